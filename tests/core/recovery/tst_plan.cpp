// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/plan/plan_text.h"
#include "tests/core/recovery/shop.h"

#include <QElapsedTimer>
#include <QTest>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

class TestPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFencePrecedesThePromotion();
    void aFenceRowOfOneServicePrecedesTheStoresOfItsStamp();
    void theFencedWriterPrecedesAStoreOfAnotherStamp();
    void anAutomaticStoreWaitsForNoFence();
    void theApiWaitsForItsDatabase();
    void airflowStartsAfterItsDatabaseAndItsStorage();
    void readersAreServedBeforeTheAccountFailsOver();
    void trafficMovesOnlyAfterTheChecks();
    void theRowThatAdmitsTrafficSpeaksOfTheEntryOfTheDesign();
    void messagesComeAfterRecovery();
    void consistentStoresAreComparedBeforeAnythingStandsOnThem();
    void aNeedOfAnotherStampBringsItsBlocksAlong();
    void aSharedNameIsSwitchedAfterWhatItLeadsTo();
    void aLongChainOfWhatRunsAnywayLeadsToWhatIsLost();
    void manyConfirmationsWaitForOneMilestone();
    void aCycleIsNamedAndOpened();
    void whatNothingBringsBackIsListed();
    void aLoneStandbyIsBroughtUpAsTheStrategySays();
    void aCopyInTheLostRegionProtectsNothing();
    void plannedAndUnplannedRowsExcludeOneAnother();
    void theRoomsStepsKeepTheRoomsOrder();
    void aRoomsStepWithoutAPlaceComesWhereItPrints();
    void aStoreThatIsDrawnIsPromotedOnce();
    void overridesChangeStepsAndStaleOnesAreReported();
    void ownersComeFromTheDesignBeforeTheCatalog();
    void keysAreUniqueAndNumbersFollowThePhases();
    void theSameDesignGivesTheSamePlan();
    void anotherDisruptionUsesTheProtectionsAgainstIt();
};

void TestPlan::theFencePrecedesThePromotion()
{
    const Read read(
        snapshotOf({Builder().lost("pg", "postgresql-flexible", "read-replica", Fence::Revoke).stamp()}));
    QVERIFY(read.precedes("pg/read-replica/fence", "pg/read-replica"));
    QCOMPARE(read.block("pg/read-replica/fence").kind, PlanBlock::Kind::Fence);
    QVERIFY(read.precedes("stamp-shop/decide", "pg/read-replica/fence"));
    // No figure in the catalog times that fence.
    QCOMPARE(read.block("pg/read-replica/fence").time.state, Figure::State::Unknown);
}

void TestPlan::aFenceRowOfOneServicePrecedesTheStoresOfItsStamp()
{
    const Read read(snapshotOf({Builder()
                                    .lost("airflow", "airflow", "passive-release")
                                    .lost("pg", "postgresql-flexible", "read-replica")
                                    .needs("airflow", "pg", DependencyType::Writes)
                                    .stamp()}));
    // The row stands first in the catalog's option, yet its option waits for the database.
    QVERIFY(read.precedes("airflow/passive-release/fence", "pg/read-replica"));
    QVERIFY(read.precedes("pg/read-replica", "airflow/passive-release"));
    QCOMPARE(read.block("airflow/passive-release/fence").rows.front().action, std::string("stop-writers"));
    // The figure stays whole on the option.
    QCOMPARE(read.end("airflow/passive-release") - read.start("airflow/passive-release"), 45.0);
}

void TestPlan::theFencedWriterPrecedesAStoreOfAnotherStamp()
{
    const Stamp writer = Builder("stamp-a")
                             .lost("job", "databricks-job", "deploy-both-paused")
                             .needs("job", "pg", DependencyType::Writes)
                             .stamp();
    const Stamp store = Builder("stamp-b").lost("pg", "postgresql-flexible", "read-replica").stamp();
    const Read read(snapshotOf({writer, store}), {StampId{"stamp-b"}});
    QVERIFY(read.precedes("job/deploy-both-paused/fence", "pg/read-replica"));
}

void TestPlan::anAutomaticStoreWaitsForNoFence()
{
    const Read read(snapshotOf({Builder()
                                    .lost("pg", "postgresql-flexible", "read-replica", Fence::Stop)
                                    .lost("carts", "cosmos-db", "per-partition-automatic-failover")
                                    .stamp()}));
    QVERIFY(!read.precedes("pg/read-replica/fence", "carts/per-partition-automatic-failover"));
    QVERIFY(read.block("carts/per-partition-automatic-failover").fromDetection);
    QCOMPARE(read.start("carts/per-partition-automatic-failover"), -10.0);
}

void TestPlan::theApiWaitsForItsDatabase()
{
    const Read read(snapshotOf({Builder()
                                    .lost("api", "app-service", "warm-standby")
                                    .service("api-dr", "app-service", Site::Secondary)
                                    .standby("api", "api-dr")
                                    .lost("sql", "azure-sql-database", "failover-group")
                                    .needs("api-dr", "sql", DependencyType::Writes)
                                    .stamp()}));
    // The need is drawn at the standby, the option is recorded at the primary: one block.
    QVERIFY(!read.has("api-dr/warm-standby"));
    QVERIFY(read.precedes("sql/failover-group", "api/warm-standby"));
    QCOMPARE(read.start("api/warm-standby"), read.end("sql/failover-group"));
}

void TestPlan::airflowStartsAfterItsDatabaseAndItsStorage()
{
    const Read read(snapshotOf({Builder()
                                    .lost("airflow", "airflow", "passive-release")
                                    .lost("meta", "postgresql-flexible", "read-replica")
                                    .lost("logs", "storage-account", "gzrs-failover")
                                    .needs("airflow", "meta", DependencyType::Writes)
                                    .needs("airflow", "logs", DependencyType::Writes)
                                    .stamp()}));
    QVERIFY(read.precedes("meta/read-replica", "airflow/passive-release"));
    QVERIFY(read.precedes("logs/gzrs-failover", "airflow/passive-release"));
    QCOMPARE(read.start("airflow/passive-release"), 60.0);
    const PlanRow *scheduler = nullptr;
    for (const PlanRow &row : read.block("airflow/passive-release").rows)
        if (row.action == "start-scheduler")
            scheduler = &row;
    QVERIFY2(scheduler, "the scheduler is started inside the block that waits");
}

void TestPlan::readersAreServedBeforeTheAccountFailsOver()
{
    const auto design = [](DependencyType type) {
        return Builder()
            .lost("site", "storage-account", "ra-gzrs-failover")
            .service("entry", "front-door", Site::Global)
            .protect("entry", "priority-origins")
            .lost("api", "app-service", "warm-standby")
            .needs("api", "site", type)
            .needs("entry", "site", DependencyType::Routes)
            .stamp();
    };
    const Read reading(snapshotOf({design(DependencyType::Reads)}));
    QVERIFY(!reading.precedes("site/ra-gzrs-failover", "api/warm-standby"));
    QVERIFY(!reading.precedes("site/ra-gzrs-failover", "stamp-shop/recovered"));
    QVERIFY(!reading.block("site/ra-gzrs-failover").counts);
    QVERIFY(reading.rto() < 60);
    const Read writing(snapshotOf({design(DependencyType::Writes)}));
    QVERIFY(writing.precedes("site/ra-gzrs-failover", "api/warm-standby"));
    QVERIFY(writing.rto() > 60);
}

void TestPlan::trafficMovesOnlyAfterTheChecks()
{
    const Read read(snapshotOf({Builder()
                                    .lost("api", "app-service", "warm-standby")
                                    .lost("sql", "azure-sql-database", "failover-group")
                                    .service("names", "dns-zone", Site::Global)
                                    .protect("names", "record-switch")
                                    .stamp()}));
    // No need is drawn between them: the hold point still stands between checks and traffic.
    QVERIFY(read.precedes("api/check", "stamp-shop/go"));
    QVERIFY(read.precedes("sql/check", "stamp-shop/go"));
    QVERIFY(read.precedes("stamp-shop/go", "names/record-switch"));
    QVERIFY(read.precedes("stamp-shop/go", "api/warm-standby/traffic"));
    for (const PlanBlock &block : read.plan.blocks)
        if (block.kind == PlanBlock::Kind::Check && block.phase == Phase::Confirm)
            QVERIFY2(read.precedes("names/record-switch", block.key), block.key.c_str());
}

void TestPlan::theRowThatAdmitsTrafficSpeaksOfTheEntryOfTheDesign()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").lost("back", "app-service", "warm-standby");
    builder.service("entry", "front-door", Site::Global).protect("entry", "priority-origins");
    builder.needs("entry", "api", DependencyType::Routes).needs("api", "back");
    const Read read(snapshotOf({builder.stamp()}));
    const std::string command = read.block("api/warm-standby/traffic").rows.front().command;
    QVERIFY2(command.find("az afd origin update") == 0, command.c_str());
    QVERIFY2(command.find("--enabled-state Enabled") != std::string::npos, command.c_str());
    QVERIFY2(!read.has("back/warm-standby/traffic"), "what stands behind the API is reached through it");
}

void TestPlan::messagesComeAfterRecovery()
{
    const Read read(snapshotOf({Builder().lost("sql", "azure-sql-database", "failover-group").stamp()}));
    QVERIFY(read.precedes("stamp-shop/recovered", "stamp-shop/announce"));
    QVERIFY(!read.block("stamp-shop/announce").counts);
    QVERIFY2(read.times.whole.unknown.empty(), "a message without a time makes no RTO unknown");
}

void TestPlan::consistentStoresAreComparedBeforeAnythingStandsOnThem()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby");
    builder.lost("sql", "azure-sql-database", "failover-group")
        .lost("pg", "postgresql-flexible", "read-replica");
    builder.needs("api", "sql", DependencyType::Writes);
    ConsistencyGroup group;
    group.id = "group-1";
    group.name = "Orders and invoices";
    group.stores = {ServiceId{"pg"}, ServiceId{"sql"}};
    group.maxSkew = Minutes{5};
    builder.edit().consistencyGroups = {group};
    const Read unknown(snapshotOf({builder.stamp()}));
    QVERIFY(unknown.precedes("pg/read-replica", "stamp-shop/group-1"));
    QVERIFY(unknown.precedes("stamp-shop/group-1", "api/warm-standby"));
    QCOMPARE(unknown.times.whole.unknown, std::vector<std::string>{"stamp-shop/group-1"});
    const Read known(snapshotOf({builder.timed("stamp-shop/group-1/consistency", 7).stamp()}));
    QVERIFY(known.times.whole.unknown.empty());
    QCOMPARE(known.start("api/warm-standby"), 3.0 + 7.0);
}

void TestPlan::aNeedOfAnotherStampBringsItsBlocksAlong()
{
    const Stamp shop = Builder("stamp-a")
                           .lost("api", "app-service", "warm-standby")
                           .needs("api", "lake", DependencyType::Calls)
                           .stamp();
    Builder data("stamp-b", StampType::Automation);
    data.lost("lake", "adls-gen2", "grs-failover").lost("job", "databricks-job", "deploy-both-paused");
    data.edit().timing.decide = Builder::minutes(30);
    const Read read(snapshotOf({shop, data.stamp()}), {StampId{"stamp-a"}});
    QVERIFY(read.precedes("lake/grs-failover", "api/warm-standby"));
    QVERIFY2(read.precedes("stamp-b/decide", "lake/grs-failover"), "the neighbour decides for itself");
    QVERIFY2(!read.has("stamp-b/recovered"), "only what is waited for comes along");
    QCOMPARE(read.rto(), 5.0 + 30 + 60 + 10);
    QCOMPARE(read.plan.stamps, std::vector<StampId>{StampId{"stamp-a"}});
}

void TestPlan::aSharedNameIsSwitchedAfterWhatItLeadsTo()
{
    const Stamp shop = Builder("stamp-a")
                           .lost("api", "app-service", "warm-standby")
                           .needs("api", "names", DependencyType::ResolvesDns)
                           .stamp();
    Builder shared("stamp-p", StampType::Platform);
    shared.edit().zones.clear();
    shared.service("names", "dns-zone", Site::Global).protect("names", "record-switch");
    const Read read(snapshotOf({shop, shared.stamp()}), {StampId{"stamp-a"}});
    QVERIFY(read.precedes("api/warm-standby", "names/record-switch"));
    QVERIFY(read.precedes("names/record-switch", "stamp-a/recovered"));
    QCOMPARE(read.rto(), 5.0 + 10 + 10 + 10);
}

void TestPlan::aLongChainOfWhatRunsAnywayLeadsToWhatIsLost()
{
    constexpr int kLength = 4000;
    const auto external = [](int i) { return "ext-" + std::to_string(10000 + i); };
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").lost("sql", "azure-sql-database", "geo-restore");
    builder.needs("api", external(0).c_str());
    for (int i = 0; i < kLength; ++i) {
        builder.service(external(i).c_str(), "generic", Site::External);
        builder.needs(external(i).c_str(), i + 1 < kLength ? external(i + 1).c_str() : "sql");
    }
    builder.needs(external(kLength / 2).c_str(), external(0).c_str()); // and once round
    QElapsedTimer clock;
    clock.start();
    const Read read(snapshotOf({builder.stamp()}));
    QVERIFY2(clock.elapsed() < 5000, "in proportion to its length");
    QVERIFY(read.precedes("sql/geo-restore", "api/warm-standby"));
}

void TestPlan::manyConfirmationsWaitForOneMilestone()
{
    const auto plan = [](int count) {
        Builder builder;
        for (int i = 0; i < count; ++i)
            builder.lost(("api-" + std::to_string(100 + i)).c_str(), "app-service", "warm-standby");
        return Read(snapshotOf({builder.stamp()}));
    };
    const auto edges = [](const Read &read) {
        std::size_t count = 0;
        for (const PlanBlock &block : read.plan.blocks)
            count += block.after.size();
        return count;
    };
    const Read few = plan(2), many = plan(60);
    QVERIFY2(!few.has("stamp-shop/moved"), "a few are followed one by one");
    QVERIFY(many.has("stamp-shop/moved"));
    QVERIFY(many.precedes("api-100/warm-standby/traffic", "api-159/confirm"));
    QVERIFY(many.precedes("api-159/warm-standby/traffic", "api-100/confirm"));
    QVERIFY2(edges(many) < 60 * 12, qPrintable(QString::number(edges(many))));
    QCOMPARE(many.rto(), plan(59).rto());
    QVERIFY(many.precedes("stamp-shop/moved", "stamp-shop/recovered"));
}

void TestPlan::aCycleIsNamedAndOpened()
{
    const Read read(snapshotOf({Builder()
                                    .lost("api", "app-service", "warm-standby")
                                    .lost("sql", "azure-sql-database", "failover-group")
                                    .lost("jobs", "function-app", "active-passive-nonhttp")
                                    .needs("api", "jobs")
                                    .needs("jobs", "api")
                                    .needs("api", "sql")
                                    .stamp()}));
    QCOMPARE(read.plan.cycles.size(), std::size_t(1));
    const std::set<std::string> names(read.plan.cycles[0].begin(), read.plan.cycles[0].end());
    QCOMPARE(names, (std::set<std::string>{"api", "jobs"}));
    QVERIFY2(read.precedes("sql/failover-group", "api/warm-standby"), "what is not on the circle stays");
    QVERIFY(read.precedes("api/warm-standby", "jobs/active-passive-nonhttp")
            != read.precedes("jobs/active-passive-nonhttp", "api/warm-standby"));
    QVERIFY2(read.times.whole.atLeast, "a plan with a circle promises nothing");
}

void TestPlan::whatNothingBringsBackIsListed()
{
    const Read needed(snapshotOf({Builder()
                                      .lost("api", "app-service", "warm-standby")
                                      .service("pg", "postgresql-flexible")
                                      .needs("api", "pg", DependencyType::Writes)
                                      .stamp()}));
    QCOMPARE(needed.plan.unprotected, std::vector<std::string>{"pg"});
    QVERIFY(needed.times.whole.unbounded);
    QVERIFY(needed.precedes("pg/lost", "api/warm-standby"));

    Builder soft;
    soft.lost("api", "app-service", "warm-standby").service("pg", "postgresql-flexible");
    soft.needs("api", "pg", DependencyType::Writes).edit().dependencies.back().hard = false;
    const Read spared(snapshotOf({soft.stamp()}));
    QCOMPARE(spared.plan.unprotected, std::vector<std::string>{"pg"});
    QVERIFY2(!spared.times.whole.unbounded, "nobody needs it after the failover");

    const Read alone(snapshotOf({Builder()
                                     .lost("sql", "azure-sql-database", "failover-group")
                                     .service("api", "app-service")
                                     .stamp()}));
    QVERIFY2(alone.times.whole.unbounded, "a workload for which no need is drawn is still lost");
    const Read watcher(snapshotOf({Builder()
                                       .lost("sql", "azure-sql-database", "failover-group")
                                       .service("logs", "log-analytics")
                                       .stamp()}));
    QVERIFY2(!watcher.times.whole.unbounded, "what only watches keeps nobody down");
}

void TestPlan::aLoneStandbyIsBroughtUpAsTheStrategySays()
{
    Builder builder;
    builder.service("plan", "app-service-plan").service("plan-dr", "app-service-plan", Site::Secondary);
    builder.lost("api", "app-service", "warm-standby").needs("api", "plan");
    const Read warm(snapshotOf({builder.stamp()}));
    QCOMPARE(warm.block("plan-dr/warm-minimal").kind, PlanBlock::Kind::Standby);
    QCOMPARE(warm.block("plan-dr/warm-minimal").option.text, std::string("warm-minimal"));
    QVERIFY2(warm.precedes("plan-dr/warm-minimal", "api/warm-standby"), "it stands in for the lost plan");
    QVERIFY(warm.plan.unprotected.empty());

    builder.edit().strategy = Strategy::HotStandby;
    const Read hot(snapshotOf({builder.stamp()}));
    QVERIFY2(!hot.has("plan-dr/warm-minimal"), "what runs anyway needs no step");
    QVERIFY(!hot.times.whole.unbounded);

    builder.edit().strategy.reset();
    const Read unstated(snapshotOf({builder.stamp()}));
    QCOMPARE(unstated.times.whole.unknown, std::vector<std::string>{"plan-dr/standby"});
}

void TestPlan::aCopyInTheLostRegionProtectsNothing()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    builder.protectionOf("sql").replicas = {{RegionId{"centralus"}, {}, {}, {}}};
    QVERIFY(Read(snapshotOf({builder.stamp()})).times.whole.unbounded);
    builder.protectionOf("sql").replicas = {{RegionId{"eastus2"}, {}, {}, {}}};
    QVERIFY(!Read(snapshotOf({builder.stamp()})).times.whole.unbounded);
}

void TestPlan::plannedAndUnplannedRowsExcludeOneAnother()
{
    const Snapshot now = snapshotOf({Builder().lost("sql", "azure-sql-database", "failover-group").stamp()});
    Disruption planned;
    planned.planned = true;
    const Read forced(now), graceful(now, {}, planned);
    QVERIFY(forced.row("sql/failover-group/fail-over-forced"));
    QVERIFY(!forced.row("sql/failover-group/fail-over-planned"));
    QVERIFY(graceful.row("sql/failover-group/fail-over-planned"));
    QVERIFY(!graceful.row("sql/failover-group/fail-over-forced"));
}

void TestPlan::theRoomsStepsKeepTheRoomsOrder()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group")
        .service("names", "dns-zone", Site::Global)
        .protect("names", "record-switch");
    ExtraStep ask{
        "ask-bank", "Ask the bank to open the second range", Phase::Data, {}, Builder::minutes(20), {}, {},
        {},         {"sql/failover-group/verify-role"},      {}};
    ExtraStep test{"test-order",
                   "Place a test order",
                   Phase::Verify,
                   {},
                   Builder::minutes(5),
                   {},
                   {},
                   {},
                   {"ask-bank"},
                   {}};
    ExtraStep tell{
        "tell-press", "Tell the press", Phase::Announce, {}, Builder::minutes(90), {}, {}, {}, {}, {}};
    builder.runbook().extraSteps = {ask, test, tell};
    const Read read(snapshotOf({builder.stamp()}));
    QCOMPARE(read.start("stamp-shop/extra/ask-bank"), read.end("sql/failover-group"));
    QCOMPARE(read.start("stamp-shop/extra/test-order"), read.end("stamp-shop/extra/ask-bank"));
    QVERIFY2(read.precedes("stamp-shop/extra/test-order", "names/record-switch"),
             "the room's check holds traffic back");
    QVERIFY(read.precedes("stamp-shop/recovered", "stamp-shop/extra/tell-press"));
    QCOMPARE(read.rto(), 5.0 + 10 + 1 + 20 + 5 + 10);
}

void TestPlan::aRoomsStepWithoutAPlaceComesWhereItPrints()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby")
        .lost("pg", "postgresql-flexible", "read-replica", Fence::Stop);
    ExtraStep record{
        "record", "Record the consistency point", Phase::Fence, {}, Builder::minutes(4), {}, {}, {}, {}, {}};
    ExtraStep canary{
        "canary", "Run the canary prompts", Phase::Verify, {}, Builder::minutes(8), {}, {}, {}, {}, {}};
    builder.runbook().extraSteps = {record, canary};
    const Read read(snapshotOf({builder.stamp()}));
    QVERIFY(read.precedes("pg/read-replica/fence", "stamp-shop/extra/record"));
    QVERIFY(read.precedes("stamp-shop/extra/record", "pg/read-replica"));
    QVERIFY(read.precedes("api/warm-standby", "stamp-shop/extra/canary"));
    QVERIFY(read.precedes("stamp-shop/extra/canary", "stamp-shop/recovered"));
}

void TestPlan::aStoreThatIsDrawnIsPromotedOnce()
{
    const auto promotions = [](const Read &read) {
        int count = 0;
        for (const PlanBlock &block : read.plan.blocks)
            for (const PlanRow &row : block.rows)
                count += row.action == "promote-replica" ? 1 : 0;
        return count;
    };
    Builder builder;
    builder.lost("traces", "langfuse", "warm-dr-stack");
    QCOMPARE(promotions(Read(snapshotOf({builder.stamp()}))), 1);
    builder.lost("pg", "postgresql-flexible", "read-replica").needs("traces", "pg", DependencyType::Writes);
    QCOMPARE(promotions(Read(snapshotOf({builder.stamp()}))), 1);
}

void TestPlan::overridesChangeStepsAndStaleOnesAreReported()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    StepOverride change;
    change.command = "run-our-script";
    change.skip = true;
    builder.runbook().steps["sql/failover-group/verify-role"] = change;
    builder.runbook().steps["sql/failover-group/fail-over-planned"] = change;
    builder.runbook().steps["sql/failover-group/gone"] = change;
    builder.runbook().steps["old-sql/failover-group/verify-role"] = change;
    const Read read(snapshotOf({builder.stamp()}));
    QCOMPARE(read.row("sql/failover-group/verify-role")->command, std::string("run-our-script"));
    QVERIFY(read.row("sql/failover-group/verify-role")->skipped);
    QCOMPARE(read.plan.staleOverrides,
             (std::vector<std::string>{"old-sql/failover-group/verify-role", "sql/failover-group/gone"}));
}

void TestPlan::ownersComeFromTheDesignBeforeTheCatalog()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    const auto owner = [&](const Stamp &stamp, std::vector<Role> roles) {
        Snapshot now = snapshotOf({stamp});
        Topology topology = *now.topology;
        topology.roles = std::make_shared<const std::vector<Role>>(std::move(roles));
        now.topology = std::make_shared<const Topology>(std::move(topology));
        return Read(now).row("sql/failover-group/fail-over-forced")->ownerTitle;
    };
    const auto role = [](const char *id, const char *title) {
        Role one;
        one.id = RoleId{id};
        one.title = title;
        return one;
    };
    QCOMPARE(owner(builder.stamp(), {}), std::string("Database administrator"));
    const std::vector<Role> roles{role("role-database-administrator", "Database on call"),
                                  role("role-data", "Data lead"), role("role-orders", "Orders team"),
                                  role("role-night", "Night shift")};
    QCOMPARE(owner(builder.stamp(), roles), std::string("Database on call"));
    builder.edit().raci[Phase::Data].responsible = RoleId{"role-data"};
    QCOMPARE(owner(builder.stamp(), roles), std::string("Data lead"));
    builder.edit().services.front().owner = RoleId{"role-orders"};
    QCOMPARE(owner(builder.stamp(), roles), std::string("Orders team"));
    builder.runbook().steps["sql/failover-group/fail-over-forced"].owner = RoleId{"role-night"};
    QCOMPARE(owner(builder.stamp(), roles), std::string("Night shift"));
}

void TestPlan::keysAreUniqueAndNumbersFollowThePhases()
{
    const Read read(snapshotOf({Builder()
                                    .lost("api", "app-service", "warm-standby")
                                    .lost("sql", "azure-sql-database", "failover-group", Fence::Stop)
                                    .lost("vault", "key-vault", "vault-per-region")
                                    .needs("api", "sql", DependencyType::Writes)
                                    .needs("api", "vault", DependencyType::ReadsSecret)
                                    .stamp()}));
    std::set<std::string> blocks, rows, numbers;
    std::map<Phase, std::string> groupOf;
    for (const PlanBlock &block : read.plan.blocks) {
        QVERIFY2(blocks.insert(block.key).second, block.key.c_str());
        QCOMPARE(block.after.size(), block.because.size());
        for (const PlanRow &row : block.rows) {
            QVERIFY2(rows.insert(row.key).second, row.key.c_str());
            QVERIFY2(numbers.insert(row.number).second, row.number.c_str());
            QVERIFY2(!row.ownerTitle.empty(), row.key.c_str());
            QVERIFY2(!row.title.empty(), row.key.c_str());
            groupOf.emplace(block.phase, row.number.substr(0, 4));
            if (block.phase > Phase::Decide)
                QCOMPARE(row.number.substr(0, 4), groupOf[block.phase]);
        }
    }
    std::string last;
    for (const auto &[phase, group] : groupOf) {
        QVERIFY2(group >= last, group.c_str());
        last = group;
    }
    QVERIFY(rows.count("sql/failover-group/fail-over-forced") == 1);
}

void TestPlan::theSameDesignGivesTheSamePlan()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").lost("sql", "azure-sql-database", "failover-group");
    builder.lost("pg", "postgresql-flexible", "read-replica").needs("api", "sql").needs("api", "pg");
    const Snapshot now = snapshotOf({builder.stamp()}), later = snapshotOf({builder.stamp()});
    const Read once(now), again(later);
    QCOMPARE(planJson(now, once.plan, once.times), planJson(later, again.plan, again.times));
}

void TestPlan::anotherDisruptionUsesTheProtectionsAgainstIt()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    builder.protect("sql", "pitr", Fence::None, DisruptionKind::Corruption);
    builder.edit().timing.corruptionDetect = Builder::minutes(120);
    Disruption corruption;
    corruption.kind = DisruptionKind::Corruption;
    const Read read(snapshotOf({builder.stamp()}), {}, corruption);
    QVERIFY(read.has("sql/pitr"));
    QVERIFY(!read.has("sql/failover-group"));
    QCOMPARE(read.times.detect.count(), 120.0);
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
