// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits_detail.h"

#include <fmt/format.h>

namespace breakwater {

namespace {

/// The topology, unless it breaks an invariant.
Result<Topology> held(Topology topology)
{
    if (std::optional<Error> error = brokenInvariant(topology))
        return *error;
    return topology;
}

/// Everything of a stamp that can name, or be named by, something else.
bool sameLinks(const Stamp &a, const Stamp &b)
{
    return a.zones == b.zones && a.services == b.services && a.dependencies == b.dependencies
        && a.protections == b.protections && a.consistencyGroups == b.consistencyGroups
        && a.degradedModes == b.degradedModes && a.flows == b.flows;
}

Stamp withZone(Stamp stamp, ZoneRole role, const RegionId &region)
{
    const auto place = std::find_if(stamp.zones.begin(), stamp.zones.end(),
                                    [role](const LandingZone &zone) { return zone.role == role; });
    if (place != stamp.zones.end()) {
        place->region = region;
        return stamp;
    }
    LandingZone zone;
    zone.role = role;
    zone.region = region;
    stamp.zones.insert(role == ZoneRole::Primary ? stamp.zones.begin() : stamp.zones.end(), std::move(zone));
    return stamp;
}

} // namespace

Edit addStamp(Stamp stamp, Layout layout)
{
    return
        [stamp = std::move(stamp), layout = std::move(layout)](const Topology &topology) -> Result<Topology> {
            if (topology.stamp(stamp.id) != nullptr)
                return impossible(fmt::format("The id {} is used twice.", stamp.id.text));
            Stamp ordered = stamp;
            orderById(ordered);
            std::stable_sort(ordered.zones.begin(), ordered.zones.end(),
                             [](const LandingZone &a, const LandingZone &b) { return a.role < b.role; });
            Topology changed = withStamp(topology, std::move(ordered));
            changed = detail::withCards(changed, stamp.id, [&layout, &stamp](Layout &placed) {
                placed.collapsed = layout.collapsed;
                for (const auto &[service, place] : layout.cards)
                    if (stamp.service(service) != nullptr)
                        placed.cards[service] = place;
            });
            return held(std::move(changed));
        };
}

Edit removeStamp(StampId stamp)
{
    return [stamp = std::move(stamp)](const Topology &topology) -> Result<Topology> {
        const Stamp *gone = topology.stamp(stamp);
        if (gone == nullptr)
            return detail::noSuch("stamp", stamp.text);
        std::set<ServiceId> services;
        for (const Service &service : gone->services)
            services.insert(service.id);
        std::set<DependencyId> dependencies;
        for (const Dependency &dependency : gone->dependencies)
            dependencies.insert(dependency.id);
        Topology changed = topology;
        changed.stamps.erase(std::find_if(changed.stamps.begin(), changed.stamps.end(),
                                          [&stamp](const auto &known) { return known->id == stamp; }));
        changed.layouts.erase(std::remove_if(changed.layouts.begin(), changed.layouts.end(),
                                             [&stamp](const auto &known) { return known->stamp == stamp; }),
                              changed.layouts.end());
        changed = detail::withoutServices(changed, services);
        return detail::withoutDependencies(changed, dependencies);
    };
}

Edit setZoneRegion(StampId stamp, ZoneRole role, RegionId region)
{
    return [stamp = std::move(stamp), role,
            region = std::move(region)](const Topology &topology) -> Result<Topology> {
        const Stamp *before = topology.stamp(stamp);
        if (before == nullptr)
            return detail::noSuch("stamp", stamp.text);
        if (region.empty())
            return impossible(fmt::format("A zone of {} needs a region.", before->name));
        return detail::withStampIfChanged(topology, withZone(*before, role, region));
    };
}

Edit changeStamp(StampId stamp, std::function<void(Stamp &)> change)
{
    return
        [stamp = std::move(stamp), change = std::move(change)](const Topology &topology) -> Result<Topology> {
            const std::shared_ptr<const Stamp> before = topology.stampPointer(stamp);
            if (!before)
                return detail::noSuch("stamp", stamp.text);
            Stamp after = *before;
            change(after);
            if (after.id != stamp)
                return impossible("The id of a stamp cannot be changed.");
            if (after == *before)
                return topology;
            if (sameLinks(*before, after))
                return withStamp(topology, std::move(after));
            orderById(after);
            return held(withStamp(topology, std::move(after)));
        };
}

} // namespace breakwater
