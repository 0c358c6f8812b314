// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/copying.h"

#include <vector>

namespace breakwater {

/// The stamps of one design at the end of another, under ids of their own.
struct Joining {
    Edit edit;
    std::vector<StampId> stamps; ///< the new ones, in order
    std::size_t services = 0, links = 0;
};
/// With their objectives, times, zones, cards and groups of stores. What names people, flows of a diagram and
/// steps of a plan stays behind: it belongs to the design that it was written for.
Joining stampsInto(const Topology &topology, const Topology &from, const Mint &mint);

} // namespace breakwater
