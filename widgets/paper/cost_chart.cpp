// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/chart_drawings.h"
#include "widgets/paper/chart_look.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QHorizontalStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <map>

namespace breakwater::charts {

namespace {

constexpr std::size_t kMostRows = 14;
constexpr double kBarWidth = 0.7;
constexpr std::array kSites{Site::Primary, Site::Secondary, Site::Global, Site::External};
constexpr std::array kPatterns{Qt::SolidPattern, Qt::BDiagPattern, Qt::Dense5Pattern, Qt::VerPattern};

struct PricedKind {
    QString name;
    std::map<Site, double> money; ///< in the currency of the look
    double total = 0;
    bool unknown = false;
};

/// By kind: a service and its copy belong together.
std::vector<PricedKind> rowsOf(const Look &look, const Snapshot &now,
                               const std::vector<const StampCost *> &stamps)
{
    std::map<KindId, PricedKind> byKind;
    for (const StampCost *stamp : stamps)
        for (const CostLine &line : stamp->lines) {
            PricedKind &row = byKind[line.kind];
            row.name = look.kind(*now.catalog, line.kind);
            row.unknown = row.unknown || !line.usd;
            const double money = line.usd ? look.currency.of(*line.usd) : 0;
            row.money[line.site] += money;
            row.total += money;
        }
    std::vector<PricedKind> rows;
    for (auto &[kind, row] : byKind)
        if (row.total > 0 || row.unknown)
            rows.push_back(std::move(row));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const PricedKind &a, const PricedKind &b) { return a.total > b.total; });
    return rows;
}

} // namespace

Drawing costDrawing(const Look &look, const Snapshot &now, const StampId &stamp)
{
    Drawing figure;
    figure.title = look.say.translate("CostChart", "What it costs a month");
    const auto cost = costOf(now);
    if (!cost) {
        figure.empty = toQt(cost.error().text());
        return figure;
    }
    std::vector<const StampCost *> stamps;
    for (const StampCost &each : cost->stamps)
        if (stamp.empty() || each.stamp == stamp)
            stamps.push_back(&each);
    std::vector<PricedKind> rows = rowsOf(look, now, stamps);
    if (rows.empty()) {
        figure.empty = look.say.translate("CostChart", "Place services to see what they cost.");
        return figure;
    }
    CostSum whole, standby;
    for (const StampCost *each : stamps) {
        whole += each->design;
        standby += each->standby;
    }
    figure.subtitle = look.say.translate("CostChart", "%1 a month, of it %2 for recovery. %3")
                          .arg(look.money(whole), look.money(standby), toQt(cost->basis));
    if (!look.currency.isDollars())
        figure.subtitle += QLatin1Char(' ')
            + look.say.translate("CostChart", "Shown in %1 at your own rate of %2 a dollar.")
                  .arg(look.unitOfMoney())
                  .arg(look.currency.perDollar);
    figure.header = {look.say.translate("CostChart", "Kind")};
    for (const Site site : kSites)
        figure.header << QStringLiteral("%1, %2").arg(look.site(site), toQt(look.currency.code));
    figure.header << look.say.translate("CostChart", "Together");
    for (const PricedKind &row : rows) {
        QStringList cells{row.name};
        for (const Site site : kSites) {
            const auto money = row.money.find(site);
            cells << (money == row.money.end() ? QString() : QString::number(money->second, 'f', 0));
        }
        cells << (row.unknown ? look.say.translate("CostChart", "at least %1") : QStringLiteral("%1"))
                     .arg(row.total, 0, 'f', 0);
        figure.rows.push_back({cells, {}});
    }
    if (rows.size() > kMostRows) {
        PricedKind rest;
        rest.name = look.say.translate("CostChart", "%1 more").arg(rows.size() - kMostRows + 1);
        for (std::size_t i = kMostRows - 1; i < rows.size(); ++i)
            for (const auto &[site, money] : rows[i].money)
                rest.money[site] += money;
        rows.resize(kMostRows - 1);
        rows.push_back(std::move(rest));
    }
    std::reverse(rows.begin(), rows.end());
    const Tokens &t = look.tokens;
    figure.chart = emptyChart(look);
    figure.bars = static_cast<int>(rows.size());
    auto *series = new QHorizontalStackedBarSeries;
    series->setBarWidth(kBarWidth);
    double most = 1;
    QStringList names;
    const auto drawn = static_cast<int>(rows.size());
    for (const PricedKind &row : rows) {
        double total = 0;
        for (const auto &[site, money] : row.money)
            total += money;
        most = std::max(most, total);
        const auto index = static_cast<int>(names.size());
        figure.spots.insert(figure.spots.begin(), {{total, static_cast<double>(index)}, drawn - 1 - index});
        names << (row.unknown ? look.say.translate("CostChart", "%1, at least %2") : QStringLiteral("%1, %2"))
                     .arg(row.name,
                          toQt(humanCost(UsdPerMonth{static_cast<std::int64_t>(total * 100)},
                                         Currency{look.currency.code, 1}))); // it is converted
    }
    std::vector<double> left(rows.size(), 0);
    for (std::size_t i = 0; i < kSites.size(); ++i) {
        auto *set = new QBarSet(look.site(kSites[i]));
        const QColor color = t.zoneBorder(kSites[i]);
        set->setBrush(patterned(look, color, kPatterns[i]));
        set->setPen(QPen(color, 1));
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const auto found = rows[r].money.find(kSites[i]);
            const double money = found == rows[r].money.end() ? 0 : found->second;
            *set << money;
            if (look.paper && money > 0 && kPatterns[i] != Qt::SolidPattern)
                figure.hatches.push_back(
                    {set->label(), QRectF(left[r], static_cast<double>(r) - kBarWidth / 2, money, kBarWidth),
                     color, degreesOf(kPatterns[i])});
            left[r] += money;
        }
        series->append(set);
    }
    figure.chart->addSeries(series);
    series->attachAxis(nameAxis(look, *figure.chart, names));
    series->attachAxis(valueAxis(look, *figure.chart, Qt::AlignBottom,
                                 look.say.translate("CostChart", "%1 a month").arg(look.unitOfMoney()), 0,
                                 most));
    squareMarkers(*figure.chart);
    return figure;
}

} // namespace breakwater::charts
