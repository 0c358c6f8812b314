// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakwater {

class CanvasView;

/// The canvas to assistive technology: one child a zone (grouping) and one a card (list item).
void installCanvasAccessibility();
/// After every change of the geometry.
void updateAccessibleCards(CanvasView *view);
void forgetAccessibleCards(CanvasView *view);

} // namespace breakwater
