// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/palette/palette_panel.h"
#include "widgets/palette/palette_tree.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTextDocument>
#include <QUndoStack>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// The catalog to drag from.
class TestPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindStandsInOneOfTenSections();
    void aTipSaysWhatAThingIsInThreeLines();
    void searchFindsByNameAliasAndAzureType();
    void enterAddsToTheSelectedZone();
    void withoutADesignItSaysWhatToDo();
    void whatWasAddedLastIsAtHand();
    void favouritesStandAboveTheCatalogAndAreKept();
};

void TestPalette::everyKindStandsInOneOfTenSections()
{
    const auto catalog = builtinCatalog();
    PaletteTree tree(catalog);
    QCOMPARE(tree.topLevelItemCount(), 10);
    std::set<QString> kinds;
    for (int s = 0; s < tree.topLevelItemCount(); ++s)
        for (int e = 0; e < tree.topLevelItem(s)->childCount(); ++e)
            kinds.insert(PaletteTree::kindOf(tree.topLevelItem(s)->child(e)));
    for (const ServiceKind &kind : catalog->kinds)
        QVERIFY2(kinds.contains(toQt(kind.id.text)), kind.id.text.c_str());
    QVERIFY(kinds.contains("generic"));
}

void TestPalette::aTipSaysWhatAThingIsInThreeLines()
{
    const auto catalog = builtinCatalog();
    PaletteTree tree(catalog);
    int tips = 0;
    for (int s = 0; s < tree.topLevelItemCount(); ++s)
        for (int e = 0; e < tree.topLevelItem(s)->childCount(); ++e) {
            const QTreeWidgetItem *entry = tree.topLevelItem(s)->child(e);
            const ServiceKind *kind = catalog->kind(KindId{toStd(PaletteTree::kindOf(entry))});
            if (!kind)
                continue;
            QLabel tip(entry->toolTip(0)); // as a tip lays it out
            const int line = QFontMetrics(tip.font()).lineSpacing();
            QVERIFY2(tip.sizeHint().height() < 3 * line + line / 2 + 2 * tip.margin(), kind->id.text.c_str());
            QTextDocument words;
            words.setHtml(entry->toolTip(0));
            const QString text = words.toPlainText();
            QVERIFY2(text.startsWith(toQt(kind->name)), qPrintable(text));
            QVERIFY2(text.size() > toQt(kind->name).size() + 5, qPrintable(text));
            QVERIFY2(text.endsWith('.') || text.endsWith(QString::fromUtf8("\u2026")), qPrintable(text));
            ++tips;
        }
    QVERIFY(tips > 40);
}

void TestPalette::searchFindsByNameAliasAndAzureType()
{
    PaletteTree tree(builtinCatalog());
    tree.filter("key vault");
    QCOMPARE(PaletteTree::kindOf(tree.firstVisibleEntry()), QString("key-vault"));
    tree.filter("Microsoft.KeyVault");
    QCOMPARE(PaletteTree::kindOf(tree.firstVisibleEntry()), QString("key-vault"));
    tree.filter("no such thing anywhere");
    QCOMPARE(tree.visibleEntries(), 0);
    tree.filter("");
    QVERIFY(tree.visibleEntries() > 40);
}

void TestPalette::enterAddsToTheSelectedZone()
{
    const auto session = openTemplate();
    PalettePanel panel(*session);
    panel.show();
    session->select({session->topology().stamps.front()->id, Site::Secondary, {}, {}});
    auto *search = panel.findChild<QLineEdit *>("paletteSearch");
    QVERIFY(search);
    QTest::keyClicks(search, "service bus");
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(session->undoStack()->count(), 1);
    const Service *added = session->topology().find(session->selection().services.front()).second;
    QCOMPARE(added->kind.text, std::string("service-bus"));
    QCOMPARE(added->at, Site::Secondary);
    // What does not match is never added.
    search->clear();
    QTest::keyClicks(search, "tmp/exp");
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(session->undoStack()->count(), 1);
    // A kind without a region goes where it can stand.
    search->clear();
    QTest::keyClicks(search, "traffic manager");
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(session->topology().find(session->selection().services.front()).second->at, Site::Global);
}

void TestPalette::withoutADesignItSaysWhatToDo()
{
    Session session(builtinCatalog(), kDay);
    PalettePanel panel(session);
    QString said;
    QObject::connect(&session, &Session::message, &session, [&](Level, const QString &text) { said = text; });
    auto *search = panel.findChild<QLineEdit *>("paletteSearch");
    QTest::keyClicks(search, "key vault");
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(!said.isEmpty());
    QCOMPARE(session.undoStack()->count(), 0);
}

void TestPalette::whatWasAddedLastIsAtHand()
{
    const auto session = openTemplate();
    PalettePanel panel(*session);
    panel.show();
    auto *tree = panel.findChild<PaletteTree *>("paletteTree");
    QCOMPARE(tree->topLevelItemCount(), 10);
    const StampId stamp = session->topology().stamps.front()->id;
    session->addService(KindId{"key-vault"}, stamp, Site::Secondary);
    session->addService(KindId{"service-bus"}, stamp, Site::Secondary);
    session->addService(KindId{"key-vault"}, stamp, Site::Secondary);
    QTRY_COMPARE(tree->topLevelItemCount(), 11);
    QTreeWidgetItem *recent = tree->topLevelItem(0);
    QCOMPARE(recent->text(0), QString("Recent"));
    QTRY_COMPARE(recent->childCount(), 2);
    QCOMPARE(PaletteTree::kindOf(tree->topLevelItem(0)->child(0)), QString("key-vault")); // the newest
    QCOMPARE(PaletteTree::kindOf(tree->topLevelItem(0)->child(1)), QString("service-bus"));
    // What is sought is found once.
    auto *search = panel.findChild<QLineEdit *>("paletteSearch");
    QTest::keyClicks(search, "Microsoft.KeyVault");
    QCOMPARE(tree->visibleEntries(), 1);
    search->clear();
    QVERIFY(!tree->topLevelItem(0)->isHidden());
}

void TestPalette::favouritesStandAboveTheCatalogAndAreKept()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("breakwater-test");
    QCoreApplication::setApplicationName("palette");
    QSettings().clear();
    const auto session = openTemplate();
    const auto favourites = [](const PaletteTree &tree) {
        QStringList kinds;
        const QTreeWidgetItem *first = tree.topLevelItem(0);
        for (int i = 0; first->text(0) == "Favourites" && i < first->childCount(); ++i)
            kinds << PaletteTree::kindOf(first->child(i));
        return kinds;
    };
    {
        PalettePanel panel(*session);
        panel.keepBetweenRuns();
        panel.show();
        auto *tree = panel.findChild<PaletteTree *>("paletteTree");
        tree->filter("key vault");
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(tree, &event);
        auto *menu = tree->findChild<QMenu *>("paletteMenu");
        QVERIFY(menu);
        menu->findChild<QAction *>("favourite")->trigger();
        menu->close();
        tree->filter("");
        QCOMPARE(favourites(*tree), QStringList{"key-vault"});
    }
    PalettePanel later(*session);
    later.keepBetweenRuns();
    auto *tree = later.findChild<PaletteTree *>("paletteTree");
    QCOMPARE(favourites(*tree), QStringList{"key-vault"});
    Q_EMIT tree->favouriteWanted("key-vault", false);
    QCOMPARE(favourites(*tree), QStringList{});
    QCOMPARE(tree->topLevelItemCount(), 10);
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
