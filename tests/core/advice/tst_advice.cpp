// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/dominance.h"
#include "core/advice/remedies.h"
#include "core/storage/templates.h"
#include "tests/core/recovery/recoverable.h"

#include <QTest>

#include <chrono>

using namespace breakwater;
using namespace breakwater::test;

/// Answers in words, and changes that are proved by making them.
class TestAdvice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLongestStepIsNamedWithItsShare();
    void whatHasNoBoundIsNamedInstead();
    void oneChangeOfAnOptionMeetsTheRto();
    void aLongTtlIsShortened();
    void twoChangesWhereOneIsNotEnough();
    void aStoreThatLosesTooMuchGetsAnotherOption();
    void onlyOneTargetWhereBothCannotBeMet();
    void detectionAndDecisionAloneLeaveNoRoom();
    void remediesMeetWhatTheyPromiseAndNothingSmallerDoes();
    void whatTheOldOptionProtectedElseStaysProtected();
    void askingCanBeStopped();
};

namespace {

const StampId kShop{"stamp-shop"};

Advice adviceOn(const Builder &builder, const Disruption &disruption = {})
{
    return smallestRemedies(snapshotOf({builder.stamp()}), kShop, disruption);
}

std::string dominanceOf(const Builder &builder)
{
    const Snapshot now = snapshotOf({builder.stamp()});
    const RecoveryPlan plan = makePlan(now, {});
    const Schedule times = schedule(plan);
    const Simulation simulation = simulate(plan, times, now, {2000, 1, 1});
    return whatDominates(plan, times, &simulation);
}

bool meets(const StampEstimate &estimate)
{
    return estimate.rtoVerdict != Verdict::Missed && estimate.rpoVerdict != Verdict::Missed;
}

StampEstimate after(const Snapshot &now, const StampId &stamp, const std::vector<Change> &changes,
                    const Disruption &disruption)
{
    Topology topology = *now.topology;
    for (const Change &change : changes)
        topology = *change.edit(topology);
    return *estimate({std::make_shared<const Topology>(topology), now.catalog, now.asOf}, stamp, disruption);
}

} // namespace

void TestAdvice::theLongestStepIsNamedWithItsShare()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").lost("orders", "mysql-flexible", "geo-restore");
    builder.needs("api", "orders", DependencyType::Writes);
    const std::string sentence = dominanceOf(builder);
    QVERIFY2(sentence.find("orders: Geo-restore") == 0, sentence.c_str());
    QVERIFY2(sentence.find("8 h of 8 h 25 min (95 %)") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("100 % of the trials") != std::string::npos, sentence.c_str());
}

void TestAdvice::whatHasNoBoundIsNamedInstead()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").service("pg", "postgresql-flexible");
    builder.needs("api", "pg");
    const std::string sentence = dominanceOf(builder);
    QVERIFY2(sentence.find("no recovery time") != std::string::npos
                 && sentence.find("pg") != std::string::npos,
             sentence.c_str());
}

void TestAdvice::oneChangeOfAnOptionMeetsTheRto()
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", "geo-restore").target(60, 120);
    const Advice advice = adviceOn(builder);
    QCOMPARE(advice.remedies.size(), std::size_t(1));
    QCOMPARE(advice.remedies.front().changes.size(), std::size_t(1));
    QCOMPARE(advice.remedies.front().changes.front().option->text, std::string("read-replica"));
    QVERIFY(advice.remedies.front().proved && advice.none.empty());
    QCOMPARE(advice.remedies.front().after.rto.rto.count(), 25.0);
    QVERIFY2(adviceOn(builder.target(600, 120)).remedies.empty(), "nothing is missed");
}

void TestAdvice::aLongTtlIsShortened()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby");
    builder.service("names", "dns-zone", Site::Global).protect("names", "record-switch").target(45, 60);
    builder.edit().services.back().parameters["ttlSeconds"] = 3600.0;
    const Advice advice = adviceOn(builder);
    const auto ttl = std::find_if(advice.remedies.begin(), advice.remedies.end(), [](const Remedy &remedy) {
        return remedy.changes.front().words == "names: TTL of 600 s instead of 3600 s";
    });
    QVERIFY(ttl != advice.remedies.end());
    QCOMPARE(ttl->after.rto.rto.count(), 35.0);
}

void TestAdvice::twoChangesWhereOneIsNotEnough()
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", "geo-restore")
        .lost("users", "postgresql-flexible", "geo-restore");
    builder.target(60, 120);
    const Advice advice = adviceOn(builder);
    QVERIFY(!advice.remedies.empty());
    for (const Remedy &remedy : advice.remedies)
        QCOMPARE(remedy.changes.size(), std::size_t(2));
}

void TestAdvice::aStoreThatLosesTooMuchGetsAnotherOption()
{
    Builder builder;
    builder.lost("users", "postgresql-flexible", "geo-restore").target(2000, 15);
    const Advice advice = adviceOn(builder);
    QVERIFY(!advice.remedies.empty());
    QVERIFY(advice.remedies.front().after.rpo.value <= Minutes{15});
}

void TestAdvice::onlyOneTargetWhereBothCannotBeMet()
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", "geo-restore")
        .target(60, 5); // no option of MySQL loses so little
    const Advice advice = adviceOn(builder);
    QCOMPARE(advice.goal, Advice::Goal::Rto);
    QVERIFY(!advice.remedies.empty());
    QVERIFY2(advice.none.find("RTO and the RPO") != std::string::npos, advice.none.c_str());
}

void TestAdvice::detectionAndDecisionAloneLeaveNoRoom()
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", "geo-restore").target(12, 120);
    const Advice advice = adviceOn(builder);
    QVERIFY(advice.remedies.empty());
    QCOMPARE(advice.none,
             std::string("Detection and decision alone take 15 min of the 12 min that the target allows."));
}

void TestAdvice::remediesMeetWhatTheyPromiseAndNothingSmallerDoes()
{
    int proved = 0;
    const auto prove = [&](const Snapshot &now, const StampId &stamp, const Disruption &disruption) {
        const Advice advice = smallestRemedies(now, stamp, disruption);
        if (advice.goal != Advice::Goal::Both)
            return;
        for (const Remedy &remedy : advice.remedies) {
            ++proved;
            const StampEstimate with = after(now, stamp, remedy.changes, disruption);
            QVERIFY(meets(with));
            QVERIFY(with == remedy.after);
            for (std::size_t left = 0; left < remedy.changes.size(); ++left) {
                std::vector<Change> fewer = remedy.changes;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left));
                QVERIFY2(!meets(after(now, stamp, fewer, disruption)), remedy.changes[left].words.c_str());
            }
        }
    };
    const auto catalog = builtinCatalog();
    for (const char *name : {"web", "automation", "kubernetes", "genai"}) {
        const auto design = templateDesign(name, *catalog);
        QVERIFY(design);
        const Snapshot now{std::make_shared<const Topology>(*design), catalog,
                           std::chrono::year{2026} / 11 / 20};
        prove(now, design->stamps.front()->id, {});
        prove(now, design->stamps.front()->id, {DisruptionKind::Zone, false, false, std::nullopt});
    }
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        const Snapshot now = Recoverable(seed).design(2, 8);
        for (const auto &stamp : now.topology->stamps)
            prove(now, stamp->id, {});
    }
    QVERIFY(proved > 5);
}

void TestAdvice::whatTheOldOptionProtectedElseStaysProtected()
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", "geo-restore").target(60, 120);
    builder.protectionOf("orders").against = {DisruptionKind::Region, DisruptionKind::Corruption};
    const Advice advice = adviceOn(builder);
    const Topology changed =
        *advice.remedies.front().changes.front().edit(*snapshotOf({builder.stamp()}).topology);
    const Stamp &stamp = *changed.stamps.front();
    QCOMPARE(stamp.protections.size(), std::size_t(2));
    int region = 0, corruption = 0;
    for (const Protection &protection : stamp.protections) {
        region +=
            protection.covers(DisruptionKind::Region) && protection.option.text == "read-replica" ? 1 : 0;
        corruption +=
            protection.covers(DisruptionKind::Corruption) && protection.option.text == "geo-restore" ? 1 : 0;
    }
    QCOMPARE(region, 1);
    QCOMPARE(corruption, 1);
}

void TestAdvice::askingCanBeStopped()
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", "geo-restore").target(60, 120);
    std::stop_source stop;
    stop.request_stop();
    const Advice advice = smallestRemedies(snapshotOf({builder.stamp()}), kShop, {}, 3, stop.get_token());
    QVERIFY(advice.remedies.empty() && advice.none.empty());
}

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"
