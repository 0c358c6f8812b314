// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/invariants.h"
#include "core/model/queries.h"
#include "tests/core/model/small_design.h"

#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

class TestModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWordGoesThereAndBack();
    void aServiceAnswersByParameter();
    void aServiceIsFoundInItsStamp();
    void regionsFollowTheZones();
    void theFootprintCountsReplicasAndCounterparts();
    void anEqualDesignHasNoDifferences();
    void differencesNameWhatChanged();
    void aSharedIdIsRefused();
    void aDanglingNameIsRefused();
    void newIdsAreNew();
};

void TestModel::everyWordGoesThereAndBack()
{
    for (int i = 0; i < 6; ++i)
        QVERIFY(stampTypeFromWord(toWord(static_cast<StampType>(i))) == static_cast<StampType>(i));
    for (int i = 0; i < 5; ++i)
        QVERIFY(strategyFromWord(toWord(static_cast<Strategy>(i))) == static_cast<Strategy>(i));
    for (int i = 0; i < 2; ++i)
        QVERIFY(zoneRoleFromWord(toWord(static_cast<ZoneRole>(i))) == static_cast<ZoneRole>(i));
    for (int i = 0; i < 4; ++i)
        QVERIFY(siteFromWord(toWord(static_cast<Site>(i))) == static_cast<Site>(i));
    for (int i = 0; i < 13; ++i)
        QVERIFY(dependencyTypeFromWord(toWord(static_cast<DependencyType>(i)))
                == static_cast<DependencyType>(i));
    for (int i = 0; i < 5; ++i)
        QVERIFY(fenceFromWord(toWord(static_cast<Fence>(i))) == static_cast<Fence>(i));
    QCOMPARE(toWord(StampType::Kubernetes), std::string_view("kubernetes"));
    QCOMPARE(toWord(Strategy::HotStandby), std::string_view("hot-standby"));
    QCOMPARE(toWord(DependencyType::Routes), std::string_view("routes"));
    QCOMPARE(toWord(DependencyType::ReadsSecret), std::string_view("reads-secret"));
    QCOMPARE(toWord(DependencyType::DeploysFrom), std::string_view("deploys-from"));
    QCOMPARE(toWord(Fence::ReadOnly), std::string_view("read-only"));
    QVERIFY(!siteFromWord("Primary"));
    QVERIFY(!strategyFromWord(""));
}

void TestModel::aServiceAnswersByParameter()
{
    Service service = serviceOf("shir-1", "self-hosted-ir", "Runtime", Site::Primary);
    service.parameters = {{"nodes", 2.0}, {"zoneRedundant", true}, {"sku", std::string("P1")}};
    service.tags = {"shared"};
    QVERIFY(service.number("nodes") == 2.0);
    QVERIFY(service.flag("zoneRedundant") == true);
    QVERIFY(service.text("sku") == std::string("P1"));
    QVERIFY(!service.number("sku"));
    QVERIFY(!service.flag("absent"));
    QVERIFY(service.tagged("shared"));
    QVERIFY(!service.tagged("share"));
}

void TestModel::aServiceIsFoundInItsStamp()
{
    const Topology design = smallDesign();
    const auto [stamp, service] = design.find(ServiceId{"firewall-1"});
    QCOMPARE(stamp->name, std::string("Platform"));
    QCOMPARE(service->name, std::string("Hub firewall"));
    QVERIFY(design.find(ServiceId{"nobody"}).second == nullptr);
    const ServiceIndex index(design);
    QVERIFY(index.find(ServiceId{"sql-1"}).service == design.find(ServiceId{"sql-1"}).second);
    QVERIFY(!index.find(ServiceId{"nobody"}));

    Stamp outOfOrder = shopStamp();
    std::reverse(outOfOrder.services.begin(), outOfOrder.services.end());
    for (const char *id : {"app-1", "app-2", "key-vault-1", "sql-1"})
        QVERIFY(outOfOrder.service(ServiceId{id}) != nullptr);
}

void TestModel::regionsFollowTheZones()
{
    const Topology design = smallDesign();
    const Stamp &shop = *design.stamp(StampId{"stamp-shop"});
    QVERIFY(shop.regionOf(*shop.service(ServiceId{"app-1"})) == RegionId{"centralus"});
    QVERIFY(shop.regionOf(*shop.service(ServiceId{"app-2"})) == RegionId{"eastus2"});
    QVERIFY(!shop.regionOf(serviceOf("fd", "front-door", "Entry", Site::Global)));
    QVERIFY(!shop.regionOf(serviceOf("git", "source-control", "Code", Site::External)));
    const Stamp &platform = *design.stamp(StampId{"stamp-base"});
    QVERIFY(!platform.regionOf(serviceOf("x", "generic", "No such zone", Site::Secondary)));
}

void TestModel::theFootprintCountsReplicasAndCounterparts()
{
    const Topology design = smallDesign();
    const ServiceIndex index(design);
    const Stamp &shop = *design.stamp(StampId{"stamp-shop"});
    const auto of = [&](const char *id) { return footprint(index, shop, *shop.service(ServiceId{id})); };
    QVERIFY((of("app-1") == std::set<RegionId>{RegionId{"centralus"}, RegionId{"eastus2"}}));
    QVERIFY((of("app-2") == std::set<RegionId>{RegionId{"centralus"}, RegionId{"eastus2"}}));
    QVERIFY((of("sql-1") == std::set<RegionId>{RegionId{"centralus"}, RegionId{"westus3"}}));
    QVERIFY((of("key-vault-1") == std::set<RegionId>{RegionId{"centralus"}}));
}

void TestModel::anEqualDesignHasNoDifferences()
{
    QVERIFY(differences(smallDesign(), smallDesign()).empty());
    QVERIFY(sameContent(smallDesign(), smallDesign()));
}

void TestModel::differencesNameWhatChanged()
{
    const Topology before = smallDesign();
    using What = Difference::What;

    const Topology renamed = *changeService(ServiceId{"sql-1"}, [](Service &s) {
        s.name = "Orders database";
        s.parameters["sku"] = std::string("P1");
    })(before);
    const std::vector<Difference> change = differences(before, renamed);
    QCOMPARE(change.size(), std::size_t{1});
    QVERIFY(
        (change[0]
         == Difference{What::Changed, "service", "sql-1", "Orders database", {"name", "parameters.sku"}}));

    const Topology without = *removeServices({ServiceId{"bus-1"}})(before);
    QVERIFY((differences(before, without)[0].what == What::Changed)); // the shop's group lost a store
    QCOMPARE(differences(before, without)[0].fields, std::vector<std::string>{"consistencyGroups"});
    const std::vector<Difference> back = differences(without, before);
    QVERIFY(std::any_of(back.begin(), back.end(), [](const Difference &d) {
        return d == Difference{What::Added, "service", "bus-1", "Events", {}};
    }));

    const Topology moved = *moveService(ServiceId{"sql-1"}, StampId{"stamp-base"}, Site::Primary, {})(before);
    const std::vector<Difference> move = differences(before, moved);
    QVERIFY(std::any_of(move.begin(), move.end(), [](const Difference &d) {
        return d == Difference{What::Moved, "service", "sql-1", "Orders", {"stamp"}};
    }));
    const Topology card = *placeCard(StampId{"stamp-shop"}, ServiceId{"app-1"}, {48, 80, false})(before);
    QVERIFY((differences(before, card)
             == std::vector<Difference>{{What::Moved, "layout", "stamp-shop", "Shop", {"app-1"}}}));
}

void TestModel::aSharedIdIsRefused()
{
    Stamp twin = shopStamp();
    twin.id = StampId{"stamp-twin"};
    const Result<Topology> result = addStamp(twin)(smallDesign());
    QVERIFY(!result);
    QCOMPARE(result.error().sentence, std::string("The id app-1 is used twice."));
    QVERIFY(!brokenInvariant(smallDesign()));
}

void TestModel::aDanglingNameIsRefused()
{
    const auto refusal = [](const std::function<void(Stamp &)> &change) {
        const Result<Topology> result = changeStamp(StampId{"stamp-shop"}, change)(smallDesign());
        return result ? std::string() : result.error().sentence;
    };
    QCOMPARE(refusal([](Stamp &s) { s.dependencies[0].to = ServiceId{"gone-1"}; }),
             std::string("Dependency dep-1 names a service that does not exist: gone-1."));
    QCOMPARE(refusal([](Stamp &s) { s.dependencies[0].toPart = PartId{"gone-1"}; }),
             std::string("Dependency dep-1 names a part that does not exist."));
    QCOMPARE(refusal([](Stamp &s) { s.protections[0].counterparts = {ServiceId{"gone-1"}}; }),
             std::string("Protection prot-1 names a service that does not exist: gone-1."));
    QCOMPARE(refusal([](Stamp &s) { s.flows[0].dependencies.push_back(DependencyId{"gone-1"}); }),
             std::string("Flow Buy names a dependency that does not exist: gone-1."));
    QCOMPARE(refusal([](Stamp &s) { s.zones.pop_back(); }),
             std::string("Shop API stands in the secondary zone, and Shop has none."));
    QCOMPARE(refusal([](Stamp &s) { s.zones[1].role = ZoneRole::Primary; }),
             std::string("Shop must have exactly one primary zone."));
}

void TestModel::newIdsAreNew()
{
    std::uint32_t next = 0;
    const IdMint counting([&next] { return next++; });
    Topology design = smallDesign();
    QCOMPARE(counting.mint("app-service", design), std::string("app-service-0000"));
    design = *addService(StampId{"stamp-shop"}, serviceOf("dep-1000", "generic", "In the way", Site::Primary),
                         {})(design);
    next = 1;
    QCOMPARE(counting.mint("dep", design), std::string("dep-2000"));
    // A worn-out source still ends: the id grows.
    const IdMint stuck([] { return 1U; });
    QCOMPARE(stuck.mint("dep", design), std::string("dep-10001000"));
}

QTEST_APPLESS_MAIN(TestModel)
#include "tst_model.moc"
