// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/data_at_risk.h"
#include "tests/core/recovery/shop.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace breakwater;
using namespace breakwater::test;

/// What nobody has said is never taken for nothing, and what is wrong with a plan is said.
class TestUnknowns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStoreThatTheCatalogDoesNotKnowMayLoseEverything();
    void whoSaysThatItKeepsNothingIsBelieved();
    void aStandInThatTheCatalogDoesNotKnowTakesAnUnknownTime();
    void whatTheCatalogDoesNotKnowMayBeDamaged();
    void aStampThatNeedsAnotherIsDownWithIt();
    void aStampThatNeedsNothingThatIsLostIsInNoPlan();
    void whoRunsBeforeAStandbyWithoutDataHasNotRecovered();
    void damageOlderThanTheOldestCopyIsCountedInTheTrials();
    void withoutARetentionTheLossHasNoUpperBound();
    void theShortestPolicyOfAVaultCounts();
    void copiesOfTwoIntervalsLieFarApart();
    void aStoreThatStaysLiesAsFarFromOneThatGoesBack();
    void aGroupOfTwoStampsIsComparedAndMeasured();
    void anIntervalAloneDoesNotSayWhatACopyTakes();
    void aFenceThatIsLeftOutStopsNobody();
    void aRoomsFenceStopsTheWriters();
    void aFenceThatComesTooLateIsSaid();
    void aWriterThatSurvivesIsCounted();
    void anOptionWithoutAnyStepLeftHasNoTime();
    void aRehearsalThatLiesAheadHasMeasuredNothing();
    void aModelWithoutABreakerIsNoticedAsEverythingElse();
};

namespace {

const StampId kShop{"stamp-shop"}, kBase{"stamp-base"};
const ServiceId kStore{"store"};

StampEstimate found(const Snapshot &now, Disruption disruption = {}, const StampId &stamp = kShop)
{
    return *estimate(now, stamp, disruption);
}

bool notes(const RecoveryPlan &plan, const std::string &words)
{
    return std::any_of(plan.notes.begin(), plan.notes.end(),
                       [&](const std::string &note) { return note.find(words) != std::string::npos; });
}

/// A database that is promoted, what writes to it, and the fence before it.
Builder promoted()
{
    Builder builder;
    builder.lost("db", "mysql-flexible", "read-replica").lost("api", "app-service", "warm-standby");
    return builder.needs("api", "db", DependencyType::Writes);
}

Builder corruptible(Duration noticed, std::optional<double> days)
{
    Builder builder;
    builder.service("sql", "azure-sql-database")
        .protect("sql", "pitr", Fence::None, DisruptionKind::Corruption);
    builder.edit().timing.corruptionDetect = std::move(noticed);
    if (days)
        builder.edit().services.back().parameters["backupRetentionDays"] = *days;
    return builder;
}

/// Leaves every step of a block out of the plan.
void leaveOut(Builder &builder, const char *block)
{
    const Read read(snapshotOf({builder.stamp()}));
    for (const PlanRow &row : read.block(block).rows)
        builder.runbook().steps[row.key].skip = true;
}

constexpr Disruption kDamage{DisruptionKind::Corruption, false, false, std::nullopt};

} // namespace

void TestUnknowns::aStoreThatTheCatalogDoesNotKnowMayLoseEverything()
{
    Builder builder;
    builder.service("store", "generic").service("store-2", "generic", Site::Secondary).target(60, 15);
    builder.edit().services.back().name = "store";
    const StampEstimate estimate = found(snapshotOf({builder.stamp()}));
    QCOMPARE(estimate.rpo.state, Figure::State::Unknown);
    QCOMPARE(estimate.rpoVerdict, Verdict::Unknown);
    QCOMPARE(estimate.rtoVerdict, Verdict::Unknown);
}

void TestUnknowns::whoSaysThatItKeepsNothingIsBelieved()
{
    Builder builder;
    builder.service("store", "generic").target(60, 15);
    builder.edit().services.back().parameters["keepsData"] = false;
    const StampEstimate estimate = found(snapshotOf({builder.stamp()}));
    QVERIFY(estimate.stores.empty());
    QCOMPARE(estimate.rpoVerdict, Verdict::Met);
}

void TestUnknowns::aStandInThatTheCatalogDoesNotKnowTakesAnUnknownTime()
{
    Builder builder;
    builder.service("app", "generic").service("app-2", "generic", Site::Secondary).target(60, 15);
    builder.edit().services.back().name = "app";
    for (Service &each : builder.edit().services)
        each.parameters["keepsData"] = false;
    const StampEstimate estimate = found(snapshotOf({builder.stamp()}));
    QVERIFY(estimate.rto.atLeast);
    QCOMPARE(estimate.rtoVerdict, Verdict::Unknown);
}

void TestUnknowns::whatTheCatalogDoesNotKnowMayBeDamaged()
{
    Builder builder;
    builder.service("store", "generic");
    const Read plan(snapshotOf({builder.stamp()}), {}, kDamage);
    QVERIFY(plan.has("store/lost"));
    builder.edit().services.back().parameters["keepsData"] = false;
    QVERIFY(Read(snapshotOf({builder.stamp()}), {}, kDamage).plan.stamps.empty());
}

namespace {

/// The shop lives where the base does not, and calls its database.
std::vector<Stamp> shopOnABase(bool needs)
{
    Builder base("stamp-base");
    base.lost("sql", "azure-sql-database", "geo-restore");
    Builder shop;
    shop.service("api", "app-service");
    std::swap(shop.edit().zones[0].region, shop.edit().zones[1].region);
    if (needs)
        shop.needs("api", "sql");
    return {base.stamp(), shop.stamp()};
}

} // namespace

void TestUnknowns::aStampThatNeedsAnotherIsDownWithIt()
{
    const Disruption lost{DisruptionKind::Region, false, false, "centralus"};
    const Snapshot now = snapshotOf(shopOnABase(true));
    const Read read(now, {}, lost);
    QCOMPARE(read.plan.stamps.size(), std::size_t(2));
    QVERIFY(read.precedes("sql/geo-restore", "stamp-shop/recovered"));
    QVERIFY(notes(read.plan, "loses nothing itself"));
    QVERIFY(found(now, lost).rto.rto >= found(now, lost, kBase).rto.rto - Minutes{1});
    // One service suffices.
    QVERIFY(Read(now, {}, {DisruptionKind::Service, false, false, "sql"}).has("stamp-shop/recovered"));
}

void TestUnknowns::aStampThatNeedsNothingThatIsLostIsInNoPlan()
{
    const Disruption lost{DisruptionKind::Region, false, false, "centralus"};
    const Read read(snapshotOf(shopOnABase(false)), {}, lost);
    QCOMPARE(read.plan.stamps, std::vector<StampId>{kBase});
    QVERIFY(!read.has("stamp-shop/detect"));
}

void TestUnknowns::whoRunsBeforeAStandbyWithoutDataHasNotRecovered()
{
    Builder builder;
    builder.service("sql", "azure-sql-database").service("sql-2", "azure-sql-database", Site::Secondary);
    builder.edit().services.back().name = "sql";
    builder.edit().strategy = Strategy::HotStandby;
    builder.target(60, 15);
    const StampEstimate estimate = found(snapshotOf({builder.stamp()}));
    QCOMPARE(estimate.rpo.state, Figure::State::Unbounded);
    QVERIFY(estimate.rto.unbounded);
    QCOMPARE(estimate.rtoVerdict, Verdict::Missed);
}

void TestUnknowns::damageOlderThanTheOldestCopyIsCountedInTheTrials()
{
    // Noticed after 5 days at the median and 20 at P95; kept for 7: ln(7/5) / (ln(20/5)/1.6449) = 0.399, so
    // more than a third of the cases have no clean copy.
    const Builder builder = corruptible({LogNormalSpan{5 * 1440.0, 20 * 1440.0}, Grade::Stated, {}}, 7);
    const Snapshot now = snapshotOf({builder.stamp()});
    const DataAtRisk risk = dataAtRisk(now, found(now, kDamage), {200'000, 1, 1});
    QCOMPARE(risk.stores.size(), std::size_t(1));
    QVERIFY2(std::abs(risk.stores[0].allLost - 0.345) < 0.01,
             qPrintable(QString::number(risk.stores[0].allLost)));
    QVERIFY(risk.stores[0].p50 && !risk.stores[0].p95 && !risk.stores[0].p99);
}

void TestUnknowns::withoutARetentionTheLossHasNoUpperBound()
{
    const Snapshot kept = snapshotOf({corruptible(Builder::minutes(60), 7).stamp()});
    const Snapshot unsaid = snapshotOf({corruptible(Builder::minutes(60), std::nullopt).stamp()});
    QVERIFY(found(unsaid, kDamage).stores.front().rpo.known());
    QVERIFY(!found(unsaid, kDamage).stores.front().rpo.max);
    QVERIFY(dataAtRisk(unsaid, found(unsaid, kDamage), {1'000, 1, 1}).stores.front().atLeast);
    QVERIFY(found(unsaid, kDamage).stores.front().rpo.text.find("does not say how long")
            != std::string::npos);
    QCOMPARE(*found(kept, kDamage).stores.front().kept, Minutes{7 * 1440.0});
}

void TestUnknowns::theShortestPolicyOfAVaultCounts()
{
    Builder builder;
    builder.service("files", "storage-account").service("vault", "backup-vault");
    for (const auto &[id, days] : {std::pair("blobs", 7.0), std::pair("disks", 365.0)}) {
        Part policy;
        policy.id = PartId{id};
        policy.kind = "backup-policy";
        policy.name = id;
        policy.parameters["retentionDays"] = days;
        builder.edit().services.back().parts.push_back(policy);
    }
    builder.protect("files", "blob-vaulted-backup", Fence::None, DisruptionKind::Corruption);
    builder.protectionOf("files").via = ServiceId{"vault"};
    builder.edit().timing.corruptionDetect = Builder::minutes(30 * 1440);
    QCOMPARE(found(snapshotOf({builder.stamp()}), kDamage).rpo.state, Figure::State::Unbounded);
}

namespace {

/// Two stores that are copied once a day, each at its own hour.
Builder copiedDaily()
{
    Builder builder;
    builder.lost("files", "adls-gen2", "azcopy-sync").lost("lake", "adls-gen2", "azcopy-sync");
    for (const char *store : {"files", "lake"}) {
        builder.protectionOf(store).interval = Minutes{1440};
        builder.protectionOf(store).lag = Builder::minutes(0);
    }
    builder.edit().consistencyGroups = {
        {"group-1", "Files and lake", {ServiceId{"files"}, ServiceId{"lake"}}, Minutes{5}, {}}};
    return builder;
}

} // namespace

void TestUnknowns::copiesOfTwoIntervalsLieFarApart()
{
    const Snapshot now = snapshotOf({copiedDaily().stamp()});
    const GroupLoss group = dataAtRisk(now, found(now), {20'000, 1, 1}).groups.front();
    QCOMPARE(*group.skew, Minutes{1440});
    QCOMPARE(group.verdict, Verdict::Missed);
    QVERIFY(group.skewP95 > Minutes{1000});
}

void TestUnknowns::aStoreThatStaysLiesAsFarFromOneThatGoesBack()
{
    Builder builder = copiedDaily();
    builder.edit().services.back().at = Site::External; // the lake is not taken
    builder.edit().protections.pop_back();
    const Snapshot now = snapshotOf({builder.stamp()});
    const DataAtRisk risk = dataAtRisk(now, found(now), {1'000, 1, 1});
    QCOMPARE(risk.groups.size(), std::size_t(1));
    QCOMPARE(*risk.groups.front().skew, Minutes{1440});
}

void TestUnknowns::aGroupOfTwoStampsIsComparedAndMeasured()
{
    Builder base("stamp-base");
    base.lost("sql", "azure-sql-database", "failover-group");
    base.protectionOf("sql").lag = Builder::minutes(2);
    Builder shop;
    shop.lost("files", "adls-gen2", "azcopy-sync");
    shop.protectionOf("files").interval = Minutes{60};
    shop.protectionOf("files").lag = Builder::minutes(0);
    shop.edit().consistencyGroups = {
        {"group-1", "Orders and files", {ServiceId{"files"}, ServiceId{"sql"}}, Minutes{45}, {}}};
    const Snapshot now = snapshotOf({base.stamp(), shop.stamp()});
    const Read read(now);
    QVERIFY(std::any_of(read.plan.blocks.begin(), read.plan.blocks.end(), [&](const PlanBlock &block) {
        return block.title.find("Orders and files") != std::string::npos
            && read.precedes("sql/failover-group", block.key)
            && read.precedes("files/azcopy-sync", block.key);
    }));
    const DataAtRisk risk = dataAtRisk(now, found(now), {1'000, 1, 1});
    QCOMPARE(risk.groups.size(), std::size_t(1));
    QCOMPARE(risk.groups.front().verdict, Verdict::Missed); // sixty minutes apart
    QCOMPARE(risk.stores.size(), std::size_t(1)); // of this stamp
}

void TestUnknowns::anIntervalAloneDoesNotSayWhatACopyTakes()
{
    Builder builder;
    builder.lost("files", "adls-gen2", "azcopy-sync");
    const Figure catalog = found(snapshotOf({builder.stamp()})).rpo;
    builder.protectionOf("files").interval = catalog.value / 2;
    QCOMPARE(found(snapshotOf({builder.stamp()})).rpo.value, catalog.value);
    builder.protectionOf("files").lag = Builder::minutes(3);
    QCOMPARE(found(snapshotOf({builder.stamp()})).rpo.value, catalog.value / 2 + Minutes{3});
}

void TestUnknowns::aFenceThatIsLeftOutStopsNobody()
{
    Builder builder = promoted();
    const auto isSaid = [&] {
        return notes(Read(snapshotOf({builder.stamp()})).plan, "Nothing stops what still");
    };
    QVERIFY(!isSaid());
    leaveOut(builder, "db/read-replica/fence");
    QVERIFY(isSaid());
}

void TestUnknowns::aRoomsFenceStopsTheWriters()
{
    Builder builder = promoted();
    leaveOut(builder, "db/read-replica/fence");
    QVERIFY(!Read(snapshotOf({builder.stamp()})).plan.unfenced.empty());
    ExtraStep wall;
    wall.id = "wall";
    wall.title = "Close the firewall of the first region";
    wall.phase = Phase::Fence;
    builder.runbook().extraSteps = {wall};
    const Read read(snapshotOf({builder.stamp()}));
    QVERIFY(read.plan.unfenced.empty());
}

void TestUnknowns::aFenceThatComesTooLateIsSaid()
{
    Builder builder = promoted();
    ExtraStep wall;
    wall.id = "wall";
    wall.title = "Close the firewall of the first region";
    wall.phase = Phase::Fence;
    wall.after = {"db/read-replica/promote-replica"};
    builder.runbook().extraSteps = {wall};
    QVERIFY(notes(Read(snapshotOf({builder.stamp()})).plan, "which it should come before"));
}

void TestUnknowns::aWriterThatSurvivesIsCounted()
{
    Builder builder;
    builder.lost("db", "mysql-flexible", "read-replica");
    builder.service("etl", "generic", Site::External).needs("etl", "db", DependencyType::Writes);
    builder.edit().dependencies.back().addressedBy = "primary-host";
    leaveOut(builder, "db/read-replica/fence");
    QCOMPARE(Read(snapshotOf({builder.stamp()})).plan.unfenced, std::vector<std::string>{"db"});
    builder.edit().dependencies.back().addressedBy = "failover-host"; // moves with the store
    QVERIFY(Read(snapshotOf({builder.stamp()})).plan.unfenced.empty());
}

void TestUnknowns::anOptionWithoutAnyStepLeftHasNoTime()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group").target(60, 15);
    leaveOut(builder, "sql/failover-group");
    const Snapshot now = snapshotOf({builder.stamp()});
    QCOMPARE(Read(now).block("sql/failover-group").time.state, Figure::State::Unknown);
    QCOMPARE(found(now).rtoVerdict, Verdict::Unknown);
}

void TestUnknowns::aRehearsalThatLiesAheadHasMeasuredNothing()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    Snapshot now = snapshotOf({builder.stamp()});
    const double before = Read(now).rto();
    const auto rehearsedOn = [&](const char *day) {
        Topology topology = *now.topology;
        Records records;
        Rehearsal rehearsal;
        rehearsal.stamp = kShop;
        rehearsal.on = day;
        const Read read(now);
        for (const PlanRow &row : read.block("sql/failover-group").rows)
            rehearsal.steps[row.key] = 50;
        records.rehearsals = {rehearsal};
        topology.records = std::make_shared<const Records>(std::move(records));
        Snapshot with = now;
        with.topology = std::make_shared<const Topology>(std::move(topology));
        return Read(with).rto();
    };
    QVERIFY(rehearsedOn("2026-11-20") > before);
    QCOMPARE(rehearsedOn("2026-11-21"), before);
}

void TestUnknowns::aModelWithoutABreakerIsNoticedAsEverythingElse()
{
    Builder builder;
    builder.edit().timing.detect = Builder::minutes(30);
    builder.service("api", "app-service").service("one", "azure-openai").service("two", "azure-openai");
    for (const char *model : {"one", "two"}) {
        builder.needs("api", model);
        Dependency &call = builder.edit().dependencies.back();
        call.call = Call{};
        call.call->timeoutS = 10;
        call.call->breaker = Breaker{};
        call.call->breaker->failures = 2;
    }
    const Disruption away{DisruptionKind::Provider, false, false, std::nullopt};
    const auto detected = [&] {
        return Read(snapshotOf({builder.stamp()}), {}, away).block("stamp-shop/detect").time.planning;
    };
    QVERIFY(detected() < Minutes{1});
    builder.edit().dependencies.back().call->breaker = std::nullopt;
    QCOMPARE(detected(), Minutes{30});
}

QTEST_GUILESS_MAIN(TestUnknowns)
#include "tst_unknowns.moc"
