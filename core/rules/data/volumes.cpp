// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/volumes.h"

#include <algorithm>

namespace breakwater {

namespace {

bool names(const Service &backup, const Service &cluster, const StampView &now)
{
    const auto links = now.dependenciesFrom(backup);
    return std::any_of(links.begin(), links.end(),
                       [&cluster](const Dependency *link) { return link->to == cluster.id; })
        || std::any_of(backup.parts.begin(), backup.parts.end(), [&cluster](const Part &part) {
               return part.kind == "backup-instance" && part.ref == cluster.id;
           });
}

} // namespace

std::vector<const Part *> volumesOf(const Service &cluster)
{
    std::vector<const Part *> volumes;
    for (const Part &part : cluster.parts)
        if (part.kind == "volume")
            volumes.push_back(&part);
    return volumes;
}

const Service *backupOf(const Service &cluster, const StampView &now)
{
    for (const char *kind : {"aks-backup", "backup-vault"})
        for (const Service *backup : now.servicesOfKind(kind))
            if (names(*backup, cluster, now))
                return backup;
    return nullptr;
}

} // namespace breakwater
