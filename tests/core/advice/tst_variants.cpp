// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/variants.h"
#include "core/storage/templates.h"
#include "tests/core/recovery/recoverable.h"

#include <QTest>

#include <chrono>
#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// Cost against RTO: what is drawn as the frontier is beaten by nothing that was tried.
class TestVariants : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePresentDesignIsAmongThem();
    void nothingOnTheFrontierIsDominated();
    void theFrontierIsThatOfEveryCombination();
    void withManyCombinationsWhatWasTriedIsSaid();
    void aStandbyThatNothingUsesIsNotPaidFor();
    void theEditMakesWhatWasShown();
    void stoppedItSaysSo();
};

namespace {

const StampId kShop{"stamp-shop"};

Builder shop()
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", "geo-restore")
        .lost("events", "cosmos-db", "forced-failover")
        .lost("api", "app-service", "warm-standby")
        .service("api-2", "app-service", Site::Secondary)
        .standby("api", "api-2")
        .service("plan", "app-service-plan", Site::Global);
    builder.needs("api", "orders", DependencyType::Writes).needs("api", "events", DependencyType::Writes);
    builder.target(60, 60);
    return builder;
}

/// The frontier by the definition, from every combination, with no help of the search.
std::set<std::pair<double, std::int64_t>> frontierByHand(const Variants &variants)
{
    std::set<std::pair<double, std::int64_t>> all, frontier;
    for (const Variant &variant : variants.all)
        if (variant.comparable())
            all.emplace(variant.estimate.rto.rto.count(), variant.cost.usd.count);
    for (const auto &point : all) {
        const bool beaten = std::any_of(all.begin(), all.end(), [&](const auto &other) {
            return other != point && other.first <= point.first && other.second <= point.second;
        });
        if (!beaten)
            frontier.insert(point);
    }
    return frontier;
}

std::set<std::pair<double, std::int64_t>> pointsOf(const std::vector<const Variant *> &variants)
{
    std::set<std::pair<double, std::int64_t>> points;
    for (const Variant *variant : variants)
        points.emplace(variant->estimate.rto.rto.count(), variant->cost.usd.count);
    return points;
}

} // namespace

void TestVariants::thePresentDesignIsAmongThem()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const Variants variants = variantsOf(now, kShop, {});
    QVERIFY(variants.present() != nullptr);
    QVERIFY(variants.present()->choices.empty());
    QCOMPARE(variants.present()->estimate.rto, estimate(now, kShop, {})->rto);
    QCOMPARE(variants.target, std::optional(Minutes{60}));
}

void TestVariants::nothingOnTheFrontierIsDominated()
{
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Recoverable random(seed);
        const Snapshot now = random.design(2, 8);
        for (const auto &stamp : now.topology->stamps) {
            const Variants variants = variantsOf(now, stamp->id, {}, 60);
            for (const Variant *on : variants.frontier())
                for (const Variant &other : variants.all)
                    QVERIFY(!other.comparable() || !dominates(other, *on));
        }
    }
}

void TestVariants::theFrontierIsThatOfEveryCombination()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const Variants whole = variantsOf(now, kShop, {}, 100'000);
    QVERIFY(whole.complete);
    QCOMPARE(whole.all.size(), static_cast<std::size_t>(whole.possible));
    QVERIFY(whole.frontier().size() > 1);
    QCOMPARE(pointsOf(whole.frontier()), frontierByHand(whole));
    // The search that does not try them all finds the same here.
    const Variants searched = variantsOf(now, kShop, {}, static_cast<std::size_t>(whole.possible) - 1);
    QVERIFY(!searched.complete);
    QCOMPARE(pointsOf(searched.frontier()), pointsOf(whole.frontier()));
}

void TestVariants::withManyCombinationsWhatWasTriedIsSaid()
{
    const auto topology = templateDesign("web", *builtinCatalog());
    QVERIFY(topology.has_value());
    const Snapshot now{
        std::make_shared<const Topology>(*topology), builtinCatalog(), std::chrono::year{2026} / 11 / 23, {}};
    const Variants variants = variantsOf(now, topology->stamps.front()->id, {}, 50);
    QVERIFY(!variants.complete);
    QVERIFY(variants.possible > 50);
    QVERIFY(variants.all.size() <= 51 && variants.all.size() > 10);
    QVERIFY(variants.present() != nullptr);
}

void TestVariants::aStandbyThatNothingUsesIsNotPaidFor()
{
    Builder builder;
    builder.lost("orders", "azure-sql-database", "failover-group")
        .service("orders-2", "azure-sql-database", Site::Secondary)
        .standby("orders", "orders-2");
    const Snapshot now = snapshotOf({builder.stamp()});
    const Variants variants = variantsOf(now, kShop, {}, 1000);
    const auto restored = std::find_if(variants.all.begin(), variants.all.end(), [](const Variant &each) {
        return !each.choices.empty() && each.choices.front().option.text == "geo-restore";
    });
    QVERIFY(restored != variants.all.end());
    const std::int64_t one = builtinCatalog()->kind(KindId{"azure-sql-database"})->cost.usd.count;
    QCOMPARE(restored->cost.usd.count, one + one / 20); // five percent for the backup, and no second database
}

void TestVariants::theEditMakesWhatWasShown()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const Variants variants = variantsOf(now, kShop, {}, 100'000);
    for (const Variant *variant : variants.frontier()) {
        const auto made = editFor(now, kShop, {}, variant->choices)(*now.topology);
        QVERIFY(made.has_value());
        const Snapshot then{std::make_shared<const Topology>(*made), now.catalog, now.asOf, {}};
        QCOMPARE(*estimate(then, kShop, {}), variant->estimate);
        QCOMPARE(costOf(*made->stamps.front(), *now.catalog, {}).design, variant->cost);
    }
}

void TestVariants::stoppedItSaysSo()
{
    std::stop_source source;
    source.request_stop();
    QVERIFY(variantsOf(snapshotOf({shop().stamp()}), kShop, {}, 400, source.get_token()).cancelled);
}

QTEST_GUILESS_MAIN(TestVariants)
#include "tst_variants.moc"
