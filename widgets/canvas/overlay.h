// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace breakwater {

/// The ground of whatever lies over the canvas: one fill, one border, rounded. Of a paintEvent.
void paintOverlayGround(QWidget &widget);

} // namespace breakwater
