// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_look.h"

#include "widgets/theme/current.h"

#include <QBarCategoryAxis>
#include <QChart>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace breakwater::charts {

std::shared_ptr<QChart> emptyChart()
{
    const Tokens &t = currentTokens();
    auto chart = std::make_shared<QChart>();
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundBrush(t.color(Token::Field));
    chart->setBackgroundPen(Qt::NoPen);
    chart->setBackgroundRoundness(0);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins(QMargins(4, 4, 12, 4));
    chart->legend()->setFont(screenFont(11));
    chart->legend()->setLabelColor(t.color(Token::SecondaryText));
    chart->legend()->setAlignment(Qt::AlignBottom);
    chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    return chart;
}

void styleAxis(QAbstractAxis &axis, const QString &title)
{
    const Tokens &t = currentTokens();
    axis.setTitleText(title);
    axis.setTitleFont(screenFont(11));
    axis.setTitleBrush(t.color(Token::SecondaryText));
    axis.setLabelsFont(screenFont(11));
    axis.setLabelsColor(t.color(Token::Text));
    axis.setGridLinePen(QPen(t.color(Token::Hairline), 1));
    axis.setLinePen(QPen(t.color(Token::ControlBorder), 1));
}

QValueAxis *valueAxis(QChart &chart, Qt::Alignment side, const QString &title, double from, double to)
{
    auto *axis = new QValueAxis;
    axis->setRange(from, std::max(to, from + 1e-6));
    axis->setLabelFormat(QStringLiteral("%.0f"));
    chart.addAxis(axis, side);
    axis->applyNiceNumbers();
    styleAxis(*axis, title);
    return axis;
}

QBarCategoryAxis *nameAxis(QChart &chart, const QStringList &names)
{
    auto *axis = new QBarCategoryAxis;
    // Categories of one name would become one: those after the first get an invisible ending.
    QStringList unique;
    for (const QString &name : names) {
        QString each = name.size() > 28 ? name.left(27) + QChar(0x2026) : name;
        while (unique.contains(each))
            each += QChar(0x200B);
        unique << each;
    }
    axis->append(unique);
    chart.addAxis(axis, Qt::AlignLeft);
    styleAxis(*axis, {});
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

QBrush overBrush(const Tokens &tokens)
{
    return {tokens.color(Token::Error), Qt::BDiagPattern};
}

QPen targetPen(const Tokens &tokens)
{
    return {tokens.color(Token::Error), 2};
}

} // namespace breakwater::charts
