// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"

/// Which lines a band shows, what they say and where they run.
namespace breakwater::scene {

class Facts;
class Marks;

std::vector<Link> linksOf(const Band &band, const Stamp &stamp, const Facts &facts,
                          const LayoutOptions &options);
/// The two cards that a line joins.
struct Way {
    const CardFace *from, *to;
};
/// Gives each line its points, clear of cards and of the lines before it; `ways` has one entry a line.
void leadLines(std::vector<Link> &links, const std::vector<Way> &ways, const Band &band);
/// From one stamp to another: between the rows to the margin, along it, and back in. Below a card there is
/// always a free gap.
QPolygonF crossWay(const CardFace &from, const CardFace &to, double margin);
/// Between stamps, along the left edge of the bands; whole document.
std::vector<Link> crossLinksOf(const Geometry &geometry, const Topology &topology, const Marks &marks);

} // namespace breakwater::scene
