// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recovery/shop.h"

#include <QTest>

#include <algorithm>

using namespace breakwater;
using namespace breakwater::test;

/// What a zone, a service, a provider, damaged and deleted data do to a design, and how it comes back.
class TestDisruptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aZoneComesBackByItselfAndAllAtOnce();
    void aZoneTakesOnlyWhatStandsInIt();
    void aZoneWithoutAChoiceIsUnknown();
    void copiesAndTelemetryDelayNobodyWhenAZoneIsLost();
    void aServiceMovesAloneWithWhatItHosts();
    void theEntryFollowsAServiceThatMoves();
    void theEntryFollowsWhatStandsBehindItsGateway();
    void nothingIsPromotedWhenTheStoreStays();
    void checksOfAZoneLookAtTheFirstRegion();
    void theFirstMessageGoesOutAtTheDeclaration();
    void whoNamesItsHostHasToBeRepointed();
    void onePartOfSeveralIsNoOutage();
    void aPartThatStandsAloneIsPutBack();
    void aProviderIsReplacedByItsFallbacks();
    void theBreakerDetectsAProviderThatIsAway();
    void degradedModesServeMeanwhile();
    void aProviderWithoutAnythingHasNoEnd();
    void damagedDataIsContainedRestoredReplayedAndReleased();
    void whatIsDeletedNeedsNoContainment();
    void softDeleteIsTriedAfterADeletionAlone();
    void aGatewayIsAskedAsItsOptionHasIt();
    void anAttackIsContainedThoughNothingBringsItsDataBack();
    void nothingRunsOnAStoreNobodyHasDecidedAbout();
    void contentThatIsPublishedFromElsewhereIsNotDamaged();
    void anAttackLeavesOnlyCopiesOutOfReach();
    void damageOlderThanTheOldestCopyLeavesNothing();
    void theTimeUntilItIsNoticedIsLostToo();
    void plannedMovesHaveNoDetectionAndNoDecision();
    void probesTellHowLongDetectionTakes();
    void theNextBestWayFollowsWhereTheChosenFails();
    void disruptionsAreNamedInWords();
};

namespace {

Disruption zone(std::optional<std::string> target = {})
{
    return {DisruptionKind::Zone, false, false, std::move(target)};
}
Disruption service(const char *target)
{
    return {DisruptionKind::Service, false, false, target};
}
Disruption provider(std::optional<std::string> target = {})
{
    return {DisruptionKind::Provider, false, false, std::move(target)};
}
Disruption corruption(bool malicious = false)
{
    return {DisruptionKind::Corruption, false, malicious, std::nullopt};
}

Builder shop()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").lost("sql", "azure-sql-database", "failover-group");
    builder.protect("api", "zone-redundant", Fence::None, DisruptionKind::Zone);
    builder.protect("sql", "zone-redundant", Fence::None, DisruptionKind::Zone);
    builder.needs("api", "sql", DependencyType::Writes);
    return builder;
}

Dependency &callTo(Builder &builder, const char *from, const char *to)
{
    builder.needs(from, to, DependencyType::Calls);
    Dependency &call = builder.edit().dependencies.back();
    call.call = Call{};
    call.call->timeoutS = 10;
    return call;
}

Builder assistant()
{
    Builder builder("stamp-shop", StampType::Genai);
    builder.service("gateway", "api-management");
    builder.service("model", "openai-endpoint").service("other", "openai-endpoint", Site::Secondary);
    builder.service("small", "external-model-endpoint", Site::External);
    Dependency &call = callTo(builder, "gateway", "model");
    call.call->breaker = Breaker{5, 60, {}};
    call.call->fallbacks = {{ServiceId{"other"}, 10, {}, {}}, {ServiceId{"small"}, 5, {}, {}}};
    return builder;
}

bool mentions(const std::vector<std::string> &notes, const std::string &words)
{
    return std::any_of(notes.begin(), notes.end(),
                       [&](const std::string &note) { return note.find(words) != std::string::npos; });
}

} // namespace

void TestDisruptions::aZoneComesBackByItselfAndAllAtOnce()
{
    const Read read(snapshotOf({shop().stamp()}), {}, zone());
    QVERIFY(read.block("api/zone-redundant").fromDetection);
    QVERIFY(!read.has("stamp-shop/decide"));
    QCOMPARE(read.start("api/zone-redundant"), 0.0);
    QCOMPARE(read.start("sql/zone-redundant"), 0.0);
    // Detection, then the slower of the two: one minute for the plan, half a one for the database.
    QCOMPARE(read.rto(), 5.0 + 1);
    QCOMPARE(estimate(snapshotOf({shop().stamp()}), StampId{"stamp-shop"}, zone())->rpo.value.count(), 0.0);
}

void TestDisruptions::aZoneTakesOnlyWhatStandsInIt()
{
    Builder builder = shop();
    builder.edit().services.front().zones = std::vector{1};
    builder.edit().services.back().zones = std::vector{1, 2, 3};
    const Snapshot now = snapshotOf({builder.stamp()});
    QVERIFY(Read(now, {}, zone("1")).has("api/zone-redundant"));
    QVERIFY(!Read(now, {}, zone("2")).has("api/zone-redundant"));
    QVERIFY(Read(now, {}, zone("2")).has("sql/zone-redundant"));
    QVERIFY(Read(now, {}, zone()).has("api/zone-redundant"));
}

void TestDisruptions::aZoneWithoutAChoiceIsUnknown()
{
    Builder builder;
    builder.service("api", "app-service").service("net", "virtual-network");
    const Read read(snapshotOf({builder.stamp()}), {}, zone());
    QCOMPARE(read.block("api/lost").time.state, Figure::State::Unknown);
    QVERIFY(read.times.whole.atLeast);
    QVERIFY2(!read.has("net/default"), "a network makes nothing of a zone");
}

void TestDisruptions::copiesAndTelemetryDelayNobodyWhenAZoneIsLost()
{
    Builder builder = shop();
    builder.service("vault", "backup-vault").protect("vault", "lrs", Fence::None, DisruptionKind::Zone);
    const Read read(snapshotOf({builder.stamp()}), {}, zone());
    QVERIFY(read.has("vault/lrs"));
    QVERIFY(!read.block("vault/lrs").counts);
    QCOMPARE(read.rto(), 6.0);
}

void TestDisruptions::aServiceMovesAloneWithWhatItHosts()
{
    Builder builder("stamp-shop", StampType::Kubernetes);
    builder.lost("aks", "aks-cluster", "active-passive").lost("airflow", "airflow", "passive-release");
    builder.lost("pg", "postgresql-flexible", "read-replica");
    builder.needs("airflow", "aks", DependencyType::Hosts).needs("airflow", "pg", DependencyType::Writes);
    const Snapshot now = snapshotOf({builder.stamp()});
    const Read cluster(now, {}, service("aks"));
    QVERIFY(cluster.has("aks/active-passive") && cluster.has("airflow/passive-release"));
    QVERIFY(!cluster.has("pg/read-replica"));
    QVERIFY(cluster.precedes("aks/active-passive", "airflow/passive-release"));
    const Read database(now, {}, service("pg"));
    QVERIFY(database.has("pg/read-replica") && !database.has("aks/active-passive"));
    // A kind takes every service of it.
    QVERIFY(Read(now, {}, service("postgresql-flexible")).has("pg/read-replica"));
}

void TestDisruptions::theEntryFollowsAServiceThatMoves()
{
    Builder builder = shop();
    builder.service("entry", "front-door", Site::Global).protect("entry", "priority-origins");
    builder.needs("entry", "api", DependencyType::Routes);
    const Snapshot now = snapshotOf({builder.stamp()});
    QVERIFY(Read(now, {}, service("api")).has("entry/priority-origins"));
    QVERIFY(!Read(now, {}, service("sql")).has("entry/priority-origins"));
    // The entry itself is replaced by no move of its origins; only a path around it helps.
    QVERIFY(Read(now, {}, service("entry")).block("entry/lost").time.state == Figure::State::Unbounded);
    builder.protect("entry", "alternate-path", Fence::None, DisruptionKind::Service);
    QVERIFY(Read(snapshotOf({builder.stamp()}), {}, service("entry")).has("entry/alternate-path"));
}

void TestDisruptions::theEntryFollowsWhatStandsBehindItsGateway()
{
    Builder builder;
    builder.service("aks-2", "aks-cluster", Site::Secondary);
    builder.service("gate-2", "application-gateway", Site::Secondary);
    builder.service("afd", "front-door", Site::Global).protect("afd", "priority-origins");
    builder.lost("aks", "aks-cluster", "active-passive").standby("aks", "aks-2");
    builder.lost("gate", "application-gateway", "warm-standby").standby("gate", "gate-2");
    builder.needs("afd", "gate", DependencyType::Routes).needs("gate", "aks");
    builder.needs("afd", "gate-2", DependencyType::Routes).needs("gate-2", "aks-2");
    const Read read(snapshotOf({builder.stamp()}), {}, service("aks"));
    QVERIFY(read.has("gate/warm-standby"));
    QVERIFY(read.has("afd/priority-origins"));
    QVERIFY(read.precedes("aks/active-passive", "afd/priority-origins"));
}

void TestDisruptions::nothingIsPromotedWhenTheStoreStays()
{
    Builder builder;
    builder.lost("aks", "aks-cluster", "active-passive").lost("pg", "postgresql-flexible", "read-replica");
    builder.lost("flow", "airflow", "passive-release");
    builder.needs("flow", "aks", DependencyType::Hosts).needs("flow", "pg", DependencyType::Writes);
    const Read region(snapshotOf({builder.stamp()}));
    const Read alone(snapshotOf({builder.stamp()}), {}, service("aks"));
    int waits = 0;
    for (const PlanBlock &block : alone.plan.blocks)
        for (const PlanRow &each : block.rows)
            if (each.action == "await-service" && block.service == ServiceId{"flow"}) {
                ++waits;
                QVERIFY2(each.skipped, each.key.c_str());
                QVERIFY(region.row(each.key) && !region.row(each.key)->skipped);
            }
    QVERIFY(waits > 0);
    QVERIFY(!alone.has("pg/read-replica"));
}

void TestDisruptions::checksOfAZoneLookAtTheFirstRegion()
{
    Builder builder;
    for (const char *kind : {"azure-sql-database", "key-vault", "app-service", "airflow", "data-factory"}) {
        builder.lost(kind, kind, "none");
        builder.edit().protections.pop_back();
        const ServiceKind *facts = builtinCatalog()->kind(KindId{kind});
        builder.protect(kind, facts->zoneOptions.front().id.text.c_str(), Fence::None, DisruptionKind::Zone);
    }
    const Read read(snapshotOf({builder.stamp()}), {}, zone());
    int checks = 0;
    for (const PlanBlock &block : read.plan.blocks)
        for (const PlanRow &row : block.rows) {
            checks += block.kind == PlanBlock::Kind::Check ? 1 : 0;
            QVERIFY2(row.command.find("Secondary") == std::string::npos, row.command.c_str());
            QVERIFY2(row.action != "verify-role" && row.action != "verify-parity", row.title.c_str());
        }
    QVERIFY(checks > 0);
}

void TestDisruptions::theFirstMessageGoesOutAtTheDeclaration()
{
    const Read read(snapshotOf({shop().stamp()}));
    QVERIFY(read.precedes("stamp-shop/decide", "stamp-shop/notify"));
    QCOMPARE(read.start("stamp-shop/notify"), read.end("stamp-shop/decide"));
    QVERIFY(!read.block("stamp-shop/notify").counts);
    QCOMPARE(read.block("stamp-shop/notify").rows.front().number, std::string("F-00.3"));
    QVERIFY(!Read(snapshotOf({shop().stamp()}), {}, zone()).has("stamp-shop/notify"));
}

void TestDisruptions::whoNamesItsHostHasToBeRepointed()
{
    Builder builder = shop();
    builder.edit().dependencies.back().addressedBy = "primary-host";
    QVERIFY(mentions(Read(snapshotOf({builder.stamp()}), {}, service("sql")).plan.notes, "api names sql"));
    builder.edit().dependencies.back().addressedBy = "failover-host";
    QVERIFY(!mentions(Read(snapshotOf({builder.stamp()}), {}, service("sql")).plan.notes, "api names sql"));
}

void TestDisruptions::onePartOfSeveralIsNoOutage()
{
    Builder builder("stamp-shop", StampType::Automation);
    builder.service("shir", "self-hosted-ir")
        .protect("shir", "multi-node", Fence::None, DisruptionKind::Zone);
    for (const char *id : {"node-1", "node-2"})
        builder.edit().services.back().parts.push_back({PartId{id}, "node", id, {}, {}, {}});
    const Read read(snapshotOf({builder.stamp()}), {}, service("node-1"));
    QVERIFY(read.has("shir/multi-node") && read.block("shir/multi-node").fromDetection);
    QCOMPARE(read.rto(), 5.0 + 2);
}

void TestDisruptions::aPartThatStandsAloneIsPutBack()
{
    Builder builder;
    builder.service("vault", "key-vault");
    builder.edit().services.back().parts.push_back(
        {PartId{"cert-1"}, "certificate", "shop.contoso.com", {}, {}, {}});
    Read read(snapshotOf({builder.stamp()}), {}, service("cert-1"));
    QCOMPARE(read.block("vault/lost").time.state, Figure::State::Unknown);
    QVERIFY(read.block("vault/lost").rows.front().title.find("shop.contoso.com") != std::string::npos);
    QVERIFY2(
        estimate(snapshotOf({builder.stamp()}), StampId{"stamp-shop"}, service("cert-1"))->stores.empty(),
        "a part takes no data with it");
    builder.timed("vault/standby/bring-back", 25);
    QCOMPARE(Read(snapshotOf({builder.stamp()}), {}, service("cert-1")).rto(), 5.0 + 25);
}

void TestDisruptions::aProviderIsReplacedByItsFallbacks()
{
    Builder builder = assistant();
    const Read calls(snapshotOf({builder.stamp()}), {}, provider());
    QVERIFY(calls.has("model/fallback"));
    const std::string &title = calls.block("model/fallback").rows.front().title;
    QVERIFY2(title.find("other, then to small") != std::string::npos, title.c_str());
    builder.protect("model", "fallback-model", Fence::None, DisruptionKind::Provider);
    const Read option(snapshotOf({builder.stamp()}), {}, provider("model"));
    QVERIFY(option.has("model/fallbacks") && option.has("model/fallback-model"));
    QVERIFY(option.precedes("model/fallbacks", "model/fallback-model"));
    // What is away itself is no fallback.
    builder.edit().dependencies.back().call->fallbacks = {{ServiceId{"model"}, 10, {}, {}}};
    QVERIFY(!Read(snapshotOf({builder.stamp()}), {}, provider("model")).has("model/fallbacks"));
}

void TestDisruptions::theBreakerDetectsAProviderThatIsAway()
{
    Builder builder = assistant();
    QCOMPARE(Read(snapshotOf({builder.stamp()}), {}, provider()).times.detect.count(), 5 * 10 / 60.0);
    builder.edit().dependencies.back().call->breaker = std::nullopt;
    QCOMPARE(Read(snapshotOf({builder.stamp()}), {}, provider()).times.detect.count(),
             5.0); // as the stamp states it
}

void TestDisruptions::degradedModesServeMeanwhile()
{
    Builder builder = assistant();
    builder.edit().degradedModes = {
        {"mode-1", "Cached answers", DisruptionKind::Provider, {"Frequent questions"}, {"Fresh answers"}, {}},
        {"mode-2", "Read-only site", DisruptionKind::Region, {"Search"}, {}, {}}};
    const Read read(snapshotOf({builder.stamp()}), {}, provider());
    QVERIFY(read.has("stamp-shop/mode-1") && !read.has("stamp-shop/mode-2"));
    const PlanBlock &mode = read.block("stamp-shop/mode-1");
    QVERIFY(!mode.counts && mode.kind == PlanBlock::Kind::Degraded);
    QVERIFY(mode.rows.front().expect.find("Frequent questions") != std::string::npos);
    QVERIFY(mode.rows.front().expect.find("Given up: Fresh answers") != std::string::npos);
}

void TestDisruptions::aProviderWithoutAnythingHasNoEnd()
{
    Builder builder = assistant();
    builder.edit().dependencies.back().call->fallbacks.clear();
    const Read read(snapshotOf({builder.stamp()}), {}, provider());
    QVERIFY(read.times.whole.unbounded);
    QCOMPARE(read.plan.unprotected, std::vector<std::string>{"model"});
}

void TestDisruptions::damagedDataIsContainedRestoredReplayedAndReleased()
{
    Builder builder = shop();
    builder.protect("sql", "pitr", Fence::None, DisruptionKind::Corruption);
    builder.service("events", "event-hubs");
    builder.edit().services.back().parameters["retentionHours"] = 168.0;
    builder.edit().timing.corruptionDetect = Builder::minutes(120);
    for (const char *key : {"stamp-shop/contain/stop-writers", "stamp-shop/clean-point/choose-recovery-point",
                            "stamp-shop/replay/replay", "stamp-shop/resume/start-writers"})
        builder.timed(key, 10);
    const Read read(snapshotOf({builder.stamp()}), {}, corruption());
    const std::vector<std::string> order{
        "stamp-shop/detect", "stamp-shop/decide", "stamp-shop/contain", "stamp-shop/clean-point", "sql/pitr",
        "sql/check",         "stamp-shop/replay", "stamp-shop/resume",  "stamp-shop/recovered"};
    for (std::size_t i = 0; i + 1 < order.size(); ++i)
        QVERIFY2(read.precedes(order[i], order[i + 1]), (order[i] + " before " + order[i + 1]).c_str());
    QCOMPARE(read.rto(), 120.0 + 10 + 10 + 10 + 720 + 10 + 10);
    QVERIFY2(!read.has("api/warm-standby") && !read.has("sql/failover-group"), "nothing fails over");
    QVERIFY(read.plan.staleOverrides.empty());
    // Without anything that keeps what has arrived there is nothing to replay.
    builder.edit().services.back().parameters.clear();
    QVERIFY(!Read(snapshotOf({builder.stamp()}), {}, corruption()).has("stamp-shop/replay"));
}

void TestDisruptions::whatIsDeletedNeedsNoContainment()
{
    Builder builder = shop();
    builder.protect("sql", "pitr", Fence::None, DisruptionKind::Deletion);
    const Read read(snapshotOf({builder.stamp()}), {},
                    {DisruptionKind::Deletion, false, false, std::nullopt});
    QVERIFY(!read.has("stamp-shop/contain") && !read.has("stamp-shop/resume"));
    QVERIFY(read.precedes("stamp-shop/clean-point", "sql/pitr"));
    QCOMPARE(read.times.detect.count(), 5.0); // noticed as an outage is
}

void TestDisruptions::anAttackIsContainedThoughNothingBringsItsDataBack()
{
    Builder builder;
    builder.service("sql", "azure-sql-database");
    Snapshot now = snapshotOf({builder.stamp()});
    Topology topology = *now.topology;
    topology.roles = std::make_shared<const std::vector<Role>>(
        std::vector<Role>{{RoleId{"role-sec"}, "Security engineer", 1, {}, {}, {}, {}, {}, {}}});
    now.topology = std::make_shared<const Topology>(std::move(topology));
    const Read read(now, {}, corruption(true));
    QVERIFY(read.precedes("stamp-shop/decide", "stamp-shop/contain"));
    QVERIFY(read.precedes("stamp-shop/contain", "sql/lost"));
    const PlanRow &row = read.block("stamp-shop/contain").rows.front();
    QVERIFY2(row.title.find("sql") != std::string::npos, row.title.c_str());
    QCOMPARE(row.ownerTitle, std::string("Security engineer"));
    QVERIFY(read.times.whole.unbounded);
}

void TestDisruptions::nothingRunsOnAStoreNobodyHasDecidedAbout()
{
    Builder builder;
    builder.service("pg", "postgresql-flexible").service("sql", "azure-sql-database");
    builder.protect("sql", "pitr", Fence::None, DisruptionKind::Corruption);
    const Read read(snapshotOf({builder.stamp()}), {}, corruption());
    QVERIFY(read.precedes("pg/lost", "stamp-shop/resume"));
    QVERIFY(read.precedes("sql/pitr", "stamp-shop/resume"));
}

void TestDisruptions::contentThatIsPublishedFromElsewhereIsNotDamaged()
{
    Builder builder;
    builder.service("site", "storage-account").service("sql", "azure-sql-database");
    builder.protect("sql", "pitr", Fence::None, DisruptionKind::Corruption);
    QVERIFY(Read(snapshotOf({builder.stamp()}), {}, corruption()).has("site/lost"));
    for (Service &each : builder.edit().services)
        if (each.id.text == "site")
            each.parameters["contentSource"] = std::string("build-artefact");
    QVERIFY(!Read(snapshotOf({builder.stamp()}), {}, corruption()).has("site/lost"));
    // Nor does its lag count as a loss of data.
    builder.protect("site", "ra-grs-failover");
    const auto found = estimate(snapshotOf({builder.stamp()}), StampId{"stamp-shop"}, {});
    QVERIFY(std::none_of(found->stores.begin(), found->stores.end(),
                         [](const StoreRpo &store) { return store.store.text == "site"; }));
}

void TestDisruptions::anAttackLeavesOnlyCopiesOutOfReach()
{
    Builder builder = shop();
    builder.protect("sql", "pitr", Fence::None, DisruptionKind::Corruption);
    builder.edit().timing.corruptionDetect = Builder::minutes(120);
    const Read fault(snapshotOf({builder.stamp()}), {}, corruption());
    QVERIFY(!fault.times.whole.unbounded);
    const Read attack(snapshotOf({builder.stamp()}), {}, corruption(true));
    QVERIFY(attack.times.whole.unbounded);
    QVERIFY(attack.block("sql/lost").rows.front().title.find("attacker") != std::string::npos);
    QCOMPARE(estimate(snapshotOf({builder.stamp()}), StampId{"stamp-shop"}, corruption(true))->rpo.state,
             Figure::State::Unbounded);
    // An immutable copy behind other credentials is out of reach.
    builder.edit().protections.back().copies = {{true, true, {}}};
    QVERIFY(Read(snapshotOf({builder.stamp()}), {}, corruption(true)).has("sql/pitr"));
    builder.edit().protections.back().copies = {{true, false, {}}};
    QVERIFY(!Read(snapshotOf({builder.stamp()}), {}, corruption(true)).has("sql/pitr"));
}

void TestDisruptions::damageOlderThanTheOldestCopyLeavesNothing()
{
    Builder builder = shop();
    builder.protect("sql", "pitr", Fence::None, DisruptionKind::Corruption);
    builder.edit().services.back().parameters["pitrDays"] = 7.0;
    builder.edit().timing.corruptionDetect = Builder::minutes(8 * 24 * 60);
    const auto rpo = [&] {
        return estimate(snapshotOf({builder.stamp()}), StampId{"stamp-shop"}, corruption())->rpo;
    };
    QCOMPARE(rpo().state, Figure::State::Unbounded);
    QVERIFY(rpo().text.find("no clean copy is left") != std::string::npos);
    builder.edit().services.back().parameters["pitrDays"] = 14.0;
    QCOMPARE(rpo().state, Figure::State::Value);
}

void TestDisruptions::theTimeUntilItIsNoticedIsLostToo()
{
    Builder builder = shop();
    builder.protect("sql", "pitr", Fence::None, DisruptionKind::Corruption);
    builder.edit().timing.corruptionDetect = Builder::minutes(120);
    const auto now = [&] { return snapshotOf({builder.stamp()}); };
    QCOMPARE(estimate(now(), StampId{"stamp-shop"}, corruption())->rpo.value.count(), 120.0 + 10);
    builder.edit().protections.back().interval = Minutes{60};
    QCOMPARE(estimate(now(), StampId{"stamp-shop"}, corruption())->rpo.value.count(), 120.0 + 60);
    builder.edit().timing.corruptionDetect.reset();
    QCOMPARE(estimate(now(), StampId{"stamp-shop"}, corruption())->rpo.state, Figure::State::Unknown);
}

void TestDisruptions::softDeleteIsTriedAfterADeletionAlone()
{
    Builder builder;
    builder.lost("vault", "key-vault", "object-backup-restore");
    builder.edit().protections.back().against = {DisruptionKind::Region, DisruptionKind::Deletion};
    const Snapshot now = snapshotOf({builder.stamp()});
    const std::string row = "vault/object-backup-restore/recover-deleted";
    QVERIFY(Read(now, {}, {DisruptionKind::Deletion, false, false, "vault"}).row(row));
    QVERIFY(!Read(now).row(row));
    QVERIFY(
        Read(now).row("vault/object-backup-restore/deploy-vault")); // the rest of its rows is done in both
}

/// And traffic waits for the answer, however the gateway is brought back.
void TestDisruptions::aGatewayIsAskedAsItsOptionHasIt()
{
    for (const char *option : {"multi-region-gateway", "second-instance", "backup-restore"}) {
        Builder builder("stamp-shop", StampType::Genai);
        builder.lost("gateway", "api-management", option).service("door", "front-door", Site::Global);
        builder.needs("door", "gateway", DependencyType::Routes);
        const Read read(snapshotOf({builder.stamp()}));
        const bool regional = std::string_view(option) == "multi-region-gateway";
        QCOMPARE(read.row("gateway/check/verify-regional-gateway") != nullptr, regional);
        QCOMPARE(read.row("gateway/check/verify-gateway") != nullptr, !regional);
        QVERIFY2(read.start("gateway/check") >= read.end(std::string("gateway/") + option), option);
        if (read.has("stamp-shop/go"))
            QVERIFY2(read.start("stamp-shop/go") >= read.end("gateway/check"), option);
    }
}

void TestDisruptions::plannedMovesHaveNoDetectionAndNoDecision()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const Read read(now, {}, {DisruptionKind::Region, true, false, std::nullopt});
    QCOMPARE(read.times.declared.count(), 0.0);
    QCOMPARE(read.rto(), read.end("stamp-shop/recovered"));
    QVERIFY(read.row("sql/failover-group/fail-over-planned")
            && !read.row("sql/failover-group/fail-over-forced"));
    QVERIFY(read.rto() < Read(now).rto());
}

void TestDisruptions::probesTellHowLongDetectionTakes()
{
    Builder builder = shop();
    builder.edit().timing.detect.reset();
    builder.service("entry", "traffic-manager", Site::Global);
    Service &entry = builder.edit().services.back();
    entry.parameters = {
        {"probeIntervalSeconds", 30.0}, {"toleratedFailures", 3.0}, {"probeTimeoutSeconds", 10.0}};
    const Read read(snapshotOf({builder.stamp()}));
    // Three tolerated failures and the timeout, 100 s; the first probe comes within 30 s. Planned with the
    // middle.
    const BlockTime &time = read.block("stamp-shop/detect").time;
    QCOMPARE(time.min->count(), 100 / 60.0);
    QCOMPARE(time.max->count(), 130 / 60.0);
    QCOMPARE(time.planning.count(), 115 / 60.0);
    QVERIFY(time.text.find("entry") != std::string::npos);
    // Front Door counts samples: two of four may fail.
    entry.kind = KindId{"front-door"};
    entry.parameters = {{"probeTimeoutSeconds", 10.0}};
    entry.parts = {{PartId{"og-1"},
                    "origin-group",
                    "api",
                    {{"probeIntervalSeconds", 30.0}, {"sampleSize", 4.0}, {"successfulSamples", 2.0}},
                    {},
                    {}}};
    QCOMPARE(Read(snapshotOf({builder.stamp()})).block("stamp-shop/detect").time.min->count(), 70 / 60.0);
    entry.parts.clear();
    QCOMPARE(Read(snapshotOf({builder.stamp()})).block("stamp-shop/detect").time.state,
             Figure::State::Unknown);
}

void TestDisruptions::theNextBestWayFollowsWhereTheChosenFails()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group").protect("sql", "geo-restore");
    builder.protectionOf("sql").successShare = 0.9;
    const Read read(snapshotOf({builder.stamp()}));
    const PlanBlock &block = read.block("sql/failover-group");
    QCOMPARE(block.alternatives.size(), std::size_t(1));
    QCOMPARE(block.alternatives.front().option.text, std::string("geo-restore"));
    QCOMPARE(block.alternatives.front().time.planning.count(), 720.0);
    QCOMPARE(block.alternatives.front().loss.value.count(), 60.0);
    QCOMPARE(block.successShare.value(), 0.9);
}

void TestDisruptions::disruptionsAreNamedInWords()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const auto words = [&](const Disruption &disruption) {
        return inWords(disruption, *now.topology, *now.catalog);
    };
    QCOMPARE(words({}), std::string("the loss of the primary region"));
    QCOMPARE(words({DisruptionKind::Region, false, false, "centralus"}),
             std::string("the loss of Central US"));
    QCOMPARE(words(service("sql")), std::string("the outage of sql"));
    QCOMPARE(words(zone("2")), std::string("the loss of zone 2"));
    QCOMPARE(words(corruption(true)), std::string("an attack on the data"));
}

QTEST_GUILESS_MAIN(TestDisruptions)
#include "tst_disruptions.moc"
