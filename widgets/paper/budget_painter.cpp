// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/budget_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace breakwater::charts {

namespace {

constexpr double kWidth = 672, kTop = 24, kBar = 26, kWhisker = 8, kAxis = 34, kLine = 15;
constexpr std::size_t kColumns = 2;

double at(const BudgetFace &face, const QRectF &bar, Minutes minutes)
{
    return bar.left() + minutes.count() / face.span() * bar.width();
}

/// Two, or one where names would be cut.
std::size_t columnsOf(const BudgetFace &face)
{
    constexpr std::size_t kLongest = 46; // letters, with its number and its minutes before them
    const auto &pieces = face.budget.pieces;
    const bool cut = std::any_of(pieces.begin(), pieces.end(),
                                 [](const BudgetPiece &piece) { return piece.title.size() > kLongest; });
    return cut ? 1 : kColumns;
}

std::size_t linesOf(const BudgetFace &face)
{
    return (face.budget.pieces.size() + columnsOf(face) - 1) / columnsOf(face);
}

QString nameOf(const Look &look, const BudgetPiece &piece, std::size_t number)
{
    const QString minutes =
        (piece.atLeast ? QStringLiteral("\u2265 ") : QString()) + look.minutes(piece.minutes);
    return QStringLiteral("%1  %2  %3").arg(number).arg(minutes, toQt(piece.title));
}

void paintPiece(QPainter &painter, const Look &look, const BudgetFace &face, const QRectF &bar,
                std::size_t index)
{
    const Tokens &t = look.tokens;
    const BudgetPiece &piece = face.budget.pieces[index];
    const QRectF box = pieceBox(face, bar, index);
    const bool asked = face.asked == piece.block;
    const bool early = piece.detect || piece.decide;
    painter.setPen(QPen(t.color(asked ? Token::Text : Token::Panel), asked ? 2 : 1,
                        asked ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(early ? t.color(Token::AlternateSurface)
                           : t.faded(Token::Accent, index % 2 == 0 ? 1.0 : 0.78));
    painter.drawRect(box);
    if (early || piece.atLeast)
        paintHatch(painter, box, t.color(Token::ControlBorder), 45);
    const QFont font = look.small(QFont::DemiBold);
    const QFontMetricsF metrics(font);
    const auto fits = [&](const QString &text) { return metrics.horizontalAdvance(text) + 8 <= box.width(); };
    QString text = look.minutes(piece.minutes);
    if (face.numbered)
        text = fits(QStringLiteral("%1: %2").arg(index + 1).arg(text))
            ? QStringLiteral("%1: %2").arg(index + 1).arg(text)
            : QString::number(index + 1);
    if (!fits(text))
        return;
    painter.setFont(font);
    if (early || piece.atLeast) {
        const double wide = metrics.horizontalAdvance(text) + 6;
        painter.fillRect(QRectF(box.center().x() - wide / 2, box.top() + 3, wide, box.height() - 6),
                         early ? t.color(Token::AlternateSurface) : t.color(Token::Accent));
    }
    painter.setPen(t.color(early ? Token::Text : Token::OnAccent));
    painter.drawText(box, Qt::AlignCenter, text);
}

void paintWhisker(QPainter &painter, const Look &look, const BudgetFace &face, const QRectF &bar)
{
    if (!face.p50 || !face.p95)
        return;
    const double y = bar.bottom() + 4;
    const double from = at(face, bar, *face.p50), to = at(face, bar, *face.p95);
    painter.setPen(QPen(look.tokens.color(Token::Text), 1.5));
    painter.drawLine(QPointF(from, y), QPointF(to, y));
    for (const double x : {from, to})
        painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 3));
}

double tickStep(double span)
{
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0, 480.0, 720.0})
        if (span / step <= 12)
            return step;
    return std::ceil(span / 12 / 1440) * 1440;
}

/// Ticks in minutes; what stands at the same place as a mark gives way to its words.
void paintAxis(QPainter &painter, const Look &look, const BudgetFace &face, const QRectF &bar)
{
    const Tokens &t = look.tokens;
    painter.setFont(look.small());
    const double line = bar.bottom() + kWhisker + 2;
    painter.setPen(QPen(t.color(Token::ControlBorder), 1));
    painter.drawLine(QPointF(bar.left(), line), QPointF(bar.right(), line));
    const double step = tickStep(face.span());
    for (double minutes = 0; minutes <= face.span() + 1e-6; minutes += step) {
        const double x = at(face, bar, Minutes{minutes});
        painter.setPen(QPen(t.color(Token::ControlBorder), 1));
        painter.drawLine(QPointF(x, line), QPointF(x, line + 3));
        painter.setPen(t.color(Token::SecondaryText));
        const Qt::Alignment side = minutes == 0 ? Qt::AlignLeft
            : x + 30 > bar.right()              ? Qt::AlignRight
                                                : Qt::AlignHCenter;
        const double left = minutes == 0 ? x : x + 30 > bar.right() ? x - 60 : x - 30;
        painter.drawText(QRectF(left, line + 3, 60, 14), side | Qt::AlignTop, QString::number(minutes));
    }
}

QString legendOf(const Look &look, const BudgetFace &face)
{
    QStringList words;
    if (face.budget.target)
        words << look.say.translate("BudgetSheet", "Thick line: target %1")
                     .arg(look.minutes(*face.budget.target));
    words << look.say.translate("BudgetSheet", "hatched: before the declaration, or a lower bound");
    if (face.p50 && face.p95)
        words << look.say.translate("BudgetSheet", "whisker: P50 to P95");
    return words.join(QStringLiteral("; "));
}

} // namespace

double BudgetFace::span() const
{
    const double reached = std::max(budget.total.count(), budget.target.value_or(Minutes{0}).count());
    return std::max({1.0, reached, p95.value_or(Minutes{0}).count()});
}

bool BudgetFace::over() const
{
    return budget.unbounded || budget.reserve().value_or(Minutes{0}) < Minutes{0};
}

void setSpread(BudgetFace &face, const Spread *spread)
{
    const bool ends = spread && std::isfinite(spread->p95.count()) && spread->p95.count() < kLongestMinutes;
    face.p50 = ends ? std::optional(spread->p50) : std::nullopt;
    face.p95 = ends ? std::optional(spread->p95) : std::nullopt;
}

QString budgetWords(const Look &look, const BudgetFace &face)
{
    const Budget &budget = face.budget;
    const QString total =
        (budget.atLeast ? QStringLiteral("\u2265 ") : QString()) + look.minutes(budget.total);
    QString words;
    if (budget.unbounded) {
        words =
            look.say.translate("breakwater::BudgetBar", "%1 known, and something without a bound").arg(total);
    } else if (const auto reserve = budget.reserve(); !reserve) {
        words = look.say.translate("breakwater::BudgetBar", "%1, no target").arg(total);
    } else {
        words =
            (*reserve >= Minutes{0} ? look.say.translate("breakwater::BudgetBar", "%1 of %2, %3 in reserve")
                                    : look.say.translate("breakwater::BudgetBar", "%1 of %2, %3 too long"))
                .arg(total, look.minutes(*budget.target),
                     look.minutes(*reserve >= Minutes{0} ? *reserve : -*reserve));
    }
    if (face.p50 && face.p95 && !face.asked)
        words = look.say.translate("breakwater::BudgetBar", "%1; P50 %2, P95 %3")
                    .arg(words, look.minutes(*face.p50), look.minutes(*face.p95));
    return words;
}

QRectF pieceBox(const BudgetFace &face, const QRectF &bar, std::size_t piece)
{
    Minutes from{0};
    for (std::size_t i = 0; i < piece; ++i)
        from += face.budget.pieces[i].minutes;
    const double left = at(face, bar, from);
    return {left, bar.top(), at(face, bar, from + face.budget.pieces[piece].minutes) - left, bar.height()};
}

void paintBudget(QPainter &painter, const Look &look, const BudgetFace &face, const QRectF &bar)
{
    const Tokens &t = look.tokens;
    if (face.budget.target) {
        painter.setPen(QPen(t.color(Token::Hairline), 1));
        painter.setBrush(t.color(Token::OkTint));
        painter.drawRect(
            QRectF(bar.left(), bar.top(), at(face, bar, *face.budget.target) - bar.left(), bar.height()));
    }
    for (std::size_t i = 0; i < face.budget.pieces.size(); ++i)
        paintPiece(painter, look, face, bar, i);
    paintWhisker(painter, look, face, bar);
    if (face.budget.target)
        painter.fillRect(QRectF(at(face, bar, *face.budget.target) - 1, bar.top() - 2, 2, bar.height() + 4),
                         t.color(Token::Error));
}

QSizeF budgetSheetSize(const BudgetFace &face)
{
    return {kWidth, kTop + kBar + kAxis + kLine * static_cast<double>(linesOf(face) + 1)};
}

void paintBudgetSheet(QPainter &painter, const Look &look, const BudgetFace &face, const QString &workload)
{
    const Tokens &t = look.tokens;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(1, kTop, kWidth - 2, kBar);
    painter.setFont(look.small(QFont::Bold));
    painter.setPen(t.color(Token::Text));
    painter.drawText(QRectF(0, 0, kWidth, kTop - 4), Qt::AlignVCenter,
                     look.say.translate("BudgetSheet", "%1, minutes from the disruption on").arg(workload));
    painter.setPen(t.color(face.over() ? Token::Error : Token::Text));
    painter.drawText(QRectF(0, 0, kWidth, kTop - 4), Qt::AlignVCenter | Qt::AlignRight,
                     budgetWords(look, face));
    paintBudget(painter, look, face, bar);
    paintAxis(painter, look, face, bar);
    painter.setFont(look.small());
    const double top = kTop + kBar + kAxis, column = kWidth / static_cast<double>(columnsOf(face));
    const QFontMetricsF metrics(look.small());
    painter.setPen(t.color(Token::Text));
    for (std::size_t i = 0; i < face.budget.pieces.size(); ++i) {
        const std::size_t lines = linesOf(face);
        const QRectF box(static_cast<double>(i / lines) * column,
                         top + kLine * static_cast<double>(i % lines), column - 12, kLine);
        painter.drawText(
            box, Qt::AlignVCenter,
            metrics.elidedText(nameOf(look, face.budget.pieces[i], i + 1), Qt::ElideRight, box.width()));
    }
    painter.setPen(t.color(Token::SecondaryText));
    painter.drawText(QRectF(0, top + kLine * static_cast<double>(linesOf(face)), kWidth, kLine),
                     Qt::AlignVCenter, legendOf(look, face));
}

} // namespace breakwater::charts
