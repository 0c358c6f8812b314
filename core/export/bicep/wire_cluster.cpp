// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/network.h"
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

class ClusterWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "aks-cluster"; }

    /// Letters and digits, at most twelve, a letter first.
    static std::string poolName(const Part &part, std::set<std::string> &taken)
    {
        std::string name;
        for (const std::string &word : words(part.name))
            name += word;
        while (!name.empty() && name.front() >= '0' && name.front() <= '9')
            name.erase(0, 1);
        return distinct(name.empty() ? "pool" : name.substr(0, 12), taken, 12);
    }

    static Value zonesIn(const Plan &plan, const Unit &unit, const std::string &stated)
    {
        const LandingZone *place = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
        const Region *region = place == nullptr ? nullptr : plan.catalog->region(place->region);
        Value list = Value::list();
        if (region == nullptr || !region->zones)
            return list;
        for (const char zone : {'1', '2', '3'}) {
            if (stated.find(zone) != std::string::npos)
                list.add(Value::text(std::string(1, zone)));
        }
        return list;
    }

    struct Pool {
        std::string name, size, zones;
        bool system = false, spot = false;
        std::int64_t least = 1, peak = 1, most = 1;
    };

    static std::vector<Pool> pools(Plan &plan, const Unit &unit)
    {
        std::vector<Pool> list;
        std::set<std::string> taken;
        const std::string size = textOr(plan, unit, "nodeSize", "Standard_D8s_v5");
        const std::string zones = unit.service->text("zones").value_or("1,2,3");
        const auto bounded = [](double value) { return std::int64_t(std::clamp(value, 0.0, 1000.0)); };
        for (const Part &part : unit.service->parts) {
            if (part.kind != "node-pool")
                continue;
            Pool pool;
            pool.name = poolName(part, taken);
            pool.size = partText(part, "vmSize").value_or(size);
            pool.zones = partText(part, "zones").value_or(zones);
            pool.system = partText(part, "mode").value_or("user") == "system";
            pool.spot = partFlag(part, "spot").value_or(false) && !pool.system;
            pool.least = std::max<std::int64_t>(bounded(partNumber(part, "nodesMin").value_or(1)),
                                                pool.system ? 1 : 0);
            pool.peak =
                std::max(pool.least, bounded(partNumber(part, "nodesPeak").value_or(double(pool.least))));
            pool.most =
                std::max(pool.peak, bounded(partNumber(part, "nodesMax").value_or(double(pool.peak))));
            list.push_back(std::move(pool));
        }
        if (std::none_of(list.begin(), list.end(), [](const Pool &pool) { return pool.system; })) {
            const std::int64_t nodes = std::max<std::int64_t>(numberOr(plan, unit, "systemNodes", 3), 1);
            list.push_back(
                {distinct("system", taken, 12), size, zones, true, false, nodes, nodes, nodes + 2});
        }
        if (list.size() == 1) {
            const std::int64_t nodes = std::max<std::int64_t>(numberOr(plan, unit, "userNodes", 3), 0);
            const std::int64_t peak = std::max(
                nodes, unit.service->number("peakNodes") ? numberOr(plan, unit, "peakNodes", nodes) : nodes);
            list.push_back({distinct("user", taken, 12), size, zones, false, false, nodes, peak,
                            std::max(peak, nodes * 2)});
        }
        std::sort(list.begin(), list.end(), [](const Pool &a, const Pool &b) {
            return std::pair(!a.system, a.name) < std::pair(!b.system, b.name);
        });
        return list;
    }

    static void federate(Plan &plan, const Unit &unit)
    {
        // The issuer of a cluster is known once it stands; both clusters may sign in as one identity.
        for (const auto &identity : plan.units) {
            if (identity->kind->id.text != "managed-identity" || identity->part != unit.part)
                continue;
            Value list = Value::list();
            std::set<std::string> taken;
            for (const Part &part : identity->service->parts) {
                if (part.kind != "federated-credential" || !part.ref || *part.ref != unit.service->id)
                    continue;
                const auto subject = partText(part, "subject");
                if (!subject) {
                    plan.remark(Remark::What::NotMade, *identity->service,
                                "federated-credential \"" + part.name
                                    + "\": the design does not say who signs in.");
                    continue;
                }
                Value value = Value::object();
                value.set("name", Value::text(partName(part, taken)));
                value.set("issuer",
                          Value::code(fmt::format("{}{}.outputs.issuer", unit.symbol,
                                                  unit.onlyAtFullScale ? "!" : "")));
                value.set("subject", Value::text(*subject));
                list.add(std::move(value));
            }
            if (list.empty())
                continue;
            Helper helper;
            helper.symbol =
                identity->symbol + "Trusts" + char(std::toupper(unit.symbol.front())) + unit.symbol.substr(1);
            helper.kind = identity->kind;
            helper.section = "federation";
            helper.condition = unit.onlyAtFullScale || identity->onlyAtFullScale ? "fullScale" : "";
            helper.arguments = {{"identityName", Value::code(nameOf(*identity, unit.part))},
                                {"credentials", std::move(list)}};
            helper.after = {unit.symbol};
            plan.helpers[unit.part].push_back(std::move(helper));
        }
    }

    /// The agent keeps its workspace while the region of that one is lost: a deployment that left it out
    /// would take the agent away in the middle of the disaster.
    static void watch(Plan &plan, Unit &unit)
    {
        const auto workspaces = needsOf(plan, unit, "log-analytics");
        if (workspaces.empty())
            return;
        const auto own = std::find_if(workspaces.begin(), workspaces.end(),
                                      [&](const Unit *other) { return other->part == unit.part; });
        const Unit &workspace = own == workspaces.end() ? *workspaces.front() : **own;
        unit.argue("agentWorkspaceId", Value::code(idOf(workspace, unit, plan)));
        if (workspace.part == unit.part)
            unit.argue("ruleLocation", Value::code("region.location"));
        else
            plan.remark(Remark::What::NotMade, *unit.service,
                        "The rule that says which logs of its containers are collected: it has to lie in the "
                        "region of the workspace, which is the other one.");
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const std::string plugin = unit.service->text("networkPlugin").value_or("azure");
        const Unit *network = networkOf(plan, unit);
        const auto subnet = network == nullptr ? std::nullopt : subnetNamed(plan, *network, SubnetUse::Nodes);
        unit.settings.set("private", Value::boolean(!flagOr(plan, unit, "publicAccess", false)));
        unit.settings.set("networkPlugin", Value::text(plugin == "none" ? "none" : "azure"));
        unit.settings.set("overlay", Value::boolean(plugin == "azure-overlay"));
        const std::string wanted = unit.service->text("egressRoute").value_or("load-balancer");
        const auto inside = [&](std::string_view kind) {
            const auto all = unitsOfKind(plan, kind, unit.part);
            return std::any_of(all.begin(), all.end(), [&](const Unit *one) {
                return network != nullptr && networkOf(plan, *one) == network;
            });
        };
        const bool firewall = wanted == "firewall" && inside("azure-firewall");
        const bool nat = wanted == "nat-gateway" && inside("nat-gateway");
        unit.settings.set("outbound",
                          Value::text(firewall  ? "userDefinedRouting"
                                          : nat ? "userAssignedNATGateway"
                                                : "loadBalancer"));
        if (wanted != "load-balancer" && !firewall && !nat)
            plan.remark(
                Remark::What::Conflict, *unit.service,
                "Its traffic leaves through a " + wanted
                    + " that this stamp does not have; the code lets it out through a load balancer.");
        const bool serving = unit.part != PartOf::Secondary;
        Value list = Value::list();
        for (const Pool &pool : pools(plan, unit)) {
            Value value = Value::object();
            value.set("name", Value::text(pool.name));
            value.set("system", Value::boolean(pool.system));
            value.set("size", Value::text(pool.size));
            value.set("zones", zonesIn(plan, unit, pool.zones));
            const bool full = !serving && carriesTheLoad(plan, unit);
            value.set("nodes", Value::number(full ? pool.peak : pool.least));
            value.set("nodesAtFullScale", Value::number(serving ? pool.least : pool.peak));
            value.set("maximumNodes", Value::number(pool.most));
            value.set("spot", Value::boolean(pool.spot));
            list.add(std::move(value));
        }
        unit.settings.set("pools", std::move(list));
        if (const Unit *identity = identityOf(plan, unit)) {
            unit.argue("identityId", Value::code(idOf(*identity, unit, plan)));
            if (const auto client = outputOf(*identity, unit, "clientId"))
                unit.argue("identityClientId", Value::code(*client));
            if (const auto principal = outputOf(*identity, unit, "principalId"))
                unit.argue("identityPrincipalId", Value::code(*principal));
            // Rights on registries elsewhere may come later: nodes ask for images when they are up.
            const std::vector<std::string> rights = rightsFor(plan, unit, *identity);
            for (const Helper &helper : plan.helpers[unit.part]) {
                if (helper.condition.empty()
                    && std::find(rights.begin(), rights.end(), helper.symbol) != rights.end())
                    unit.after.push_back(helper.symbol);
            }
        }
        watch(plan, unit);
        if (subnet)
            unit.argue("subnetId", Value::code(subnetId(plan, *network, unit, *subnet)));
        federate(plan, unit);
        if (const auto address = ingressAddress(plan, unit))
            plan.remark(Remark::What::Assumed, *unit.service,
                        "Its ingress controller answers inside the network at " + *address
                            + "; give its service that address "
                              "(service.beta.kubernetes.io/azure-load-balancer-ipv4).");
    }
};
const Registered<KindWiring, ClusterWiring> kCluster;

/// Identities trust clusters; what else they trust is named, not made.
class IdentityWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "managed-identity"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        for (const Part &part : unit.service->parts) {
            if (part.kind != "federated-credential")
                continue;
            const Unit *issuer = part.ref ? plan.unit(*part.ref) : nullptr;
            if (issuer == nullptr || issuer->kind->id.text != "aks-cluster")
                plan.remark(Remark::What::NotMade, *unit.service,
                            "federated-credential \"" + part.name
                                + "\": is made with the pipeline whose tokens it trusts.");
            else if (issuer->part != unit.part)
                plan.remark(
                    Remark::What::NotMade, *unit.service,
                    "federated-credential \"" + part.name
                        + "\": its cluster stands in the other region and signs in as the identity there.");
        }
    }
};
const Registered<KindWiring, IdentityWiring> kIdentity;

class RegistryWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "container-registry"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        if (!plan.hasFeature(unit, "geo-replication"))
            return;
        Value list = Value::list();
        std::set<std::string> names;
        const LandingZone *home = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
        if (const Protection *protection = protectedBy(plan, unit, "geo-replication")) {
            for (const ReplicaRegion &replica : protection->replicas)
                names.insert(replica.region.text);
            for (const Part &part : unit.service->parts) {
                if (part.kind == "replication")
                    names.insert(partText(part, "region").value_or(part.name));
            }
            for (const std::string &name : names) {
                if (plan.catalog->region(RegionId{name}) == nullptr)
                    plan.remark(Remark::What::NotMade, *unit.service,
                                "replication \"" + name + "\": Azure knows no region of that name.");
            }
            std::erase_if(names, [&](const std::string &name) {
                return plan.catalog->region(RegionId{name}) == nullptr
                    || (home != nullptr && home->region.text == name);
            });
            const bool premium = unit.service->text("sku").value_or("Premium") == "Premium";
            if (!premium)
                plan.remark(Remark::What::Conflict, *unit.service,
                            "Replicas need the Premium tier; the code makes none.");
            else if (names.empty())
                plan.remark(Remark::What::NotMade, *unit.service,
                            "The replica: the design names no region for it.");
            if (!premium)
                names.clear();
        }
        for (const std::string &name : names)
            list.add(Value::text(name));
        unit.settings.set("replicas", std::move(list));
    }
};
const Registered<KindWiring, RegistryWiring> kRegistry;

} // namespace

} // namespace breakwater::bicep
