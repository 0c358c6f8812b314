// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_look.h"
#include "widgets/charts/figures.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QAreaSeries>
#include <QChart>
#include <QCoreApplication>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace breakwater::charts {

namespace {

constexpr int kColumns = 40;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(SpreadChart)
};

QString percent(double share)
{
    return QString::number(std::lround(share * 100));
}

/// What a room reads: never 0 or 100 per cent while a single trial says otherwise.
QString inWords(const Spread &spread, const Minutes &target)
{
    if (!spread.meets)
        return {};
    const QString limit = minutesText(target);
    if (*spread.meets >= 1)
        return Say::tr("Every run meets the target of %1.").arg(limit);
    if (*spread.meets <= 0)
        return Say::tr("No run meets the target of %1.").arg(limit);
    const double shown = std::clamp(*spread.meets, 0.01, 0.99);
    return Say::tr("%1 % of the runs meet the target of %2, %3 % take longer.")
        .arg(percent(shown), limit, percent(1 - shown));
}

/// Ends of the trials that end, in order.
std::vector<double> endsOf(const Simulation &simulation)
{
    std::vector<double> ends;
    for (const float end : simulation.ends)
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

void addCurve(QChart &chart, QValueAxis &x, QValueAxis &y, const std::vector<double> &ends,
              std::size_t trials)
{
    auto *curve = new QLineSeries;
    curve->setName(Say::tr("Share of runs done by then"));
    curve->setPen(QPen(currentTokens().series(0), 2));
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

Drawing spreadDrawing(const PlayRun *run)
{
    Drawing figure;
    figure.title = Say::tr("How long recovery may take");
    if (!run) {
        figure.empty = Say::tr("Choose what happens and press F5 to see how long recovery may take.");
        return figure;
    }
    const std::vector<double> ends = endsOf(run->simulation);
    if (ends.size() < 2) {
        figure.empty = run->schedule.whole.unbounded
            ? Say::tr("Nothing bounds this recovery, so it has no distribution. The Problems panel says why.")
            : Say::tr("This run made no trials.");
        return figure;
    }
    const bool one = run->plan.stamps.size() == 1;
    const auto judged =
        one ? run->simulation.byStamp.find(run->plan.stamps.front()) : run->simulation.byStamp.end();
    const Spread &spread = judged == run->simulation.byStamp.end() ? run->simulation.whole : judged->second;
    std::optional<Minutes> target;
    for (const PlayResult &result : run->log.results)
        if (one && result.stamp == run->plan.stamps.front())
            target = result.rtoTarget;
    const Tokens &t = currentTokens();
    figure.title = one ? Say::tr("How long recovery may take, %1")
                             .arg(toQt(run->now.topology->stamp(run->plan.stamps.front())->name))
                       : Say::tr("How long recovery may take, all workloads together");
    figure.subtitle = Say::tr("%1 runs, seed %2.").arg(spread.trials).arg(spread.seed);
    if (target)
        figure.subtitle += QLatin1Char(' ') + inWords(spread, *target);
    if (spread.atLeast)
        figure.subtitle +=
            QLatin1Char(' ') + Say::tr("A time on the way is not known, so read all of it as at least.");
    const std::size_t trials = run->simulation.ends.size();
    const std::vector<Column> columns = columnsOf(ends, trials);
    double highest = 1e-9;
    for (const Column &column : columns)
        highest = std::max(highest, column.share);
    figure.chart = emptyChart();
    const double scale = 60 / highest; // the tallest column reaches 60 % of the height
    const double limit = target ? target->count() : kLongestMinutes;
    auto *x =
        valueAxis(*figure.chart, Qt::AlignBottom,
                  run->log.fromWindow ? Say::tr("Minutes from the start of the window to restored service")
                                      : Say::tr("Minutes from the disruption to restored service"),
                  columns.front().from, std::max(columns.back().to, target ? limit * 1.02 : 0));
    auto *y = valueAxis(*figure.chart, Qt::AlignLeft, Say::tr("Share of runs, %"), 0, 100);
    QColor tint = t.series(2);
    tint.setAlphaF(0.45F);
    const auto add = [&](QAreaSeries *series) {
        figure.chart->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    };
    add(area(columns, scale, false, limit, Say::tr("Runs, by length"), tint, QPen(t.series(2), 1)));
    if (columns.back().from >= limit)
        add(area(columns, scale, true, limit, Say::tr("Runs over target"), overBrush(t),
                 QPen(t.color(Token::Error), 1)));
    addCurve(*figure.chart, *x, *y, ends, trials);
    const auto mark = [&](double at, const QString &words, const QPen &pen) {
        if (at <= x->max())
            addMarkLine(*figure.chart, *x, *y, {at, 0}, {at, 100}, words, pen);
    };
    mark(spread.p50.count(), Say::tr("P50 %1").arg(minutesText(spread.p50)),
         QPen(t.color(Token::Text), 1, Qt::DashLine));
    mark(spread.p95.count(), Say::tr("P95 %1").arg(minutesText(spread.p95)),
         QPen(t.color(Token::Text), 1, Qt::DotLine));
    if (target)
        mark(limit, Say::tr("Target %1").arg(minutesText(*target)), targetPen(t));
    figure.header = {Say::tr("Share of runs, %"), Say::tr("Done within, min")};
    for (const int share : {1, 5, 10, 25, 50, 75, 90, 95, 99}) {
        const std::size_t at = trials * static_cast<std::size_t>(share) / 100;
        figure.rows.push_back({{QString::number(share),
                                at < ends.size() ? toQt(formatMinutes(Minutes{ends[at]})) : Say::tr("never")},
                               {}});
    }
    return figure;
}

} // namespace breakwater::charts
