// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/playback/event_log_text.h"
#include "tests/support/occurrences.h"
#include "tests/widgets/fixture.h"
#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/playback.h"
#include "widgets/timeline/run_chip.h"

#include <QFile>
#include <QSignalSpy>

using namespace breakwater;
using namespace breakwater::test;

/// A scenario runs in the background; its clock plays, stops and goes anywhere; an edit makes it stale.
class TestPlayback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunEndsWithTheRtoOfTheEngine();
    void aCancelledRunLeavesNothing();
    void anEditMakesItStaleAndUndoMakesItCurrent();
    void movingACardDoesNot();
    void theClockPlaysToTheEndAndStops();
    void stepsGoFromEventToEvent();
    void anotherDocumentEndsIt();
    void theCanvasShowsWhatHasFailedAndWhatServes();
    void linesGoToTheCopyThatServes_data();
    void linesGoToTheCopyThatServes();
    void theResultIsSaidInAsManyWordsAsThereIsRoomFor();
    void leavingBringsTheCanvasBack();
    void theLogIsTheOneThatTheCommandLinePrints_data();
    void theLogIsTheOneThatTheCommandLinePrints();
};

namespace {

bool runAndWait(Playback &playback, PlayQuestion question = {})
{
    question.trials.count = 200;
    playback.run(question);
    return QTest::qWaitFor([&] { return !playback.isRunning(); }, 60000) && playback.result() != nullptr;
}

const scene::CardFace *cardOf(const CanvasView &canvas, const Session &session, const char *name)
{
    const Service *service = serviceNamed(session, name);
    return service ? canvas.picture().card(service->id) : nullptr;
}

const std::vector<scene::Link> &ledOver(const CanvasView &canvas)
{
    return static_cast<const CanvasScene *>(canvas.scene())->ledOver();
}

bool touches(const scene::CardFace &card, const QPointF &at)
{
    return card.frame.adjusted(-1, -1, 1, 1).contains(at);
}

} // namespace

void TestPlayback::aRunEndsWithTheRtoOfTheEngine()
{
    const auto session = openTemplate();
    Playback playback(*session);
    QVERIFY(runAndWait(playback));
    const StampId stamp = session->topology().stamps.front()->id;
    QCOMPARE(*playback.result()->log.end, estimate(session->now(), stamp, {})->rto.rto);
    QCOMPARE(playback.at(), Minutes{0});
    QVERIFY(!playback.result()->dominates.empty());
}

void TestPlayback::aCancelledRunLeavesNothing()
{
    const auto session = openTemplate("portfolio");
    Playback playback(*session);
    PlayQuestion question;
    question.trials.count = 2'000'000;
    playback.run(question);
    QVERIFY(playback.isRunning());
    playback.cancel();
    QVERIFY(!playback.isRunning());
    QTest::qWait(50);
    QVERIFY(playback.result() == nullptr);
}

void TestPlayback::anEditMakesItStaleAndUndoMakesItCurrent()
{
    const auto session = openTemplate();
    Playback playback(*session);
    QVERIFY(runAndWait(playback));
    const StampId stamp = session->topology().stamps.front()->id;
    session->apply(changeStamp(stamp, [](Stamp &each) { each.criticality = 3; }), "Tier");
    QVERIFY(playback.isStale());
    QVERIFY(playback.result() != nullptr); // still there, and marked
    session->undoStack()->undo();
    QVERIFY(!playback.isStale());
}

void TestPlayback::movingACardDoesNot()
{
    const auto session = openTemplate();
    Playback playback(*session);
    QVERIFY(runAndWait(playback));
    const StampId stamp = session->topology().stamps.front()->id;
    session->apply(placeCard(stamp, serviceNamed(*session, "sql-orders-cus")->id, {8, 8, false}), "Move");
    QVERIFY(!playback.isStale());
}

void TestPlayback::theClockPlaysToTheEndAndStops()
{
    const auto session = openTemplate();
    Playback playback(*session);
    QVERIFY(runAndWait(playback));
    playback.seek(playback.last() - Minutes{0.2});
    playback.setSpeed(60);
    QSignalSpy moments(&playback, &Playback::momentChanged);
    playback.play();
    QVERIFY(playback.isPlaying());
    QVERIFY(QTest::qWaitFor([&] { return !playback.isPlaying(); }, 20000));
    QCOMPARE(playback.at(), playback.last());
    QVERIFY(moments.count() > 1);
}

void TestPlayback::stepsGoFromEventToEvent()
{
    const auto session = openTemplate();
    Playback playback(*session);
    QVERIFY(runAndWait(playback));
    playback.step(1);
    const Minutes first = playback.at();
    QVERIFY(first > Minutes{0});
    playback.step(1);
    QVERIFY(playback.at() > first);
    playback.step(-1);
    QCOMPARE(playback.at(), first);
}

void TestPlayback::anotherDocumentEndsIt()
{
    const auto session = openTemplate();
    Playback playback(*session);
    QVERIFY(runAndWait(playback));
    session->close();
    QVERIFY(playback.result() == nullptr);
}

void TestPlayback::theCanvasShowsWhatHasFailedAndWhatServes()
{
    const auto session = openTemplate();
    Playback playback(*session);
    CanvasView canvas(*session);
    canvas.follow(playback);
    QVERIFY(runAndWait(playback));
    QCOMPARE(cardOf(canvas, *session, "sql-orders-cus")->look, scene::CardLook::Lost);
    QCOMPARE(cardOf(canvas, *session, "sql-orders-eus2")->look, scene::CardLook::Normal);
    playback.seek(playback.last());
    QCOMPARE(cardOf(canvas, *session, "sql-orders-eus2")->look, scene::CardLook::Done);
    QCOMPARE(cardOf(canvas, *session, "sql-orders-cus")->look, scene::CardLook::Lost);
    const bool lit =
        std::any_of(canvas.picture().bands.front().links.begin(), canvas.picture().bands.front().links.end(),
                    [](const scene::Link &link) { return link.look == scene::LinkLook::Lit; });
    QVERIFY(lit);
}

void TestPlayback::linesGoToTheCopyThatServes_data()
{
    QTest::addColumn<QString>("design");
    for (const char *design : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::addRow("%s", design) << QString::fromLatin1(design);
}

/// A line that carries something never ends at a card that says "No reply" while its copy serves; the copy
/// gets it, and on the way there it runs through no card.
void TestPlayback::linesGoToTheCopyThatServes()
{
    QFETCH(QString, design);
    const auto session = openTemplate(toStd(design));
    Playback playback(*session);
    CanvasView canvas(*session);
    canvas.follow(playback);
    QVERIFY(runAndWait(playback));
    QVERIFY(ledOver(canvas).empty()); // nothing serves yet
    playback.seek(playback.last());
    const scene::Geometry &shown = canvas.picture();
    const auto isServedByItsCopy = [&](const scene::Link &link) {
        const scene::CardFace *own = shown.card(link.to), *copy = shown.ghost(link.to);
        return !link.protection && copy && copy->look == scene::CardLook::Done
            && own->look == scene::CardLook::Lost;
    };
    int served = 0, between = 0; // stamps
    for (const scene::Band &band : shown.bands)
        for (const scene::Link &link : band.links)
            if (isServedByItsCopy(link)) {
                ++served;
                QCOMPARE(link.look, scene::LinkLook::Dead);
            }
    for (const scene::Link &link : shown.crossLinks)
        if (isServedByItsCopy(link)) {
            ++between;
            QCOMPARE(link.look, scene::LinkLook::Dead);
        }
    QCOMPARE(between > 0, design == "portfolio");
    const auto gotOne = [&](const scene::Link &link) {
        const scene::CardFace *to = link.toGhost ? shown.ghost(link.to) : shown.card(link.to);
        return to && to->look != scene::CardLook::Lost && link.points.size() > 1
            && touches(*to, link.points.last());
    };
    for (const scene::Link &link : ledOver(canvas)) {
        QVERIFY2(gotOne(link), link.to.text.c_str());
        for (const scene::Band &band : shown.bands)
            for (const scene::CardFace &card : band.cards)
                if (!touches(card, link.points.first()) && !touches(card, link.points.last()))
                    QVERIFY2(!scene::touches(link, card.frame.adjusted(9, 9, -9, -9)),
                             card.service.text.c_str());
    }
    if (design != "automation") { // where no copy of the platform serves
        QVERIFY(served > 0);
        QVERIFY(ledOver(canvas).size() > 2);
    }
    playback.seek(Minutes{0});
    QVERIFY(ledOver(canvas).empty());
}

void TestPlayback::theResultIsSaidInAsManyWordsAsThereIsRoomFor()
{
    const auto session = openTemplate();
    Playback playback(*session);
    RunChip chip(playback);
    QVERIFY(runAndWait(playback));
    const QString whole = chip.shownIn(chip.sizeHint().width());
    QVERIFY2(whole.contains("target") && whole.contains("missed"), qPrintable(whole));
    const QString least = chip.shownIn(chip.minimumSizeHint().width());
    QVERIFY2(least.startsWith("RTO ") && !least.contains("target"), qPrintable(least));
    for (int width = chip.minimumSizeHint().width(); width < chip.sizeHint().width(); ++width)
        QVERIFY2(!chip.shownIn(width).contains(QChar(0x2026)), qPrintable(chip.shownIn(width)));
}

void TestPlayback::leavingBringsTheCanvasBack()
{
    const auto session = openTemplate();
    Playback playback(*session);
    CanvasView canvas(*session);
    canvas.follow(playback);
    QVERIFY(runAndWait(playback));
    playback.seek(playback.last());
    playback.leave();
    QVERIFY(ledOver(canvas).empty());
    QCOMPARE(cardOf(canvas, *session, "sql-orders-cus")->look, scene::CardLook::Normal);
    for (const scene::Link &link : canvas.picture().bands.front().links)
        QCOMPARE(link.look, scene::LinkLook::Usual);
}

void TestPlayback::theLogIsTheOneThatTheCommandLinePrints_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<int>("which");
    for (const char *design : {"web", "automation", "kubernetes", "genai", "portfolio"}) {
        const auto occurrences = occurrencesOf(design);
        for (std::size_t i = 0; i < occurrences.size(); ++i)
            QTest::addRow("%s/%s", design, occurrences[i].name)
                << QString::fromLatin1(design) << static_cast<int>(i);
    }
}

/// Both are held against the files that a person has read (tests/app/cli/tst_play.cpp does it for `play`).
void TestPlayback::theLogIsTheOneThatTheCommandLinePrints()
{
    QFETCH(QString, design);
    QFETCH(int, which);
    const auto session = openTemplate(toStd(design));
    Playback playback(*session);
    const Occurrence what = occurrencesOf(toStd(design))[static_cast<std::size_t>(which)];
    PlayQuestion question;
    question.disruption = what.disruption;
    question.back = what.back;
    QVERIFY(runAndWait(playback, question));
    QFile read(QStringLiteral(BREAKWATER_SOURCE_DIR "/tests/golden/logs/%1.txt")
                   .arg(QString::fromUtf8(QTest::currentDataTag())));
    QVERIFY2(read.open(QIODevice::ReadOnly), qPrintable(read.fileName()));
    QCOMPARE(QByteArray::fromStdString(eventLogText(playback.result()->now, playback.result()->log)),
             read.readAll());
}

QTEST_MAIN(TestPlayback)
#include "tst_playback.moc"
