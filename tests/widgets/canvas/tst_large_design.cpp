// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synth.h"
#include "tests/widgets/canvas/hands.h"

using namespace breakwater;
using namespace breakwater::test;

/// An estate of hundreds of services: what takes long happens beside the hand, and ends the same.
class TestLargeDesign : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Light); }
    void linesFindTheirWayBesideTheHand();
    void anEditRoutesItsOwnStampAtOnce();

private:
    static std::vector<QPolygonF> waysOf(const scene::Geometry &geometry)
    {
        std::vector<QPolygonF> ways;
        for (const scene::Band &band : geometry.bands)
            for (const scene::Link &link : band.links)
                ways.push_back(link.points);
        return ways;
    }
};

void TestLargeDesign::linesFindTheirWayBesideTheHand()
{
    Session session(builtinCatalog(), kDay);
    CanvasView view(session);
    view.resize(960, 760);
    view.show();
    session.startUntitled(synth(420, session.catalog()), "estate");
    const scene::Geometry routed = scene::layoutOf(session.topology(), session.catalog(), nullptr);
    QCOMPARE(view.picture().bands.size(), routed.bands.size());
    // Shown before every line has its way, or just after on a fast machine: each has one that can be drawn.
    for (const QPolygonF &way : waysOf(view.picture()))
        QVERIFY(way.size() > 1);
    QTRY_VERIFY_WITH_TIMEOUT(waysOf(view.picture()) == waysOf(routed), 120000);
}

void TestLargeDesign::anEditRoutesItsOwnStampAtOnce()
{
    Session session(builtinCatalog(), kDay);
    CanvasView view(session);
    view.resize(960, 760);
    view.show();
    session.startUntitled(synth(80, session.catalog()), "estate");
    const Stamp &stamp = *session.topology().stamps.front();
    QVERIFY(session.apply(removeServices({stamp.services.front().id}), "Remove one"));
    QCOMPARE(waysOf(view.picture()), waysOf(scene::layoutOf(session.topology(), session.catalog(), nullptr)));
}

QTEST_MAIN(TestLargeDesign)
#include "tst_large_design.moc"
