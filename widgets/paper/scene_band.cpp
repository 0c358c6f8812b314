// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_painter.h"
#include "widgets/paper/scene_strokes.h"

#include <QPainter>

#include <algorithm>

namespace breakwater::scene {
namespace {

constexpr double kRise = 4.7; ///< from the middle of a name of natural size down to its baseline

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
    if (style.isFar())
        return paintText(painter, QPointF(box.left() + 16, middle + kRise * style.enlarged), strip.title,
                         style.font(13, QFont::DemiBold), t.color(Token::Text), kStripHead - 24);
    paintText(painter, QPointF(box.left() + 16, middle - 2), strip.title, style.font(13, QFont::DemiBold),
              t.color(Token::Text), kStripHead - 24);
    paintText(painter, QPointF(box.left() + 16, middle + 13), strip.line, style.font(11),
              t.color(Token::SecondaryText), kStripHead - 24);
}

constexpr double kHeaderText = 50;
const QString kBetween = QStringLiteral(" \u00b7 ");

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
    const double pitch = style.isFar() ? 19 : 16;
    double y = lane.frame.top() + (style.isFar() ? 19 : 18);
    bool first = true;
    for (const PromiseLine &promise : lane.promises) {
        const QFont strong = style.font(11, QFont::Medium), small = style.font(11);
        const double value = widthOf(promise.value, strong);
        const double end = right - (promise.mark == Mark::None ? 0 : 18);
        if (promise.mark != Mark::None)
            paintMark(painter, QRectF(right - 12, y - 10, 12, 12), promise.mark, t);
        paintText(painter, QPointF(end - value, y), promise.value, strong, t.color(Token::Text));
        const double words = first || style.isFar() ? widthOf(lane.title, style.font(13, QFont::DemiBold))
                                                    : widthOf(lane.line, small);
        const double from = std::max(left + std::min(words, room) + 8, lane.header.left() + lane.linesTo + 4);
        const double labelEnd = std::min(end - value - 8, right - 84);
        const QString label = promiseLabel(promise, small, labelEnd - from);
        const double width = widthOf(label, small) + 1;
        const double shortEnd = label == promise.label ? labelEnd : end - value - 8;
        paintText(painter, QPointF(shortEnd - width, y), label, small, t.color(Token::SecondaryText), width,
                  Qt::AlignRight);
        y += pitch;
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
    const QFont title = style.font(style.isFar() ? 12 : 13, QFont::DemiBold);
    if (style.isFar()) { // "Primary" over "Central US": lines go down beside them
        const double half = 6.5 * style.enlarged, drop = 4.3 * style.enlarged;
        const QPointF middle = corner + QPointF(kHeaderText, kLaneHeader / 2 + drop);
        paintText(painter, middle - QPointF(0, half), lane.title.section(kBetween, 0, 0), title,
                  t.color(Token::Text), room);
        paintText(painter, middle + QPointF(0, half), lane.title.section(kBetween, 1), title,
                  t.color(Token::Text), room);
    } else {
        paintText(painter, corner + QPointF(kHeaderText, 19), lane.title, title, t.color(Token::Text), room);
        paintText(painter, corner + QPointF(kHeaderText, 34), lane.line, style.font(11),
                  t.color(Token::SecondaryText), room);
    }
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
    const QString base = style.speech().translate("scene", "Base");
    if (!style.isFar())
        paintText(painter, QPointF(lane.shelf->left() + 12, baseline), base, style.font(11, QFont::DemiBold),
                  t.color(Token::Text));
    for (const ShelfEntry &entry : lane.base)
        paintGlyph(painter, entry.frame, *entry.glyph, t.category(entry.category));
    const double left = lane.base.empty() ? lane.shelf->left() + 48 : lane.base.back().frame.right() + 12;
    const double room = std::max(0.0, lane.shelf->right() - 12 - left);
    QString words = lane.shelfText;
    if (style.isFar()) { // the name has no room of its own: it goes before the number
        words = base + kBetween + lane.shelfText;
        if (widthOf(words, style.font(11)) > room)
            words = base + kBetween + QString::number(lane.base.size());
    }
    paintText(painter, QPointF(left, baseline), words, style.font(11), t.color(Token::SecondaryText), room,
              Qt::AlignRight);
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
    const double left = band.frame.left() + kBandMargin,
                 baseline = band.frame.top() + (style.isFar() ? 22 : 20);
    const double right = band.frame.right() - kBandMargin;
    const QFont title = style.font(15, QFont::DemiBold), small = style.font(11),
                strong = style.font(11, QFont::Medium);
    const double target = widthOf(band.target, strong);
    const double titleWidth = std::min(widthOf(band.title, title), right - left - target - 24);
    paintText(painter, QPointF(left, baseline), band.title, title, t.color(Token::Text), titleWidth + 0.5);
    if (!style.isFar())
        paintText(painter, QPointF(left + titleWidth + 12, baseline), band.line, small,
                  t.color(Token::SecondaryText), std::max(0.0, right - left - titleWidth - target - 36));
    paintText(painter, QPointF(right - target, baseline), band.target, strong, t.color(Token::Text));
}

} // namespace

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

} // namespace breakwater::scene
