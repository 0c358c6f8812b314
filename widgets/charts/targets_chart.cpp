// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_look.h"
#include "widgets/charts/figures.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QCoreApplication>
#include <QHorizontalStackedBarSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace breakwater::charts {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(TargetsChart)
};

struct Bar {
    QString name, words;
    double within = 0, over = 0;
    std::optional<double> target;
    std::string subject;
};

void split(Bar &bar, double value)
{
    bar.within = bar.target ? std::min(value, *bar.target) : value;
    bar.over = bar.target ? std::max(0.0, value - *bar.target) : 0;
}

/// Two bars a workload: RTO above RPO. A time without a bound is drawn to the end of the axis and says so.
std::vector<Bar> barsOf(const Snapshot &now, const Assessment &assessment)
{
    std::vector<Bar> bars;
    for (const StampEstimate &estimate : assessment.estimates) {
        const Stamp *stamp = now.topology->stamp(estimate.stamp);
        if (!stamp)
            continue;
        const auto add = [&](const QString &what, std::optional<double> value, bool unbounded,
                             const std::optional<Minutes> &target) {
            Bar bar;
            bar.name = QStringLiteral("%1 %2").arg(toQt(stamp->name), what);
            bar.subject = stamp->id.text;
            if (target)
                bar.target = target->count();
            if (value)
                split(bar, *value);
            bar.words = unbounded ? Say::tr("unbounded")
                : value           ? minutesText(Minutes{*value})
                                  : Say::tr("unknown");
            bars.push_back(std::move(bar));
        };
        const bool open = estimate.rto.unbounded;
        add(Say::tr("RTO"), open ? std::nullopt : std::optional(estimate.rto.rto.count()), open,
            estimate.rtoTarget);
        const bool lost = estimate.rpo.state == Figure::State::Unbounded;
        add(Say::tr("RPO"), estimate.rpo.known() ? std::optional(estimate.rpo.value.count()) : std::nullopt,
            lost, estimate.rpoTarget);
    }
    return bars;
}

} // namespace

Drawing targetsDrawing(const Snapshot &now, const Assessment *assessment)
{
    Drawing figure;
    figure.title = Say::tr("RTO and RPO against target");
    figure.subtitle =
        Say::tr("Minutes from the loss of the region on, planning values; the line marks the target.");
    std::vector<Bar> bars = assessment ? barsOf(now, *assessment) : std::vector<Bar>{};
    const bool judged =
        std::any_of(bars.begin(), bars.end(), [](const Bar &bar) { return bar.target.has_value(); });
    if (!judged) {
        figure.empty = Say::tr("Set an RTO or RPO target in the inspector of a workload to see this.");
        return figure;
    }
    const Tokens &t = currentTokens();
    figure.header = {Say::tr("Workload"), Say::tr("Planned"), Say::tr("Target, min"),
                     Say::tr("Over target, min")};
    double longest = 1;
    for (const Bar &bar : bars) {
        longest = std::max({longest, bar.within + bar.over, bar.target.value_or(0)});
        figure.rows.push_back(
            {{bar.name, bar.words, bar.target ? toQt(formatMinutes(Minutes{*bar.target})) : QString(),
              bar.over > 0 ? toQt(formatMinutes(Minutes{bar.over})) : QString()},
             bar.subject});
    }
    std::reverse(bars.begin(), bars.end()); // the first on top
    figure.chart = emptyChart();
    auto *within = new QBarSet(Say::tr("Within target"));
    auto *over = new QBarSet(Say::tr("Over target"));
    within->setBrush(t.series(2));
    within->setPen(Qt::NoPen);
    over->setBrush(overBrush(t));
    over->setPen(QPen(t.color(Token::Error), 1));
    auto *ticks = new QScatterSeries;
    ticks->setName(Say::tr("Target"));
    ticks->setMarkerShape(QScatterSeries::MarkerShapeRectangle);
    ticks->setMarkerSize(11);
    ticks->setColor(t.color(Token::Text));
    ticks->setBorderColor(t.color(Token::Card));
    QStringList names;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        *within << bars[i].within;
        *over << bars[i].over;
        names << QStringLiteral("%1: %2").arg(bars[i].name, bars[i].words);
        if (bars[i].target)
            ticks->append(*bars[i].target, static_cast<double>(i));
    }
    auto *series = new QHorizontalStackedBarSeries;
    series->append(within);
    series->append(over);
    series->setBarWidth(0.6);
    figure.chart->addSeries(series);
    figure.chart->addSeries(ticks);
    auto *y = nameAxis(*figure.chart, names);
    auto *x = valueAxis(*figure.chart, Qt::AlignBottom, Say::tr("Minutes"), 0, longest);
    for (QAbstractSeries *each : std::initializer_list<QAbstractSeries *>{series, ticks}) {
        each->attachAxis(x);
        each->attachAxis(y);
    }
    return figure;
}

} // namespace breakwater::charts
