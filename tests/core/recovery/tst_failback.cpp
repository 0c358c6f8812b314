// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/other_way.h"
#include "tests/core/recovery/shop.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// The way back: copies are rebuilt while the service runs, then a window.
class TestFailback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesAreRebuiltBeforeTheWindowOpens();
    void theWindowIsTheRto();
    void anUnknownRebuildLeavesTheWindowKnown();
    void aRebuildTakesTheTimeOfItsData();
    void writersOnTheOtherSideStopFirst();
    void theAccountBecomesGeoRedundantAgain();
    void everyChangeOfTheCatalogHasItsInverseOrSaysThatItHasNone();
    void theRowsOfAFailoverNameTheStepThatUndoesThem();
    void checksLookAtTheFirstRegion();
    void keysOfTheTwoWaysNeverMeet();
    void wordsForSidesBecomeRegions();
};

namespace {

const PlanOptions kBack{true, false, true};

Builder shop()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby")
        .lost("pg", "postgresql-flexible", "read-replica", Fence::Stop);
    builder.lost("files", "storage-account", "gzrs-failover").lost("vault", "key-vault", "vault-per-region");
    builder.needs("api", "pg", DependencyType::Writes).needs("api", "files", DependencyType::Writes);
    builder.timed("pg/read-replica/fence", 2);
    for (LandingZone &zone : builder.edit().zones)
        zone.linkMbps = zone.role == ZoneRole::Primary ? 1000 : 500;
    for (Service &service : builder.edit().services)
        if (service.id.text == "files")
            service.parameters["dataSizeGb"] = 100.0;
    return builder;
}

struct ReadBack {
    RecoveryPlan plan;
    Schedule times;
    explicit ReadBack(const Snapshot &now, Disruption disruption = {})
        : plan(makePlan(now, disruption, {}, kBack))
        , times(schedule(plan))
    { }
    std::size_t at(const std::string &key) const
    {
        for (std::size_t i = 0; i < plan.blocks.size(); ++i)
            if (plan.blocks[i].key == key)
                return i;
        return plan.blocks.size();
    }
    const PlanBlock &block(const std::string &key) const { return plan.blocks.at(at(key)); }
    const BlockWindow &window(const std::string &key) const { return times.windows.at(at(key)); }
};

} // namespace

void TestFailback::copiesAreRebuiltBeforeTheWindowOpens()
{
    const ReadBack read(snapshotOf({shop().stamp()}));
    const BlockWindow &rebuilt = read.window("files/gzrs-failover/failback/rebuild");
    QVERIFY(rebuilt.start < Minutes{0} && rebuilt.end <= Minutes{0});
    QCOMPARE(read.window("stamp-shop/decide").end.count(), 0.0);
    QCOMPARE(read.block("stamp-shop/decide").rows.front().action, std::string("declare"));
    QVERIFY(read.block("stamp-shop/decide").rows.front().gate);
    QVERIFY(read.window("pg/read-replica/failback").start >= Minutes{0});
    QVERIFY(std::any_of(read.plan.notes.begin(), read.plan.notes.end(), [](const std::string &note) {
        return note.find("second loss of data") != std::string::npos;
    }));
}

void TestFailback::theWindowIsTheRto()
{
    const ReadBack read(snapshotOf({shop().stamp()}));
    QCOMPARE(read.times.whole.rto.count(), read.window("stamp-shop/recovered").end.count());
    // Writers stop for two minutes, the account takes its hour, the API its ten minutes.
    QCOMPARE(read.times.whole.rto.count(), 2.0 + 60 + 10);
    QVERIFY(read.times.declared > Minutes{0});
}

void TestFailback::anUnknownRebuildLeavesTheWindowKnown()
{
    Builder builder = shop();
    for (LandingZone &zone : builder.edit().zones)
        zone.linkMbps.reset();
    const ReadBack read(snapshotOf({builder.stamp()}));
    QCOMPARE(read.block("files/gzrs-failover/failback/rebuild").time.state, Figure::State::Unknown);
    QVERIFY(read.window("files/gzrs-failover/failback/rebuild").atLeast);
    QVERIFY(!read.window("pg/read-replica/failback").atLeast);
    for (const std::string &key : read.times.whole.unknown)
        QVERIFY2(key.find("rebuild") == std::string::npos, key.c_str());
}

void TestFailback::aRebuildTakesTheTimeOfItsData()
{
    const ReadBack read(snapshotOf({shop().stamp()}));
    const BlockTime &time = read.block("files/gzrs-failover/failback/rebuild").time;
    // 100 GiB over the slower link.
    QCOMPARE(time.planning.count(), 100.0 * 1024 * 1024 * 1024 * 8 / 500e6 / 60);
    QVERIFY2(!time.max, "nobody bounds it from above");
    QCOMPARE(time.grade, Grade::Estimated);
}

void TestFailback::writersOnTheOtherSideStopFirst()
{
    const ReadBack read(snapshotOf({shop().stamp()}));
    const std::size_t fence = read.at("pg/read-replica/failback/fence");
    QVERIFY(fence < read.plan.blocks.size());
    QVERIFY(read.plan.blocks[fence].rows.front().title.find("East US 2") != std::string::npos);
    QCOMPARE(read.plan.blocks[fence].effects.front().side, Site::Secondary);
    QVERIFY(read.window("pg/read-replica/failback/fence").end
            <= read.window("pg/read-replica/failback").start);
    QVERIFY(read.window("pg/read-replica/failback/fence").end
            <= read.window("files/gzrs-failover/failback").start);
}

void TestFailback::theAccountBecomesGeoRedundantAgain()
{
    const ReadBack read(snapshotOf({shop().stamp()}));
    const auto has = [&](const std::string &key, const std::string &action) {
        const PlanBlock &block = read.block(key);
        return std::any_of(block.rows.begin(), block.rows.end(),
                           [&](const PlanRow &row) { return row.action == action; });
    };
    QVERIFY(has("files/gzrs-failover/failback/rebuild", "reenable-geo-redundancy"));
    QVERIFY(has("files/gzrs-failover/failback/tidy", "reenable-geo-redundancy"));
    QVERIFY(has("files/gzrs-failover/failback/fence", "stop-writers"));
}

void TestFailback::everyChangeOfTheCatalogHasItsInverseOrSaysThatItHasNone()
{
    int undone = 0, final = 0;
    for (const ServiceKind &kind : builtinCatalog()->kinds)
        for (const DrOption &option : kind.options)
            for (const StepFact &row : option.failover) {
                if (row.readOnly)
                    continue;
                const bool noReturn = row.rollback.rfind("none", 0) == 0;
                QVERIFY2(row.inverse || noReturn || !row.rollback.empty(),
                         (kind.id.text + "/" + option.id.text + "/" + row.key.text).c_str());
                undone += row.inverse ? 1 : 0;
                final += noReturn ? 1 : 0;
            }
    QVERIFY(undone > 50 && final > 10);
}

void TestFailback::theRowsOfAFailoverNameTheStepThatUndoesThem()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const Read there(now);
    const ReadBack back(now);
    std::set<std::string> steps;
    for (const PlanBlock &block : back.plan.blocks)
        for (const PlanRow &row : block.rows)
            steps.insert(row.key);
    int named = 0;
    for (const PlanBlock &block : there.plan.blocks)
        for (const PlanRow &row : block.rows)
            if (!row.inverse.empty()) {
                ++named;
                QVERIFY2(steps.count(row.inverse) == 1, row.inverse.c_str());
            }
    QVERIFY(named >= 3);
    QVERIFY(there.row("pg/read-replica/promote-replica")->irreversible);
    QCOMPARE(there.row("pg/read-replica/promote-replica")->inverse,
             std::string("pg/read-replica/failback/switch-roles"));
    QVERIFY(!there.row("pg/read-replica/verify-role")->irreversible);
}

void TestFailback::checksLookAtTheFirstRegion()
{
    const ReadBack read(snapshotOf({shop().stamp()}));
    for (const PlanRow &row : read.block("vault/check").rows) {
        QVERIFY2(row.command.find("Secondary}") == std::string::npos, row.command.c_str());
        QVERIFY2((" " + row.title + " " + row.expect + " ").find(" DR ") == std::string::npos,
                 row.title.c_str());
    }
    QCOMPARE(read.block("vault/check").rows.front().title, std::string("Secrets present in Central US"));
}

void TestFailback::keysOfTheTwoWaysNeverMeet()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    std::set<std::string> there;
    for (const PlanBlock &block : makePlan(now, {}).blocks)
        for (const PlanRow &row : block.rows)
            if (block.kind == PlanBlock::Kind::Option || block.kind == PlanBlock::Kind::Fence)
                there.insert(row.key);
    for (const PlanBlock &block : makePlan(now, {}, {}, kBack).blocks)
        for (const PlanRow &row : block.rows)
            QVERIFY2(there.count(row.key) == 0, row.key.c_str());
}

void TestFailback::wordsForSidesBecomeRegions()
{
    QCOMPARE(otherSide("az x --vault {kvSecondary} --region {primaryRegion} {a} Secondary"),
             std::string("az x --vault {kvPrimary} --region {secondaryRegion} {a} Secondary"));
    QCOMPARE(otherSide("no end {kvSecondary"), std::string("no end {kvSecondary"));
    QCOMPARE(otherWay("DR server is primary", "Central US", "East US 2"),
             std::string("Central US server is primary"));
    QCOMPARE(otherWay("Equal to the primary's", "Central US", "East US 2"),
             std::string("Equal to East US 2's"));
    QCOMPARE(otherWay("No primary scheduler", "Central US", "East US 2"),
             std::string("No East US 2 scheduler"));
    QCOMPARE(otherWay("ADR and DRY stay", "X", "Y"), std::string("ADR and DRY stay"));
}

QTEST_GUILESS_MAIN(TestFailback)
#include "tst_failback.moc"
