// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/calls.h"
#include "core/recovery/data_at_risk.h"
#include "core/recovery/tolerance.h"
#include "tests/core/recovery/shop.h"

#include <QTest>

#include <cmath>

using namespace breakwater;
using namespace breakwater::test;

/// Data at risk, backlogs, calls to models: what follows from an outage beside its length.
class TestConsequences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAgeOfACopyIsEvenlySpreadOverItsInterval();
    void theWorstStoreOfAGroupAndItsSkew();
    void anUnboundedMemberMissesTheSkew();
    void aBacklogDrainsWithWhatIsLeftOfTheCapacity();
    void aFullServiceNeverCatchesUp();
    void theMtpdHoldsRtoAndWorkRecovery();
    void aCallGoesThroughRetriesAndFallbacks();
    void triesThatNobodyCountedAreNotNone();
    void theCallerMayGiveUpBeforeTheEnd();
    void fallbacksCarryWhatTheirQuotasAllow();
    void callersOfOneFallbackShareItsQuota();
    void aFallbackThatIsNamedTwiceCountsOnce();
    void aFallbackThatIsAwayTooCarriesNothing();
    void aCallWhoseFallbacksAreAllAwayFails();
    void aBacklogOfAnUnboundedOutageIsNotTheServicesFault();
    void whatFollowsFromAnRtoThatIsAtLeastIsAtLeast();
    void modesSayWhatSurvives();
};

namespace {

const StampId kShop{"stamp-shop"};

Builder stores()
{
    Builder builder;
    builder.lost("files", "adls-gen2", "azcopy-sync").lost("sql", "azure-sql-database", "failover-group");
    builder.protectionOf("files").interval = Minutes{60};
    builder.protectionOf("files").lag = Builder::minutes(0);
    builder.protectionOf("sql").lag = Builder::minutes(2);
    builder.edit().consistencyGroups = {
        {"group-1", "Orders and files", {ServiceId{"files"}, ServiceId{"sql"}}, Minutes{45}, {}}};
    return builder;
}

DataAtRisk riskOf(const Builder &builder)
{
    const Snapshot now = snapshotOf({builder.stamp()});
    return dataAtRisk(now, *estimate(now, kShop, Disruption{}), {200'000, 1, 1});
}

CallPath onlyPath(const Builder &builder)
{
    const auto paths = callPaths(builder.stamp());
    return paths.size() == 1 ? paths.front() : CallPath{};
}

Builder assistant()
{
    Builder builder("stamp-shop", StampType::Genai);
    builder.service("gateway", "api-management").service("model", "openai-endpoint");
    builder.service("other", "openai-endpoint", Site::Secondary);
    builder.service("small", "external-model-endpoint", Site::External);
    builder.needs("gateway", "model", DependencyType::Calls);
    Call call;
    call.timeoutS = 10;
    call.callerTimeoutS = 45;
    call.retry = Retry{2, "none", {}, {}};
    call.breaker = Breaker{5, 60, {}};
    call.fallbacks = {{ServiceId{"other"}, 8, {}, {}}, {ServiceId{"small"}, 5, {}, {}}};
    call.peakTpm = 300'000;
    builder.edit().dependencies.back().call = call;
    return builder;
}

void quota(Builder &builder, const char *id, double thousands)
{
    for (Service &service : builder.edit().services)
        if (service.id.text == id)
            service.parameters["quotaTpm"] = thousands;
}

} // namespace

void TestConsequences::theAgeOfACopyIsEvenlySpreadOverItsInterval()
{
    const DataAtRisk risk = riskOf(stores());
    QCOMPARE(risk.stores.size(), std::size_t(2));
    QVERIFY(std::abs(risk.stores[0].p50->count() - 30) < 0.3);
    QVERIFY(std::abs(risk.stores[0].p95->count() - 57) < 0.3);
    QVERIFY(!risk.stores[0].atLeast);
    QCOMPARE(risk.stores[1].p99->count(), 2.0);
}

void TestConsequences::theWorstStoreOfAGroupAndItsSkew()
{
    const DataAtRisk risk = riskOf(stores());
    QCOMPARE(risk.groups.size(), std::size_t(1));
    const GroupLoss &group = risk.groups.front();
    QCOMPARE(group.worstStore->text, std::string("files"));
    QCOMPARE(group.worst.value.count(), 60.0);
    QCOMPARE(group.skew->count(), 58.0); // planned with the oldest copy
    QCOMPARE(group.verdict, Verdict::Missed);
    QVERIFY(std::abs(group.worstP95.count() - 57) < 0.3);
    // |U(0, 60) - 2|: its P95 is 55, because the two below two minutes hardly weigh.
    QVERIFY2(std::abs(group.skewP95.count() - 55) < 0.3, qPrintable(QString::number(group.skewP95.count())));
    Builder wider = stores();
    wider.edit().consistencyGroups.front().maxSkew = Minutes{58};
    QCOMPARE(riskOf(wider).groups.front().verdict, Verdict::Met);
}

void TestConsequences::anUnboundedMemberMissesTheSkew()
{
    Builder builder = stores();
    builder.service("pg", "postgresql-flexible");
    builder.edit().consistencyGroups.front().stores.push_back(ServiceId{"pg"});
    const GroupLoss group = riskOf(builder).groups.front();
    QCOMPARE(group.worst.state, Figure::State::Unbounded);
    QVERIFY(!group.skew && group.atLeast);
    QCOMPARE(group.verdict, Verdict::Missed);
}

void TestConsequences::aBacklogDrainsWithWhatIsLeftOfTheCapacity()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby");
    builder.edit().services.back().parameters["utilisation"] = 0.6;
    const Snapshot now = snapshotOf({builder.stamp()});
    const StampEstimate found = *estimate(now, kShop, {});
    const Tolerance tolerance = toleranceOf(*now.topology->stamps.front(), found);
    QCOMPARE(tolerance.drains.size(), std::size_t(1));
    // 25 minutes of arrivals at 0.6, done with the 0.4 that new work leaves.
    QVERIFY(std::abs(tolerance.drains.front().minutes->count() - 25 * 0.6 / 0.4) < 1e-9);
    QVERIFY(std::abs(tolerance.total.count() - (25 + 37.5)) < 1e-9);
}

void TestConsequences::aFullServiceNeverCatchesUp()
{
    for (const double rho : {1.0, 1.3}) {
        Builder builder;
        builder.lost("api", "app-service", "warm-standby");
        builder.edit().services.back().parameters["utilisation"] = rho;
        builder.edit().objectives.mtpd = Minutes{100'000};
        const Snapshot now = snapshotOf({builder.stamp()});
        const Tolerance tolerance = toleranceOf(*now.topology->stamps.front(), *estimate(now, kShop, {}));
        QVERIFY(!tolerance.drains.front().minutes);
        QCOMPARE(tolerance.workRecovery.state, Figure::State::Unbounded);
        QCOMPARE(tolerance.verdict, Verdict::Missed);
    }
}

void TestConsequences::theMtpdHoldsRtoAndWorkRecovery()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby");
    builder.edit().objectives.mtpd = Minutes{85};
    const auto tolerance = [&] {
        const Snapshot now = snapshotOf({builder.stamp()});
        return toleranceOf(*now.topology->stamps.front(), *estimate(now, kShop, {}));
    };
    QCOMPARE(tolerance().verdict, Verdict::Unknown); // nobody says how long the work takes
    builder.edit().objectives.workRecovery = Minutes{60};
    QCOMPARE(tolerance().total.count(), 85.0);
    QCOMPARE(tolerance().verdict, Verdict::Met);
    builder.edit().objectives.mtpd = Minutes{84};
    QCOMPARE(tolerance().verdict, Verdict::Missed);
    builder.edit().objectives.mtpd.reset();
    QCOMPARE(tolerance().verdict, Verdict::NotJudged);
}

void TestConsequences::aCallGoesThroughRetriesAndFallbacks()
{
    const CallPath path = onlyPath(assistant());
    QCOMPARE(path.legs.size(), std::size_t(3));
    QCOMPARE(path.legs[0].attempts, 3);
    QCOMPARE(path.worstS.value(), 30.0 + 8 + 5);
    QCOMPARE(path.worstOpenS.value(), 13.0);
    QVERIFY(!path.waitsUnknown);
    Builder waits = assistant();
    waits.edit().dependencies.back().call->retry->backoff = "exponential";
    QVERIFY2(onlyPath(waits).waitsUnknown, "nothing says how long it waits between attempts");
}

void TestConsequences::triesThatNobodyCountedAreNotNone()
{
    Builder builder = assistant();
    Retry &retry = *builder.edit().dependencies.back().call->retry;
    retry.backoff.reset();
    QVERIFY2(onlyPath(builder).atLeast(), "three tries, and nobody says how long it waits between them");
    retry = Retry{{}, "none", {}, {}};
    QVERIFY2(onlyPath(builder).atLeast(), "tried again, nobody says how often");
    QVERIFY(!onlyPath(builder).waitsUnknown);
    retry = Retry{0, {}, {}, {}};
    QVERIFY(!onlyPath(builder).atLeast());
    retry = Retry{1e12, "none", {}, {}};
    QVERIFY(onlyPath(builder).worstS.value() > 0);
    retry = Retry{2.7, "none", {}, {}};
    QCOMPARE(onlyPath(builder).legs.front().attempts, 4);
}

void TestConsequences::theCallerMayGiveUpBeforeTheEnd()
{
    Builder builder = assistant();
    QVERIFY(!onlyPath(builder).outlivesItsCaller());
    QCOMPARE(onlyPath(builder).legsInTime, 3);
    builder.edit().dependencies.back().call->callerTimeoutS = 35;
    QVERIFY(onlyPath(builder).outlivesItsCaller());
    QCOMPARE(onlyPath(builder).legsInTime, 1);
}

void TestConsequences::fallbacksCarryWhatTheirQuotasAllow()
{
    Builder builder = assistant();
    QVERIFY(!onlyPath(builder).carried); // no quota is said
    quota(builder, "other", 60);
    QVERIFY(!onlyPath(builder).carried);
    quota(builder, "small", 40);
    QCOMPARE(onlyPath(builder).fallbackTpm.value(), 100'000.0);
    QVERIFY(std::abs(onlyPath(builder).carried.value() - 1.0 / 3) < 1e-12);
    quota(builder, "other", 600);
    QCOMPARE(onlyPath(builder).carried.value(), 1.0);
}

namespace {

/// `count` gateways that call the model, each with the load, and fall back to the other one.
Builder gateways(int count, double load)
{
    Builder builder("stamp-shop", StampType::Genai);
    builder.service("model", "openai-endpoint").service("other", "openai-endpoint", Site::Secondary);
    for (int i = 0; i < count; ++i) {
        const std::string id = "gateway-" + std::to_string(i);
        builder.service(id.c_str(), "api-management").needs(id.c_str(), "model", DependencyType::Calls);
        Call call;
        call.timeoutS = 10;
        call.fallbacks = {{ServiceId{"other"}, 8, {}, {}}};
        call.peakTpm = load;
        builder.edit().dependencies.back().call = call;
    }
    quota(builder, "other", 10);
    return builder;
}

std::vector<char> away(const Stamp &stamp, const std::vector<std::string> &ids)
{
    std::vector<char> lost;
    for (const Service &service : stamp.services)
        lost.push_back(static_cast<char>(std::count(ids.begin(), ids.end(), service.id.text) > 0));
    return lost;
}

} // namespace

void TestConsequences::callersOfOneFallbackShareItsQuota()
{
    const std::vector<CallPath> paths = callPaths(gateways(3, 10'000).stamp());
    QCOMPARE(paths.size(), std::size_t(3));
    for (const CallPath &path : paths) {
        QVERIFY(std::abs(path.carried.value() - 1.0 / 3) < 1e-12);
        QCOMPARE(path.sharedWith, 2);
    }
    QCOMPARE(callPaths(gateways(1, 10'000).stamp()).front().carried.value(), 1.0);
    Builder silent = gateways(3, 10'000);
    silent.edit().dependencies.back().call->peakTpm.reset();
    QVERIFY2(!callPaths(silent.stamp()).front().carried, "nobody says how much the third takes");
    // Who calls something that is not away keeps to it.
    Builder elsewhere = gateways(2, 10'000);
    elsewhere.service("third", "openai-endpoint");
    elsewhere.edit().dependencies.back().to = ServiceId{"third"};
    const Stamp stamp = elsewhere.stamp();
    const std::vector<CallPath> lost = callPaths(stamp, away(stamp, {"model"}));
    QCOMPARE(lost.size(), std::size_t(1));
    QCOMPARE(lost.front().carried.value(), 1.0);
}

void TestConsequences::aFallbackThatIsNamedTwiceCountsOnce()
{
    Builder builder = gateways(1, 20'000);
    std::vector<Fallback> &fallbacks = builder.edit().dependencies.back().call->fallbacks;
    fallbacks.push_back(fallbacks.front());
    const CallPath path = onlyPath(builder);
    QCOMPARE(path.legs.size(), std::size_t(3));
    QCOMPARE(path.fallbackTpm.value(), 10'000.0);
    QCOMPARE(path.carried.value(), 0.5);
}

void TestConsequences::aFallbackThatIsAwayTooCarriesNothing()
{
    Builder builder = assistant();
    quota(builder, "other", 300);
    quota(builder, "small", 30);
    const Stamp stamp = builder.stamp();
    const CallPath path = callPaths(stamp, away(stamp, {"model", "other"})).front();
    QVERIFY(path.answered && path.legs[1].away);
    QVERIFY(std::abs(path.carried.value() - 0.1) < 1e-12);
    QCOMPARE(path.worstS.value(), 30.0 + 8 + 5);
}

void TestConsequences::aCallWhoseFallbacksAreAllAwayFails()
{
    const Stamp stamp = gateways(1, 10'000).stamp();
    const CallPath path = callPaths(stamp, away(stamp, {"model", "other"})).front();
    QVERIFY(!path.answered);
    QCOMPARE(path.carried.value(), 0.0);
    QCOMPARE(path.worstS.value(), 18.0);
}

void TestConsequences::aBacklogOfAnUnboundedOutageIsNotTheServicesFault()
{
    Builder builder;
    builder.service("pg", "postgresql-flexible");
    builder.edit().services.back().parameters["utilisation"] = 0.5;
    const Snapshot now = snapshotOf({builder.stamp()});
    const Tolerance tolerance = toleranceOf(*now.topology->stamps.front(), *estimate(now, kShop, {}));
    QVERIFY(!tolerance.drains.front().minutes);
    QVERIFY2(!tolerance.drains.front().never(), "half of the capacity is free");
    QVERIFY(tolerance.unbounded);
}

void TestConsequences::whatFollowsFromAnRtoThatIsAtLeastIsAtLeast()
{
    Builder builder;
    builder.lost("sql", "azure-sql-database", "failover-group");
    builder.edit().services.back().parameters["utilisation"] = 0.5;
    builder.edit().timing.detect.reset();
    const Snapshot now = snapshotOf({builder.stamp()});
    const Tolerance tolerance = toleranceOf(*now.topology->stamps.front(), *estimate(now, kShop, {}));
    QVERIFY(tolerance.atLeast);
    QVERIFY(tolerance.drains.front().minutes);
}

void TestConsequences::modesSayWhatSurvives()
{
    Builder builder = assistant();
    builder.edit().degradedModes = {
        {"m1", "Small", DisruptionKind::Provider, {"Short answers"}, {"Tool use", "Search"}, {}},
        {"m2", "Read-only", DisruptionKind::Provider, {"Search", "Short answers"}, {"New answers"}, {}},
        {"m3", "Other", DisruptionKind::Region, {"Nothing of this"}, {}, {}}};
    const Degradation found = degradationOf(builder.stamp(), DisruptionKind::Provider);
    QCOMPARE(found.modes, (std::vector<std::string>{"Small", "Read-only"}));
    QCOMPARE(found.survives, (std::vector<std::string>{"Short answers", "Search"}));
    QCOMPARE(found.lost, (std::vector<std::string>{"Tool use", "New answers"}));
}

QTEST_GUILESS_MAIN(TestConsequences)
#include "tst_consequences.moc"
