// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits.h"
#include "core/model/queries.h"
#include "core/rules/rule.h"
#include "tests/core/rules/rule_case.h"

#include <QTest>

#include <map>
#include <set>

using namespace breakwater;
using namespace breakwater::test;

Q_DECLARE_METATYPE(RuleCase)

/// A new case is a new data file.
class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRuleSaysWhatItsCaseExpects_data();
    void aRuleSaysWhatItsCaseExpects();
    void everyRuleHasACaseThatTripsItAndOneThatDoesNot();
    void everyRuleTellsTwoDesignsApartThatDifferInOneThing();
    void everyRuleHasItsWordsInTheCatalog();
    void everyDesignOfACaseIsExpectedSomewhere();
    void openingATemplateNamesItsWeaknesses_data();
    void openingATemplateNamesItsWeaknesses();
    void anotherSecondaryRegionIsFlaggedAndUndoneAgain();
};

namespace {

template <typename List>
std::vector<std::string> keysOf(const List &list, const std::string &rule)
{
    std::vector<std::string> keys;
    for (const auto &entry : list) {
        if (entry.rule.text != rule)
            continue;
        Finding finding;
        finding.rule = entry.rule;
        finding.subjects = entry.subjects;
        keys.push_back(finding.key());
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

/// All of a design in one list.
StampVerdict checkAll(const Snapshot &now, const Estimates &estimates)
{
    RuleMemory memory;
    StampVerdict all;
    for (const auto &stamp : runRules(now, estimates, memory).stamps) {
        for (const auto &finding : stamp->findings.held())
            all.findings.share(finding);
        all.notEvaluated.insert(all.notEvaluated.end(), stamp->notEvaluated.begin(),
                                stamp->notEvaluated.end());
    }
    return all;
}

Snapshot templateDesign(const std::string &name)
{
    Snapshot now;
    now.catalog = builtinCatalog();
    now.asOf = std::chrono::year{2026} / 11 / 23;
    const std::filesystem::path file =
        std::filesystem::path(BREAKWATER_SOURCE_DIR) / "templates" / name / (name + ".breakwater");
    const Result<OpenedDesign> design = readDesign(bytesOf(file), *now.catalog, name);
    now.topology = std::make_shared<const Topology>(design ? design->topology : Topology{});
    return now;
}

/// What the facts can never answer yet has no case that trips it, only ones that leave it open.
const std::set<std::string> &neverTripped()
{
    static const std::set<std::string> rules{"GAI-021", "REG-005", "TGT-009"};
    return rules;
}

bool sameEstimates(const Estimates &a, const Estimates &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto &x, const auto &y) { return x == y || (x && y && *x == *y); });
}

/// One thing differs between the designs, or what is stated beside them. A rule that judges something smaller
/// than a stamp must not tell them apart by whether it is asked at all: by a promise or a second zone.
bool differInOneThing(const RuleCase &a, const RuleCase &b, bool judgesStamps)
{
    const std::vector<Difference> found = differences(*a.snapshot.topology, *b.snapshot.topology);
    const bool beside =
        !sameEstimates(a.estimates, b.estimates) || a.snapshot.designHash != b.snapshot.designHash;
    if (found.size() + (beside ? 1U : 0U) != 1)
        return false;
    const std::set<std::string> gates{"objectives", "zones", "strategy", "type"};
    return judgesStamps || found.empty()
        || std::any_of(found.front().fields.begin(), found.front().fields.end(),
                       [&gates](const std::string &field) { return gates.count(field) == 0; })
        || found.front().what != Difference::What::Changed;
}

bool isNearMiss(const RuleCase &fails, const RuleCase &passes)
{
    if (fails.findings.empty() || !passes.findings.empty() || !passes.notEvaluated.empty())
        return false;
    const std::string subject = fails.findings.front().substr(fails.rule.size() + 1);
    return differInOneThing(fails, passes, fails.snapshot.topology->stamp(StampId{subject}) != nullptr);
}

} // namespace

void TestRules::aRuleSaysWhatItsCaseExpects_data()
{
    QTest::addColumn<RuleCase>("ruleCase");
    for (const RuleCase &ruleCase : loadRuleCases())
        QTest::newRow((ruleCase.rule + ' ' + ruleCase.name).c_str()) << ruleCase;
}

void TestRules::aRuleSaysWhatItsCaseExpects()
{
    QFETCH(RuleCase, ruleCase);
    QVERIFY2(ruleCase.problem.empty(), ruleCase.problem.c_str());
    const StampVerdict all = checkAll(ruleCase.snapshot, ruleCase.estimates);
    QCOMPARE(keysOf(all.findings, ruleCase.rule), ruleCase.findings);
    QCOMPARE(keysOf(all.notEvaluated, ruleCase.rule), ruleCase.notEvaluated);
    for (const Finding &finding : all.findings) {
        QVERIFY2(finding.message.find('{') == std::string::npos, finding.message.c_str());
        QVERIFY2(finding.remedy.find('{') == std::string::npos, finding.remedy.c_str());
        if (finding.rule.text != ruleCase.rule)
            continue;
        if (!ruleCase.message.empty())
            QCOMPARE(finding.message, ruleCase.message);
        if (!ruleCase.severity.empty())
            QCOMPARE(std::string(toWord(finding.severity)), ruleCase.severity);
    }
}

void TestRules::everyRuleHasACaseThatTripsItAndOneThatDoesNot()
{
    std::map<std::string, std::set<std::string>> kinds;
    for (const RuleCase &ruleCase : loadRuleCases())
        kinds[ruleCase.rule].insert(ruleCase.name.substr(0, ruleCase.name.find('-')));
    for (const Rule *rule : allRules()) {
        const std::string id(rule->id());
        const std::string trips = neverTripped().count(id) != 0 ? "open" : "fails";
        QVERIFY2(kinds[id].count(trips) == 1, (id + " is never tripped").c_str());
        QVERIFY2(kinds[id].count("passes") == 1, (id + " never passes").c_str());
    }
    for (const auto &[id, names] : kinds)
        QVERIFY2(std::any_of(allRules().begin(), allRules().end(),
                             [&id = id](const Rule *rule) { return rule->id() == id; }),
                 (id + " has cases and is no rule").c_str());
}

/// What a mutation of the condition breaks: of two designs that differ in one thing only, the rule flags one
/// and lets the other pass, with the same subject in both. A condition that is always true fails on the
/// second, one that is always false on the first; a case that passes because nothing is there to judge would
/// show neither.
void TestRules::everyRuleTellsTwoDesignsApartThatDifferInOneThing()
{
    std::string missing;
    std::map<std::string, std::vector<RuleCase>> cases;
    for (RuleCase &ruleCase : loadRuleCases())
        cases[ruleCase.rule].push_back(std::move(ruleCase));
    for (const auto &[rule, ofRule] : cases) {
        bool apart = neverTripped().count(rule) != 0;
        for (const RuleCase &fails : ofRule)
            for (const RuleCase &passes : ofRule)
                apart = apart || isNearMiss(fails, passes);
        missing += apart ? "" : ' ' + rule;
    }
    QVERIFY2(missing.empty(), ("no two cases that differ in one thing only:" + missing).c_str());
}

void TestRules::everyRuleHasItsWordsInTheCatalog()
{
    const auto catalog = builtinCatalog();
    QCOMPARE(allRules().size(), catalog->rules.size());
    for (const Rule *rule : allRules()) {
        const RuleText *words = catalog->rule(RuleId{std::string(rule->id())});
        QVERIFY2(words != nullptr, std::string(rule->id()).c_str());
        QVERIFY(!words->title.empty() && !words->message.empty() && !words->why.empty());
        QVERIFY(!words->remedy.empty() && !words->source.empty());
    }
}

void TestRules::everyDesignOfACaseIsExpectedSomewhere()
{
    std::size_t designs = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(ruleCaseFolder()))
        designs += entry.path().extension() == ".breakwater" ? 1U : 0U;
    QCOMPARE(loadRuleCases().size(), designs);
}

void TestRules::openingATemplateNamesItsWeaknesses_data()
{
    QTest::addColumn<std::string>("name");
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(name) << std::string(name);
}

/// Each deliberate weakness whose rule exists raises it on one of its subjects, or on a link of one. Rules
/// that read an estimate are looked at where estimates are made.
void TestRules::openingATemplateNamesItsWeaknesses()
{
    QFETCH(std::string, name);
    const Snapshot now = templateDesign(name);
    QVERIFY(!now.topology->stamps.empty());
    const StampVerdict all = checkAll(now, {});
    const std::set<std::string> readEstimates{"TGT-003", "TGT-004", "TGT-005", "TGT-007"};
    const YAML::Node about = YAML::LoadFile(
        (std::filesystem::path(BREAKWATER_SOURCE_DIR) / "templates" / name / "template.yaml").string());
    for (const YAML::Node &weakness : about["weaknesses"]) {
        const std::vector<std::string> subjects = sortedWords(weakness["subjects"]);
        for (const std::string &rule : sortedWords(weakness["rules"])) {
            const bool exists = std::any_of(allRules().begin(), allRules().end(),
                                            [&rule](const Rule *known) { return known->id() == rule; });
            if (!exists || readEstimates.count(rule) != 0)
                continue;
            const bool raised =
                std::any_of(all.findings.begin(), all.findings.end(), [&](const Finding &finding) {
                    return finding.rule.text == rule
                        && std::any_of(finding.subjects.begin(), finding.subjects.end(),
                                       [&subjects](const std::string &id) {
                                           return std::binary_search(subjects.begin(), subjects.end(), id);
                                       });
                });
            QVERIFY2(raised,
                     (name + ": " + weakness["id"].as<std::string>() + " does not raise " + rule).c_str());
        }
    }
}

void TestRules::anotherSecondaryRegionIsFlaggedAndUndoneAgain()
{
    const Snapshot before = templateDesign("web");
    const StampId stamp = before.topology->stamps.front()->id;
    QVERIFY(keysOf(checkAll(before, {}).findings, "REG-001").empty());
    Snapshot moved = before;
    moved.topology = std::make_shared<const Topology>(
        *setZoneRegion(stamp, ZoneRole::Secondary, RegionId{"westus3"})(*before.topology));
    const StampVerdict after = checkAll(moved, {});
    QCOMPARE(keysOf(after.findings, "REG-001"), std::vector<std::string>{"REG-001 " + stamp.text});
    for (const Finding &finding : after.findings)
        if (finding.rule.text == "REG-001")
            QVERIFY2(!finding.arguments.at("services").empty()
                         && finding.message.find(finding.arguments.at("services")) != std::string::npos,
                     finding.message.c_str());
    QVERIFY(keysOf(checkAll(before, {}).findings, "REG-001").empty());
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
