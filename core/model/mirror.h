// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/copying.h"

#include <string>
#include <utility>
#include <vector>

/// What stands in one lane, made to stand in the other too.
namespace breakwater {

/// What the pair of a service is protected with when nobody chose: the kind's first generally available
/// option that keeps something in the other region before the loss; among those with a second service the one
/// of the stamp's strategy. Null: the kind has none.
const DrOption *usualPairOption(const ServiceKind &kind, std::optional<Strategy> strategy);

/// The service across the gutter that a protection joins with this one, in either direction.
std::optional<ServiceId> counterpartOf(const Stamp &stamp, const Service &service);

struct Mirroring {
    Edit edit; ///< changes nothing when there is nothing to do
    std::vector<std::pair<ServiceId, ServiceId>> made; ///< source and its new counterpart
    std::vector<std::pair<ServiceId, ServiceId>> paired; ///< had one, or found one that nobody claimed
    std::vector<ServiceId> platform; ///< the platform keeps the copy: no second service
    std::vector<std::pair<ServiceId, std::string>> skipped; ///< and why, one sentence
    std::size_t links = 0; ///< dependencies that the new counterparts got
};

/// Counterparts for services of one stamp, in the other lane: parameters as here, those that differ by region
/// at their defaults; joined by the option they have, else by the usual one; needing what stands for what the
/// source needs. Adds the secondary zone in the paired region when there is none.
Mirroring mirrorToPair(const Catalog &catalog, const Topology &topology, const StampId &stamp,
                       const std::vector<ServiceId> &services, const Mint &mint);

} // namespace breakwater
