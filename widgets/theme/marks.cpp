// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/marks.h"

#include "widgets/theme/sprites.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace breakwater {
namespace {

QPolygonF octagon()
{
    QPolygonF shape;
    for (int i = 0; i < 8; ++i) {
        const double angle = std::numbers::pi / 8 * (2 * i + 1);
        shape << QPointF(8 + 7.6 * std::cos(angle), 8 + 7.6 * std::sin(angle));
    }
    return shape;
}

QPainterPath triangle()
{
    QPainterPath path; // corners rounded by the pen of the same colour
    path.addPolygon(QPolygonF({QPointF(8, 1.6), QPointF(14.6, 13.8), QPointF(1.4, 13.8)}));
    path.closeSubpath();
    return path;
}

void paintGround(QPainter &painter, Mark mark, const QColor &color)
{
    painter.setPen(QPen(color, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(color);
    if (mark == Mark::Error)
        painter.drawPolygon(octagon());
    else if (mark == Mark::Warning)
        painter.drawPath(triangle());
    else
        painter.drawEllipse(QPointF(8, 8), 7, 7);
}

void paintSign(QPainter &painter, Mark mark, const QColor &color)
{
    painter.setPen(QPen(color, 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (mark == Mark::Error) {
        painter.drawLine(QPointF(5.3, 5.3), QPointF(10.7, 10.7));
        painter.drawLine(QPointF(10.7, 5.3), QPointF(5.3, 10.7));
    } else if (mark == Mark::Ok) {
        painter.drawPolyline(QPolygonF({QPointF(4.8, 8.2), QPointF(7.1, 10.5), QPointF(11.3, 5.9)}));
    } else {
        const bool warning = mark == Mark::Warning;
        const double top = warning ? 5.8 : 7.6, bottom = warning ? 9.2 : 11.4, dot = warning ? 11.8 : 4.7;
        painter.drawLine(QPointF(8, top), QPointF(8, bottom));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(8, dot), 1.1, 1.1);
    }
}

} // namespace

Token tokenOf(Mark mark)
{
    constexpr Token colors[] = {Token::SecondaryText, Token::Error, Token::Warning, Token::Info, Token::Ok};
    return colors[static_cast<std::size_t>(mark)];
}

void paintMark(QPainter &painter, const QRectF &box, Mark mark, const Tokens &tokens)
{
    if (mark == Mark::None)
        return;
    static const char what = 0;
    const QColor &ground = tokens.color(tokenOf(mark)), &sign = tokens.color(Token::Canvas);
    sprites::paint(painter, box, {&what, static_cast<std::uint32_t>(mark), sign.rgba(), ground.rgba()},
                   [&](QPainter &on) {
                       on.save();
                       on.setRenderHint(QPainter::Antialiasing);
                       on.translate(box.topLeft());
                       on.scale(box.width() / 16, box.height() / 16);
                       paintGround(on, mark, ground);
                       paintSign(on, mark, sign);
                       on.restore();
                   });
}

namespace {
void paintStateShapes(QPainter &painter, const QRectF &box, CardState state, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = box.adjusted(0.75, 0.75, -0.75, -0.75);
    QPen pen(color, 1.5);
    if (state == CardState::Missing) {
        pen.setDashPattern({1.2, 1.2});
        pen.setCapStyle(Qt::FlatCap);
    }
    painter.setPen(pen);
    painter.setBrush(state == CardState::Active ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawEllipse(ring);
    if (state == CardState::Standby) {
        QPainterPath half;
        half.moveTo(ring.center());
        half.arcTo(ring, 90, 180);
        half.closeSubpath();
        painter.fillPath(half, color);
    }
    painter.restore();
}
} // namespace

void paintState(QPainter &painter, const QRectF &box, CardState state, const Tokens &tokens)
{
    static const char what = 0;
    const QColor &color = tokens.color(Token::SecondaryText);
    sprites::paint(painter, box, {&what, static_cast<std::uint32_t>(state), color.rgba(), 0},
                   [&](QPainter &on) { paintStateShapes(on, box, state, color); });
}

} // namespace breakwater
