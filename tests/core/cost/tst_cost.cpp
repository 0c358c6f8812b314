// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/cost.h"
#include "core/storage/templates.h"
#include "tests/core/recovery/shop.h"

#include <QTest>

#include <chrono>

using namespace breakwater;
using namespace breakwater::test;

/// What a design costs a month: one region, what stands by, and what nobody knows.
class TestCost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServiceCostsWhatItsKindDoes();
    void aStandbyIsPaidByTheOptionThatItServes();
    void aCopyOfThePlatformIsPaidOnTheOtherSide();
    void ofTwoCopiesTheDearestCountsAndABackupAddsToIt();
    void aFigureThatHoldsAnOptionIsTakenApart();
    void whatAnotherServicePaysForNeedsThatService();
    void withoutAPriceTheTotalReadsAtLeast();
    void whatNobodyKnowsIsNeverNothing();
    void theClientsPricesComeFirst();
    void aPriceOfOneServiceIsAllThatItCosts();
    void everyTemplateAddsUp_data();
    void everyTemplateAddsUp();
};

namespace {

StampCost priced(const Builder &builder, const PriceList &prices = {})
{
    return costOf(builder.stamp(), *builtinCatalog(), prices);
}

std::int64_t dollars(const CostSum &sum)
{
    return sum.usd.count / 100;
}

std::int64_t at(const StampCost &cost, Site site)
{
    const auto found = cost.bySite.find(site);
    return found == cost.bySite.end() ? 0 : dollars(found->second);
}

std::int64_t priceOf(const char *kind)
{
    return builtinCatalog()->kind(KindId{kind})->cost.usd.count / 100;
}

PriceList listing(const std::string &subject, std::optional<double> usd)
{
    PriceList list;
    list.name = "Contoso EA";
    list.asOf = "2026-10-01";
    ListedPrice price;
    if (usd)
        price.usd = UsdPerMonth{static_cast<std::int64_t>(*usd * 100)};
    list.prices.emplace(subject, price);
    return list;
}

} // namespace

void TestCost::aServiceCostsWhatItsKindDoes()
{
    Builder builder;
    builder.service("orders", "azure-sql-database").service("door", "front-door", Site::Global);
    const StampCost cost = priced(builder);
    QCOMPARE(dollars(cost.design), priceOf("azure-sql-database") + priceOf("front-door"));
    QCOMPARE(cost.design, cost.oneRegion);
    QCOMPARE(at(cost, Site::Global), priceOf("front-door"));
    QCOMPARE(cost.lines.front().grade, Grade::Estimated);
    QVERIFY(!cost.lines.front().asOf.empty() && !cost.lines.front().basis.empty());
}

void TestCost::aStandbyIsPaidByTheOptionThatItServes()
{
    Builder builder;
    builder.lost("orders", "azure-sql-database", "failover-group")
        .service("orders-2", "azure-sql-database", Site::Secondary)
        .standby("orders", "orders-2");
    const StampCost cost = priced(builder);
    const double factor =
        builtinCatalog()->kind(KindId{"azure-sql-database"})->option(OptionId{"failover-group"})->costFactor;
    QCOMPARE(dollars(cost.oneRegion), priceOf("azure-sql-database"));
    QCOMPARE(dollars(cost.design),
             static_cast<std::int64_t>(factor * static_cast<double>(priceOf("azure-sql-database"))));
    QCOMPARE(at(cost, Site::Secondary), dollars(cost.standby));
}

void TestCost::aCopyOfThePlatformIsPaidOnTheOtherSide()
{
    Builder builder;
    builder.lost("events", "cosmos-db", "forced-failover");
    const StampCost cost = priced(builder);
    QCOMPARE(at(cost, Site::Primary), priceOf("cosmos-db"));
    QCOMPARE(at(cost, Site::Secondary), priceOf("cosmos-db")); // the factor is 2
}

void TestCost::ofTwoCopiesTheDearestCountsAndABackupAddsToIt()
{
    Builder builder;
    builder.lost("events", "cosmos-db", "forced-failover")
        .protect("events", "service-managed-failover")
        .protect("events", "continuous-backup-restore", Fence::None, DisruptionKind::Corruption);
    const StampCost cost = priced(builder);
    QCOMPARE(at(cost, Site::Secondary), priceOf("cosmos-db"));
    QCOMPARE(at(cost, Site::Primary), priceOf("cosmos-db") * 6 / 5); // the backup adds a fifth
}

void TestCost::aFigureThatHoldsAnOptionIsTakenApart()
{
    Builder builder;
    builder.service("site", "storage-account");
    QCOMPARE(dollars(priced(builder).design), std::int64_t{20}); // the catalog's 50 is for RA-GRS
    builder.protect("site", "ra-grs-failover");
    QCOMPARE(dollars(priced(builder).design), priceOf("storage-account"));
}

void TestCost::whatAnotherServicePaysForNeedsThatService()
{
    Builder builder;
    builder.service("api", "app-service");
    const StampCost alone = priced(builder);
    QVERIFY(alone.design.atLeast());
    QVERIFY(!alone.design.known());
    QVERIFY2(alone.lines.front().basis.find("App Service plan") != std::string::npos,
             alone.lines.front().basis.c_str());
    builder.service("plan", "app-service-plan");
    QVERIFY(!priced(builder).design.atLeast());
}

void TestCost::withoutAPriceTheTotalReadsAtLeast()
{
    Builder builder;
    builder.service("orders", "azure-sql-database").service("cache", "redis-cache");
    QVERIFY(!priced(builder).design.atLeast());
    const StampCost cost = priced(builder, listing("redis-cache", std::nullopt));
    QCOMPARE(cost.design.unknown, 1);
    QCOMPARE(humanCost(cost.design), "at least $" + std::to_string(priceOf("azure-sql-database")));
}

void TestCost::whatNobodyKnowsIsNeverNothing()
{
    Builder builder;
    builder.service("erp", "generic");
    const StampCost cost = priced(builder);
    QCOMPARE(cost.design.unknown, 1);
    QCOMPARE(humanCost(cost.design), std::string("unknown"));
    QVERIFY(!cost.lines.front().usd);
    QCOMPARE(humanCost(CostSum{}), std::string("$0")); // nothing there costs nothing
    QCOMPARE(humanCost(UsdPerMonth{123456'00}), std::string("$123,456"));
    QCOMPARE(humanCost(UsdPerMonth{1000'00}, Currency{"EUR", 0.9}), std::string("EUR 900"));
    QCOMPARE(humanCost(UsdPerMonth{-1000'00}, Currency{"JPY", 150}), std::string("-JPY 150,000"));
}

void TestCost::theClientsPricesComeFirst()
{
    Builder builder;
    builder.lost("orders", "azure-sql-database", "failover-group")
        .service("orders-2", "azure-sql-database", Site::Secondary)
        .standby("orders", "orders-2");
    const StampCost cost = priced(builder, listing("azure-sql-database", 1000));
    QCOMPARE(dollars(cost.design), std::int64_t{2000});
    for (const CostLine &line : cost.lines) {
        QCOMPARE(line.grade, Grade::Stated);
        QCOMPARE(line.source, std::string("Contoso EA"));
        QCOMPARE(line.asOf, std::string("2026-10-01"));
    }
}

void TestCost::aPriceOfOneServiceIsAllThatItCosts()
{
    Builder builder;
    builder.lost("events", "cosmos-db", "forced-failover").service("more", "cosmos-db");
    const StampCost cost = priced(builder, listing("events", 77));
    QCOMPARE(dollars(cost.ofService(ServiceId{"events"})), std::int64_t{77});
    QCOMPARE(dollars(cost.ofService(ServiceId{"more"})), priceOf("cosmos-db"));
}

void TestCost::everyTemplateAddsUp_data()
{
    QTest::addColumn<std::string>("name");
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(name) << std::string(name);
}

void TestCost::everyTemplateAddsUp()
{
    QFETCH(std::string, name);
    const auto topology = templateDesign(name, *builtinCatalog());
    QVERIFY(topology.has_value());
    const auto cost = costOf(Snapshot{std::make_shared<const Topology>(*topology),
                                      builtinCatalog(),
                                      std::chrono::year{2026} / 11 / 23,
                                      {}});
    QVERIFY(cost.has_value());
    CostSum lines, sites;
    for (const StampCost &stamp : cost->stamps) {
        QVERIFY(stamp.oneRegion.usd.count > 0);
        for (const CostLine &line : stamp.lines) {
            QVERIFY(!line.usd || line.usd->count >= 0);
            QVERIFY2(!line.basis.empty(), line.service.text.c_str());
            lines += {line.usd.value_or(UsdPerMonth{}), line.usd ? 0 : 1, 1};
        }
    }
    for (const auto &[site, sum] : cost->bySite)
        sites += sum;
    QCOMPARE(lines, cost->design);
    QCOMPARE(sites, cost->design);
    QVERIFY(cost->basis.find("estimated") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestCost)
#include "tst_cost.moc"
