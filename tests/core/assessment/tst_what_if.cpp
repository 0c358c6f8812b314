// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/what_if.h"
#include "core/catalog/load.h"
#include "core/storage/templates.h"
#include "tests/support/random_design.h"

#include <QTest>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// A change that is tried out is judged as it would be judged when it was done.
class TestWhatIf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyEditIsJudgedAsIfItWereDone();
    void whatCannotBeIsImpossible();
    void aNewErrorBreaks();
    void aNewWarningFitsWithWarnings();
    void whatChangesNothingFits();
    void aPromiseIsShownBeforeAndAfter();
    void whatIsJudgedOnPercentilesStaysOpen();
    void aStoppedVerdictShowsNothing();
    void everyStateHasItsWords();
};

namespace {

using namespace std::chrono;

Snapshot snapshotOf(Topology topology)
{
    return {
        std::make_shared<const Topology>(std::move(topology)), builtinCatalog(), year{2026} / 11 / 20, {}};
}

Snapshot web()
{
    return snapshotOf(*templateDesign("web", *builtinCatalog()));
}

WhatIf tried(const Snapshot &now, const Edit &edit)
{
    Memory memory;
    return whatIf(now, edit, assess(now, memory), memory);
}

bool readsPercentiles(const RuleId &rule)
{
    return rule.text == "TGT-004" || rule.text == "TST-002";
}

template <typename Findings>
std::multiset<std::string> linesOf(const Findings &findings)
{
    std::multiset<std::string> lines;
    for (const Finding &finding : findings)
        if (!readsPercentiles(finding.rule))
            lines.insert(finding.stamp.text + ' ' + finding.key() + ' ' + finding.message + ' '
                         + std::string(toWord(finding.severity)));
    return lines;
}

std::vector<StampEstimate> withoutTrials(std::vector<StampEstimate> estimates)
{
    for (StampEstimate &estimate : estimates)
        estimate.spread.reset();
    return estimates;
}

std::string firstServiceOfKind(const Snapshot &now, std::string_view kind)
{
    for (const auto &stamp : now.topology->stamps)
        for (const Service &service : stamp->services)
            if (service.kind.text == kind && service.at != Site::Secondary)
                return service.id.text;
    return {};
}

} // namespace

/// With one memory for all of them, over designs whose stamps lean on one another.
void TestWhatIf::anyEditIsJudgedAsIfItWereDone()
{
    int done = 0, moved = 0;
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        RandomDesign random(seed);
        Topology design = random.design(4, 8);
        Memory memory;
        for (int step = 0; step < 20; ++step) {
            const Snapshot now = snapshotOf(design);
            const Assessment present = assess(now, memory);
            const RandomDesign::Named next = random.edit(design);
            const WhatIf answer = whatIf(now, next.edit, present, memory);
            const Result<Topology> changed = next.edit(design);
            QCOMPARE(answer.fit == Fit::Impossible, !changed.has_value());
            if (!changed)
                continue;
            ++done;
            Memory anew;
            const Assessment after = assess(snapshotOf(*changed), anew);
            const auto where = QStringLiteral("seed %1, step %2: %3")
                                   .arg(seed)
                                   .arg(step)
                                   .arg(QString::fromStdString(next.name));
            QVERIFY2(linesOf(answer.assessment->findings) == linesOf(after.findings), qPrintable(where));
            QVERIFY2(linesOf(answer.assessment->accepted) == linesOf(after.accepted), qPrintable(where));
            QVERIFY2(withoutTrials(answer.assessment->estimates) == withoutTrials(after.estimates),
                     qPrintable(where));
            QVERIFY2(withoutTrials(answer.assessment->others) == withoutTrials(after.others),
                     qPrintable(where));
            moved += answer.added.empty() && answer.closed.empty() && answer.changed.empty() ? 0 : 1;
            design = *changed;
        }
    }
    QVERIFY2(done > 60 && moved > 15, qPrintable(QStringLiteral("%1 done, %2 moved").arg(done).arg(moved)));
}

void TestWhatIf::whatCannotBeIsImpossible()
{
    const WhatIf answer = tried(web(), removeServices({ServiceId{"nobody"}}));
    QCOMPARE(answer.fit, Fit::Impossible);
    QVERIFY(!answer.sentence.empty() && answer.after == nullptr && answer.assessment == nullptr);
}

void TestWhatIf::aNewErrorBreaks()
{
    const Snapshot now = web();
    const StampId stamp = now.topology->stamps.front()->id;
    const RegionId primary = now.topology->stamps.front()->zone(ZoneRole::Primary)->region;
    const WhatIf answer = tried(now, setZoneRegion(stamp, ZoneRole::Secondary, primary));
    QCOMPARE(answer.fit, Fit::Breaks);
    const Finding *error = answer.firstError();
    QVERIFY(error != nullptr);
    QCOMPARE(answer.sentence, error->message);
    QVERIFY(std::any_of(answer.added.begin(), answer.added.end(),
                        [](const Finding &finding) { return finding.rule.text == "REG-003"; }));
}

void TestWhatIf::aNewWarningFitsWithWarnings()
{
    const Snapshot now = web();
    const ServiceId vault{firstServiceOfKind(now, "key-vault")};
    QVERIFY(!vault.empty());
    const WhatIf answer = tried(now, setParameter(vault, "softDelete", false));
    QCOMPARE(answer.fit, Fit::FitsWithWarnings);
    QCOMPARE(answer.added.size(), std::size_t{1});
    QCOMPARE(answer.added.front().rule.text, std::string("SEC-002"));
    QCOMPARE(answer.sentence, answer.added.front().message);
}

void TestWhatIf::whatChangesNothingFits()
{
    const Snapshot now = web();
    const WhatIf answer = tried(now, allOf({}));
    QCOMPARE(answer.fit, Fit::Fits);
    QVERIFY(answer.added.empty() && answer.closed.empty() && answer.changed.empty());
    QVERIFY(answer.promises.empty());
}

void TestWhatIf::aPromiseIsShownBeforeAndAfter()
{
    const Snapshot now = web();
    const StampId stamp = now.topology->stamps.front()->id;
    const WhatIf answer = tried(now, changeStamp(stamp, [](Stamp &changed) {
                                    changed.timing.decide = Duration{};
                                    changed.timing.decide.reset();
                                }));
    QVERIFY(!answer.promises.empty());
    QCOMPARE(answer.promises.front().stamp, stamp);
    QVERIFY(answer.promises.front().before.has_value() && answer.promises.front().after.has_value());
    QVERIFY(answer.promises.front().before->rto != answer.promises.front().after->rto);
}

/// A verdict without trials closes nothing that was found by trials.
void TestWhatIf::whatIsJudgedOnPercentilesStaysOpen()
{
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"}) {
        const Snapshot now = snapshotOf(*templateDesign(name, *builtinCatalog()));
        for (const auto &stamp : now.topology->stamps) {
            const WhatIf answer =
                tried(now, changeStamp(stamp->id, [](Stamp &changed) { changed.name += " again"; }));
            for (const Finding &finding : answer.closed)
                QVERIFY2(!readsPercentiles(finding.rule), finding.key().c_str());
        }
    }
}

void TestWhatIf::aStoppedVerdictShowsNothing()
{
    const Snapshot now = web();
    std::stop_source stop;
    stop.request_stop();
    Memory memory;
    const WhatIf answer = whatIf(now, allOf({}), assess(now, memory), memory, stop.get_token());
    QVERIFY(answer.cancelled && answer.after == nullptr && answer.added.empty());
}

void TestWhatIf::everyStateHasItsWords()
{
    std::set<std::string_view> words, sentences;
    for (const Fit fit : {Fit::Fits, Fit::FitsWithWarnings, Fit::Breaks, Fit::Impossible}) {
        words.insert(toWord(fit));
        sentences.insert(inWords(fit));
    }
    QCOMPARE(words.size(), std::size_t{4});
    QCOMPARE(sentences.size(), std::size_t{4});
}

QTEST_APPLESS_MAIN(TestWhatIf)
#include "tst_what_if.moc"
