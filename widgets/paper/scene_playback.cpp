// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_playback.h"

#include <QLineF>
#include <QPainter>

namespace breakwater::scene {
namespace {

constexpr double kLitWidth = 3, kDeadWidth = 1.5, kHeadLength = 9, kHeadHalf = 5, kCross = 6;

void paintHead(QPainter &painter, const QPolygonF &points, const QColor &color)
{
    const QLineF last(points[points.size() - 2], points.last());
    if (last.length() < 1)
        return;
    const QPointF along = (last.p2() - last.p1()) / last.length();
    const QPointF across(-along.y(), along.x());
    const QPointF back = last.p2() - along * kHeadLength;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({last.p2(), back + across * kHeadHalf, back - across * kHeadHalf}));
}

void paintCut(QPainter &painter, const QPointF &at, const Style &style)
{
    painter.setPen(QPen(style.tokens.color(Token::Error), 1.5));
    painter.setBrush(style.tokens.color(Token::Canvas));
    painter.drawEllipse(at, kCross + 1, kCross + 1);
    painter.setPen(QPen(style.tokens.color(Token::Error), 2, Qt::SolidLine, Qt::RoundCap));
    const double arm = kCross / 2;
    painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm));
    painter.drawLine(at - QPointF(arm, -arm), at + QPointF(arm, -arm));
}

} // namespace

void paintPlayedLink(QPainter &painter, const Link &link, const Style &style)
{
    const bool lit = link.look == LinkLook::Lit;
    const QColor color = style.tokens.color(lit ? Token::Ok : Token::IdleLink);
    QPen pen(color, lit ? kLitWidth : kDeadWidth, lit ? Qt::SolidLine : Qt::DotLine, Qt::FlatCap);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const QPainterPath path = pathOf(link.points);
    painter.drawPath(path);
    paintHead(painter, link.points, color);
    if (!lit && (link.style == LinkStyle::Replication || link.style == LinkStyle::Steering))
        paintCut(painter, path.pointAtPercent(0.5), style);
}

} // namespace breakwater::scene
