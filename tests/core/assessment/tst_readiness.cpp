// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/readiness.h"
#include "core/catalog/load.h"
#include "tests/support/random_design.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace breakwater;
using namespace breakwater::test;

class TestReadiness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLostPointHasItsFinding();
    void aFindingLessIsNeverFewerPoints();
    void theFirstCriticalFindingTakesATenth();
    void whatCouldNotBeDecidedTakesAQuarterOfIt();
    void anAcceptedRiskTakesNothing();
    void theWholeIsTheStampsByTheirTier();
    void whatIsDemandedOfTheWholeIsTakenOffTheWhole();
    void aHundredMeansThatNothingIsLeft();
};

namespace {

Snapshot snapshotOf(Topology topology)
{
    using namespace std::chrono;
    return {std::make_shared<const Topology>(std::move(topology)), builtinCatalog(), year{2026} / 11 / 20};
}

Stamp named(const char *id, std::optional<int> tier)
{
    Stamp stamp;
    stamp.id = StampId{id};
    stamp.criticality = tier;
    return stamp;
}

Snapshot twoStamps(std::optional<int> first, std::optional<int> second)
{
    Topology topology;
    topology.stamps = {std::make_shared<const Stamp>(named("a", first)),
                       std::make_shared<const Stamp>(named("b", second))};
    return snapshotOf(std::move(topology));
}

Finding finding(const char *stamp, Severity severity, const char *subject = "x")
{
    Finding one;
    one.rule = RuleId{"REG-001"};
    one.subjects = {subject};
    one.stamp = StampId{stamp};
    one.severity = severity;
    return one;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

double sum(const Readiness &readiness)
{
    double points = readiness.score;
    for (const LostPoints &lost : readiness.lost)
        points += lost.points;
    return points;
}

} // namespace

void TestReadiness::everyLostPointHasItsFinding()
{
    int looked = 0;
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const Snapshot now = snapshotOf(RandomDesign(seed).design(4, 10));
        Memory memory;
        const Assessment assessment = assess(now, memory);
        std::vector<Readiness> all{readinessOf(now, assessment)};
        QCOMPARE(all.front().lost.size(), assessment.findings.size() + assessment.notEvaluated.size());
        for (const auto &stamp : now.topology->stamps)
            all.push_back(readinessOf(now, assessment, stamp->id));
        for (const Readiness &readiness : all) {
            QVERIFY2(near(sum(readiness), 100), qPrintable(QString::number(sum(readiness), 'g', 17)));
            QVERIFY(readiness.score > 0);
            for (const LostPoints &lost : readiness.lost) {
                QVERIFY(lost.points > 0);
                const auto isIt = [&](const auto &each) {
                    return each.rule == lost.rule && each.subjects == lost.subjects
                        && each.stamp == lost.stamp;
                };
                QVERIFY(
                    lost.notEvaluated
                        ? std::any_of(assessment.notEvaluated.begin(), assessment.notEvaluated.end(), isIt)
                        : std::any_of(assessment.findings.begin(), assessment.findings.end(), isIt));
                ++looked;
            }
        }
    }
    QVERIFY(looked > 200);
}

void TestReadiness::aFindingLessIsNeverFewerPoints()
{
    const Snapshot now = snapshotOf(RandomDesign(3).design(4, 10));
    Memory memory;
    const Assessment assessment = assess(now, memory);
    QVERIFY(assessment.findings.size() > 3);
    const double before = readinessOf(now, assessment).score;
    for (std::size_t i = 0; i < assessment.findings.size(); ++i) {
        Assessment fewer = assessment;
        fewer.findings.erase(fewer.findings.begin() + static_cast<std::ptrdiff_t>(i));
        QVERIFY(readinessOf(now, fewer).score > before);
    }
}

void TestReadiness::theFirstCriticalFindingTakesATenth()
{
    Assessment assessment;
    assessment.findings = {finding("a", Severity::High), finding("a", Severity::Critical, "y")};
    const Readiness readiness = readinessOf(twoStamps({}, {}), assessment, StampId{"a"});
    QCOMPARE(readiness.lost.size(), std::size_t(2));
    QVERIFY(near(readiness.lost[0].points, 10) && readiness.lost[0].subjects.front() == "y");
    QVERIFY(near(readiness.lost[1].points, 90 * 0.03));
    QCOMPARE(readiness.points(), 87);
}

void TestReadiness::whatCouldNotBeDecidedTakesAQuarterOfIt()
{
    Assessment assessment;
    NotEvaluated open;
    open.rule = RuleId{"TGT-003"}; // critical
    open.stamp = StampId{"a"};
    open.subjects = {"a"};
    assessment.notEvaluated = {open};
    const Readiness readiness = readinessOf(twoStamps({}, {}), assessment, StampId{"a"});
    QVERIFY(near(readiness.score, 97.5));
    QVERIFY(readiness.lost.front().notEvaluated);
}

void TestReadiness::anAcceptedRiskTakesNothing()
{
    Assessment assessment;
    assessment.accepted = {finding("a", Severity::Critical)};
    QCOMPARE(readinessOf(twoStamps({}, {}), assessment, StampId{"a"}).points(), 100);
}

void TestReadiness::theWholeIsTheStampsByTheirTier()
{
    Assessment assessment;
    assessment.findings = {finding("a", Severity::Critical)};
    QVERIFY(near(readinessOf(twoStamps(0, 3), assessment).score, 100 - 10 * 4.0 / 5));
    QVERIFY(near(readinessOf(twoStamps(3, 0), assessment).score, 100 - 10 * 1.0 / 5));
    QVERIFY(near(readinessOf(twoStamps({}, 2), assessment).score, 95)); // not stated counts as tier 2
}

void TestReadiness::whatIsDemandedOfTheWholeIsTakenOffTheWhole()
{
    Assessment assessment;
    assessment.findings = {finding("", Severity::Critical)};
    QVERIFY(near(readinessOf(twoStamps({}, {}), assessment).score, 90));
    QCOMPARE(readinessOf(twoStamps({}, {}), assessment, StampId{"a"}).points(), 100);
}

void TestReadiness::aHundredMeansThatNothingIsLeft()
{
    QCOMPARE(readinessOf(twoStamps({}, {}), Assessment{}).points(), 100);
    Assessment assessment;
    assessment.findings = {finding("a", Severity::Low)};
    QCOMPARE(readinessOf(twoStamps({}, {}), assessment, StampId{"a"}).points(), 99);
}

QTEST_GUILESS_MAIN(TestReadiness)
#include "tst_readiness.moc"
