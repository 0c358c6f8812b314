// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/diagram_export.h"
#include "app/designer/main_window.h"
#include "tests/widgets/fixture.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/preferences.h"
#include "widgets/theme/current.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPageSize>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <QUndoStack>

#include <map>
#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// The commands of the canvas in the window: by menu, by key, by the menus that open on the canvas.
class TestCanvasActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void everyCommandStandsInAMenuWithItsKeyAndItsHelp();
    void noTwoEntriesOfAMenuShareALetter();
    void commandsWaitForWhatTheyNeed();
    void ctrlATakesEverythingWithTheShelvesAndAFoldedStamp();
    void keysReachTheCanvas();
    void inATextFieldTheyMeanTheText();
    void theMenuOnTheCanvasHasFiveToTwelveEntries_data();
    void theMenuOnTheCanvasHasFiveToTwelveEntries();
    void theDiagramIsWrittenInEveryFormat_data();
    void theDiagramIsWrittenInEveryFormat();
    void theExportOffersWhatIsSelected();
    void theDiagramIsSeenBeforeItIsPrinted();

private:
    QAction *action(const char *name) const { return m_window->findChild<QAction *>(QLatin1String(name)); }
    const Service &named(const char *name) const
    {
        const Service *found = serviceNamed(m_window->session(), name);
        if (!found)
            qFatal("no service %s", name);
        return *found;
    }
    void select(std::initializer_list<const char *> names)
    {
        Selection chosen;
        chosen.stamp = m_window->session().topology().stamps.front()->id;
        for (const char *name : names)
            chosen.services.push_back(named(name).id);
        m_window->session().select(chosen);
    }
    std::unique_ptr<MainWindow> m_window;
    CanvasView *m_canvas = nullptr;
};

void TestCanvasActions::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("breakwater-test");
    QCoreApplication::setApplicationName("breakwater-test-canvas");
    QSettings().clear();
    applyTheme(Theme::Light);
}

void TestCanvasActions::init()
{
    DesignerSetup setup;
    setup.catalog = builtinCatalog();
    setup.asOf = kDay;
    setup.restore = false;
    m_window = std::make_unique<MainWindow>(std::move(setup));
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(m_window->openTemplate("web"));
    QVERIFY(waitForVerdict(m_window->session()));
    m_window->activateWindow();
    m_canvas = m_window->findChild<CanvasView *>("canvas");
    m_canvas->setFocus();
    QTRY_VERIFY(m_canvas->hasFocus());
}

void TestCanvasActions::everyCommandStandsInAMenuWithItsKeyAndItsHelp()
{
    const std::map<const char *, const char *> keys{{"cut", "Ctrl+X"},
                                                    {"copy", "Ctrl+C"},
                                                    {"paste", "Ctrl+V"},
                                                    {"duplicate", "Ctrl+D"},
                                                    {"mirror", "Ctrl+M"},
                                                    {"moveToZone", "Ctrl+Shift+M"},
                                                    {"alignLeft", "Ctrl+Shift+Left"},
                                                    {"autoLayout", "Ctrl+Shift+L"},
                                                    {"find", "Ctrl+F"},
                                                    {"findNext", "F3"},
                                                    {"findPrevious", "Shift+F3"},
                                                    {"showMinimap", "Ctrl+Shift+O"},
                                                    {"print", "Ctrl+P"},
                                                    {"quickAdd", ""},
                                                    {"diagram", ""},
                                                    {"showLegend", ""},
                                                    {"showFlows", ""},
                                                    {"pin", ""},
                                                    {"sameRow", ""},
                                                    {"distributeAcross", ""}};
    std::set<QAction *> shown;
    for (const QMenu *menu : m_window->menuBar()->findChildren<QMenu *>())
        for (QAction *one : menu->actions())
            shown.insert(one);
    for (const QMenu *menu : m_window->findChildren<QMenu *>())
        for (QAction *one : menu->actions())
            shown.insert(one);
    for (const auto &[name, key] : keys) {
        QVERIFY2(action(name), name);
        QVERIFY2(shown.contains(action(name)), name);
        QCOMPARE(action(name)->shortcut().toString(QKeySequence::PortableText), QString::fromLatin1(key));
        QVERIFY2(!action(name)->statusTip().isEmpty(), name);
    }
}

void TestCanvasActions::noTwoEntriesOfAMenuShareALetter()
{
    const auto letter = [](const QAction *one) {
        const qsizetype at = one->text().indexOf('&');
        return at < 0 ? QChar() : one->text().at(at + 1).toLower();
    };
    for (const char *name : {"arrangeMenu", "viewMenu", "editMenu", "fileMenu"}) {
        const QList<QAction *> entries = m_window->findChild<QMenu *>(name)->actions();
        for (const char *own : {"showMinimap", "showLegend",   "showFlows", "showZones", "showFindings",
                                "cut",         "copy",         "paste",     "duplicate", "find",
                                "findNext",    "findPrevious", "diagram",   "print",     "mirror",
                                "autoLayout",  "moveToZone",   "alignLeft", "sameRow",   "distributeAcross",
                                "pin"})
            for (const QAction *other : entries)
                if (entries.contains(action(own)) && other != action(own))
                    QVERIFY2(letter(other).isNull() || letter(other) != letter(action(own)),
                             qPrintable(action(own)->text() + " and " + other->text()));
    }
}

void TestCanvasActions::commandsWaitForWhatTheyNeed()
{
    m_window->session().clearSelection();
    for (const char *name :
         {"cut", "copy", "duplicate", "mirror", "moveToZone", "alignLeft", "distributeDown", "pin"})
        QVERIFY2(!action(name)->isEnabled(), name);
    QVERIFY(action("autoLayout")->isEnabled());
    select({"kv-store-cus"});
    QVERIFY(action("duplicate")->isEnabled() && action("mirror")->isEnabled());
    QVERIFY(!action("alignLeft")->isEnabled());
    select({"kv-store-cus", "redis-sess-cus"});
    QVERIFY(action("alignLeft")->isEnabled());
    QVERIFY(!action("distributeDown")->isEnabled());
    select({"kv-store-cus", "redis-sess-cus", "agw-cus"});
    QVERIFY(action("distributeDown")->isEnabled());
    m_window->showStart();
    for (const char *name : {"paste", "autoLayout", "find", "diagram", "print", "quickAdd"})
        QVERIFY2(!action(name)->isEnabled(), name);
}

void TestCanvasActions::ctrlATakesEverythingWithTheShelvesAndAFoldedStamp()
{
    m_window->session().clearSelection();
    m_canvas->setFocus();
    const Stamp &stamp = *m_window->session().topology().stamps.front();
    const auto all = [&] {
        return std::all_of(stamp.services.begin(), stamp.services.end(),
                           [&](const Service &one) { return m_window->session().selection().has(one.id); });
    };
    QTest::keyClick(m_canvas, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_window->session().selection().services.size(), stamp.services.size());
    QVERIFY(all());
    QTest::keyClick(m_canvas, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->session().selection().empty());
    QVERIFY(m_window->session().apply(setCollapsed(stamp.id, true), "fold"));
    QTest::keyClick(m_canvas, Qt::Key_A, Qt::ControlModifier);
    QVERIFY(all());
    m_window->session().undoStack()->undo();
}

void TestCanvasActions::keysReachTheCanvas()
{
    const std::string before = bytesOf(m_window->session());
    select({"redis-sess-cus"});
    QTest::keyClick(m_canvas, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_window->session().undoStack()->count(), 1);
    QTest::keyClick(m_canvas, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(m_canvas, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_window->session().undoStack()->count(), 2);
    QTest::keyClick(m_canvas, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_window->findChild<QLineEdit *>("findField")->hasFocus());
    m_window->session().undoStack()->undo();
    m_window->session().undoStack()->undo();
    QCOMPARE(bytesOf(m_window->session()), before);
}

void TestCanvasActions::inATextFieldTheyMeanTheText()
{
    select({"redis-sess-cus"});
    auto *field = m_window->findChild<QLineEdit *>("paletteSearch");
    field->setText("vault");
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_X, Qt::ControlModifier);
    QVERIFY(field->text().isEmpty());
    QCOMPARE(m_window->session().undoStack()->count(), 0);
}

void TestCanvasActions::theMenuOnTheCanvasHasFiveToTwelveEntries_data()
{
    QTest::addColumn<QString>("about");
    for (const char *about : {"a card", "a link", "a zone", "a stamp", "the ground"})
        QTest::newRow(about) << QString::fromLatin1(about);
}

void TestCanvasActions::theMenuOnTheCanvasHasFiveToTwelveEntries()
{
    QFETCH(QString, about);
    const auto &stamp = m_window->session().topology().stamps.front();
    Selection chosen;
    chosen.stamp = stamp->id;
    if (about == "a card")
        chosen.services = {named("kv-store-cus").id};
    else if (about == "a link")
        chosen.dependencies = {stamp->dependencies.front().id};
    else if (about == "a zone")
        chosen.site = Site::Secondary;
    else if (about == "the ground")
        chosen = {};
    m_window->session().select(chosen);
    Q_EMIT m_canvas->menuWanted(m_canvas->mapToGlobal(QPoint(200, 200)));
    auto *menu = m_window->findChild<QMenu *>("canvasMenu");
    QVERIFY(menu && menu->isVisible());
    int entries = 0;
    for (const QAction *one : menu->actions()) {
        if (one->isSeparator())
            continue;
        ++entries;
        QVERIFY(!one->text().isEmpty());
    }
    QVERIFY2(entries >= 5 && entries <= 12, qPrintable(QString::number(entries)));
    menu->close();
}

void TestCanvasActions::theDiagramIsWrittenInEveryFormat_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("SVG") << 0 << QByteArray("<?xml");
    QTest::newRow("PNG") << 2 << QByteArray("\x89PNG");
    QTest::newRow("PDF") << 4 << QByteArray("%PDF-");
    QTest::newRow("draw.io") << 5 << QByteArray("<?xml");
}

void TestCanvasActions::theDiagramIsWrittenInEveryFormat()
{
    QFETCH(int, format);
    QFETCH(QByteArray, begins);
    action("diagram")->trigger();
    auto *dialog = m_window->findChild<DiagramExport *>("diagramExport");
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    dialog->findChild<QComboBox *>("diagramFormat")->setCurrentIndex(format);
    QTemporaryDir folder;
    const QString path = folder.filePath("diagram");
    QVERIFY(dialog->saveTo(path));
    QVERIFY(dialog->findChild<QLabel *>("diagramSaid")->text().contains(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(begins));
    QVERIFY(!dialog->saveTo(folder.filePath("no/such/folder/diagram")));
}

void TestCanvasActions::theExportOffersWhatIsSelected()
{
    action("diagram")->trigger();
    auto *dialog = m_window->findChild<DiagramExport *>("diagramExport");
    auto *scope = dialog->findChild<QComboBox *>("diagramScope");
    m_window->session().clearSelection();
    QCOMPARE(scope->count(), 1);
    select({"kv-store-cus", "redis-sess-cus"});
    QCOMPARE(scope->count(), 3);
    scope->setCurrentIndex(2);
    QCOMPARE(dialog->request().services.size(), std::size_t(2));
    dialog->findChild<QCheckBox *>("diagramLegend")->setChecked(false);
    QVERIFY(!dialog->request().legend);
    for (const QWidget *widget : dialog->findChildren<QWidget *>())
        if (widget->focusPolicy() != Qt::NoFocus && !widget->objectName().startsWith("qt_")
            && widget->isVisible())
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
}

void TestCanvasActions::theDiagramIsSeenBeforeItIsPrinted()
{
    int pages = 0;
    bool landscape = false;
    QPageSize::PageSizeId paper = QPageSize::Custom;
    QString name;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
        auto *dialog = qobject_cast<QPrintPreviewDialog *>(QApplication::activeModalWidget());
        auto *preview = dialog ? dialog->findChild<QPrintPreviewWidget *>() : nullptr;
        if (!preview || preview->pageCount() == 0)
            return;
        name = dialog->objectName();
        pages = preview->pageCount();
        landscape = preview->orientation() == QPageLayout::Landscape;
        paper = dialog->printer()->pageLayout().pageSize().id();
        dialog->reject();
    });
    look.start(20);
    Preferences::self().setLetterPaper(true);
    action("print")->trigger(); // returns when the dialog is closed
    QCOMPARE(name, QString("printPreview"));
    QCOMPARE(pages, 1); // fitted to the page
    QVERIFY(landscape);
    QCOMPARE(paper, QPageSize::Letter);
    QVERIFY(m_window->openTemplate("portfolio")); // five stamps one above the other
    action("print")->trigger();
    QVERIFY(!landscape);
    QCOMPARE(pages, 1);
    QVERIFY(m_window->openTemplate("web"));
    m_window->findChild<DiagramExport *>("diagramExport")
        ->findChild<QComboBox *>("diagramFit")
        ->setCurrentIndex(1);
    Preferences::self().setLetterPaper(false);
    m_window->openTemplate("portfolio"); // more than a page holds
    QVERIFY(waitForVerdict(m_window->session()));
    action("print")->trigger();
    QVERIFY2(pages > 1, qPrintable(QString::number(pages))); // tiles that overlap
    QCOMPARE(paper, QPageSize::A4);
}

QTEST_MAIN(TestCanvasActions)
#include "tst_canvas_actions.moc"
