// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/result_chip.h"
#include "app/designer/single_instance.h"
#include "tests/app/designer/window.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/commands/command_list.h"
#include "widgets/session/preferences.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QStatusBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>
#include <QWheelEvent>

#include <future>

using namespace breakwater;
using namespace breakwater::test;

/// What stands around the design: commands, keys, panes, presentation, settings, names for everybody.
class TestShell : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useOwnSettings("shell"); }
    void everyCommandOfTheMenusSaysWhatItDoes();
    void menuLettersAreUniqueInTheirMenu();
    void noKeyMeansTwoShortcuts();
    void theHelpOfAButtonSaysItsKeys();
    void aCommandIsFoundAndRunWithoutAMouse();
    void decisionsAreNotedFromAnywhere();
    void theCodeOfAnExportIsACommandAway();
    void chartsAreACommandAway();
    void severalStepsAreTakenBackAtOnce();
    void f1OpensThePageAboutWhatHasTheFocus();
    void aTemplateBesideTheCanvasIsAskedFor();
    void tabsOfANarrowPanelKeepInsideIt();
    void commandsAreTypedWhileAPanelFloats();
    void aHandThatScrollsTheInspectorChangesNothing();
    void deleteMeansTheCardsOnlyWhereTheyAreMeant();
    void aStampIsFoldedWithoutAMouse();
    void f6GoesRoundThePanes();
    void presentationShowsTheCanvasAloneAndLargeEnough();
    void onASmallScreenTheBarOfAPresentationCoversNothing_data();
    void onASmallScreenTheBarOfAPresentationCoversNothing();
    void theVerdictInTheToolbarIsThatOfTheWorstStamp();
    void theVerdictInTheToolbarGetsShorterWordByWord();
    void aPictureGetsItsRoomOnce();
    void settingsApplyAtOnce();
    void cardsSnapOnlyWhileThatIsLiked();
    void theThemeFollowsTheDesktopWhenAsked();
    void theWordsOfTheSettingsAreSeenWhole();
    void highContrastAppliesAtOnceAndIsKept();
    void newAndSolvedProblemsAreSaid();
    void theChangeOfAnEditIsKeptInTheStatusBar();
    void theFirstStepsBlockNothingAndGoForGood();
    void aTemplateJoinsTheDesignThatIsOpen();
    void aSecondStartHandsItsFilesToTheFirst();
    void nothingOnScreenIsWithoutAName();

private:
    static QStringList unnamed(QAccessibleInterface *at);
};

void TestShell::everyCommandOfTheMenusSaysWhatItDoes()
{
    MainWindow window(plainSetup());
    window.show();
    const auto commands = commandsOf(*window.menuBar());
    QVERIFY(commands.size() > 60);
    for (const Command &command : commands)
        QVERIFY2(!command.action->statusTip().isEmpty(), qPrintable(command.action->objectName()));
    for (const QAction *action : window.findChildren<QAction *>()) {
        if (action->objectName().isEmpty() || action->objectName().startsWith("_q_") || action->isSeparator())
            continue;
        const bool listed = std::any_of(commands.begin(), commands.end(),
                                        [&](const Command &one) { return one.action == action; });
        QVERIFY2(listed || !action->shortcut().toString().size() || action->menu(),
                 qPrintable(action->objectName() + " has a key and stands in no menu"));
    }
}

void TestShell::menuLettersAreUniqueInTheirMenu()
{
    MainWindow window(plainSetup());
    for (const char *menu : {"&File", "&Edit", "&View", "&Tools", "&Help"}) {
        for (const QAction *top : window.menuBar()->actions()) {
            if (top->text() != menu || !top->menu())
                continue;
            std::map<QChar, QString> letters;
            for (const QAction *action : top->menu()->actions()) {
                const qsizetype at = action->text().indexOf('&');
                if (action->isSeparator() || at < 0)
                    continue;
                const auto [other, added] = letters.emplace(action->text()[at + 1].toLower(), action->text());
                QVERIFY2(added, qPrintable(QString(menu) + ": " + other->second + " and " + action->text()));
            }
        }
    }
}

/// What Shift types with a digit is the same key as Shift with the digit: as two shortcuts they are ambiguous
/// and neither works.
void TestShell::noKeyMeansTwoShortcuts()
{
    MainWindow window(plainSetup());
    for (const Command &command : commandsOf(*window.menuBar()))
        for (const QKeySequence &keys : command.action->shortcuts()) {
            const QKeyCombination combination = keys[0];
            const bool plain = combination.keyboardModifiers() == Qt::NoModifier;
            const QString sign = keys.toString();
            const bool typedWithShift = QStringLiteral("!@\"#$%^&*()~_+{}|:<>?").contains(sign);
            QVERIFY2(!plain || sign.size() > 1 || !typedWithShift, qPrintable(command.action->objectName()));
        }
    QCOMPARE(command(window, "fitSelection")->shortcut(), QKeySequence("Shift+2"));
    QVERIFY(command(window, "fitAll")->shortcuts().contains(QKeySequence("Shift+1")));
}

void TestShell::theHelpOfAButtonSaysItsKeys()
{
    MainWindow window(plainSetup());
    int buttons = 0;
    for (const QAction *action : window.findChild<QToolBar *>("mainToolBar")->actions()) {
        if (action->shortcut().isEmpty())
            continue;
        ++buttons;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        QVERIFY2(action->toolTip().contains(keys), qPrintable(action->objectName()));
        QVERIFY2(action->toolTip().size() > keys.size() + 4, qPrintable(action->objectName()));
    }
    QVERIFY(buttons >= 8);
}

void TestShell::aCommandIsFoundAndRunWithoutAMouse()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *canvas = window.findChild<CanvasView *>("canvas");
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_K, Qt::ControlModifier);
    auto *line = window.findChild<QLineEdit *>("commandSearch");
    QTRY_VERIFY(line->isVisible());
    QTest::keyClicks(line, "select all");
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(window.session().selection().services.size() > 5);
    QVERIFY(canvas->hasFocus());
}

void TestShell::decisionsAreNotedFromAnywhere()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto before = window.session().topology().agreements->decisions.size();
    auto *canvas = window.findChild<CanvasView *>("canvas");
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    auto *line = window.findChild<QLineEdit *>("decisionCapture");
    QVERIFY(line->isVisible());
    QTest::keyClicks(line, "Who pays for the standby?");
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(window.session().topology().agreements->decisions.size(), before + 1);
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(canvas->hasFocus());
    command(window, "toggleDecisions")->trigger();
    QVERIFY(!line->isVisible());
}

void TestShell::theCodeOfAnExportIsACommandAway()
{
    MainWindow window(plainSetup());
    window.show();
    auto *toggle = command(window, "toggleCode");
    QVERIFY(!toggle->isEnabled()); // nothing is open
    QVERIFY(window.openTemplate("web"));
    auto *dock = window.findChild<QDockWidget *>("problemsDock");
    auto *panel = window.findChild<QWidget *>("codePanel");
    QVERIFY(!panel->isVisible());
    const int before = dock->height();
    toggle->trigger();
    QVERIFY(panel->isVisible());
    QTRY_VERIFY(dock->height() > before); // code wants more room than a table
    auto *where = panel->findChild<QLabel *>("codeWhere");
    QTRY_COMPARE(where->text(), QStringLiteral("iac/bicep/stamp/main.bicep"));
    // Another design never shows the code of the one before.
    QVERIFY(window.openTemplate("genai"));
    QVERIFY(where->text() != "iac/bicep/stamp/main.bicep");
    QTRY_COMPARE(where->text(), QStringLiteral("iac/bicep/stamp/main.bicep"));
    toggle->trigger();
    QVERIFY(!dock->isVisible());
}

void TestShell::chartsAreACommandAway()
{
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(window.openTemplate("web"));
    auto *toggle = command(window, "toggleCharts");
    QCOMPARE(toggle->shortcut(), QKeySequence("Ctrl+Alt+4"));
    auto *dock = window.findChild<QDockWidget *>("problemsDock");
    const auto inFront = [&window](const char *name) {
        const auto *panel = window.findChild<QWidget *>(name);
        return panel && panel->isVisible();
    };
    QVERIFY(!inFront("chartsPanel"));
    toggle->trigger();
    QVERIFY(inFront("chartsPanel"));
    toggle->trigger();
    QVERIFY(!dock->isVisible());
}

void TestShell::severalStepsAreTakenBackAtOnce()
{
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(window.openTemplate("web"));
    const std::string before = bytesOf(window.session());
    for (const char *name : {"First", "R&D", "Third"})
        window.session().apply(changeEngagement([name](Engagement &one) { one.name = name; }),
                               QString("Name it %1").arg(name));
    auto *undo = window.findChild<QMenu *>("undoHistory");
    auto *redo = window.findChild<QMenu *>("redoHistory");
    QVERIFY(undo && redo);
    Q_EMIT undo->aboutToShow();
    QCOMPARE(undo->actions().size(), 3);
    QCOMPARE(undo->actions().at(0)->text(), QString("Name it Third")); // the newest first
    QCOMPARE(undo->actions().at(1)->text(), QString("Name it R&&D"));
    undo->actions().at(1)->trigger();
    QCOMPARE(window.session().topology().engagement->name, std::string("First"));
    Q_EMIT redo->aboutToShow();
    QCOMPARE(redo->actions().size(), 2);
    redo->actions().at(1)->trigger();
    QCOMPARE(window.session().topology().engagement->name, std::string("Third"));
    Q_EMIT undo->aboutToShow();
    undo->actions().at(2)->trigger();
    QCOMPARE(bytesOf(window.session()), before);
}

void TestShell::f1OpensThePageAboutWhatHasTheFocus()
{
    MainWindow window(plainSetup());
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto page = [&window] {
        auto *pages = window.findChild<QListWidget *>("manualPages");
        const QString shown = pages->currentItem()->data(Qt::UserRole).toString();
        QTest::keyClick(pages, Qt::Key_Escape); // and Esc closes it
        return pages->window()->isVisible() ? QString("still open") : shown;
    };
    command(window, "manual")->trigger();
    QCOMPARE(page(), QString("index.md"));
    QVERIFY(window.openTemplate("web"));
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.findChild<CanvasView *>("canvas")->setFocus();
    command(window, "manual")->trigger();
    QCOMPARE(page(), QString("designer.md"));
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *table = window.findChild<QWidget *>("problemsTable");
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible(), 20000); // once something was found
    table->setFocus();
    QVERIFY(table->hasFocus());
    command(window, "manual")->trigger();
    QCOMPARE(page(), QString("rules.md"));
}

void TestShell::aTemplateBesideTheCanvasIsAskedFor()
{
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(window.openTemplate("web"));
    auto *tabs = window.findChild<QDockWidget *>("paletteDock")->titleBarWidget()->findChild<QTabBar *>();
    QCOMPARE(tabs->count(), 3);
    QCOMPARE(tabs->tabText(2), QString("Templates"));
    tabs->setCurrentIndex(2);
    auto *list = window.findChild<QListWidget *>("templates");
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 5);
    QListWidgetItem *assistant = nullptr;
    for (int i = 0; i < list->count(); ++i)
        if (list->item(i)->data(Qt::UserRole).toString() == "genai")
            assistant = list->item(i);
    QVERIFY(assistant);
    Q_EMIT list->itemActivated(assistant);
    auto *dialog = window.findChild<QDialog *>("joinWindow");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->findChild<QLineEdit *>("joinName")->text(), QString("Assistant"));
    QCOMPARE(window.session().undoStack()->count(), 0);
}

void TestShell::tabsOfANarrowPanelKeepInsideIt()
{
    MainWindow window(plainSetup());
    window.resize(1440, 900);
    window.show();
    QVERIFY(window.openTemplate("web"));
    auto *dock = window.findChild<QDockWidget *>("paletteDock");
    auto *tabs = dock->titleBarWidget()->findChild<QTabBar *>();
    const auto inside = [&] {
        return tabs->tabRect(tabs->count() - 1).right() <= tabs->width()
            && tabs->mapTo(dock, QPoint(tabs->width(), 0)).x() <= dock->width();
    };
    QTRY_VERIFY(inside());
    QVERIFY(tabs->tabToolTip(1).isEmpty()); // all of it is seen
    tabs->setTabText(1, "Gliederung des Entwurfs"); // in another language
    QTRY_VERIFY(inside());
    QCOMPARE(tabs->tabToolTip(1), QString("Gliederung des Entwurfs"));
}

void TestShell::commandsAreTypedWhileAPanelFloats()
{
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(window.openTemplate("web"));
    auto *dock = window.findChild<QDockWidget *>("inspectorDock");
    dock->setFloating(true);
    dock->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dock));
    command(window, "commandPalette")->trigger();
    auto *line = window.findChild<QLineEdit *>("commandSearch");
    QTRY_COMPARE(QApplication::focusWidget(), line); // and not something in the panel that floats
}

void TestShell::deleteMeansTheCardsOnlyWhereTheyAreMeant()
{
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(window.openTemplate("web"));
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto selected = [&window] {
        window.session().select(
            selectionOf(window.session(), serviceNamed(window.session(), "appcs-cus")->id));
    };
    const auto press = [&](const char *name, Qt::Key key) {
        auto *widget = window.findChild<QWidget *>(name);
        widget->setFocus();
        selected();
        QTest::keyClick(widget, key);
        return window.session().undoStack()->count();
    };
    QCOMPARE(press("paletteTree", Qt::Key_Delete), 0);
    QCOMPARE(press("paletteTree", Qt::Key_Backspace), 0);
    QCOMPARE(press("canvas", Qt::Key_Delete), 1);
    window.session().undoStack()->undo();
    auto *tabs = window.findChild<QDockWidget *>("paletteDock")->titleBarWidget()->findChild<QTabBar *>();
    tabs->setCurrentIndex(1);
    QCOMPARE(press("outline", Qt::Key_Delete), 1);
    QVERIFY(!serviceNamed(window.session(), "appcs-cus"));
}

void TestShell::aHandThatScrollsTheInspectorChangesNothing()
{
    MainWindow window(plainSetup());
    window.resize(1440, 900);
    window.show();
    QVERIFY(window.openTemplate("web"));
    window.session().select(
        selectionOf(window.session(), serviceNamed(window.session(), "redis-sess-cus")->id));
    auto *inspector = window.findChild<QDockWidget *>("inspectorDock");
    const auto scroll = [](QWidget *over) {
        const QPointF at = over->rect().center();
        QWheelEvent event(at, over->mapToGlobal(at), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(over, &event);
    };
    int boxes = 0;
    for (QWidget *box : inspector->findChildren<QWidget *>()) {
        if (!box->isVisible() || !box->isEnabled()
            || !(qobject_cast<QComboBox *>(box) || qobject_cast<QAbstractSpinBox *>(box)))
            continue;
        ++boxes;
        box->setFocus(); // even where one has just chosen something
        scroll(box);
        QVERIFY2(window.session().undoStack()->count() == 0, qPrintable(box->objectName()));
    }
    QVERIFY(boxes >= 2);
}

void TestShell::aStampIsFoldedWithoutAMouse()
{
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(window.openTemplate("web"));
    QAction *fold = command(window, "foldStamp");
    QVERIFY(!fold->isEnabled()); // nothing is selected
    window.session().select({window.session().topology().stamps.front()->id, {}, {}, {}});
    QVERIFY(fold->isEnabled() && !fold->isChecked());
    fold->trigger();
    auto *canvas = window.findChild<CanvasView *>("canvas");
    QVERIFY(canvas->picture().bands.front().collapsed);
    QVERIFY(fold->isChecked());
    command(window, "undo")->trigger();
    QVERIFY(!canvas->picture().bands.front().collapsed);
    QVERIFY(!fold->isChecked());
}

void TestShell::f6GoesRoundThePanes()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *canvas = window.findChild<CanvasView *>("canvas");
    canvas->setFocus();
    QStringList seen;
    for (int i = 0; i < 4; ++i) {
        command(window, "nextPane")->trigger();
        QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused);
        for (const char *dock : {"paletteDock", "inspectorDock", "problemsDock"})
            if (window.findChild<QDockWidget *>(dock)->isAncestorOf(focused))
                seen << dock;
        if (focused == canvas)
            seen << "canvas";
    }
    QCOMPARE(seen, QStringList({"inspectorDock", "problemsDock", "paletteDock", "canvas"}));
    command(window, "previousPane")->trigger();
    QVERIFY(window.findChild<QDockWidget *>("paletteDock")->isAncestorOf(QApplication::focusWidget()));
}

void TestShell::presentationShowsTheCanvasAloneAndLargeEnough()
{
    MainWindow window(plainSetup());
    window.resize(1440, 900);
    window.show();
    window.openTemplate("portfolio");
    QVERIFY(waitForVerdict(window.session()));
    auto *canvas = window.findChild<CanvasView *>("canvas");
    canvas->zoomTo(0.8);
    canvas->centerOn(canvas->picture().bands.front().frame.center());
    const QPointF centre = canvas->mapToScene(canvas->viewport()->rect().center());
    command(window, "present")->trigger();
    QVERIFY(window.isFullScreen());
    QTRY_VERIFY(canvas->zoom() != 0.8); // framed
    for (const char *chrome :
         {"menuBar", "statusBar", "mainToolBar", "problemsDock", "paletteDock", "documents"})
        QVERIFY2(!window.findChild<QWidget *>(chrome)->isVisible(), chrome);
    auto *bar = window.findChild<QToolBar *>("presentationBar");
    QVERIFY(bar->isVisible());
    QRect buttons;
    for (const QToolButton *button : bar->findChildren<QToolButton *>())
        if (button->isVisible())
            buttons |= button->geometry();
    QVERIFY2(qAbs(bar->rect().center().x() - buttons.center().x()) <= 2
                 && qAbs(bar->rect().center().y() - buttons.center().y()) <= 2,
             "the bar has the same margin all around");
    // 18 px on a screen of 1920 x 1080, and as large a share of any other: all text, or at least the names.
    const double share =
        std::min(canvas->viewport()->width() / 1920.0, canvas->viewport()->height() / 1080.0);
    QTRY_VERIFY(canvas->zoom() * 13 >= 18 * share - 1e-6);
    const auto seen = [&] { return canvas->mapToScene(canvas->viewport()->rect()).boundingRect(); };
    const QRectF stamp = canvas->picture().bands.front().frame;
    QTRY_VERIFY2(seen().left() <= stamp.left() && seen().right() >= stamp.right(),
                 "a stamp is seen in its whole width");
    const auto middle = [&] { return canvas->mapToScene(canvas->viewport()->rect().center()).y(); };
    QTRY_VERIFY2(seen().top() <= stamp.top(), "it begins with the stamp that was seen");
    const double first = middle();
    QTest::keyClick(canvas, Qt::Key_PageDown);
    QVERIFY(middle() > first);
    QTest::keyClick(canvas, Qt::Key_PageUp);
    QVERIFY(qAbs(middle() - first) < 2);
    QTest::keyClick(canvas, Qt::Key_Home);
    const QRect all = canvas->mapFromScene(canvas->picture().bounds).boundingRect();
    QVERIFY2(qAbs(all.center().x() - canvas->viewport()->rect().center().x()) <= 2,
             "all of it in the middle");
    QVERIFY2(all.top() > 10 && all.bottom() < bar->y(), "over the bar");
    command(window, "runScenario")->trigger();
    QVERIFY2(!window.findChild<QWidget *>("problemsDock")->isVisible(), "a run opens a pane over the wall");
    command(window, "present")->trigger();
    QVERIFY(!window.isFullScreen());
    QTRY_COMPARE(canvas->zoom(), 0.8);
    const auto away = [&] {
        return (canvas->mapToScene(canvas->viewport()->rect().center()) - centre).manhattanLength();
    };
    QTRY_VERIFY2(away() < 40, qPrintable(QString("%1 away").arg(away()))); // panes may be wider by now
    QVERIFY(window.findChild<QWidget *>("menuBar")->isVisible());
    QVERIFY(window.findChild<QWidget *>("problemsDock")->isVisible());
}

void TestShell::onASmallScreenTheBarOfAPresentationCoversNothing_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"web", "automation", "kubernetes", "genai"})
        QTest::newRow(id) << id;
}

/// 1280 x 720, as many projectors have it: the whole stamp above the bar.
void TestShell::onASmallScreenTheBarOfAPresentationCoversNothing()
{
    QFETCH(QString, id);
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate(id);
    QVERIFY(waitForVerdict(window.session()));
    auto *canvas = window.findChild<CanvasView *>("canvas");
    command(window, "present")->trigger();
    window.resize(1280, 720);
    QTRY_COMPARE(canvas->size(), QSize(1280, 720));
    const QRectF stamp = canvas->picture().bands.front().frame;
    const auto foot = [&] { return canvas->mapFromScene(stamp.bottomLeft()).y(); };
    QTRY_VERIFY2(foot() <= window.findChild<QToolBar *>("presentationBar")->y(), "the bar covers the stamp");
    QVERIFY(canvas->mapFromScene(stamp.topLeft()).y() >= 0);
}

void TestShell::theVerdictInTheToolbarGetsShorterWordByWord()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("kubernetes");
    QVERIFY(waitForVerdict(window.session()));
    auto *chip = window.findChild<ResultChip *>("resultChip");
    const QFontMetrics metrics(screenFont(13));
    const QString whole = chip->restFor(4000);
    QVERIFY2(whole.contains(", missed by"), qPrintable(whole));
    const int least = metrics.horizontalAdvance(whole.section(',', 0, 0));
    QString before = whole;
    for (int room = metrics.horizontalAdvance(whole); room >= least; --room) {
        const QString now = chip->restFor(room);
        QVERIFY2(!now.contains(QChar(0x2026)) && now.size() <= before.size(), qPrintable(now));
        QVERIFY(metrics.horizontalAdvance(now) <= room);
        before = now;
    }
    QVERIFY2(before.contains("target") && !before.contains("missed"), qPrintable(before));
}

void TestShell::theVerdictInTheToolbarIsThatOfTheWorstStamp()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("portfolio");
    QVERIFY(waitForVerdict(window.session()));
    const StampEstimate *worst = nullptr;
    for (const StampEstimate &each : window.session().assessment()->estimates) {
        QVERIFY(each.rtoTarget && !each.rto.unbounded);
        if (!worst || each.rto.rto - *each.rtoTarget > worst->rto.rto - *worst->rtoTarget)
            worst = &each;
    }
    QCOMPARE(worst->rtoVerdict, Verdict::Missed);
    auto *chip = window.findChild<QAbstractButton *>("resultChip");
    const QString name = toQt(window.session().topology().stamp(worst->stamp)->name);
    QVERIFY2(chip->accessibleName().endsWith(name), qPrintable(chip->accessibleName()));
}

void TestShell::aPictureGetsItsRoomOnce()
{
    MainWindow window(plainSetup());
    window.resize(1440, 900);
    window.show();
    window.openTemplate("web");
    auto *dock = window.findChild<QDockWidget *>("problemsDock");
    auto *tabs = dock->findChild<QTabBar *>("problemsDockTabs");
    const int table = dock->height();
    const auto choose = [&](const QString &title) {
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i).startsWith(title))
                tabs->setCurrentIndex(i);
    };
    choose("Charts");
    QTRY_VERIFY(dock->height() >= 300);
    window.resizeDocks({dock}, {table}, Qt::Vertical); // somebody wants it low
    QTRY_COMPARE(dock->height(), table);
    choose("Problems");
    choose("Charts");
    QTest::qWait(50);
    QCOMPARE(dock->height(), table);
}

void TestShell::settingsApplyAtOnce()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    command(window, "settings")->trigger();
    auto *page = window.findChild<QDialog *>("settingsWindow");
    QVERIFY(page && page->isVisible() && !page->isModal());
    auto *icons = page->findChild<QCheckBox *>("settingIconsOnly");
    icons->click();
    QCOMPARE(window.findChild<QToolBar *>("mainToolBar")->toolButtonStyle(), Qt::ToolButtonIconOnly);
    icons->click();
    QCOMPARE(window.findChild<QToolBar *>("mainToolBar")->toolButtonStyle(), Qt::ToolButtonTextUnderIcon);
    page->findChild<QCheckBox *>("settingWheelZooms")->click();
    auto *canvas = window.findChild<CanvasView *>("canvas");
    const double before = canvas->zoom();
    QWheelEvent wheel(canvas->rect().center(), canvas->mapToGlobal(canvas->rect().center()), {}, {0, 120}, {},
                      {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas->viewport(), &wheel);
    QVERIFY(canvas->zoom() > before);
    Preferences::self().setWheelZooms(false);
    auto *code = page->findChild<QLineEdit *>("settingCurrency");
    auto *rate = page->findChild<QDoubleSpinBox *>("settingRate");
    QVERIFY(!rate->isEnabled()); // a dollar is a dollar
    code->setFocus();
    code->selectAll();
    QTest::keyClicks(code, "eur");
    QVERIFY(rate->isEnabled());
    rate->setValue(0.9);
    QCOMPARE(Preferences::self().currency().code, std::string("EUR"));
    QCOMPARE(Preferences::self().currency().perDollar, 0.9);
    code->selectAll();
    QTest::keyClicks(code, "eu"); // no currency yet: the last one stays
    QCOMPARE(Preferences::self().currency().code, std::string("EUR"));
    code->selectAll();
    QTest::keyClicks(code, "usd");
    QVERIFY(Preferences::self().currency().isDollars());
    QCOMPARE(Preferences::self().currency().perDollar, 1.0);
}

void TestShell::cardsSnapOnlyWhileThatIsLiked()
{
    MainWindow window(plainSetup());
    window.resize(1440, 900);
    window.show();
    window.openTemplate("web");
    auto *canvas = window.findChild<CanvasView *>("canvas");
    canvas->zoomTo(1);
    const auto moved = [&](bool snapping) {
        Preferences::self().setSnapping(snapping);
        const Service *service = serviceNamed(window.session(), "kv-store-eus2");
        const QPoint from = canvas->placeOf(service->id).center(), to = from + QPoint(-29, 3);
        QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, from);
        for (const QPoint &at : {from + QPoint(-20, 1), to}) {
            QMouseEvent event(QEvent::MouseMove, at, canvas->viewport()->mapToGlobal(at), Qt::NoButton,
                              Qt::LeftButton, {});
            QApplication::sendEvent(canvas->viewport(), &event);
        }
        QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, to);
        const QPoint went = canvas->placeOf(service->id).center() - from;
        window.session().undoStack()->undo();
        return went;
    };
    QCOMPARE(moved(false), QPoint(-29, 3));
    QVERIFY(moved(true) != QPoint(-29, 3));
}

void TestShell::theThemeFollowsTheDesktopWhenAsked()
{
    MainWindow window(plainSetup());
    command(window, "themeDark")->trigger();
    QCOMPARE(currentTheme(), Theme::Dark);
    command(window, "themeSystem")->trigger();
    QCOMPARE(currentTheme(), systemTheme());
    command(window, "settings")->trigger();
    auto *theme = window.findChild<QDialog *>("settingsWindow")->findChild<QComboBox *>("settingTheme");
    QCOMPARE(theme->currentText(), QString("As the desktop"));
    command(window, "themeLight")->trigger();
    QCOMPARE(currentTheme(), Theme::Light);
}

void TestShell::theWordsOfTheSettingsAreSeenWhole()
{
    MainWindow window(plainSetup());
    window.show();
    command(window, "settings")->trigger();
    auto *settings = window.findChild<QDialog *>("settingsWindow");
    QTRY_VERIFY(settings->isVisible());
    int wrapped = 0;
    for (const QLabel *label : settings->findChildren<QLabel *>()) {
        if (!label->wordWrap())
            continue;
        ++wrapped;
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    QVERIFY(wrapped >= 3);
    QVERIFY2(settings->height() <= 680, "with its frame on a screen of 720 pixels");
}

void TestShell::highContrastAppliesAtOnceAndIsKept()
{
    MainWindow window(plainSetup());
    window.resize(1440, 900);
    window.show();
    window.openTemplate("web");
    command(window, "themeLight")->trigger();
    auto *canvas = window.findChild<CanvasView *>("canvas");
    // A pixel of the primary lane's ground, left of its cards.
    const auto ground = [&] {
        const QRect lane = canvas->placeOf(window.session().topology().stamps.front()->id, Site::Primary);
        return QColor(canvas->viewport()->grab().toImage().pixel(lane.left() + 8, lane.top() + 8));
    };
    const QColor calm = ground();
    QVERIFY(calm != QColor(Qt::white));
    command(window, "settings")->trigger();
    auto *strong =
        window.findChild<QDialog *>("settingsWindow")->findChild<QCheckBox *>("settingHighContrast");
    QVERIFY(!strong->isChecked());
    QTest::mouseClick(strong, Qt::LeftButton, {}, {10, strong->height() / 2});
    QVERIFY(strong->isChecked() && Preferences::self().highContrast());
    QTRY_COMPARE(ground(), QColor(Qt::white));
    QCOMPARE(QApplication::palette().color(QPalette::WindowText), QColor(Qt::black));
    command(window, "themeDark")->trigger(); // it is on in both
    QTRY_COMPARE(ground(), QColor(Qt::black));
    command(window, "themeLight")->trigger();
    QTest::mouseClick(strong, Qt::LeftButton, {}, {10, strong->height() / 2});
    QTRY_COMPARE(ground(), calm);
    QVERIFY(!Preferences::self().highContrast());
}

void TestShell::newAndSolvedProblemsAreSaid()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(waitForVerdict(window.session()));
    auto *news = window.findChild<QLabel *>("problemNews");
    QVERIFY(news->text().isEmpty()); // what it is opened with is no news
    const StampId stamp = window.session().topology().stamps.front()->id;
    window.session().apply(setZoneRegion(stamp, ZoneRole::Secondary, RegionId{"centralus"}), "Both in one");
    QVERIFY(waitForVerdict(window.session()));
    QVERIFY2(news->text().contains("new problem"), qPrintable(news->text()));
    window.session().undoStack()->undo();
    QVERIFY(waitForVerdict(window.session()));
    QVERIFY2(news->text().contains("solved"), qPrintable(news->text()));
}

void TestShell::theChangeOfAnEditIsKeptInTheStatusBar()
{
    QTemporaryDir folder;
    DesignerSetup setup = plainSetup();
    setup.journalFolder = folder.path();
    MainWindow window(std::move(setup));
    window.show();
    window.openTemplate("web");
    window.session().apply(changeEngagement([](Engagement &one) { one.name = "Kept"; }), "Rename");
    QTRY_VERIFY(!window.findChild<QLabel *>("journalState")->text().isEmpty());
    window.session().undoStack()->undo();
}

void TestShell::theFirstStepsBlockNothingAndGoForGood()
{
    MainWindow window(plainSetup());
    window.show();
    QTest::mouseClick(window.findChild<QPushButton *>("startFirstSteps"), Qt::LeftButton);
    auto *coach = window.findChild<QWidget *>("coach");
    QVERIFY(coach->isVisible());
    QVERIFY(window.session().hasDocument());
    QVERIFY(window.rect().contains(coach->geometry()));
    const QString first = window.findChild<QLabel *>("coachTitle")->text();
    auto *next = window.findChild<QPushButton *>("coachNext");
    QTest::mouseClick(next, Qt::LeftButton);
    QVERIFY(window.findChild<QLabel *>("coachTitle")->text() != first);
    command(window, "selectAll")->trigger(); // it blocks nothing
    QVERIFY(!window.session().selection().empty());
    command(window, "quickAdd")->trigger(); // which the first step speaks of: it makes room for it
    QVERIFY(window.findChild<QWidget *>("quickAdd")->isVisible());
    QVERIFY(!coach->isVisible());
    QTest::keyClick(window.findChild<QLineEdit *>("quickAddField"), Qt::Key_Escape);
    QVERIFY(coach->isVisible());
    for (int i = 0; i < 4; ++i)
        QTest::mouseClick(next, Qt::LeftButton);
    QVERIFY(!coach->isVisible());
    QVERIFY(!Preferences::self().coachMarks());
    command(window, "coachMarks")->trigger(); // Help brings it back
    QVERIFY(coach->isVisible());
    command(window, "present")->trigger();
    QVERIFY(!coach->isVisible());
    command(window, "present")->trigger();
}

void TestShell::aTemplateJoinsTheDesignThatIsOpen()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(waitForVerdict(window.session()));
    const std::string before = bytesOf(window.session());
    command(window, "applyTemplate")->trigger();
    auto *dialog = window.findChild<QDialog *>("joinWindow");
    QVERIFY(dialog && !dialog->isModal());
    auto *list = dialog->findChild<QListWidget *>("joinTemplates");
    list->setCurrentItem(
        list->findItems("Contoso Storefront", Qt::MatchExactly).value(0)); // the same one again
    QVERIFY(dialog->findChild<QLabel *>("joinAdds")->text().contains("1 stamp"));
    QVERIFY(!dialog->findChild<QLabel *>("joinVerdict")->text().isEmpty());
    QCOMPARE(bytesOf(window.session()), before); // a preview is no edit
    auto *name = dialog->findChild<QLineEdit *>("joinName");
    name->selectAll();
    QTest::keyClicks(name, "Second shop");
    auto *region = dialog->findChild<QComboBox *>("joinSecondary");
    region->setCurrentIndex(region->findData("westus3"));
    QTest::mouseClick(dialog->findChild<QPushButton *>("joinApply"), Qt::LeftButton);
    const auto &stamps = window.session().topology().stamps;
    QCOMPARE(stamps.size(), std::size_t(2));
    QCOMPARE(stamps.back()->name, std::string("Second shop"));
    QCOMPARE(stamps.back()->zone(ZoneRole::Secondary)->region.text, std::string("westus3"));
    QCOMPARE(stamps.back()->services.size(), stamps.front()->services.size());
    QCOMPARE(stamps.back()->dependencies.size(), stamps.front()->dependencies.size());
    QCOMPARE(stamps.back()->protections.size(), stamps.front()->protections.size());
    QVERIFY(readDesign(bytesOf(window.session()), window.session().catalog(), "joined")); // and it is sound
    QCOMPARE(window.session().undoStack()->count(), 1);
    command(window, "undo")->trigger();
    QCOMPARE(bytesOf(window.session()), before);
}

void TestShell::aSecondStartHandsItsFilesToTheFirst()
{
    QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    QStringList brought;
    int times = 0;
    auto first = std::make_unique<SingleInstance>();
    QVERIFY(!first->handOver({"a.breakwater"})); // nobody is there: it opens its own
    connect(first.get(), &SingleInstance::filesBrought, this, [&](const QStringList &files) {
        brought << files;
        ++times;
    });
    const auto start = [](QStringList files) {
        return std::async(std::launch::async, [files] { return SingleInstance().handOver(files); });
    };
    auto second = start({"/tmp/b \u00fc.breakwater", "/tmp/c.breakwater"});
    QTRY_COMPARE(brought, QStringList({"/tmp/b \u00fc.breakwater", "/tmp/c.breakwater"}));
    QVERIFY(second.get());
    auto third = start({}); // only to come to the front
    QTRY_COMPARE(times, 2);
    QVERIFY(third.get());
    first.reset();
    SingleInstance next;
    QVERIFY(!next.handOver({})); // the first has ended: this one is the first now
}

/// Everything that can be pressed, typed into or chosen from and has no name.
QStringList TestShell::unnamed(QAccessibleInterface *at)
{
    QStringList missing;
    if (!at || at->state().invisible)
        return missing;
    static const QSet<QAccessible::Role> controls{
        QAccessible::PushButton, QAccessible::CheckBox,   QAccessible::RadioButton, QAccessible::EditableText,
        QAccessible::ComboBox,   QAccessible::Table,      QAccessible::Tree,        QAccessible::List,
        QAccessible::SpinBox,    QAccessible::ButtonMenu, QAccessible::Slider,      QAccessible::Canvas};
    if (controls.contains(at->role()) && at->text(QAccessible::Name).isEmpty()) {
        QStringList path;
        for (QAccessibleInterface *up = at; up; up = up->parent())
            if (up->object())
                path.prepend(QString("%1 %2").arg(up->object()->metaObject()->className(),
                                                  up->object()->objectName()));
        missing << path.join(" > ");
    }
    const bool list = at->role() == QAccessible::Table || at->role() == QAccessible::Tree
        || at->role() == QAccessible::List;
    for (int i = 0; i < at->childCount() && !list; ++i) // cells have their text
        missing << unnamed(at->child(i));
    return missing;
}

void TestShell::nothingOnScreenIsWithoutAName()
{
    QTemporaryDir folder;
    MainWindow window(plainSetup());
    window.show();
    QCOMPARE(unnamed(QAccessible::queryAccessibleInterface(&window)).join("\n"), QString());
    window.openTemplate("portfolio");
    QVERIFY(waitForVerdict(window.session()));
    Session &session = window.session();
    const Stamp &stamp = *session.topology().stamps.front();
    Selection zone, whole, link, several;
    zone.stamp = whole.stamp = link.stamp = several.stamp = stamp.id;
    zone.site = Site::Primary;
    link.dependencies = {stamp.dependencies.front().id};
    for (const Service &service : stamp.services)
        several.services.push_back(service.id);
    std::vector<Selection> selections{{}, zone, whole, link, several};
    for (const Service &service : stamp.services)
        selections.push_back(selectionOf(session, service.id));
    for (const Selection &selection : selections) {
        session.select(selection);
        QCOMPARE(unnamed(QAccessible::queryAccessibleInterface(&window)).join("\n"), QString());
    }
    for (QTabBar *tabs : window.findChildren<QTabBar *>())
        for (int i = 0; i < tabs->count() && tabs->objectName().endsWith("DockTabs"); ++i) {
            tabs->setCurrentIndex(i);
            QCOMPARE(unnamed(QAccessible::queryAccessibleInterface(&window)).join("\n"), QString());
        }
    for (const char *page : {"settings", "shortcuts", "manual", "about"})
        command(window, page)->trigger();
    for (QDialog *dialog : window.findChildren<QDialog *>())
        QCOMPARE(unnamed(QAccessible::queryAccessibleInterface(dialog)).join("\n"), QString());
}

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
