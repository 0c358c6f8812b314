// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/chart_drawings.h"
#include "widgets/paper/chart_look.h"

#include <QBarCategoryAxis>
#include <QChart>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QScatterSeries>

#include <algorithm>
#include <cmath>

namespace breakwater::charts {

namespace {

constexpr double kLeast = 1.0 / 60; ///< minutes: a logarithmic axis has no zero; a second stands for less

struct Store {
    QString name, words;
    double planned = 0, least = 0, most = 0;
    std::optional<double> target;
    bool open = false, estimated = false;
    std::string subject;
};

std::vector<Store> storesOf(const Look &look, const Snapshot &now,
                            const std::vector<StampEstimate> &estimates, bool &unbounded)
{
    std::vector<Store> stores;
    for (const StampEstimate &estimate : estimates)
        for (const StoreRpo &each : estimate.stores) {
            const auto [stamp, service] = now.topology->find(each.store);
            if (!each.rpo.known() || !service) {
                unbounded = true;
                continue;
            }
            Store store;
            store.name = toQt(service->name);
            store.words = look.minutes(each.rpo.value);
            store.planned = std::max(kLeast, each.rpo.value.count());
            store.least = std::max(kLeast, each.rpo.min.value_or(each.rpo.value).count());
            store.most = std::max(store.planned, each.rpo.max.value_or(each.rpo.value).count());
            store.open = !each.rpo.max;
            store.estimated = each.rpo.grade == Grade::Estimated;
            store.subject = each.store.text;
            if (each.target)
                store.target = std::max(kLeast, each.target->count());
            stores.push_back(std::move(store));
        }
    return stores;
}

template <class Series>
void attach(QChart &chart, Series *series, QAbstractAxis *x, QAbstractAxis *y)
{
    chart.addSeries(series);
    series->attachAxis(x);
    series->attachAxis(y);
}

QScatterSeries *dots(const QString &name, QScatterSeries::MarkerShape shape, double size, const QColor &fill,
                     const QColor &edge)
{
    auto *series = new QScatterSeries;
    series->setName(name);
    series->setMarkerShape(shape);
    series->setMarkerSize(size);
    series->setBrush(fill);
    series->setPen(QPen(edge, 2));
    return series;
}

} // namespace

Drawing lossDrawing(const Look &look, const Snapshot &now, const std::vector<StampEstimate> &estimates)
{
    Drawing figure;
    figure.title = look.say.translate("LossChart", "How much data each store can lose");
    figure.subtitle = look.say.translate(
        "LossChart",
        "Minutes before the loss of the region, logarithmic; the line is the range that its "
        "source gives, the dot the planning value.");
    bool left = false;
    std::vector<Store> stores = storesOf(look, now, estimates, left);
    if (stores.empty()) {
        figure.empty = look.say.translate(
            "LossChart", "Protect a store against the loss of its region in the inspector to see this.");
        return figure;
    }
    if (left)
        figure.subtitle += QLatin1Char(' ')
            + look.say.translate("LossChart", "Stores whose loss is unknown or unbounded are not drawn.");
    figure.header = {look.say.translate("LossChart", "Store"), look.say.translate("LossChart", "Planned"),
                     look.say.translate("LossChart", "Least, min"),
                     look.say.translate("LossChart", "Most, min"),
                     look.say.translate("LossChart", "Target, min")};
    const auto number = [](double minutes) { return toQt(formatMinutes(Minutes{minutes})); };
    for (const Store &store : stores)
        figure.rows.push_back(
            {{store.name, store.words, number(store.least),
              store.open ? look.say.translate("LossChart", "not stated") : number(store.most),
              store.target ? number(*store.target) : QString()},
             store.subject});
    std::reverse(stores.begin(), stores.end());
    const Tokens &t = look.tokens;
    figure.chart = emptyChart(look);
    figure.bars = static_cast<int>(stores.size());
    QStringList names;
    double last = 60;
    for (const Store &store : stores) {
        names << QStringLiteral("%1: %2").arg(store.name, store.words);
        last = std::max({last, store.most, store.target.value_or(0)});
    }
    auto *y = nameAxis(look, *figure.chart, names);
    auto *x = new QLogValueAxis;
    x->setBase(10);
    x->setRange(kLeast * 0.8, last * 1.3); // the dot of nothing is whole
    x->setLabelFormat(QStringLiteral("%g"));
    figure.chart->addAxis(x, Qt::AlignBottom);
    styleAxis(look, *x, look.say.translate("LossChart", "Minutes"));
    auto *known = dots(look.say.translate("LossChart", "Documented, stated or measured"),
                       QScatterSeries::MarkerShapeCircle, 10, t.series(0), t.series(0));
    auto *estimated = dots(look.say.translate("LossChart", "Estimated"), QScatterSeries::MarkerShapeCircle,
                           10, t.color(Token::Field), t.series(0));
    auto *targets = dots(look.say.translate("LossChart", "Target"), QScatterSeries::MarkerShapeRectangle, 9,
                         t.color(Token::Error), t.color(Token::Card));
    for (std::size_t i = 0; i < stores.size(); ++i) {
        const auto row = static_cast<double>(i);
        auto *range = new QLineSeries;
        QColor tint = t.series(2);
        tint.setAlphaF(0.5F);
        range->setPen(QPen(tint, 8, stores[i].open ? Qt::DotLine : Qt::SolidLine, Qt::FlatCap));
        range->append(stores[i].least, row);
        range->append(std::max(stores[i].most, stores[i].least * 1.02), row);
        attach(*figure.chart, range, x, y);
        figure.spots.insert(figure.spots.begin(),
                            {{stores[i].planned, row}, static_cast<int>(stores.size() - 1 - i)});
        for (QLegendMarker *marker : figure.chart->legend()->markers(range))
            marker->setVisible(false);
        (stores[i].estimated ? estimated : known)->append(stores[i].planned, row);
        if (stores[i].target)
            targets->append(*stores[i].target, row);
    }
    for (QScatterSeries *series : {known, estimated, targets})
        attach(*figure.chart, series, x, y);
    return figure;
}

} // namespace breakwater::charts
