// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/simulate.h"
#include "tests/core/recovery/recoverable.h"

#include <QTest>

#include <cmath>

using namespace breakwater;
using namespace breakwater::test;

/// Percentiles of plans.
class TestSimulate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorkedChainComesOutOfADesign();
    void aFixedPlanHasOneAnswer();
    void whatHasNoUpperBoundReadsAtLeast();
    void whatHasNoEndMeetsNothing();
    void severalRehearsalsAreDrawnAsTheyWereMeasured();
    void aTtlSpreadsItsClientsEvenly();
    void aLongerTtlIsNeverTheQuickerOne();
    void aWayThatFailsNowAndThenCostsTheOther();
    void aWayThatFailsNowAndThenAndHasNoOtherMayNeverEnd();
    void savedMinutesCountWhereTheyAreCritical();
    void assumptionsAreTheLargestGuesses();
    void twoDesignsShareTheirLuck();
    void aTimeWithoutAnEndCountsOnEveryWay();
    void theEstimateOfAWholeDesignHasTheSamePercentiles();
    void trialsAreKeptWhileNothingTheyDrawFromChanges();
};

namespace {

Duration p50p95(double p50, double p95)
{
    return {LogNormalSpan{p50, p95}, Grade::Stated, "room"};
}

Simulation simulated(const Snapshot &now, Trials trials = {200'000, 1, 2})
{
    const RecoveryPlan plan = makePlan(now, {});
    return simulate(plan, schedule(plan), now, trials);
}

std::size_t indexOf(const RecoveryPlan &plan, const std::string &key)
{
    for (std::size_t i = 0; i < plan.blocks.size(); ++i)
        if (plan.blocks[i].key == key)
            return i;
    return plan.blocks.size();
}

Snapshot rehearsed(Snapshot now,
                   const std::vector<std::pair<std::string, std::map<std::string, double>>> &days)
{
    Records records;
    for (const auto &[day, steps] : days) {
        Rehearsal rehearsal;
        rehearsal.stamp = StampId{"stamp-shop"};
        rehearsal.on = day;
        rehearsal.steps = steps;
        records.rehearsals.push_back(std::move(rehearsal));
    }
    Topology topology = *now.topology;
    topology.records = std::make_shared<const Records>(std::move(records));
    now.topology = std::make_shared<const Topology>(std::move(topology));
    return now;
}

} // namespace

/// Detect 5/15, decide 15/60, database 10/30 beside AKS 12/25, Airflow 6/15, verify 10/25, DNS TTL of 300 s.
void TestSimulate::theWorkedChainComesOutOfADesign()
{
    Builder builder;
    builder.edit().timing.detect = p50p95(5, 15);
    builder.edit().timing.decide = p50p95(15, 60);
    builder.lost("sql", "azure-sql-database", "failover-group"); // somebody acts
    for (const char *key : {"fail-over-forced", "verify-role", "verify-replication"})
        builder.timed(std::string("sql/failover-group/") + key, 0);
    const auto step = [&](const char *id, Duration time, Phase phase, std::vector<std::string> after) {
        ExtraStep made;
        made.id = id;
        made.title = id;
        made.phase = phase;
        made.duration = std::move(time);
        made.after = std::move(after);
        builder.runbook().extraSteps.push_back(std::move(made));
    };
    step("extra-db", p50p95(10, 30), Phase::Data, {"stamp-shop/decide"});
    step("extra-aks", p50p95(12, 25), Phase::Platform, {"stamp-shop/decide"});
    step("extra-airflow", p50p95(6, 15), Phase::Orchestration, {"extra-db", "extra-aks"});
    step("extra-verify", p50p95(10, 25), Phase::Verify, {"extra-airflow"});
    step("extra-dns", Duration{UniformSpan{0, 5}, Grade::Stated, "TTL"}, Phase::Traffic, {"extra-verify"});
    Snapshot now = snapshotOf({builder.stamp()});
    const RecoveryPlan plan = makePlan(now, {}, {}, {false, false, false});
    const Simulation result = simulate(plan, schedule(plan), now, {1'000'000, 1, 2});
    QVERIFY2(std::abs(result.whole.p50.count() / 60.5 - 1) < 0.01,
             qPrintable(QString::number(result.whole.p50.count())));
    QVERIFY2(std::abs(result.whole.p95.count() / 110.3 - 1) < 0.01,
             qPrintable(QString::number(result.whole.p95.count())));
    QVERIFY(!result.whole.atLeast || schedule(plan).whole.openEnded);
}

void TestSimulate::aFixedPlanHasOneAnswer()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group").target(16, 1);
    const Simulation result = simulated(snapshotOf({builder.stamp()}), {1000, 1, 1});
    QCOMPARE(result.whole.p50.count(), 16.0);
    QCOMPARE(result.whole.p99.count(), 16.0);
    QCOMPARE(result.byStamp.at(StampId{"stamp-shop"}).meets.value(), 1.0);
    builder.target(15.9, 1);
    QCOMPARE(simulated(snapshotOf({builder.stamp()}), {1000, 1, 1})
                 .byStamp.at(StampId{"stamp-shop"})
                 .meets.value(),
             0.0);
}

void TestSimulate::whatHasNoUpperBoundReadsAtLeast()
{
    const Simulation open = simulated(
        snapshotOf({Builder().lost("sql", "azure-sql-database", "failover-group").stamp()}), {64, 1, 1});
    QVERIFY2(open.whole.atLeast, "nobody bounds the failover from above");
    Builder closed;
    closed.lost("api", "app-service", "warm-standby");
    QVERIFY(!simulated(snapshotOf({closed.stamp()}), {64, 1, 1}).whole.atLeast);
    closed.edit().timing.decide.reset();
    QVERIFY(simulated(snapshotOf({closed.stamp()}), {64, 1, 1}).whole.atLeast);
}

void TestSimulate::whatHasNoEndMeetsNothing()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").service("pg", "postgresql-flexible").target(600, 10);
    builder.needs("api", "pg");
    const Simulation result = simulated(snapshotOf({builder.stamp()}), {64, 1, 1});
    QVERIFY(result.byStamp.at(StampId{"stamp-shop"}).unbounded);
    QCOMPARE(result.byStamp.at(StampId{"stamp-shop"}).meets.value(), 0.0);
}

void TestSimulate::severalRehearsalsAreDrawnAsTheyWereMeasured()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    const auto day = [](double forced) {
        return std::map<std::string, double>{{"sql/failover-group/verify-replication", 0},
                                             {"sql/failover-group/fail-over-forced", forced},
                                             {"sql/failover-group/verify-role", 0}};
    };
    const Snapshot now = rehearsed(snapshotOf({builder.stamp()}),
                                   {{"2026-03-01", day(4)}, {"2026-06-01", day(8)}, {"2026-09-01", day(6)}});
    const Read read(now);
    QCOMPARE(read.block("sql/failover-group").time.planning.count(), 6.0); // planned with the newest
    QCOMPARE(read.block("sql/failover-group").time.grade, Grade::Measured);
    const Simulation result = simulated(now);
    QVERIFY(std::abs(result.whole.mean.count() - (15 + 6)) < 0.02); // the mean of 4, 8 and 6
    QVERIFY(std::abs(result.whole.p95.count() - (15 + 8)) < 0.05);
}

void TestSimulate::aTtlSpreadsItsClientsEvenly()
{
    Builder builder;
    builder.service("names", "dns-zone", Site::Global).protect("names", "record-switch");
    builder.edit().services.back().parameters["ttlSeconds"] = 3600.0;
    builder.lost("api", "app-service", "warm-standby");
    const Snapshot now = snapshotOf({builder.stamp()});
    const RecoveryPlan plan = makePlan(now, {});
    QCOMPARE(plan.block("names/record-switch")->time.planning.count(), 60.0); // planned with the last client
    // The catalog's ten minutes with their range, and what the TTL exceeds them by.
    QCOMPARE(plan.block("names/record-switch")->time.spans,
             (std::vector<Span>{PertSpan(1, 10, 60), UniformSpan(0, 50)}));
}

void TestSimulate::aLongerTtlIsNeverTheQuickerOne()
{
    Spread before;
    for (const double ttl : {60.0, 300.0, 600.0, 601.0, 900.0, 3600.0}) {
        Builder builder;
        builder.service("names", "dns-zone", Site::Global).protect("names", "record-switch");
        builder.edit().services.back().parameters["ttlSeconds"] = ttl;
        builder.lost("api", "app-service", "warm-standby");
        const Spread now = simulated(snapshotOf({builder.stamp()})).whole;
        QVERIFY2(now.p50 >= before.p50 && now.p95 >= before.p95 && now.p99 >= before.p99,
                 qPrintable(QString::number(ttl)));
        before = now;
    }
}

void TestSimulate::aWayThatFailsNowAndThenCostsTheOther()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group").protect("sql", "geo-restore");
    builder.protectionOf("sql").successShare = 0.9;
    const Simulation result = simulated(snapshotOf({builder.stamp()}));
    // One minute always; in a tenth of the cases a restore of twelve hours, fixed for want of an upper bound.
    QVERIFY2(std::abs(result.whole.mean.count() - (15 + 1 + 0.1 * 720)) < 1.5,
             qPrintable(QString::number(result.whole.mean.count())));
    QCOMPARE(result.whole.p50.count(), 16.0);
    QVERIFY(result.whole.p95.count() > 700);
}

void TestSimulate::aWayThatFailsNowAndThenAndHasNoOtherMayNeverEnd()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group").target(60, 15);
    builder.protectionOf("sql").successShare = 0.92;
    const Snapshot now = snapshotOf({builder.stamp()});
    const RecoveryPlan plan = makePlan(now, {});
    const Spread spread =
        simulate(plan, schedule(plan), now, {20'000, 1, 1}).byStamp.at(StampId{"stamp-shop"});
    QVERIFY(std::isfinite(spread.p90.count()));
    QVERIFY(std::isinf(spread.p95.count()) && std::isinf(spread.p99.count()));
    QVERIFY2(spread.meets && *spread.meets <= 0.92, "eight in a hundred never meet it");
    // The same from the whole design at once.
    EstimateMemory memory;
    const auto all = estimateAll(now, memory);
    QVERIFY(std::isinf(all.front()->spread->p95.count()) && *all.front()->spread->meets <= 0.92);
}

void TestSimulate::savedMinutesCountWhereTheyAreCritical()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").lost("back", "app-service", "redeploy-from-code");
    const Snapshot now = snapshotOf({builder.stamp()});
    const RecoveryPlan plan = makePlan(now, {});
    const Simulation result = simulate(plan, schedule(plan), now, {20'000, 1, 2});
    // Redeploying takes 60 minutes and more, the warm standby at most 20: it never decides anything.
    QCOMPARE(result.criticality[indexOf(plan, "back/redeploy-from-code")], 1.0);
    QCOMPARE(result.sensitivity[indexOf(plan, "back/redeploy-from-code")], 1.0);
    QCOMPARE(result.criticality[indexOf(plan, "api/warm-standby")], 0.0);
    QCOMPARE(result.criticality[indexOf(plan, "stamp-shop/detect")], 1.0);
}

void TestSimulate::assumptionsAreTheLargestGuesses()
{
    Builder builder;
    builder.lost("back", "app-service", "redeploy-from-code")
        .lost("pg", "postgresql-flexible", "read-replica", Fence::Stop);
    builder.edit().timing.decide = Duration{FixedSpan{10}, Grade::Measured, "drill"};
    const Snapshot now = snapshotOf({builder.stamp()});
    const RecoveryPlan plan = makePlan(now, {});
    const Simulation result = simulate(plan, schedule(plan), now, {2000, 1, 1});
    QVERIFY(result.assumptions.size() >= 2);
    QCOMPARE(plan.blocks[result.assumptions[0]].key, std::string("pg/read-replica/fence")); // unknown
    QCOMPARE(plan.blocks[result.assumptions[1]].key,
             std::string("back/redeploy-from-code")); // an hour, estimated
    for (const std::size_t index : result.assumptions)
        QVERIFY2(plan.blocks[index].key != "stamp-shop/decide", "what was measured is no assumption");
}

void TestSimulate::twoDesignsShareTheirLuck()
{
    Builder builder;
    builder.lost("back", "app-service", "redeploy-from-code");
    builder.edit().timing.decide = p50p95(10, 30);
    const Simulation before = simulated(snapshotOf({builder.stamp()}), {5000, 1, 1});
    builder.edit().timing.detect = Builder::minutes(9); // four minutes more
    const Simulation after = simulated(snapshotOf({builder.stamp()}), {5000, 1, 1});
    for (std::size_t t = 0; t < before.ends.size(); ++t)
        QVERIFY(std::abs(after.ends[t] - before.ends[t] - 4) < 1e-3F);
}

void TestSimulate::aTimeWithoutAnEndCountsOnEveryWay()
{
    // The database's option has no upper bound; another step is planned to take a little less, or a little
    // more.
    for (const double beside : {0.5, 30.0}) {
        Builder builder;
        builder.lost("sql", "azure-sql-database", "failover-group")
            .lost("api", "app-service", "warm-standby");
        builder.timed("api/warm-standby/start-workload", beside);
        const Snapshot now = snapshotOf({builder.target(60, 15).stamp()});
        const RecoveryPlan plan = makePlan(now, {}, {});
        const Simulation found = simulate(plan, schedule(plan), now, {1000, 1, 1});
        QVERIFY2(found.whole.atLeast, qPrintable(QString::number(beside)));
        QVERIFY(schedule(plan).whole.openEnded);
        QVERIFY(!schedule(plan).whole.atLeast);
    }
}

void TestSimulate::theEstimateOfAWholeDesignHasTheSamePercentiles()
{
    int compared = 0;
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const Snapshot now = Recoverable(seed).design();
        EstimateMemory memory;
        for (const auto &each : estimateAll(now, memory)) {
            if (!each)
                continue;
            ++compared;
            const LandingZone *primary = now.topology->stamp(each->stamp)->zone(ZoneRole::Primary);
            QVERIFY(primary);
            const RecoveryPlan plan = makePlan(now, {}, {each->stamp});
            const Trials trials{each->spread->trials, each->spread->seed, 2};
            const Spread alone = simulate(plan, schedule(plan), now, trials).byStamp.at(each->stamp);
            QVERIFY2(alone == *each->spread, ("seed " + std::to_string(seed)).c_str());
        }
        for (const auto &each : estimateOthers(now, memory)) {
            ++compared;
            const RecoveryPlan plan = makePlan(now, each->disruption, {each->stamp});
            const StampEstimate again = estimateFrom(now, plan, schedule(plan), each->stamp);
            QCOMPARE(again.rto.rto, each->rto.rto);
            QVERIFY(again.stores == each->stores);
        }
    }
    QVERIFY(compared > 20);
}

void TestSimulate::trialsAreKeptWhileNothingTheyDrawFromChanges()
{
    Snapshot now = Recoverable(3).design();
    EstimateMemory memory;
    const auto before = estimateAll(now, memory);
    Topology renamed = *now.topology;
    Stamp stamp = *renamed.stamps.front();
    stamp.objectives.byDisruption[DisruptionKind::Region] = Target{Minutes{1}, Minutes{1}, {}, {}};
    now.topology = std::make_shared<const Topology>(withStamp(renamed, stamp));
    const auto after = estimateAll(now, memory);
    for (std::size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(before[i] == nullptr, after[i] == nullptr);
        if (!before[i])
            continue;
        QCOMPARE(after[i]->spread->p95, before[i]->spread->p95);
        if (i > 0)
            QVERIFY2(after[i] == before[i], "untouched stamps keep the very estimate");
        else
            QVERIFY2(after[i]->spread->meets.has_value(), "judged by the new target");
    }
}

QTEST_GUILESS_MAIN(TestSimulate)
#include "tst_simulate.moc"
