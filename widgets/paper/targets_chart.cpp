// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/chart_drawings.h"
#include "widgets/paper/chart_look.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QHorizontalStackedBarSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace breakwater::charts {

namespace {

constexpr double kBarWidth = 0.6;

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
std::vector<Bar> barsOf(const Look &look, const Snapshot &now, const std::vector<StampEstimate> &estimates)
{
    std::vector<Bar> bars;
    for (const StampEstimate &estimate : estimates) {
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
            bar.words = unbounded ? look.say.translate("TargetsChart", "unbounded")
                : value           ? look.minutes(Minutes{*value})
                                  : look.say.translate("TargetsChart", "unknown");
            bars.push_back(std::move(bar));
        };
        const bool open = estimate.rto.unbounded;
        add(look.say.translate("TargetsChart", "RTO"),
            open ? std::nullopt : std::optional(estimate.rto.rto.count()), open, estimate.rtoTarget);
        const bool lost = estimate.rpo.state == Figure::State::Unbounded;
        add(look.say.translate("TargetsChart", "RPO"),
            estimate.rpo.known() ? std::optional(estimate.rpo.value.count()) : std::nullopt, lost,
            estimate.rpoTarget);
    }
    return bars;
}

} // namespace

Drawing targetsDrawing(const Look &look, const Snapshot &now, const std::vector<StampEstimate> &estimates)
{
    Drawing figure;
    figure.title = look.say.translate("TargetsChart", "RTO and RPO against target");
    figure.subtitle = look.say.translate(
        "TargetsChart",
        "Minutes from the loss of the region on, planning values; the line marks the target.");
    std::vector<Bar> bars = barsOf(look, now, estimates);
    const bool judged =
        std::any_of(bars.begin(), bars.end(), [](const Bar &bar) { return bar.target.has_value(); });
    if (!judged) {
        figure.empty = look.say.translate(
            "TargetsChart", "Set an RTO or RPO target in the inspector of a workload to see this.");
        return figure;
    }
    const Tokens &t = look.tokens;
    figure.header = {look.say.translate("TargetsChart", "Workload"),
                     look.say.translate("TargetsChart", "Planned"),
                     look.say.translate("TargetsChart", "Target, min"),
                     look.say.translate("TargetsChart", "Over target, min")};
    double longest = 1;
    for (const Bar &bar : bars) {
        longest = std::max({longest, bar.within + bar.over, bar.target.value_or(0)});
        figure.rows.push_back(
            {{bar.name, bar.words, bar.target ? toQt(formatMinutes(Minutes{*bar.target})) : QString(),
              bar.over > 0 ? toQt(formatMinutes(Minutes{bar.over})) : QString()},
             bar.subject});
    }
    std::reverse(bars.begin(), bars.end()); // the first on top
    figure.chart = emptyChart(look);
    figure.bars = static_cast<int>(bars.size());
    auto *within = new QBarSet(look.say.translate("TargetsChart", "Within target"));
    auto *over = new QBarSet(look.say.translate("TargetsChart", "Over target"));
    within->setBrush(t.series(2));
    within->setPen(Qt::NoPen);
    over->setBrush(patterned(look, t.color(Token::Error), Qt::BDiagPattern));
    over->setPen(QPen(t.color(Token::Error), 1));
    auto *ticks = new QScatterSeries;
    ticks->setName(look.say.translate("TargetsChart", "Target"));
    ticks->setMarkerShape(QScatterSeries::MarkerShapeRectangle);
    ticks->setMarkerSize(11);
    ticks->setColor(t.color(Token::Text));
    ticks->setBorderColor(t.color(Token::Card));
    QStringList names;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        *within << bars[i].within;
        *over << bars[i].over;
        QString words = QStringLiteral("%1: %2").arg(bars[i].name, bars[i].words);
        if (bars[i].over > 0)
            words += QStringLiteral(" (+%1)").arg(look.minutes(Minutes{bars[i].over}));
        names << words;
        const std::size_t row = bars.size() - 1 - i;
        figure.spots.insert(figure.spots.begin(),
                            {{bars[i].within + bars[i].over, static_cast<double>(i)}, static_cast<int>(row)});
        if (look.paper && bars[i].over > 0)
            figure.hatches.push_back(
                {over->label(),
                 QRectF(bars[i].within, static_cast<double>(i) - kBarWidth / 2, bars[i].over, kBarWidth),
                 t.color(Token::Error)});
        if (bars[i].target)
            ticks->append(*bars[i].target, static_cast<double>(i));
    }
    auto *series = new QHorizontalStackedBarSeries;
    series->append(within);
    series->append(over);
    series->setBarWidth(kBarWidth);
    figure.chart->addSeries(series);
    figure.chart->addSeries(ticks);
    auto *y = nameAxis(look, *figure.chart, names);
    auto *x = valueAxis(look, *figure.chart, Qt::AlignBottom, look.say.translate("TargetsChart", "Minutes"),
                        0, longest);
    for (QAbstractSeries *each : std::initializer_list<QAbstractSeries *>{series, ticks}) {
        each->attachAxis(x);
        each->attachAxis(y);
    }
    squareMarkers(*figure.chart);
    return figure;
}

} // namespace breakwater::charts
