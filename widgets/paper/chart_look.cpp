// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/chart_look.h"

#include "widgets/paper/scene_faces.h"

#include <QBarCategoryAxis>
#include <QChart>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QPainter>
#include <QScatterSeries>
#include <QValueAxis>
#include <QtMath>

#include <algorithm>
#include <cmath>
#include <vector>

namespace breakwater::charts {

namespace {

constexpr qsizetype kLongestName = 44; ///< characters beside a chart
constexpr double kHatchStep = 5; ///< pixels

QFont fontOnScreen(double pixels, QFont::Weight weight)
{
    return screenFont(static_cast<int>(std::lround(pixels)), weight);
}

} // namespace

Look Look::ofPaper()
{
    return {breakwater::tokens(Theme::Light), scene::Speech::ofPaper(), paperFont, toQt, true};
}

Look Look::ofScreen(const Tokens &tokens, QString (*ofCore)(const std::string &english), Currency currency)
{
    return {tokens, scene::Speech::ofScreen(), fontOnScreen, ofCore, false, std::move(currency)};
}

QString Look::money(const CostSum &sum) const
{
    if (!sum.known())
        return say.translate("breakwater::Words", "unknown");
    const QString text = toQt(humanCost(sum.usd, currency));
    return sum.atLeast() ? say.translate("breakwater::Words", "at least %1").arg(text) : text;
}

QString Look::unitOfMoney() const
{
    return currency.isDollars() ? say.translate("CostChart", "US dollars") : toQt(currency.code);
}

QString Look::kind(const Catalog &catalog, const KindId &id) const
{
    if (const ServiceKind *kind = catalog.kind(id))
        return toQt(kind->shortName.empty() ? kind->name : kind->shortName);
    return id.text == "generic" ? say.translate("breakwater::Words", "Other system") : toQt(id.text);
}

QString Look::site(Site site) const
{
    switch (site) {
    case Site::Primary:
        return say.translate("breakwater::Words", "Primary");
    case Site::Secondary:
        return say.translate("breakwater::Words", "Secondary");
    case Site::Global:
        return say.translate("breakwater::Words", "Global");
    case Site::External:
        break;
    }
    return say.translate("breakwater::Words", "External");
}

QString toQt(const std::string &text)
{
    return scene::oneLine(text);
}

std::shared_ptr<QChart> emptyChart(const Look &look)
{
    const Tokens &t = look.tokens;
    auto chart = std::make_shared<QChart>();
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundBrush(t.color(Token::Field));
    chart->setBackgroundPen(Qt::NoPen);
    chart->setBackgroundRoundness(0);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins(QMargins(4, 4, 12, 4));
    chart->legend()->setFont(look.small());
    chart->legend()->setLabelColor(t.color(Token::SecondaryText));
    chart->legend()->setAlignment(Qt::AlignBottom);
    chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    return chart;
}

void styleAxis(const Look &look, QAbstractAxis &axis, const QString &title)
{
    const Tokens &t = look.tokens;
    axis.setTitleText(title);
    axis.setTitleFont(look.small());
    axis.setTitleBrush(t.color(Token::SecondaryText));
    axis.setLabelsFont(look.small());
    axis.setLabelsColor(t.color(Token::Text));
    axis.setGridLinePen(QPen(t.color(Token::Hairline), 1));
    axis.setLinePen(QPen(t.color(Token::ControlBorder), 1));
}

QValueAxis *valueAxis(const Look &look, QChart &chart, Qt::Alignment side, const QString &title, double from,
                      double to)
{
    auto *axis = new QValueAxis;
    axis->setRange(from, std::max(to, from + 1e-6));
    axis->setLabelFormat(QStringLiteral("%.0f"));
    chart.addAxis(axis, side);
    axis->applyNiceNumbers();
    styleAxis(look, *axis, title);
    return axis;
}

QBarCategoryAxis *nameAxis(const Look &look, QChart &chart, const QStringList &names)
{
    auto *axis = new QBarCategoryAxis;
    // Categories of one name would become one: those after the first get an invisible ending.
    QStringList unique;
    for (const QString &name : names) {
        QString each = name.size() > kLongestName ? name.left(kLongestName - 1) + QChar(0x2026) : name;
        while (unique.contains(each))
            each += QChar(0x200B);
        unique << each;
    }
    axis->append(unique);
    chart.addAxis(axis, Qt::AlignLeft);
    styleAxis(look, *axis, {});
    axis->setGridLineVisible(false);
    return axis;
}

void addMarkLine(QChart &chart, QAbstractAxis &x, QAbstractAxis &y, const QPointF &from, const QPointF &to,
                 const QString &words, const QPen &pen)
{
    auto *line = new QLineSeries;
    line->setName(words);
    line->setPen(pen);
    line->append(from);
    line->append(to);
    chart.addSeries(line);
    line->attachAxis(&x);
    line->attachAxis(&y);
}

void squareMarkers(QChart &chart)
{
    for (QLegendMarker *marker : chart.legend()->markers())
        if (marker->type() == QLegendMarker::LegendMarkerTypeBar
            || marker->type() == QLegendMarker::LegendMarkerTypeArea)
            marker->setShape(QLegend::MarkerShapeRectangle); // "from series" knows only lines and points
}

QBrush patterned(const Look &look, const QColor &color, Qt::BrushStyle pattern)
{
    if (!look.paper || pattern == Qt::SolidPattern)
        return {color, pattern};
    QColor tint = color;
    tint.setAlphaF(0.16F);
    return tint;
}

double degreesOf(Qt::BrushStyle pattern)
{
    return pattern == Qt::VerPattern ? 90 : pattern == Qt::BDiagPattern ? 45 : 0;
}

void paintHatch(QPainter &painter, const QPolygonF &area, const QColor &color, double degrees)
{
    const double angle = qDegreesToRadians(degrees);
    const QPointF along(std::cos(angle), -std::sin(angle)), across(std::sin(angle), std::cos(angle));
    const auto at = [&](const QPointF &point, const QPointF &axis) {
        return QPointF::dotProduct(point, axis);
    };
    double first = 1e9, last = -1e9;
    for (const QPointF &point : area) {
        first = std::min(first, at(point, across));
        last = std::max(last, at(point, across));
    }
    painter.setPen(QPen(color, 1, Qt::SolidLine, Qt::FlatCap));
    for (double line = std::ceil(first / kHatchStep) * kHatchStep; line < last; line += kHatchStep) {
        std::vector<double> cuts; // where the line enters and leaves the area
        for (qsizetype i = 0; i < area.size(); ++i) {
            const QPointF &from = area[i], &to = area[(i + 1) % area.size()];
            const double a = at(from, across) - line, b = at(to, across) - line;
            if ((a < 0) != (b < 0))
                cuts.push_back(at(from + (to - from) * (a / (a - b)), along));
        }
        std::sort(cuts.begin(), cuts.end());
        for (std::size_t i = 0; i + 1 < cuts.size(); i += 2)
            painter.drawLine(along * cuts[i] + across * line, along * cuts[i + 1] + across * line);
    }
}

QPen targetPen(const Tokens &tokens)
{
    return {tokens.color(Token::Error), 2};
}

} // namespace breakwater::charts
