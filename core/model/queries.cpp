// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/queries.h"

#include <algorithm>

namespace breakwater {

ServiceIndex::ServiceIndex(const Topology &topology)
    : m_stamps(topology.stamps)
{
    std::size_t count = 0;
    for (const auto &stamp : m_stamps)
        count += stamp->services.size();
    m_entries.reserve(count);
    for (const auto &stamp : m_stamps)
        for (const Service &service : stamp->services)
            m_entries.emplace(service.id.text, Entry{stamp.get(), &service});
}

ServiceIndex::Entry ServiceIndex::find(const ServiceId &id) const
{
    const auto found = m_entries.find(id.text);
    return found == m_entries.end() ? Entry{} : found->second;
}

namespace {

void addRegion(std::set<RegionId> &regions, const ServiceIndex::Entry &entry)
{
    if (!entry)
        return;
    if (const std::optional<RegionId> region = entry.stamp->regionOf(*entry.service))
        regions.insert(*region);
}

} // namespace

std::set<RegionId> footprint(const ServiceIndex &index, const Stamp &stamp, const Service &service)
{
    std::set<RegionId> regions;
    addRegion(regions, {&stamp, &service});
    for (const Protection &protection : stamp.protections) {
        if (protection.service == service.id) {
            for (const ReplicaRegion &replica : protection.replicas)
                regions.insert(replica.region);
            for (const ServiceId &counterpart : protection.counterparts)
                addRegion(regions, index.find(counterpart));
        } else if (std::find(protection.counterparts.begin(), protection.counterparts.end(), service.id)
                   != protection.counterparts.end()) {
            addRegion(regions, index.find(protection.service));
        }
    }
    return regions;
}

} // namespace breakwater
