// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include <vector>

/// Boxes put in order. Pure; the first box leads where one has to.
namespace breakwater::arrange {

enum class To { Left, Right, Top, Bottom, CentreX, CentreY, Row };

/// Upper left corners, in the order given. Edges: of the outermost box. `Row`: all on the row of the first.
std::vector<QPointF> aligned(const std::vector<QRectF> &boxes, To to);
/// Equal gaps between the first and the last along an axis, which both stay. Fewer than three stay too.
std::vector<QPointF> distributed(const std::vector<QRectF> &boxes, Qt::Orientation along);

} // namespace breakwater::arrange
