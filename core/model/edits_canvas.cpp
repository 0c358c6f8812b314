// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits_detail.h"

#include <fmt/format.h>

/// Edits that move cards: they change a layout and no stamp.
namespace breakwater {

Topology detail::withCards(const Topology &topology, const StampId &stamp,
                           const std::function<void(Layout &)> &change)
{
    const Layout *before = topology.layout(stamp);
    Layout layout = before != nullptr ? *before : Layout{stamp, false, {}};
    change(layout);
    if (before != nullptr ? layout == *before : layout == Layout{stamp, false, {}})
        return topology;
    return withLayout(topology, std::move(layout));
}

Edit placeCard(StampId stamp, ServiceId service, CardPlace place)
{
    return placeCards(std::move(stamp), {{std::move(service), place}});
}

Edit placeCards(StampId stamp, std::map<ServiceId, CardPlace> places)
{
    return
        [stamp = std::move(stamp), places = std::move(places)](const Topology &topology) -> Result<Topology> {
            const Stamp *owner = topology.stamp(stamp);
            if (owner == nullptr)
                return detail::noSuch("stamp", stamp.text);
            for (const auto &[service, place] : places)
                if (owner->service(service) == nullptr)
                    return impossible(
                        fmt::format("{} has no service with the id {}.", owner->name, service.text));
            return detail::withCards(topology, stamp, [&places](Layout &layout) {
                for (const auto &[service, place] : places)
                    layout.cards[service] = place;
            });
        };
}

Edit setCollapsed(StampId stamp, bool collapsed)
{
    return [stamp = std::move(stamp), collapsed](const Topology &topology) -> Result<Topology> {
        if (topology.stamp(stamp) == nullptr)
            return detail::noSuch("stamp", stamp.text);
        return detail::withCards(topology, stamp,
                                 [collapsed](Layout &layout) { layout.collapsed = collapsed; });
    };
}

} // namespace breakwater
