// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assess.h"
#include "core/catalog/load.h"
#include "tests/support/random_design.h"

#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

class TestAssess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryChangesNothingAfterAnyEdit();
    void findingsStandByStampLevelRuleAndSubject();
    void anAcceptedRiskIsNoOpenFindingUntilItsReviewIsOverdue();
    void aRiskIsKeyedByRuleAndSubjectsAlone();
    void aStoppedAssessmentShowsNothing();
    void anEditOfOneStampLeavesTheEstimatesOfOthersAlone();
    void anotherDayIsAnotherAssessment();
};

namespace {

using namespace std::chrono;

Snapshot snapshotOf(Topology topology, year_month_day asOf = year{2026} / 11 / 20)
{
    return {std::make_shared<const Topology>(std::move(topology)), builtinCatalog(), asOf};
}

Assessment fresh(const Snapshot &now)
{
    Memory memory;
    return assess(now, memory);
}

bool same(const Assessment &a, const Assessment &b)
{
    return a.findings == b.findings && a.accepted == b.accepted && a.notEvaluated == b.notEvaluated
        && a.estimates == b.estimates && a.others == b.others && a.cancelled == b.cancelled;
}

/// The design with its first open finding accepted.
Topology accepting(const Topology &topology, const Finding &finding, std::optional<std::string> reviewOn)
{
    Agreements agreements = *topology.agreements;
    AcceptedRisk risk;
    risk.rule = finding.rule;
    risk.subjects = finding.subjects;
    std::sort(risk.subjects.begin(), risk.subjects.end());
    risk.reviewOn = std::move(reviewOn);
    agreements.acceptedRisks.push_back(risk);
    Topology next = topology;
    next.agreements = std::make_shared<const Agreements>(std::move(agreements));
    return next;
}

Topology designWithFindings()
{
    for (std::uint32_t seed = 1;; ++seed) {
        Topology design = RandomDesign(seed).design();
        design.agreements = std::make_shared<const Agreements>();
        if (fresh(snapshotOf(design)).findings.size() >= 3)
            return design;
    }
}

} // namespace

void TestAssess::memoryChangesNothingAfterAnyEdit()
{
    int edits = 0, moved = 0;
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        RandomDesign random(seed);
        Topology design = random.design(4, 10);
        Memory memory;
        Assessment last = assess(snapshotOf(design), memory);
        std::vector<Topology> history{design};
        for (int step = 0; step < 40; ++step) {
            // Undo now and then: an old stamp comes back under its old identity.
            if (random.chance(15)) {
                design = history[static_cast<std::size_t>(random.below(static_cast<int>(history.size())))];
            } else {
                const RandomDesign::Named next = random.edit(design);
                const Result<Topology> changed = next.edit(design);
                if (!changed)
                    continue;
                design = *changed;
                history.push_back(design);
            }
            ++edits;
            const Snapshot now = snapshotOf(design);
            const Assessment remembered = assess(now, memory), anew = fresh(now);
            QVERIFY2(same(remembered, anew),
                     qPrintable(QStringLiteral("seed %1, edit %2").arg(seed).arg(step)));
            moved += same(remembered, last) ? 0 : 1;
            last = remembered;
        }
    }
    QVERIFY2(edits > 150 && moved > 40,
             qPrintable(QStringLiteral("%1 edits, %2 moved something").arg(edits).arg(moved)));
}

void TestAssess::findingsStandByStampLevelRuleAndSubject()
{
    int pairs = 0;
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const Topology design = RandomDesign(seed).design(4, 12);
        const Assessment found = fresh(snapshotOf(design));
        const auto placeOf = [&](const StampId &id) {
            std::size_t place = 0;
            while (place < design.stamps.size() && design.stamps[place]->id != id)
                ++place;
            return place;
        };
        for (std::size_t i = 1; i < found.findings.size(); ++i) {
            const Finding &a = found.findings[i - 1], &b = found.findings[i];
            const auto keyOf = [&](const Finding &each) {
                return std::tuple(placeOf(each.stamp), each.level(), each.rule, each.subjects);
            };
            QVERIFY2(keyOf(a) <= keyOf(b), b.key().c_str());
            ++pairs;
        }
    }
    QVERIFY(pairs > 20);
}

void TestAssess::anAcceptedRiskIsNoOpenFindingUntilItsReviewIsOverdue()
{
    const Topology design = designWithFindings();
    const Assessment open = fresh(snapshotOf(design));
    const Finding finding = open.findings.front();
    const auto accepted = [&](std::optional<std::string> reviewOn) {
        return fresh(snapshotOf(accepting(design, finding, std::move(reviewOn))));
    };
    for (const char *day : {"2026-11-20", "2027-01-01"}) {
        const Assessment found = accepted(day);
        QCOMPARE(found.accepted.size(), std::size_t(1));
        QCOMPARE(found.accepted.front(), finding);
        QCOMPARE(found.findings.size(), open.findings.size() - 1);
    }
    QCOMPARE(accepted(std::nullopt).accepted.size(), std::size_t(1));
    Assessment overdue = accepted("2026-11-19");
    QVERIFY(overdue.accepted.empty());
    // The risk that has run out is a finding of its own.
    QCOMPARE(erase_if(overdue.findings, [](const Finding &each) { return each.rule.text == "GOV-001"; }),
             std::size_t(1));
    QVERIFY2(overdue.findings == open.findings, "it is open again, unchanged");
}

void TestAssess::aRiskIsKeyedByRuleAndSubjectsAlone()
{
    const Topology design = designWithFindings();
    Finding other = fresh(snapshotOf(design)).findings.front();
    other.subjects.push_back("service-that-is-gone");
    QVERIFY(fresh(snapshotOf(accepting(design, other, std::nullopt))).accepted.empty());
    std::reverse(other.subjects.begin(), other.subjects.end());
    other.subjects.erase(other.subjects.begin());
    other.message = "worded otherwise";
    QCOMPARE(fresh(snapshotOf(accepting(design, other, std::nullopt))).accepted.size(), std::size_t(1));
}

void TestAssess::aStoppedAssessmentShowsNothing()
{
    const Topology design = designWithFindings();
    std::stop_source stop;
    stop.request_stop();
    Memory memory;
    const Assessment stopped = assess(snapshotOf(design), memory, stop.get_token());
    QVERIFY(stopped.cancelled);
    QVERIFY(stopped.findings.empty() && stopped.estimates.empty() && stopped.notEvaluated.empty());
    QVERIFY2(same(assess(snapshotOf(design), memory), fresh(snapshotOf(design))),
             "what was stopped left no trace");
}

void TestAssess::anEditOfOneStampLeavesTheEstimatesOfOthersAlone()
{
    const Topology design = RandomDesign(3).design(5, 8);
    EstimateMemory memory;
    const auto before = estimateAll(snapshotOf(design), memory);
    Stamp renamed = *design.stamps.front();
    renamed.impact = Impact{"Nobody can order", {}, {}, {}};
    const auto after = estimateAll(snapshotOf(withStamp(design, renamed)), memory);
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i)
        QVERIFY2(after[i] == before[i], "the same pointer, since nothing that it tells has changed");
}

void TestAssess::anotherDayIsAnotherAssessment()
{
    const Topology design = designWithFindings();
    const Finding finding = fresh(snapshotOf(design)).findings.front();
    const Topology accepted = accepting(design, finding, "2026-12-01");
    Memory memory;
    QCOMPARE(assess(snapshotOf(accepted, year{2026} / 12 / 1), memory).accepted.size(), std::size_t(1));
    QCOMPARE(assess(snapshotOf(accepted, year{2026} / 12 / 2), memory).accepted.size(), std::size_t(0));
}

QTEST_GUILESS_MAIN(TestAssess)
#include "tst_assess.moc"
