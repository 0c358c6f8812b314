// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_painter.h"

/// Links while an outage is played: what is cut off, and what carries the traffic that was led over.
namespace breakwater::scene {

/// In place of the usual line: a broken one with a cross, or a thick one. Told apart by width, dashes and
/// sign before colour.
void paintPlayedLink(QPainter &painter, const Link &link, const Style &style);

} // namespace breakwater::scene
