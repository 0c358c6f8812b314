// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_painter.h"

#include "widgets/paper/scene_playback.h"
#include "widgets/paper/scene_strokes.h"
#include "widgets/theme/sprites.h"
#include "widgets/theme/text_runs.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace breakwater::scene {
namespace {

constexpr double kHeadLength = 7, kHeadHalf = 4;

QColor colorOf(const Link &link, const Tokens &t)
{
    if (link.mark == Mark::Error)
        return t.color(Token::Error);
    if (link.selected)
        return t.color(Token::Accent);
    if (link.idle)
        return t.color(Token::IdleLink);
    return t.color(link.style == LinkStyle::Steering ? Token::Accent : Token::ControlBorder);
}

/// The line without its last pixels, which the head covers.
QPolygonF shortened(QPolygonF points, double by)
{
    const qsizetype n = points.size();
    const QPointF way = points[n - 1] - points[n - 2];
    const double length = std::hypot(way.x(), way.y());
    points[n - 1] -= way / std::max(length, 1e-9) * std::min(by, length);
    return points;
}

void paintHead(QPainter &painter, const QPolygonF &points, const QColor &color)
{
    const QPointF tip = points.last(), back = points[points.size() - 2];
    const double length = std::hypot(tip.x() - back.x(), tip.y() - back.y());
    if (length <= 0)
        return;
    const QPointF along = (tip - back) / length, across(-along.y(), along.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({tip, tip - along * kHeadLength + across * kHeadHalf,
                                   tip - along * kHeadLength - across * kHeadHalf}));
}

bool isDouble(const Link &link)
{
    return link.style == LinkStyle::Replication || link.style == LinkStyle::Backup;
}

QPen penOf(const Link &link, const QColor &color)
{
    switch (link.style) {
    case LinkStyle::Hard:
        break;
    case LinkStyle::Soft:
        return dashed(color, 1.5, {6, 4});
    case LinkStyle::Steering: {
        QPen pen(color, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        pen.setDashPattern({0.01, 2});
        return pen;
    }
    case LinkStyle::Replication:
        return QPen(color, 1.25);
    case LinkStyle::Backup:
        return dashed(color, 1.25, {6, 4});
    }
    return QPen(color, 1.5);
}

void paintLabelText(QPainter &painter, const Link &link, const Style &style)
{
    const Tokens &t = style.tokens;
    const QFont font = style.font(11), strong = style.font(11, QFont::Medium);
    const double room = link.labelRoom - (link.labelOnLine ? 16 : 4);
    if (room < 20)
        return;
    // "priority 2, disabled" is what the design says before somebody has led the traffic there.
    const bool over = link.look == LinkLook::Lit && link.idle;
    const bool tooWide = style.isFar() && widthOf(link.label, font) > room;
    const QString label = over || tooWide ? QString() : link.label;
    const double width = std::min(widthOf(label, font), room);
    const QPointF left(link.labelAt.x() - room / 2, link.labelAt.y());
    const double high = 13 * style.enlarged, rise = 10 * style.enlarged; // of the words
    const auto ground = [&](double words, double dy) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.color(Token::Canvas));
        painter.drawRect(QRectF(link.labelAt.x() - words / 2 - 3, link.labelAt.y() + dy, words + 6, high));
    };
    if (!label.isEmpty() && (link.labelOnLine || link.protection))
        ground(width, link.labelOnLine ? -high / 2 : -7 - rise);
    if (!link.detail.isEmpty() && link.protection)
        ground(std::min(widthOf(link.detail, strong), room), 5);
    paintText(painter, left + QPointF(0, link.labelOnLine ? 0.4 * rise : -7), label, font,
              t.color(Token::SecondaryText), room, Qt::AlignHCenter);
    paintText(painter, left + QPointF(0, 5 + rise), link.detail, strong, t.color(Token::Text), room,
              Qt::AlignHCenter);
}

/// The numbers of a flow in a dark pill, near the client's end of the line.
void paintFlowNumbers(QPainter &painter, const Link &link, const Style &style)
{
    QStringList words;
    for (const int number : link.flowNumbers)
        words << QString::number(number);
    const QString text = words.join(QLatin1Char(','));
    const QFont font = style.font(9, QFont::DemiBold);
    const double width = std::max(13.0, widthOf(text, font) + 6);
    const QPainterPath path = pathOf(link.points);
    const QPointF at = path.pointAtPercent(path.length() < 60 ? 0.4 : path.percentAtLength(24));
    const QRectF pill(at.x() - width / 2, at.y() - 6.5, width, 13);
    fillRounded(painter, pill, 6.5, style.tokens.color(Token::Text),
                QPen(style.tokens.color(Token::Canvas), 1));
    paintText(painter, QPointF(pill.left(), at.y() + 3.3), text, font, style.tokens.color(Token::Canvas),
              width, Qt::AlignHCenter);
}

} // namespace

void Style::seenAt(double scale)
{
    constexpr double near = 0.75, seenAs = 0.85, most = 1.55;
    enlarged = scale >= near ? 1 : std::min(seenAs / std::max(scale, 0.01), most);
}

QFont Style::font(int pixels, QFont::Weight weight) const
{
    if (isFar())
        pixels = static_cast<int>(std::lround(pixels * enlarged));
    if (!paper)
        return screenFont(pixels, weight);
    // Liberation has two weights; medium reads as regular, semibold as bold.
    return paperFont(pixels, weight >= QFont::DemiBold ? QFont::Bold : QFont::Normal);
}

void paintText(QPainter &painter, const QPointF &baseline, const QString &text, const QFont &font,
               const QColor &color, double width, Qt::Alignment alignment)
{
    if (text.isEmpty() || width <= 0
        || text_runs::paint(painter, baseline, text, font, color, width, alignment))
        return;
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, width + 0.5);
    double shift = 0;
    if (alignment & (Qt::AlignRight | Qt::AlignHCenter))
        shift = (width - metrics.horizontalAdvance(shown)) / (alignment & Qt::AlignRight ? 1 : 2);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(baseline + QPointF(shift, 0), shown);
}

QPainterPath pathOf(const QPolygonF &points, double radius)
{
    QPainterPath path;
    if (points.isEmpty())
        return path;
    path.moveTo(points.first());
    for (qsizetype i = 1; i + 1 < points.size(); ++i) {
        const QPointF in = points[i] - points[i - 1], out = points[i + 1] - points[i];
        const double inLength = std::hypot(in.x(), in.y()), outLength = std::hypot(out.x(), out.y());
        const double r = std::min({radius, inLength / 2, outLength / 2});
        if (r < 0.5) {
            path.lineTo(points[i]);
            continue;
        }
        path.lineTo(points[i] - in / inLength * r);
        path.quadTo(points[i], points[i] + out / outLength * r);
    }
    path.lineTo(points.last());
    return path;
}

namespace {

constexpr double kCornerRadius = 8, kDoubleReach = 2;

/// A corner of an orthogonal line, rounded as pathOf() rounds it.
struct Corner {
    QPointF at, in, out; ///< unit vectors of the travel before and after
    double radius = 0;
};

Corner cornerOf(const QPolygonF &points, qsizetype i)
{
    const QPointF in = points[i] - points[i - 1], out = points[i + 1] - points[i];
    const double inLength = std::hypot(in.x(), in.y()), outLength = std::hypot(out.x(), out.y());
    if (inLength <= 0 || outLength <= 0)
        return {points[i], {}, {}, 0};
    const double radius = std::min({kCornerRadius, inLength / 2, outLength / 2});
    return {points[i], in / inLength, out / outLength, radius < 0.5 ? 0 : radius};
}

bool isOrthogonal(const QPolygonF &points)
{
    for (qsizetype i = 1; i < points.size(); ++i)
        if (points[i].x() != points[i - 1].x() && points[i].y() != points[i - 1].y())
            return false;
    return true;
}

QRectF bar(const QPointF &a, const QPointF &b, double half)
{
    const QRectF box(QPointF(std::min(a.x(), b.x()), std::min(a.y(), b.y())),
                     QPointF(std::max(a.x(), b.x()), std::max(a.y(), b.y())));
    return a.y() == b.y() ? box.adjusted(0, -half, 0, half) : box.adjusted(-half, 0, half, 0);
}

void paintCorner(QPainter &painter, const Corner &corner, const QPen &pen)
{
    const double reach = corner.radius + pen.widthF();
    const auto side = [](const QPointF &way) {
        return static_cast<std::uint32_t>((way.x() + 1) * 3 + way.y() + 1);
    };
    static const char what = 0;
    const sprites::Key key{&what,
                           side(corner.in) + 16 * side(corner.out)
                               + 256 * static_cast<std::uint32_t>(std::lround(corner.radius * 16))
                               + 65536 * static_cast<std::uint32_t>(std::lround(pen.widthF() * 16)),
                           pen.color().rgba(), 0};
    sprites::paintExactly(painter, QRectF(corner.at, QSizeF()).adjusted(-reach, -reach, reach, reach), key,
                          [&](QPainter &on) {
                              QPainterPath path(corner.at - corner.in * corner.radius);
                              path.quadTo(corner.at, corner.at + corner.out * corner.radius);
                              on.strokePath(path, pen);
                          });
}

/// The ends of a line and its bends.
std::vector<Corner> cornersOf(const QPolygonF &points)
{
    std::vector<Corner> corners{{points.first(), {}, {}, 0}};
    for (qsizetype i = 1; i + 1 < points.size(); ++i)
        corners.push_back(cornerOf(points, i));
    corners.push_back({points.last(), {}, {}, 0});
    return corners;
}

/// Level and upright bars cost a rasteriser next to nothing, and a corner is a picture that all corners
/// share. `cap`: how far the line reaches beyond its ends.
void paintPieces(QPainter &painter, const std::vector<Corner> &corners, const QColor &color, double width,
                 double cap, const QRectF &seen)
{
    const QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    const double half = width / 2;
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const Corner &before = corners[i - 1], &corner = corners[i];
        const bool first = i == 1, last = i + 1 == corners.size();
        QPointF from = before.at, to = corner.at;
        const QPointF way = to - from;
        const double length = std::abs(way.x()) + std::abs(way.y());
        if (length > 0) {
            const QPointF along = way / length;
            from += along * (first ? -cap : before.radius > 0 ? before.radius : -half);
            to += along * (last ? cap : corner.radius > 0 ? -corner.radius : half);
            const QRectF box = bar(from, to, half);
            if (seen.isNull() || seen.intersects(box))
                painter.fillRect(box, color);
        }
        if (corner.radius > 0
            && (seen.isNull() || seen.intersects(QRectF(corner.at, QSizeF()).adjusted(-12, -12, 12, 12))))
            paintCorner(painter, corner, pen);
    }
}

/// An orthogonal line moved sideways: its bends stay round one common middle.
std::vector<Corner> besideOf(const QPolygonF &points, double by)
{
    const auto across = [by](const QPointF &way) { return QPointF(-way.y(), way.x()) * by; };
    const auto unit = [](const QPointF &way) { return way / std::max(std::hypot(way.x(), way.y()), 1e-9); };
    const qsizetype last = points.size() - 1;
    std::vector<Corner> corners = cornersOf(points);
    corners.front().at += across(unit(points[1] - points[0]));
    corners.back().at += across(unit(points[last] - points[last - 1]));
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        Corner &corner = corners[i];
        const double turn = corner.in.x() * corner.out.y() - corner.in.y() * corner.out.x();
        corner.at += across(corner.in) + (turn != 0 ? across(corner.out) : QPointF());
        corner.radius = corner.radius > 0 && turn != 0 ? std::max(0.0, corner.radius - turn * by) : 0;
    }
    return corners;
}

QPainterPath pathAlong(const std::vector<Corner> &corners)
{
    QPainterPath path(corners.front().at);
    for (std::size_t i = 1; i < corners.size(); ++i) {
        path.lineTo(corners[i].at - corners[i].in * corners[i].radius);
        if (corners[i].radius > 0)
            path.quadTo(corners[i].at, corners[i].at + corners[i].out * corners[i].radius);
    }
    return path;
}

/// The outline of a thick line, as two lines and what closes them at their ends.
void paintDoublePieces(QPainter &painter, const QPolygonF &points, const QColor &color, double width,
                       const QRectF &seen)
{
    const std::vector<Corner> left = besideOf(points, kDoubleReach), right = besideOf(points, -kDoubleReach);
    for (const std::vector<Corner> *side : {&left, &right})
        paintPieces(painter, *side, color, width, width / 2, seen);
    const double inner = width / 2; // the sides have painted their own ends
    for (const auto &[a, b] :
         {std::pair(left.front().at, right.front().at), std::pair(left.back().at, right.back().at)}) {
        const QPointF along = (b - a) / std::max(std::hypot(b.x() - a.x(), b.y() - a.y()), 1e-9);
        painter.fillRect(bar(a + along * inner, b - along * inner, width / 2), color);
    }
}

/// Two parallel lines are the outline of one thick line.
QPainterPath strokeOf(const Link &link)
{
    const QPolygonF points = shortened(link.points, kHeadLength - 1);
    if (!isDouble(link))
        return pathOf(points);
    if (isOrthogonal(points)) {
        QPainterPath outline = pathAlong(besideOf(points, kDoubleReach));
        outline.connectPath(pathAlong(besideOf(points, -kDoubleReach)).toReversed());
        outline.closeSubpath();
        return outline;
    }
    QPainterPathStroker stroker;
    stroker.setWidth(2 * kDoubleReach);
    stroker.setCapStyle(Qt::FlatCap);
    stroker.setJoinStyle(Qt::RoundJoin);
    return stroker.createStroke(pathOf(points)).simplified();
}

/// Pieces have seams where they are translucent, and a printer has no use for them.
bool paintsByPieces(const QPainter &painter, const Link &link, const Style &style)
{
    return (link.style == LinkStyle::Hard || link.style == LinkStyle::Replication) && !style.paper
        && painter.opacity() >= 1 && painter.paintEngine()
        && painter.paintEngine()->type() == QPaintEngine::Raster
        && painter.worldTransform().type() <= QTransform::TxScale && isOrthogonal(link.points);
}

QRectF headBox(const Link &link)
{
    return QRectF(link.points.last(), QSizeF()).adjusted(-10, -10, 10, 10);
}

} // namespace

bool touches(const Link &link, const QRectF &box)
{
    constexpr double reach = 8; // of the widest line, and its cross
    for (qsizetype i = 1; i < link.points.size(); ++i) {
        const QRectF piece = QRectF(link.points[i - 1], link.points[i]).normalized();
        if (box.intersects(piece.adjusted(-reach, -reach, reach, reach)))
            return true;
    }
    return false;
}

void paintLink(QPainter &painter, const Link &link, const Style &style)
{
    LinkInk ink;
    paintLink(painter, link, style, ink, {});
}

void paintLink(QPainter &painter, const Link &link, const Style &style, LinkInk &ink, const QRectF &seen)
{
    if (link.points.size() < 2)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (link.look != LinkLook::Usual) {
        paintPlayedLink(painter, link, style);
        painter.restore();
        return;
    }
    const QColor color = style.marks ? colorOf(link, style.tokens) : style.tokens.color(Token::ControlBorder);
    if (paintsByPieces(painter, link, style)) {
        const QPolygonF points = shortened(link.points, kHeadLength - 1);
        if (isDouble(link))
            paintDoublePieces(painter, points, color, 1.25, seen);
        else
            paintPieces(painter, cornersOf(points), color, 1.5, 0.75, seen);
    } else {
        if (!ink.stroked)
            ink.stroke = strokeOf(link);
        ink.stroked = true;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(penOf(link, color));
        painter.drawPath(ink.stroke);
    }
    if (seen.isNull() || seen.intersects(headBox(link)))
        paintHead(painter, link.points, color);
    painter.restore();
}

void paintLinkLabel(QPainter &painter, const Link &link, const Style &style)
{
    if (link.points.size() < 2)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintLabelText(painter, link, style);
    if (style.flows && !link.flowNumbers.empty())
        paintFlowNumbers(painter, link, style);
    if (style.marks && link.mark != Mark::None) {
        const QPointF &at = link.markAt;
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.tokens.color(Token::Canvas));
        painter.drawEllipse(at, 7.5, 7.5);
        paintMark(painter, QRectF(at - QPointF(6, 6), QSizeF(12, 12)), link.mark, style.tokens);
    }
    painter.restore();
}

/// One call a colour: what is selected and what is wrong lies above the rest.
void paintSmallLinks(QPainter &painter, const std::vector<const Link *> &links, const Style &style)
{
    constexpr Token inks[] = {Token::IdleLink, Token::Accent, Token::Error};
    std::vector<QLineF> lines[std::size(inks)];
    for (const Link *link : links) {
        const bool bad = style.marks && link->mark == Mark::Error;
        std::vector<QLineF> &own = lines[bad ? 2 : link->selected ? 1 : 0];
        for (qsizetype i = 1; i < link->points.size(); ++i)
            own.emplace_back(link->points[i - 1], link->points[i]);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    for (std::size_t i = 0; i < std::size(inks); ++i) {
        painter.setPen(QPen(style.tokens.color(inks[i]), 0));
        painter.drawLines(lines[i].data(), static_cast<int>(lines[i].size()));
    }
}

void paintScene(QPainter &painter, const Geometry &geometry, const Style &style)
{
    for (const Band &band : geometry.bands)
        paintBand(painter, band, style);
    for (const Link &link : geometry.crossLinks)
        paintLink(painter, link, style);
    for (const Band &band : geometry.bands) {
        for (const Link &link : band.links)
            paintLink(painter, link, style);
        for (const Link &link : band.links)
            paintLinkLabel(painter, link, style);
        for (const CardFace &card : band.cards)
            paintCard(painter, card, style);
    }
}

void paintLegend(QPainter &painter, const QRectF &box, const Style &style)
{
    const Tokens &t = style.tokens;
    const QFont font = style.font(11);
    const Speech speech = style.speech();
    double x = box.left();
    const double middle = box.center().y();
    const auto word = [&](const QString &text) {
        paintText(painter, QPointF(x, middle + 4), text, font, t.color(Token::SecondaryText));
        x += widthOf(text, font) + 14;
    };
    const std::pair<LinkStyle, QString> links[] = {
        {LinkStyle::Hard, speech.translate("scene", "needs, hard")},
        {LinkStyle::Soft, speech.translate("scene", "needs, soft")},
        {LinkStyle::Replication, speech.translate("scene", "data replication")},
        {LinkStyle::Backup, speech.translate("scene", "backup copy")},
        {LinkStyle::Steering, speech.translate("scene", "traffic steering")}};
    for (const auto &[linkStyle, text] : links) {
        Link link;
        link.style = linkStyle;
        link.points = QPolygonF({QPointF(x, middle), QPointF(x + 30, middle)});
        paintLink(painter, link, style);
        x += 36;
        word(text);
    }
    const std::pair<CardState, QString> states[] = {
        {CardState::Active, speech.translate("scene", "active")},
        {CardState::Standby, speech.translate("scene", "standby")},
        {CardState::Cold, speech.translate("scene", "cold")}};
    for (const auto &[state, text] : states) {
        paintState(painter, QRectF(x, middle - 4.5, 9, 9), state, t);
        x += 15;
        word(text);
    }
    const std::pair<Mark, QString> marks[] = {{Mark::Error, speech.translate("scene", "error")},
                                              {Mark::Warning, speech.translate("scene", "warning")},
                                              {Mark::Info, speech.translate("scene", "info")}};
    for (const auto &[mark, text] : marks) {
        paintMark(painter, QRectF(x, middle - 6, 12, 12), mark, t);
        x += 18;
        word(text);
    }
}

} // namespace breakwater::scene
