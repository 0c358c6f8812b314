// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_painter.h"

#include "widgets/paper/scene_playback.h"
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

void fillRounded(QPainter &painter, const QRectF &box, double radius, const QColor &fill, const QPen &pen)
{
    painter.setBrush(fill);
    painter.setPen(pen);
    painter.drawRoundedRect(box, radius, radius);
}

QPen dashed(const QColor &color, double width, const QList<qreal> &pixels)
{
    QPen pen(color, width);
    QList<qreal> pattern;
    for (const qreal length : pixels)
        pattern << length / width;
    pen.setDashPattern(pattern);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

double widthOf(const QString &text, const QFont &font)
{
    return text_runs::widthOf(text, font);
}

/// A small box that many things have: the same pixels wherever it stands.
void fillRoundedOften(QPainter &painter, const QRectF &box, double radius, const QColor &fill,
                      const QPen &pen)
{
    static const char what = 0;
    const double edge = std::max(1.0, pen.widthF());
    const auto look = static_cast<std::uint32_t>(std::lround(radius * 8) + 256 * std::lround(pen.widthF() * 8)
                                                 + 65536 * static_cast<long>(pen.style()));
    sprites::paint(painter, box.adjusted(-edge, -edge, edge, edge),
                   {&what, look, pen.color().rgba(), fill.rgba()},
                   [&](QPainter &on) { fillRounded(on, box, radius, fill, pen); });
}

/// 45 degree lines inside a box, cut to it by arithmetic: paper has no clip.
void paintHatch(QPainter &painter, const QRectF &box, const QColor &color, double pitch = 6)
{
    painter.setPen(QPen(color, 1));
    for (double start = box.left() - box.height() + pitch / 2; start < box.right(); start += pitch) {
        const double from = std::max(start, box.left()), to = std::min(start + box.height(), box.right());
        if (to > from)
            painter.drawLine(QPointF(from, box.bottom() - (from - start)),
                             QPointF(to, box.bottom() - (to - start)));
    }
}

// --- card --------------------------------------------------------------------------------------------------

void paintCardGround(QPainter &painter, const CardFace &card, const Style &style)
{
    const Tokens &t = style.tokens;
    const QRectF box = card.frame;
    const bool ringed = card.selected || card.focused || card.look == CardLook::Running;
    if (card.look == CardLook::Running)
        fillRounded(painter, box.adjusted(-2, -2, 2, 2), 8, Qt::transparent,
                    QPen(t.faded(Token::Accent, 0.35), 3));
    const QColor &fill = card.look == CardLook::Lost ? t.color(Token::AlternateSurface)
        : card.selected                              ? t.color(Token::Selection)
        : card.look == CardLook::Running             ? t.color(Token::InfoTint)
                                                     : t.color(Token::Card);
    const QColor &edge = card.focused           ? t.color(Token::FocusRing)
        : ringed || card.hovered || card.paired ? t.color(Token::Accent)
                                                : t.color(Token::CardBorder);
    const QPen pen = card.ghost && !ringed ? dashed(edge, card.paired ? 2 : 1, {4, 3})
                                           : QPen(edge, ringed || card.paired ? 2 : 1);
    const double inset = ringed ? 1 : 0.5;
    fillRoundedOften(painter, box.adjusted(inset, inset, -inset, -inset), 6, fill, pen);
}

void paintDecision(QPainter &painter, const QPointF &centre, const Style &style)
{
    const Tokens &t = style.tokens;
    painter.setPen(QPen(t.color(Token::Accent), 1.25));
    painter.setBrush(t.color(Token::Card));
    painter.drawPolygon(QPolygonF(
        {centre + QPointF(0, -8), centre + QPointF(8, 0), centre + QPointF(0, 8), centre + QPointF(-8, 0)}));
    paintText(painter, centre + QPointF(-8, 4), QStringLiteral("?"), style.font(11, QFont::DemiBold),
              t.color(Token::Accent), 16, Qt::AlignHCenter);
}

constexpr double kBadgePadding = 6;

void paintBadge(QPainter &painter, const CardFace &card, double room, const Style &style)
{
    const QFont font = style.font(11, QFont::Medium);
    const double width = std::min(widthOf(card.badge, font) + 2 * kBadgePadding, room);
    if (card.badge.isEmpty() || width < 26)
        return;
    const QRectF badge(card.frame.left() + 24, card.frame.top() + 39, width, 18);
    fillRoundedOften(painter, badge.adjusted(0.5, 0.5, -0.5, -0.5), 4, style.tokens.color(Token::Panel),
                     QPen(style.tokens.color(Token::Hairline), 1));
    paintText(painter, QPointF(badge.left() + kBadgePadding, badge.top() + 13), card.badge, font,
              style.tokens.color(Token::Text), width - 2 * kBadgePadding);
}

void paintNormalRow(QPainter &painter, const CardFace &card, const Style &style)
{
    const QPointF corner = card.frame.topLeft();
    const QFont font = style.font(11, QFont::Medium);
    paintState(painter, QRectF(corner + QPointF(8.5, 43.5), QSizeF(9, 9)), card.state, style.tokens);
    const double times = card.times.isEmpty() ? 0 : widthOf(card.times, font) + 6;
    paintBadge(painter, card, 158 - 24 - times, style);
    paintText(painter, corner + QPointF(24, 52), card.times, font, style.tokens.color(Token::Text), 134,
              Qt::AlignRight);
}

void paintLookRow(QPainter &painter, const CardFace &card, const Style &style)
{
    const Tokens &t = style.tokens;
    const QPointF corner = card.frame.topLeft();
    const QFont strong = style.font(11, QFont::DemiBold);
    if (card.look == CardLook::Lost) {
        paintHatch(painter, QRectF(corner + QPointF(1.5, 38), QSizeF(165, 24.5)), t.color(Token::CardBorder));
        fillRounded(painter, QRectF(corner + QPointF(6, 41), QSizeF(widthOf(card.note, strong) + 26, 18)), 3,
                    t.color(Token::Card), Qt::NoPen);
        painter.setPen(QPen(t.color(Token::Error), 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(corner + QPointF(11, 46), corner + QPointF(18, 54));
        painter.drawLine(corner + QPointF(18, 46), corner + QPointF(11, 54));
    } else if (card.look == CardLook::Running) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.color(Token::Accent));
        painter.drawPolygon(
            QPolygonF({corner + QPointF(10, 43), corner + QPointF(18, 48), corner + QPointF(10, 53)}));
        painter.drawRect(
            QRectF(corner + QPointF(2, 60), QSizeF(164 * std::clamp(card.progress, 0.0, 1.0), 3)));
    } else {
        paintMark(painter, QRectF(corner + QPointF(8, 42), QSizeF(12, 12)),
                  card.look == CardLook::Degraded ? Mark::Warning : Mark::Ok, t);
    }
    paintText(painter, corner + QPointF(24, 52), card.note, strong, t.color(Token::Text), 90);
    paintText(painter, corner + QPointF(24, 52), card.noteRight, style.font(11), t.color(Token::Text), 134,
              Qt::AlignRight);
}

double paintCorner(QPainter &painter, const CardFace &card, const Style &style)
{
    double right = card.compact ? 158 : 160;
    const double y = card.compact ? 18 : 16;
    if (style.marks && card.mark != Mark::None && card.look == CardLook::Normal) {
        paintMark(painter, QRectF(card.frame.left() + right - 16, card.frame.top() + y - 8, 16, 16),
                  card.mark, style.tokens);
        right -= 20;
    }
    if (card.decision && style.marks) {
        paintDecision(painter, card.frame.topLeft() + QPointF(right - 8, y), style);
        right -= 20;
    }
    return right;
}

void paintCompact(QPainter &painter, const CardFace &card, const Style &style)
{
    const Tokens &t = style.tokens;
    const QPointF corner = card.frame.topLeft();
    const double right = paintCorner(painter, card, style);
    paintGlyph(painter, QRectF(corner + QPointF(9, 8), QSizeF(20, 20)), *card.glyph,
               t.category(card.category));
    paintText(painter, corner + QPointF(36, 15.5), card.name, style.font(13, QFont::DemiBold),
              t.color(Token::Text), right - 40);
    paintText(painter, corner + QPointF(36, 29.5), card.type, style.font(11), t.color(Token::SecondaryText),
              right - 40);
}

void paintHandles(QPainter &painter, const QRectF &box, const Style &style)
{
    painter.setPen(QPen(style.tokens.color(Token::Accent), 2));
    painter.setBrush(style.tokens.color(Token::Card));
    for (const QPointF &at : {QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()),
                              QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y())})
        painter.drawEllipse(at, 5, 5);
}

// --- link --------------------------------------------------------------------------------------------------

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
    const double width = std::min(widthOf(link.label, font), room);
    const QPointF left(link.labelAt.x() - room / 2, link.labelAt.y());
    const auto ground = [&](double words, double dy) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.color(Token::Canvas));
        painter.drawRect(QRectF(link.labelAt.x() - words / 2 - 3, link.labelAt.y() + dy, words + 6, 13));
    };
    if (!link.label.isEmpty() && (link.labelOnLine || link.protection))
        ground(width, link.labelOnLine ? -6.5 : -17);
    if (!link.detail.isEmpty() && link.protection)
        ground(std::min(widthOf(link.detail, strong), room), 5);
    paintText(painter, left + QPointF(0, link.labelOnLine ? 4 : -7), link.label, font,
              t.color(Token::SecondaryText), room, Qt::AlignHCenter);
    paintText(painter, left + QPointF(0, 15), link.detail, strong, t.color(Token::Text), room,
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

// --- band --------------------------------------------------------------------------------------------------

void paintStrip(QPainter &painter, const Strip &strip, const Style &style)
{
    const Tokens &t = style.tokens;
    const QRectF box = strip.frame;
    const QColor &edge = t.zoneBorder(strip.site);
    if (strip.site == Site::Global) {
        fillRounded(painter, box.adjusted(0.75, 0.75, -0.75, -0.75), 8, t.zoneFill(strip.site),
                    QPen(edge, 1.5));
        fillRounded(painter, box.adjusted(3.5, 3.5, -3.5, -3.5), 6, Qt::transparent, QPen(edge, 1));
    } else {
        fillRounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), 8, t.zoneFill(strip.site),
                    dashed(edge, 1, {4, 3}));
    }
    const double middle = box.center().y();
    paintText(painter, QPointF(box.left() + 16, middle - 2), strip.title, style.font(13, QFont::DemiBold),
              t.color(Token::Text), kStripHead - 24);
    paintText(painter, QPointF(box.left() + 16, middle + 13), strip.line, style.font(11),
              t.color(Token::SecondaryText), kStripHead - 24);
}

constexpr double kHeaderText = 50;

/// "Region loss RTO", or "RTO" where the words of the lane leave no more room.
QString promiseLabel(const PromiseLine &promise, const QFont &font, double room)
{
    return widthOf(promise.label, font) <= room ? promise.label : promise.label.section(QLatin1Char(' '), -1);
}

/// How far the words at the left of a header may reach: up to the figures with their short labels.
double headerRoom(const Lane &lane, const Style &style)
{
    double figures = 0;
    for (const PromiseLine &promise : lane.promises)
        figures = std::max(figures,
                           widthOf(promise.value, style.font(11, QFont::Medium))
                               + widthOf(promiseLabel(promise, style.font(11), 0), style.font(11)));
    return lane.header.width() - kHeaderText - kRail - (lane.promises.empty() ? 2 : 18 + 16 + figures);
}

void paintPromises(QPainter &painter, const Lane &lane, const Style &style)
{
    const Tokens &t = style.tokens;
    const double right = lane.frame.right() - kRail, room = headerRoom(lane, style);
    const double left = lane.header.left() + kHeaderText;
    double y = lane.frame.top() + 18;
    bool first = true;
    for (const PromiseLine &promise : lane.promises) {
        const QFont strong = style.font(11, QFont::Medium), small = style.font(11);
        const double value = widthOf(promise.value, strong);
        const double end = right - (promise.mark == Mark::None ? 0 : 18);
        if (promise.mark != Mark::None)
            paintMark(painter, QRectF(right - 12, y - 10, 12, 12), promise.mark, t);
        paintText(painter, QPointF(end - value, y), promise.value, strong, t.color(Token::Text));
        const double words =
            first ? widthOf(lane.title, style.font(13, QFont::DemiBold)) : widthOf(lane.line, small);
        const double from = std::max(left + std::min(words, room) + 8, lane.header.left() + lane.linesTo + 4);
        const double labelEnd = std::min(end - value - 8, right - 84);
        const QString label = promiseLabel(promise, small, labelEnd - from);
        const double width = widthOf(label, small) + 1;
        const double shortEnd = label == promise.label ? labelEnd : end - value - 8;
        paintText(painter, QPointF(shortEnd - width, y), label, small, t.color(Token::SecondaryText), width,
                  Qt::AlignRight);
        y += 16;
        first = false;
    }
}

void paintHeader(QPainter &painter, const Lane &lane, const Style &style)
{
    const Tokens &t = style.tokens;
    const Site site = lane.role == ZoneRole::Primary ? Site::Primary : Site::Secondary;
    const QPointF corner = lane.header.topLeft();
    const double room = headerRoom(lane, style);
    paintGlyph(painter, QRectF(corner + QPointF(24, 12), QSizeF(20, 20)),
               namedGlyph(QStringLiteral("region")), t.zoneBorder(site));
    paintText(painter, corner + QPointF(kHeaderText, 19), lane.title, style.font(13, QFont::DemiBold),
              t.color(Token::Text), room);
    paintText(painter, corner + QPointF(kHeaderText, 34), lane.line, style.font(11),
              t.color(Token::SecondaryText), room);
    QColor rule = t.zoneBorder(site);
    rule.setAlphaF(0.4F);
    painter.setPen(QPen(rule, 1));
    painter.drawLine(corner + QPointF(12, kLaneHeader - 0.5),
                     corner + QPointF(lane.header.width() - 12, kLaneHeader - 0.5));
    if (style.marks)
        paintPromises(painter, lane, style);
}

void paintShelf(QPainter &painter, const Lane &lane, const Style &style)
{
    if (!lane.shelf)
        return;
    const Tokens &t = style.tokens;
    fillRounded(painter, lane.shelf->adjusted(0.5, 0.5, -0.5, -0.5), 6, t.color(Token::Card),
                QPen(t.color(Token::Hairline), 1));
    const double baseline = lane.shelf->center().y() + 4;
    paintText(painter, QPointF(lane.shelf->left() + 12, baseline), style.speech().translate("scene", "Base"),
              style.font(11, QFont::DemiBold), t.color(Token::Text));
    for (const ShelfEntry &entry : lane.base)
        paintGlyph(painter, entry.frame, *entry.glyph, t.category(entry.category));
    const double left = lane.base.empty() ? lane.shelf->left() + 48 : lane.base.back().frame.right() + 12;
    paintText(painter, QPointF(left, baseline), lane.shelfText, style.font(11), t.color(Token::SecondaryText),
              std::max(0.0, lane.shelf->right() - 12 - left), Qt::AlignRight);
}

void paintSubLanes(QPainter &painter, const Lane &lane, const Style &style)
{
    const Tokens &t = style.tokens;
    const bool primary = lane.role == ZoneRole::Primary;
    const QColor &edge = t.color(primary ? Token::PrimaryBorder : Token::SecondaryBorder);
    for (const SubLane &part : lane.subLanes) {
        if (&part != &lane.subLanes.front()) {
            painter.setPen(dashed(edge, 1, {2, 3}));
            painter.drawLine(part.frame.topLeft() + QPointF(12, 0), part.frame.topRight() - QPointF(12, 0));
        }
        paintText(painter, part.frame.topLeft() + QPointF(12, 15), part.title, style.font(11, QFont::Medium),
                  t.color(Token::SecondaryText), part.frame.width() - 24);
    }
}

void paintLane(QPainter &painter, const Lane &lane, const Style &style)
{
    const Tokens &t = style.tokens;
    const bool primary = lane.role == ZoneRole::Primary;
    const QColor &edge = primary ? t.color(Token::PrimaryBorder) : t.color(Token::SecondaryBorder);
    const QColor &fill = !lane.exists ? t.color(Token::Canvas)
        : primary                     ? t.color(style.strong ? Token::PrimaryFillStrong : Token::PrimaryFill)
                  : t.color(style.strong ? Token::SecondaryFillStrong : Token::SecondaryFill);
    fillRounded(painter, lane.frame.adjusted(0.75, 0.75, -0.75, -0.75), 8, fill,
                primary ? QPen(edge, 1.5) : dashed(edge, 1.5, {11, 5}));
    paintHeader(painter, lane, style);
    paintSubLanes(painter, lane, style);
    paintShelf(painter, lane, style);
}

void paintTitle(QPainter &painter, const Band &band, const Style &style)
{
    const Tokens &t = style.tokens;
    const double left = band.frame.left() + kBandMargin, baseline = band.frame.top() + 20;
    const double right = band.frame.right() - kBandMargin;
    const QFont title = style.font(15, QFont::DemiBold), small = style.font(11),
                strong = style.font(11, QFont::Medium);
    const double target = widthOf(band.target, strong);
    const double titleWidth = std::min(widthOf(band.title, title), right - left - target - 24);
    paintText(painter, QPointF(left, baseline), band.title, title, t.color(Token::Text), titleWidth + 0.5);
    paintText(painter, QPointF(left + titleWidth + 12, baseline), band.line, small,
              t.color(Token::SecondaryText), std::max(0.0, right - left - titleWidth - target - 36));
    paintText(painter, QPointF(right - target, baseline), band.target, strong, t.color(Token::Text));
}

} // namespace

QFont Style::font(int pixels, QFont::Weight weight) const
{
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

void paintCard(QPainter &painter, const CardFace &card, const Style &style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintCardGround(painter, card, style);
    if (card.compact) {
        paintCompact(painter, card, style);
        painter.restore();
        return;
    }
    const Tokens &t = style.tokens;
    const QPointF corner = card.frame.topLeft();
    const bool lost = card.look == CardLook::Lost;
    const QColor &ink = lost ? t.color(Token::DisabledText) : t.color(Token::Text);
    const double right = paintCorner(painter, card, style);
    if (card.glyph)
        paintTile(painter, QRectF(corner + QPointF(8, 8), QSizeF(28, 28)), *card.glyph,
                  lost ? t.color(Token::DisabledText) : t.category(card.category));
    paintText(painter, corner + QPointF(44, 20), card.name, style.font(13, QFont::DemiBold), ink, right - 46);
    paintText(painter, corner + QPointF(44, 34), card.type, style.font(11),
              lost ? t.color(Token::DisabledText) : t.color(Token::SecondaryText), 114);
    if (card.look == CardLook::Normal)
        paintNormalRow(painter, card, style);
    else
        paintLookRow(painter, card, style);
    if (card.hovered)
        paintHandles(painter, card.frame, style);
    painter.restore();
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
    LinkInk ink;
    paintLinkLabel(painter, link, style, ink);
}

void paintLinkLabel(QPainter &painter, const Link &link, const Style &style, LinkInk &ink)
{
    if (link.points.size() < 2)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintLabelText(painter, link, style);
    if (style.flows && !link.flowNumbers.empty())
        paintFlowNumbers(painter, link, style);
    if (style.marks && link.mark != Mark::None) {
        if (!ink.measured)
            ink.middle = pathOf(link.points).pointAtPercent(0.5);
        ink.measured = true;
        const QPointF &at = ink.middle;
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.tokens.color(Token::Canvas));
        painter.drawEllipse(at, 7.5, 7.5);
        paintMark(painter, QRectF(at - QPointF(6, 6), QSizeF(12, 12)), link.mark, style.tokens);
    }
    painter.restore();
}

void paintBand(QPainter &painter, const Band &band, const Style &style)
{
    if (band.bare)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = style.tokens;
    fillRounded(painter, band.frame.adjusted(0.5, 0.5, -0.5, -0.5), 10,
                style.grounded ? QColor(Qt::transparent) : t.color(Token::Canvas),
                QPen(t.color(Token::Hairline), 1));
    paintTitle(painter, band, style);
    if (band.collapsed) {
        paintText(painter, band.frame.topLeft() + QPointF(kBandMargin, kTitleRow + 24), band.summary,
                  style.font(13), t.color(Token::SecondaryText));
        paintPromises(painter, band.secondary, style);
        painter.restore();
        return;
    }
    for (const std::optional<Strip> *strip : {&band.global, &band.external})
        if (*strip)
            paintStrip(painter, **strip, style);
    paintLane(painter, band.primary, style);
    paintLane(painter, band.secondary, style);
    painter.restore();
}

void paintSmallCard(QPainter &painter, const CardFace &card, const Style &style)
{
    const Tokens &t = style.tokens;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor &edge = card.selected ? t.color(Token::Accent) : t.color(Token::CardBorder);
    painter.fillRect(card.frame, edge);
    painter.fillRect(card.frame.adjusted(2, 2, -2, -2), t.color(Token::Card));
    painter.fillRect(QRectF(card.frame.topLeft() + QPointF(8, 8), QSizeF(28, 28)), t.category(card.category));
    painter.fillRect(QRectF(card.frame.topLeft() + QPointF(44, 14), QSizeF(84, 8)),
                     t.color(Token::SecondaryText));
    if (style.marks && card.mark != Mark::None)
        painter.fillRect(QRectF(card.frame.topRight() - QPointF(30, -6), QSizeF(24, 24)),
                         t.color(tokenOf(card.mark)));
}

void paintSmallBand(QPainter &painter, const Band &band, const Style &style)
{
    if (band.bare)
        return;
    const Tokens &t = style.tokens;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(band.frame, t.color(Token::Hairline));
    painter.fillRect(band.frame.adjusted(2, 2, -2, -2), t.color(Token::Canvas));
    for (const Site site : {Site::Global, Site::Primary, Site::Secondary, Site::External}) {
        const QRectF zone = band.zone(site);
        if (zone.isNull())
            continue;
        painter.fillRect(zone, t.zoneBorder(site));
        painter.fillRect(zone.adjusted(3, 3, -3, -3), t.zoneFill(site));
    }
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
