// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/translation.h"
#include "tests/core/rules/rule_case.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

namespace {

const Translation &german()
{
    static const Translation translation(builtinLanguage("de"));
    return translation;
}

class Spoken final : public Rule {
public:
    explicit Spoken(std::string_view id)
        : m_id(id)
    { }
    std::string_view id() const noexcept override { return m_id; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &, Findings &) const override { }

private:
    std::string_view m_id;
};

std::string inGerman(std::string_view rule, const Arguments &arguments)
{
    Findings out(*builtinCatalog(), StampId{"stamp-1"});
    out.add(Spoken(rule), {StampId{"stamp-1"}}, arguments);
    return german().message(out.take().findings.front());
}

/// English of the program's own, which no name of these designs has.
bool isEnglish(const std::string &text)
{
    static const QRegularExpression words(
        QStringLiteral("\\b(the|its|and|whether|where|which|how|only|has|have|without|more|nodes?|instances?|"
                       "services?|steps?|days|seconds|not)\\b"));
    return words.match(QString::fromStdString(text)).hasMatch();
}

/// Arguments that hold what people wrote or the titles of steps, which stay as they are.
const std::set<std::string> kOthersWords{"step",         "steps",   "moved", "switch", "verify", "option",
                                         "criticalPath", "fields",  "top",   "mode",   "group",  "shir",
                                         "waiver",       "purpose", "what",  "key"};

} // namespace

class TestTranslation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSentenceIsSaidWithItsNumbers();
    void listsAreJoinedAsTheLanguageDoes();
    void numbersAndDaysAreWrittenAsTheLanguageDoes();
    void namesOutOfTheDesignAreNeverTouched();
    void aRuleWithoutWordsStaysEnglish();
    void withoutALanguageAllIsEnglish();
    void nothingOfTheCasesStaysEnglish();
};

void TestTranslation::aSentenceIsSaidWithItsNumbers()
{
    QCOMPARE(inGerman("AKS-002", {{"pool", "The pool system of Orders"}, {"n", "1 node"}}),
             std::string("Der Pool system von Orders kann bis auf 1 Knoten schrumpfen."));
    QCOMPARE(inGerman("TGT-003",
                      {{"workload", "Shop"},
                       {"disruption", "the loss of Central US"},
                       {"planned", "at least 3 h 50 min"},
                       {"rto", Minutes{60}},
                       {"criticalPath", listing({"Shop: detect", "Restore and check"})}}),
             std::string(
                 "Shop: Die Wiederherstellung nach dem Verlust von Central US dauert mindestens 3 h 50 min "
                 "(Planungswert), länger als das RTO von 60 min; längste Kette: Shop: Erkennung und "
                 "Restore and check."));
    NotEvaluated fact;
    fact.missing = "how long the caller of Model gateway waits";
    QCOMPARE(german().missing(fact), std::string("wie lange der Aufrufer von Model gateway wartet"));
}

void TestTranslation::listsAreJoinedAsTheLanguageDoes()
{
    QCOMPARE(inGerman("GAI-015", {{"langfuse", "Traces"}, {"store", listing({"A", "B", "C"})}}),
             std::string("Traces: A, B und C ohne Backup."));
    QCOMPARE(inGerman("GAI-015", {{"langfuse", "Traces"}, {"store", listing({"A", "B", "C", "D", "E"}, 4)}}),
             std::string("Traces: A, B, C und 2 weitere ohne Backup."));
    QCOMPARE(
        inGerman("SEC-002", {{"service", "V"}, {"what", listing({"soft delete", "purge protection"})}}),
        std::string("V: Ohne Soft Delete und Purge Protection lassen sich Schlüssel endgültig löschen."));
}

void TestTranslation::numbersAndDaysAreWrittenAsTheLanguageDoes()
{
    QCOMPARE(
        inGerman("GAI-008", {{"from", "G"}, {"model", "M"}, {"tpm", "100,000"}, {"need", "1,250,000"}}),
        std::string("G: Die Fallbacks von M tragen 100.000 Token pro Minute, gebraucht werden 1.250.000."));
    QCOMPARE(inGerman("TST-004", {{"service", "V 1.2"}, {"date", "2026-01-10"}, {"days", 180}}),
             std::string("V 1.2: letzter Restore-Test: 10.01.2026; fällig alle 180 Tage."));
    QCOMPARE(inGerman("TST-004", {{"service", "V"}, {"date", "never"}, {"days", 180}}),
             std::string("V: letzter Restore-Test: nie; fällig alle 180 Tage."));
    QCOMPARE(inGerman("AKS-009", {{"backup", "B"}, {"interval", Minutes{7.5}}, {"rpo", Minutes{150}}}),
             std::string("B erreicht die andere Region nur alle 7,5 min; das RPO ist 2 h 30 min."));
}

void TestTranslation::namesOutOfTheDesignAreNeverTouched()
{
    QCOMPARE(inGerman("GAI-015",
                      {{"langfuse", "Logs and traces, more"}, {"store", listing({"Hot and cold, both"})}}),
             std::string("Logs and traces, more: Hot and cold, both ohne Backup."));
    QCOMPARE(
        inGerman("REG-003", {{"stamp", "{primary}"}, {"primary", "Central US"}}),
        std::string(
            "{primary}: Beide Landing Zones liegen in Central US; ein Ausfall der Region trifft beide."));
}

void TestTranslation::aRuleWithoutWordsStaysEnglish()
{
    Finding finding;
    finding.rule = RuleId{"ACME-1"};
    finding.title = "Names";
    finding.message = "The name is wrong.";
    QCOMPARE(german().message(finding), finding.message);
    QCOMPARE(german().title(finding), finding.title);
    NotEvaluated fact;
    fact.missing = "something new";
    QCOMPARE(german().missing(fact), fact.missing);
}

void TestTranslation::withoutALanguageAllIsEnglish()
{
    Finding finding;
    finding.rule = RuleId{"REG-003"};
    finding.title = "T";
    finding.message = "M";
    NotEvaluated fact;
    fact.missing = "the strategy of the stamp";
    const Translation english;
    QVERIFY(english.isEnglish());
    QCOMPARE(english.message(finding) + english.title(finding) + english.missing(fact),
             std::string("MTthe strategy of the stamp"));
}

/// Every design that proves a rule, said in German.
void TestTranslation::nothingOfTheCasesStaysEnglish()
{
    std::set<std::string> wrong;
    int said = 0;
    for (const RuleCase &one : loadRuleCases()) {
        RuleMemory memory;
        for (const auto &stamp : runRules(one.snapshot, one.estimates, memory).stamps) {
            for (const Finding &finding : stamp->findings) {
                if (!finding.policy.empty())
                    continue;
                Finding own = finding;
                for (auto &[name, text] : own.arguments)
                    if (kOthersWords.contains(name)) {
                        text = "X";
                        own.lists.erase(name);
                    }
                const std::string message = german().message(own);
                ++said;
                if (isEnglish(message) || message == finding.message
                    || german().title(finding) == finding.title)
                    wrong.insert(finding.rule.text + ": " + message);
            }
            for (const NotEvaluated &fact : stamp->notEvaluated)
                if (fact.rule.text.find('-') == 3 && german().missing(fact) == fact.missing)
                    wrong.insert(fact.rule.text + " lacks: " + fact.missing);
        }
    }
    for (const std::string &line : wrong)
        qWarning("%s", line.c_str());
    QVERIFY(said > 500);
    QVERIFY(wrong.empty());
}

QTEST_APPLESS_MAIN(TestTranslation)
#include "tst_translation.moc"
