// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/charts/chart_card.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/session/playback.h"
#include "widgets/session/preferences.h"

#include <QChart>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// Every chart says what it shows, has a table that says the same, and can be taken away.
class TestCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChartHasATitleAUnitAndATable_data();
    void everyChartHasATitleAUnitAndATable();
    void withoutAnythingAChartSaysWhatToDo_data();
    void withoutAnythingAChartSaysWhatToDo();
    void theDistributionNamesItsSeedAndTheOddsInWords();
    void costsAddUpToWhatTheTitleSays();
    void moneyIsShownInTheReadersCurrencyAtTheReadersRate();
    void anAlternativeIsAppliedInOneUndoStep();
    void everyMarkIsARowThatCanBePointedAtAndWalkedTo_data();
    void everyMarkIsARowThatCanBePointedAtAndWalkedTo();
    void anAlternativeIsChosenInTheChartByMouseAndByKeyboard();
    void aMarkOfTheTargetsSelectsItsWorkload();
    void aChartIsCopiedAndSaved();
};

namespace {

using Chart = ChartsPanel::Chart;

void allCharts()
{
    QTest::addColumn<int>("chart");
    QTest::newRow("targets") << static_cast<int>(Chart::Targets);
    QTest::newRow("spread") << static_cast<int>(Chart::Spread);
    QTest::newRow("loss") << static_cast<int>(Chart::Loss);
    QTest::newRow("cost") << static_cast<int>(Chart::Cost);
    QTest::newRow("frontier") << static_cast<int>(Chart::Frontier);
}

struct Open {
    std::unique_ptr<Session> session;
    std::unique_ptr<Playback> playback;
    std::unique_ptr<ChartsPanel> panel;

    explicit Open(bool withDesign = true)
        : session(withDesign ? openTemplate() : std::make_unique<Session>(builtinCatalog(), kDay))
        , playback(std::make_unique<Playback>(*session))
        , panel(std::make_unique<ChartsPanel>(*playback))
    {
        panel->resize(900, 420);
        panel->show();
    }
    bool ready()
    {
        PlayQuestion question;
        question.trials.count = 2000;
        playback->run(question);
        return waitForVerdict(*session)
            && QTest::qWaitFor([&] { return playback->result() != nullptr; }, 60000);
    }
    bool drawn(Chart chart)
    {
        panel->choose(chart);
        return QTest::qWaitFor([&] { return panel->card()->drawing().chart != nullptr; }, 120000);
    }
};

} // namespace

void TestCharts::everyChartHasATitleAUnitAndATable_data()
{
    allCharts();
}

void TestCharts::everyChartHasATitleAUnitAndATable()
{
    QFETCH(int, chart);
    Open open;
    QVERIFY(open.ready());
    QVERIFY(open.drawn(static_cast<Chart>(chart)));
    const charts::Drawing &drawing = open.panel->card()->drawing();
    QVERIFY(!drawing.title.isEmpty() && !drawing.subtitle.isEmpty());
    bool titled = false;
    for (QAbstractAxis *axis : drawing.chart->axes())
        titled = titled || !axis->titleText().isEmpty();
    QVERIFY(titled);
    QVERIFY(!drawing.rows.empty());
    for (const charts::Row &row : drawing.rows)
        QCOMPARE(row.cells.size(), drawing.header.size());
    QVERIFY(
        open.panel->card()->findChild<QWidget *>("chartView")->accessibleName().startsWith(drawing.title));
}

void TestCharts::withoutAnythingAChartSaysWhatToDo_data()
{
    allCharts();
}

void TestCharts::withoutAnythingAChartSaysWhatToDo()
{
    QFETCH(int, chart);
    Open open(false);
    open.panel->choose(static_cast<Chart>(chart));
    QVERIFY(open.panel->card()->drawing().chart == nullptr);
    QVERIFY(open.panel->card()->drawing().empty.endsWith('.')
            || open.panel->card()->drawing().empty.endsWith(QChar(0x2026)));
}

void TestCharts::theDistributionNamesItsSeedAndTheOddsInWords()
{
    Open open;
    QVERIFY(open.ready());
    QVERIFY(open.drawn(Chart::Spread));
    const QString words = open.panel->card()->drawing().subtitle;
    QVERIFY2(words.contains("seed 1"), qPrintable(words));
    QVERIFY2(words.contains("target of"), qPrintable(words));
}

void TestCharts::costsAddUpToWhatTheTitleSays()
{
    Open open;
    QVERIFY(open.drawn(Chart::Cost));
    const auto cost = costOf(open.session->now());
    QVERIFY(cost.has_value());
    const QString words = open.panel->card()->drawing().subtitle;
    QVERIFY2(words.contains(toQt(humanCost(cost->design))), qPrintable(words));
    double sum = 0;
    for (const charts::Row &row : open.panel->card()->drawing().rows)
        sum += row.cells.last().section(' ', -1).toDouble();
    QVERIFY(std::abs(sum - static_cast<double>(cost->design.usd.count) / 100)
            < static_cast<double>(open.panel->card()->drawing().rows.size()));
}

void TestCharts::moneyIsShownInTheReadersCurrencyAtTheReadersRate()
{
    Open open;
    QVERIFY(open.drawn(Chart::Cost));
    const auto cost = costOf(open.session->now());
    Preferences::self().setCurrency({"EUR", 0.5});
    const charts::Drawing drawn = open.panel->card()->drawing();
    Preferences::self().setCurrency({});
    const QString whole = toQt(humanCost(cost->design.usd, {"EUR", 0.5}));
    QVERIFY2(drawn.subtitle.contains(whole), qPrintable(drawn.subtitle));
    QVERIFY2(drawn.subtitle.contains("at your own rate of 0.5 a dollar"), qPrintable(drawn.subtitle));
    QVERIFY2(drawn.header.join(' ').contains("EUR"), qPrintable(drawn.header.join(' ')));
    double sum = 0;
    for (const charts::Row &row : drawn.rows)
        sum += row.cells.last().section(' ', -1).toDouble();
    QVERIFY(std::abs(sum - static_cast<double>(cost->design.usd.count) / 200)
            < static_cast<double>(drawn.rows.size()));
    QVERIFY(!open.panel->card()->drawing().subtitle.contains("EUR")); // and back
}

void TestCharts::anAlternativeIsAppliedInOneUndoStep()
{
    Open open;
    QVERIFY(open.drawn(Chart::Frontier));
    const std::string before = bytesOf(*open.session);
    const auto &rows = open.panel->card()->drawing().rows;
    int other = -1;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].cells.first() != "The design as it is")
            other = static_cast<int>(i);
    QVERIFY(other >= 0);
    open.panel->preview(other);
    QCOMPARE(bytesOf(*open.session), before); // a look changes nothing
    const int steps = open.session->undoStack()->count();
    open.panel->findChild<QPushButton *>("chartApply")->click();
    QCOMPARE(open.session->undoStack()->count(), steps + 1);
    QVERIFY(bytesOf(*open.session) != before);
    open.session->undoStack()->undo();
    QCOMPARE(bytesOf(*open.session), before);
}

void TestCharts::everyMarkIsARowThatCanBePointedAtAndWalkedTo_data()
{
    allCharts();
}

void TestCharts::everyMarkIsARowThatCanBePointedAtAndWalkedTo()
{
    QFETCH(int, chart);
    Open open;
    QVERIFY(open.ready());
    QVERIFY(open.drawn(static_cast<Chart>(chart)));
    const charts::Drawing &drawing = open.panel->card()->drawing();
    ChartView *view = open.panel->card()->view();
    QVERIFY(!drawing.spots.empty());
    for (int i = 0; i < static_cast<int>(drawing.spots.size()); ++i) {
        const auto row = static_cast<std::size_t>(drawing.spots[static_cast<std::size_t>(i)].row);
        QVERIFY(row < drawing.rows.size());
        const QString words = view->words(i).simplified();
        QVERIFY2(words.contains(drawing.rows[row].cells.first().simplified()), qPrintable(words));
        QVERIFY(view->rect().contains(view->placeOf(i).toPoint()));
    }
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Home);
    QCOMPARE(view->current(), 0);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(view->current(), std::min(1, static_cast<int>(drawing.spots.size()) - 1));
    QTest::keyClick(view, Qt::Key_End);
    QCOMPARE(view->current(), static_cast<int>(drawing.spots.size()) - 1);
    QCOMPARE(view->accessibleDescription(), view->words(view->current()));
    QTest::mouseMove(view->viewport(), QPoint(2, 2));
    QTest::mouseMove(view->viewport(), view->placeOf(0).toPoint());
    QCOMPARE(view->placeOf(view->current()).toPoint(), view->placeOf(0).toPoint());
}

void TestCharts::anAlternativeIsChosenInTheChartByMouseAndByKeyboard()
{
    Open open;
    QVERIFY(open.drawn(Chart::Frontier));
    ChartView *view = open.panel->card()->view();
    auto *offer = open.panel->findChild<QWidget *>("chartOffer");
    const std::string before = bytesOf(*open.session);
    QVERIFY(!offer->isVisible());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->placeOf(0).toPoint());
    QVERIFY(offer->isVisible());
    offer->hide();
    view->walkTo(1);
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(offer->isVisible());
    QCOMPARE(bytesOf(*open.session), before); // a look changes nothing
}

void TestCharts::aMarkOfTheTargetsSelectsItsWorkload()
{
    Open open;
    QVERIFY(open.ready());
    QVERIFY(open.drawn(Chart::Targets));
    QVERIFY(open.session->selection().stamp.empty());
    ChartView *view = open.panel->card()->view();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->placeOf(0).toPoint());
    QCOMPARE(open.session->selection().stamp, open.session->topology().stamps.front()->id);
}

void TestCharts::aChartIsCopiedAndSaved()
{
    Open open;
    QVERIFY(open.drawn(Chart::Cost));
    ChartCard *card = open.panel->card();
    card->copy();
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("Kind,"));
    QTemporaryDir folder;
    for (const char *name : {"c.png", "c.svg", "c.csv"})
        card->save(folder.filePath(name));
    QImage picture(folder.filePath("c.png"));
    QVERIFY(!picture.isNull());
    std::set<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3)
        for (int x = 0; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    QVERIFY(colours.size() > 4);
    QVERIFY(card->svg().contains("<svg"));
    QVERIFY(card->csv().contains("\r\n"));
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
