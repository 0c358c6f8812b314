// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/canvas/hands.h"
#include "widgets/canvas/quick_add.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>

using namespace breakwater;
using namespace breakwater::test;

/// Adding without leaving the canvas: the popup, from every door that leads to it.
class TestQuickAdd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Light); }
    void init() { m_hands = std::make_unique<Hands>(); }
    void cleanup() { m_hands.reset(); }

    void everyDoorOpensIt_data();
    void everyDoorOpensIt();
    void aLetterMeansOtherThingsWhileACardIsSelected();
    void aFewLettersAndAZoneAddToThatZone();
    void arrowsChooseAndTheFootSaysWhereItGoes();
    void escapeLeavesNoTraceAndGivesTheFocusBack();
    void aDoubleClickAddsWhereItPointed();
    void aHandleDroppedOnEmptyGroundAddsAndConnectsInOneStep();
    void whatTheCatalogDoesNotKnowCanBeAdded();
    void theLastWordMayBeAZone();

private:
    QLineEdit *field() const { return m_hands->part<QLineEdit>("quickAddField"); }
    bool isOpen() const { return m_hands->part<QFrame>("quickAdd")->isVisible(); }
    void type(const char *words)
    {
        QTest::keyClicks(field(), QLatin1String(words));
        QTest::keyClick(field(), Qt::Key_Return);
    }
    std::unique_ptr<Hands> m_hands;
};

void TestQuickAdd::everyDoorOpensIt_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("typed");
    QTest::newRow("slash") << int(Qt::Key_Slash) << QString();
    QTest::newRow("Insert") << int(Qt::Key_Insert) << QString();
    QTest::newRow("a letter") << int(Qt::Key_R) << QString("r");
    QTest::newRow("the letter of connecting") << int(Qt::Key_L) << QString("l");
    QTest::newRow("a double click on empty ground") << 0 << QString();
}

void TestQuickAdd::everyDoorOpensIt()
{
    QFETCH(int, key);
    QFETCH(QString, typed);
    if (key)
        m_hands->key(key);
    else
        m_hands->doubleClick(m_hands->emptySpot(Site::Primary));
    QVERIFY(isOpen());
    QCOMPARE(field()->text(), typed);
    QVERIFY(field()->hasFocus());
    QVERIFY(!field()->accessibleName().isEmpty());
    QVERIFY(m_hands->view().rect().contains(m_hands->part<QFrame>("quickAdd")->geometry()));
}

void TestQuickAdd::aLetterMeansOtherThingsWhileACardIsSelected()
{
    m_hands->click("kv-store-cus");
    m_hands->key(Qt::Key_R);
    QVERIFY(!isOpen());
}

void TestQuickAdd::aFewLettersAndAZoneAddToThatZone()
{
    const std::string before = bytesOf(m_hands->session());
    m_hands->key(Qt::Key_Slash);
    type("kv sec");
    QVERIFY(!isOpen());
    const Service *added = m_hands->only();
    QVERIFY(added);
    QCOMPARE(added->kind.text, std::string("key-vault"));
    QCOMPARE(added->at, Site::Secondary);
    QCOMPARE(m_hands->session().undoStack()->count(), 1);
    QVERIFY(m_hands->part<QLineEdit>("nameEdit"));
    m_hands->session().undoStack()->undo();
    QCOMPARE(bytesOf(m_hands->session()), before);
}

void TestQuickAdd::arrowsChooseAndTheFootSaysWhereItGoes()
{
    m_hands->key(Qt::Key_Slash);
    QTest::keyClicks(field(), "s");
    auto *list = m_hands->part<QListWidget>("quickAddList");
    QVERIFY(list->count() > 3);
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(field(), Qt::Key_Up);
    QCOMPARE(list->currentRow(), 1);
    const QString name = list->currentItem()->text();
    QVERIFY(m_hands->part<QLabel>("quickAddTarget")->text().contains("Primary"));
    QVERIFY(field()->accessibleDescription().contains(name));
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(m_hands->only());
    QCOMPARE(kindName(m_hands->session().catalog(), m_hands->only()->kind), name);
}

void TestQuickAdd::escapeLeavesNoTraceAndGivesTheFocusBack()
{
    const std::string before = bytesOf(m_hands->session());
    m_hands->key(Qt::Key_Insert);
    QTest::keyClicks(field(), "redis");
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(!isOpen());
    QVERIFY(m_hands->view().hasFocus());
    QCOMPARE(m_hands->session().undoStack()->count(), 0);
    QCOMPARE(bytesOf(m_hands->session()), before);
}

void TestQuickAdd::aDoubleClickAddsWhereItPointed()
{
    const QRect lane = m_hands->zone(Site::Secondary);
    m_hands->doubleClick(m_hands->emptySpot(Site::Secondary));
    QVERIFY(isOpen());
    type("redis");
    const Service *added = m_hands->only();
    QVERIFY(added);
    QCOMPARE(added->kind.text, std::string("redis-cache"));
    QCOMPARE(added->at, Site::Secondary);
    const QRect card = m_hands->view().placeOf(added->id);
    QVERIFY(card.bottom() > lane.center().y()); // low in the lane, where the hand was
}

void TestQuickAdd::aHandleDroppedOnEmptyGroundAddsAndConnectsInOneStep()
{
    const std::string before = bytesOf(m_hands->session());
    const ServiceId from = m_hands->named("redis-sess-cus").id;
    const QRect card = m_hands->cardOf("redis-sess-cus");
    m_hands->move(card.center(), Qt::NoButton);
    m_hands->drag(QPoint(card.center().x(), card.bottom()), m_hands->emptySpot(Site::Primary));
    QVERIFY(isOpen());
    QVERIFY(m_hands->part<QLabel>("quickAddTarget")->text().contains("redis-sess-cus"));
    type("key vault");
    const Service *added = m_hands->only();
    QVERIFY(added);
    QCOMPARE(added->kind.text, std::string("key-vault"));
    const Dependency *link = m_hands->linkBetween(from, added->id);
    QVERIFY(link);
    QCOMPARE(link->type, DependencyType::ReadsSecret);
    QCOMPARE(m_hands->session().undoStack()->count(), 1);
    m_hands->session().undoStack()->undo();
    QCOMPARE(bytesOf(m_hands->session()), before);
}

void TestQuickAdd::whatTheCatalogDoesNotKnowCanBeAdded()
{
    m_hands->key(Qt::Key_Slash);
    type("zzqx ext");
    QVERIFY(m_hands->only());
    QCOMPARE(m_hands->only()->kind.text, std::string("generic"));
    QCOMPARE(m_hands->only()->at, Site::External);
}

void TestQuickAdd::theLastWordMayBeAZone()
{
    QCOMPARE(quickQuery("kv sec").site, std::optional(Site::Secondary));
    QCOMPARE(quickQuery("kv sec").kind, QString("kv"));
    QCOMPARE(quickQuery("front door glob").site, std::optional(Site::Global));
    QCOMPARE(quickQuery("secondary").site, std::optional<Site>()); // a word alone is what is wanted
    QCOMPARE(quickQuery("kv se").site, std::optional<Site>());
    QCOMPARE(quickQuery("kv se").kind, QString("kv se"));
}

QTEST_MAIN(TestQuickAdd)
#include "tst_quick_add.moc"
