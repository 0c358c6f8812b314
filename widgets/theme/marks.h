// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QRectF>

class QPainter;

namespace breakwater {

/// A verdict by shape before colour: cross in an octagon, ! in a triangle, i in a disc, check in a disc.
enum class Mark { None, Error, Warning, Info, Ok };
Token tokenOf(Mark mark);
void paintMark(QPainter &painter, const QRectF &box, Mark mark, const Tokens &tokens);

/// What a card does at present: disc active, half disc standby, ring cold, dashed ring missing.
enum class CardState { Active, Standby, Cold, Missing };
void paintState(QPainter &painter, const QRectF &box, CardState state, const Tokens &tokens);

} // namespace breakwater
