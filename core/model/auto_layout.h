// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <map>
#include <set>

/// Cards put in order by what needs what.
namespace breakwater {

/// What a card and a slot measure, in pixels.
struct SlotGrid {
    int cardWidth = 0, cardHeight = 0;
    int column = 0, row = 0; ///< from one slot of a lane to the next
    int primaryLeft = 0, secondaryLeft = 0; ///< of the first column of a lane
    int stripLeft = 0, stripColumn = 0;
};

struct LayoutWish {
    SlotGrid grid;
    /// Where the cards stand now. What has no place here stands on the shelf and stays there.
    std::map<ServiceId, CardPlace> places;
    /// Not empty: only these move, and their counterparts with them.
    std::set<ServiceId> only;
};

/// Places for the cards of a stamp that are not pinned. Within a lane clients stand at the outer edge and
/// what they need towards the gutter, so the secondary lane mirrors the primary; a pair stands on one row,
/// and the other lane keeps the place of a replica free. Cards that nothing tells apart keep their order.
/// Pure; a second run changes nothing.
std::map<ServiceId, CardPlace> autoLayout(const Stamp &stamp, const LayoutWish &wish);

} // namespace breakwater
