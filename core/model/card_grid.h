// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <algorithm>
#include <optional>

/// Where cards stand in two lanes that face each other: one arithmetic for the picture and for the hand.
namespace breakwater::grid {

inline constexpr int kCardWidth = 168, kColumn = 204;
inline constexpr int kPrimaryLeft = 24, kSecondaryLeft = 12; ///< the edge of a lane to its first card
inline constexpr int kLaneWidth =
    kPrimaryLeft + kSecondaryLeft + kCardWidth + kColumn; ///< at least: two columns

/// The lane that a card at `x` needs; the margins of the secondary lane are those of the primary, mirrored.
inline int laneWidthFor(Site site, int x)
{
    return x + kCardWidth + (site == Site::Primary ? kSecondaryLeft : kPrimaryLeft);
}

/// The same row across the gutter.
template <class Number>
Number acrossTheGutter(Number laneWidth, Number x)
{
    return std::max(Number(0), laneWidth - x - Number(kCardWidth));
}

/// The lane in which a replica that is no service is drawn; none, where its region is not that of the other
/// lane.
inline std::optional<Site> replicaSite(const Stamp &stamp, const Service &service,
                                       const ReplicaRegion &replica)
{
    if (service.at != Site::Primary && service.at != Site::Secondary)
        return std::nullopt;
    const Site other = service.at == Site::Primary ? Site::Secondary : Site::Primary;
    const LandingZone *zone = stamp.zone(other == Site::Primary ? ZoneRole::Primary : ZoneRole::Secondary);
    return zone && zone->region == replica.region ? std::optional(other) : std::nullopt;
}

} // namespace breakwater::grid
