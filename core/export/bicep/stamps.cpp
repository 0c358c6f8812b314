// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/stamps.h"

#include "core/export/bicep/names.h"

#include <algorithm>

namespace breakwater::bicep {

std::vector<WantedStamp> wantedStamps(const ExportRequest &request)
{
    std::vector<WantedStamp> list;
    std::set<std::string> folders;
    for (const auto &stamp : request.now.topology->stamps) {
        std::string folder = slug(stamp->name).substr(0, 48);
        folder = distinct(folder.empty() ? "stamp" : folder, folders);
        const auto &wanted = request.stamps;
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), stamp->id) != wanted.end())
            list.push_back({stamp.get(), std::move(folder)});
    }
    return list;
}

} // namespace breakwater::bicep
