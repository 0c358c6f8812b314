// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/strategies.h"
#include "core/storage/design_file.h"
#include "core/storage/templates.h"
#include "tests/core/recovery/shop.h"

#include <QTest>

#include <chrono>

using namespace breakwater;
using namespace breakwater::test;

/// The decision between active-passive and active-active on its three axes, with its alternatives.
class TestStrategies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStrategyIsTriedAndOneIsAsDesigned();
    void aDuplicateCostsMoreTheHotterItIs();
    void thePublishedLatencyIsHeldAgainstWhatIsTolerated();
    void whatIsNotStatedIsSaid();
    void theCheapestThatMeetsItsTargetsIsNamed();
    void theDecisionKeepsItsAlternativesInTheFile();
    void decidingAgainReplacesTheDecision();
};

namespace {

Snapshot web()
{
    const auto topology = templateDesign("web", *builtinCatalog());
    return {
        std::make_shared<const Topology>(*topology), builtinCatalog(), std::chrono::year{2026} / 11 / 23, {}};
}

StampId webStamp()
{
    return web().topology->stamps.front()->id;
}

} // namespace

void TestStrategies::everyStrategyIsTriedAndOneIsAsDesigned()
{
    const Snapshot now = web();
    const auto record = strategyRecord(now, webStamp());
    QVERIFY(record.has_value());
    QCOMPARE(record->alternatives.size(), 5u);
    int present = 0;
    for (const StrategyAlternative &each : record->alternatives) {
        present += each.present ? 1 : 0;
        QVERIFY(!each.present || each.choices.empty());
    }
    QCOMPARE(present, 1);
    QCOMPARE(record->alternative(Strategy::WarmStandby)->estimate.rto, estimate(now, webStamp(), {})->rto);
}

void TestStrategies::aDuplicateCostsMoreTheHotterItIs()
{
    const auto record = strategyRecord(web(), webStamp());
    const auto duplicate = [&](Strategy strategy) {
        return record->alternative(strategy)->duplicate.usd.count;
    };
    QVERIFY(duplicate(Strategy::BackupRestore) < duplicate(Strategy::WarmStandby));
    QVERIFY(duplicate(Strategy::WarmStandby) < duplicate(Strategy::ActiveActive));
}

void TestStrategies::thePublishedLatencyIsHeldAgainstWhatIsTolerated()
{
    Builder builder;
    builder.lost("events", "cosmos-db", "forced-failover").target(60, 60);
    builder.edit().objectives.latencyMs = 1;
    const Snapshot tight = snapshotOf({builder.stamp()});
    const auto record = strategyRecord(tight, StampId{"stamp-shop"});
    QVERIFY(record->published.has_value());
    QVERIFY(record->published->milliseconds > 1);
    QCOMPARE(record->alternative(Strategy::ActiveActive)->latency, Verdict::Missed);
    QVERIFY(!record->alternative(Strategy::ActiveActive)->meets);
    builder.edit().objectives.latencyMs = 1000;
    const auto loose = strategyRecord(snapshotOf({builder.stamp()}), StampId{"stamp-shop"});
    QCOMPARE(loose->alternative(Strategy::ActiveActive)->latency, Verdict::Met);
    QCOMPARE(loose->alternative(Strategy::HotStandby)->latency, Verdict::NotJudged);
}

void TestStrategies::whatIsNotStatedIsSaid()
{
    Builder builder;
    builder.lost("events", "cosmos-db", "forced-failover");
    const Snapshot now = snapshotOf({builder.stamp()});
    const auto record = strategyRecord(now, StampId{"stamp-shop"});
    const auto words = axesInWords(*record, *now.catalog);
    QCOMPARE(words.size(), 3u);
    QVERIFY2(words[0].find("not stated") != std::string::npos, words[0].c_str());
    QVERIFY2(words[1].find("Central US to East US 2") != std::string::npos, words[1].c_str());
    QVERIFY2(words[1].find("is not stated") != std::string::npos, words[1].c_str());
    QVERIFY2(words[2].find("order of magnitude") != std::string::npos, words[2].c_str());
    QVERIFY(!record->cheapest); // without a target nothing meets one
}

void TestStrategies::theCheapestThatMeetsItsTargetsIsNamed()
{
    Builder builder;
    builder.lost("events", "cosmos-db", "forced-failover").target(100'000, 100'000);
    const auto record = strategyRecord(snapshotOf({builder.stamp()}), StampId{"stamp-shop"});
    QVERIFY(record->cheapest.has_value());
    const StrategyAlternative *cheapest = record->alternative(*record->cheapest);
    for (const StrategyAlternative &each : record->alternatives)
        QVERIFY(!each.meets || cheapest->cost.usd <= each.cost.usd);
}

void TestStrategies::theDecisionKeepsItsAlternativesInTheFile()
{
    const Snapshot now = web();
    const auto record = strategyRecord(now, webStamp());
    const auto decided =
        decideStrategy(*record, Strategy::HotStandby, DecisionId{"decision-s1"},
                       "Carts are lost after minutes", std::nullopt, "2026-11-23")(*now.topology);
    QVERIFY(decided.has_value());
    QCOMPARE(decided->stamps.front()->strategy, std::optional(Strategy::HotStandby));
    const std::string bytes = writeDesign(*decided);
    const auto read = readDesign(bytes, *now.catalog, "web");
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    QVERIFY(sameContent(read->topology, *decided)); // the alternatives are canonical as they were written
    QCOMPARE(writeDesign(read->topology), bytes);
}

void TestStrategies::decidingAgainReplacesTheDecision()
{
    const Snapshot now = web();
    const auto record = strategyRecord(now, webStamp());
    const auto before = now.topology->agreements->decisions.size();
    const auto once = decideStrategy(*record, Strategy::HotStandby, DecisionId{"decision-s1"}, {}, {},
                                     "2026-11-23")(*now.topology);
    const auto twice =
        decideStrategy(*record, Strategy::PilotLight, DecisionId{"decision-s2"}, {}, {}, "2026-11-24")(*once);
    QVERIFY(twice.has_value());
    QCOMPARE(twice->agreements->decisions.size(), before + 1);
}

QTEST_GUILESS_MAIN(TestStrategies)
#include "tst_strategies.moc"
