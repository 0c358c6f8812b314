// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/canvas/hands.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace breakwater;
using namespace breakwater::test;

/// What a hand does that is in a hurry: two buttons at once, keys in the middle of a drag, clicks beside the
/// mark.
class TestClumsyHand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Light); }
    void init() { m_hands = std::make_unique<Hands>(); }
    void cleanup() { m_hands.reset(); }

    void theRightButtonOpensNoMenuInTheMiddleOfADrag();
    void anotherButtonDoesNotLetGoOfACard();
    void undoInTheMiddleOfADragGivesItUp();
    void keysOpenNothingInTheMiddleOfADrag();
    void tabKeepsANameAndGoesOnToTheNextCard();
    void aNameStaysOverItsCardWhenTheCanvasMoves();
    void aCardOutOfSightComesIntoViewToBeRenamed();
    void theUndoOfAMessageIsGoneOnceSomethingElseHappened();
    void aNewCardLeavesAReplicaBesideWhatItCopies();
    void aCardDroppedOnAReplicaGoesBesideIt();
    void whatIsPastedOrDuplicatedIsSeen();
    void whatIsTakenBackIsSeen();
    void aDoubleClickOnALineEditsIt();
    void aDoubleClickBetweenTheLanesAdds();
    void aLaneThatCannotBeDeletedSaysWhy();
    void theTitleOfAStampHasItsMenu();
    void aFoldedStampSaysWhatItPromises();

private:
    Session &session() const { return m_hands->session(); }
    CanvasView &view() const { return m_hands->view(); }
    QLineEdit *name() const
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return m_hands->part<QLineEdit>("nameEdit");
    }
    void askForAMenu(const QPoint &where) const
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, where, view().viewport()->mapToGlobal(where));
        QApplication::sendEvent(view().viewport(), &event);
    }
    /// The replica of a storage account that no service stands for.
    const scene::CardFace &replica() const
    {
        const scene::CardFace *found = view().picture().ghost(m_hands->named("stsitecus").id);
        if (!found)
            qFatal("no replica");
        return *found;
    }
    double rowOf(const char *card) const
    {
        return view().picture().card(m_hands->named(card).id)->frame.top();
    }
    std::unique_ptr<Hands> m_hands;
};

void TestClumsyHand::theRightButtonOpensNoMenuInTheMiddleOfADrag()
{
    QSignalSpy menus(&view(), &CanvasView::menuWanted);
    m_hands->drag(m_hands->at("kv-store-cus"), m_hands->footOf(Site::Secondary), {}, false);
    QTest::mousePress(view().viewport(), Qt::RightButton, {}, m_hands->at("sql-orders-eus2"));
    askForAMenu(m_hands->at("sql-orders-eus2"));
    QTest::mouseRelease(view().viewport(), Qt::RightButton, {}, m_hands->at("sql-orders-eus2"));
    QCOMPARE(menus.count(), 0);
    QCOMPARE(m_hands->only()->name, std::string("kv-store-cus")); // and not what lies under the hand
    QCOMPARE(m_hands->named("kv-store-cus").at, Site::Primary);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_hands->footOf(Site::Secondary));
    QCOMPARE(m_hands->named("kv-store-cus").at, Site::Secondary);
    askForAMenu(m_hands->at("sql-orders-eus2"));
    QCOMPARE(menus.count(), 1);
}

void TestClumsyHand::anotherButtonDoesNotLetGoOfACard()
{
    m_hands->drag(m_hands->at("kv-store-cus"), m_hands->footOf(Site::Secondary), {}, false);
    QTest::mousePress(view().viewport(), Qt::MiddleButton, {}, m_hands->footOf(Site::Secondary));
    QTest::mouseRelease(view().viewport(), Qt::MiddleButton, {}, m_hands->footOf(Site::Secondary));
    QCOMPARE(session().undoStack()->count(), 0);
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_hands->footOf(Site::Secondary));
    QCOMPARE(m_hands->named("kv-store-cus").at, Site::Secondary);
    QCOMPARE(session().undoStack()->count(), 1);
}

void TestClumsyHand::undoInTheMiddleOfADragGivesItUp()
{
    m_hands->click("kv-store-cus");
    m_hands->key(Qt::Key_Right);
    const CardPlace before =
        session().topology().layout(m_hands->stamp().id)->cards.at(m_hands->named("kv-store-cus").id);
    m_hands->drag(m_hands->at("kv-store-cus"), m_hands->footOf(Site::Secondary), {}, false);
    session().undoStack()->undo();
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_hands->footOf(Site::Secondary));
    QCOMPARE(m_hands->named("kv-store-cus").at, Site::Primary);
    QVERIFY(session().undoStack()->canRedo()); // no step came after it
    session().undoStack()->redo();
    QVERIFY(session().topology().layout(m_hands->stamp().id)->cards.at(m_hands->named("kv-store-cus").id)
            == before);
}

void TestClumsyHand::keysOpenNothingInTheMiddleOfADrag()
{
    m_hands->drag(m_hands->at("kv-store-cus"), m_hands->footOf(Site::Secondary), {}, false);
    m_hands->key(Qt::Key_Slash);
    m_hands->key(Qt::Key_L);
    QVERIFY(!m_hands->part<QFrame>("quickAdd")->isVisible());
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, {}, m_hands->footOf(Site::Secondary));
    QCOMPARE(m_hands->named("kv-store-cus").at, Site::Secondary);
}

void TestClumsyHand::tabKeepsANameAndGoesOnToTheNextCard()
{
    m_hands->click("api-public-cus");
    const ServiceId first = m_hands->only()->id;
    m_hands->view().renameSelected();
    name()->setText("shop front");
    QTest::keyClick(name(), Qt::Key_Tab);
    QVERIFY(serviceNamed(session(), "shop front"));
    QVERIFY(m_hands->only());
    QVERIFY(m_hands->only()->id != first);
    const ServiceId second = m_hands->only()->id;
    QVERIFY(name());
    QCOMPARE(name()->text(), toQt(m_hands->only()->name));
    name()->setText("second one");
    QTest::keyClick(name(), Qt::Key_Backtab);
    QCOMPARE(session().topology().find(second).second->name, std::string("second one"));
    QCOMPARE(m_hands->only()->id, first);
    QTest::keyClick(name(), Qt::Key_Escape);
    QVERIFY(!name());
    QVERIFY(view().hasFocus());
    QCOMPARE(session().undoStack()->count(), 2);
}

void TestClumsyHand::aNameStaysOverItsCardWhenTheCanvasMoves()
{
    view().zoomTo(2);
    m_hands->click("api-public-cus");
    view().renameSelected();
    const QPoint offset = name()->pos() - m_hands->cardOf("api-public-cus").topLeft();
    QScrollBar *bar = view().verticalScrollBar();
    bar->setValue(bar->value() + 60);
    QVERIFY(name());
    QCOMPARE(name()->pos() - m_hands->cardOf("api-public-cus").topLeft(), offset);
}

void TestClumsyHand::aCardOutOfSightComesIntoViewToBeRenamed()
{
    session().select(selectionOf(session(), m_hands->named("Payment provider").id));
    view().zoomTo(3);
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->minimum());
    QVERIFY(!view().viewport()->rect().intersects(m_hands->cardOf("Payment provider")));
    view().renameSelected();
    QVERIFY(name());
    QVERIFY(view().viewport()->rect().contains(name()->geometry().center()));
}

void TestClumsyHand::theUndoOfAMessageIsGoneOnceSomethingElseHappened()
{
    m_hands->click("kv-store-cus");
    view().removeSelected();
    auto *toast = m_hands->part<QWidget>("toast");
    QVERIFY(toast->isVisible());
    session().apply(changeEngagement([](Engagement &one) { one.name = "Another"; }), "Rename");
    QVERIFY(!toast->isVisible()); // its button would take the name back, not the card
    m_hands->click("api-public-cus");
    view().removeSelected();
    QVERIFY(toast->isVisible());
    QTest::mouseClick(m_hands->part<QPushButton>("toastUndo"), Qt::LeftButton);
    QVERIFY(serviceNamed(session(), "api-public-cus"));
    QVERIFY(!serviceNamed(session(), "kv-store-cus"));
}

void TestClumsyHand::aNewCardLeavesAReplicaBesideWhatItCopies()
{
    QCOMPARE(replica().frame.top(), rowOf("stsitecus"));
    m_hands->key(Qt::Key_Slash);
    auto *field = m_hands->part<QLineEdit>("quickAddField");
    QTest::keyClicks(field, "kv sec");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_hands->only()->at, Site::Secondary);
    QCOMPARE(replica().frame.top(), rowOf("stsitecus"));
    const scene::CardFace *added = view().picture().card(m_hands->only()->id);
    QVERIFY(!added->frame.intersects(replica().frame));
}

void TestClumsyHand::aCardDroppedOnAReplicaGoesBesideIt()
{
    m_hands->drag(m_hands->at("kv-store-cus"), view().mapFromScene(replica().frame.center()));
    QCOMPARE(m_hands->named("kv-store-cus").at, Site::Secondary);
    QCOMPARE(replica().frame.top(), rowOf("stsitecus"));
    const scene::CardFace *moved = view().picture().card(m_hands->named("kv-store-cus").id);
    QVERIFY(!moved->frame.intersects(replica().frame));
}

void TestClumsyHand::whatIsPastedOrDuplicatedIsSeen()
{
    const auto seen = [this] {
        const QRect card = view().placeOf(m_hands->only()->id);
        return view().viewport()->rect().contains(card);
    };
    view().zoomTo(1.5);
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->minimum());
    m_hands->click("agw-cus");
    const ServiceId first = m_hands->only()->id;
    view().duplicateSelected(); // all slots beside it are taken: it goes to the foot of the lane
    QVERIFY(m_hands->only() && m_hands->only()->id != first);
    QVERIFY(seen());
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->minimum());
    view().copySelected();
    m_hands->move(m_hands->at("agw-cus"), Qt::NoButton);
    view().paste();
    QVERIFY(seen());
}

void TestClumsyHand::whatIsTakenBackIsSeen()
{
    const ServiceId id = m_hands->named("Payment provider").id;
    const auto seen = [&] { return view().viewport()->rect().contains(view().placeOf(id)); };
    const auto look = [&] { view().verticalScrollBar()->setValue(view().verticalScrollBar()->minimum()); };
    view().zoomTo(2);
    session().select(selectionOf(session(), id));
    session().apply(changeService(id, [](Service &one) { one.name = "Bank"; }), "Rename");
    look();
    QVERIFY(!seen());
    session().undoStack()->undo();
    QVERIFY(seen());
    look();
    session().undoStack()->redo();
    QVERIFY(seen());
    QCOMPARE(m_hands->only()->id, id);
}

void TestClumsyHand::aDoubleClickOnALineEditsIt()
{
    QSignalSpy edits(&view(), &CanvasView::editWanted);
    const scene::Link *line = nullptr;
    for (const scene::Link &link : view().picture().bands.front().links)
        if (!link.dependencies.empty() && link.points.size() >= 2)
            line = &link;
    QVERIFY(line);
    QPointF longest;
    double length = 0;
    for (qsizetype i = 1; i < line->points.size(); ++i)
        if (const QLineF part(line->points[i - 1], line->points[i]); part.length() > length) {
            length = part.length();
            longest = part.center();
        }
    const QPoint where = view().mapFromScene(longest);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, where);
    QVERIFY(!session().selection().dependencies.empty());
    m_hands->doubleClick(where);
    QCOMPARE(edits.count(), 1);
}

void TestClumsyHand::aDoubleClickBetweenTheLanesAdds()
{
    const scene::Band &band = view().picture().bands.front();
    const double x = (band.primary.frame.right() + band.secondary.frame.left()) / 2;
    for (double y = band.primary.frame.top(); y < band.primary.frame.bottom(); y += 4)
        if (view().picture().hit({x, y}, 8).what == scene::Hit::What::Band) {
            m_hands->doubleClick(view().mapFromScene(QPointF(x, y)));
            break;
        }
    QVERIFY(m_hands->part<QFrame>("quickAdd")->isVisible());
}

void TestClumsyHand::aLaneThatCannotBeDeletedSaysWhy()
{
    session().select({m_hands->stamp().id, Site::Primary, {}, {}});
    view().removeSelected();
    QCOMPARE(session().undoStack()->count(), 0);
    QVERIFY(m_hands->part<QWidget>("toast")->isVisible());
    QVERIFY(m_hands->part<QWidget>("toast")->accessibleName().contains("lane"));
}

void TestClumsyHand::theTitleOfAStampHasItsMenu()
{
    QSignalSpy menus(&view(), &CanvasView::menuWanted);
    const scene::Band &band = view().picture().bands.front();
    askForAMenu(view().mapFromScene(band.frame.topLeft() + QPointF(60, 14)));
    QCOMPARE(menus.count(), 1);
    QCOMPARE(session().selection().stamp, band.stamp);
    QVERIFY(!session().selection().site);
}

void TestClumsyHand::aFoldedStampSaysWhatItPromises()
{
    QVERIFY(!view().foldSelected()); // nothing is selected
    m_hands->click("kv-store-cus");
    const auto promises = view().picture().bands.front().secondary.promises;
    QVERIFY(!promises.empty());
    QVERIFY(view().foldSelected());
    QVERIFY(waitForVerdict(session()));
    const scene::Band &folded = view().picture().bands.front();
    QVERIFY(folded.collapsed);
    QVERIFY(view().selectionIsFolded());
    QVERIFY(folded.secondary.promises == promises);
    QVERIFY(folded.frame.contains(folded.secondary.frame));
    QVERIFY(view().foldSelected());
    QVERIFY(!view().selectionIsFolded());
    QCOMPARE(session().undoStack()->count(), 2);
}

QTEST_MAIN(TestClumsyHand)
#include "tst_clumsy_hand.moc"
