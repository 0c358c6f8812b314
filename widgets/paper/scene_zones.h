// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"

/// The cards of both lanes by the availability zones that they stand in, instead of where they were put.
namespace breakwater::scene {

/// Moves the cards of the lanes, whose frames are relative to their zone still. The sub-lanes are as wide as
/// nothing yet, stand below one another, and serve both lanes alike, so that a zone has one height.
std::vector<SubLane> placeByZones(Band &band, const Stamp &stamp, double laneWidth, const Speech &speech);

} // namespace breakwater::scene
