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
            list.push_back({distinct(name, taken, 64), *range, "", ""});
    }
    return list;
}

bool standsIn(const Plan &plan, const Unit &network, std::string_view kind)
{
    const auto all = unitsOfKind(plan, kind, network.part);
    return std::any_of(all.begin(), all.end(),
                       [&](const Unit *unit) { return networkOf(plan, *unit) == &network; });
}

Subnet *subnetFor(std::vector<Subnet> &subnets, std::span<const std::string_view> hints)
{
    for (Subnet &subnet : subnets) {
        if (mentions(subnet.name, hints))
            return &subnet;
    }
    return nullptr;
}

/// A range behind the others, as wide as there is room for; nothing when there is none.
void addSubnet(Plan &plan, const Unit &network, const Cidr &space, std::vector<Subnet> &subnets,
               const std::string &name, const std::string &why)
{
    std::vector<Cidr> used;
    for (const Subnet &subnet : subnets)
        used.push_back(subnet.range);
    for (const int bits : {24, 25, 26, 27}) {
        if (const auto range = nextFree(space, used, bits)) {
            subnets.push_back({name, *range, "", ""});
            plan.remark(Remark::What::Added, *network.service,
                        fmt::format("subnet {} ({}): {}", name, range->text(), why));
            return;
        }
    }
    plan.problems.insert(fmt::format("the address range of network \"{}\" has no room for a subnet {}",
                                     network.service->name, name));
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
    if (standsIn(plan, network, "application-gateway")) {
        if (subnetFor(subnets, kGatewayWords) == nullptr)
            addSubnet(plan, network, *space, subnets, "gateway",
                      "Application Gateway needs a subnet of its own, and the design lists none.");
        if (Subnet *subnet = subnetFor(subnets, kGatewayWords))
            subnet->clients = clientsOf(plan, network);
    }
    if (standsIn(plan, network, "private-endpoint") && subnetFor(subnets, kEndpointWords) == nullptr)
        addSubnet(plan, network, *space, subnets, "private-endpoints",
                  "The private endpoints need addresses, and the design lists no subnet for them.");
    if (standsIn(plan, network, "app-service")) {
        const auto free = [](const Subnet &subnet) {
            return !mentions(subnet.name, kEndpointWords) && !mentions(subnet.name, kGatewayWords);
        };
        if (std::none_of(subnets.begin(), subnets.end(), free))
            addSubnet(plan, network, *space, subnets, "workload",
                      "App Service needs a subnet handed over to it, and the design lists none.");
        const auto at = std::find_if(subnets.begin(), subnets.end(), free);
        if (at != subnets.end())
            at->delegation = "Microsoft.Web/serverFarms";
    }
    return subnets;
}

std::optional<std::string> subnetNamed(Plan &plan, const Unit &network, SubnetUse use)
{
    for (const Subnet &subnet : subnetsOf(plan, network)) {
        const bool endpoints = mentions(subnet.name, kEndpointWords);
        const bool found = use == SubnetUse::Gateway ? !subnet.clients.empty()
            : use == SubnetUse::Endpoints            ? endpoints
                                                     : !subnet.delegation.empty();
        if (found)
            return subnet.name;
    }
    return std::nullopt;
}

namespace {

class VirtualNetworkWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "virtual-network"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        Value list = Value::list();
        for (const Subnet &subnet : subnetsOf(plan, unit)) {
            Value value = Value::object();
            value.set("name", Value::text(subnet.name));
            value.set("addressPrefix", Value::text(subnet.range.text()));
            if (!subnet.delegation.empty())
                value.set("delegation", Value::text(subnet.delegation));
            if (!subnet.clients.empty())
                value.set("clients", Value::text(subnet.clients));
            list.add(std::move(value));
        }
        unit.settings.set("subnets", std::move(list));
        if (const auto space = parseCidr(slugless(unit.service->text("addressSpace").value_or(""))))
            unit.settings.set("addressSpace", Value::text(space->text()));
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
            if (target->fragment->endpoints.empty() || target->service->flag("publicAccess").value_or(true))
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
            value.set(
                "targetId",
                Value::code(waits ? one.target->symbol + "!.outputs.id" : idOf(*one.target, unit, plan)));
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

} // namespace

} // namespace breakwater::bicep
