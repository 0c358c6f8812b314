// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_look.h"
#include "widgets/charts/figures.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QBarCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QScatterSeries>

#include <algorithm>
#include <cmath>

namespace breakwater::charts {

namespace {

constexpr double kLeast = 1.0 / 60; ///< minutes: a logarithmic axis has no zero; a second stands for less

struct Say {
    Q_DECLARE_TR_FUNCTIONS(LossChart)
};

struct Store {
    QString name, words;
    double planned = 0, least = 0, most = 0;
    std::optional<double> target;
    bool open = false, estimated = false;
    std::string subject;
};

std::vector<Store> storesOf(const Snapshot &now, const Assessment &assessment, bool &unbounded)
{
    std::vector<Store> stores;
    for (const StampEstimate &estimate : assessment.estimates)
        for (const StoreRpo &each : estimate.stores) {
            const auto [stamp, service] = now.topology->find(each.store);
            if (!each.rpo.known() || !service) {
                unbounded = true;
                continue;
            }
            Store store;
            store.name = toQt(service->name);
            store.words = minutesText(each.rpo.value);
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

Drawing lossDrawing(const Snapshot &now, const Assessment *assessment)
{
    Drawing figure;
    figure.title = Say::tr("How much data each store can lose");
    figure.subtitle =
        Say::tr("Minutes before the loss of the region, logarithmic; the line is the range that its "
                "source gives, the dot the planning value.");
    bool left = false;
    std::vector<Store> stores = assessment ? storesOf(now, *assessment, left) : std::vector<Store>{};
    if (stores.empty()) {
        figure.empty =
            Say::tr("Protect a store against the loss of its region in the inspector to see this.");
        return figure;
    }
    if (left)
        figure.subtitle +=
            QLatin1Char(' ') + Say::tr("Stores whose loss is unknown or unbounded are not drawn.");
    figure.header = {Say::tr("Store"), Say::tr("Planned"), Say::tr("Least, min"), Say::tr("Most, min"),
                     Say::tr("Target, min")};
    const auto number = [](double minutes) { return toQt(formatMinutes(Minutes{minutes})); };
    for (const Store &store : stores)
        figure.rows.push_back({{store.name, store.words, number(store.least),
                                store.open ? Say::tr("not stated") : number(store.most),
                                store.target ? number(*store.target) : QString()},
                               store.subject});
    std::reverse(stores.begin(), stores.end());
    const Tokens &t = currentTokens();
    figure.chart = emptyChart();
    QStringList names;
    double last = 60;
    for (const Store &store : stores) {
        names << QStringLiteral("%1: %2").arg(store.name, store.words);
        last = std::max({last, store.most, store.target.value_or(0)});
    }
    auto *y = nameAxis(*figure.chart, names);
    auto *x = new QLogValueAxis;
    x->setBase(10);
    x->setRange(kLeast, last * 1.3);
    x->setLabelFormat(QStringLiteral("%g"));
    figure.chart->addAxis(x, Qt::AlignBottom);
    styleAxis(*x, Say::tr("Minutes"));
    auto *known = dots(Say::tr("Documented, stated or measured"), QScatterSeries::MarkerShapeCircle, 10,
                       t.series(0), t.series(0));
    auto *estimated =
        dots(Say::tr("Estimated"), QScatterSeries::MarkerShapeCircle, 10, t.color(Token::Field), t.series(0));
    auto *targets = dots(Say::tr("Target"), QScatterSeries::MarkerShapeRectangle, 9, t.color(Token::Error),
                         t.color(Token::Card));
    for (std::size_t i = 0; i < stores.size(); ++i) {
        const auto row = static_cast<double>(i);
        auto *range = new QLineSeries;
        QColor tint = t.series(2);
        tint.setAlphaF(0.5F);
        range->setPen(QPen(tint, 8, stores[i].open ? Qt::DotLine : Qt::SolidLine, Qt::FlatCap));
        range->append(stores[i].least, row);
        range->append(std::max(stores[i].most, stores[i].least * 1.02), row);
        attach(*figure.chart, range, x, y);
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
