// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recovery/shop.h"
#include "tests/support/random_design.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace breakwater;
using namespace breakwater::test;

class TestSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRtoIsDetectionDecisionAndTheEndOfTheLastStep();
    void theRtoIsTheSumAlongTheCriticalPath();
    void whatRunsByItselfStartsAtDetection();
    void whereNobodyDecidesNoManualCheckDelaysRecovery();
    void whatMicrosoftStartsIsPromisedAtLeast();
    void unknownStaysUnknownAndIsCounted();
    void aTimeWithoutAnUpperBoundLeavesThePlanningValueStanding();
    void aRoomThatTimesEveryRowReplacesTheFigure();
    void measuredBeatsStated();
    void aLongerNeighbourKeepsItsOwnClock();
    void takingAStepAwayNeverLengthensAPlan();
    void randomDesignsHaveSoundPlans();
};

namespace {

Snapshot threeStores()
{
    return snapshotOf({Builder()
                           .lost("api", "app-service", "warm-standby")
                           .lost("sql", "azure-sql-database", "failover-group")
                           .lost("queue", "service-bus", "geo-replication-async")
                           .lost("vault", "key-vault", "vault-per-region")
                           .needs("api", "sql", DependencyType::Writes)
                           .needs("api", "queue", DependencyType::Publishes)
                           .needs("api", "vault", DependencyType::ReadsSecret)
                           .stamp()});
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

Snapshot withRehearsal(Snapshot now, Rehearsal rehearsal)
{
    Records records;
    records.rehearsals = {std::move(rehearsal)};
    Topology topology = *now.topology;
    topology.records = std::make_shared<const Records>(std::move(records));
    now.topology = std::make_shared<const Topology>(std::move(topology));
    return now;
}

} // namespace

void TestSchedule::theRtoIsDetectionDecisionAndTheEndOfTheLastStep()
{
    const Read read(threeStores());
    const double last = read.end("stamp-shop/recovered");
    QCOMPARE(read.times.detect.count() + read.times.decide.count() + last, read.rto());
    QCOMPARE(read.start("stamp-shop/detect"), -15.0);
    QCOMPARE(read.end("stamp-shop/decide"), 0.0);
    // Declared, then the queue (10 min), then the API (10 min).
    QCOMPARE(read.rto(), 5.0 + 10 + 10 + 10);
}

void TestSchedule::theRtoIsTheSumAlongTheCriticalPath()
{
    const Read read(threeStores());
    double sum = 0;
    QStringList titles;
    for (const std::size_t index : read.times.whole.criticalPath) {
        sum += read.plan.blocks[index].time.planning.count();
        QVERIFY(read.times.windows[index].critical);
        titles << QString::fromStdString(read.plan.blocks[index].key);
    }
    QCOMPARE(sum, read.rto());
    QVERIFY2(titles.contains("queue/geo-replication-async"), qPrintable(titles.join(", ")));
    QVERIFY2(!titles.contains("sql/failover-group"), qPrintable(titles.join(", ")));
}

void TestSchedule::whatRunsByItselfStartsAtDetection()
{
    const Read read(snapshotOf({Builder()
                                    .lost("carts", "cosmos-db", "per-partition-automatic-failover")
                                    .lost("sql", "azure-sql-database", "failover-group")
                                    .stamp()}));
    QCOMPARE(read.start("carts/per-partition-automatic-failover"), -10.0);
    QCOMPARE(read.start("sql/failover-group"), 0.0);
    QCOMPARE(read.rto(), 16.0);
}

void TestSchedule::whereNobodyDecidesNoManualCheckDelaysRecovery()
{
    Builder builder;
    builder.lost("api", "app-service", "active-active").timed("api/check/health-probe", 30);
    const Read read(snapshotOf({builder.stamp()}));
    QVERIFY(!read.has("stamp-shop/decide"));
    QVERIFY(!read.has("stamp-shop/go"));
    QCOMPARE(read.rto(), 5.0 + 2);
    QCOMPARE(read.times.decide.count(), 0.0);
    QCOMPARE(read.times.detect.count() + read.end("stamp-shop/recovered"), read.rto());
    QVERIFY(!read.precedes("api/check", "stamp-shop/recovered"));
}

void TestSchedule::whatMicrosoftStartsIsPromisedAtLeast()
{
    const Read read(snapshotOf({Builder().lost("sql", "azure-sql-database", "failover-group-auto").stamp()}));
    QVERIFY(read.times.whole.atLeast);
    QVERIFY(read.times.whole.unknown.empty());
    QCOMPARE(read.rto(), 5.0 + 240);
}

void TestSchedule::unknownStaysUnknownAndIsCounted()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group", Fence::Lease);
    builder.edit().timing.decide.reset();
    const Read read(snapshotOf({builder.stamp()}));
    QVERIFY(read.times.whole.atLeast);
    QVERIFY(!read.times.decideKnown);
    QCOMPARE(read.times.whole.unknown,
             (std::vector<std::string>{"stamp-shop/decide", "sql/failover-group/fence"}));
    QCOMPARE(read.rto(), 5.0 + 1);
    QVERIFY(read.times.windows[read.at("sql/failover-group")].atLeast);
    QVERIFY(!read.times.windows[read.at("stamp-shop/detect")].atLeast);
}

void TestSchedule::aTimeWithoutAnUpperBoundLeavesThePlanningValueStanding()
{
    const Read open(snapshotOf({Builder().lost("sql", "azure-sql-database", "failover-group").stamp()}));
    QVERIFY(open.times.whole.openEnded);
    QVERIFY(!open.times.whole.atLeast);
    const Read closed(snapshotOf({Builder().lost("api", "app-service", "warm-standby").stamp()}));
    QVERIFY(!closed.times.whole.openEnded);
}

void TestSchedule::aRoomThatTimesEveryRowReplacesTheFigure()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    builder.timed("sql/failover-group/verify-replication", 2).timed("sql/failover-group/fail-over-forced", 4);
    const Read some(snapshotOf({builder.stamp()}));
    QCOMPARE(some.block("sql/failover-group").time.planning.count(), 1.0);
    QVERIFY(some.row("sql/failover-group/fail-over-forced")->time);
    builder.timed("sql/failover-group/verify-role", 1);
    const Read all(snapshotOf({builder.stamp()}));
    QCOMPARE(all.block("sql/failover-group").time.planning.count(), 7.0);
    QCOMPARE(all.rto(), 22.0);
    builder.runbook().steps["sql/failover-group/verify-replication"].skip = true;
    QCOMPARE(Read(snapshotOf({builder.stamp()})).rto(), 20.0);
}

void TestSchedule::measuredBeatsStated()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group", Fence::Stop)
        .timed("sql/failover-group/fence", 3);
    const Snapshot stated = snapshotOf({builder.stamp()});
    QCOMPARE(Read(stated).rto(), 19.0);
    Rehearsal rehearsal;
    rehearsal.stamp = StampId{"stamp-shop"};
    rehearsal.on = "2026-10-01";
    rehearsal.steps = {{"sql/failover-group/fence", 8}};
    const Read measured(withRehearsal(stated, rehearsal));
    QCOMPARE(measured.rto(), 24.0);
    QCOMPARE(measured.block("sql/failover-group/fence").time.grade, Grade::Measured);
    rehearsal.planned = true;
    QCOMPARE(Read(withRehearsal(stated, rehearsal)).rto(), 19.0);
}

void TestSchedule::aLongerNeighbourKeepsItsOwnClock()
{
    const Stamp shop = Builder("stamp-a").lost("api", "app-service", "warm-standby").stamp();
    Builder data("stamp-b");
    data.lost("pg", "postgresql-flexible", "read-replica");
    data.edit().timing.decide = Builder::minutes(40);
    const Read both(snapshotOf({shop, data.stamp()}));
    // T+0 is the later declaration; both promises count from the disruption.
    QCOMPARE(both.times.detect.count() + both.times.decide.count(), 45.0);
    QCOMPARE(both.end("stamp-a/decide"), -30.0);
    QCOMPARE(both.times.byStamp.at(StampId{"stamp-a"}).rto.count(), 25.0);
    QCOMPARE(both.times.byStamp.at(StampId{"stamp-b"}).rto.count(), 48.0);
    QCOMPARE(both.rto(), 48.0);
}

namespace {

/// The plan without one block: what waited for it waits for what it waited for.
RecoveryPlan without(const RecoveryPlan &plan, std::size_t gone)
{
    RecoveryPlan rest = plan;
    rest.blocks.clear();
    for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
        if (i == gone)
            continue;
        PlanBlock block = plan.blocks[i];
        std::set<std::size_t> after;
        for (const std::size_t before : block.after) {
            if (before == gone)
                after.insert(plan.blocks[gone].after.begin(), plan.blocks[gone].after.end());
            else
                after.insert(before);
        }
        block.after.clear();
        for (const std::size_t before : after)
            block.after.push_back(before > gone ? before - 1 : before);
        block.because.assign(block.after.size(), {});
        rest.blocks.push_back(std::move(block));
    }
    return rest;
}

} // namespace

void TestSchedule::takingAStepAwayNeverLengthensAPlan()
{
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        Snapshot now = threeStores();
        now.topology = std::make_shared<const Topology>(RandomDesign(seed).design());
        // With owners it could: list scheduling has Graham's anomalies.
        const RecoveryPlan plan = makePlan(now, {}, {}, {.owners = false});
        const Schedule whole = schedule(plan);
        for (std::size_t gone = 0; gone < plan.blocks.size(); ++gone) {
            if (plan.blocks[gone].kind == PlanBlock::Kind::Milestone)
                continue;
            const Schedule rest = schedule(without(plan, gone));
            for (const auto &[stamp, promise] : rest.byStamp)
                QVERIFY2(promise.rto.count() <= whole.byStamp.at(stamp).rto.count() + 1e-9,
                         plan.blocks[gone].key.c_str());
        }
    }
}

void TestSchedule::randomDesignsHaveSoundPlans()
{
    int blocks = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        Snapshot now = threeStores();
        now.topology = std::make_shared<const Topology>(RandomDesign(seed).design(4, 14));
        const Read read(now);
        blocks += static_cast<int>(read.plan.blocks.size());
        for (std::size_t i = 0; i < read.plan.blocks.size(); ++i) {
            const PlanBlock &block = read.plan.blocks[i];
            for (const std::size_t before : block.after) {
                QVERIFY2(before < i, "blocks stand in a topological order");
                QVERIFY(read.times.windows[before].end <= read.times.windows[i].start);
            }
            QVERIFY(std::is_sorted(block.after.begin(), block.after.end()));
            if (block.kind == PlanBlock::Kind::Detect)
                continue;
            QVERIFY2(!block.after.empty(), block.key.c_str());
            if (!block.fromDetection)
                QVERIFY2(read.precedes(block.stamp.text + "/decide", block.key)
                             || block.key == block.stamp.text + "/decide"
                             || !read.has(block.stamp.text + "/decide"),
                         block.key.c_str());
        }
        for (const auto &[stamp, promise] : read.times.byStamp) {
            const std::size_t last = read.at(stamp.text + "/recovered");
            QVERIFY(near(read.times.detect.count() + read.times.decide.count()
                             + read.times.windows[last].end.count(),
                         promise.rto.count()));
            QVERIFY(promise.atLeast || promise.unknown.empty());
            // The plan of one stamp alone promises what the plan of all promises for it.
            Disruption same;
            if (const LandingZone *primary = now.topology->stamp(stamp)->zone(ZoneRole::Primary))
                same.target = primary->region.text;
            const Read all(now, {}, same), alone(now, {stamp}, same);
            if (all.times.byStamp.count(stamp) == 0)
                continue;
            QVERIFY2(near(alone.rto(), all.times.byStamp.at(stamp).rto.count()), stamp.text.c_str());
            QCOMPARE(alone.times.whole.unbounded, all.times.byStamp.at(stamp).unbounded);
        }
    }
    QVERIFY(blocks > 1000);
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
