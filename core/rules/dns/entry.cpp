// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/dns/entry.h"

namespace breakwater {

std::vector<Way> waysFrom(const Service &entry, const StampView &now)
{
    std::vector<Way> ways;
    for (const Dependency *link : now.dependenciesFrom(entry)) {
        const NamedService *to = link->type == DependencyType::Routes ? now.summary(link->to) : nullptr;
        if (to != nullptr)
            ways.push_back({link, to});
    }
    return ways;
}

Reached reachedBy(const std::vector<Way> &ways)
{
    Reached reached;
    for (const Way &way : ways) {
        if (way.to->region() == nullptr)
            reached.everywhere = true;
        else if (way.link->addressedBy == "failover-host")
            for (const RegionId *region : way.to->footprint())
                reached.regions.insert(*region);
        else
            reached.regions.insert(*way.to->region());
    }
    return reached;
}

std::string Reached::inWords(const StampView &now) const
{
    return regions.empty() ? std::string("no region") : now.regionName(*regions.begin()) + " only";
}

std::vector<const Service *> probingEntries(const StampView &now)
{
    std::vector<const Service *> entries;
    for (const char *kind : {"front-door", "traffic-manager"}) {
        const auto found = now.servicesOfKind(kind);
        entries.insert(entries.end(), found.begin(), found.end());
    }
    return entries;
}

} // namespace breakwater
