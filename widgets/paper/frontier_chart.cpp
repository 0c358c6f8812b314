// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/chart_drawings.h"
#include "widgets/paper/chart_look.h"

#include <QChart>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace breakwater::charts {

namespace {

double moneyOf(const Look &look, const Variant &variant)
{
    return look.currency.of(variant.cost.usd);
}

QString changesOf(const Look &look, const Variant &variant)
{
    QStringList words;
    for (const OptionChoice &choice : variant.choices)
        words << toQt(choice.words);
    return variant.present ? look.say.translate("FrontierChart", "The design as it is")
                           : words.join(QStringLiteral("; "));
}

QScatterSeries *points(const QString &name, double size, const QBrush &fill, const QPen &edge)
{
    auto *series = new QScatterSeries;
    series->setName(name);
    series->setMarkerSize(size);
    series->setBrush(fill);
    series->setPen(edge);
    return series;
}

void describe(const Look &look, const Variants &variants, Drawing &figure)
{
    figure.subtitle = variants.complete
        ? look.say
              .translate(
                  "FrontierChart",
                  "All %1 combinations of the catalog's options; the line joins those that nothing beats.")
              .arg(variants.all.size())
        : look.say
              .translate(
                  "FrontierChart",
                  "%1 of very many combinations of the catalog's options; the line joins those that nothing "
                  "tried beats.")
              .arg(variants.all.size());
    const Variant *present = variants.present();
    if (present && present->cost.atLeast())
        figure.subtitle += QLatin1Char(' ')
            + look.say.translate("FrontierChart", "Costs are at least that: not every price is known.");
    figure.header = {
        look.say.translate("FrontierChart", "Changes"), look.say.translate("FrontierChart", "RTO, min"),
        look.say.translate("FrontierChart", "%1 a month").arg(toQt(look.currency.code)),
        look.say.translate("FrontierChart", "RPO"), look.say.translate("FrontierChart", "Nothing beats it")};
    for (const Variant &variant : variants.all)
        if (variant.comparable())
            figure.rows.push_back(
                {{changesOf(look, variant), toQt(formatMinutes(variant.estimate.rto.rto)),
                  QString::number(moneyOf(look, variant), 'f', 0), look.figure(variant.estimate.rpo),
                  variant.onFrontier ? look.say.translate("FrontierChart", "yes")
                                     : look.say.translate("FrontierChart", "no")},
                 {}});
}

} // namespace

Drawing frontierDrawing(const Look &look, const Snapshot &now, const StampId &id, const Variants *variants,
                        bool searching)
{
    Drawing figure;
    const Stamp *stamp = now.topology->stamp(id);
    figure.title = stamp ? look.say.translate("FrontierChart", "What recovery costs and what it buys, %1")
                               .arg(toQt(stamp->name))
                         : look.say.translate("FrontierChart", "What recovery costs and what it buys");
    if (!stamp) {
        figure.empty = look.say.translate(
            "FrontierChart", "Select a workload to see what other options would cost and how fast they are.");
        return figure;
    }
    if (!variants) {
        figure.empty = searching
            ? look.say.translate("FrontierChart", "Trying the options of the catalog\u2026")
            : look.say.translate("FrontierChart", "Nothing is known of this workload yet.");
        return figure;
    }
    const bool drawn = std::any_of(variants->all.begin(), variants->all.end(),
                                   [](const Variant &each) { return each.comparable(); });
    if (!drawn) {
        figure.empty = look.say.translate(
            "FrontierChart",
            "No combination has both an RTO and a cost. The Problems panel says what is missing.");
        return figure;
    }
    describe(look, *variants, figure);
    const Tokens &t = look.tokens;
    figure.chart = emptyChart(look);
    double least = 1e18, most = 0, longest = variants->target.value_or(Minutes{1}).count();
    for (const Variant &variant : variants->all)
        if (variant.comparable()) {
            least = std::min(least, moneyOf(look, variant));
            most = std::max(most, moneyOf(look, variant));
            longest = std::max(longest, variant.estimate.rto.rto.count());
        }
    const double room = std::max(10.0, (most - least) * 0.06);
    auto *x = valueAxis(
        look, *figure.chart, Qt::AlignBottom,
        look.say.translate("FrontierChart", "%1 a month, order of magnitude").arg(look.unitOfMoney()),
        std::max(0.0, least - room), most + room);
    auto *y = valueAxis(look, *figure.chart, Qt::AlignLeft,
                        look.say.translate("FrontierChart", "RTO, minutes"), 0, longest * 1.05);
    auto *beaten = points(look.say.translate("FrontierChart", "Beaten by another"), 7,
                          t.color(Token::IdleLink), Qt::NoPen);
    auto *best = points(look.say.translate("FrontierChart", "Nothing beats it"), 11, t.series(0),
                        QPen(t.color(Token::Field), 1));
    auto *ring = points(look.say.translate("FrontierChart", "This design"), 19, Qt::transparent,
                        QPen(t.color(Token::Accent), 3));
    auto *line = new QLineSeries;
    line->setPen(QPen(t.series(0), 2));
    line->setName(look.say.translate("FrontierChart", "Frontier"));
    for (const Variant &variant : variants->all) {
        if (!variant.comparable())
            continue;
        const QPointF at(moneyOf(look, variant), variant.estimate.rto.rto.count());
        (variant.onFrontier ? best : beaten)->append(at);
        figure.spots.push_back({at, static_cast<int>(figure.spots.size())});
        if (variant.onFrontier)
            line->append(at);
        if (variant.present)
            ring->append(at);
    }
    for (QXYSeries *series : std::initializer_list<QXYSeries *>{line, beaten, best, ring}) {
        figure.chart->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }
    if (variants->target)
        addMarkLine(*figure.chart, *x, *y, {x->min(), variants->target->count()},
                    {x->max(), variants->target->count()},
                    look.say.translate("FrontierChart", "Target %1").arg(look.minutes(*variants->target)),
                    targetPen(t));
    return figure;
}

} // namespace breakwater::charts
