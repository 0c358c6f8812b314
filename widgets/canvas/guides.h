// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

/// Lines that a dragged card is drawn to: edges and centres of the others, and gaps as wide as theirs. Pure;
/// scene pixels.
namespace breakwater::guides {

struct Line {
    QLineF line;
    bool gap = false; ///< a dimension between two cards, with a tick at either end
    bool operator==(const Line &) const = default;
};

struct Snap {
    std::optional<double> x, y; ///< of the upper left corner, where something drew it
    std::vector<Line> lines;
};

/// `reach`: how near an edge, a centre or a gap has to be.
Snap snapTo(const QRectF &moving, const std::vector<QRectF> &others, double reach);

} // namespace breakwater::guides
