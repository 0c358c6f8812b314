// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/comparison/comparison_text.h"
#include "core/model/options.h"
#include "tests/core/recovery/shop.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace breakwater;
using namespace breakwater::test;

/// Two designs side by side: what changed in words, and what that does to every promise, cost and finding.
class TestComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDesignComparedWithItselfSaysNothing();
    void aBetterOptionShowsInWordsTimeAndCost();
    void backAgainIsTheOppositeAndMissesItsTarget();
    void aPromiseThatWasMissedBeforeIsNotNewlyMissed();
    void aNewStampThatMissesItsTargetIsNewlyMissed();
    void aParameterIsNamedWithBothValues();
    void movedCardsAreNoChange();
    void withoutAPriceTheGrowthIsNotInvented();
    void namesAreInertInMarkdown();
};

namespace {

Snapshot shop(const char *option, double rto = 60)
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", option).lost("api", "app-service", "warm-standby");
    builder.service("plan", "app-service-plan", Site::Global);
    builder.needs("api", "orders", DependencyType::Writes).target(rto, 600);
    return snapshotOf({builder.stamp()});
}

std::vector<std::string> wordsOf(const Comparison &comparison)
{
    std::vector<std::string> words;
    for (const Difference &change : comparison.changes)
        words.push_back(inWords(change, comparison.before, comparison.after));
    return words;
}

bool contains(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

void TestComparison::aDesignComparedWithItselfSaysNothing()
{
    const Comparison comparison = compare(shop("geo-restore"), shop("geo-restore"));
    QVERIFY(comparison.changes.empty());
    QVERIFY(!comparison.newlyMissed());
    QVERIFY(comparison.closed.empty() && comparison.added.empty() && comparison.changed.empty());
    QCOMPARE(summaryOf(comparison), std::string("RTO as before, cost +0 %, no finding closed, none new"));
    QVERIFY(contains(comparisonText(comparison), "as before"));
}

void TestComparison::aBetterOptionShowsInWordsTimeAndCost()
{
    const Snapshot before = shop("geo-restore");
    auto edited =
        chooseOption(*before.catalog, StampId{"stamp-shop"}, ServiceId{"orders"}, DisruptionKind::Region,
                     OptionId{"read-replica"}, ProtectionId{"prot-new"})(*before.topology);
    QVERIFY(edited.has_value());
    Snapshot after = before;
    after.topology = std::make_shared<const Topology>(*edited);
    const Comparison comparison = compare(before, after);
    const auto words = wordsOf(comparison);
    QVERIFY2(std::any_of(words.begin(), words.end(),
                         [](const std::string &each) { return contains(each, "instead of Geo-restore"); }),
             words.empty() ? "nothing" : words.front().c_str());
    const PromiseChange &promise = comparison.promises.front();
    QVERIFY(promise.after->rto.rto < promise.before->rto.rto);
    QVERIFY(comparison.costGrowth().value_or(0) > 0.2);
    QVERIFY(contains(summaryOf(comparison), "RTO P95 "));
    QVERIFY(!comparison.newlyMissed());
    const auto json = nlohmann::json::parse(comparisonJson(comparison));
    QCOMPARE(json["newlyMissed"].get<bool>(), false);
    QCOMPARE(json["promises"][0]["after"]["rto"].get<double>(), promise.after->rto.rto.count());
    QCOMPARE(json["changes"].size(), comparison.changes.size());
}

void TestComparison::backAgainIsTheOppositeAndMissesItsTarget()
{
    const Snapshot slow = shop("geo-restore", 300), fast = shop("read-replica", 300);
    const Comparison better = compare(slow, fast), worse = compare(fast, slow);
    QCOMPARE(better.closed.size(), worse.added.size());
    QCOMPARE(better.added.size(), worse.closed.size());
    QVERIFY(worse.newlyMissed());
    QVERIFY(!better.newlyMissed());
    QVERIFY(contains(comparisonText(worse), "NEWLY MISSED"));
    QVERIFY(contains(comparisonMarkdown(worse), "**A target is newly missed.**"));
}

void TestComparison::aPromiseThatWasMissedBeforeIsNotNewlyMissed()
{
    Snapshot before = shop("geo-restore", 10);
    const Comparison comparison = compare(before, shop("geo-restore", 11));
    QCOMPARE(comparison.promises.front().after->rtoVerdict, Verdict::Missed);
    QVERIFY(!comparison.newlyMissed());
}

void TestComparison::aNewStampThatMissesItsTargetIsNewlyMissed()
{
    Snapshot before = shop("geo-restore", 10);
    Topology empty;
    before.topology = std::make_shared<const Topology>(empty);
    const Comparison comparison = compare(before, shop("geo-restore", 10));
    QVERIFY(comparison.newlyMissed());
    QVERIFY(!comparison.promises.front().before);
}

void TestComparison::aParameterIsNamedWithBothValues()
{
    const Snapshot before = shop("geo-restore");
    auto edited =
        setParameter(ServiceId{"plan"}, "sku", ParameterValue{std::string("P2v3")})(*before.topology);
    QVERIFY(edited.has_value());
    Snapshot after = before;
    after.topology = std::make_shared<const Topology>(*edited);
    const auto words = wordsOf(compare(before, after));
    QCOMPARE(words.size(), 1u);
    QCOMPARE(words.front(), std::string("plan: SKU P2v3 instead of nothing"));
}

void TestComparison::movedCardsAreNoChange()
{
    const Snapshot before = shop("geo-restore");
    auto edited = placeCard(StampId{"stamp-shop"}, ServiceId{"api"}, {80, 80, false})(*before.topology);
    QVERIFY(edited.has_value());
    Snapshot after = before;
    after.topology = std::make_shared<const Topology>(*edited);
    QVERIFY(compare(before, after).changes.empty());
}

void TestComparison::withoutAPriceTheGrowthIsNotInvented()
{
    Builder builder;
    builder.service("erp", "generic");
    const Comparison comparison = compare(shop("geo-restore"), snapshotOf({builder.stamp()}));
    QVERIFY(!comparison.costGrowth());
    QVERIFY2(contains(summaryOf(comparison), "-> unknown"), summaryOf(comparison).c_str());
}

void TestComparison::namesAreInertInMarkdown()
{
    Builder builder;
    builder.service("api", "app-service");
    builder.edit().services.front().name = "x](javascript:y) | **bold** <img>";
    const std::string text = comparisonMarkdown(compare(shop("geo-restore"), snapshotOf({builder.stamp()})));
    QVERIFY(contains(text, "\\<img")); // escaped, so that it is no tag
    QVERIFY(!contains(text, "| **bold**"));
}

QTEST_GUILESS_MAIN(TestComparison)
#include "tst_comparison.moc"
