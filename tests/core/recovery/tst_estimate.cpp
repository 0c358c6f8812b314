// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recovery/shop.h"
#include "tests/support/random_design.h"

#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

class TestEstimate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorstStoreSetsTheRpoAndIsNamed();
    void aStatedLagOutranksTheOptionsFigure();
    void theIntervalOfCopiesIsAtRisk();
    void aStoreThatNothingProtectsLosesEverything();
    void aStoreWithItsOwnTargetIsJudgedByIt();
    void theBestProtectionIsThePlanAndItsLossTheRpo();
    void aPlannedFailoverLosesNothing();
    void verdictsFollowTheTargets();
    void theCriticalPathIsNamedForPeople();
    void aStampThatIsNotTakenHasNoEstimate();
    void estimatesOfAWholeDesignAreThoseOfEachStamp();
    void whatIsRememberedStaysBounded();
};

namespace {

StampEstimate estimateOf(const Builder &builder)
{
    return *estimate(snapshotOf({builder.stamp()}), StampId{"stamp-shop"}, Disruption{});
}

} // namespace

void TestEstimate::theWorstStoreSetsTheRpoAndIsNamed()
{
    const StampEstimate found = estimateOf(Builder()
                                               .lost("sql", "azure-sql-database", "failover-group")
                                               .lost("files", "storage-account", "gzrs-failover")
                                               .lost("api", "app-service", "warm-standby"));
    QCOMPARE(found.stores.size(), std::size_t(2));
    QCOMPARE(found.rpo.value.count(), 15.0);
    QCOMPARE(found.rpoStore->text, std::string("files"));
    QCOMPARE(found.rpoVerdict, Verdict::NotJudged);
}

void TestEstimate::aStatedLagOutranksTheOptionsFigure()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    QCOMPARE(estimateOf(builder).rpo.grade, Grade::Estimated);
    builder.protectionOf("sql").lag = Duration{LogNormalSpan{3, 9}, Grade::Measured, "drill"};
    const Figure rpo = estimateOf(builder).rpo;
    QCOMPARE(rpo.value.count(), 3.0);
    QCOMPARE(rpo.max->count(), 9.0);
    QCOMPARE(rpo.grade, Grade::Measured);
    QVERIFY(!rpo.verified);
}

void TestEstimate::theIntervalOfCopiesIsAtRisk()
{
    Builder builder;
    builder.lost("files", "adls-gen2", "azcopy-sync");
    builder.protectionOf("files").interval = Minutes{90};
    builder.protectionOf("files").lag = Builder::minutes(0);
    QCOMPARE(estimateOf(builder).rpo.value.count(), 90.0);
    QCOMPARE(estimateOf(builder).rpo.grade, Grade::Stated);
}

void TestEstimate::aStoreThatNothingProtectsLosesEverything()
{
    const StampEstimate found = estimateOf(Builder()
                                               .lost("sql", "azure-sql-database", "failover-group")
                                               .service("pg", "postgresql-flexible")
                                               .target(60, 15));
    QCOMPARE(found.rpo.state, Figure::State::Unbounded);
    QCOMPARE(found.rpoStore->text, std::string("pg"));
    QCOMPARE(found.rpoVerdict, Verdict::Missed);
    QVERIFY(!found.rpo.text.empty());
    QCOMPARE(found.rtoVerdict, Verdict::Missed);
}

void TestEstimate::aStoreWithItsOwnTargetIsJudgedByIt()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group")
        .lost("cache", "redis-cache", "rdb-export")
        .target(600, 15);
    QCOMPARE(estimateOf(builder).rpoVerdict, Verdict::Missed);
    for (Service &service : builder.edit().services)
        if (service.id.text == "cache")
            service.objectives = Target{{}, Minutes{1440}, {}, {}};
    QCOMPARE(estimateOf(builder).rpoVerdict, Verdict::Met);
    QCOMPARE(estimateOf(builder).rpoStore->text, std::string("sql"));
    for (Service &service : builder.edit().services)
        if (service.id.text == "cache")
            service.objectives->rpo = Minutes{60};
    QCOMPARE(estimateOf(builder).rpoVerdict, Verdict::Missed);
    QCOMPARE(estimateOf(builder).rpoStore->text, std::string("cache"));
}

void TestEstimate::theBestProtectionIsThePlanAndItsLossTheRpo()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "geo-restore").protect("sql", "failover-group");
    const Read read(snapshotOf({builder.stamp()}));
    QVERIFY(read.has("sql/failover-group"));
    QVERIFY(!read.has("sql/geo-restore"));
    QCOMPARE(estimateOf(builder).stores.front().option.text, std::string("failover-group"));
    // Faster, but it would lose more than may be lost.
    builder.protectionOf("sql").interval = Minutes{5};
    builder.protectionOf("sql").lag = Builder::minutes(0);
    for (Protection &protection : builder.edit().protections)
        if (protection.option.text == "failover-group")
            protection.lag = Builder::minutes(45);
    builder.target(2000, 10);
    QVERIFY(Read(snapshotOf({builder.stamp()})).has("sql/geo-restore"));
}

void TestEstimate::aPlannedFailoverLosesNothing()
{
    const Snapshot now = snapshotOf({Builder().lost("sql", "azure-sql-database", "failover-group").stamp()});
    Disruption planned;
    planned.planned = true;
    QCOMPARE(estimate(now, StampId{"stamp-shop"}, planned)->rpo.value.count(), 0.0);
    QCOMPARE(estimate(now, StampId{"stamp-shop"}, {})->rpo.value.count(), 1.0);
}

void TestEstimate::verdictsFollowTheTargets()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    QCOMPARE(estimateOf(builder).rtoVerdict, Verdict::NotJudged);
    QCOMPARE(estimateOf(builder.target(16, 1)).rtoVerdict, Verdict::Met);
    QCOMPARE(estimateOf(builder).rpoVerdict, Verdict::Met);
    QCOMPARE(estimateOf(builder.target(15, 0.5)).rtoVerdict, Verdict::Missed);
    QCOMPARE(estimateOf(builder).rpoVerdict, Verdict::Missed);
    builder.edit().timing.detect.reset();
    QCOMPARE(estimateOf(builder.target(16, 1)).rtoVerdict, Verdict::Unknown);
    QCOMPARE(estimateOf(builder.target(8, 1)).rtoVerdict, Verdict::Missed);
}

void TestEstimate::theCriticalPathIsNamedForPeople()
{
    const StampEstimate found = estimateOf(Builder()
                                               .lost("api", "app-service", "warm-standby")
                                               .lost("sql", "azure-sql-database", "failover-group")
                                               .needs("api", "sql", DependencyType::Writes));
    QCOMPARE(found.criticalTitles.front(), std::string("Shop: detect"));
    QCOMPARE(found.criticalServices, (std::vector<ServiceId>{ServiceId{"sql"}, ServiceId{"api"}}));
    QCOMPARE(found.detect.count(), 5.0);
    QCOMPARE(found.decide.count(), 10.0);
}

void TestEstimate::aStampThatIsNotTakenHasNoEstimate()
{
    Builder elsewhere("stamp-b");
    elsewhere.lost("pg", "postgresql-flexible", "read-replica");
    elsewhere.edit().zones.front().region = RegionId{"westeurope"};
    const Snapshot now = snapshotOf({elsewhere.stamp()});
    Disruption centralUs;
    centralUs.target = "centralus";
    QVERIFY(!estimate(now, StampId{"stamp-b"}, centralUs));
    QVERIFY(estimate(now, StampId{"stamp-b"}, {}));
    const Snapshot empty = snapshotOf({Builder("stamp-c").stamp()});
    QVERIFY(!estimate(empty, StampId{"stamp-c"}, {}));
}

void TestEstimate::estimatesOfAWholeDesignAreThoseOfEachStamp()
{
    int compared = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        Snapshot now = snapshotOf({});
        now.topology = std::make_shared<const Topology>(RandomDesign(seed).design(4, 14));
        EstimateMemory memory;
        const auto all = estimateAll(now, memory);
        QCOMPARE(all.size(), now.topology->stamps.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto alone = estimate(now, now.topology->stamps[i]->id, Disruption{});
            QCOMPARE(alone.has_value(), all[i] != nullptr);
            if (!alone)
                continue;
            ++compared;
            StampEstimate planned = *all[i];
            QVERIFY(planned.spread);
            planned.spread.reset();
            QVERIFY2(*alone == planned, qPrintable(QStringLiteral("seed %1, stamp %2").arg(seed).arg(i)));
        }
    }
    QVERIFY(compared > 60);
}

void TestEstimate::whatIsRememberedStaysBounded()
{
    EstimateMemory memory;
    const std::shared_ptr<const Catalog> catalog = builtinCatalog();
    Snapshot now = snapshotOf({});
    for (const Region &region : catalog->regions) {
        // Somebody tries one region after the other.
        Builder builder;
        builder.lost("api", "app-service", "warm-standby");
        builder.edit().zones.front().region = region.id;
        Snapshot next = snapshotOf({builder.stamp()});
        next.catalog = catalog;
        now = next;
        QVERIFY(estimateAll(now, memory).front()->spread);
    }
    QVERIFY2(catalog->regions.size() > 30, "as many questions as would show it");
    QVERIFY2(memory.trials() <= 20, qPrintable(QString::number(memory.trials())));
    QVERIFY(memory.drafts() <= 80);
}

QTEST_GUILESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
