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
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <map>

namespace breakwater::charts {

namespace {

constexpr std::size_t kMostRows = 14;
constexpr std::array kSites{Site::Primary, Site::Secondary, Site::Global, Site::External};
constexpr std::array kPatterns{Qt::SolidPattern, Qt::BDiagPattern, Qt::Dense5Pattern, Qt::VerPattern};

struct Say {
    Q_DECLARE_TR_FUNCTIONS(CostChart)
};

struct Row {
    QString name;
    std::map<Site, double> usd;
    double total = 0;
    bool unknown = false;
};

/// By kind: a service and its copy belong together.
std::vector<Row> rowsOf(const Snapshot &now, const std::vector<const StampCost *> &stamps)
{
    std::map<KindId, Row> byKind;
    for (const StampCost *stamp : stamps)
        for (const CostLine &line : stamp->lines) {
            Row &row = byKind[line.kind];
            row.name = kindName(*now.catalog, line.kind);
            row.unknown = row.unknown || !line.usd;
            const double usd = line.usd ? static_cast<double>(line.usd->count) / 100 : 0;
            row.usd[line.site] += usd;
            row.total += usd;
        }
    std::vector<Row> rows;
    for (auto &[kind, row] : byKind)
        if (row.total > 0 || row.unknown)
            rows.push_back(std::move(row));
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.total > b.total; });
    return rows;
}

} // namespace

Drawing costDrawing(const Snapshot &now, const StampId &stamp)
{
    Drawing figure;
    figure.title = Say::tr("What it costs a month");
    const auto cost = costOf(now);
    if (!cost) {
        figure.empty = toQt(cost.error().text());
        return figure;
    }
    std::vector<const StampCost *> stamps;
    for (const StampCost &each : cost->stamps)
        if (stamp.empty() || each.stamp == stamp)
            stamps.push_back(&each);
    std::vector<Row> rows = rowsOf(now, stamps);
    if (rows.empty()) {
        figure.empty = Say::tr("Place services to see what they cost.");
        return figure;
    }
    CostSum whole, standby;
    for (const StampCost *each : stamps) {
        whole += each->design;
        standby += each->standby;
    }
    figure.subtitle = Say::tr("%1 a month, of it %2 for recovery. %3")
                          .arg(toQt(humanCost(whole)), toQt(humanCost(standby)), toQt(cost->basis));
    figure.header = {Say::tr("Kind"),        Say::tr("Primary, USD"),  Say::tr("Secondary, USD"),
                     Say::tr("Global, USD"), Say::tr("External, USD"), Say::tr("Together")};
    for (const Row &row : rows) {
        QStringList cells{row.name};
        for (const Site site : kSites) {
            const auto usd = row.usd.find(site);
            cells << (usd == row.usd.end() ? QString() : QString::number(usd->second, 'f', 0));
        }
        cells << (row.unknown ? Say::tr("at least %1") : QStringLiteral("%1")).arg(row.total, 0, 'f', 0);
        figure.rows.push_back({cells, {}});
    }
    if (rows.size() > kMostRows) {
        Row rest;
        rest.name = Say::tr("%1 more").arg(rows.size() - kMostRows + 1);
        for (std::size_t i = kMostRows - 1; i < rows.size(); ++i)
            for (const auto &[site, usd] : rows[i].usd)
                rest.usd[site] += usd;
        rows.resize(kMostRows - 1);
        rows.push_back(std::move(rest));
    }
    std::reverse(rows.begin(), rows.end());
    const Tokens &t = currentTokens();
    figure.chart = emptyChart();
    auto *series = new QHorizontalStackedBarSeries;
    series->setBarWidth(0.7);
    double most = 1;
    QStringList names;
    for (const Row &row : rows) {
        double total = 0;
        for (const auto &[site, usd] : row.usd)
            total += usd;
        most = std::max(most, total);
        names << (row.unknown ? Say::tr("%1, at least %2") : QStringLiteral("%1, %2"))
                     .arg(row.name, toQt(humanCost(UsdPerMonth{static_cast<std::int64_t>(total * 100)})));
    }
    for (std::size_t i = 0; i < kSites.size(); ++i) {
        auto *set = new QBarSet(titleOf(kSites[i]));
        const QColor color = t.zoneBorder(kSites[i]);
        set->setBrush(QBrush(color, kPatterns[i]));
        set->setPen(QPen(color, 1));
        for (const Row &row : rows) {
            const auto usd = row.usd.find(kSites[i]);
            *set << (usd == row.usd.end() ? 0 : usd->second);
        }
        series->append(set);
    }
    figure.chart->addSeries(series);
    series->attachAxis(nameAxis(*figure.chart, names));
    series->attachAxis(valueAxis(*figure.chart, Qt::AlignBottom, Say::tr("US dollars a month"), 0, most));
    return figure;
}

} // namespace breakwater::charts
