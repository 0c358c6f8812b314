// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recovery/recoverable.h"

#include <QTest>

#include <set>
#include <unordered_set>

using namespace breakwater;
using namespace breakwater::test;

/// Two writers alive is the worst that a failover can do. Every order in which a plan's steps may end is
/// walked.
class TestWriters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFencedPlanNeverHasTwoWriters_data();
    void aFencedPlanNeverHasTwoWriters();
    void withoutItsFenceThePlanHasTwoWriters_data() { aFencedPlanNeverHasTwoWriters_data(); }
    void withoutItsFenceThePlanHasTwoWriters();
    void whatNothingFencesIsNamed();
    void randomDesignsNameWhatTheyDoNotFence();
};

namespace {

/// Who writes a store on the side that is left, as the design draws it.
std::vector<ServiceId> writersOf(const Stamp &stamp, const ServiceId &store)
{
    std::vector<ServiceId> writers;
    for (const Dependency &need : stamp.dependencies) {
        const Service *from = stamp.service(need.from);
        const bool writes = need.type == DependencyType::Writes || need.type == DependencyType::Calls
            || need.type == DependencyType::Publishes || need.type == DependencyType::Ingests
            || need.type == DependencyType::Uses || need.type == DependencyType::Hosts;
        if (need.to == store && from && from->at == Site::Primary && writes)
            writers.push_back(need.from);
    }
    return writers;
}

/// Steps that matter for writers, and what of them has to be done before each, as bits.
struct Walk {
    std::vector<std::size_t> steps; ///< indexes in the plan
    std::vector<std::uint64_t> before;

    explicit Walk(const RecoveryPlan &plan)
    {
        std::vector<std::uint64_t> all(plan.blocks.size(), 0); // relevant steps before each block
        for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
            for (const std::size_t other : plan.blocks[i].after)
                all[i] |= all[other];
            const std::uint64_t needed = all[i];
            const bool matters = std::any_of(plan.blocks[i].effects.begin(), plan.blocks[i].effects.end(),
                                             [](const Effect &effect) {
                                                 return effect.kind == Effect::Kind::WritersStopped
                                                     || effect.kind == Effect::Kind::Writable;
                                             });
            if (!matters)
                continue;
            all[i] |= std::uint64_t{1} << steps.size();
            steps.push_back(i);
            before.push_back(needed);
        }
    }
};

/// The first state in which a store can be written on both sides; empty when no order of the steps leads to
/// one.
std::string twoWriters(const RecoveryPlan &plan, const Stamp &stamp, std::size_t *states = nullptr)
{
    const Walk walk(plan);
    std::vector<std::uint64_t> open{0};
    std::unordered_set<std::uint64_t> seen{0};
    while (!open.empty()) {
        const std::uint64_t done = open.back();
        open.pop_back();
        std::set<ServiceId> stopped, writable;
        for (std::size_t s = 0; s < walk.steps.size(); ++s) {
            const PlanBlock &block = plan.blocks[walk.steps[s]];
            if ((done >> s & 1U) != 0)
                for (const Effect &effect : block.effects) {
                    if (effect.kind == Effect::Kind::WritersStopped)
                        stopped.insert(*effect.service);
                    else if (effect.kind == Effect::Kind::Writable && !block.fromDetection)
                        writable.insert(*effect.service);
                }
        }
        for (const ServiceId &store : writable)
            if (stopped.count(store) == 0)
                for (const ServiceId &writer : writersOf(stamp, store))
                    if (stopped.count(writer) == 0)
                        return store.text + " is written by " + writer.text + " and on the other side";
        for (std::size_t s = 0; s < walk.steps.size(); ++s) {
            const std::uint64_t next = done | std::uint64_t{1} << s;
            if (next != done && (walk.before[s] & ~done) == 0 && seen.insert(next).second)
                open.push_back(next);
        }
    }
    if (states)
        *states = seen.size();
    return {};
}

RecoveryPlan without(const RecoveryPlan &plan, PlanBlock::Kind kind)
{
    RecoveryPlan rest = plan;
    for (PlanBlock &block : rest.blocks)
        if (block.kind == kind)
            block.effects.clear(); // the step is there, and stops nobody
    return rest;
}

Stamp oneStore()
{
    return Builder()
        .lost("api", "app-service", "warm-standby")
        .lost("pg", "postgresql-flexible", "read-replica", Fence::Revoke)
        .needs("api", "pg", DependencyType::Writes)
        .stamp();
}

Stamp twoStoresAndAScheduler()
{
    return Builder("stamp-shop", StampType::Kubernetes)
        .lost("airflow", "airflow", "passive-release")
        .lost("jobs", "databricks-job", "deploy-both-paused")
        .lost("meta", "postgresql-flexible", "read-replica", Fence::Stop)
        .lost("orders", "mysql-flexible", "geo-restore", Fence::ReadOnly)
        .needs("airflow", "meta", DependencyType::Writes)
        .needs("airflow", "orders", DependencyType::Writes)
        .needs("jobs", "orders", DependencyType::Writes)
        .stamp();
}

Stamp fencedByItsWritersAlone()
{
    return Builder("stamp-shop", StampType::Automation)
        .lost("jobs", "databricks-job", "deploy-both-paused")
        .lost("factory", "data-factory", "secondary-factory")
        .lost("lake", "adls-gen2", "azcopy-sync")
        .needs("jobs", "lake", DependencyType::Writes)
        .needs("factory", "lake", DependencyType::Writes)
        .stamp();
}

Snapshot onlyThis(const Stamp &stamp)
{
    return snapshotOf({stamp});
}

} // namespace

void TestWriters::aFencedPlanNeverHasTwoWriters_data()
{
    QTest::addColumn<int>("design");
    QTest::newRow("one store") << 0;
    QTest::newRow("two stores and a scheduler") << 1;
    QTest::newRow("fenced by its writers alone") << 2;
}

void TestWriters::aFencedPlanNeverHasTwoWriters()
{
    QFETCH(int, design);
    const Stamp stamp = design == 0 ? oneStore()
        : design == 1               ? twoStoresAndAScheduler()
                                    : fencedByItsWritersAlone();
    const Snapshot now = onlyThis(stamp);
    for (const bool planned : {false, true})
        for (const bool owners : {false, true}) {
            const RecoveryPlan plan = makePlan(now, {DisruptionKind::Region, planned, false, std::nullopt},
                                               {}, {owners, false, false});
            std::size_t states = 0;
            const std::string found = twoWriters(plan, stamp, &states);
            QVERIFY2(found.empty(), found.c_str());
            QVERIFY(states > 2);
            QVERIFY2(plan.unfenced.empty(), plan.unfenced.empty() ? "" : plan.unfenced.front().c_str());
        }
}

void TestWriters::withoutItsFenceThePlanHasTwoWriters()
{
    QFETCH(int, design);
    const Stamp stamp = design == 0 ? oneStore()
        : design == 1               ? twoStoresAndAScheduler()
                                    : fencedByItsWritersAlone();
    const RecoveryPlan plan = makePlan(onlyThis(stamp), {});
    QVERIFY(!twoWriters(without(plan, PlanBlock::Kind::Fence), stamp).empty());
    // And so has a plan whose edges to the fence are cut.
    RecoveryPlan loose = plan;
    for (PlanBlock &block : loose.blocks)
        if (std::any_of(block.effects.begin(), block.effects.end(),
                        [](const Effect &effect) { return effect.kind == Effect::Kind::Writable; }))
            block.after.clear();
    QVERIFY(!twoWriters(loose, stamp).empty());
}

void TestWriters::whatNothingFencesIsNamed()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").lost("pg", "postgresql-flexible", "read-replica");
    builder.needs("api", "pg", DependencyType::Writes);
    const Snapshot now = onlyThis(builder.stamp());
    const RecoveryPlan plan = makePlan(now, {});
    QCOMPARE(plan.unfenced, std::vector<std::string>{"pg"});
    QVERIFY(!twoWriters(plan, builder.stamp()).empty());
    QVERIFY(std::any_of(plan.notes.begin(), plan.notes.end(),
                        [](const std::string &note) { return note.find("pg") != std::string::npos; }));
    // A pair that swaps its roles keeps one writer by itself; so does a store that nobody writes.
    Builder swapped;
    swapped.lost("api", "app-service", "warm-standby").lost("sql", "azure-sql-database", "failover-group");
    swapped.needs("api", "sql", DependencyType::Writes);
    QVERIFY(makePlan(onlyThis(swapped.stamp()), {}).unfenced.empty());
    Builder read;
    read.lost("api", "app-service", "warm-standby").lost("pg", "postgresql-flexible", "read-replica");
    read.needs("api", "pg", DependencyType::Reads);
    QVERIFY(makePlan(onlyThis(read.stamp()), {}).unfenced.empty());
}

/// What the plan says of itself agrees with the walk through its states.
void TestWriters::randomDesignsNameWhatTheyDoNotFence()
{
    int sound = 0, unsound = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        const Snapshot now = Recoverable(seed).design(1, 10);
        const RecoveryPlan plan = makePlan(now, {});
        if (!plan.cycles.empty())
            continue;
        const Stamp &stamp = *now.topology->stamps.front();
        // The walk knows nothing of options that keep one writer by themselves: only what promotes is asked
        // about.
        RecoveryPlan asked = plan;
        bool swaps = false;
        for (PlanBlock &block : asked.blocks)
            for (const PlanRow &row : block.rows)
                swaps = swaps || row.action == "fail-over-database" || row.action == "fail-over-storage"
                    || row.action == "switch-roles";
        if (swaps)
            continue;
        const bool found = !twoWriters(asked, stamp).empty();
        if (found)
            QVERIFY2(!plan.unfenced.empty(), ("seed " + std::to_string(seed)).c_str());
        (found ? unsound : sound) += 1;
    }
    QVERIFY2(sound > 3 && unsound > 0, qPrintable(QStringLiteral("%1, %2").arg(sound).arg(unsound)));
}

QTEST_GUILESS_MAIN(TestWriters)
#include "tst_writers.moc"
