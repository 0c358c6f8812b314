// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"

/// Which lines a band shows, what they say and where they run.
namespace breakwater::scene {

class Facts;
class Marks;

std::vector<Link> linksOf(const Band &band, const Stamp &stamp, const Facts &facts,
                          const LayoutOptions &options);
/// Between stamps, along the left edge of the bands; whole document.
std::vector<Link> crossLinksOf(const Geometry &geometry, const Topology &topology, const Marks &marks);

} // namespace breakwater::scene
