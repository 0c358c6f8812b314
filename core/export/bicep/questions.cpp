// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/questions.h"

namespace breakwater::bicep {

const std::vector<Question> &questions()
{
    static const std::vector<Question> list{
        {"sqlAdministrator", "sqlAdministratorSettings",
         "Group in the directory that administers the databases; there is no password login.", false,
         "// A group of the directory, so that people can change without a deployment. Its id is in no "
         "design.\n"
         "param sqlAdministrator = {\n  name: readEnvironmentVariable('SQL_ADMIN_GROUP_NAME')\n"
         "  objectId: readEnvironmentVariable('SQL_ADMIN_GROUP_ID')\n}\n",
         "export SQL_ADMIN_GROUP_NAME=...   # group of the directory that administers the databases\n"
         "export SQL_ADMIN_GROUP_ID=...     # its object id\n"},
        {"mysqlAdministratorPassword", "string",
         "Password of the administrator that MySQL insists on; the applications sign in as themselves.", true,
         "// MySQL makes no server without a password. It comes from the vault of the pipeline, never from a "
         "file.\n"
         "param mysqlAdministratorPassword = readEnvironmentVariable('MYSQL_ADMIN_PASSWORD')\n",
         "export MYSQL_ADMIN_PASSWORD=...   # from the vault of the pipeline\n"},
        {"machinePassword", "string", "Password of the local administrator of Windows machines.", true,
         "// The local administrator of machines; people sign in through the directory.\n"
         "param machinePassword = readEnvironmentVariable('MACHINE_PASSWORD')\n",
         "export MACHINE_PASSWORD=...       # of the local administrator of the machines\n"},
        {"machinePublicKey", "string", "Public half of the SSH key of Linux machines.", false,
         "// Public half of the key that opens the machines.\n"
         "param machinePublicKey = readEnvironmentVariable('MACHINE_PUBLIC_KEY')\n",
         "export MACHINE_PUBLIC_KEY=...     # public half of the SSH key of the machines\n"},
    };
    return list;
}

} // namespace breakwater::bicep
