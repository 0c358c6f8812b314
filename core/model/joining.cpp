// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/joining.h"

#include <algorithm>
#include <map>

namespace breakwater {

namespace {

/// The stamp without anything that has an id of its own.
Stamp shellOf(const Stamp &stamp, StampId id, std::string name)
{
    Stamp shell;
    shell.id = std::move(id);
    shell.type = stamp.type;
    shell.name = std::move(name);
    shell.criticality = stamp.criticality;
    shell.strategy = stamp.strategy;
    shell.isPublic = stamp.isPublic;
    shell.objectives = stamp.objectives;
    shell.timing = stamp.timing;
    shell.impact = stamp.impact;
    shell.allowedGeographies = stamp.allowedGeographies;
    shell.zones = stamp.zones;
    return shell;
}

bool hasStamp(const Topology &topology, const std::string &name)
{
    return std::any_of(topology.stamps.begin(), topology.stamps.end(),
                       [&](const auto &stamp) { return stamp->name == name; });
}

std::vector<ServiceId> everyService(const Topology &topology)
{
    std::vector<ServiceId> ids;
    for (const auto &stamp : topology.stamps)
        for (const Service &service : stamp->services)
            ids.push_back(service.id);
    return ids;
}

std::map<ServiceId, CardPlace> everyPlace(const Topology &topology)
{
    std::map<ServiceId, CardPlace> places;
    for (const auto &layout : topology.layouts)
        places.insert(layout->cards.begin(), layout->cards.end());
    return places;
}

/// Groups of stores that must agree, of the copies.
Edit regroup(StampId stamp, std::vector<ConsistencyGroup> groups, std::map<ServiceId, ServiceId> copies,
             const Mint &mint)
{
    for (ConsistencyGroup &group : groups) {
        group.id = mint("group");
        for (ServiceId &store : group.stores)
            if (const auto copy = copies.find(store); copy != copies.end())
                store = copy->second;
    }
    return changeStamp(std::move(stamp),
                       [groups = std::move(groups)](Stamp &one) { one.consistencyGroups = groups; });
}

} // namespace

Joining stampsInto(const Topology &topology, const Topology &from, const Mint &mint)
{
    Joining joining;
    const Mint fresh = remembering(mint);
    std::map<StampId, StampId> renamed;
    std::vector<Edit> edits;
    for (const auto &stamp : from.stamps) {
        const StampId id{fresh("stamp")};
        const auto taken = [&](const std::string &name) { return hasStamp(topology, name); };
        edits.push_back(addStamp(
            shellOf(*stamp, id, taken(stamp->name) ? freeNameLike(stamp->name, taken) : stamp->name)));
        renamed[stamp->id] = id;
        joining.stamps.push_back(id);
    }
    const std::map<ServiceId, CardPlace> places = everyPlace(from);
    const Topology excerpt = excerptOf(from, everyService(from), places);
    const auto spotOf = [&](const Stamp &stamp, const Service &service) -> std::optional<Spot> {
        const auto place = places.find(service.id);
        return Spot{renamed.at(stamp.id), service.at,
                    place == places.end() ? std::nullopt : std::optional(place->second)};
    };
    Copying copying = copyInto(topology, excerpt, spotOf, fresh);
    edits.push_back(std::move(copying.edit));
    joining.services = copying.services.size();
    joining.links = copying.links;
    std::map<ServiceId, ServiceId> copies;
    std::size_t next = 0;
    for (const auto &stamp : excerpt.stamps)
        for (const Service &service : stamp->services)
            copies[service.id] = copying.services[next++];
    for (const auto &stamp : from.stamps)
        if (!stamp->consistencyGroups.empty())
            edits.push_back(regroup(renamed.at(stamp->id), stamp->consistencyGroups, copies, fresh));
    joining.edit = allOf(std::move(edits));
    return joining;
}

} // namespace breakwater
