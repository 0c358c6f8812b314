// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/cidr.h"
#include "core/export/bicep/network.h"
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace breakwater::bicep {

namespace {

bool mentions(const std::string &name, std::span<const std::string_view> hints)
{
    const auto list = words(name);
    return std::any_of(hints.begin(), hints.end(), [&](std::string_view hint) {
        return std::find(list.begin(), list.end(), hint) != list.end();
    });
}

constexpr std::array<std::string_view, 4> kEndpointWords{"endpoints", "endpoint", "pe", "pep"};
constexpr std::array<std::string_view, 3> kGatewayWords{"gateway", "agw", "appgw"};
constexpr std::array<std::string_view, 2> kApiWords{"apim", "api"};
constexpr std::array<std::string_view, 2> kFunctionWords{"functions", "function"};
constexpr std::string_view kFirewallSubnet = "AzureFirewallSubnet";
constexpr std::string_view kManagementSubnet = "AzureFirewallManagementSubnet";

/// Azure knows two subnets by name, in its own spelling.
std::string spelt(const std::string &name)
{
    for (const std::string_view fixed : {kFirewallSubnet, kManagementSubnet}) {
        if (slug(fixed) == name)
            return std::string(fixed);
    }
    return name;
}

/// `workload=10.20.0.0/22;private-endpoints=10.20.8.0/24`
std::vector<Subnet> readSubnets(const std::string &text)
{
    std::vector<Subnet> list;
    std::set<std::string> taken;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        const std::string entry = text.substr(at, end - at);
        at = end + 1;
        const std::size_t equals = entry.find('=');
        if (equals == std::string::npos)
            continue;
        const auto range = parseCidr(slugless(entry.substr(equals + 1)));
        const std::string name = slug(entry.substr(0, equals)).substr(0, 60);
        if (range && !name.empty())
            list.push_back({spelt(distinct(name, taken, 64)), *range, {}, "", "", ""});
    }
    return list;
}

bool standsIn(const Plan &plan, const Unit &network, std::string_view kind)
{
    const auto all = unitsOfKind(plan, kind, network.part);
    return std::any_of(all.begin(), all.end(),
                       [&](const Unit *unit) { return networkOf(plan, *unit) == &network; });
}

/// A range behind the others, as wide as there is room for; nothing when there is none.
Subnet *addSubnet(Plan &plan, const Unit &network, const Cidr &space, std::vector<Subnet> &subnets,
                  const std::string &name, const std::string &why)
{
    std::vector<Cidr> used;
    for (const Subnet &subnet : subnets)
        used.push_back(subnet.range);
    for (const int bits : {24, 25, 26, 27}) {
        if (bits > 26 && slug(name).starts_with("azurefirewall"))
            break;
        if (const auto range = nextFree(space, used, bits)) {
            subnets.push_back({name, *range, {}, "", "", ""});
            plan.remark(Remark::What::Added, *network.service,
                        fmt::format("subnet {} ({}): {}", name, range->text(), why));
            return &subnets.back();
        }
    }
    plan.problems.insert(fmt::format("the address range of network \"{}\" has no room for a subnet {}",
                                     network.service->name, name));
    return nullptr;
}

/// Who may reach the gateways of this network from outside.
std::string clientsOf(const Plan &plan, const Unit &network)
{
    bool frontDoor = false, others = false;
    for (const Unit *gateway : unitsOfKind(plan, "application-gateway", network.part)) {
        for (const Unit *user : usersOf(plan, *gateway)) {
            frontDoor = frontDoor || user->kind->id.text == "front-door";
            others = others || user->kind->id.text == "dns-zone" || user->kind->id.text == "traffic-manager";
        }
    }
    return frontDoor && !others ? "AzureFrontDoor.Backend" : "Internet";
}

} // namespace

std::string slugless(const std::string &text)
{
    std::string out;
    for (const char c : text) {
        if (c != ' ')
            out += c;
    }
    return out;
}

std::vector<Subnet> subnetsOf(Plan &plan, const Unit &network)
{
    const auto space = parseCidr(slugless(network.service->text("addressSpace").value_or("")));
    if (!space) {
        plan.problems.insert("the address range of network \"" + network.service->name + "\" cannot be read");
        return {};
    }
    std::vector<Subnet> subnets = readSubnets(network.service->text("subnets").value_or(""));
    const auto claim = [&](SubnetUse use, auto fits, const std::string &name, const std::string &why,
                           const std::string &delegation = {}, const std::string &owner = {}) {
        auto at = std::find_if(subnets.begin(), subnets.end(),
                               [&](const Subnet &subnet) { return !subnet.use && fits(subnet); });
        Subnet *subnet = at != subnets.end() ? &*at : addSubnet(plan, network, *space, subnets, name, why);
        if (subnet == nullptr)
            return;
        subnet->use = use;
        subnet->delegation = delegation;
        subnet->owner = owner;
        subnet->clients = use == SubnetUse::Gateway ? clientsOf(plan, network) : "";
    };
    const auto named = [](std::span<const std::string_view> hints) {
        return [hints](const Subnet &subnet) { return mentions(subnet.name, hints); };
    };
    const auto called = [](std::string_view name) {
        return [name](const Subnet &subnet) { return subnet.name == name; };
    };
    const auto free = [](const Subnet &subnet) {
        return !mentions(subnet.name, kEndpointWords) && !mentions(subnet.name, kGatewayWords)
            && !subnet.name.starts_with("Azure");
    };
    if (standsIn(plan, network, "application-gateway"))
        claim(SubnetUse::Gateway, named(kGatewayWords), "gateway",
              "Application Gateway needs a subnet of its own, and the design lists none.");
    if (standsIn(plan, network, "private-endpoint"))
        claim(SubnetUse::Endpoints, named(kEndpointWords), "private-endpoints",
              "The private endpoints need addresses, and the design lists no subnet for them.");
    for (const Unit *firewall : unitsOfKind(plan, "azure-firewall", network.part)) {
        if (networkOf(plan, *firewall) != &network)
            continue;
        claim(SubnetUse::Firewall, called(kFirewallSubnet), std::string(kFirewallSubnet),
              "Azure Firewall takes a subnet of this name and no other.");
        if (firewall->service->text("tier").value_or("Standard") == "Basic")
            claim(SubnetUse::FirewallManagement, called(kManagementSubnet), std::string(kManagementSubnet),
                  "The Basic tier of Azure Firewall is managed through a subnet of this name.");
        break;
    }
    for (const Unit *api : unitsOfKind(plan, "api-management", network.part)) {
        if (networkOf(plan, *api) == &network && isInjected(plan, *api))
            claim(SubnetUse::Api, named(kApiWords), "api-management-" + slug(api->symbol).substr(0, 40),
                  "API Management needs a subnet of its own, and the design lists none.", "", api->symbol);
    }
    for (const Unit *spark : unitsOfKind(plan, "databricks-workspace", network.part)) {
        if (networkOf(plan, *spark) != &network || !spark->service->flag("vnetInjection").value_or(true))
            continue;
        for (const SubnetUse use : {SubnetUse::SparkPublic, SubnetUse::SparkPrivate}) {
            const std::string name =
                slug(spark->symbol).substr(0, 40) + (use == SubnetUse::SparkPublic ? "-host" : "-container");
            claim(use, called(name), name,
                  "A Databricks workspace takes two subnets that are handed over to it.",
                  "Microsoft.Databricks/workspaces", spark->symbol);
        }
    }
    for (const Unit *app : unitsOfKind(plan, "function-app", network.part)) {
        const std::string hosting = app->service->text("plan").value_or("FlexConsumption");
        if (networkOf(plan, *app) != &network || hosting == "Consumption" || hosting == "Dedicated")
            continue;
        claim(SubnetUse::Functions, named(kFunctionWords), "functions-" + slug(app->symbol).substr(0, 40),
              "The function app calls into the network through a subnet of its own.",
              hosting == "FlexConsumption" ? "Microsoft.App/environments" : "Microsoft.Web/serverFarms",
              app->symbol);
    }
    if (standsIn(plan, network, "app-service"))
        claim(SubnetUse::Web, free, "workload",
              "App Service needs a subnet handed over to it, and the design lists none.",
              "Microsoft.Web/serverFarms");
    if (standsIn(plan, network, "aks-cluster") || standsIn(plan, network, "virtual-machine"))
        claim(SubnetUse::Nodes, free, "nodes",
              "Nodes and machines need addresses, and the design lists no subnet for them.");
    return subnets;
}

std::optional<std::string> subnetNamed(Plan &plan, const Unit &network, SubnetUse use,
                                       const std::string &owner)
{
    for (const Subnet &subnet : subnetsOf(plan, network)) {
        if (subnet.use == use && (owner.empty() || subnet.owner == owner))
            return subnet.name;
    }
    return std::nullopt;
}

std::optional<std::string> ingressAddress(Plan &plan, const Unit &cluster)
{
    const Unit *network = networkOf(plan, cluster);
    if (network == nullptr)
        return std::nullopt;
    const auto clusters = unitsOfKind(plan, "aks-cluster", cluster.part);
    const auto place = std::find(clusters.begin(), clusters.end(), &cluster) - clusters.begin();
    for (const Subnet &subnet : subnetsOf(plan, *network)) {
        // The last address is the broadcast one; nodes and pods are given theirs from the front.
        if (subnet.use == SubnetUse::Nodes)
            return addressText(static_cast<std::uint32_t>(subnet.range.end() - 6 - std::uint64_t(place)));
    }
    return std::nullopt;
}

bool isInjected(const Plan &plan, const Unit &api)
{
    const std::string tier = api.service->text("tier").value_or("Premium");
    return (tier == "Premium" || tier == "Developer") && !api.service->flag("publicAccess").value_or(true)
        && networkOf(plan, api) != nullptr;
}

namespace {

class VirtualNetworkWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "virtual-network"; }

    /// Whose traffic to the outside takes the way that the design chose.
    static bool goesOut(const Subnet &subnet)
    {
        return subnet.use == SubnetUse::Web || subnet.use == SubnetUse::Functions
            || subnet.use == SubnetUse::Nodes || subnet.use == SubnetUse::SparkPublic
            || subnet.use == SubnetUse::SparkPrivate;
    }

    static const Unit *inside(const Plan &plan, const Unit &network, std::string_view kind)
    {
        for (const Unit *unit : unitsOfKind(plan, kind, network.part)) {
            if (networkOf(plan, *unit) == &network)
                return unit;
        }
        return nullptr;
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const std::string route = unit.service->text("egressRoute").value_or("");
        const Unit *firewall = inside(plan, unit, "azure-firewall");
        const Unit *nat = inside(plan, unit, "nat-gateway");
        const bool throughFirewall = route == "firewall" && firewall != nullptr;
        const bool firewallUsesNat =
            firewall != nullptr && nat != nullptr && !needsOf(plan, *firewall, "nat-gateway").empty();
        if (route == "firewall" && firewall == nullptr)
            plan.remark(Remark::What::NotMade, *unit.service,
                        "The route through the hub firewall: its private address is known where the hub is "
                        "deployed.");
        if (route == "nat-gateway" && nat == nullptr)
            plan.remark(
                Remark::What::NotMade, *unit.service,
                "The NAT gateway for outgoing traffic: draw it as a service of its own to have it made.");
        Value list = Value::list();
        std::string firewallAddress;
        for (const Subnet &subnet : subnetsOf(plan, unit)) {
            Value value = Value::object();
            value.set("name", Value::text(subnet.name));
            value.set("addressPrefix", Value::text(subnet.range.text()));
            if (!subnet.delegation.empty())
                value.set("delegation", Value::text(subnet.delegation));
            if (!subnet.clients.empty())
                value.set("clients", Value::text(subnet.clients));
            if (subnet.use == SubnetUse::Api)
                value.set("apiManagement", Value::boolean(true));
            if (throughFirewall && goesOut(subnet))
                value.set("throughFirewall", Value::boolean(true));
            const bool natHere = nat != nullptr
                && ((route == "nat-gateway" && goesOut(subnet))
                    || (firewallUsesNat && subnet.use == SubnetUse::Firewall));
            if (natHere)
                value.set("throughNat", Value::boolean(true));
            if (subnet.use == SubnetUse::Firewall || subnet.use == SubnetUse::FirewallManagement)
                value.set("withoutRules", Value::boolean(true));
            if (subnet.use == SubnetUse::Firewall)
                firewallAddress = addressText(subnet.range.address + 4);
            if (subnet.use == SubnetUse::Api)
                plan.featuresOf(unit).insert("api-management");
            list.add(std::move(value));
        }
        unit.settings.set("subnets", std::move(list));
        if (const auto space = parseCidr(slugless(unit.service->text("addressSpace").value_or(""))))
            unit.settings.set("addressSpace", Value::text(space->text()));
        if (throughFirewall)
            plan.featuresOf(unit).insert("firewall-route");
        if (plan.hasFeature(unit, "firewall-route"))
            unit.settings.set("firewallAddress", Value::text(throughFirewall ? firewallAddress : ""));
        if (nat != nullptr) {
            const bool waits = nat->onlyAtFullScale && !unit.onlyAtFullScale;
            unit.argue("natGatewayId",
                       Value::code(waits ? "fullScale ? " + nat->symbol + "!.outputs.id : null"
                                         : idOf(*nat, unit, plan)));
        }
    }
};
const Registered<KindWiring, VirtualNetworkWiring> kVirtualNetwork;

struct Endpoint {
    const Unit *target;
    std::string subresource, zone;
};

/// The zone as the inside of a string literal: its suffix is the cloud's.
std::string zoneInside(std::string zone)
{
    const auto put = [&](std::string_view hole, std::string_view value) {
        if (const std::size_t at = zone.find(hole); at != std::string::npos)
            zone.replace(at, hole.size(), value);
    };
    put("{storage}", "${environment().suffixes.storage}");
    put("{sql}", "${environment().suffixes.sqlServerHostname}");
    return zone;
}

class PrivateEndpointWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "private-endpoint"; }

    static void add(std::vector<Endpoint> &list, const Unit &target, const std::string &subresource)
    {
        const std::string *zone = target.fragment->endpointZone(subresource);
        if (zone == nullptr)
            return;
        const bool there = std::any_of(list.begin(), list.end(), [&](const Endpoint &one) {
            return one.target == &target && one.subresource == subresource;
        });
        if (!there)
            list.push_back({&target, subresource, *zone});
    }

    static std::vector<Endpoint> listed(Plan &plan, const Unit &unit)
    {
        std::vector<Endpoint> list;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "endpoint")
                continue;
            const Unit *target = part.ref ? plan.unit(*part.ref) : nullptr;
            const std::string subresource = partText(part, "subresource").value_or("");
            if (target == nullptr || target->fragment->endpointZone(subresource) == nullptr)
                plan.remark(Remark::What::NotMade, *unit.service,
                            "endpoint \"" + part.name
                                + "\": What it leads to has no private link of that kind.");
            else if (target->part == PartOf::Secondary && unit.part == PartOf::Primary)
                plan.remark(Remark::What::NotMade, *unit.service,
                            "endpoint \"" + part.name
                                + "\": It leads to the secondary region, which is deployed after this one.");
            else
                add(list, *target, subresource);
        }
        return list;
    }

    /// Closed to the public, called from this network, and without an endpoint: nobody could reach it.
    static void complete(Plan &plan, const Unit &unit, std::vector<Endpoint> &list)
    {
        if (unitsOfKind(plan, "private-endpoint", unit.part).front() != &unit)
            return;
        for (const Unit *target : plan.in(unit.part)) {
            const bool standsInside = target->kind->id.text == "api-management" && isInjected(plan, *target);
            if (target->fragment->endpoints.empty() || standsInside
                || target->service->flag("publicAccess").value_or(true))
                continue;
            const auto leads = [&](const Endpoint &one) { return one.target == target; };
            const auto users = usersOf(plan, *target);
            const auto inside = [&](const Unit *user) {
                return user->part == unit.part && user->kind->id.text != "private-endpoint"
                    && networkOf(plan, *user) != nullptr;
            };
            if (std::any_of(list.begin(), list.end(), leads)
                || std::none_of(users.begin(), users.end(), inside))
                continue;
            add(list, *target, target->fragment->endpoints.front().first);
            plan.remark(Remark::What::Added, *unit.service,
                        "endpoint to \"" + target->service->name
                            + "\": It is closed to the public and called from this network.");
        }
    }

    static void linkToShared(Plan &plan, const Unit &unit, const Unit &network, const Value &zoneNames)
    {
        Helper helper;
        helper.symbol = unit.symbol + "ZoneLinks";
        helper.kind = unit.kind;
        helper.section = "zone-links";
        helper.comment = "The zones stand in the primary region and serve this network too.";
        helper.scope = scopeOf(PartOf::Primary, unit.part, plan);
        helper.condition = "primaryLeads";
        helper.after = {unit.symbol};
        helper.arguments = {{"zoneNames", zoneNames}, {"networkId", Value::code(idOf(network, unit, plan))}};
        plan.helpers[unit.part].push_back(std::move(helper));
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const Unit *network = networkOf(plan, unit);
        if (network == nullptr) {
            plan.problems.insert("the private endpoints \"" + unit.service->name
                                 + "\" have no virtual network");
            return;
        }
        std::vector<Endpoint> list = listed(plan, unit);
        complete(plan, unit, list);
        std::sort(list.begin(), list.end(), [](const Endpoint &a, const Endpoint &b) {
            return std::tie(a.target->symbol, a.target->part, a.subresource)
                < std::tie(b.target->symbol, b.target->part, b.subresource);
        });
        unit.argue("subnetId",
                   Value::code(subnetId(
                       plan, *network, unit,
                       subnetNamed(plan, *network, SubnetUse::Endpoints).value_or("private-endpoints"))));
        unit.argue("networkId", Value::code(idOf(*network, unit, plan)));
        std::set<std::string> zones;
        std::map<const Unit *, int> count;
        for (const Endpoint &one : list) {
            zones.insert(zoneInside(one.zone));
            ++count[one.target];
        }
        Value zoneNames = Value::list();
        for (const std::string &zone : zones)
            zoneNames.add(Value::code("'" + zone + "'"));
        // One zone for both regions: the endpoints of the second one are put into it during the failover.
        const bool shared = unit.part == PartOf::Secondary && unit.partner != nullptr
            && (unit.service->text("dnsMode").value_or("zone-per-region") == "shared-zone"
                || (unit.option != nullptr && unit.option->id.text == "shared-zone-rewrite"));
        Value always = Value::list();
        std::map<std::string, Value> late;
        for (const Endpoint &one : list) {
            const bool here = one.target->part == unit.part;
            const bool waits = here && one.target->onlyAtFullScale && !unit.onlyAtFullScale;
            const std::string condition = waits                ? "fullScale"
                : !here && one.target->part == PartOf::Primary ? "primaryLeads"
                                                               : "";
            Value value = Value::object();
            const std::string more = count[one.target] > 1 ? "-" + one.subresource : "";
            value.set("name",
                      Value::code("'pep-${" + settingsOf(one.target->part, unit.part) + ".names."
                                  + one.target->symbol + "}" + more + "'"));
            value.set("targetId",
                      Value::code(waits && !one.target->restored ? one.target->symbol + "!.outputs.id"
                                                                 : idOf(*one.target, unit, plan)));
            value.set("subresource", Value::text(one.subresource));
            value.set("zone", shared ? Value::text("") : Value::code("'" + zoneInside(one.zone) + "'"));
            (condition.empty() ? always : late.try_emplace(condition, Value::list()).first->second)
                .add(std::move(value));
        }
        unit.argue("zoneNames", shared ? Value::list() : zoneNames);
        unit.argue("endpoints", joined(always, late, 2));
        if (shared) {
            plan.featuresOf(unit).insert("shared-zone");
            linkToShared(plan, unit, *network, zoneNames);
        }
    }
};
const Registered<KindWiring, PrivateEndpointWiring> kPrivateEndpoint;

class FirewallWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "azure-firewall"; }

    /// Host names only: letters, digits, dots, hyphens, and a star in front.
    static std::string host(const std::string &text)
    {
        std::string out;
        for (const char c : text) {
            const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            const bool kept =
                (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low == '.' || low == '-';
            if (kept || (low == '*' && out.empty()))
                out += low;
        }
        return out;
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const Unit *network = networkOf(plan, unit);
        if (network == nullptr) {
            plan.problems.insert("the firewall \"" + unit.service->name + "\" has no virtual network");
            return;
        }
        const LandingZone *place = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
        const Region *region = place == nullptr ? nullptr : plan.catalog->region(place->region);
        const std::string stated = unit.service->text("zones").value_or("1,2,3");
        Value zones = Value::list();
        for (const char zone : {'1', '2', '3'}) {
            if (region != nullptr && region->zones && stated.find(zone) != std::string::npos)
                zones.add(Value::text(std::string(1, zone)));
        }
        unit.settings.set("zones", std::move(zones));
        const bool parked = unit.part == PartOf::Secondary
            && ((unit.option != nullptr && unit.option->id.text == "deallocated-standby")
                || unit.service->text("state").value_or("running") == "stopped");
        unit.settings.set("allocated", Value::boolean(!parked));
        std::vector<std::pair<std::string, Value>> rules;
        std::set<std::string> taken;
        // The two regions let out the same, so that what was never called from here works after a failover.
        const bool same = flagOr(plan, unit, "policyParity", true);
        for (const Part &part : (same ? leader(unit) : unit).service->parts) {
            if (part.kind != "allow-rule")
                continue;
            const std::string name = host(partText(part, "fqdn").value_or(part.name));
            if (name.empty()) {
                plan.remark(Remark::What::NotMade, *unit.service,
                            "allow-rule \"" + part.name + "\": the design names no host.");
                continue;
            }
            Value value = Value::object();
            const std::string called = partName(part, taken);
            value.set("name", Value::text(called));
            value.set("host", Value::text(name));
            value.set("port",
                      Value::number(static_cast<std::int64_t>(
                          std::clamp(partNumber(part, "port").value_or(443), 1.0, 64000.0))));
            rules.emplace_back(called, std::move(value));
        }
        std::sort(rules.begin(), rules.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        Value list = Value::list();
        for (auto &[name, value] : rules)
            list.add(std::move(value));
        unit.settings.set("rules", std::move(list));
        unit.argue("networkId", Value::code(idOf(*network, unit, plan)));
    }
};
const Registered<KindWiring, FirewallWiring> kFirewall;

class NatGatewayWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "nat-gateway"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        unit.settings.set(
            "addresses",
            Value::number(std::clamp<std::int64_t>(numberOr(plan, unit, "publicIps", 1), 1, 16)));
        unit.settings.set("zones", zonesOf(plan, unit));
    }
};
const Registered<KindWiring, NatGatewayWiring> kNatGateway;

} // namespace

} // namespace breakwater::bicep
