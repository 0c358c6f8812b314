// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"
#include "core/rules/listed.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// All zones of a region; where their number is not published, the three that every region with zones has.
std::vector<int> allZones(const Region *region)
{
    std::vector<int> zones(static_cast<std::size_t>(
        region != nullptr && region->zoneCount > 0 ? std::min(region->zoneCount, 3) : 3));
    std::iota(zones.begin(), zones.end(), 1);
    return zones;
}

std::string joined(const std::vector<int> &zones)
{
    return fmt::format("{}", fmt::join(zones, ","));
}

void raise(Parameters &parameters, const char *key, double least)
{
    const auto found = parameters.find(key);
    if (found != parameters.end())
        if (auto *number = std::get_if<double>(&found->second))
            *number = std::max(*number, least);
}

/// Zones take a Premium plan and the instances that WEB-002 asks for. Which Premium size follows a smaller
/// plan is a price that somebody decides: the catalog's default is proposed.
const FixOf kPlanInOneZone("WEB-001", [](const FixCase &at, Offers &out) {
    const Service *plan = at.service();
    const ServiceKind *kind = plan != nullptr ? at.kindOf(*plan) : nullptr;
    if (kind == nullptr)
        return;
    const std::vector<int> zones = allZones(at.view().homeOf(*plan));
    const RuleText *instances = at.catalog().rule(RuleId{"WEB-002"});
    const double least =
        instances != nullptr && instances->params.count("min") != 0 ? instances->params.at("min") : 0;
    const std::string sku = plan->text("sku").value_or("");
    const bool small = sku.starts_with("B") || sku.starts_with("S");
    const ParameterFact *size = kind->parameter("sku");
    const auto *usual =
        size != nullptr && size->defaultValue ? std::get_if<std::string>(&*size->defaultValue) : nullptr;
    if (small && usual == nullptr)
        return;
    out.push_back(
        {fmt::format("Spread {} over zones{}", plan->name, small ? ", on " + *usual : std::string()),
         changeService(plan->id,
                       [zones, least, wanted = small ? *usual : std::string()](Service &changed) {
                           changed.parameters["zoneRedundant"] = true;
                           if (!wanted.empty())
                               changed.parameters["sku"] = wanted;
                           if (changed.zones)
                               changed.zones = zones;
                           for (const char *key : {"minScale", "workers"})
                               raise(changed.parameters, key, least);
                       }),
         {}});
    if (small)
        leaveToPeople(out, 0);
});

const FixOf kPlanWithOneInstance("WEB-002", [](const FixCase &at, Offers &out) {
    const Service *plan = at.service();
    const std::optional<double> least = at.param("min");
    if (plan == nullptr || !least)
        return;
    out.push_back({fmt::format("{}: at least {}", plan->name, counted(*least, "instance")),
                   changeService(plan->id,
                                 [least](Service &changed) {
                                     for (const char *key : {"minScale", "workers", "maxScale"})
                                         raise(changed.parameters, key, *least);
                                 }),
                   {}});
});

const FixOf kGatewayInOneZone("WEB-008", [](const FixCase &at, Offers &out) {
    const Service *gateway = at.service();
    if (gateway == nullptr)
        return;
    const std::vector<int> zones = allZones(at.view().homeOf(*gateway));
    out.push_back({"Deploy " + gateway->name + " across zones",
                   changeService(gateway->id,
                                 [zones](Service &changed) {
                                     if (changed.zones)
                                         changed.zones = zones;
                                     if (!changed.zones || changed.parameters.count("zones") != 0)
                                         changed.parameters["zones"] = std::string("all");
                                 }),
                   {}});
});

const FixOf kGatewayScalesToOne("WEB-010", [](const FixCase &at, Offers &out) {
    const Service *gateway = at.service();
    const std::optional<double> least = at.param("min");
    if (gateway == nullptr || !least)
        return;
    out.push_back({fmt::format("{}: at least {}", gateway->name, counted(*least, "instance")),
                   changeService(gateway->id,
                                 [least](Service &changed) {
                                     changed.parameters["minCapacity"] = *least;
                                     raise(changed.parameters, "maxCapacity", *least);
                                 }),
                   {}});
});

/// Of the service's other gateways: in the secondary region, by a setting.
Edit withGatewayThere(const Service &gateway, const RegionId &region)
{
    return changeService(gateway.id, [region](Service &changed) {
        changed.parameters["gatewayRegions"] = region.text;
        changed.parameters["tier"] = std::string("Premium");
    });
}

void offerGatewayThere(const FixCase &at, const Service *gateway, Offers &out)
{
    const LandingZone *there = at.view().secondary();
    if (gateway != nullptr && there != nullptr)
        out.push_back({fmt::format("{}: Premium with a gateway in {}", gateway->name,
                                   at.view().regionName(there->region)),
                       withGatewayThere(*gateway, there->region),
                       {}});
}

const FixOf kGatewayOfApis("WEB-018", [](const FixCase &at, Offers &out) {
    offerGatewayThere(at, at.service(), out);
    offerOptions(at, at.service(), DisruptionKind::Region, out);
});

/// Both a second unit and a second region, where either is missing.
const FixOf kOneModelGateway("GAI-020", [](const FixCase &at, Offers &out) {
    const Service *gateway = at.service();
    if (gateway == nullptr)
        return;
    constexpr double kUnits = 2; // one is what the rule is about
    const bool small = gateway->number("units") && *gateway->number("units") < kUnits;
    Offers elsewhere;
    offerGatewayThere(at, gateway, elsewhere);
    offerOptions(at, gateway, DisruptionKind::Region, elsewhere);
    if (small) {
        const Edit grow = setParameter(gateway->id, "units", kUnits);
        out.push_back({gateway->name + ": 2 units", grow, {}});
        for (Offer &offer : elsewhere) {
            offer.label += ", and 2 units";
            offer.edit = allOf({grow, std::move(offer.edit)});
        }
    }
    out.insert(out.end(), elsewhere.begin(), elsewhere.end());
});

void offerPoolZones(const FixCase &at, const std::vector<int> &zones, Offers &out)
{
    const Service *cluster = at.service();
    const Part *pool = cluster != nullptr ? at.part(*cluster, 1) : nullptr;
    if (cluster == nullptr)
        return;
    const std::string words = joined(zones);
    if (pool != nullptr)
        out.push_back(
            {fmt::format("Recreate the pool {} of {} over zones {}", pool->name, cluster->name, words),
             changePart(cluster->id, pool->id,
                        [words](Part &changed) { changed.parameters["zones"] = words; }),
             {}});
    else
        out.push_back({fmt::format("Recreate the pools of {} over zones {}", cluster->name, words),
                       changeService(cluster->id,
                                     [words, zones](Service &changed) {
                                         changed.parameters["zones"] = words;
                                         if (changed.zones)
                                             changed.zones = zones;
                                     }),
                       {}});
}

const FixOf kPoolInOneZone("AKS-001", [](const FixCase &at, Offers &out) {
    const Service *cluster = at.service();
    if (cluster != nullptr)
        offerPoolZones(at, allZones(at.view().homeOf(*cluster)), out);
});

const FixOf kSmallSystemPool("AKS-002", [](const FixCase &at, Offers &out) {
    const Service *cluster = at.service();
    const std::optional<double> least = at.param("min");
    if (cluster == nullptr || !least)
        return;
    const Part *pool = at.part(*cluster, 1);
    if (pool != nullptr)
        out.push_back({fmt::format("The pool {} of {}: at least {}", pool->name, cluster->name,
                                   counted(*least, "node")),
                       changePart(cluster->id, pool->id,
                                  [least](Part &changed) {
                                      changed.parameters["nodesMin"] = *least;
                                      raise(changed.parameters, "nodesMax", *least);
                                  }),
                       {}});
    else
        offerSetting(cluster, "systemNodes", *least,
                     fmt::format("The system pool of {}: {}", cluster->name, counted(*least, "node")), out);
});

const FixOf kFreeControlPlane("AKS-004", [](const FixCase &at, Offers &out) {
    const Service *cluster = at.service();
    offerSetting(cluster, "tier", std::string("Standard"),
                 (cluster != nullptr ? cluster->name : std::string()) + ": the Standard tier", out);
});

/// Premium, and the secondary region among its replicas, as it says them.
const FixOf kRegistryInOneRegion("AKS-005", [](const FixCase &at, Offers &out) {
    const Service *registry = at.service();
    const LandingZone *there = at.view().secondary();
    if (registry == nullptr || there == nullptr)
        return;
    const bool drawn = std::any_of(registry->parts.begin(), registry->parts.end(),
                                   [](const Part &part) { return part.kind == "replication"; });
    Part replica;
    replica.id = PartId{at.fresh("replication")};
    replica.kind = "replication";
    replica.name = there->region.text;
    replica.parameters["region"] = there->region.text;
    std::vector<std::string> regions = listed(registry->parameters, "replicaRegions");
    regions.push_back(there->region.text);
    const std::string words = fmt::format("{}", fmt::join(regions, ","));
    out.push_back(
        {fmt::format("{}: Premium with a replica in {}", registry->name, at.view().regionName(there->region)),
         allOf({changeService(registry->id,
                              [words, drawn](Service &changed) {
                                  changed.parameters["sku"] = std::string("Premium");
                                  if (!drawn)
                                      changed.parameters["replicaRegions"] = words;
                              }),
                drawn ? addPart(registry->id, replica) : allOf({})}),
         {}});
});

const FixOf kOneWorkspace("DAT-001", [](const FixCase &at, Offers &out) {
    offerOptions(at, at.service(), DisruptionKind::Region, out);
});

const FixOf kRuntimeInOneRegion("DAT-015", [](const FixCase &at, Offers &out) {
    const Service *runtime = at.service();
    const LandingZone *here = at.view().primary(), *there = at.view().secondary();
    if (runtime != nullptr && here != nullptr && there != nullptr)
        offerSetting(runtime, "nodeRegions", here->region.text + "," + there->region.text,
                     fmt::format("{}: nodes in {} too", runtime->name, at.view().regionName(there->region)),
                     out);
    offerOptions(at, runtime, DisruptionKind::Region, out);
});

/// The nodes that are drawn are numbered on; a number is raised to the least that the rule asks for.
const FixOf kRuntimeWithOneNode("DAT-014", [](const FixCase &at, Offers &out) {
    const Service *runtime = at.service();
    const std::optional<double> least = at.param("min");
    if (runtime == nullptr || !least)
        return;
    std::vector<Part> added;
    const auto drawn = std::count_if(runtime->parts.begin(), runtime->parts.end(),
                                     [](const Part &part) { return part.kind == "node"; });
    if (!runtime->number("nodes"))
        for (auto i = static_cast<int>(drawn); i < static_cast<int>(*least); ++i) {
            Part node;
            node.id = PartId{at.fresh("node")};
            node.kind = "node";
            node.name = fmt::format("node-{}", i + 1);
            added.push_back(std::move(node));
        }
    std::vector<Edit> edits;
    for (Part &node : added)
        edits.push_back(addPart(runtime->id, std::move(node)));
    edits.push_back(changeService(runtime->id, [least](Service &changed) {
        raise(changed.parameters, "nodes", *least);
        if (changed.flag("sameHost") == true)
            changed.parameters["sameHost"] = false;
    }));
    out.push_back({fmt::format("{}: {} on different hosts", runtime->name, counted(*least, "node")),
                   allOf(std::move(edits)),
                   {}});
});

/// A burstable server has no standby: its size comes first, and that is a decision.
const FixOf kPostgresqlWithoutStandby("DB-001", [](const FixCase &at, Offers &out) {
    const Service *server = at.service();
    if (server != nullptr && server->text("tier") != "Burstable")
        offerSetting(server, "haMode", std::string("ZoneRedundant"),
                     server->name + ": zone-redundant high availability", out);
});

const FixOf kCosmosInOneRegion("DB-010", [](const FixCase &at, Offers &out) {
    if (at.view().secondary() != nullptr)
        offerOptions(at, at.service(), DisruptionKind::Region, out);
});

const FixOf kCosmosWithoutFailover("DB-011", [](const FixCase &at, Offers &out) {
    const Service *account = at.service();
    offerSetting(account, "serviceManagedFailover", true,
                 (account != nullptr ? account->name : std::string()) + ": service-managed failover on", out);
});

const FixOf kCosmosInOneZone("DB-012", [](const FixCase &at, Offers &out) {
    const Service *account = at.service();
    if (account == nullptr)
        return;
    const auto spread = [](Service &changed) {
        changed.parameters["zoneRedundant"] = true;
        for (Part &part : changed.parts)
            if (part.kind == "region" && part.flag("zoneRedundant") == false)
                part.parameters["zoneRedundant"] = true;
    };
    out.push_back(
        {account->name + ": availability zones in every region", changeService(account->id, spread), {}});
});

} // namespace

} // namespace breakwater
