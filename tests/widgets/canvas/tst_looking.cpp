// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/mirror.h"
#include "tests/widgets/canvas/hands.h"
#include "widgets/canvas/find_bar.h"
#include "widgets/canvas/minimap.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QPushButton>

using namespace breakwater;
using namespace breakwater::test;

/// Finding one's way: the layout of all, the map, the find bar, the legend, menus and pan.
class TestLooking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Light); }
    void init() { m_hands = std::make_unique<Hands>(); }
    void cleanup() { m_hands.reset(); }

    void automaticLayoutIsOneStepWithPairsOnARow_data();
    void automaticLayoutIsOneStepWithPairsOnARow();
    void automaticLayoutOfASelectionLeavesTheOthers();
    void cardsArriveAtTheirPlacesAndAtOnceWithReducedMotion();
    void theFindBarSelectsAndCycles();
    void findingsRegionsAndTagsAreFoundToo();
    void theMapMovesTheView();
    void theLegendOpensAndCloses();
    void spaceAndTheMiddleButtonPan();
    void theMenuIsAboutWhatIsUnderThePointer();
    void theMenuKeyOpensAtTheSelection();

private:
    Session &session() { return m_hands->session(); }
    CanvasView &view() { return m_hands->view(); }
    std::unique_ptr<Hands> m_hands;
};

void TestLooking::automaticLayoutIsOneStepWithPairsOnARow_data()
{
    QTest::addColumn<QString>("design");
    for (const char *id : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestLooking::automaticLayoutIsOneStepWithPairsOnARow()
{
    QFETCH(QString, design);
    Hands hands(design.toStdString());
    hands.view().setReducedMotion(true);
    const std::string before = bytesOf(hands.session());
    hands.view().autoLayoutSelected();
    QCOMPARE(hands.session().undoStack()->count(), 1);
    for (const scene::Band &band : hands.view().picture().bands) {
        const Stamp &stamp = *hands.session().topology().stamp(band.stamp);
        for (const scene::CardFace &a : band.cards) {
            for (const scene::CardFace &b : band.cards)
                QVERIFY2(&a == &b || !a.frame.adjusted(1, 1, -1, -1).intersects(b.frame),
                         qPrintable(a.name + " on " + b.name));
            const Service *service = a.ghost ? nullptr : stamp.service(a.service);
            const auto other = service ? counterpartOf(stamp, *service) : std::nullopt;
            const scene::CardFace *pair = other ? hands.view().picture().card(*other) : nullptr;
            QVERIFY2(!pair || pair->frame.top() == a.frame.top(), qPrintable(a.name));
        }
    }
    hands.view().autoLayoutSelected(); // there is nothing left to do
    QCOMPARE(hands.session().undoStack()->count(), 1);
    hands.session().undoStack()->undo();
    QCOMPARE(bytesOf(hands.session()), before);
}

void TestLooking::automaticLayoutOfASelectionLeavesTheOthers()
{
    view().setReducedMotion(true);
    const QRectF other = view().picture().card(m_hands->named("agw-cus").id)->frame;
    m_hands->click("kv-store-cus");
    m_hands->click("redis-sess-cus", Qt::ControlModifier);
    view().autoLayoutSelected();
    QCOMPARE(view().picture().card(m_hands->named("agw-cus").id)->frame, other);
}

void TestLooking::cardsArriveAtTheirPlacesAndAtOnceWithReducedMotion()
{
    const auto moved = [this] {
        for (const QGraphicsItem *item : view().scene()->items())
            if (dynamic_cast<const CardItem *>(item) && !item->pos().isNull())
                return true;
        return false;
    };
    view().autoLayoutSelected();
    QVERIFY(moved()); // on the way
    QTRY_VERIFY(!moved());
    session().undoStack()->undo();
    view().setReducedMotion(true);
    view().autoLayoutSelected();
    QVERIFY(!moved());
}

void TestLooking::theFindBarSelectsAndCycles()
{
    view().openFind();
    auto *field = m_hands->part<QLineEdit>("findField");
    QVERIFY(field->isVisible() && field->hasFocus());
    QTest::keyClicks(field, "vault");
    QVERIFY(m_hands->only());
    const ServiceId first = m_hands->only()->id;
    QVERIFY(m_hands->part<QLabel>("findCount")->text().startsWith("1 of "));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(m_hands->only()->id != first);
    view().findStep(-1);
    QCOMPARE(m_hands->only()->id, first);
    QTest::keyClicks(field, "zzz");
    QCOMPARE(m_hands->part<QLabel>("findCount")->text(), QString("Not found"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(view().hasFocus());
    QCOMPARE(session().undoStack()->count(), 0);
}

void TestLooking::findingsRegionsAndTagsAreFoundToo()
{
    view().openFind();
    auto *field = m_hands->part<QLineEdit>("findField");
    const Finding *onACard = nullptr;
    for (const Finding &finding : session().assessment()->findings)
        for (const std::string &subject : finding.subjects)
            if (session().topology().find(ServiceId{subject}).second)
                onACard = &finding;
    QVERIFY(onACard);
    for (const QString &words : {toQt(onACard->rule.text), QString("East US 2 vault"), QString("base")}) {
        session().clearSelection();
        field->setText(words);
        QVERIFY2(!session().selection().services.empty(), qPrintable(words));
    }
}

void TestLooking::theMapMovesTheView()
{
    view().zoomTo(2);
    view().horizontalScrollBar()->setValue(0);
    view().verticalScrollBar()->setValue(0);
    auto *map = m_hands->part<MiniMap>("minimap");
    QVERIFY(map && map->isVisible());
    const QPointF far = view().picture().bounds.bottomRight() - QPointF(120, 120);
    QTest::mouseClick(map, Qt::LeftButton, {}, map->fromScene(far).toPoint());
    const QRectF seen = view().mapToScene(view().viewport()->rect()).boundingRect();
    QVERIFY(seen.contains(far));
    view().showMiniMap(false);
    QVERIFY(!map->isVisible());
    view().showMiniMap(true);
    view().fitAll();
    QTRY_VERIFY(!map->isVisible()); // everything is seen already
}

void TestLooking::theLegendOpensAndCloses()
{
    auto *button = m_hands->part<QPushButton>("legendButton");
    view().resize(view().size() + QSize(0, 160)); // room below the last band
    auto *legend = m_hands->part<QWidget>("legend");
    QVERIFY(button->isVisible() && !legend->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(legend->isVisible());
    QVERIFY(view().rect().contains(legend->geometry()));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!legend->isVisible());
}

void TestLooking::spaceAndTheMiddleButtonPan()
{
    view().zoomTo(2);
    view().centerOn(view().sceneRect().center());
    const auto at = [this] {
        return QPoint(view().horizontalScrollBar()->value(), view().verticalScrollBar()->value());
    };
    const QPoint from(400, 300), to(340, 260);
    QPoint before = at();
    QTest::mousePress(view().viewport(), Qt::MiddleButton, {}, from);
    m_hands->move(to, Qt::MiddleButton);
    QTest::mouseRelease(view().viewport(), Qt::MiddleButton, {}, to);
    QCOMPARE(at(), before + from - to);
    before = at();
    QTest::keyPress(&view(), Qt::Key_Space);
    m_hands->drag(from, to);
    QTest::keyRelease(&view(), Qt::Key_Space);
    QCOMPARE(at(), before + from - to);
    QVERIFY(session().selection().empty());
    QCOMPARE(session().undoStack()->count(), 0);
}

void TestLooking::theMenuIsAboutWhatIsUnderThePointer()
{
    QSignalSpy wanted(&view(), &CanvasView::menuWanted);
    const auto ask = [this](const QPoint &where) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, where, view().viewport()->mapToGlobal(where));
        QApplication::sendEvent(view().viewport(), &event);
    };
    ask(m_hands->at("kv-store-cus"));
    QVERIFY(session().selection().has(m_hands->named("kv-store-cus").id));
    ask(m_hands->zone(Site::Secondary).topLeft() + QPoint(60, 14));
    QCOMPARE(session().selection().site, std::optional(Site::Secondary));
    ask(m_hands->emptySpot(Site::Primary));
    QVERIFY(session().selection().empty());
    QCOMPARE(wanted.count(), 3);
}

void TestLooking::theMenuKeyOpensAtTheSelection()
{
    QSignalSpy wanted(&view(), &CanvasView::menuWanted);
    m_hands->click("kv-store-cus");
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(0, 0), QPoint(0, 0));
    QApplication::sendEvent(&view(), &event);
    QCOMPARE(wanted.count(), 1);
    const QPoint at = view().viewport()->mapFromGlobal(wanted.front().front().toPoint());
    QVERIFY(m_hands->cardOf("kv-store-cus").adjusted(-4, -4, 4, 12).contains(at));
}

QTEST_MAIN(TestLooking)
#include "tst_looking.moc"
