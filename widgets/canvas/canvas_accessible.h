// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

namespace breakwater {

class CanvasView;

/// The canvas to assistive technology: one child a zone (grouping) and one a card (list item).
void installCanvasAccessibility();
/// After every change of the geometry.
void updateAccessibleCards(CanvasView *view);
/// What is said of a zone changed: the verdict on what is dragged over it.
void announceZone(CanvasView *view, const StampId &stamp, Site site);
void forgetAccessibleCards(CanvasView *view);

} // namespace breakwater
