// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

namespace breakwater {

class CanvasView;

/// The canvas to assistive technology: one child a zone (grouping), a card (list item) and a line
/// (link), each with its name; made when somebody asks.
void installCanvasAccessibility();
/// After every change of the geometry.
void updateAccessibleThings(CanvasView *view);
/// After the selection is another one.
void announceSelection(CanvasView *view);
/// The keyboard points at this card.
void announceCard(CanvasView *view, const ServiceId &service);
/// What is said of a zone changed: the verdict on what is dragged over it.
void announceZone(CanvasView *view, const StampId &stamp, Site site);
void forgetAccessibleThings(CanvasView *view);

} // namespace breakwater
