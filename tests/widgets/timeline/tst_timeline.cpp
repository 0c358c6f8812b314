// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/block_spread.h"
#include "tests/widgets/fixture.h"
#include "widgets/timeline/budget_bar.h"
#include "widgets/timeline/comparison_window.h"
#include "widgets/timeline/gantt.h"
#include "widgets/timeline/run_chip.h"
#include "widgets/timeline/scenario_bar.h"
#include "widgets/timeline/scenario_choices.h"
#include "widgets/timeline/timeline_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

using namespace breakwater;
using namespace breakwater::test;

/// The scenario bar asks, the timeline shows, both hand in hand with the canvas.
class TestTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBarAsksWhatItShows();
    void aCorruptionIsNeverPlanned();
    void aScenarioIsKeptInTheDesignAndComesBack();
    void theChipSaysHowItEnds();
    void theClockIsReadWholeHoweverNarrowTheBar();
    void everyBlockThatTakesTimeHasARow();
    void aRowSelectsItsServiceAndMovesTheClock();
    void theTableTwinHasTheSameRows();
    void theBudgetAddsUpAndDraggingBackRestoresIt();
    void aThousandStepsPaintOnlyWhatShows();
    void emptyItSaysWhatToDo();
    void everyStepSaysHowSureItsEndIs();
    void theBudgetNamesItsPercentiles();
    void twoScenariosStandSideBySide();
    void twoDesignsStandSideBySide();
};

namespace {

bool runAndWait(Playback &playback, PlayQuestion question = {})
{
    question.trials.count = 200;
    playback.run(question);
    return QTest::qWaitFor([&] { return !playback.isRunning(); }, 60000) && playback.result() != nullptr;
}

} // namespace

void TestTimeline::theBarAsksWhatItShows()
{
    const auto session = openTemplate();
    Playback playback(*session);
    ScenarioBar bar(playback);
    auto *disruption = bar.findChild<QComboBox *>("scenarioDisruption");
    auto *target = bar.findChild<QComboBox *>("scenarioTarget");
    QCOMPARE(bar.question().disruption.kind, DisruptionKind::Region);
    target->setCurrentIndex(target->findText("Central US"));
    QCOMPARE(bar.question().disruption.target, std::optional<std::string>("centralus"));
    disruption->setCurrentIndex(disruption->findText("Service down"));
    target->setCurrentIndex(target->findText("sql-orders-cus"));
    QCOMPARE(bar.question().disruption.kind, DisruptionKind::Service);
    QCOMPARE(bar.question().disruption.target,
             std::optional(serviceNamed(*session, "sql-orders-cus")->id.text));
}

void TestTimeline::aCorruptionIsNeverPlanned()
{
    const auto session = openTemplate();
    Playback playback(*session);
    ScenarioBar bar(playback);
    auto *disruption = bar.findChild<QComboBox *>("scenarioDisruption");
    auto *mode = bar.findChild<QComboBox *>("scenarioMode");
    mode->setCurrentIndex(mode->findText("Planned"));
    QVERIFY(bar.question().disruption.planned);
    mode->setCurrentIndex(mode->findText("Drill")); // the planned move as an exercise
    QVERIFY(bar.question().disruption.planned);
    disruption->setCurrentIndex(disruption->findText("Data corrupted"));
    QVERIFY(!bar.question().disruption.planned);
    QVERIFY(!mode->isEnabled());
}

void TestTimeline::aScenarioIsKeptInTheDesignAndComesBack()
{
    const auto session = openTemplate();
    Playback playback(*session);
    ScenarioBar bar(playback);
    PlayQuestion question;
    question.disruption = {DisruptionKind::Service, true, false,
                           serviceNamed(*session, "sql-orders-cus")->id.text};
    bar.choose(question);
    const std::size_t before = session->topology().agreements->scenarios.size();
    bar.save();
    const auto &scenarios = session->topology().agreements->scenarios;
    QCOMPARE(scenarios.size(), before + 1);
    QCOMPARE(questionOf(scenarios.back()).disruption, question.disruption);
    auto *saved = bar.findChild<QComboBox *>("scenarioSaved");
    QCOMPARE(static_cast<std::size_t>(saved->count()), before + 2);
    session->undoStack()->undo();
    QCOMPARE(session->topology().agreements->scenarios.size(), before);
}

void TestTimeline::theChipSaysHowItEnds()
{
    const auto session = openTemplate();
    Playback playback(*session);
    RunChip chip(playback);
    QVERIFY(!chip.isVisibleTo(nullptr));
    QVERIFY(runAndWait(playback));
    QVERIFY2(chip.accessibleName().contains("missed"), qPrintable(chip.accessibleName()));
    const StampId stamp = session->topology().stamps.front()->id;
    session->apply(changeStamp(stamp, [](Stamp &each) { each.criticality = 3; }), "Tier");
    QVERIFY2(chip.accessibleName().contains("F5"), qPrintable(chip.accessibleName()));
}

void TestTimeline::theClockIsReadWholeHoweverNarrowTheBar()
{
    const auto session = openTemplate("portfolio");
    Playback playback(*session);
    ScenarioBar bar(playback);
    bar.show();
    QVERIFY(runAndWait(playback));
    playback.seek(playback.last());
    bar.resize(bar.minimumSizeHint().width(), bar.height());
    auto *clock = bar.findChild<QLabel *>("scenarioClockText");
    QVERIFY2(clock->text().contains(':'), qPrintable(clock->text()));
    QTRY_VERIFY2(clock->width() >= clock->sizeHint().width(), qPrintable(clock->text()));
}

void TestTimeline::everyBlockThatTakesTimeHasARow()
{
    const auto session = openTemplate();
    Playback playback(*session);
    Gantt gantt(playback);
    QVERIFY(runAndWait(playback));
    const auto run = playback.result();
    std::size_t taking = 0, shown = 0;
    for (const BlockWindow &window : run->schedule.windows)
        taking += window.end > window.start ? 1 : 0;
    for (const GanttRow &row : gantt.chart().rows)
        shown += !row.heading && row.end > row.start ? 1 : 0;
    QCOMPARE(shown, taking);
    gantt.setEverything(true);
    std::size_t all = 0;
    for (const GanttRow &row : gantt.chart().rows)
        all += row.heading ? 0 : 1;
    QCOMPARE(all, run->plan.blocks.size());
}

void TestTimeline::aRowSelectsItsServiceAndMovesTheClock()
{
    const auto session = openTemplate();
    Playback playback(*session);
    Gantt gantt(playback);
    gantt.resize(900, 300);
    QVERIFY(runAndWait(playback));
    for (std::size_t i = 0; i < gantt.chart().rows.size(); ++i) {
        const GanttRow &row = gantt.chart().rows[i];
        const auto &service = playback.result()->plan.blocks[row.block].service;
        if (row.heading || !service || row.end <= row.start || row.start <= 0)
            continue;
        gantt.choose(static_cast<int>(i));
        QVERIFY(session->selection().has(*service));
        QVERIFY(std::abs(playback.at().count() - row.start - gantt.chart().declared) < 1e-9);
        // And the other way round: what is selected on the canvas is the current row.
        session->clearSelection();
        session->select(selectionOf(*session, *service));
        QCOMPARE(playback.result()
                     ->plan.blocks[gantt.chart().rows[static_cast<std::size_t>(gantt.currentRow())].block]
                     .service,
                 service);
        return;
    }
    QFAIL("no row works on a service");
}

void TestTimeline::theTableTwinHasTheSameRows()
{
    const auto session = openTemplate();
    Playback playback(*session);
    TimelinePanel panel(playback);
    QVERIFY(runAndWait(playback));
    int rows = 0;
    for (const GanttRow &row : panel.gantt()->chart().rows)
        rows += row.heading ? 0 : 1;
    QVERIFY(rows > 5);
    QCOMPARE(panel.findChild<QTableView *>("timelineTable")->model()->rowCount(), rows);
}

void TestTimeline::theBudgetAddsUpAndDraggingBackRestoresIt()
{
    const auto session = openTemplate();
    Playback playback(*session);
    BudgetBar bar(playback);
    bar.resize(1000, 46);
    QVERIFY(runAndWait(playback));
    const Budget planned = *bar.budget();
    Minutes sum{0};
    for (const BudgetPiece &piece : planned.pieces)
        sum += piece.minutes;
    QVERIFY(std::abs((sum - planned.total).count()) < 1e-6);
    std::size_t last = planned.pieces.size() - 1;
    const QPoint edge = bar.placeOf(last).topRight().toPoint() + QPoint(0, 8);
    QTest::mousePress(&bar, Qt::LeftButton, {}, edge);
    QTest::mouseMove(&bar, edge - QPoint(60, 0));
    QVERIFY(bar.asksWhatIf());
    QVERIFY(bar.budget()->total < planned.total);
    QTest::mouseMove(&bar, edge);
    QVERIFY(!bar.asksWhatIf());
    QCOMPARE(bar.budget()->total, planned.total);
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, edge);
}

void TestTimeline::aThousandStepsPaintOnlyWhatShows()
{
    const auto session = openTemplate("portfolio");
    Playback playback(*session);
    Gantt gantt(playback);
    gantt.setEverything(true);
    gantt.resize(1000, 200);
    gantt.show();
    QVERIFY(runAndWait(playback));
    QVERIFY(gantt.chart().rows.size() > 100);
    QVERIFY(gantt.verticalScrollBar()->maximum() > 0);
    QImage picture(gantt.size(), QImage::Format_ARGB32);
    gantt.verticalScrollBar()->setValue(gantt.verticalScrollBar()->maximum());
    gantt.render(&picture);
    const int last = static_cast<int>(gantt.chart().rows.size()) - 1;
    QVERIFY(gantt.placeOf(last).bottom() <= gantt.viewport()->height() + 1);
    QVERIFY(gantt.placeOf(0).bottom() < 0);
}

void TestTimeline::emptyItSaysWhatToDo()
{
    const auto session = openTemplate();
    Playback playback(*session);
    Gantt gantt(playback);
    gantt.resize(600, 200);
    QImage picture(gantt.size(), QImage::Format_ARGB32);
    gantt.render(&picture); // words in an otherwise plain area
    QSet<QRgb> colours;
    for (int x = 0; x < picture.width(); ++x)
        colours << picture.pixel(x, 100);
    QVERIFY(colours.size() > 2);
    QVERIFY(gantt.chart().rows.empty());
}

void TestTimeline::everyStepSaysHowSureItsEndIs()
{
    const auto session = openTemplate();
    Playback playback(*session);
    Gantt gantt(playback);
    QVERIFY(runAndWait(playback));
    const auto run = playback.result();
    int whiskers = 0;
    for (const GanttRow &row : gantt.chart().rows) {
        if (row.heading)
            continue;
        const auto spread = spreadOf(run->plan.blocks[row.block]);
        QCOMPARE(row.p95 > row.p50, spread.has_value());
        QVERIFY(row.p50 >= row.start && row.p95 >= row.p50 && row.p95 <= gantt.chart().last);
        whiskers += spread ? 1 : 0;
    }
    QVERIFY(whiskers > 0);
    const Spread &whole = run->simulation.byStamp.begin()->second;
    QVERIFY(gantt.chart().p50 && gantt.chart().p95);
    QCOMPARE(*gantt.chart().p50 + gantt.chart().declared, whole.p50.count());
    QCOMPARE(*gantt.chart().p95 + gantt.chart().declared, whole.p95.count());
}

void TestTimeline::theBudgetNamesItsPercentiles()
{
    const auto session = openTemplate();
    Playback playback(*session);
    BudgetBar bar(playback);
    QVERIFY(runAndWait(playback));
    const Spread &spread = playback.result()->simulation.byStamp.begin()->second;
    QVERIFY2(bar.accessibleName().contains("P50 " + minutesText(spread.p50)),
             qPrintable(bar.accessibleName()));
    QVERIFY2(bar.accessibleName().contains("P95 " + minutesText(spread.p95)),
             qPrintable(bar.accessibleName()));
}

namespace {

QString cellOf(const ComparisonWindow &window, const QString &what, int column)
{
    const auto *rows = window.findChild<QTreeWidget *>("comparisonRows");
    for (int i = 0; i < rows->topLevelItemCount(); ++i)
        if (rows->topLevelItem(i)->text(0) == what)
            return rows->topLevelItem(i)->text(column);
    return {};
}

} // namespace

void TestTimeline::twoScenariosStandSideBySide()
{
    const auto session = openTemplate();
    PlayQuestion lost, corrupted;
    lost.trials.count = corrupted.trials.count = 500;
    corrupted.disruption.kind = DisruptionKind::Corruption;
    auto *window = new ComparisonWindow({"Lost", session->now(), lost, nullptr},
                                        {"Corrupted", session->now(), corrupted, nullptr}, nullptr);
    QVERIFY(QTest::qWaitFor([&] { return window->isReady(); }, 60000));
    const auto first = runOf(session->now(), lost), second = runOf(session->now(), corrupted);
    QCOMPARE(cellOf(*window, "RTO, planned", 1), minutesText(*first->log.results.front().rto));
    QCOMPARE(cellOf(*window, "RTO, planned", 2), minutesText(*second->log.results.front().rto));
    QVERIFY(!cellOf(*window, "RTO, P95", 3).isEmpty());
    QVERIFY2(window->summary().startsWith("RTO P95 "), qPrintable(window->summary()));
    QVERIFY(cellOf(*window, "Together", 1).isEmpty()); // one design has one cost
    QVERIFY(window->text().contains("Corrupted"));
    delete window;
}

void TestTimeline::twoDesignsStandSideBySide()
{
    const auto session = openTemplate();
    const Snapshot before = session->now();
    const StampId stamp = session->topology().stamps.front()->id;
    QVERIFY(session->apply(changeStamp(stamp, [](Stamp &one) { one.timing.decide.reset(); }), "Forget"));
    PlayQuestion question;
    question.trials.count = 500;
    auto *window = new ComparisonWindow({"Before", before, question, nullptr},
                                        {"After", session->now(), question, nullptr}, nullptr);
    QVERIFY(QTest::qWaitFor([&] { return window->isReady(); }, 120000));
    const Comparison expected = compare(before, session->now());
    QCOMPARE(window->summary(), toQt(summaryOf(expected)).replace("->", QString(QChar(0x2192))));
    QVERIFY2(window->summary().contains("new"), qPrintable(window->summary()));
    QCOMPARE(cellOf(*window, "Together", 1), toQt(humanCost(expected.costBefore->design)));
    QVERIFY(window->text().contains(QStringLiteral("What differs: %1").arg(expected.changes.size())));
    delete window;
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
