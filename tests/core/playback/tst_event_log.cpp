// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/playback/event_log_text.h"
#include "core/playback/moment.h"
#include "tests/core/recovery/recoverable.h"

#include <QTest>

#include <map>

#include <nlohmann/json.hpp>

using namespace breakwater;
using namespace breakwater::test;

/// An outage that is played says what the plan says: in order, on two clocks, to the same end.
class TestEventLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theClockStartsAtTheDisruptionAndSaysTheDeclaration();
    void theLastClockIsThePlansOwnRto();
    void nothingHappensBeforeWhatItWaitsFor();
    void whatHasNoBoundNeverEnds();
    void aPlannedMoveLosesNothingAndStartsAtItsWindow();
    void servicesFailRecoverAndServe();
    void trafficSwingsOver();
    void goingBackInTimeShowsTheSame();
    void allThreeFormatsSayEveryEvent();
    void aSpreadsheetDoesNotRunAName();
};

namespace {

EventLog logOf(const Snapshot &now, const Disruption &disruption = {}, PlanOptions options = {})
{
    const RecoveryPlan plan = makePlan(now, disruption, {}, options);
    return playOut(now, plan, schedule(plan));
}

Builder shop()
{
    Builder builder;
    builder.lost("orders", "azure-sql-database", "failover-group")
        .service("orders-2", "azure-sql-database", Site::Secondary)
        .standby("orders", "orders-2")
        .lost("api", "app-service", "warm-standby")
        .service("api-2", "app-service", Site::Secondary)
        .standby("api", "api-2")
        .needs("api", "orders", DependencyType::Writes)
        .target(60, 15);
    return builder;
}

const PlayEvent *firstOf(const EventLog &log, PlayEvent::Kind kind)
{
    for (const PlayEvent &event : log.events)
        if (event.kind == kind)
            return &event;
    return nullptr;
}

} // namespace

void TestEventLog::theClockStartsAtTheDisruptionAndSaysTheDeclaration()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const EventLog log = logOf(now);
    QCOMPARE(log.declared.count(), 15.0); // five to detect, ten to decide
    QCOMPARE(log.events.front().kind, PlayEvent::Kind::Lost);
    QCOMPARE(log.events.front().at.count(), 0.0);
    const PlayEvent *declared = firstOf(log, PlayEvent::Kind::Declared);
    QVERIFY(declared != nullptr);
    QCOMPARE(declared->at.count(), 15.0);
    QCOMPARE(declared->tPlus.count(), 0.0);
    const std::string text = eventLogText(now, log);
    QVERIFY2(text.find("RTO clock, minutes:seconds since the disruption") != std::string::npos, text.c_str());
    QVERIFY2(text.find("T+0 is the declaration") != std::string::npos, text.c_str());
}

void TestEventLog::theLastClockIsThePlansOwnRto()
{
    for (std::uint32_t seed = 1; seed <= 15; ++seed) {
        Recoverable random(seed);
        const Snapshot now = random.design();
        for (const Disruption &disruption : someDisruptions(*now.topology)) {
            const RecoveryPlan plan = makePlan(now, disruption, {}, {.together = true});
            const Schedule times = schedule(plan);
            const EventLog log = playOut(now, plan, times);
            QCOMPARE(log.end.has_value(), !times.whole.unbounded);
            if (log.end)
                QCOMPARE(*log.end, times.whole.rto);
            for (const PlayEvent &event : log.events) {
                if (event.kind != PlayEvent::Kind::Recovered)
                    continue;
                const auto promise = times.byStamp.find(event.stamp);
                if (promise != times.byStamp.end())
                    QVERIFY(std::abs((event.at - promise->second.rto).count()) < 1e-6);
            }
        }
    }
}

void TestEventLog::nothingHappensBeforeWhatItWaitsFor()
{
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        Recoverable random(seed);
        const Snapshot now = random.design();
        for (const Disruption &disruption : someDisruptions(*now.topology)) {
            const RecoveryPlan plan = makePlan(now, disruption, {}, {.together = true});
            const EventLog log = playOut(now, plan, schedule(plan));
            std::map<std::string, std::size_t> begun, ended;
            for (std::size_t i = 0; i < log.events.size(); ++i) {
                const PlayEvent &event = log.events[i];
                QVERIFY(i == 0 || log.events[i - 1].at <= event.at);
                if (event.block.empty())
                    continue;
                begun.emplace(event.block, i);
                ended[event.block] = i;
            }
            for (const PlanBlock &block : plan.blocks)
                for (const std::size_t before : block.after)
                    if (begun.count(block.key) != 0)
                        QVERIFY2(ended.at(plan.blocks[before].key) < begun.at(block.key), block.key.c_str());
        }
    }
}

void TestEventLog::whatHasNoBoundNeverEnds()
{
    Builder builder;
    builder.lost("api", "app-service", "warm-standby").service("pg", "postgresql-flexible");
    builder.needs("api", "pg", DependencyType::Writes).target(60, 15);
    const Snapshot now = snapshotOf({builder.stamp()});
    const EventLog log = logOf(now);
    QVERIFY(!log.end);
    QVERIFY(firstOf(log, PlayEvent::Kind::NeverEnds) != nullptr);
    QVERIFY(firstOf(log, PlayEvent::Kind::Recovered) == nullptr);
    QVERIFY(eventLogText(now, log).find("RTO unbounded of 60 min - missed") != std::string::npos);
}

void TestEventLog::aPlannedMoveLosesNothingAndStartsAtItsWindow()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const EventLog log = logOf(now, {.planned = true});
    QVERIFY(log.fromWindow);
    QCOMPARE(log.declared.count(), 0.0);
    QVERIFY(firstOf(log, PlayEvent::Kind::Lost) == nullptr);
    QVERIFY(eventLogText(now, log).find("since the start of the window") != std::string::npos);
}

void TestEventLog::servicesFailRecoverAndServe()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const EventLog log = logOf(now);
    const ServiceId orders{"orders"}, standby{"orders-2"};
    const Moment atFirst = momentAt(log, *now.topology, Minutes{0});
    QCOMPARE(atFirst.of(orders), Condition::Failed);
    QCOMPARE(atFirst.of(standby), Condition::Usual);
    bool recovering = false;
    for (const PlayEvent &event : log.events)
        recovering =
            recovering || momentAt(log, *now.topology, event.at).of(standby) == Condition::Recovering;
    QVERIFY(recovering);
    const Moment atLast = momentAt(log, *now.topology, log.last());
    QCOMPARE(atLast.of(standby), Condition::Recovered);
    QCOMPARE(atLast.of(orders), Condition::Failed); // its region is still away
    QCOMPARE(atLast.recovered.size(), 1u);
    QVERIFY(atLast.running.empty());
}

void TestEventLog::trafficSwingsOver()
{
    Builder builder = shop();
    builder.service("door", "front-door", Site::Global).protect("door", "priority-origins");
    builder.needs("door", "api", DependencyType::Routes).needs("door", "api-2", DependencyType::Routes);
    const Snapshot now = snapshotOf({builder.stamp()});
    const EventLog log = logOf(now);
    const Moment atFirst = momentAt(log, *now.topology, Minutes{0});
    QCOMPARE(atFirst.links.at(DependencyId{"dep-door-api"}), LinkCondition::Dead);
    QVERIFY(atFirst.links.count(DependencyId{"dep-door-api-2"}) == 0);
    if (firstOf(log, PlayEvent::Kind::TrafficMoved) == nullptr)
        QSKIP("the entry moves by itself");
    const Moment atLast = momentAt(log, *now.topology, log.last());
    QCOMPARE(atLast.links.at(DependencyId{"dep-door-api-2"}), LinkCondition::Lit);
    QCOMPARE(atLast.links.at(DependencyId{"dep-door-api"}), LinkCondition::Dead);
}

void TestEventLog::goingBackInTimeShowsTheSame()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const EventLog log = logOf(now);
    const Moment once = momentAt(log, *now.topology, Minutes{16});
    momentAt(log, *now.topology, log.last());
    const Moment again = momentAt(log, *now.topology, Minutes{16});
    QCOMPARE(again.services, once.services);
    QCOMPARE(again.running, once.running);
}

void TestEventLog::allThreeFormatsSayEveryEvent()
{
    const Snapshot now = snapshotOf({shop().stamp()});
    const EventLog log = logOf(now);
    const auto json = nlohmann::json::parse(eventLogJson(now, log));
    QCOMPARE(json["events"].size(), log.events.size());
    QCOMPARE(json["end"].get<double>(), log.end->count());
    QCOMPARE(json["results"][0]["rtoTarget"].get<double>(), 60.0);
    const std::string csv = eventLogCsv(now, log);
    QCOMPARE(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')), log.events.size() + 1);
    const std::string text = eventLogText(now, log);
    for (const PlayEvent &event : log.events)
        QVERIFY2(text.find(eventSentence(event)) != std::string::npos, eventSentence(event).c_str());
}

void TestEventLog::aSpreadsheetDoesNotRunAName()
{
    Builder builder = shop();
    builder.edit().services.front().name = "=HYPERLINK(\"x\")";
    const Snapshot now = snapshotOf({builder.stamp()});
    const std::string csv = eventLogCsv(now, logOf(now));
    QVERIFY(csv.find(",=HYPERLINK") == std::string::npos && csv.find(",\"=HYPERLINK") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestEventLog)
#include "tst_event_log.moc"
