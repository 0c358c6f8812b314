// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/model/invariants.h"
#include "core/model/mirror.h"
#include "core/model/options.h"
#include "tests/core/model/small_design.h"

#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

namespace {

const StampId kShop{"stamp-shop"};

Mint counting()
{
    return [next = 0](std::string_view kind) mutable {
        return std::string(kind) + "-new" + std::to_string(next++);
    };
}

/// A shop with an application on one database, in one lane.
Topology oneLane(const char *region)
{
    Stamp shop;
    shop.id = kShop;
    shop.name = "Shop";
    shop.zones = {zoneOf(ZoneRole::Primary, region)};
    shop.services = {serviceOf("app-1", "app-service", "Shop API", Site::Primary),
                     serviceOf("sql-1", "azure-sql-database", "Orders", Site::Primary)};
    shop.dependencies = {linkOf("dep-1", "app-1", "sql-1", DependencyType::Writes)};
    return *addStamp(shop)(Topology{});
}

Mirroring mirror(const Topology &design, std::initializer_list<const char *> ids)
{
    std::vector<ServiceId> services;
    for (const char *id : ids)
        services.push_back(ServiceId{id});
    return mirrorToPair(*builtinCatalog(), design, kShop, services, counting());
}

} // namespace

/// Counterparts and copies: what they have of the original, and what they must not have.
class TestMirror : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCounterpartIsProtectedByTheFirstOptionThatKeepsOne();
    void aCounterpartHasTheNeedsOfTheOriginalOnItsOwnSide();
    void whatHasItsPairIsLeftAlone();
    void aStampWithoutASecondaryGetsThePairedRegion();
    void aRegionWithoutAPairIsSaid();
    void whereThePlatformKeepsTheCopyNothingIsAdded();
    void everyMirroredTemplateKeepsItsInvariants();
    void aCopyHasNewIdsForItsPartsToo();
    void aCopyLeavesOutWhatPointsElsewhere();
    void numbersInNamesGoOn();
};

void TestMirror::aCounterpartIsProtectedByTheFirstOptionThatKeepsOne()
{
    const Topology before = *removeProtection(ProtectionId{"prot-2"})(smallDesign());
    const Mirroring done = mirror(before, {"sql-1"});
    QCOMPARE(done.made.size(), std::size_t(1));
    const Result<Topology> after = done.edit(before);
    QVERIFY2(after, after ? "" : after.error().sentence.c_str());
    QVERIFY(!brokenInvariant(*after));
    const Stamp &shop = *after->stamp(kShop);
    const Service *other = shop.service(done.made.front().second);
    QVERIFY(other);
    QCOMPARE(other->at, Site::Secondary);
    const Protection *protection = protectionAgainst(shop, ServiceId{"sql-1"}, DisruptionKind::Region);
    QVERIFY(protection);
    QCOMPARE(protection->option.text, std::string("failover-group"));
    QVERIFY(protection->counterparts == std::vector<ServiceId>{other->id});
}

void TestMirror::aCounterpartHasTheNeedsOfTheOriginalOnItsOwnSide()
{
    const Topology before = *removeProtection(ProtectionId{"prot-2"})(smallDesign());
    const Mirroring done = mirror(before, {"sql-1"});
    const Result<Topology> after = done.edit(before);
    QVERIFY(after);
    const Stamp &shop = *after->stamp(kShop);
    const bool linked =
        std::any_of(shop.dependencies.begin(), shop.dependencies.end(), [&](const Dependency &one) {
            return one.from.text == "app-2" && one.to == done.made.front().second
                && one.type == DependencyType::Writes;
        });
    QVERIFY(linked);
    const auto stale =
        std::any_of(shop.dependencies.begin(), shop.dependencies.end(), [&](const Dependency &one) {
            return one.from.text == "app-1" && one.to == done.made.front().second;
        });
    QVERIFY(!stale); // nobody reaches across the gutter for it
}

void TestMirror::whatHasItsPairIsLeftAlone()
{
    const Topology before = smallDesign();
    const Mirroring done = mirror(before, {"app-1"});
    QVERIFY(done.made.empty());
    const Result<Topology> after = done.edit(before);
    QVERIFY(after);
    QCOMPARE(after->stamp(kShop)->services.size(), before.stamp(kShop)->services.size());
}

void TestMirror::aStampWithoutASecondaryGetsThePairedRegion()
{
    const Topology before = oneLane("centralus");
    const Mirroring done = mirror(before, {"sql-1"});
    const Result<Topology> after = done.edit(before);
    QVERIFY2(after, after ? "" : after.error().sentence.c_str());
    QVERIFY(!brokenInvariant(*after));
    const LandingZone *zone = after->stamp(kShop)->zone(ZoneRole::Secondary);
    QVERIFY(zone);
    QCOMPARE(zone->region, *builtinCatalog()->region(RegionId{"centralus"})->pair);
}

void TestMirror::aRegionWithoutAPairIsSaid()
{
    const auto catalog = builtinCatalog();
    const auto lonely = std::find_if(catalog->regions.begin(), catalog->regions.end(),
                                     [](const Region &region) { return !region.pair; });
    QVERIFY(lonely != catalog->regions.end());
    const Topology before = oneLane(lonely->id.text.c_str());
    const Mirroring done = mirror(before, {"sql-1"});
    QVERIFY(done.made.empty());
    QCOMPARE(done.skipped.size(), std::size_t(1));
    QVERIFY(done.skipped.front().second.find("no pair") != std::string::npos);
}

void TestMirror::whereThePlatformKeepsTheCopyNothingIsAdded()
{
    Stamp shop = shopStamp();
    shop.services.push_back(serviceOf("storage-1", "storage-account", "Pictures", Site::Primary));
    orderById(shop);
    const Topology before = withStamp(smallDesign(), shop);
    const Mirroring done = mirror(before, {"storage-1"});
    QVERIFY(done.made.empty());
    QVERIFY(done.platform == std::vector<ServiceId>{ServiceId{"storage-1"}});
    const Result<Topology> after = done.edit(before);
    QVERIFY(after);
    const Protection *protection =
        protectionAgainst(*after->stamp(kShop), ServiceId{"storage-1"}, DisruptionKind::Region);
    QVERIFY(protection && protection->counterparts.empty() && !protection->replicas.empty());
}

void TestMirror::everyMirroredTemplateKeepsItsInvariants()
{
    const auto catalog = builtinCatalog();
    for (const ServiceKind &kind : catalog->kinds) {
        Stamp stamp;
        stamp.id = kShop;
        stamp.name = "Shop";
        stamp.zones = {zoneOf(ZoneRole::Primary, "centralus"), zoneOf(ZoneRole::Secondary, "eastus2")};
        stamp.services = {defaultService(kind, ServiceId{"one"}, "One", Site::Primary)};
        const Topology before = *addStamp(stamp)(Topology{});
        const Result<Topology> after = mirror(before, {"one"}).edit(before);
        QVERIFY2(after, kind.id.text.c_str());
        QVERIFY2(!brokenInvariant(*after), kind.id.text.c_str());
    }
}

void TestMirror::aCopyHasNewIdsForItsPartsToo()
{
    const Topology before = smallDesign();
    const Topology excerpt = excerptOf(before, {ServiceId{"key-vault-1"}, ServiceId{"app-1"}}, {});
    const Copying copies = copyInto(
        before, excerpt,
        [](const Stamp &stamp, const Service &service) {
            return Spot{stamp.id, service.at, {}};
        },
        counting());
    QCOMPARE(copies.services.size(), std::size_t(2));
    QCOMPARE(copies.links, std::size_t(1));
    const Result<Topology> after = copies.edit(before);
    QVERIFY2(after, after ? "" : after.error().sentence.c_str());
    QVERIFY(!brokenInvariant(*after));
    const Stamp &shop = *after->stamp(kShop);
    const auto link =
        std::find_if(shop.dependencies.begin(), shop.dependencies.end(), [&](const Dependency &one) {
            return one.from != ServiceId{"app-1"} && one.type == DependencyType::ReadsSecret;
        });
    QVERIFY(link != shop.dependencies.end());
    const Service *vault = shop.service(link->to);
    QVERIFY(vault && vault->parts.size() == 1);
    QVERIFY(vault->parts.front().id.text != "certificate-1");
    QVERIFY(link->toPart == vault->parts.front().id);
}

void TestMirror::aCopyLeavesOutWhatPointsElsewhere()
{
    const Topology before = smallDesign();
    const Topology excerpt = excerptOf(before, {ServiceId{"app-1"}, ServiceId{"sql-1"}}, {});
    QCOMPARE(excerpt.stamps.size(), std::size_t(1));
    QCOMPARE(excerpt.stamps.front()->dependencies.size(), std::size_t(1));
    QVERIFY(!excerpt.stamps.front()->dependencies.front().call->queue); // it stands in another stamp
    QCOMPARE(excerpt.stamps.front()->protections.size(),
             std::size_t(1)); // of the application the counterpart is missing
    QCOMPARE(excerpt.stamps.front()->protections.front().service, ServiceId{"sql-1"});
    QVERIFY(!brokenInvariant(excerpt));
    QVERIFY(excerpt.engagement->name.empty());
}

void TestMirror::numbersInNamesGoOn()
{
    const auto taken = [](const std::string &name) { return name == "Key Vault 2" || name == "shop 2"; };
    QCOMPARE(freeNameLike("Key Vault 1", taken), std::string("Key Vault 3"));
    QCOMPARE(freeNameLike("shop", taken), std::string("shop 3"));
    QCOMPARE(freeNameLike("kv01", taken), std::string("kv01 2"));
}

QTEST_APPLESS_MAIN(TestMirror)
#include "tst_mirror.moc"
