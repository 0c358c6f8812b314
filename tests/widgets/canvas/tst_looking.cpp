// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/mirror.h"
#include "tests/widgets/canvas/hands.h"
#include "widgets/canvas/find_bar.h"
#include "widgets/canvas/minimap.h"
#include "widgets/session/preferences.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace breakwater;
using namespace breakwater::test;

/// Finding one's way: the layout of all, the map, the find bar, the legend, menus and pan.
class TestLooking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("breakwater-test");
        QCoreApplication::setApplicationName("breakwater-test-looking");
        applyTheme(Theme::Light);
    }
    void init() { m_hands = std::make_unique<Hands>(); }
    void cleanup()
    {
        m_hands.reset();
        Preferences::self().setReducedMotion(false);
        Preferences::self().setWheelZooms(false);
    }

    void automaticLayoutIsOneStepWithPairsOnARow_data();
    void automaticLayoutIsOneStepWithPairsOnARow();
    void afterALayoutNoWordsLieUnderACard();
    void automaticLayoutOfASelectionLeavesTheOthers();
    void cardsArriveAtTheirPlacesAndAtOnceWithReducedMotion();
    void theFindBarSelectsAndCycles();
    void findingsRegionsAndTagsAreFoundToo();
    void theMapMovesTheView();
    void whatFitsStandsInTheMiddleOfTheWindow_data();
    void whatFitsStandsInTheMiddleOfTheWindow();
    void anEditDoesNotMoveWhatStandsInTheMiddle();
    void theGroundFollowsTheWindowAndTheZoom();
    void theLegendOpensAndCloses();
    void spaceAndTheMiddleButtonPan();
    void availabilityZonesAreSubLanesAndADragChangesThem();
    void theWheelZoomsWhenAskedTo();
    void aPairIsSeenWhenOneOfItIsPointedAt();
    void whatIsPaintedOnceIsPaintedAgainWhenTheSceneChanges();
    void aStepOfADragPaintsLittleAndLaysOutNothing();
    void aFixIsSeenBeforeItIsMade();
    void aRoomSeesStrongerLanesAndNoMarksUnlessAsked();
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

void TestLooking::afterALayoutNoWordsLieUnderACard()
{
    for (const char *name : {"web", "kubernetes", "genai"}) {
        m_hands = std::make_unique<Hands>(name);
        view().autoLayoutSelected();
        QTRY_VERIFY(view().linesAreRouted());
        const scene::Band &band = view().picture().bands.front();
        for (const scene::Link &link : band.links) {
            if (link.label.isEmpty() || link.style == scene::LinkStyle::Replication
                || link.style == scene::LinkStyle::Backup)
                continue;
            const double half = (link.labelRoom - 12) / 2;
            const QRectF words(link.labelAt - QPointF(half, link.labelOnLine ? 4 : 15), QSizeF(2 * half, 8));
            for (const scene::CardFace &card : band.cards)
                QVERIFY2(!card.frame.intersects(words), qPrintable(link.label + " under " + card.name));
        }
    }
}

void TestLooking::automaticLayoutIsOneStepWithPairsOnARow()
{
    QFETCH(QString, design);
    Hands hands(design.toStdString());
    Preferences::self().setReducedMotion(true);
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
    Preferences::self().setReducedMotion(true);
    const QRectF other = view().picture().card(m_hands->named("agw-cus").id)->frame;
    m_hands->click("kv-store-cus");
    m_hands->click("redis-sess-cus", Qt::ControlModifier);
    view().autoLayoutSelected();
    QCOMPARE(view().picture().card(m_hands->named("agw-cus").id)->frame, other);
}

void TestLooking::cardsArriveAtTheirPlacesAndAtOnceWithReducedMotion()
{
    const auto moved = [this] { return view().shown().isGliding(); };
    view().autoLayoutSelected();
    QVERIFY(moved()); // on the way
    QTRY_VERIFY(!moved());
    session().undoStack()->undo();
    Preferences::self().setReducedMotion(true);
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

void TestLooking::whatFitsStandsInTheMiddleOfTheWindow_data()
{
    QTest::addColumn<QSize>("window");
    QTest::newRow("wide") << QSize(1500, 500);
    QTest::newRow("high") << QSize(700, 900);
    QTest::newRow("larger than the design") << QSize(1900, 1300);
}

void TestLooking::whatFitsStandsInTheMiddleOfTheWindow()
{
    QFETCH(QSize, window);
    view().resize(window);
    view().zoomTo(2); // somewhere else
    view().fitAll();
    const auto design = [&] { return view().mapFromScene(view().picture().bounds).boundingRect(); };
    const QRect room = view().viewport()->rect();
    QVERIFY2(room.adjusted(15, 15, -15, -15).contains(design()), "there is air around it");
    QVERIFY(qAbs(design().center().x() - room.center().x()) <= 2);
    QVERIFY(qAbs(design().center().y() - room.center().y()) <= 2);
    QVERIFY(!view().horizontalScrollBar()->isVisible() && !view().verticalScrollBar()->isVisible());
    for (int turn = 0; turn < 6; ++turn) { // and stays there, as small as the wheel makes it
        const QPoint corner(room.left() + 5, room.top() + 5);
        QWheelEvent wheel(corner, view().viewport()->mapToGlobal(corner), {}, {0, -120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view().viewport(), &wheel);
        QVERIFY(qAbs(design().center().x() - room.center().x()) <= 2);
        QVERIFY(qAbs(design().center().y() - room.center().y()) <= 2);
    }
}

void TestLooking::anEditDoesNotMoveWhatStandsInTheMiddle()
{
    view().resize(1900, 1300);
    view().fitAll();
    const QRect before = m_hands->cardOf("agw-cus");
    m_hands->click("kv-store-cus");
    QTest::keyClick(&view(), Qt::Key_Down, Qt::ShiftModifier); // the lane grows
    QCOMPARE(session().undoStack()->count(), 1);
    QCOMPARE(m_hands->cardOf("agw-cus"), before);
}

void TestLooking::theGroundFollowsTheWindowAndTheZoom()
{
    view().resize(1900, 1300);
    view().fitAll();
    m_hands->click("kv-store-cus");
    QTest::keyClick(&view(), Qt::Key_Down, Qt::ShiftModifier);
    const auto design = [&] { return view().mapFromScene(view().picture().bounds).boundingRect(); };
    const QSize least = design().size() + QSize(40, 40);
    for (const QSize &size : {least, QSize(1900, 1000), least, QSize(1500, 1300)}) {
        view().resize(size); // it still fits
        QCoreApplication::processEvents();
        QVERIFY(!view().horizontalScrollBar()->isVisible() && !view().verticalScrollBar()->isVisible());
        QVERIFY(view().viewport()->rect().contains(design()));
        QVERIFY(qAbs(design().center().x() - view().viewport()->rect().center().x()) <= 2);
    }
    view().zoomTo(3);
    view().horizontalScrollBar()->setValue(view().horizontalScrollBar()->minimum());
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->minimum());
    QVERIFY2(design().left() <= 3 * 8 && design().top() <= 3 * 8,
             "beyond the design there is nothing to see");
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

void TestLooking::availabilityZonesAreSubLanesAndADragChangesThem()
{
    const std::string before = bytesOf(session());
    view().showZones(true);
    view().fitAll();
    const scene::Band &band = view().picture().bands.front();
    QVERIFY(band.primary.subLanes.size() >= 4);
    for (const scene::CardFace &card : band.cards) {
        const Service *service = m_hands->stamp().service(card.service);
        if (card.ghost || (card.site != Site::Primary && card.site != Site::Secondary))
            continue;
        const scene::SubLane *part = band.subLaneAt(card.frame.center());
        QVERIFY2(part && part->frame.contains(card.frame), qPrintable(card.name));
        if (service->zones && service->zones->size() == 1)
            QVERIFY2(part->zones == service->zones, qPrintable(card.name));
    }
    QCOMPARE(bytesOf(session()), before); // looking changes nothing
    const QRectF second = band.primary.subLanes[1].frame;
    QCOMPARE(band.primary.subLanes[1].title, QString("Zone 2"));
    m_hands->drag(m_hands->at("redis-sess-cus"),
                  view().mapFromScene(QPointF(second.center().x(), second.top() + 10)));
    QCOMPARE(session().undoStack()->count(), 1);
    QVERIFY(m_hands->named("redis-sess-cus").zones == std::vector<int>{2});
    m_hands->key(Qt::Key_Down); // places are fixed while zones are shown
    QCOMPARE(session().undoStack()->count(), 1);
    session().undoStack()->undo();
    view().showZones(false);
    QCOMPARE(bytesOf(session()), before);
}

void TestLooking::aPairIsSeenWhenOneOfItIsPointedAt()
{
    const auto other = counterpartOf(m_hands->stamp(), m_hands->named("kv-store-cus"));
    QVERIFY(other);
    m_hands->move(m_hands->at("kv-store-cus"), Qt::NoButton);
    QVERIFY(view().picture().card(*other)->paired);
    QVERIFY(view().picture().card(m_hands->named("kv-store-cus").id)->hovered);
    m_hands->move(m_hands->emptySpot(Site::Primary), Qt::NoButton);
    QVERIFY(!view().picture().card(*other)->paired);
}

void TestLooking::theWheelZoomsWhenAskedTo()
{
    const auto turn = [this](Qt::KeyboardModifiers keys) {
        QWheelEvent wheel(QPointF(300, 300), view().viewport()->mapToGlobal(QPoint(300, 300)), {},
                          QPoint(0, 120), Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view().viewport(), &wheel);
    };
    view().zoomTo(1);
    turn({});
    QCOMPARE(view().zoom(), 1.0);
    turn(Qt::ControlModifier);
    QVERIFY(view().zoom() > 1);
    view().zoomTo(1);
    Preferences::self().setWheelZooms(true);
    turn(Qt::ControlModifier);
    QCOMPARE(view().zoom(), 1.0);
    turn({});
    QVERIFY(view().zoom() > 1);
}

void TestLooking::whatIsPaintedOnceIsPaintedAgainWhenTheSceneChanges()
{
    const auto picture = [this] { return view().viewport()->grab().toImage(); };
    const QPoint from = m_hands->at("kv-store-cus"), spot = m_hands->emptySpot(Site::Primary);
    const QRect left = m_hands->cardOf("kv-store-cus");
    const QImage still = picture();
    m_hands->drag(from, spot, {}, false);
    const QImage dragged = picture();
    QVERIFY(still != dragged);
    QVERIFY(still.copy(left) != dragged.copy(left)); // the card that is dragged is dim where it was
    m_hands->key(Qt::Key_Escape);
    m_hands->move(QPoint(2, 2), Qt::NoButton);
    session().clearSelection();
    QCOMPARE(picture().copy(left), still.copy(left)); // and as it was when the drag is given up
}

void TestLooking::aStepOfADragPaintsLittleAndLaysOutNothing()
{
    class Painted : public QObject {
    public:
        qint64 pixels = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                for (const QRect &part : static_cast<QPaintEvent *>(event)->region())
                    pixels += qint64(part.width()) * part.height();
            return false;
        }
    } painted;
    const QPoint from = m_hands->at("kv-store-cus");
    m_hands->drag(from, from + QPoint(24, 24), {}, false);
    // Verdicts that arrive paint their zones; the steps are counted once all are there.
    view().viewport()->installEventFilter(&painted);
    for (int i = 0; i == 0 || (painted.pixels > 0 && i < 40); ++i) {
        painted.pixels = 0;
        QTest::qWait(250);
    }
    painted.pixels = 0;
    const scene::Geometry *before = &view().picture();
    const auto cards = before->bands.front().cards;
    for (int i = 1; i <= 10; ++i) {
        m_hands->move(from + QPoint(24 + 3 * i, 24 + (i % 2 ? 3 : -3)));
        QCoreApplication::processEvents();
    }
    view().viewport()->removeEventFilter(&painted);
    const qint64 whole = qint64(view().viewport()->width()) * view().viewport()->height();
    QVERIFY(painted.pixels > 0);
    QVERIFY2(painted.pixels < 10 * whole / 3,
             qPrintable(QString::number(double(painted.pixels) / double(10 * whole))));
    QVERIFY(view().picture().bands.front().cards == cards);
    m_hands->key(Qt::Key_Escape);
}

void TestLooking::aFixIsSeenBeforeItIsMade()
{
    const std::string before = bytesOf(session());
    const QImage still = view().viewport()->grab().toImage();
    const Stamp &stamp = m_hands->stamp();
    const Result<Topology> after =
        dropService(session().catalog(), stamp.id, KindId{"redis-cache"}, ServiceId{"redis-new"}, "Another",
                    Site::Primary, freePlace(stamp, session().topology().layout(stamp.id), Site::Primary))(
            session().topology());
    QVERIFY(after);
    session().showPreview(std::make_shared<const Topology>(*after));
    QVERIFY(view().viewport()->grab().toImage() != still);
    session().endPreview();
    QVERIFY(view().viewport()->grab().toImage() == still);
    QCOMPARE(bytesOf(session()), before);
    QCOMPARE(session().undoStack()->count(), 0);
}

void TestLooking::aRoomSeesStrongerLanesAndNoMarksUnlessAsked()
{
    const QPoint ground = m_hands->emptySpot(Site::Primary);
    const QPoint mark = m_hands->cardOf("kv-store-cus").topRight() + QPoint(-14, 14);
    const auto picture = [this] { return view().viewport()->grab().toImage(); };
    const QImage before = picture();
    view().setPresenting(true);
    QVERIFY(picture().pixelColor(ground) != before.pixelColor(ground));
    view().setPresenting(false);
    view().showFindings(false);
    QVERIFY(picture().copy(QRect(mark - QPoint(6, 6), QSize(12, 12)))
            != before.copy(QRect(mark - QPoint(6, 6), QSize(12, 12))));
    view().showFindings(true);
    QVERIFY(picture() == before);
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
