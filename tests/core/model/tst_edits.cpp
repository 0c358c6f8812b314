// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/invariants.h"
#include "tests/core/model/small_design.h"

#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

namespace {

const StampId kShop{"stamp-shop"};
const StampId kBase{"stamp-base"};

std::string refusal(const Edit &edit, const Topology &design)
{
    const Result<Topology> result = edit(design);
    return result ? std::string() : result.error().sentence;
}

const Stamp &shopOf(const Topology &design)
{
    return *design.stamp(kShop);
}

} // namespace

class TestEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movingACardTouchesNoStamp();
    void acceptingARiskTouchesNoStamp();
    void anEditLeavesOtherStampsAlone();
    void anEditThatChangesNothingGivesTheSameDesign();
    void aDroppedServiceHasItsKindsDefaults();
    void deletingAServiceTakesItsLinksFromEveryStamp();
    void deletingTheStandbyEndsTheProtection();
    void deletingTheVaultEndsTheBackup();
    void deletingAQueueLeavesTheLink();
    void deletingAPartLeavesTheLinkToItsService();
    void aServiceTakesItsLinksAlong();
    void aServiceNeedsItsZone();
    void anotherRegionChangesOneZone();
    void theFirstSecondaryRegionMakesTheZone();
    void aLinkIsDrawnOnce();
    void aLinkNeedsBothEnds();
    void aProtectionIsReplacedByItsId();
    void deletingAStampForgetsItEverywhere();
    void allOrNothing();
};

void TestEdits::movingACardTouchesNoStamp()
{
    const Topology before = smallDesign();
    const Topology after = *placeCard(kShop, ServiceId{"app-1"}, {160, 80, true})(before);
    QVERIFY(after.stamps == before.stamps); // the very same pointers
    QVERIFY(after.layout(kBase) == before.layout(kBase));
    QCOMPARE(after.layout(kShop)->cards.at(ServiceId{"app-1"}).x, 160);
    QCOMPARE(before.layout(kShop)->cards.at(ServiceId{"app-1"}).x, 40);
    QCOMPARE(refusal(placeCard(kShop, ServiceId{"bus-1"}, {}), before),
             std::string("Shop has no service with the id bus-1."));
}

void TestEdits::acceptingARiskTouchesNoStamp()
{
    const Topology before = smallDesign();
    const Topology after = *changeAgreements([](Agreements &agreements) {
        AcceptedRisk risk;
        risk.rule = RuleId{"REG-012"};
        risk.subjects = {"sql-1", "app-2"};
        agreements.acceptedRisks.push_back(risk);
        risk.rule = RuleId{"REG-001"};
        agreements.acceptedRisks.push_back(risk);
    })(before);
    QVERIFY(after.stamps == before.stamps);
    QVERIFY(after.layouts == before.layouts);
    QCOMPARE(after.agreements->acceptedRisks[0].rule.text, std::string("REG-001"));
    QCOMPARE(after.agreements->acceptedRisks[0].subjects, (std::vector<std::string>{"app-2", "sql-1"}));

    const Topology again = *changeAgreements([](Agreements &agreements) {
        AcceptedRisk risk;
        risk.rule = RuleId{"REG-012"};
        risk.subjects = {"app-2", "sql-1"};
        risk.reason = "Agreed once more";
        agreements.acceptedRisks.push_back(risk);
    })(after);
    QCOMPARE(again.agreements->acceptedRisks.size(), std::size_t{2}); // a risk is keyed by rule and subjects
    QVERIFY(again.agreements->acceptedRisks[1].reason == "Agreed once more");
}

void TestEdits::anEditLeavesOtherStampsAlone()
{
    const Topology before = smallDesign();
    const Topology after = *setParameter(ServiceId{"sql-1"}, "sku", std::string("P1"))(before);
    QVERIFY(after.stampPointer(kBase) == before.stampPointer(kBase));
    QVERIFY(after.stampPointer(kShop) != before.stampPointer(kShop));
    QVERIFY(shopOf(before).service(ServiceId{"sql-1"})->parameters.empty());
    QVERIFY(shopOf(after).service(ServiceId{"sql-1"})->text("sku") == std::string("P1"));
    const Topology cleared = *setParameter(ServiceId{"sql-1"}, "sku", std::nullopt)(after);
    QVERIFY(sameContent(cleared, before));
}

void TestEdits::anEditThatChangesNothingGivesTheSameDesign()
{
    const Topology before = smallDesign();
    for (const Edit &edit : {setZoneRegion(kShop, ZoneRole::Primary, RegionId{"centralus"}),
                             changeStamp(kShop, [](Stamp &stamp) { stamp.name = "Shop"; }),
                             changeService(ServiceId{"app-1"}, [](Service &) {}),
                             changeDependency(DependencyId{"dep-1"}, [](Dependency &) {}),
                             protect(shopOf(before).protections[0]), setCollapsed(kShop, false),
                             changeEngagement([](Engagement &) {})}) {
        const Topology after = *edit(before);
        QVERIFY(after.stamps == before.stamps);
        QVERIFY(after.layouts == before.layouts);
        QVERIFY(after.engagement == before.engagement);
    }
}

void TestEdits::aDroppedServiceHasItsKindsDefaults()
{
    ServiceKind kind;
    kind.id = KindId{"self-hosted-ir"};
    ParameterFact nodes;
    nodes.key = "nodes";
    nodes.defaultValue = 2.0;
    ParameterFact host;
    host.key = "host";
    kind.parameters = {nodes, host};
    const Service service = defaultService(kind, ServiceId{"shir-1"}, "Runtime", Site::Primary);
    QVERIFY(service.number("nodes") == 2.0);
    QVERIFY(service.parameter("host") == nullptr); // none invented
    const Topology after = *addService(kShop, service, {8, 16, false})(smallDesign());
    QCOMPARE(shopOf(after).services.back().id.text, std::string("sql-1")); // ordered by id
    QVERIFY(shopOf(after).service(ServiceId{"shir-1"}) != nullptr);
    QCOMPARE(after.layout(kShop)->cards.at(ServiceId{"shir-1"}).y, 16);
    QCOMPARE(refusal(addService(kShop, service, {}), after), std::string("Runtime needs an id of its own."));
}

void TestEdits::deletingAServiceTakesItsLinksFromEveryStamp()
{
    const Topology before = smallDesign();
    const Topology after = *removeServices({ServiceId{"firewall-1"}})(before);
    QVERIFY(after.find(ServiceId{"firewall-1"}).second == nullptr);
    QVERIFY(shopOf(after).dependency(DependencyId{"dep-3"}) == nullptr);
    QCOMPARE(shopOf(after).flows[0].dependencies, std::vector<DependencyId>{DependencyId{"dep-2"}});
    QVERIFY(shopOf(after).services == shopOf(before).services);
    QVERIFY(!brokenInvariant(after));
    const Topology both = *removeServices({ServiceId{"bus-1"}, ServiceId{"app-1"}})(before);
    QVERIFY(both.layout(kBase)->cards.empty());
    QVERIFY(both.layout(kShop)->cards.empty());
    QVERIFY(shopOf(both).dependencies.empty());
    QCOMPARE(shopOf(both).consistencyGroups[0].stores, std::vector<ServiceId>{ServiceId{"sql-1"}});
    QCOMPARE(refusal(removeServices({ServiceId{"app-1"}, ServiceId{"nobody"}}), before),
             std::string("There is no service with the id nobody."));
}

void TestEdits::deletingTheStandbyEndsTheProtection()
{
    const Topology before = smallDesign();
    const Topology after = *removeServices({ServiceId{"app-2"}})(before);
    QVERIFY(shopOf(after).protection(ProtectionId{"prot-1"}) == nullptr);
    QVERIFY(shopOf(after).protection(ProtectionId{"prot-2"}) != nullptr);

    Protection both = shopOf(before).protections[0];
    both.replicas = {{RegionId{"westus3"}, std::nullopt, std::nullopt, {}}};
    const Topology kept = *removeServices({ServiceId{"app-2"}})(*protect(both)(before));
    QVERIFY(shopOf(kept).protection(ProtectionId{"prot-1"})->counterparts.empty());
}

void TestEdits::deletingTheVaultEndsTheBackup()
{
    Protection backup;
    backup.id = ProtectionId{"prot-3"};
    backup.service = ServiceId{"sql-1"};
    backup.option = OptionId{"vault-backup"};
    backup.against = {DisruptionKind::Corruption};
    backup.via = ServiceId{"bus-1"};
    const Topology backedUp = *protect(backup)(smallDesign());
    const Topology after = *removeServices({ServiceId{"bus-1"}})(backedUp);
    QVERIFY(shopOf(after).protection(ProtectionId{"prot-3"}) == nullptr);
    QVERIFY(shopOf(after).protection(ProtectionId{"prot-2"}) != nullptr);
}

void TestEdits::deletingAQueueLeavesTheLink()
{
    const Topology after = *removeServices({ServiceId{"bus-1"}})(smallDesign());
    const Dependency *orders = shopOf(after).dependency(DependencyId{"dep-2"});
    QVERIFY(orders != nullptr);
    QVERIFY(!orders->call->queue);
}

void TestEdits::deletingAPartLeavesTheLinkToItsService()
{
    const Topology after =
        *changeService(ServiceId{"key-vault-1"}, [](Service &vault) { vault.parts.clear(); })(smallDesign());
    const Dependency *secret = shopOf(after).dependency(DependencyId{"dep-1"});
    QVERIFY(secret != nullptr);
    QVERIFY(!secret->toPart);
    QVERIFY(!brokenInvariant(after));
}

void TestEdits::aServiceTakesItsLinksAlong()
{
    const Topology before = smallDesign();
    const Topology after = *moveService(ServiceId{"app-1"}, kBase, Site::Primary, {24, 32, false})(before);
    const Stamp &base = *after.stamp(kBase);
    QVERIFY(base.service(ServiceId{"app-1"}) != nullptr);
    QCOMPARE(base.dependencies.size(), std::size_t{3});
    QVERIFY(base.protection(ProtectionId{"prot-1"}) != nullptr);
    QVERIFY(shopOf(after).dependencies.empty());
    QVERIFY(after.layout(kShop)->cards.empty());
    QCOMPARE(after.layout(kBase)->cards.at(ServiceId{"app-1"}).x, 24);
    QVERIFY(!brokenInvariant(after));
    const Topology across = *moveService(ServiceId{"sql-1"}, kShop, Site::Secondary, {})(before);
    QVERIFY(shopOf(across).service(ServiceId{"sql-1"})->at == Site::Secondary);
    QVERIFY(across.stampPointer(kBase) == before.stampPointer(kBase));
}

void TestEdits::aServiceNeedsItsZone()
{
    const Topology design = smallDesign();
    QCOMPARE(refusal(moveService(ServiceId{"app-1"}, kBase, Site::Secondary, {}), design),
             std::string("Platform has no secondary zone; add it first."));
    QCOMPARE(refusal(addService(kBase, serviceOf("x-1", "generic", "X", Site::Secondary), {}), design),
             std::string("Platform has no secondary zone; add it first."));
    QCOMPARE(refusal(changeService(ServiceId{"bus-1"}, [](Service &s) { s.at = Site::Secondary; }), design),
             std::string("Platform has no secondary zone; add it first."));
}

void TestEdits::anotherRegionChangesOneZone()
{
    const Topology before = smallDesign();
    const Topology after = *setZoneRegion(kShop, ZoneRole::Secondary, RegionId{"westus3"})(before);
    QCOMPARE(shopOf(after).zone(ZoneRole::Secondary)->region.text, std::string("westus3"));
    QCOMPARE(shopOf(after).zone(ZoneRole::Primary)->region.text, std::string("centralus"));
    QCOMPARE(refusal(setZoneRegion(StampId{"stamp-none"}, ZoneRole::Primary, RegionId{"eastus"}), before),
             std::string("There is no stamp with the id stamp-none."));
}

void TestEdits::theFirstSecondaryRegionMakesTheZone()
{
    const Topology after = *setZoneRegion(kBase, ZoneRole::Secondary, RegionId{"eastus2"})(smallDesign());
    const Stamp &base = *after.stamp(kBase);
    QCOMPARE(base.zones.size(), std::size_t{2});
    QVERIFY(base.zones[1].role == ZoneRole::Secondary);
}

void TestEdits::aLinkIsDrawnOnce()
{
    const Topology before = smallDesign();
    Dependency link = linkOf("dep-0", "app-2", "sql-1", DependencyType::Writes);
    const Topology after = *breakwater::connect(link)(before);
    QCOMPARE(shopOf(after).dependencies.front().id.text, std::string("dep-0")); // ordered by id
    link.id = DependencyId{"dep-9"};
    QCOMPARE(refusal(breakwater::connect(link), after),
             std::string("Shop API is already connected to Orders in this way."));
    link.purpose = "broker"; // the same two for another reason is another link
    QVERIFY(breakwater::connect(link)(after).has_value());
    link.id = DependencyId{"dep-1"};
    QCOMPARE(refusal(breakwater::connect(link), after), std::string("The new link needs an id of its own."));
}

void TestEdits::aLinkNeedsBothEnds()
{
    const Topology design = smallDesign();
    QCOMPARE(refusal(breakwater::connect(linkOf("d", "app-1", "nobody", DependencyType::Uses)), design),
             std::string("There is no service with the id nobody."));
    QCOMPARE(refusal(breakwater::connect(linkOf("d", "nobody", "app-1", DependencyType::Uses)), design),
             std::string("There is no service with the id nobody."));
    QCOMPARE(refusal(breakwater::connect(linkOf("d", "app-1", "app-1", DependencyType::Uses)), design),
             std::string("Shop API cannot depend on itself."));
    QCOMPARE(refusal(changeDependency(DependencyId{"dep-1"},
                                      [](Dependency &link) { link.to = ServiceId{"sql-1"}; }),
                     design),
             std::string("Orders does not have the part that the link leads to."));
    QCOMPARE(refusal(removeDependencies({DependencyId{"dep-7"}}), design),
             std::string("There is no link with the id dep-7."));
    const Topology rehung = *changeDependency(DependencyId{"dep-3"}, [](Dependency &link) {
        link.from = ServiceId{"bus-1"};
        link.to = ServiceId{"app-1"};
    })(design);
    QVERIFY(rehung.stamp(kBase)->dependency(DependencyId{"dep-3"}) != nullptr);
    QVERIFY(shopOf(rehung).dependency(DependencyId{"dep-3"}) == nullptr);
    QVERIFY(!brokenInvariant(rehung));
}

void TestEdits::aProtectionIsReplacedByItsId()
{
    const Topology before = smallDesign();
    Protection changed = shopOf(before).protections[0];
    changed.option = OptionId{"active-active"};
    const Topology after = *protect(changed)(before);
    QCOMPARE(shopOf(after).protections.size(), std::size_t{2});
    QCOMPARE(shopOf(after).protection(changed.id)->option.text, std::string("active-active"));
    changed.counterparts = {ServiceId{"app-1"}};
    QCOMPARE(refusal(protect(changed), before), std::string("Shop API cannot be its own counterpart."));
    changed.counterparts = {ServiceId{"nobody"}};
    QCOMPARE(refusal(protect(changed), before), std::string("There is no service with the id nobody."));
    const Topology bare = *removeProtection(changed.id)(before);
    QCOMPARE(shopOf(bare).protections.size(), std::size_t{1});
    QCOMPARE(refusal(removeProtection(changed.id), bare),
             std::string("There is no protection with the id prot-1."));
}

void TestEdits::deletingAStampForgetsItEverywhere()
{
    const Topology after = *removeStamp(kBase)(smallDesign());
    QCOMPARE(after.stamps.size(), std::size_t{1});
    QVERIFY(after.layout(kBase) == nullptr);
    QVERIFY(shopOf(after).dependency(DependencyId{"dep-3"}) == nullptr);
    QVERIFY(!brokenInvariant(after));
}

void TestEdits::allOrNothing()
{
    const Topology before = smallDesign();
    const Edit good = setZoneRegion(kBase, ZoneRole::Secondary, RegionId{"eastus2"});
    const Edit needsIt = moveService(ServiceId{"bus-1"}, kBase, Site::Secondary, {});
    QVERIFY(allOf({good, needsIt})(before).has_value());
    QCOMPARE(refusal(allOf({needsIt, good}), before),
             std::string("Platform has no secondary zone; add it first."));
    QVERIFY(sameContent(before, smallDesign()));
    QVERIFY(allOf({})(before)->stamps == before.stamps);
}

QTEST_APPLESS_MAIN(TestEdits)
#include "tst_edits.moc"
