// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/glyph.h"
#include "widgets/theme/marks.h"
#include "widgets/theme/tokens.h"

#include <QIcon>

namespace breakwater {

/// A line icon of resources/ui/icons, always in the colour of the theme in force.
QIcon lineIcon(const QString &name);
void paintLineIcon(QPainter &painter, const QRectF &box, const QString &name, const QColor &color);
/// A severity mark as an icon.
QIcon markIcon(Mark mark);
/// The same for a checkable button that filters: faded while it is off.
QIcon filterIcon(Mark mark);
/// A category tile with the glyph of a kind, 28 px.
QIcon tileIcon(const Glyph &glyph, Category category);

} // namespace breakwater
