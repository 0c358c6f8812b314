// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/auto_layout.h"
#include "tests/core/model/small_design.h"

#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

namespace {

constexpr SlotGrid kGrid{168, 64, 204, 76, 24, 12, 120, 184};

CardPlace slot(Site site, int column, int row, int columns = 2)
{
    return site == Site::Primary ? CardPlace{24 + column * 204, row * 76, false}
                                 : CardPlace{12 + (columns - 1 - column) * 204, row * 76, false};
}

/// An application of two regions: api needs store and queue, each with its counterpart; a job needs api.
Stamp pairedStamp()
{
    Stamp stamp;
    stamp.id = StampId{"stamp-1"};
    stamp.name = "Shop";
    stamp.zones = {zoneOf(ZoneRole::Primary, "centralus"), zoneOf(ZoneRole::Secondary, "eastus2")};
    for (const char *name : {"api", "queue", "store"}) {
        const std::string one = std::string(name) + "-1", two = std::string(name) + "-2";
        stamp.services.push_back(serviceOf(one.c_str(), "app-service", one.c_str(), Site::Primary));
        stamp.services.push_back(serviceOf(two.c_str(), "app-service", two.c_str(), Site::Secondary));
        Protection pair;
        pair.id = ProtectionId{"prot-" + one};
        pair.service = ServiceId{one};
        pair.counterparts = {ServiceId{two}};
        stamp.protections.push_back(pair);
    }
    stamp.dependencies = {linkOf("dep-1", "api-1", "store-1", DependencyType::Writes),
                          linkOf("dep-2", "api-1", "queue-1", DependencyType::Publishes),
                          linkOf("dep-3", "api-2", "store-2", DependencyType::Writes)};
    return stamp;
}

LayoutWish heap(const Stamp &stamp)
{
    LayoutWish wish{kGrid, {}, {}};
    for (const Service &service : stamp.services)
        wish.places[service.id] = {};
    return wish;
}

} // namespace

/// Clients outside, what they need towards the gutter, pairs on a row.
class TestAutoLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientsStandAtTheOuterEdgeInBothLanes();
    void aPairSharesItsRow();
    void noTwoCardsShareASlot();
    void aPinnedCardStaysAndNobodyIsPutOnIt();
    void theCounterpartOfAPinnedCardStandsAcrossFromIt();
    void onlyTheWantedMoveWithTheirCounterparts();
    void aReplicaKeepsItsPlaceFree();
    void aCircleOfNeedsIsLaidOutToo();
    void aSecondRunChangesNothing();
    void aStripIsClosedUpInItsOrder();
};

void TestAutoLayout::clientsStandAtTheOuterEdgeInBothLanes()
{
    const Stamp stamp = pairedStamp();
    const auto places = autoLayout(stamp, heap(stamp));
    QCOMPARE(places.at(ServiceId{"api-1"}).x, slot(Site::Primary, 0, 0).x);
    QCOMPARE(places.at(ServiceId{"store-1"}).x, slot(Site::Primary, 1, 0).x);
    QCOMPARE(places.at(ServiceId{"api-2"}).x, slot(Site::Secondary, 0, 0).x); // at the right edge
    QCOMPARE(places.at(ServiceId{"store-2"}).x, slot(Site::Secondary, 1, 0).x); // at the gutter
    QVERIFY(places.at(ServiceId{"store-2"}).x < places.at(ServiceId{"api-2"}).x);
}

void TestAutoLayout::aPairSharesItsRow()
{
    const Stamp stamp = pairedStamp();
    const auto places = autoLayout(stamp, heap(stamp));
    for (const char *name : {"api", "queue", "store"})
        QCOMPARE(places.at(ServiceId{std::string(name) + "-1"}).y,
                 places.at(ServiceId{std::string(name) + "-2"}).y);
}

void TestAutoLayout::noTwoCardsShareASlot()
{
    const Stamp stamp = pairedStamp();
    std::set<std::tuple<Site, int, int>> taken;
    for (const auto &[id, place] : autoLayout(stamp, heap(stamp)))
        QVERIFY(taken.emplace(stamp.service(id)->at, place.x, place.y).second);
    QCOMPARE(taken.size(), stamp.services.size());
}

void TestAutoLayout::aPinnedCardStaysAndNobodyIsPutOnIt()
{
    Stamp stamp = pairedStamp();
    stamp.services.push_back(serviceOf("zz-pinned", "app-service", "Pinned", Site::Primary));
    LayoutWish wish = heap(stamp);
    wish.places[ServiceId{"zz-pinned"}] = {24, 10, true};
    const auto places = autoLayout(stamp, wish);
    QVERIFY(!places.contains(ServiceId{"zz-pinned"}));
    for (const auto &[id, place] : places)
        if (stamp.service(id)->at == Site::Primary)
            QVERIFY2(std::abs(place.x - 24) >= 168 || std::abs(place.y - 10) >= 64, id.text.c_str());
}

void TestAutoLayout::theCounterpartOfAPinnedCardStandsAcrossFromIt()
{
    const Stamp stamp = pairedStamp();
    LayoutWish wish = heap(stamp);
    wish.places[ServiceId{"store-1"}] = {228, 300, true};
    const auto places = autoLayout(stamp, wish);
    QCOMPARE(places.at(ServiceId{"store-2"}).y, 300);
    QCOMPARE(places.at(ServiceId{"store-2"}).x, 12);
}

void TestAutoLayout::onlyTheWantedMoveWithTheirCounterparts()
{
    const Stamp stamp = pairedStamp();
    LayoutWish wish = heap(stamp);
    wish.places[ServiceId{"api-1"}] = slot(Site::Primary, 0, 4);
    wish.only = {ServiceId{"store-1"}, ServiceId{"queue-1"}};
    const auto places = autoLayout(stamp, wish);
    QCOMPARE(places.size(), std::size_t(4));
    QVERIFY(!places.contains(ServiceId{"api-1"}) && !places.contains(ServiceId{"api-2"}));
    QVERIFY(places.contains(ServiceId{"store-2"}) && places.contains(ServiceId{"queue-2"}));
}

void TestAutoLayout::aReplicaKeepsItsPlaceFree()
{
    Stamp stamp = pairedStamp();
    stamp.protections[2].counterparts.clear(); // the store's copy is the platform's
    stamp.protections[2].replicas = {ReplicaRegion{RegionId{"eastus2"}, {}, {}, {}}};
    const auto places = autoLayout(stamp, heap(stamp));
    const CardPlace &store = places.at(ServiceId{"store-1"});
    for (const auto &[id, place] : places)
        if (stamp.service(id)->at == Site::Secondary)
            QVERIFY2(place.y != store.y || place.x != slot(Site::Secondary, 1, 0).x, id.text.c_str());
}

void TestAutoLayout::aCircleOfNeedsIsLaidOutToo()
{
    Stamp stamp = pairedStamp();
    stamp.dependencies.push_back(linkOf("dep-4", "store-1", "api-1", DependencyType::Calls));
    const auto places = autoLayout(stamp, heap(stamp));
    QCOMPARE(places.size(), stamp.services.size());
}

void TestAutoLayout::aSecondRunChangesNothing()
{
    const Stamp stamp = pairedStamp();
    LayoutWish wish = heap(stamp);
    const auto first = autoLayout(stamp, wish);
    for (const auto &[id, place] : first)
        wish.places[id] = place;
    QVERIFY(autoLayout(stamp, wish) == first);
}

void TestAutoLayout::aStripIsClosedUpInItsOrder()
{
    Stamp stamp = pairedStamp();
    stamp.services.push_back(serviceOf("zone-1", "dns-zone", "DNS", Site::Global));
    stamp.services.push_back(serviceOf("zone-2", "front-door", "Front Door", Site::Global));
    LayoutWish wish = heap(stamp);
    wish.places[ServiceId{"zone-1"}] = {900, 0, false};
    wish.places[ServiceId{"zone-2"}] = {300, 0, false};
    const auto places = autoLayout(stamp, wish);
    QCOMPARE(places.at(ServiceId{"zone-2"}).x, 120);
    QCOMPARE(places.at(ServiceId{"zone-1"}).x, 120 + 184);
}

QTEST_APPLESS_MAIN(TestAutoLayout)
#include "tst_auto_layout.moc"
