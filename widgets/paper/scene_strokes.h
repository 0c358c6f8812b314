// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/text_runs.h"

#include <QList>
#include <QPainter>
#include <QPen>
#include <QRectF>

/// What cards, lanes and lines are drawn with. Only for what paints a scene.
namespace breakwater::scene {

inline void fillRounded(QPainter &painter, const QRectF &box, double radius, const QColor &fill,
                        const QPen &pen)
{
    painter.setBrush(fill);
    painter.setPen(pen);
    painter.drawRoundedRect(box, radius, radius);
}

inline QPen dashed(const QColor &color, double width, const QList<qreal> &pixels)
{
    QPen pen(color, width);
    QList<qreal> pattern;
    for (const qreal length : pixels)
        pattern << length / width;
    pen.setDashPattern(pattern);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

inline double widthOf(const QString &text, const QFont &font)
{
    return text_runs::widthOf(text, font);
}

} // namespace breakwater::scene
