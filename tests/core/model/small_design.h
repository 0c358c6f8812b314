// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"

#include <utility>

/// A shop in two regions and the platform it stands on: small enough to know by heart.
namespace breakwater::test {

inline Service serviceOf(const char *id, const char *kind, const char *name, Site at)
{
    Service service;
    service.id = ServiceId{id};
    service.kind = KindId{kind};
    service.name = name;
    service.at = at;
    return service;
}

inline Dependency linkOf(const char *id, const char *from, const char *to, DependencyType type)
{
    Dependency link;
    link.id = DependencyId{id};
    link.from = ServiceId{from};
    link.to = ServiceId{to};
    link.type = type;
    return link;
}

inline LandingZone zoneOf(ZoneRole role, const char *region)
{
    LandingZone zone;
    zone.role = role;
    zone.region = RegionId{region};
    return zone;
}

inline Stamp shopStamp()
{
    Stamp shop;
    shop.id = StampId{"stamp-shop"};
    shop.type = StampType::Web;
    shop.name = "Shop";
    shop.zones = {zoneOf(ZoneRole::Primary, "centralus"), zoneOf(ZoneRole::Secondary, "eastus2")};
    Service vault = serviceOf("key-vault-1", "key-vault", "Secrets", Site::Primary);
    vault.parts.push_back({PartId{"certificate-1"}, "certificate", "shop.example.com", {}, std::nullopt, {}});
    shop.services = {serviceOf("app-1", "app-service", "Shop API", Site::Primary),
                     serviceOf("app-2", "app-service", "Shop API", Site::Secondary), std::move(vault),
                     serviceOf("sql-1", "azure-sql-database", "Orders", Site::Primary)};
    Dependency secret = linkOf("dep-1", "app-1", "key-vault-1", DependencyType::ReadsSecret);
    secret.toPart = PartId{"certificate-1"};
    Dependency orders = linkOf("dep-2", "app-1", "sql-1", DependencyType::Writes);
    orders.call.emplace();
    orders.call->queue = ServiceId{"bus-1"};
    shop.dependencies = {std::move(secret), std::move(orders),
                         linkOf("dep-3", "app-1", "firewall-1", DependencyType::Calls)};
    Protection standby;
    standby.id = ProtectionId{"prot-1"};
    standby.service = ServiceId{"app-1"};
    standby.option = OptionId{"warm-standby"};
    standby.against = {DisruptionKind::Region};
    standby.counterparts = {ServiceId{"app-2"}};
    Protection copy;
    copy.id = ProtectionId{"prot-2"};
    copy.service = ServiceId{"sql-1"};
    copy.option = OptionId{"active-geo-replication"};
    copy.against = {DisruptionKind::Region};
    copy.replicas = {{RegionId{"westus3"}, std::nullopt, Access::Read, {}}};
    shop.protections = {std::move(standby), std::move(copy)};
    shop.consistencyGroups = {
        {"group-1", "Orders and events", {ServiceId{"bus-1"}, ServiceId{"sql-1"}}, std::nullopt, {}}};
    shop.flows = {{"Buy", {DependencyId{"dep-2"}, DependencyId{"dep-3"}}, {}}};
    return shop;
}

inline Stamp platformStamp()
{
    Stamp platform;
    platform.id = StampId{"stamp-base"};
    platform.type = StampType::Platform;
    platform.name = "Platform";
    platform.zones = {zoneOf(ZoneRole::Primary, "centralus")};
    platform.services = {serviceOf("bus-1", "service-bus", "Events", Site::Primary),
                         serviceOf("firewall-1", "azure-firewall", "Hub firewall", Site::Primary)};
    return platform;
}

/// The platform first: the shop names what stands there.
inline Topology smallDesign()
{
    Topology topology;
    topology = *addStamp(platformStamp())(topology);
    topology = *addStamp(shopStamp())(topology);
    topology = *placeCard(StampId{"stamp-shop"}, ServiceId{"app-1"}, {40, 80, false})(topology);
    return *placeCard(StampId{"stamp-base"}, ServiceId{"bus-1"}, {40, 80, false})(topology);
}

} // namespace breakwater::test
