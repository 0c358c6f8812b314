// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synth.h"
#include "tests/widgets/canvas/hands.h"

#include <QPaintEvent>
#include <QScrollBar>

using namespace breakwater;
using namespace breakwater::test;

namespace {

/// Pixels of a canvas that were asked to be painted since it began to look.
class Watch final : public QObject {
public:
    explicit Watch(CanvasView &view)
        : m_view(view)
    {
        QCoreApplication::processEvents();
        view.viewport()->installEventFilter(this);
        view.shown().forgetWork();
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            for (const QRect &part : static_cast<QPaintEvent *>(event)->region())
                m_pixels += part.width() * part.height();
        return false;
    }
    int pixels()
    {
        QCoreApplication::processEvents();
        return m_pixels;
    }
    const CanvasScene::Work &work()
    {
        QCoreApplication::processEvents();
        return m_view.shown().work();
    }

private:
    CanvasView &m_view;
    int m_pixels = 0;
};

int areaOf(const QRectF &box)
{
    return static_cast<int>(box.width() * box.height());
}

QRect wider(const QRect &box, int by)
{
    return box.adjusted(-by, -by, by, by);
}

} // namespace

/// What is painted is what changed: counted, not timed.
class TestRepaint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Light); }
    void aDraggedCardRepaintsWhereItWasAndWhereItIs();
    void verdictsOfOtherZonesWaitUntilTheCardLeavesItsOwn();
    void aPanLaysNothingOutAndPaintsWhatComesIntoView();
    void aHandThatHoversRepaintsTwoCards();
    void aSelectionRepaintsItsCardAlone();
    void aCardThatIsFarAwayIsNotPainted();
    void anEditLeavesOtherStampsUntouched();
};

void TestRepaint::aDraggedCardRepaintsWhereItWasAndWhereItIs()
{
    Hands hands;
    hands.view().zoomTo(1);
    const QRect card = hands.cardOf("redis-sess-cus");
    const QPoint from = card.center();
    QTest::mousePress(hands.view().viewport(), Qt::LeftButton, {}, from);
    for (int i = 1; i <= 12; ++i) // until the first frames of the gesture are over
        hands.move(from + QPoint(i * 2, 0), Qt::LeftButton, Qt::AltModifier);
    Watch watch(hands.view());
    constexpr int steps = 10;
    for (int i = 1; i <= steps; ++i) {
        hands.move(from + QPoint(24 + i * 3, i % 2), Qt::LeftButton, Qt::AltModifier);
        QCoreApplication::processEvents();
    }
    QCOMPARE(watch.work().cards, 0);
    QCOMPARE(watch.work().links, 0);
    QCOMPARE(watch.work().bands, 0);
    QVERIFY(watch.pixels() > 0);
    const int most = steps * areaOf(wider(card, 24));
    QVERIFY2(watch.pixels() < most, qPrintable(QStringLiteral("%1 of %2").arg(watch.pixels()).arg(most)));
    hands.key(Qt::Key_Escape);
}

void TestRepaint::verdictsOfOtherZonesWaitUntilTheCardLeavesItsOwn()
{
    Hands hands;
    const QPoint from = hands.at("redis-sess-cus");
    QTest::mousePress(hands.view().viewport(), Qt::LeftButton, {}, from);
    hands.move(from + QPoint(14, 0));
    hands.move(from + QPoint(16, 0));
    QCoreApplication::processEvents();
    Watch watch(hands.view());
    QTest::qWait(600); // the zones are judged meanwhile
    QCOMPARE(watch.work().cards, 0);
    hands.key(Qt::Key_Escape);
}

void TestRepaint::aPanLaysNothingOutAndPaintsWhatComesIntoView()
{
    Session session(builtinCatalog(), kDay);
    CanvasView view(session);
    view.resize(960, 760);
    view.show();
    session.startUntitled(synth(120, session.catalog()), "estate");
    QVERIFY(QTest::qWaitFor([&] { return session.assessmentIsCurrent() && view.linesAreRouted(); }, 120000));
    view.zoomTo(1);
    QVERIFY(view.verticalScrollBar()->maximum() > 400);
    view.verticalScrollBar()->setValue(100);
    Watch watch(view);
    constexpr int step = 16;
    view.verticalScrollBar()->setValue(100 + step);
    QCOMPARE(watch.work().shown, 0);
    QCOMPARE(watch.work().restyled, 0);
    // A strip at the foot, and what lay under the map and the button of the legend.
    const QRect room = view.viewport()->rect();
    int most = room.width() * step * 2;
    for (const char *name : {"minimap", "legendButton"})
        if (const auto *over = view.findChild<QWidget *>(QLatin1String(name)); over && over->isVisible())
            most += 3 * areaOf(wider(over->geometry(), step)) + 3 * step * room.width();
    QVERIFY(watch.pixels() > 0);
    QVERIFY2(watch.pixels() <= most, qPrintable(QStringLiteral("%1 of %2").arg(watch.pixels()).arg(most)));
}

void TestRepaint::aHandThatHoversRepaintsTwoCards()
{
    Hands hands;
    hands.view().zoomTo(1);
    const QPoint at = hands.at("redis-sess-cus");
    hands.move(at, Qt::NoButton);
    Watch watch(hands.view());
    hands.move(hands.view().viewport()->rect().bottomRight() - QPoint(2, 2), Qt::NoButton);
    QVERIFY(watch.work().restyled >= 1);
    QVERIFY(watch.work().restyled <= 2); // and its counterpart
    QVERIFY(watch.pixels() <= 2 * areaOf(wider(hands.cardOf("redis-sess-cus"), 16)));
}

void TestRepaint::aSelectionRepaintsItsCardAlone()
{
    Hands hands;
    hands.view().zoomTo(1);
    hands.session().clearSelection();
    Watch watch(hands.view());
    hands.session().select(selectionOf(hands.session(), hands.named("redis-sess-cus").id));
    QCOMPARE(watch.work().restyled, 1);
    QVERIFY(watch.pixels() <= areaOf(wider(hands.cardOf("redis-sess-cus"), 16)));
}

void TestRepaint::aCardThatIsFarAwayIsNotPainted()
{
    Session session(builtinCatalog(), kDay);
    CanvasView view(session);
    view.resize(960, 760);
    view.show();
    session.startUntitled(synth(200, session.catalog()), "estate");
    QVERIFY(QTest::qWaitFor([&] { return session.assessmentIsCurrent() && view.linesAreRouted(); }, 120000));
    view.zoomTo(1);
    Watch watch(view);
    view.viewport()->repaint();
    const QRectF seen = view.mapToScene(view.viewport()->rect()).boundingRect();
    int cards = 0;
    for (const scene::Band &band : view.picture().bands)
        for (const scene::CardFace &card : band.cards)
            cards += card.frame.adjusted(-9, -9, 9, 9).intersects(seen);
    QVERIFY(watch.work().cards > 0);
    QVERIFY(watch.work().cards <= cards);
}

void TestRepaint::anEditLeavesOtherStampsUntouched()
{
    Session session(builtinCatalog(), kDay);
    CanvasView view(session);
    view.resize(960, 760);
    view.show();
    session.startUntitled(synth(80, session.catalog()), "estate");
    QVERIFY(QTest::qWaitFor([&] { return session.assessmentIsCurrent() && view.linesAreRouted(); }, 120000));
    const scene::Geometry before = view.picture();
    const Stamp &last = *session.topology().stamps.back();
    QVERIFY(session.apply(removeServices({last.services.back().id}), "Remove one"));
    QCOMPARE(view.picture().bands.front().links, before.bands.front().links);
    QVERIFY(view.picture().bands.back().cards.size() < before.bands.back().cards.size());
    // Another language has other words, and the memory of the old ones is gone.
    QEvent spoken(QEvent::LanguageChange);
    QApplication::sendEvent(&view, &spoken);
    QCOMPARE(view.picture().bands.size(), before.bands.size());
}

QTEST_MAIN(TestRepaint)
#include "tst_repaint.moc"
