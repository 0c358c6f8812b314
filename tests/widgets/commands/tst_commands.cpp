// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/command_palette.h"
#include "widgets/commands/fuzzy.h"
#include "widgets/commands/shortcuts_page.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QMenuBar>
#include <QPrinter>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace breakwater;

/// Finding a command by a few letters.
class TestCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lettersInOrderFindAndOthersDoNot();
    void beginningsOfWordsComeFirst();
    void aFewLettersAndEnterRunTheCommand();
    void whatIsNotPossibleNowIsShownAndDoesNothing();
    void arrowsChooseAndEscapeGivesTheFocusBack();
    void shortcutsAreFoundByNameAndByKey();
    void shortcutsGoOntoPaper();

private:
    QAction *add(QMenu *menu, const char *name, const QString &text, const QKeySequence &keys = {})
    {
        QAction *made = menu->addAction(text);
        made->setObjectName(name);
        made->setShortcut(keys);
        return made;
    }
    QLineEdit *line() { return m_window->findChild<QLineEdit *>("commandSearch"); }
    QListWidget *list() { return m_window->findChild<QListWidget *>("commandList"); }

    std::unique_ptr<QMainWindow> m_window;
    CommandPalette *m_palette = nullptr;
    QAction *m_zoomIn = nullptr, *m_resize = nullptr, *m_dark = nullptr;
};

void TestCommands::init()
{
    m_window = std::make_unique<QMainWindow>();
    m_window->setCentralWidget(new QLineEdit);
    QMenu *view = m_window->menuBar()->addMenu("&View");
    m_resize = add(view, "resize", "&Resize it");
    m_zoomIn = add(view, "zoomIn", "&Zoom in", QKeySequence("Ctrl+="));
    m_dark = add(view->addMenu("&Theme"), "dark", "&Dark");
    m_palette = new CommandPalette(m_window.get());
    m_window->resize(800, 600);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->centralWidget()->setFocus();
}

void TestCommands::lettersInOrderFindAndOthersDoNot()
{
    QVERIFY(fuzzyScore("zi", "Zoom in"));
    QVERIFY(fuzzyScore("in zoom", "Zoom in"));
    QVERIFY(!fuzzyScore("iz", "Zoom in"));
    QVERIFY(fuzzyScore("", "anything"));
}

void TestCommands::beginningsOfWordsComeFirst()
{
    QVERIFY(*fuzzyScore("zi", "Zoom in") > *fuzzyScore("zi", "Resize it"));
    QVERIFY(*fuzzyScore("exp", "Export") > *fuzzyScore("exp", "Next problem"));
}

void TestCommands::aFewLettersAndEnterRunTheCommand()
{
    QSignalSpy zoomed(m_zoomIn, &QAction::triggered), dark(m_dark, &QAction::triggered);
    m_palette->open(*m_window->menuBar());
    QCOMPARE(list()->count(), 3);
    QTest::keyClicks(line(), "zi");
    QCOMPARE(list()->item(0)->text(), QString("Zoom in"));
    QTest::keyClick(line(), Qt::Key_Return);
    QCOMPARE(zoomed.count(), 1);
    QVERIFY(!m_palette->isVisible());
    m_palette->open(*m_window->menuBar());
    QTest::keyClicks(line(), "theme");
    QCOMPARE(list()->count(), 1); // by where it stands
    QTest::keyClick(line(), Qt::Key_Return);
    QCOMPARE(dark.count(), 1);
}

void TestCommands::whatIsNotPossibleNowIsShownAndDoesNothing()
{
    m_zoomIn->setEnabled(false);
    QSignalSpy zoomed(m_zoomIn, &QAction::triggered);
    m_palette->open(*m_window->menuBar());
    QTest::keyClicks(line(), "zoom");
    QCOMPARE(list()->count(), 1);
    QTest::keyClick(line(), Qt::Key_Return);
    QCOMPARE(zoomed.count(), 0);
    QVERIFY(m_palette->isVisible());
}

void TestCommands::arrowsChooseAndEscapeGivesTheFocusBack()
{
    QSignalSpy zoomed(m_zoomIn, &QAction::triggered);
    m_palette->open(*m_window->menuBar());
    QTest::keyClick(line(), Qt::Key_Down);
    QCOMPARE(list()->currentRow(), 1);
    QTest::keyClick(line(), Qt::Key_Escape);
    QVERIFY(!m_palette->isVisible());
    QCOMPARE(zoomed.count(), 0);
    QCOMPARE(m_window->focusWidget(), m_window->centralWidget());
}

void TestCommands::shortcutsAreFoundByNameAndByKey()
{
    ShortcutsPage page(commandsOf(*m_window->menuBar()), {{"L", "Connect"}}, m_window.get());
    page.setAttribute(Qt::WA_DeleteOnClose, false);
    page.show();
    auto *shown = page.findChild<QTreeWidget *>("shortcutList");
    QCOMPARE(shown->topLevelItemCount(), 2); // what has a key, and the canvas
    const auto visible = [&] {
        QStringList names;
        for (int i = 0; i < shown->topLevelItemCount(); ++i)
            if (!shown->topLevelItem(i)->isHidden())
                names << shown->topLevelItem(i)->text(0);
        return names;
    };
    QTest::keyClicks(page.findChild<QLineEdit *>("shortcutSearch"), "ctrl+=");
    QCOMPARE(visible(), QStringList{"Zoom in"});
    page.findChild<QLineEdit *>("shortcutSearch")->setText("conn");
    QCOMPARE(visible(), QStringList{"Connect"});
}

void TestCommands::shortcutsGoOntoPaper()
{
    if (QStandardPaths::findExecutable("pdftotext").isEmpty())
        QSKIP("pdftotext is not installed: what is printed cannot be read");
    ShortcutsPage page(commandsOf(*m_window->menuBar()), {{"L", "Connect"}}, m_window.get());
    page.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(page.findChild<QPushButton *>("shortcutPrint"));
    QTemporaryDir folder;
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setOutputFileName(folder.filePath("keys.pdf"));
    page.printOn(printer);
    QProcess reader;
    reader.start("pdftotext", {"-layout", printer.outputFileName(), "-"});
    QVERIFY(reader.waitForFinished());
    const QString text = QString::fromUtf8(reader.readAllStandardOutput());
    for (const char *words : {"Keyboard shortcuts of Breakwater", "Command", "Keys", "Where", "Zoom in",
                              "Ctrl+=", "Connect", "Canvas"})
        QVERIFY2(text.contains(words), qPrintable(text));
}

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
