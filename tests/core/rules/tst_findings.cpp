// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/severity.h"

#include <QTest>

#include <array>

using namespace breakwater;

namespace {

class Spoken final : public Rule {
public:
    std::string_view id() const noexcept override { return "TST-900"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &, Findings &) const override { }
};

Catalog catalogWith(const char *message, const char *severity)
{
    Catalog catalog;
    RuleText words;
    words.id = RuleId{"TST-900"};
    words.title = "Spoken";
    words.severity = severity;
    words.message = message;
    words.remedy = "Mend {what}.";
    catalog.rules.push_back(words);
    return catalog;
}

StampVerdict said(const char *message, const Arguments &arguments, const char *severity = "medium",
                  const char *subject = "app-1")
{
    const Catalog catalog = catalogWith(message, severity);
    Findings out(catalog, StampId{"stamp-1"});
    out.add(Spoken(), {ServiceId{subject}}, arguments);
    return out.take();
}

Severity rankedAs(const char *base, std::optional<int> tier, const StampEstimate *estimate = nullptr)
{
    const StampVerdict verdict = said("x", {}, base);
    const std::array<const StampVerdict *, 1> parts{&verdict};
    Stamp stamp;
    stamp.criticality = tier;
    std::vector<std::shared_ptr<const StampEstimate>> estimates;
    if (estimate)
        estimates.push_back(std::make_shared<const StampEstimate>(*estimate));
    return wholeVerdict(parts, stamp, estimates).findings.front().severity;
}

} // namespace

class TestFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesInAMessageAreFilled();
    void aNameInsideAValueIsLeftAlone();
    void aRuleWithoutWordsStillSpeaks();
    void listsReadLikeAPersonSaysThem();
    void theKeyNeverDependsOnTheText();
    void tierAndCriticalPathMoveTheSeverity();
    void severitiesShowAsThreeLevels();
};

void TestFindings::namesInAMessageAreFilled()
{
    const Finding finding = said("{service} needs {time}, {time} too long",
                                 {{"service", "API"}, {"time", Minutes{30}}, {"what", "it"}})
                                .findings.front();
    QCOMPARE(finding.message, std::string("API needs 30 min, 30 min too long"));
    QCOMPARE(finding.remedy, std::string("Mend it."));
    QCOMPARE(finding.arguments.at("time"), std::string("30 min"));
    QCOMPARE(finding.title, std::string("Spoken"));
}

void TestFindings::aNameInsideAValueIsLeftAlone()
{
    const Finding finding = said("{a} and {b} and {c", {{"a", "{b}"}, {"b", "{a}"}}).findings.front();
    QCOMPARE(finding.message, std::string("{b} and {a} and {c"));
}

void TestFindings::aRuleWithoutWordsStillSpeaks()
{
    const Catalog catalog;
    Findings out(catalog, StampId{"stamp-1"});
    out.add(Spoken(), {StampId{"stamp-1"}}, {});
    const Finding finding = out.take().findings.front();
    QCOMPARE(finding.message, std::string("TST-900"));
    QVERIFY(finding.severity == Severity::Medium);
}

void TestFindings::listsReadLikeAPersonSaysThem()
{
    QCOMPARE(inWords(std::vector<std::string>()), std::string());
    QCOMPARE(inWords({"A"}), std::string("A"));
    QCOMPARE(inWords({"A", "B"}), std::string("A and B"));
    QCOMPARE(inWords({"A", "B", "C"}), std::string("A, B and C"));
    QCOMPARE(inWords({"A", "B", "C", "D", "E"}, 4), std::string("A, B, C and 2 more"));
    QCOMPARE(spaced("backup-restore"), std::string("backup restore"));
}

void TestFindings::theKeyNeverDependsOnTheText()
{
    Finding finding;
    finding.rule = RuleId{"REG-012"};
    finding.subjects = {"kv-1", "app-2"};
    finding.message = "anything";
    QCOMPARE(finding.key(), std::string("REG-012 app-2 kv-1"));
}

void TestFindings::tierAndCriticalPathMoveTheSeverity()
{
    QVERIFY(rankedAs("medium", 1) == Severity::Medium);
    QVERIFY(rankedAs("medium", std::nullopt) == Severity::Medium);
    QVERIFY(rankedAs("medium", 0) == Severity::High);
    QVERIFY(rankedAs("medium", 3) == Severity::Low);
    QVERIFY(rankedAs("critical", 0) == Severity::Critical);
    QVERIFY(rankedAs("low", 3) == Severity::Low);

    StampEstimate estimate;
    estimate.criticalServices = {ServiceId{"app-1"}};
    QVERIFY(rankedAs("medium", 1, &estimate) == Severity::Medium); // nothing is missed
    estimate.rtoVerdict = Verdict::Missed;
    QVERIFY(rankedAs("medium", 1, &estimate) == Severity::High);
    QVERIFY(rankedAs("medium", 0, &estimate) == Severity::High); // one step, never two
    QVERIFY(rankedAs("medium", 3, &estimate) == Severity::Medium);
    estimate.criticalServices = {ServiceId{"other-1"}};
    QVERIFY(rankedAs("medium", 1, &estimate) == Severity::Medium);
    estimate.rpoStore = ServiceId{"app-1"};
    QVERIFY(rankedAs("medium", 1, &estimate) == Severity::Medium);
    estimate.rpoVerdict = Verdict::Missed;
    QVERIFY(rankedAs("medium", 1, &estimate) == Severity::High);
}

void TestFindings::severitiesShowAsThreeLevels()
{
    QVERIFY(levelOf(Severity::Critical) == Level::Error);
    QVERIFY(levelOf(Severity::High) == Level::Warning);
    QVERIFY(levelOf(Severity::Medium) == Level::Warning);
    QVERIFY(levelOf(Severity::Low) == Level::Info);
    QCOMPARE(toWord(Level::Error), std::string_view("error"));
    QCOMPARE(toWord(Severity::High), std::string_view("high"));
}

QTEST_APPLESS_MAIN(TestFindings)
#include "tst_findings.moc"
