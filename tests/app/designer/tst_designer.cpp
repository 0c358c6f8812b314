// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/main_window.h"
#include "app/designer/options.h"
#include "tests/widgets/fixture.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/theme/current.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QDockWidget>
#include <QFile>
#include <QImage>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QUndoStack>

#include <map>

using namespace breakwater;
using namespace breakwater::test;

/// The whole window.
class TestDesigner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void optionsAreRead();
    void itStartsOnTheStartPage();
    void everyTemplateOpensUntitledAndUnmodified();
    void theTitleSaysNameAndUnsavedChanges();
    void saveAndOpenChangeNoByte();
    void aFileThatDoesNotOpenIsSaidInTheBar();
    void everyCommandHasANameAndWorksWithoutADocument();
    void everyFocusableThingHasANameForAssistiveTechnology();
    void theThemeSwitchesAtRunTime();
    void exportsRunThroughTheHook();
    void theManualOpens();
    void anotherCatalogIsRememberedForTheNextStart();

private:
    DesignerSetup setup() const
    {
        DesignerSetup made;
        made.catalog = builtinCatalog();
        made.asOf = kDay;
        made.restore = false;
        return made;
    }
};

void TestDesigner::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("breakwater-test");
    QCoreApplication::setApplicationName("breakwater-test");
    QSettings().clear();
    applyTheme(Theme::Light);
}

void TestDesigner::optionsAreRead()
{
    const auto parsed =
        parseOptions({"--theme", "dark", "--no-restore", "--as-of=2026-11-23", "a.breakwater"});
    QVERIFY(parsed);
    QCOMPARE(parsed->theme, std::optional(Theme::Dark));
    QVERIFY(!parsed->restore);
    QVERIFY(!parsed->reducedMotion);
    QVERIFY(parseOptions({"--reduced-motion"})->reducedMotion);
    QCOMPARE(parsed->files, QStringList{"a.breakwater"});
    QVERIFY(parsed->asOf == kDay);
    QVERIFY(!parseOptions({"--theme", "pink"}));
    QVERIFY(!parseOptions({"--as-of", "tomorrow"}));
    QVERIFY(!parseOptions({"--what"}));
    QCOMPARE(parseOptions({"a", "b"})->files, QStringList({"a", "b"}));
    QVERIFY(!parseOptions({"a", "--template", "web"}));
    QVERIFY(!parseOptions({"--template"}));
    for (const char *word : {"--template", "--catalog", "--as-of", "--theme", "--reduced-motion",
                             "--no-restore", "--help", "--version"})
        QVERIFY2(helpText().contains(word), word);
}

void TestDesigner::itStartsOnTheStartPage()
{
    MainWindow window(setup());
    window.show();
    QVERIFY(!window.session().hasDocument());
    QVERIFY(window.findChild<QWidget *>("startPage")->isVisible());
    QVERIFY(!window.findChild<QDockWidget *>("paletteDock")->isVisible());
    auto *page = window.findChild<QWidget *>("startPage");
    const QImage picture = page->grab().toImage();
    const auto line = [&](int y) { return picture.pixel(271, y); }; // beside the recent files
    for (int y = 0; y < picture.height(); ++y)
        QVERIFY2(line(y) == line(0) && line(y) != picture.pixel(268, 4), qPrintable(QString::number(y)));
    auto *card = window.findChild<QAbstractButton *>("template_web");
    QVERIFY(card);
    QTest::mouseClick(card, Qt::LeftButton);
    QVERIFY(window.session().hasDocument());
    QVERIFY(window.findChild<QWidget *>("canvas")->isVisible());
    QVERIFY(window.findChild<QDockWidget *>("paletteDock")->isVisible());
}

void TestDesigner::everyTemplateOpensUntitledAndUnmodified()
{
    MainWindow window(setup());
    window.show();
    for (const char *id : {"web", "automation", "kubernetes", "genai", "portfolio"}) {
        QVERIFY2(window.openTemplate(id), id);
        QVERIFY(window.session().path().isEmpty());
        QVERIFY(!window.session().isModified());
        QVERIFY(waitForVerdict(window.session()));
        auto *canvas = window.findChild<CanvasView *>("canvas");
        QCOMPARE(canvas->picture().bands.size(), window.session().topology().stamps.size());
    }
    QVERIFY(!window.openTemplate("none"));
    QVERIFY(!window.messageText().isEmpty());
}

void TestDesigner::theTitleSaysNameAndUnsavedChanges()
{
    QTemporaryDir folder;
    MainWindow window(setup());
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(folder.filePath("shop.breakwater")));
    QCOMPARE(window.windowTitle(), QString("shop[*] - Breakwater"));
    QVERIFY(!window.isWindowModified());
    window.session().apply(changeEngagement([](Engagement &one) { one.name = "Other"; }), "Rename");
    QVERIFY(window.isWindowModified());
    window.session().undoStack()->undo();
    QVERIFY(!window.isWindowModified());
}

void TestDesigner::saveAndOpenChangeNoByte()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    MainWindow window(setup());
    window.openTemplate("kubernetes");
    QVERIFY(window.session().saveAs(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray first = file.readAll();
    file.close();
    window.showStart();
    QVERIFY(window.openFile(path));
    QVERIFY(window.session().save());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), first);
}

void TestDesigner::aFileThatDoesNotOpenIsSaidInTheBar()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("notes.breakwater");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("title: not a design\n");
    file.close();
    MainWindow window(setup());
    window.show();
    window.openTemplate("web");
    QVERIFY(!window.openFile(path));
    QVERIFY(window.messageText().contains("notes.breakwater"));
    QVERIFY(window.session().hasDocument()); // the one before stays
    QVERIFY(!window.openFile(folder.path()));
    QVERIFY(!window.openFile(folder.filePath("missing.breakwater")));
}

void TestDesigner::everyCommandHasANameAndWorksWithoutADocument()
{
    MainWindow window(setup());
    window.show();
    std::map<QString, QString> keys;
    for (const QAction *action : window.findChildren<QAction *>()) {
        if (action->objectName().isEmpty() || action->objectName().startsWith("_q_") || action->isSeparator())
            continue;
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        for (const QKeySequence &key : action->shortcuts()) {
            const auto [other, added] = keys.emplace(key.toString(), action->objectName());
            QVERIFY2(added || other->second == action->objectName(),
                     qPrintable(key.toString() + " " + other->second + " " + action->objectName()));
        }
    }
    QVERIFY(!window.findChild<QAction *>("selectAll")->isEnabled());
    QVERIFY(window.findChild<QAction *>("open")->isEnabled());
    window.openTemplate("web");
    QVERIFY(window.findChild<QAction *>("selectAll")->isEnabled());
    QVERIFY(!window.findChild<QAction *>("exportAll")); // no hook, no command
}

void TestDesigner::everyFocusableThingHasANameForAssistiveTechnology()
{
    MainWindow window(setup());
    window.show();
    window.openTemplate("web");
    window.session().select(
        selectionOf(window.session(), serviceNamed(window.session(), "sql-orders-cus")->id));
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
            continue;
        const QString type = widget->metaObject()->className();
        if (type == "QScrollArea" || type.contains("Viewport") || type == "QComboBoxListView")
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(),
                 qPrintable(type + ' ' + widget->objectName()));
    }
}

void TestDesigner::theThemeSwitchesAtRunTime()
{
    MainWindow window(setup());
    window.show();
    window.openTemplate("web");
    window.findChild<QAction *>("themeDark")->trigger();
    QCOMPARE(currentTheme(), Theme::Dark);
    const QImage dark = window.grab().toImage();
    window.findChild<QAction *>("themeLight")->trigger();
    QCOMPARE(currentTheme(), Theme::Light);
    const QImage light = window.grab().toImage();
    const QPoint corner = window.findChild<CanvasView *>("canvas")->mapTo(&window, QPoint(3, 3));
    QVERIFY(dark.pixelColor(corner).lightness() < 60);
    QVERIFY(light.pixelColor(corner).lightness() > 200);
}

void TestDesigner::exportsRunThroughTheHook()
{
    QTemporaryDir folder;
    DesignerSetup with = setup();
    std::set<ExportPart> asked;
    bool judged = false;
    with.exportAll = [&](const ExportJob &job) -> Result<ExportOutcome> {
        asked = job.parts;
        judged = job.assessment != nullptr;
        return ExportOutcome{{job.folder / "runbook.pdf"}, {{"Bicep for stamp Shop", "it comes later"}}};
    };
    MainWindow window(std::move(with));
    window.show();
    QVERIFY(window.findChild<QAction *>("exportAll"));
    window.openTemplate("web");
    QSignalSpy done(&window, &MainWindow::exportFinished);
    window.exportTo(folder.path(), {ExportPart::RunbookPdf, ExportPart::Bicep});
    QVERIFY(done.wait(20000));
    QCOMPARE(done.first().at(0).toInt(), 1);
    QCOMPARE(done.first().at(1).toInt(), 1);
    QCOMPARE(asked.size(), std::size_t(2));
    QVERIFY(judged);
    QVERIFY(window.messageText().contains("Bicep for stamp Shop"));
}

void TestDesigner::theManualOpens()
{
    MainWindow window(setup());
    window.show();
    window.findChild<QAction *>("manual")->trigger();
    auto *text = window.findChild<QTextBrowser *>("manualText");
    QVERIFY(text);
    QVERIFY(text->toPlainText().contains("Breakwater manual"));
    window.findChild<QAction *>("about")->trigger();
}

void TestDesigner::anotherCatalogIsRememberedForTheNextStart()
{
    MainWindow window(setup());
    window.rememberCatalog("/some/where");
    QCOMPARE(QSettings().value("catalogFolder").toString(), QString("/some/where"));
    QVERIFY(window.messageText().contains("/some/where"));
    window.findChild<QAction *>("catalogBuiltIn")->trigger();
    QVERIFY(QSettings().value("catalogFolder").toString().isEmpty());
    QVERIFY(window.messageText().contains("built-in"));
}

QTEST_MAIN(TestDesigner)
#include "tst_designer.moc"
