// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/mirror.h"
#include "tests/widgets/canvas/hands.h"
#include "widgets/canvas/arrange.h"
#include "widgets/canvas/guides.h"

#include <QMenu>
#include <QScrollBar>

using namespace breakwater;
using namespace breakwater::test;

/// Order among cards: guides while dragging, alignment, marquees, ways by keyboard.
class TestArrange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Light); }
    void init() { m_hands = std::make_unique<Hands>(); }
    void cleanup() { m_hands.reset(); }

    void anEdgeDrawsACardWithinReachAndNoFurther();
    void aCentreDrawsToo();
    void aGapAsWideAsItsNeighbourDraws();
    void aCardBetweenTwoIsDrawnToTheMiddle();
    void alignedBoxesShareTheEdge();
    void distributedBoxesHaveEqualGaps();
    void altKeepsACardFromSnapping();
    void cardsAreAlignedInOneStepAndNeverLieOnOneAnother();
    void aRowIsThatOfTheFirst();
    void aMarqueeToTheLeftTakesWhatItTouches();
    void aMarqueeWithShiftAdds();
    void altAndAnArrowFollowALink();
    void aListOfZonesMovesTheSelection();
    void theEdgeOfTheWindowScrollsWhileDragging();
    void nudgesApartAreTwoSteps();
    void aPinnedCardStaysPinnedWhenItMoves();

private:
    Session &session() { return m_hands->session(); }
    CanvasView &view() { return m_hands->view(); }
    std::unique_ptr<Hands> m_hands;
};

void TestArrange::anEdgeDrawsACardWithinReachAndNoFurther()
{
    const std::vector<QRectF> others{QRectF(100, 0, 50, 20)};
    const guides::Snap near = guides::snapTo(QRectF(105, 200, 80, 20), others, 6);
    QCOMPARE(near.x, std::optional(100.0));
    QVERIFY(!near.y);
    QCOMPARE(near.lines.size(), std::size_t(1));
    QCOMPARE(near.lines.front().line, QLineF(100, 0, 100, 220));
    QVERIFY(!guides::snapTo(QRectF(107, 200, 80, 20), others, 6).x);
}

void TestArrange::aCentreDrawsToo()
{
    const guides::Snap snap = guides::snapTo(QRectF(88, 200, 80, 20), {QRectF(100, 0, 50, 20)}, 6);
    QCOMPARE(snap.x, std::optional(85.0)); // 125 is the middle of both
}

void TestArrange::aGapAsWideAsItsNeighbourDraws()
{
    const std::vector<QRectF> row{QRectF(0, 0, 50, 20), QRectF(80, 0, 50, 20)};
    const guides::Snap snap = guides::snapTo(QRectF(163, 3, 50, 20), row, 6);
    QCOMPARE(snap.x, std::optional(160.0)); // 30 between all of them
    QCOMPARE(snap.y, std::optional(0.0));
    const auto gaps =
        std::count_if(snap.lines.begin(), snap.lines.end(), [](const auto &line) { return line.gap; });
    QCOMPARE(gaps, 2);
}

void TestArrange::aCardBetweenTwoIsDrawnToTheMiddle()
{
    const std::vector<QRectF> row{QRectF(0, 0, 50, 20), QRectF(200, 0, 50, 20)};
    const guides::Snap snap = guides::snapTo(QRectF(103, 0, 50, 20), row, 6);
    QCOMPARE(snap.x, std::optional(100.0));
}

void TestArrange::alignedBoxesShareTheEdge()
{
    const std::vector<QRectF> boxes{QRectF(10, 0, 50, 20), QRectF(40, 90, 20, 20)};
    QCOMPARE(arrange::aligned(boxes, arrange::To::Left)[1], QPointF(10, 90));
    QCOMPARE(arrange::aligned(boxes, arrange::To::Right)[0], QPointF(10, 0));
    QCOMPARE(arrange::aligned(boxes, arrange::To::Right)[1], QPointF(40, 90));
    QCOMPARE(arrange::aligned(boxes, arrange::To::Bottom)[0], QPointF(10, 90));
    QCOMPARE(arrange::aligned(boxes, arrange::To::Row)[1], QPointF(40, 0));
    QCOMPARE(arrange::aligned(boxes, arrange::To::CentreX)[1], QPointF(25, 90));
}

void TestArrange::distributedBoxesHaveEqualGaps()
{
    const std::vector<QRectF> boxes{QRectF(300, 0, 50, 20), QRectF(0, 0, 50, 20), QRectF(60, 0, 50, 20)};
    const std::vector<QPointF> places = arrange::distributed(boxes, Qt::Horizontal);
    QCOMPARE(places[0], QPointF(300, 0));
    QCOMPARE(places[1], QPointF(0, 0));
    QCOMPARE(places[2], QPointF(150, 0));
}

void TestArrange::altKeepsACardFromSnapping()
{
    view().zoomTo(1);
    const auto corner = [this] {
        return view().picture().card(m_hands->named("kv-store-cus").id)->frame.topLeft();
    };
    const QPointF before = corner();
    view().centerOn(before);
    const QPoint from = m_hands->at("kv-store-cus");
    m_hands->drag(from, from + QPoint(5, 6)); // its row and its column draw it back
    QCOMPARE(corner(), before);
    m_hands->drag(from, from + QPoint(5, 6), Qt::AltModifier);
    QCOMPARE(corner(), before + QPointF(5, 6));
}

void TestArrange::cardsAreAlignedInOneStepAndNeverLieOnOneAnother()
{
    m_hands->click("kv-store-cus");
    m_hands->key(Qt::Key_Right, Qt::ShiftModifier);
    const std::string before = bytesOf(session());
    m_hands->click("agw-cus");
    m_hands->click("kv-store-cus", Qt::ControlModifier);
    m_hands->click("redis-sess-cus", Qt::ControlModifier);
    view().alignSelected(arrange::To::Left);
    QCOMPARE(session().undoStack()->count(), 2);
    QCOMPARE(m_hands->cardOf("kv-store-cus").left(), m_hands->cardOf("agw-cus").left());
    const auto &cards = view().picture().bands.front().cards;
    for (const scene::CardFace &a : cards)
        for (const scene::CardFace &b : cards)
            QVERIFY2(&a == &b || !a.frame.adjusted(1, 1, -1, -1).intersects(b.frame),
                     qPrintable(a.name + " on " + b.name));
    session().undoStack()->undo();
    QCOMPARE(bytesOf(session()), before);
}

void TestArrange::aRowIsThatOfTheFirst()
{
    const auto other = counterpartOf(m_hands->stamp(), m_hands->named("kv-store-cus"));
    QVERIFY(other);
    m_hands->drag(m_hands->at("kv-store-cus"), m_hands->emptySpot(Site::Primary));
    Selection both = selectionOf(session(), m_hands->named("kv-store-cus").id);
    both.services.push_back(*other);
    session().select(both);
    QVERIFY(view().placeOf(*other).top() != m_hands->cardOf("kv-store-cus").top());
    view().alignSelected(arrange::To::Row);
    QCOMPARE(view().placeOf(*other).top(), m_hands->cardOf("kv-store-cus").top());
}

void TestArrange::aMarqueeToTheLeftTakesWhatItTouches()
{
    const QRect card = m_hands->cardOf("kv-store-cus");
    const QPoint right(card.right() + 8, card.bottom() + 3), inside(card.center().x(), card.center().y());
    m_hands->drag(right, inside); // to the left: a touch is enough
    QVERIFY(session().selection().has(m_hands->named("kv-store-cus").id));
    session().clearSelection();
    m_hands->drag(QPoint(card.left() - 6, card.top() - 4), inside); // to the right: it must be enclosed
    QVERIFY(!session().selection().has(m_hands->named("kv-store-cus").id));
}

void TestArrange::aMarqueeWithShiftAdds()
{
    m_hands->click("agw-cus");
    const QRect card = m_hands->cardOf("kv-store-cus").adjusted(-6, -4, 8, 4);
    m_hands->drag(card.topLeft(), card.bottomRight(), Qt::ShiftModifier);
    QVERIFY(session().selection().has(m_hands->named("agw-cus").id));
    QVERIFY(session().selection().has(m_hands->named("kv-store-cus").id));
}

void TestArrange::altAndAnArrowFollowALink()
{
    m_hands->click("api-public-cus");
    const QPoint from = m_hands->at("api-public-cus");
    bool moved = false;
    for (const auto &[key, right, down] : {std::tuple(Qt::Key_Right, 1, 0), std::tuple(Qt::Key_Left, -1, 0),
                                           std::tuple(Qt::Key_Down, 0, 1), std::tuple(Qt::Key_Up, 0, -1)}) {
        session().select(selectionOf(session(), m_hands->named("api-public-cus").id));
        m_hands->key(key, Qt::AltModifier);
        const Service *reached = m_hands->only();
        QVERIFY(reached);
        if (reached->name == "api-public-cus")
            continue;
        moved = true;
        const QPoint way = view().placeOf(reached->id).center() - from;
        QVERIFY2(way.x() * right + way.y() * down > 0, reached->name.c_str());
        const bool linked = m_hands->linkBetween(m_hands->named("api-public-cus").id, reached->id)
            || m_hands->linkBetween(reached->id, m_hands->named("api-public-cus").id)
            || counterpartOf(m_hands->stamp(), m_hands->named("api-public-cus")) == reached->id;
        QVERIFY2(linked, reached->name.c_str());
    }
    QVERIFY(moved);
    QCOMPARE(session().undoStack()->count(), 0);
}

void TestArrange::aListOfZonesMovesTheSelection()
{
    m_hands->click("kv-store-cus");
    view().chooseZone();
    auto *menu = m_hands->part<QMenu>("zoneMenu");
    QVERIFY(menu && menu->isVisible());
    QAction *here = nullptr, *there = nullptr, *global = nullptr;
    for (QAction *entry : menu->actions()) {
        if (entry->text().contains("Primary"))
            here = entry;
        if (entry->text().contains("Secondary"))
            there = entry;
        if (entry->text() == "Global")
            global = entry;
    }
    QVERIFY(here && !here->isEnabled());
    QVERIFY(global && !global->isEnabled() && global->toolTip().contains("regional"));
    QVERIFY(there && there->isEnabled());
    there->trigger();
    menu->close();
    QCOMPARE(m_hands->named("kv-store-cus").at, Site::Secondary);
    QCOMPARE(session().undoStack()->count(), 1);
}

void TestArrange::theEdgeOfTheWindowScrollsWhileDragging()
{
    view().resize(600, 400);
    view().zoomTo(1);
    view().horizontalScrollBar()->setValue(0);
    view().verticalScrollBar()->setValue(0);
    const QPoint from = m_hands->at("agw-cus");
    QVERIFY(view().viewport()->rect().contains(from));
    m_hands->drag(from, QPoint(view().viewport()->width() - 6, from.y()), {}, false);
    const int before = view().horizontalScrollBar()->value();
    QTRY_VERIFY(view().horizontalScrollBar()->value() > before + 40);
    m_hands->key(Qt::Key_Escape);
    QCOMPARE(session().undoStack()->count(), 0);
}

void TestArrange::nudgesApartAreTwoSteps()
{
    session().select(selectionOf(session(), m_hands->named("kv-store-cus").id));
    m_hands->key(Qt::Key_Down);
    QTest::qWait(450);
    m_hands->key(Qt::Key_Down);
    QCOMPARE(session().undoStack()->count(), 2);
}

void TestArrange::aPinnedCardStaysPinnedWhenItMoves()
{
    m_hands->click("kv-store-cus");
    view().pinSelected(true);
    QVERIFY(view().selectionIsPinned());
    m_hands->key(Qt::Key_Down);
    QVERIFY(view().selectionIsPinned());
    m_hands->drag(m_hands->at("kv-store-cus"), m_hands->emptySpot(Site::Primary));
    QVERIFY(view().selectionIsPinned());
    view().pinSelected(false);
    QVERIFY(!view().selectionIsPinned());
}

QTEST_MAIN(TestArrange)
#include "tst_arrange.moc"
