// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/documents.h"
#include "tests/app/designer/window.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/start/recent_files.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace breakwater;
using namespace breakwater::test;

/// Several designs in one window, and what happens to their files.
class TestDocuments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useOwnSettings("documents"); }
    void eachDesignHasATabWithItsOwnHistory();
    void aDesignThatIsOpenIsNotOpenedTwice();
    void closingAsksOnlyWhenThereAreChanges();
    void theGalleryLeavesWhatIsOpenAlone();
    void atTheGalleryNothingHappensToWhatIsNotSeen();
    void aBlankSheetIsSeenWholeAndSaysWhatToDo();
    void aFileDroppedOnTheWindowOpens();
    void whatIsNoDesignIsSaidToBeNoneWhenItIsDropped_data();
    void whatIsNoDesignIsSaidToBeNoneWhenItIsDropped();
    void aDesignOpensUnderAnyName();
    void ofManyFilesThatAreDroppedThoseThatDoNotOpenAreNamed();
    void whatIsDroppedStaysWhereItIs();
    void anEstateIsSaidToBeNoDesign();
    void aBrokenFileIsRefusedInOneSentenceWithItsLineAndColumn_data();
    void aBrokenFileIsRefusedInOneSentenceWithItsLineAndColumn();
    void aFileThatSomebodyElseChangedIsOffered();
    void mineIsKeptWhenThatIsChosen();
    void theQuestionAboutAFileLeavesAndReturnsWithItsTab();
    void savingAsksBeforeItOverwritesWhatSomebodyElseDid();
    void savingAsksAboutWhatWasWrittenOnlyJustNow();
    void whatComesAfterTheQuestionIsAskedAboutAgain();
    void savingInATabAsksAboutWhatWasWrittenWhileItWasAway();
    void aTouchedFileIsNoNews();
    void asecondEditorOpensReadOnlyWithTheHoldersName();
    void recentFilesCanBePinnedAndCleared();
    void aDialogBeginsInAFolderThatThereIs();
    void whatACrashLeftIsOfferedAndOpensAsUnsaved();
    void manyOffersLeaveThePanelsTheirRoom();
    void whatIsDiscardedIsGone();
    void aCleanEndLeavesNothing();

private:
    /// As a file manager does it: onto the middle of the window, wherever the event ends up.
    bool dropOn(MainWindow &window, const QStringList &files, Qt::DropActions offered = Qt::CopyAction,
                Qt::KeyboardModifiers keys = {}, Qt::DropAction *taken = nullptr)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        QWidget *under = window.childAt(window.rect().center());
        const QPoint at = under->mapFrom(&window, window.rect().center());
        QDragEnterEvent enter(at, offered, &data, Qt::LeftButton, keys);
        QApplication::sendEvent(under, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop(at, offered, &data, Qt::LeftButton, keys);
        QApplication::sendEvent(under, &drop);
        if (taken)
            *taken = drop.dropAction();
        return drop.isAccepted();
    }
    QByteArray onDisk(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    Documents *tabs(MainWindow &window) { return window.findChild<Documents *>("documents"); }
    void rename(MainWindow &window, const char *name)
    {
        window.session().apply(changeEngagement([name](Engagement &one) { one.name = name; }), "Rename");
    }
    void answer(QMessageBox::StandardButton button)
    {
        QTimer::singleShot(0, this, [button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (box)
                box->button(button)->click();
        });
    }
    /// What a program that was killed leaves in the folder.
    void leaveBehind(const QString &folder, const QString &file, const char *name)
    {
        const Topology design = templateDesign("web", *builtinCatalog()).value();
        Result<Journal> journal = Journal::start(folder.toStdString(), {file.toStdString(), "shop"}, design);
        QVERIFY(journal);
        QVERIFY(
            journal->append(changeEngagement([name](Engagement &one) { one.name = name; })(design).value()));
    }
};

void TestDocuments::eachDesignHasATabWithItsOwnHistory()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    rename(window, "First");
    window.openTemplate("genai");
    QCOMPARE(tabs(window)->count(), 2);
    QVERIFY(!command(window, "undo")->isEnabled());
    rename(window, "Second");
    tabs(window)->setCurrentIndex(0);
    QCOMPARE(window.session().topology().engagement->name, std::string("First"));
    QVERIFY(tabs(window)->tabText(0).endsWith('*'));
    command(window, "undo")->trigger();
    QVERIFY(!window.session().isModified());
    QVERIFY(!tabs(window)->tabText(0).endsWith('*'));
    tabs(window)->setCurrentIndex(1);
    QCOMPARE(window.session().topology().engagement->name, std::string("Second"));
    QVERIFY(waitForVerdict(window.session()));
}

void TestDocuments::aDesignThatIsOpenIsNotOpenedTwice()
{
    QTemporaryDir folder;
    MainWindow window(plainSetup());
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(folder.filePath("shop.breakwater")));
    window.openTemplate("genai");
    QVERIFY(window.openFile(folder.filePath("shop.breakwater")));
    QCOMPARE(tabs(window)->count(), 2);
    QCOMPARE(tabs(window)->currentIndex(), 0);
    QCOMPARE(window.session().displayName(), QString("shop"));
}

void TestDocuments::closingAsksOnlyWhenThereAreChanges()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    window.openTemplate("genai");
    command(window, "close")->trigger(); // no question: this would hang
    QCOMPARE(tabs(window)->count(), 1);
    rename(window, "Changed");
    answer(QMessageBox::Cancel);
    command(window, "close")->trigger();
    QCOMPARE(tabs(window)->count(), 1);
    answer(QMessageBox::Discard);
    command(window, "close")->trigger();
    QCOMPARE(tabs(window)->count(), 0);
    QVERIFY(window.findChild<QWidget *>("startPage")->isVisible());
}

void TestDocuments::theGalleryLeavesWhatIsOpenAlone()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    rename(window, "Mine");
    command(window, "new")->trigger();
    QVERIFY(window.findChild<QWidget *>("startPage")->isVisible());
    QVERIFY(!command(window, "save")->isEnabled());
    QTest::mouseClick(tabs(window), Qt::LeftButton, {}, tabs(window)->tabRect(0).center());
    QVERIFY(window.findChild<QWidget *>("canvas")->isVisible());
    QCOMPARE(window.session().topology().engagement->name, std::string("Mine"));
}

void TestDocuments::atTheGalleryNothingHappensToWhatIsNotSeen()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    rename(window, "Mine");
    auto *bar = window.findChild<QToolBar *>("scenarioBar");
    QVERIFY(bar->isVisible());
    window.session().select(
        selectionOf(window.session(), serviceNamed(window.session(), "kv-store-cus")->id));
    for (const char *name : {"undo", "runScenario", "save", "selectAll", "duplicate", "mirror"})
        QVERIFY2(command(window, name)->isEnabled(), name);
    window.session().say(Level::Warning, "About this design");
    command(window, "new")->trigger();
    QVERIFY(!bar->isVisible());
    QVERIFY(window.messageText().isEmpty());
    for (const char *name : {"undo", "redo", "runScenario", "save", "selectAll", "foldStamp", "duplicate",
                             "mirror", "moveToZone", "pin", "cut"})
        QVERIFY2(!command(window, name)->isEnabled(), name);
    QTest::keyClick(&window, Qt::Key_Escape); // back to the design
    QVERIFY(bar->isVisible());
    QVERIFY(window.findChild<QWidget *>("canvas")->isVisible());
    QVERIFY(command(window, "undo")->isEnabled());
    QVERIFY(command(window, "duplicate")->isEnabled());
    QCOMPARE(window.session().topology().engagement->name, std::string("Mine"));
}

void TestDocuments::aBlankSheetIsSeenWholeAndSaysWhatToDo()
{
    MainWindow window(plainSetup());
    window.show();
    QTest::mouseClick(window.findChild<QPushButton *>("startBlank"), Qt::LeftButton);
    auto *canvas = window.findChild<CanvasView *>("canvas");
    QVERIFY(canvas->isVisible());
    const QRectF stamp = canvas->picture().bands.front().frame;
    QTRY_VERIFY(canvas->viewport()->rect().contains(canvas->mapFromScene(stamp).boundingRect()));
    QVERIFY(!window.session().isModified());
    QCOMPARE(window.session().undoStack()->count(), 0);
    QCOMPARE(canvas->hints().size(), std::size_t(4)); // two lanes, two strips
    window.session().addService(KindId{"key-vault"}, window.session().topology().stamps.front()->id,
                                Site::Primary);
    QCOMPARE(canvas->hints().size(), std::size_t(3));
    for (const QRectF &room : canvas->hints())
        for (const scene::CardFace &card : canvas->picture().bands.front().cards)
            QVERIFY(!room.intersects(card.frame));
}

void TestDocuments::aFileDroppedOnTheWindowOpens()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("dropped.breakwater");
    QVERIFY(saveDesign(templateDesign("web", *builtinCatalog()).value(), path.toStdString()));
    MainWindow window(plainSetup());
    window.show();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window, &drop);
    QCOMPARE(window.session().displayName(), QString("dropped"));
    QVERIFY(window.findChild<QWidget *>("canvas")->isVisible()); // it was the first one, and is in front
}

void TestDocuments::whatIsNoDesignIsSaidToBeNoneWhenItIsDropped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("another JSON") << "settings.json" << QByteArray("{\"a\": 1}")
                                  << "An estate is not imported yet.";
    QTest::newRow("ARM template") << "exported.json"
                                  << QByteArray(
                                         "{\"$schema\": \"deploymentTemplate.json#\", \"resources\": []}")
                                  << "An estate is not imported yet.";
    QTest::newRow("broken design") << "shop.json"
                                   << QByteArray("{\"format\": 1,\n\"engagement\": {\"name\": 7}}")
                                   << "line 2, column 24, /engagement/name: ";
    QTest::newRow("YAML") << "shop.yaml" << QByteArray("name: shop\nstamps: []\n") << "looks like YAML";
    QTest::newRow("picture") << "logo.png" << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10)
                             << "This is no design file";
    QTest::newRow("empty") << "empty.bw" << QByteArray() << "The file is empty.";
    QTest::newRow("folder") << "designs" << QByteArray() << "it is a folder";
    QTest::newRow("gone") << "gone.breakwater" << QByteArray() << "there is no such file or folder";
    QTest::newRow("estate that is gone") << "gone.json" << QByteArray() << "there is no such file or folder";
}

void TestDocuments::whatIsNoDesignIsSaidToBeNoneWhenItIsDropped()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    QTemporaryDir folder;
    const QString path = folder.filePath(name);
    if (name == "designs")
        QVERIFY(QDir(folder.path()).mkdir(name));
    else if (!name.startsWith("gone"))
        write(path, bytes);
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    const std::string before = bytesOf(window.session());
    QVERIFY(dropOn(window, {path}));
    QVERIFY2(window.messageText().contains(said), qPrintable(window.messageText()));
    QVERIFY2(window.messageText().startsWith(name), qPrintable(window.messageText()));
    QCOMPARE(window.messageText().count(name), 1);
    QCOMPARE(tabs(window)->count(), 1); // the current document stays
    QCOMPARE(bytesOf(window.session()), before);
}

void TestDocuments::aDesignOpensUnderAnyName()
{
    QTemporaryDir folder;
    MainWindow window(plainSetup());
    window.show();
    int opened = 0;
    for (const char *name : {"shop.json", "shop.bw", "shop"}) {
        const QString path = folder.filePath(name);
        QVERIFY(saveDesign(templateDesign("web", *builtinCatalog()).value(), path.toStdString()));
        QVERIFY(dropOn(window, {path}));
        QCOMPARE(tabs(window)->count(), ++opened);
        QCOMPARE(window.session().path(), path);
        QVERIFY(window.messageText().isEmpty());
    }
}

void TestDocuments::ofManyFilesThatAreDroppedThoseThatDoNotOpenAreNamed()
{
    QTemporaryDir folder;
    QStringList files{folder.filePath("logo.png"), folder.filePath("one.breakwater"),
                      folder.filePath("gone.breakwater"), folder.filePath("two.breakwater")};
    write(files[0], "no design");
    for (const int i : {1, 3})
        QVERIFY(saveDesign(templateDesign("web", *builtinCatalog()).value(), files[i].toStdString()));
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(dropOn(window, files));
    QCOMPARE(tabs(window)->count(), 2);
    QCOMPARE(window.messageText(), QString("2 of 4 files do not open: logo.png, gone.breakwater"));
    const Result<DesignLock> held =
        DesignLock::take(folder.filePath("three.breakwater").toStdString(), "Ada");
    QVERIFY(held && QFile::copy(files[1], folder.filePath("three.breakwater")));
    QVERIFY(dropOn(window, {folder.filePath("three.breakwater"), files[0]}));
    QVERIFY2(window.messageText().contains("Ada"), "what a file that opened has to say is kept");
    QVERIFY2(window.messageText().contains("logo.png does not open"), qPrintable(window.messageText()));
    tabs(window)->setCurrentIndex(0);
    QVERIFY(dropOn(window, {files[0], files[1]})); // one that is open, and one that does not
    QCOMPARE(tabs(window)->count(), 3);
    QVERIFY2(window.messageText().startsWith("logo.png does not open"), qPrintable(window.messageText()));
}

void TestDocuments::whatIsDroppedStaysWhereItIs()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    QVERIFY(saveDesign(templateDesign("web", *builtinCatalog()).value(), path.toStdString()));
    MainWindow window(plainSetup());
    window.show();
    Qt::DropAction taken = Qt::IgnoreAction;
    QVERIFY(dropOn(window, {path}, Qt::CopyAction | Qt::MoveAction, Qt::ShiftModifier, &taken));
    QCOMPARE(taken, Qt::CopyAction); // after a move the other program takes the original away
    QCOMPARE(window.session().path(), path);
}

void TestDocuments::anEstateIsSaidToBeNoDesign()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("estate.tfstate"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\": 4}");
    file.close();
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(!window.openFile(file.fileName()));
    QVERIFY(window.messageText().contains("not imported"));
}

void TestDocuments::aBrokenFileIsRefusedInOneSentenceWithItsLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("begins");
    QTest::newRow("cut off") << QByteArray("{\n\"format\": 1,\n\"stamps\": [")
                             << "shop.breakwater does not open, line 3, column 12, /stamps/0: ";
    QTest::newRow("wrong type") << QByteArray("{\"format\": 1, \"engagement\": {\n\"name\": 7}}")
                                << "shop.breakwater does not open, line 2, column 9, /engagement/name: ";
    QTest::newRow("older format") << QByteArray("{\"format\": 0, \"engagement\": {\"name\": 7}}")
                                  << "shop.breakwater does not open, /engagement/name: ";
    QTest::newRow("bad byte") << QByteArray("{\"format\": 1,\n\"engagement\": {\"name\": \"a\xFFz\"}}")
                              << "shop.breakwater does not open, line 2, column 26: ";
}

void TestDocuments::aBrokenFileIsRefusedInOneSentenceWithItsLineAndColumn()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, begins);
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    const std::string before = bytesOf(window.session());
    QVERIFY(!window.openFile(path));
    QVERIFY2(window.messageText().startsWith(begins), qPrintable(window.messageText()));
    QVERIFY2(window.messageText().endsWith('.') || window.messageText().endsWith(".)"),
             qPrintable(window.messageText()));
    QCOMPARE(window.messageText().count("shop.breakwater"), 1);
    QCOMPARE(bytesOf(window.session()), before); // the current document stays
}

void TestDocuments::aFileThatSomebodyElseChangedIsOffered()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(path));
    const Topology theirs =
        changeEngagement([](Engagement &one) { one.name = "Theirs"; })(window.session().topology()).value();
    QVERIFY(saveDesign(theirs, path.toStdString()));
    QTRY_VERIFY_WITH_TIMEOUT(window.messageText().contains("shop.breakwater"), 8000);
    QTest::mouseClick(window.findChild<QPushButton *>("diskCompare"), Qt::LeftButton);
    auto *differences = window.findChild<QTreeWidget *>("differences");
    QVERIFY(differences);
    QCOMPARE(differences->topLevelItemCount(), 1);
    QTest::mouseClick(window.findChild<QPushButton *>("diskReload"), Qt::LeftButton);
    QCOMPARE(window.session().topology().engagement->name, std::string("Theirs"));
    QVERIFY(!window.session().isModified());
    QVERIFY(window.messageText().isEmpty());
}

void TestDocuments::mineIsKeptWhenThatIsChosen()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(path));
    const std::string mine = bytesOf(window.session());
    QVERIFY(saveDesign(templateDesign("genai", *builtinCatalog()).value(), path.toStdString()));
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QPushButton *>("diskKeepMine"), 8000);
    QTest::mouseClick(window.findChild<QPushButton *>("diskKeepMine"), Qt::LeftButton);
    QCOMPARE(bytesOf(window.session()), mine);
    QVERIFY(window.session().isModified()); // it is not what is on disk
    QVERIFY(window.session().save());
    QVERIFY(!window.session().isModified());
}

void TestDocuments::theQuestionAboutAFileLeavesAndReturnsWithItsTab()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("genai");
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(path));
    QVERIFY(saveDesign(templateDesign("automation", *builtinCatalog()).value(), path.toStdString()));
    QTRY_VERIFY_WITH_TIMEOUT(window.messageText().contains("shop.breakwater"), 8000);
    tabs(window)->setCurrentIndex(0);
    QVERIFY(window.messageText().isEmpty()); // "Reload" would put the shop's file into the assistant's tab
    QTest::qWait(400);
    QCOMPARE(window.findChild<QPushButton *>("diskReload"), nullptr);
    QVERIFY(window.messageText().isEmpty());
    tabs(window)->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(window.messageText().contains("shop.breakwater"), 8000);
}

void TestDocuments::savingAsksBeforeItOverwritesWhatSomebodyElseDid()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(path));
    QVERIFY(saveDesign(templateDesign("genai", *builtinCatalog()).value(), path.toStdString()));
    const QByteArray theirs = onDisk(path);
    QTRY_VERIFY_WITH_TIMEOUT(window.messageText().contains("shop.breakwater"), 8000);
    QTest::mouseClick(window.findChild<QToolButton *>("closeMessage"), Qt::LeftButton); // no answer
    rename(window, "Mine");
    command(window, "save")->trigger();
    QVERIFY(window.messageText().startsWith("Not saved"));
    QCOMPARE(onDisk(path), theirs);
    QVERIFY(window.session().isModified());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the question before is gone
    auto *keep = window.findChild<QPushButton *>("diskKeepMine");
    QCOMPARE(keep->text(), QString("Save mine"));
    QTest::mouseClick(keep, Qt::LeftButton);
    QVERIFY(onDisk(path).contains("\"Mine\""));
    QVERIFY(!window.session().isModified());
    QVERIFY(window.messageText().isEmpty());
}

void TestDocuments::savingAsksAboutWhatWasWrittenOnlyJustNow()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    MainWindow window(plainSetup());
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(path));
    rename(window, "Mine");
    // As long as before, and as old: only the bytes tell.
    QFile file(path);
    const QDateTime written = QFileInfo(path).lastModified();
    const QByteArray theirs = onDisk(path).replace("api-public-cus", "api-theirs-cus");
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(theirs), theirs.size());
    QVERIFY(file.flush() && file.setFileTime(written, QFileDevice::FileModificationTime));
    file.close();
    QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier); // at once, before anybody was told
    QVERIFY2(window.messageText().startsWith("Not saved"), qPrintable(window.messageText()));
    QCOMPARE(onDisk(path), theirs);
    QVERIFY(window.session().isModified());
    QTest::mouseClick(window.findChild<QPushButton *>("diskKeepMine"), Qt::LeftButton);
    QVERIFY(onDisk(path).contains("\"Mine\""));
    rename(window, "Mine again");
    QTest::keyClick(&window, Qt::Key_S, Qt::ControlModifier); // nobody else wrote since
    QVERIFY(onDisk(path).contains("\"Mine again\""));
}

void TestDocuments::whatComesAfterTheQuestionIsAskedAboutAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(path));
    rename(window, "Mine");
    const auto write = [&](const char *design) {
        QVERIFY(saveDesign(templateDesign(design, *builtinCatalog()).value(), path.toStdString()));
    };
    const auto saveMine = [&] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTest::mouseClick(window.findChild<QPushButton *>("diskKeepMine"), Qt::LeftButton);
    };
    write("genai");
    command(window, "save")->trigger();
    QVERIFY(window.messageText().startsWith("Not saved"));
    write("automation"); // while the question stands
    const QByteArray third = onDisk(path);
    saveMine();
    QVERIFY2(window.messageText().startsWith("Not saved"), qPrintable(window.messageText()));
    QCOMPARE(onDisk(path), third);
    saveMine();
    QVERIFY(onDisk(path).contains("\"Mine\""));
}

void TestDocuments::savingInATabAsksAboutWhatWasWrittenWhileItWasAway()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("genai");
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(path));
    rename(window, "Mine");
    tabs(window)->setCurrentIndex(0);
    QVERIFY(saveDesign(templateDesign("automation", *builtinCatalog()).value(), path.toStdString()));
    tabs(window)->setCurrentIndex(1);
    command(window, "save")->trigger();
    QVERIFY2(window.messageText().startsWith("Not saved"), qPrintable(window.messageText()));
    QVERIFY(window.session().isModified());
}

void TestDocuments::aTouchedFileIsNoNews()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    MainWindow window(plainSetup());
    window.openTemplate("web");
    QVERIFY(window.session().saveAs(path));
    QSignalSpy changed(&window.session(), &Session::changedOnDisk);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(1), QFileDevice::FileModificationTime));
    file.close();
    rename(window, "Mine");
    QVERIFY(window.session().save()); // and what we write ourselves
    QTest::qWait(600);
    QCOMPARE(changed.count(), 0);
}

void TestDocuments::asecondEditorOpensReadOnlyWithTheHoldersName()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    QVERIFY(saveDesign(templateDesign("web", *builtinCatalog()).value(), path.toStdString()));
    const Result<DesignLock> held = DesignLock::take(path.toStdString(), "Ada");
    QVERIFY(held);
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(window.openFile(path));
    QVERIFY(window.messageText().contains("Ada"));
    QVERIFY(!tabs(window)->tabIcon(0).isNull()); // a padlock, for as long as it is so
    QVERIFY(tabs(window)->tabToolTip(0).contains("Ada"));
    QVERIFY(!window.session().save());
    QVERIFY(window.session().saveAs(folder.filePath("copy.breakwater")));
    QVERIFY(tabs(window)->tabIcon(0).isNull());
}

void TestDocuments::recentFilesCanBePinnedAndCleared()
{
    QTemporaryDir folder;
    clearRecentFiles();
    for (const char *name : {"a", "b"}) {
        const QString path = folder.filePath(QString("%1.breakwater").arg(name));
        QVERIFY(saveDesign(templateDesign("web", *builtinCatalog()).value(), path.toStdString()));
        rememberFile(path);
    }
    MainWindow window(plainSetup());
    window.show();
    auto *pin = window.findChild<QAbstractButton *>("pin_a");
    QVERIFY(pin);
    QTest::mouseClick(pin, Qt::LeftButton);
    QVERIFY(QFile::remove(folder.filePath("a.breakwater")));
    QTest::mouseClick(window.findChild<QPushButton *>("clearRecent"), Qt::LeftButton);
    const auto files = recentFiles();
    QCOMPARE(files.size(), std::size_t(1));
    QVERIFY(files.front().pinned && !files.front().exists);
    pinFile(files.front().path, false);
    clearRecentFiles();
}

void TestDocuments::aDialogBeginsInAFolderThatThereIs()
{
    QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", home.path().toUtf8()); // with no folder for documents
    const QString folder = documentsFolder();
    qputenv("HOME", before);
    QVERIFY2(QFileInfo(folder).isDir(), qPrintable(folder));
}

void TestDocuments::whatACrashLeftIsOfferedAndOpensAsUnsaved()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater"), journals = folder.filePath("journal");
    QVERIFY(saveDesign(templateDesign("web", *builtinCatalog()).value(), path.toStdString()));
    leaveBehind(journals, path, "Before the crash");
    DesignerSetup setup = plainSetup();
    setup.journalFolder = journals;
    MainWindow window(std::move(setup));
    window.show();
    auto *compare = window.findChild<QPushButton *>("recoveredCompare");
    QVERIFY(compare && compare->isVisible());
    QTest::mouseClick(compare, Qt::LeftButton);
    QVERIFY(window.findChild<QTreeWidget *>("differences")->topLevelItemCount() > 0);
    QTest::mouseClick(window.findChild<QPushButton *>("recoveredOpen"), Qt::LeftButton);
    QCOMPARE(window.session().topology().engagement->name, std::string("Before the crash"));
    QVERIFY(window.session().isModified());
    QVERIFY(window.session().path().isEmpty()); // never over the original
    QVERIFY(leftBehind(journals.toStdString(), *builtinCatalog()).empty()); // it is being written again
    QCOMPARE(QDir(journals).entryList({"*.journal"}).size(), 1);
}

void TestDocuments::manyOffersLeaveThePanelsTheirRoom()
{
    QTemporaryDir folder;
    for (int i = 0; i < 8; ++i)
        leaveBehind(folder.path(), QString(), "Edited before the end");
    DesignerSetup setup = plainSetup();
    setup.journalFolder = folder.path();
    MainWindow window(std::move(setup));
    window.resize(1280, 720);
    window.show();
    QVERIFY(!window.findChildren<QPushButton *>("recoveredOpen").isEmpty());
    QVERIFY(window.minimumSizeHint().height() <= 700);
    QVERIFY(window.openTemplate("web"));
    QTest::qWait(50);
    QVERIFY(window.findChild<QWidget *>("problemsDock")->height() >= 150);
}

void TestDocuments::whatIsDiscardedIsGone()
{
    QTemporaryDir folder;
    leaveBehind(folder.path(), {}, "Never saved");
    DesignerSetup setup = plainSetup();
    setup.journalFolder = folder.path();
    MainWindow window(std::move(setup));
    window.show();
    QVERIFY(!window.findChild<QPushButton *>("recoveredCompare")->isEnabled()); // with what?
    QTest::mouseClick(window.findChild<QPushButton *>("recoveredDiscard"), Qt::LeftButton);
    QVERIFY(QDir(folder.path()).entryList({"*.journal"}).isEmpty());
}

void TestDocuments::aCleanEndLeavesNothing()
{
    QTemporaryDir folder;
    DesignerSetup setup = plainSetup();
    setup.journalFolder = folder.path();
    {
        MainWindow window(std::move(setup));
        window.show();
        window.openTemplate("web");
        rename(window, "Changed");
        window.openTemplate("genai");
        rename(window, "Changed too");
        QTRY_COMPARE(QDir(folder.path()).entryList({"*.journal"}).size(), 2);
        QTimer answers;
        connect(&answers, &QTimer::timeout, this, [] {
            if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget()))
                box->button(QMessageBox::Discard)->click();
        });
        answers.start(20);
        QVERIFY(window.close());
    }
    QVERIFY(QDir(folder.path()).entryList({"*.journal"}).isEmpty());
}

QTEST_MAIN(TestDocuments)
#include "tst_documents.moc"
