// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_design.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace breakwater::test {

namespace {

constexpr std::array kKinds{"app-service",   "azure-sql-database",  "storage-account", "key-vault",
                            "redis-cache",   "postgresql-flexible", "cosmos-db",       "front-door",
                            "aks-cluster",   "container-registry",  "data-factory",    "event-hubs",
                            "log-analytics", "databricks-job",      "backup-vault",    "generic"};
constexpr std::array kRegions{"centralus", "eastus2", "westus3", "northeurope", "brazilsouth"};
constexpr std::array kOptions{"warm-standby", "geo-restore", "failover-group", "ra-gzrs-failover",
                              "active-active"};

template <typename T, std::size_t N>
constexpr int sizeOf(const std::array<T, N> &)
{
    return static_cast<int>(N);
}

bool hasSecondary(const Stamp &stamp)
{
    return stamp.zone(ZoneRole::Secondary) != nullptr;
}

} // namespace

int RandomDesign::below(int limit)
{
    return limit <= 0 ? 0 : static_cast<int>(m_engine() % static_cast<std::uint32_t>(limit));
}

IdMint RandomDesign::mint()
{
    return IdMint([this] { return static_cast<std::uint32_t>(m_engine()) & 0xFFFFFU; });
}

const Stamp &RandomDesign::anyStamp(const Topology &topology)
{
    return *topology.stamps[static_cast<std::size_t>(below(static_cast<int>(topology.stamps.size())))];
}

const Service *RandomDesign::anyService(const Topology &topology)
{
    const Stamp &stamp = anyStamp(topology);
    return stamp.services.empty()
        ? nullptr
        : &stamp.services[static_cast<std::size_t>(below(static_cast<int>(stamp.services.size())))];
}

Service RandomDesign::service(const Topology &topology, const Stamp &stamp, bool onlyPrimary)
{
    const std::string kind = kKinds[static_cast<std::size_t>(below(sizeOf(kKinds)))];
    Service made;
    made.id = ServiceId{mint().mint(kind, topology)};
    made.kind = KindId{kind};
    made.name = kind + ' ' + std::to_string(below(100));
    made.at = onlyPrimary ? Site::Primary : static_cast<Site>(below(4));
    if (made.at == Site::Secondary && !hasSecondary(stamp))
        made.at = Site::Primary;
    if (chance(50))
        made.parameters["capacity"] = static_cast<double>(below(10));
    if (chance(20))
        made.objectives = Target{Minutes{below(120)}, Minutes{below(60)}, std::nullopt, {}};
    if (chance(40)) {
        Part part;
        part.id = PartId{mint().mint("certificate", topology)};
        part.kind = "certificate";
        part.name = "part";
        const Service *other = anyService(topology);
        if (other != nullptr && chance(50))
            part.ref = other->id;
        made.parts.push_back(std::move(part));
    }
    return made;
}

Dependency RandomDesign::dependency(const Topology &topology, const Stamp &stamp)
{
    Dependency made;
    made.id = DependencyId{mint().mint("dep", topology)};
    if (!stamp.services.empty())
        made.from =
            stamp.services[static_cast<std::size_t>(below(static_cast<int>(stamp.services.size())))].id;
    const Service *to = anyService(topology);
    made.to = to != nullptr ? to->id : ServiceId{"nothing"};
    if (to != nullptr && !to->parts.empty() && chance(50))
        made.toPart = to->parts.front().id;
    made.type = static_cast<DependencyType>(below(13));
    made.hard = chance(60);
    made.when = chance(30) ? Dependency::When::Start : Dependency::When::Run;
    made.afterFailover = chance(60);
    if (chance(25)) {
        made.call.emplace();
        const Service *other = anyService(topology);
        if (other != nullptr)
            made.call->fallbacks.push_back({other->id, 5.0, std::nullopt, {}});
        if (other != nullptr && chance(50))
            made.call->queue = other->id;
    }
    return made;
}

Protection RandomDesign::protection(const Topology &topology, const Stamp &stamp, const Service &of)
{
    Protection made;
    made.id = ProtectionId{mint().mint("prot", topology)};
    made.service = of.id;
    made.option = OptionId{kOptions[static_cast<std::size_t>(below(sizeOf(kOptions)))]};
    made.against.push_back(DisruptionKind::Region);
    if (chance(20))
        made.against.push_back(DisruptionKind::Corruption);
    for (const Service &other : stamp.services)
        if (other.id != of.id && other.kind == of.kind && made.counterparts.empty())
            made.counterparts.push_back(other.id);
    if (chance(50))
        made.replicas.push_back({RegionId{kRegions[static_cast<std::size_t>(below(sizeOf(kRegions)))]},
                                 std::nullopt,
                                 chance(50) ? std::optional(Access::Read) : std::nullopt,
                                 {}});
    const Service *vault = anyService(topology);
    if (vault != nullptr && chance(20))
        made.via = vault->id;
    return made;
}

Topology RandomDesign::design(int stamps, int servicesAStamp)
{
    Topology topology;
    const auto apply = [&topology](const Edit &edit) {
        if (Result<Topology> next = edit(topology))
            topology = *std::move(next);
    };
    apply(changeRoles([](std::vector<Role> &roles) {
        roles.push_back({RoleId{"role-comm"}, "Incident commander", 1, {}, {}, {}, {}, {}, {}});
    }));
    for (int i = 0; i < stamps; ++i) {
        Stamp stamp;
        stamp.id = StampId{mint().mint("stamp", topology)};
        stamp.type = static_cast<StampType>(below(6));
        stamp.name = "Stamp " + std::to_string(i);
        if (chance(80))
            stamp.criticality = below(4);
        if (chance(80))
            stamp.strategy = static_cast<Strategy>(below(5));
        if (chance(70))
            stamp.objectives.byDisruption[DisruptionKind::Region] =
                Target{Minutes{below(240)}, Minutes{below(60)}, std::nullopt, {}};
        if (chance(60))
            stamp.timing.detect = Duration{FixedSpan{static_cast<double>(below(20))}, Grade::Stated, {}};
        LandingZone primary;
        primary.region = RegionId{kRegions[static_cast<std::size_t>(below(sizeOf(kRegions)))]};
        stamp.zones.push_back(primary);
        if (chance(80)) {
            LandingZone secondary;
            secondary.role = ZoneRole::Secondary;
            secondary.region = RegionId{kRegions[static_cast<std::size_t>(below(sizeOf(kRegions)))]};
            stamp.zones.push_back(secondary);
        }
        const StampId id = stamp.id;
        apply(addStamp(std::move(stamp)));
        for (int n = 0; n < servicesAStamp; ++n)
            apply(addService(id, service(topology, *topology.stamp(id)), {n * 8, below(40) * 8, chance(10)}));
        for (int n = 0; n < servicesAStamp; ++n)
            apply(connect(dependency(topology, *topology.stamp(id))));
        for (int n = 0; n < servicesAStamp / 3; ++n) {
            const Stamp &now = *topology.stamp(id);
            const Service &of =
                now.services[static_cast<std::size_t>(below(static_cast<int>(now.services.size())))];
            apply(protect(protection(topology, now, of)));
        }
        apply(changeStamp(id, [this](Stamp &now) {
            ConsistencyGroup group{"group-" + now.id.text, "Stores", {}, std::nullopt, {}};
            for (const Service &store : now.services)
                if (chance(20))
                    group.stores.push_back(store.id);
            Flow flow{"Order", {}, {}};
            for (const Dependency &link : now.dependencies)
                if (chance(30))
                    flow.dependencies.push_back(link.id);
            now.consistencyGroups.push_back(std::move(group));
            now.flows.push_back(std::move(flow));
        }));
    }
    return topology;
}

RandomDesign::Named RandomDesign::stampEdit(const Topology &topology)
{
    const StampId id = anyStamp(topology).id;
    const RegionId region{kRegions[static_cast<std::size_t>(below(sizeOf(kRegions)))]};
    switch (below(5)) {
    case 0:
        return {"set the primary region", setZoneRegion(id, ZoneRole::Primary, region)};
    case 1:
        return {"set the secondary region", setZoneRegion(id, ZoneRole::Secondary, region)};
    case 2:
        return {"set the tier",
                changeStamp(id, [tier = below(4)](Stamp &stamp) { stamp.criticality = tier; })};
    case 3:
        return {"set the region target", changeStamp(id, [rto = below(300), rpo = below(60)](Stamp &stamp) {
                    stamp.objectives.byDisruption[DisruptionKind::Region] =
                        Target{Minutes{rto}, Minutes{rpo}, std::nullopt, {}};
                })};
    default:
        if (topology.stamps.size() > 2 && chance(20))
            return {"remove a stamp", removeStamp(id)};
        return {"rename a stamp", changeStamp(id, [n = below(1000)](Stamp &stamp) {
                    stamp.name = "Stamp " + std::to_string(n);
                })};
    }
}

RandomDesign::Named RandomDesign::serviceEdit(const Topology &topology)
{
    const Stamp &stamp = anyStamp(topology);
    const Service *some = anyService(topology);
    const ServiceId id = some != nullptr ? some->id : ServiceId{"nothing"};
    switch (below(6)) {
    case 0:
        return {"add a service", addService(stamp.id, service(topology, stamp), {below(50) * 8, 0, false})};
    case 1:
        return {"remove a service", removeServices({id})};
    case 2:
        return {"move a service", moveService(id, stamp.id, static_cast<Site>(below(4)), {8, 8, false})};
    case 3:
        return {"set a parameter", setParameter(id, "capacity", static_cast<double>(below(10)))};
    case 4:
        return {"drop the parts", changeService(id, [](Service &service) { service.parts.clear(); })};
    default:
        return {"remove a service that is not there", removeServices({ServiceId{"nobody-0000"}})};
    }
}

RandomDesign::Named RandomDesign::linkEdit(const Topology &topology)
{
    const Stamp &stamp = anyStamp(topology);
    const bool links = !stamp.dependencies.empty();
    switch (below(5)) {
    case 0:
        return {"connect", connect(dependency(topology, stamp))};
    case 1:
        if (links)
            return {"disconnect", removeDependencies({stamp.dependencies.front().id})};
        break;
    case 2:
        if (links)
            return {"soften a link", changeDependency(stamp.dependencies.back().id, [](Dependency &link) {
                        link.hard = !link.hard;
                    })};
        break;
    case 3:
        if (!stamp.protections.empty())
            return {"remove a protection", removeProtection(stamp.protections.front().id)};
        break;
    default:
        break;
    }
    if (stamp.services.empty())
        return {"connect", connect(dependency(topology, stamp))};
    const Service &of =
        stamp.services[static_cast<std::size_t>(below(static_cast<int>(stamp.services.size())))];
    return {"protect", protect(protection(topology, stamp, of))};
}

RandomDesign::Named RandomDesign::otherEdit(const Topology &topology)
{
    const Stamp &stamp = anyStamp(topology);
    if (chance(40))
        return {"accept a risk", changeAgreements([rule = below(20), id = stamp.id.text](Agreements &agreed) {
                    AcceptedRisk risk;
                    risk.rule = RuleId{"REG-" + std::to_string(rule)};
                    risk.subjects = {id};
                    agreed.acceptedRisks.push_back(std::move(risk));
                })};
    if (chance(30))
        return {"collapse a stamp", setCollapsed(stamp.id, chance(50))};
    if (stamp.services.empty())
        return {"rename the engagement", changeEngagement([](Engagement &now) { now.name += '+'; })};
    return {"move a card", placeCard(stamp.id, stamp.services.front().id, {below(99) * 8, 16, true})};
}

RandomDesign::Named RandomDesign::edit(const Topology &topology)
{
    switch (below(4)) {
    case 0:
        return stampEdit(topology);
    case 1:
        return linkEdit(topology);
    case 2:
        return otherEdit(topology);
    default:
        return serviceEdit(topology);
    }
}

} // namespace breakwater::test
