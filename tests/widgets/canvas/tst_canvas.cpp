// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/gestures.h"
#include "widgets/theme/current.h"

#include <QAccessible>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QUndoStack>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// Hands on the canvas: real mouse and key events, and what they leave in the design.
class TestCanvas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aClickSelectsAndAClickOnNothingClears();
    void aCardDraggedToTheOtherLaneMovesAndUndoRestoresEveryByte();
    void aCardDraggedInItsLaneChangesItsPlaceAlone();
    void escapeCancelsADragWithoutATrace();
    void aDropFromThePaletteAddsSelectsAndAsksForTheName();
    void aDropThatIsImpossibleDoesNothing();
    void everyZoneSaysWhatADropWouldMean();
    void aCardThatIsDraggedIsJudgedToo();
    void deleteRemovesWithLinksAndTheToastUndoes();
    void aHandleDraggedToACardConnectsThem();
    void theKeyboardConnects();
    void aNameIsChangedInPlace();
    void tabWalksTheCardsInReadingOrder();
    void arrowsNudgeAndMerge();
    void aMarqueeTakesWhatItEncloses();
    void theWheelZoomsAboutTheCursor();
    void aLaneHeaderSelectsTheZone();
    void findingsStandOnCards();
    void assistiveTechnologySeesZonesAndCards();

private:
    const Service &named(const char *name) const
    {
        const Service *found = serviceNamed(*m_session, name);
        if (!found)
            qFatal("no service %s", name);
        return *found;
    }
    QPoint at(const char *name) const { return m_view->placeOf(named(name).id).center(); }
    QRect zone(Site site) const { return m_view->placeOf(m_session->topology().stamps.front()->id, site); }
    /// A free spot low in a lane, above the shelf.
    QPoint footOf(Site site) const
    {
        const QRect lane = zone(site);
        return {lane.center().x(), lane.bottom() - 20};
    }
    void drag(const QPoint &from, const QPoint &to, bool release = true)
    {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        for (int i = 1; i <= 8; ++i)
            move(from + (to - from) * i / 8);
        if (release)
            QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
    }
    void move(const QPoint &to)
    {
        QMouseEvent event(QEvent::MouseMove, to, m_view->viewport()->mapToGlobal(to), Qt::NoButton,
                          Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &event);
    }
    bool dropKind(const char *kind, const QPoint &to)
    {
        QMimeData mime;
        mime.setData(kKindMime, kind);
        QDragEnterEvent enter(to, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &enter);
        QDragMoveEvent over(to, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &over);
        if (!over.isAccepted()) {
            QDragLeaveEvent leave;
            QApplication::sendEvent(m_view->viewport(), &leave);
            return false;
        }
        QDropEvent drop(to, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &drop);
        return drop.isAccepted();
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<CanvasView> m_view;
};

void TestCanvas::init()
{
    applyTheme(Theme::Light);
    m_session = openTemplate();
    m_view = std::make_unique<CanvasView>(*m_session);
    m_view->resize(960, 760);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(waitForVerdict(*m_session));
    m_view->fitAll();
}

void TestCanvas::cleanup()
{
    m_view.reset();
    m_session.reset();
}

void TestCanvas::aClickSelectsAndAClickOnNothingClears()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at("kv-store-cus"));
    QVERIFY(m_session->selection().has(named("kv-store-cus").id));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, at("stsitecus"));
    QCOMPARE(m_session->selection().services.size(), std::size_t(2));
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(m_session->selection().empty());
}

void TestCanvas::aCardDraggedToTheOtherLaneMovesAndUndoRestoresEveryByte()
{
    const std::string before = bytesOf(*m_session);
    drag(at("kv-store-cus"), footOf(Site::Secondary));
    QCOMPARE(named("kv-store-cus").at, Site::Secondary);
    QCOMPARE(m_session->undoStack()->count(), 1);
    QVERIFY(m_session->undoStack()->undoText().contains("kv-store-cus"));
    // It lies on no other card.
    const QRect moved = m_view->placeOf(named("kv-store-cus").id);
    for (const scene::CardFace &card : m_view->picture().bands.front().cards)
        if (card.service != named("kv-store-cus").id)
            QVERIFY2(
                !m_view->mapFromScene(card.frame).boundingRect().adjusted(2, 2, -2, -2).intersects(moved),
                qPrintable(card.name));
    m_session->undoStack()->undo();
    QCOMPARE(bytesOf(*m_session), before);
}

void TestCanvas::aCardDraggedInItsLaneChangesItsPlaceAlone()
{
    const std::string before = designHash(m_session->topology());
    const auto stamp = m_session->topology().stamps.front();
    drag(at("kv-store-cus"), at("kv-store-cus") + QPoint(0, static_cast<int>(60 * m_view->zoom())));
    QCOMPARE(m_session->undoStack()->count(), 1);
    QCOMPARE(named("kv-store-cus").at, Site::Primary);
    QCOMPARE(m_session->topology().stamps.front(), stamp); // the very same: no rule runs again for a place
    QCOMPARE(designHash(m_session->topology()), before);
}

void TestCanvas::escapeCancelsADragWithoutATrace()
{
    const std::string before = bytesOf(*m_session);
    drag(at("kv-store-cus"), footOf(Site::Secondary), false);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, footOf(Site::Secondary));
    QCOMPARE(bytesOf(*m_session), before);
    QCOMPARE(m_session->undoStack()->count(), 0);
}

void TestCanvas::aDropFromThePaletteAddsSelectsAndAsksForTheName()
{
    const std::string before = bytesOf(*m_session);
    QVERIFY(dropKind("service-bus", footOf(Site::Primary)));
    const Selection selection = m_session->selection();
    QCOMPARE(selection.services.size(), std::size_t(1));
    const Service *added = m_session->topology().find(selection.services.front()).second;
    QCOMPARE(added->kind.text, std::string("service-bus"));
    QCOMPARE(added->at, Site::Primary);
    auto *edit = m_view->findChild<QLineEdit *>("nameEdit");
    QVERIFY(edit);
    QCOMPARE(edit->text(), toQt(added->name));
    QVERIFY(waitForVerdict(*m_session)); // neither the verdict nor a new scroll bar ends the naming
    m_view->resize(m_view->size() - QSize(20, 60));
    QTest::qWait(50);
    QCOMPARE(m_view->findChild<QLineEdit *>("nameEdit"), edit);
    QVERIFY(edit->isVisible());
    edit->setText("sb-orders");
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(serviceNamed(*m_session, "sb-orders"));
    m_session->undoStack()->undo();
    m_session->undoStack()->undo();
    QCOMPARE(bytesOf(*m_session), before);
}

void TestCanvas::aDropThatIsImpossibleDoesNothing()
{
    const std::string before = bytesOf(*m_session);
    const QRect strip = zone(Site::Global);
    QVERIFY(!dropKind("azure-sql-database", QPoint(strip.right() - 30, strip.center().y())));
    QCOMPARE(bytesOf(*m_session), before);
    QCOMPARE(m_session->undoStack()->count(), 0);
}

void TestCanvas::everyZoneSaysWhatADropWouldMean()
{
    const StampId stamp = m_session->topology().stamps.front()->id;
    const auto words = [&](Site site) { return m_view->verdictWords(stamp, site); };
    QMimeData mime;
    mime.setData(kKindMime, "azure-sql-database");
    const QPoint over = footOf(Site::Primary);
    QDragEnterEvent enter(over, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(m_view->viewport(), &enter);
    QDragMoveEvent first(over, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(m_view->viewport(), &first);
    QVERIFY(first.isAccepted()); // whether it can stand there is known at once, what the rules say follows
    QVERIFY(words(Site::Global).startsWith("Not possible"));
    QVERIFY(words(Site::Global).contains("needs a region"));
    QTRY_VERIFY(!words(Site::Primary).isEmpty());
    QTRY_VERIFY(!words(Site::Secondary).isEmpty());
    QVERIFY(!words(Site::Primary).startsWith("Not possible"));
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(m_view.get());
    QString described;
    for (int i = 0; i < canvas->childCount(); ++i)
        if (canvas->child(i)->text(QAccessible::Name).contains("Primary"))
            described = canvas->child(i)->text(QAccessible::Description);
    QCOMPARE(described, words(Site::Primary));
    QDragLeaveEvent leave;
    QApplication::sendEvent(m_view->viewport(), &leave);
    QVERIFY(words(Site::Primary).isEmpty());
    QCOMPARE(m_session->undoStack()->count(), 0);
}

void TestCanvas::aCardThatIsDraggedIsJudgedToo()
{
    const StampId stamp = m_session->topology().stamps.front()->id;
    drag(at("kv-store-cus"), footOf(Site::Secondary), false);
    QTRY_VERIFY(!m_view->verdictWords(stamp, Site::Secondary).isEmpty());
    QTRY_VERIFY(m_view->verdictWords(stamp, Site::Global).startsWith("Not possible"));
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(m_view->verdictWords(stamp, Site::Secondary).isEmpty());
}

void TestCanvas::deleteRemovesWithLinksAndTheToastUndoes()
{
    const std::string before = bytesOf(*m_session);
    const ServiceId id = named("kv-store-cus").id;
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at("kv-store-cus"));
    m_view->removeSelected();
    QVERIFY(!m_session->topology().find(id).second);
    for (const auto &stamp : m_session->topology().stamps)
        for (const Dependency &dependency : stamp->dependencies)
            QVERIFY(dependency.to != id && dependency.from != id);
    auto *undo = m_view->findChild<QPushButton *>("toastUndo");
    QVERIFY(undo && undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(bytesOf(*m_session), before);
}

void TestCanvas::aHandleDraggedToACardConnectsThem()
{
    const ServiceId from = named("redis-sess-cus").id, to = named("kv-store-cus").id;
    const QRect card = m_view->placeOf(from);
    QTest::mouseMove(m_view->viewport(), card.center());
    move(card.center());
    QMouseEvent hover(QEvent::MouseMove, card.center(), m_view->viewport()->mapToGlobal(card.center()),
                      Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(m_view->viewport(), &hover);
    drag(QPoint(card.center().x(), card.bottom()), at("kv-store-cus"));
    const Selection selection = m_session->selection();
    QCOMPARE(selection.dependencies.size(), std::size_t(1));
    const Dependency *made = m_session->topology().stamps.front()->dependency(selection.dependencies.front());
    QVERIFY(made);
    QCOMPARE(made->from, from);
    QCOMPARE(made->to, to);
    QCOMPARE(made->type, DependencyType::ReadsSecret);
}

void TestCanvas::theKeyboardConnects()
{
    const std::string before = bytesOf(*m_session);
    m_session->select(selectionOf(*m_session, named("redis-sess-cus").id));
    QTest::keyClick(m_view.get(), Qt::Key_L);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_session->undoStack()->count(), 1);
    QCOMPARE(m_session->selection().dependencies.size(), std::size_t(1));
    m_session->undoStack()->undo();
    QCOMPARE(bytesOf(*m_session), before);
}

void TestCanvas::aNameIsChangedInPlace()
{
    m_session->select(selectionOf(*m_session, named("kv-store-cus").id));
    m_view->renameSelected();
    auto *edit = m_view->findChild<QLineEdit *>("nameEdit");
    QVERIFY(edit);
    edit->setText("other");
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(m_session->undoStack()->count(), 0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_view->renameSelected();
    edit = m_view->findChild<QLineEdit *>("nameEdit");
    QVERIFY(edit);
    QTest::keyClicks(edit, "vault");
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(serviceNamed(*m_session, "vault"));
    QCOMPARE(m_session->undoStack()->count(), 1);
}

void TestCanvas::tabWalksTheCardsInReadingOrder()
{
    QVERIFY(m_session->selection().empty());
    std::set<ServiceId> seen;
    QVERIFY(m_view->step(1));
    const ServiceId first = m_session->selection().services.front();
    do {
        seen.insert(m_session->selection().services.front());
    } while (m_view->step(1));
    std::size_t cards = 0;
    for (const scene::CardFace &card : m_view->picture().bands.front().cards)
        cards += !card.ghost;
    QCOMPARE(seen.size(), cards);
    QCOMPARE(named("contoso.com").id, first); // the global strip is read first
}

void TestCanvas::arrowsNudgeAndMerge()
{
    const std::string before = bytesOf(*m_session);
    m_session->select(selectionOf(*m_session, named("kv-store-cus").id));
    const StampId stamp = m_session->topology().stamps.front()->id;
    const CardPlace place = m_session->topology().layout(stamp)->cards.at(named("kv-store-cus").id);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    const CardPlace after = m_session->topology().layout(stamp)->cards.at(named("kv-store-cus").id);
    QCOMPARE(after.y, place.y + 9);
    QCOMPARE(after.x, place.x);
    QCOMPARE(m_session->undoStack()->count(), 1);
    m_session->undoStack()->undo();
    QCOMPARE(bytesOf(*m_session), before);
}

void TestCanvas::aMarqueeTakesWhatItEncloses()
{
    const QRect first = m_view->placeOf(named("agw-cus").id),
                last = m_view->placeOf(named("api-public-cus").id);
    const QRect both = first.united(last).adjusted(-4, -4, 6, 6);
    drag(both.topLeft(), both.bottomRight());
    QVERIFY(m_session->selection().has(named("agw-cus").id));
    QVERIFY(m_session->selection().has(named("api-public-cus").id));
    QVERIFY(!m_session->selection().has(named("kv-store-cus").id));
    QCOMPARE(m_session->undoStack()->count(), 0);
}

void TestCanvas::theWheelZoomsAboutTheCursor()
{
    m_view->zoomTo(2);
    m_view->centerOn(m_view->sceneRect().center());
    const QPointF where(300, 300);
    const QPointF before = m_view->mapToScene(where.toPoint());
    QWheelEvent wheel(where, m_view->viewport()->mapToGlobal(where.toPoint()), {}, QPoint(0, 120),
                      Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view->viewport(), &wheel);
    QVERIFY(m_view->zoom() > 1);
    const QPointF after = m_view->mapToScene(where.toPoint());
    QVERIFY2(QLineF(before, after).length() < 4,
             qPrintable(QString("%1").arg(QLineF(before, after).length())));
}

void TestCanvas::aLaneHeaderSelectsTheZone()
{
    const QRect lane = zone(Site::Secondary);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, lane.topLeft() + QPoint(60, 14));
    QCOMPARE(m_session->selection().site, std::optional(Site::Secondary));
    QVERIFY(m_session->selection().services.empty());
}

void TestCanvas::findingsStandOnCards()
{
    const auto assessment = m_session->assessment();
    QVERIFY(assessment && !assessment->findings.empty());
    int marked = 0;
    for (const scene::CardFace &card : m_view->picture().bands.front().cards)
        marked += card.mark != Mark::None;
    QVERIFY(marked > 0);
}

void TestCanvas::assistiveTechnologySeesZonesAndCards()
{
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(canvas);
    QCOMPARE(canvas->role(), QAccessible::Canvas);
    const int services = static_cast<int>(m_session->topology().stamps.front()->services.size());
    int cards = 0, zones = 0;
    bool found = false;
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface *child = canvas->child(i);
        QVERIFY(child);
        if (child->object()->isWidgetType()) // what floats over the picture
            continue;
        cards += child->role() == QAccessible::ListItem;
        zones += child->role() == QAccessible::Grouping;
        QVERIFY(!child->text(QAccessible::Name).isEmpty());
        QVERIFY(!child->rect().isEmpty());
        if (child->text(QAccessible::Name) != QString("kv-store-cus"))
            continue;
        found = true;
        QCOMPARE(child->role(), QAccessible::ListItem);
        QVERIFY(child->text(QAccessible::Description).contains("Key Vault"));
        child->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(child->state().selected);
    }
    QVERIFY(found);
    QCOMPARE(cards, services);
    QCOMPARE(zones, 4);
    QVERIFY(m_session->selection().has(named("kv-store-cus").id));
}

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
