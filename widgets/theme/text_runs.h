// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

class QPainter;

/// Texts as they were set last: a line that is painted in every frame finds its glyphs ready.
namespace breakwater::text_runs {

/// Horizontal advance, remembered on the GUI thread.
double widthOf(const QString &text, const QFont &font);
/// One line on a baseline, elided at its end to the width. Onto the pixels of a window only: false on any
/// other device, which wants the text itself.
bool paint(QPainter &painter, const QPointF &baseline, const QString &text, const QFont &font,
           const QColor &color, double width, Qt::Alignment alignment);

void forget(); ///< all of them

} // namespace breakwater::text_runs
