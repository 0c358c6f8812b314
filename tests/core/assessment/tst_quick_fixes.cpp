// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/quick_fixes.h"
#include "core/rules/fix.h"
#include "core/rules/rule.h"
#include "core/storage/templates.h"
#include "tests/core/rules/rule_case.h"

#include <QTest>

#include <map>
#include <set>

using namespace breakwater;
using namespace breakwater::test;

Q_DECLARE_METATYPE(RuleCase)

/// What is offered about a finding removes it and brings no new error.
class TestQuickFixes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleWithAFixHasOne();
    void aFixRemovesItsFinding_data();
    void aFixRemovesItsFinding();
    void everyCaseThatCannotBeFixedIsListed();
    void everyChoiceOfATemplateHolds_data();
    void everyChoiceOfATemplateHolds();
    void automaticFixesEndAndCanBeUndone_data();
    void automaticFixesEndAndCanBeUndone();
    void fixAllTakesEveryFindingOfItsRule();
    void aChoiceThatBringsAnErrorSaysSo();
    void whatIsOfferedIsTheSameEveryTime();
    void aFindingOfAPolicyHasNoFix();
};

namespace {

/// Rules whose text promises a fix and that have none, and why.
const std::map<std::string, std::string> &withoutAFix()
{
    static const std::map<std::string, std::string> rules{
        {"REG-005", "never found: which SKU is offered where is not among the facts"},
        {"GAI-021", "never found: there are no facts on retrieval indexes"},
        {"TGT-009", "never found: availability waits for its engine"},
        {"TGT-003", "core/advice finds and proves what meets a missed RTO"},
        {"TGT-005", "core/advice finds and proves what meets a missed RPO"}};
    return rules;
}

/// Cases whose finding no fix removes, and why.
const std::map<std::string, std::string> &notFixed()
{
    static const std::string stated = "the case states the estimate, which no edit of the design changes";
    static const std::map<std::string, std::string> cases{
        {"DAT-020 fails-without-a-check", "no option compares the data; a step needs an owner and a time"},
        {"DNS-002 fails-with-none", "what the profile should lead to is not drawn"},
        {"GAI-002 fails-at-the-same-provider", "no other model is drawn; one has a region and a provider"},
        {"GAI-002 fails-in-the-same-region", "no other model is drawn; one has a region and a provider"},
        {"GAI-003 fails-with-the-defaults", "nobody said how long the caller waits, so no timeout follows"},
        {"RBK-002 fails-for-a-fence-that-nobody-timed", "the time of the fence is for the room to state"},
        {"RBK-002 fails-with-a-zero-of-the-room", "the catalog has no time for a fence"},
        {"RBK-003 fails-for-a-step-of-the-room", "the success check is for the room to state"},
        {"REG-011 fails-across-stamps", "the platform has no second zone to put a copy in"},
        {"STO-008 fails-for-a-cache", "whether a cache can be rebuilt is a fact that nobody stated"},
        {"TGT-003 fails-for-each-disruption-by-itself", stated},
        {"TGT-003 fails-over-the-target", stated},
        {"TGT-003 fails-without-a-bound", stated},
        {"TGT-007 fails-metadata-on-daily-backup", "no option of the catalog loses less than five minutes"},
        {"TGT-013 fails-with-two-mechanisms", stated},
        {"TGT-013 fails-without-a-bound", stated}};
    return cases;
}

std::string fixOf(const std::string &rule)
{
    const RuleText *words = builtinCatalog()->rule(RuleId{rule});
    return words != nullptr ? words->fix : std::string();
}

std::set<std::string> errorsOf(const Assessment &assessment)
{
    std::set<std::string> errors;
    for (const Finding &finding : assessment.findings)
        if (finding.level() == Level::Error)
            errors.insert(finding.stamp.text + ' ' + finding.key());
    return errors;
}

std::string newErrors(const Assessment &before, const Assessment &after)
{
    const std::set<std::string> was = errorsOf(before);
    std::string found;
    for (const std::string &error : errorsOf(after))
        if (was.count(error) == 0)
            found += ' ' + error;
    return found;
}

const Finding *find(const Assessment &assessment, const std::string &key)
{
    for (const Finding &finding : assessment.findings)
        if (finding.key() == key)
            return &finding;
    return nullptr;
}

/// Fresh, from nothing that was remembered.
Assessment assessedAnew(const Snapshot &now, std::shared_ptr<const Topology> topology)
{
    Snapshot then = now;
    then.topology = std::move(topology);
    then.designHash.clear();
    Memory memory;
    return assess(then, memory);
}

/// Why the choice is not what it says once it was saved and opened again; empty when it holds.
std::string brokenChoice(const Snapshot &now, const Finding &finding, const FixChoice &choice,
                         const Assessment &present)
{
    const Result<Topology> made = choice.edit(*now.topology);
    if (!made)
        return choice.label + ": " + made.error().sentence;
    const auto read = readDesign(writeDesign(*made), *now.catalog, "fixed");
    if (!read)
        return choice.label + ": " + read.error().text();
    const Assessment after = assessedAnew(now, std::make_shared<const Topology>(read->topology));
    if (find(after, finding.key()) != nullptr)
        return choice.label + ": the finding is still there";
    const std::string errors = newErrors(present, after);
    if (!errors.empty())
        return choice.label + ": new errors" + errors;
    return choice.changes.empty() ? choice.label + ": says nothing of what it changes" : std::string();
}

Snapshot templateSnapshot(const std::string &name)
{
    Snapshot now;
    now.catalog = builtinCatalog();
    now.asOf = std::chrono::year{2026} / 11 / 23;
    const Result<Topology> design = templateDesign(name, *now.catalog);
    now.topology = std::make_shared<const Topology>(design ? *design : Topology{});
    return now;
}

void nameTemplates()
{
    QTest::addColumn<std::string>("name");
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(name) << std::string(name);
}

struct Outcome {
    bool judged = false; ///< the finding shows without the estimates that the case states
    bool fixed = false;
    std::string broken, none;
};

Outcome outcomeOf(const RuleCase &ruleCase)
{
    Outcome outcome;
    Memory memory;
    const Assessment present = assess(ruleCase.snapshot, memory);
    for (const std::string &key : ruleCase.findings) {
        const Finding *finding = find(present, key);
        if (finding == nullptr)
            continue;
        outcome.judged = true;
        const QuickFix fix = quickFix(ruleCase.snapshot, *finding, present, memory);
        for (const FixChoice &choice : fix.choices)
            if (choice.whyNot.empty())
                outcome.broken += brokenChoice(ruleCase.snapshot, *finding, choice, present);
        outcome.fixed = fix.offered();
        outcome.none = fix.none;
        if (!outcome.fixed)
            break;
    }
    return outcome;
}

std::vector<RuleCase> failingCases()
{
    std::vector<RuleCase> failing;
    for (RuleCase &ruleCase : loadRuleCases())
        if (!ruleCase.findings.empty() && fixOf(ruleCase.rule) != "manual")
            failing.push_back(std::move(ruleCase));
    return failing;
}

std::string nameOf(const RuleCase &ruleCase)
{
    return ruleCase.rule + ' ' + ruleCase.name;
}

} // namespace

void TestQuickFixes::everyRuleWithAFixHasOne()
{
    for (const Rule *rule : allRules()) {
        const std::string id(rule->id());
        const bool promised = fixOf(id) == "auto" || fixOf(id) == "assisted";
        QVERIFY2(isFixable(RuleId{id}) == (promised && withoutAFix().count(id) == 0), id.c_str());
    }
}

void TestQuickFixes::aFixRemovesItsFinding_data()
{
    QTest::addColumn<RuleCase>("ruleCase");
    for (const RuleCase &ruleCase : failingCases())
        if (notFixed().count(nameOf(ruleCase)) == 0)
            QTest::newRow(nameOf(ruleCase).c_str()) << ruleCase;
}

void TestQuickFixes::aFixRemovesItsFinding()
{
    QFETCH(RuleCase, ruleCase);
    const Outcome outcome = outcomeOf(ruleCase);
    QVERIFY2(outcome.broken.empty(), outcome.broken.c_str());
    QVERIFY2(outcome.judged, "the finding comes of an estimate that the case states");
    QVERIFY2(outcome.fixed, outcome.none.c_str());
}

/// The list says why, and nothing that can be fixed is on it.
void TestQuickFixes::everyCaseThatCannotBeFixedIsListed()
{
    std::set<std::string> known;
    for (const RuleCase &ruleCase : failingCases()) {
        known.insert(nameOf(ruleCase));
        if (notFixed().count(nameOf(ruleCase)) == 0)
            continue;
        const Outcome outcome = outcomeOf(ruleCase);
        QVERIFY2(outcome.broken.empty(), outcome.broken.c_str());
        QVERIFY2(!outcome.judged || !outcome.fixed, (nameOf(ruleCase) + " can be fixed").c_str());
    }
    for (const auto &[name, why] : notFixed())
        QVERIFY2(known.count(name) == 1 && !why.empty(), (name + " is no failing case").c_str());
}

void TestQuickFixes::everyChoiceOfATemplateHolds_data()
{
    nameTemplates();
}

void TestQuickFixes::everyChoiceOfATemplateHolds()
{
    QFETCH(std::string, name);
    const Snapshot now = templateSnapshot(name);
    Memory memory;
    const Assessment present = assess(now, memory);
    int offered = 0;
    for (const Finding &finding : present.findings) {
        const QuickFix fix = quickFix(now, finding, present, memory);
        for (const FixChoice &choice : fix.choices) {
            QVERIFY(!choice.label.empty() && !choice.cost.empty());
            if (!choice.whyNot.empty())
                continue;
            ++offered;
            const std::string broken = brokenChoice(now, finding, choice, present);
            QVERIFY2(broken.empty(), (finding.key() + ": " + broken).c_str());
        }
        QVERIFY(fix.offered() == fix.none.empty());
    }
    QVERIFY(offered > 0);
}

void TestQuickFixes::automaticFixesEndAndCanBeUndone_data()
{
    nameTemplates();
}

void TestQuickFixes::automaticFixesEndAndCanBeUndone()
{
    QFETCH(std::string, name);
    const Snapshot now = templateSnapshot(name);
    const std::string bytes = writeDesign(*now.topology);
    Memory memory;
    const Assessment present = assess(now, memory);
    const FixRun run = fixEverything(now, present, memory);
    QVERIFY(!run.applied.empty());

    // One edit does it all, and says nothing else than the steps did.
    const Result<Topology> whole = run.edit(*now.topology);
    QVERIFY(whole.has_value());
    QVERIFY(sameContent(*whole, *run.after));
    QCOMPARE(writeDesign(*now.topology), bytes); // the value that undo keeps

    Snapshot then = now;
    then.topology = run.after;
    Memory another;
    const Assessment after = assess(then, another);
    const std::string errors = newErrors(present, after);
    QVERIFY2(errors.empty(), errors.c_str());
    for (const Finding &finding : after.findings) {
        if (fixOf(finding.rule.text) != "auto")
            continue;
        const QuickFix fix = quickFix(then, finding, after, another);
        QVERIFY2(!fix.offered() || !fix.automatic, finding.key().c_str());
    }
    for (const FixRun::Applied &each : run.applied)
        QVERIFY2(find(after, each.key) == nullptr, each.key.c_str());
}

void TestQuickFixes::fixAllTakesEveryFindingOfItsRule()
{
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"}) {
        const Snapshot now = templateSnapshot(name);
        Memory memory;
        const Assessment present = assess(now, memory);
        std::set<std::string> rules;
        for (const Finding &finding : present.findings)
            if (fixOf(finding.rule.text) == "auto")
                rules.insert(finding.rule.text);
        for (const std::string &rule : rules) {
            const FixRun run = fixAll(now, RuleId{rule}, present, memory);
            for (const FixRun::Applied &each : run.applied)
                QVERIFY2(each.key.starts_with(rule), each.key.c_str());
            const Result<Topology> made = run.edit(*now.topology);
            QVERIFY(made.has_value() && sameContent(*made, *run.after));
            const std::string errors = newErrors(present, *run.assessment);
            QVERIFY2(errors.empty(), errors.c_str());
        }
    }
}

/// Told last, with its reason; what may be applied breaks nothing.
void TestQuickFixes::aChoiceThatBringsAnErrorSaysSo()
{
    int refused = 0;
    for (const RuleCase &ruleCase : failingCases()) {
        Memory memory;
        const Assessment present = assess(ruleCase.snapshot, memory);
        for (const std::string &key : ruleCase.findings) {
            const Finding *finding = find(present, key);
            if (finding == nullptr)
                continue;
            const QuickFix fix = quickFix(ruleCase.snapshot, *finding, present, memory);
            bool bad = false;
            for (const FixChoice &choice : fix.choices) {
                QVERIFY(!bad || !choice.whyNot.empty());
                bad = bad || !choice.whyNot.empty();
                QVERIFY(choice.whyNot.empty() == (choice.effect.fit != Fit::Breaks));
            }
            refused += bad ? 1 : 0;
        }
    }
    QVERIFY(refused > 0);
}

void TestQuickFixes::whatIsOfferedIsTheSameEveryTime()
{
    const Snapshot now = templateSnapshot("portfolio");
    const auto labels = [&now] {
        Memory memory;
        const Assessment present = assess(now, memory);
        std::vector<std::string> found;
        for (const Finding &finding : present.findings)
            for (const FixChoice &choice : quickFix(now, finding, present, memory).choices) {
                found.push_back(choice.label + choice.effect.sentence);
                found.push_back(writeDesign(*choice.effect.after));
            }
        return found;
    };
    QCOMPARE(labels(), labels());
}

void TestQuickFixes::aFindingOfAPolicyHasNoFix()
{
    const Snapshot now = templateSnapshot("web");
    Memory memory;
    const Assessment present = assess(now, memory);
    Finding demanded = present.findings.front();
    demanded.policy = "ACME-1";
    const QuickFix fix = quickFix(now, demanded, present, memory);
    QVERIFY(!fix.offered() && fix.choices.empty() && !fix.none.empty());
}

QTEST_APPLESS_MAIN(TestQuickFixes)
#include "tst_quick_fixes.moc"
