// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/chart_drawings.h"
#include "widgets/paper/chart_look.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace breakwater::charts {

namespace {

constexpr int kColumns = 40;

QString percent(double share)
{
    return QString::number(std::lround(share * 100));
}

/// What a room reads: never 0 or 100 per cent while a single trial says otherwise.
QString inWords(const Look &look, const Spread &spread, const Minutes &target)
{
    if (!spread.meets)
        return {};
    const QString limit = look.minutes(target);
    if (*spread.meets >= 1)
        return look.say.translate("SpreadChart", "Every run meets the target of %1.").arg(limit);
    if (*spread.meets <= 0)
        return look.say.translate("SpreadChart", "No run meets the target of %1.").arg(limit);
    const double shown = std::clamp(*spread.meets, 0.01, 0.99);
    return look.say.translate("SpreadChart", "%1 % of the runs meet the target of %2, %3 % take longer.")
        .arg(percent(shown), limit, percent(1 - shown));
}

/// Ends of the trials that end, in order.
std::vector<double> endsOf(const std::vector<float> &trials)
{
    std::vector<double> ends;
    for (const float end : trials)
        if (std::isfinite(end) && end < static_cast<float>(kLongestMinutes))
            ends.push_back(end);
    std::sort(ends.begin(), ends.end());
    return ends;
}

struct Column {
    double from = 0, to = 0, share = 0;
};

std::vector<Column> columnsOf(const std::vector<double> &ends, std::size_t trials)
{
    const double first = std::floor(ends.front()), last = ends[ends.size() * 995 / 1000];
    const double width = std::max(0.05, (last - first) / kColumns);
    std::vector<Column> columns;
    for (double from = first; from <= last; from += width)
        columns.push_back({from, from + width, 0});
    for (const double end : ends) {
        const auto at = static_cast<std::size_t>((end - first) / width);
        if (at < columns.size())
            columns[at].share += 1.0 / static_cast<double>(trials);
    }
    return columns;
}

/// One step-shaped area for the columns of a range, so that they are drawn as one piece.
QAreaSeries *area(const std::vector<Column> &columns, double scale, bool over, double target,
                  const QString &name, const QBrush &brush, const QPen &pen)
{
    auto *upper = new QLineSeries, *lower = new QLineSeries;
    for (const Column &column : columns) {
        if ((column.from >= target) != over)
            continue;
        upper->append(column.from, column.share * scale);
        upper->append(column.to, column.share * scale);
        lower->append(column.from, 0);
        lower->append(column.to, 0);
    }
    auto *made = new QAreaSeries(upper, lower);
    upper->setParent(made);
    lower->setParent(made);
    made->setName(name);
    made->setBrush(brush);
    made->setPen(pen);
    return made;
}

/// Around the columns from the limit on.
QPolygonF outline(const std::vector<Column> &columns, double scale, double limit)
{
    QPolygonF around;
    for (const Column &column : columns)
        if (column.from >= limit)
            around << QPointF(column.from, column.share * scale) << QPointF(column.to, column.share * scale);
    if (!around.isEmpty())
        around << QPointF(around.last().x(), 0) << QPointF(around.first().x(), 0);
    return around;
}

void addCurve(const Look &look, QChart &chart, QValueAxis &x, QValueAxis &y, const std::vector<double> &ends,
              std::size_t trials)
{
    auto *curve = new QLineSeries;
    curve->setName(look.say.translate("SpreadChart", "Share of runs done by then"));
    curve->setPen(QPen(look.tokens.series(0), 2));
    constexpr std::size_t points = 200;
    for (std::size_t i = 0; i <= points; ++i) {
        const std::size_t at = std::min(ends.size() - 1, i * ends.size() / points);
        curve->append(ends[at], static_cast<double>(at + 1) / static_cast<double>(trials) * 100);
    }
    chart.addSeries(curve);
    curve->attachAxis(&x);
    curve->attachAxis(&y);
}

} // namespace

Drawing spreadDrawing(const Look &look, const SpreadFacts &facts)
{
    Drawing figure;
    figure.title = look.say.translate("SpreadChart", "How long recovery may take");
    if (!facts.ends || !facts.spread) {
        figure.empty = look.say.translate(
            "SpreadChart", "Choose what happens and press F5 to see how long recovery may take.");
        return figure;
    }
    const std::vector<double> ends = endsOf(*facts.ends);
    if (ends.size() < 2) {
        figure.empty = facts.unbounded
            ? look.say.translate(
                "SpreadChart",
                "Nothing bounds this recovery, so it has no distribution. The Problems panel says why.")
            : look.say.translate("SpreadChart", "This run made no trials.");
        return figure;
    }
    const Spread &spread = *facts.spread;
    const std::optional<Minutes> &target = facts.target;
    const Tokens &t = look.tokens;
    figure.title = facts.workload.isEmpty()
        ? look.say.translate("SpreadChart", "How long recovery may take, all workloads together")
        : look.say.translate("SpreadChart", "How long recovery may take, %1").arg(facts.workload);
    figure.subtitle =
        look.say.translate("SpreadChart", "%1 runs, seed %2.").arg(spread.trials).arg(spread.seed);
    if (target)
        figure.subtitle += QLatin1Char(' ') + inWords(look, spread, *target);
    if (spread.atLeast)
        figure.subtitle += QLatin1Char(' ')
            + look.say.translate(
                "SpreadChart", "A time on the way has no known upper bound: these figures are lower bounds.");
    const std::size_t trials = facts.ends->size();
    const std::vector<Column> columns = columnsOf(ends, trials);
    double highest = 1e-9;
    for (const Column &column : columns)
        highest = std::max(highest, column.share);
    figure.chart = emptyChart(look);
    const double scale = 60 / highest; // the tallest column reaches 60 % of the height
    const double limit = target ? target->count() : kLongestMinutes;
    auto *x = valueAxis(
        look, *figure.chart, Qt::AlignBottom,
        facts.fromWindow
            ? look.say.translate("SpreadChart", "Minutes from the start of the window to restored service")
            : look.say.translate("SpreadChart", "Minutes from the disruption to restored service"),
        columns.front().from, std::max(columns.back().to, target ? limit * 1.02 : 0));
    auto *y = valueAxis(look, *figure.chart, Qt::AlignLeft,
                        look.say.translate("SpreadChart", "Share of runs, %"), 0, 100);
    QColor tint = t.series(2);
    tint.setAlphaF(0.45F);
    const auto add = [&](QAreaSeries *series) {
        figure.chart->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    };
    add(area(columns, scale, false, limit, look.say.translate("SpreadChart", "Runs, by length"), tint,
             QPen(t.series(2), 1)));
    if (columns.back().from >= limit) {
        const QString over = look.say.translate("SpreadChart", "Runs over target");
        add(area(columns, scale, true, limit, over, patterned(look, t.color(Token::Error), Qt::BDiagPattern),
                 QPen(t.color(Token::Error), 1)));
        if (look.paper)
            figure.hatches.push_back({over, outline(columns, scale, limit), t.color(Token::Error)});
    }
    addCurve(look, *figure.chart, *x, *y, ends, trials);
    const auto mark = [&](double at, const QString &words, const QPen &pen) {
        if (at <= x->max())
            addMarkLine(*figure.chart, *x, *y, {at, 0}, {at, 100}, words, pen);
    };
    mark(spread.p50.count(), look.say.translate("SpreadChart", "P50 %1").arg(look.minutes(spread.p50)),
         QPen(t.color(Token::Text), 1, Qt::DashLine));
    mark(spread.p95.count(), look.say.translate("SpreadChart", "P95 %1").arg(look.minutes(spread.p95)),
         QPen(t.color(Token::Text), 1, Qt::DotLine));
    if (target)
        mark(limit, look.say.translate("SpreadChart", "Target %1").arg(look.minutes(*target)), targetPen(t));
    figure.header = {look.say.translate("SpreadChart", "Share of runs, %"),
                     look.say.translate("SpreadChart", "Done within, min")};
    for (const int share : {1, 5, 10, 25, 50, 75, 90, 95, 99}) {
        const std::size_t at = trials * static_cast<std::size_t>(share) / 100;
        if (at < ends.size() && ends[at] <= x->max())
            figure.spots.push_back(
                {{ends[at], static_cast<double>(share)}, static_cast<int>(figure.rows.size())});
        figure.rows.push_back({{QString::number(share),
                                at < ends.size() ? toQt(formatMinutes(Minutes{ends[at]}))
                                                 : look.say.translate("SpreadChart", "never")},
                               {}});
    }
    squareMarkers(*figure.chart);
    return figure;
}

} // namespace breakwater::charts
