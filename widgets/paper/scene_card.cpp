// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_painter.h"
#include "widgets/paper/scene_strokes.h"
#include "widgets/theme/sprites.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace breakwater::scene {
namespace {

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

void paintDecision(QPainter &painter, const QPointF &centre, double reach, const Style &style)
{
    const Tokens &t = style.tokens;
    painter.setPen(QPen(t.color(Token::Accent), 1.25));
    painter.setBrush(t.color(Token::Card));
    painter.drawPolygon(QPolygonF({centre + QPointF(0, -reach), centre + QPointF(reach, 0),
                                   centre + QPointF(0, reach), centre + QPointF(-reach, 0)}));
    paintText(painter, centre + QPointF(-reach, reach / 2), QStringLiteral("?"),
              style.font(11, QFont::DemiBold), t.color(Token::Accent), 2 * reach, Qt::AlignHCenter);
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
        fillRounded(painter,
                    QRectF(corner + QPointF(6, 50 - 9 * style.enlarged),
                           QSizeF(widthOf(card.note, strong) + 26, 18 * style.enlarged)),
                    3, t.color(Token::Card), Qt::NoPen);
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
    const double baseline = 48 + 4 * style.enlarged;
    const double note = std::min(widthOf(card.note, strong), style.isFar() ? 134.0 : 90.0);
    paintText(painter, corner + QPointF(24, baseline), card.note, strong, t.color(Token::Text), note + 0.5);
    const double room = style.isFar() ? 134 - note - 8 : 134;
    if (!style.isFar() || widthOf(card.noteRight, style.font(11)) <= room)
        paintText(painter, corner + QPointF(158 - room, baseline), card.noteRight, style.font(11),
                  t.color(Token::Text), room, Qt::AlignRight);
}

/// How far words may reach beside them.
double paintCorner(QPainter &painter, const CardFace &card, const Style &style)
{
    double right = card.compact ? 158 : 160;
    // On a small card the second line of a name goes below them.
    const double y = card.compact ? 11 : 16,
                 size = 16 * (card.compact ? std::min(style.enlarged, 1.2) : style.enlarged);
    if (style.marks && card.mark != Mark::None && card.look == CardLook::Normal) {
        paintMark(painter,
                  QRectF(card.frame.left() + right - size, card.frame.top() + y - size / 2, size, size),
                  card.mark, style.tokens);
        right -= size + 4;
    }
    if (card.decision && style.marks && !style.isFar()) {
        paintDecision(painter, card.frame.topLeft() + QPointF(right - 8, y), 8, style);
        right -= 20;
    }
    return right;
}

bool isSeam(QChar one)
{
    return QStringLiteral("-_. /").contains(one);
}

/// A name that is too long for the first line, broken where its parts meet; one without parts goes below.
std::pair<QString, QString> inTwoLines(const QString &name, const QFont &font, double first)
{
    if (widthOf(name, font) <= first)
        return {name, {}};
    qsizetype seam = 0;
    for (qsizetype i = 1; i < name.size() && widthOf(name.left(i), font) <= first; ++i)
        if (isSeam(name[i - 1]))
            seam = i;
    return {name.left(seam), name.mid(seam).trimmed()};
}

/// A name in one line or two, as large as its card has room for; never smaller than natural.
struct LargeName {
    QString first, second;
    double enlarged = 1;
};

/// `twoLines`: how large two lines may be at most.
LargeName largeName(const QString &name, double firstRoom, double secondRoom, double twoLines,
                    const Style &style)
{
    Style shown = style;
    for (;;) {
        const QFont font = shown.font(13, QFont::DemiBold);
        const auto [first, second] = inTwoLines(name, font, firstRoom);
        const bool parted = first.isEmpty() && std::any_of(name.begin(), name.end(), isSeam);
        const bool fits = second.isEmpty()
            || (!parted && shown.enlarged <= twoLines && widthOf(second, font) <= secondRoom);
        if (!shown.isFar() || fits)
            return {first, second, shown.enlarged};
        shown.enlarged = std::max(1.0, shown.enlarged - 0.05);
    }
}

LargeName inOneLine(const QString &name, double room, Style style)
{
    while (style.isFar() && widthOf(name, style.font(13, QFont::DemiBold)) > room)
        style.enlarged = std::max(1.0, style.enlarged - 0.05);
    return {name, {}, style.enlarged};
}

void paintLargeName(QPainter &painter, const LargeName &name, const QPointF &middle, const QColor &ink,
                    double firstRoom, double secondRoom, Style style)
{
    style.enlarged = name.enlarged;
    const QFont font = style.font(13, QFont::DemiBold);
    const double size = 13 * name.enlarged, drop = 0.36 * size;
    const double half = name.second.isEmpty() ? 0 : 0.58 * size;
    paintText(painter, middle + QPointF(0, drop - half), name.first, font, ink, firstRoom + 0.5);
    paintText(painter, middle + QPointF(0, drop + half), name.second, font, ink, secondRoom + 0.5);
}

/// A name as large as usual, or a little smaller where it fits then.
QFont nameFont(const QString &name, double room, const Style &style)
{
    for (const int pixels : {13, 12})
        if (const QFont font = style.font(pixels, QFont::DemiBold); widthOf(name, font) <= room)
            return font;
    return style.font(11, QFont::DemiBold);
}

/// Where the name and the type of a card stand: from the card's corner to the baseline of the name.
struct NamePlace {
    QPointF name;
    double room, below; ///< widths of the two lines
};

/// A name that no size fits into its line takes that of the type as well, rather than be cut: the picture of
/// the type stands beside it, and paper has no tooltips.
void paintNameAndType(QPainter &painter, const CardFace &card, const NamePlace &place, const QColor &ink,
                      const QColor &pale, const Style &style)
{
    const QPointF at = card.frame.topLeft() + place.name, under(0, 14);
    const QFont font = nameFont(card.name, place.room, style);
    const auto [first, second] = inTwoLines(card.name, font, place.room);
    if (!second.isEmpty() && !first.isEmpty() && widthOf(second, font) <= place.below) {
        paintText(painter, at - QPointF(0, 1), first, font, ink, place.room);
        paintText(painter, at + under - QPointF(0, 1), second, font, ink, place.below);
        return;
    }
    paintText(painter, at, card.name, second.isEmpty() ? font : style.font(13, QFont::DemiBold), ink,
              place.room);
    paintText(painter, at + under, card.type, style.font(11), pale, place.below);
}

/// Seen from afar: what it is, what it is called and what is wrong; in an outage what has become of it.
void paintFarWords(QPainter &painter, const CardFace &card, double right, const QColor &ink,
                   const Style &style)
{
    const QPointF corner = card.frame.topLeft();
    const double left = 42, room = right - left, below = 164 - left;
    const bool normal = card.look == CardLook::Normal;
    const LargeName name =
        normal ? largeName(card.name, room, below, style.enlarged, style) : inOneLine(card.name, room, style);
    const double middle = !normal ? 20 : name.second.isEmpty() ? 22 : 32;
    paintLargeName(painter, name, corner + QPointF(left, middle), ink, room, below, style);
    if (card.decision && style.marks && normal)
        paintDecision(painter, corner + QPointF(30, 49), 9, style);
    if (normal)
        paintState(painter,
                   QRectF(corner + QPointF(card.decision && style.marks ? 7 : 17, 44), QSizeF(10, 10)),
                   card.state, style.tokens);
    else
        paintLookRow(painter, card, style);
}

void paintCompact(QPainter &painter, const CardFace &card, const Style &style)
{
    const Tokens &t = style.tokens;
    const QPointF corner = card.frame.topLeft();
    const double right = paintCorner(painter, card, style);
    paintGlyph(painter, QRectF(corner + QPointF(9, 8), QSizeF(20, 20)), *card.glyph,
               t.category(card.category));
    if (style.isFar()) {
        const LargeName name = largeName(card.name, right - 38, 126, 1.1, style);
        return paintLargeName(painter, name, corner + QPointF(36, 18), t.color(Token::Text), right - 38, 126,
                              style);
    }
    paintNameAndType(painter, card, {QPointF(36, 15.5), right - 40, 124}, t.color(Token::Text),
                     t.color(Token::SecondaryText), style);
}

void paintHandles(QPainter &painter, const QRectF &box, const Style &style)
{
    painter.setPen(QPen(style.tokens.color(Token::Accent), 2));
    painter.setBrush(style.tokens.color(Token::Card));
    for (const QPointF &at : {QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()),
                              QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y())})
        painter.drawEllipse(at, 5, 5);
}

} // namespace

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
    if (style.isFar()) {
        paintFarWords(painter, card, right, ink, style);
    } else {
        paintNameAndType(painter, card, {QPointF(44, 20), right - 46, 114}, ink,
                         lost ? t.color(Token::DisabledText) : t.color(Token::SecondaryText), style);
        card.look == CardLook::Normal ? paintNormalRow(painter, card, style)
                                      : paintLookRow(painter, card, style);
    }
    if (card.hovered)
        paintHandles(painter, card.frame, style);
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

} // namespace breakwater::scene
