// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

class FrontDoorWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "front-door"; }

    struct Group {
        const Part *part = nullptr;
        std::string name;
        std::vector<const Dependency *> routes;
    };

    static std::vector<Group> groups(Plan &plan, const Unit &unit)
    {
        std::vector<Group> list;
        std::set<std::string> taken;
        for (const Part &part : unit.service->parts) {
            if (part.kind == "origin-group")
                list.push_back({&part, partName(part, taken), {}});
        }
        for (const Dependency &dependency : plan.stamp->dependencies) {
            if (dependency.from != unit.service->id || dependency.type != DependencyType::Routes)
                continue;
            const auto named = std::find_if(list.begin(), list.end(), [&](const Group &group) {
                return dependency.route && dependency.route->originGroup && group.part != nullptr
                    && group.part->id == *dependency.route->originGroup;
            });
            if (named != list.end()) {
                named->routes.push_back(&dependency);
                continue;
            }
            if (list.empty())
                list.push_back({nullptr, distinct("default", taken), {}});
            list.front().routes.push_back(&dependency);
        }
        std::erase_if(list, [&](const Group &group) {
            if (group.routes.empty())
                plan.remark(Remark::What::NotMade, *unit.service,
                            "origin group \"" + group.name + "\": The design routes nothing to it.");
            return group.routes.empty();
        });
        std::sort(list.begin(), list.end(), [](const Group &a, const Group &b) { return a.name < b.name; });
        return list;
    }

    /// Host name of an origin, inside a string literal or as an expression; nullopt for what has none.
    static std::optional<Value> hostOf(Plan &plan, const Unit &unit, const Unit &target)
    {
        const std::string &kind = target.kind->id.text;
        if (kind == "application-gateway")
            return Value::code("'" + gatewayHostInside(target, unit.part) + "'");
        if (kind == "storage-account") {
            const std::string symbolic = symbol(target.symbol + " account");
            Existing existing{symbolic, target.kind->armType + "@" + target.kind->armApiVersion,
                              nameOf(target, unit.part), scopeOf(target.part, unit.part, plan)};
            auto &list = plan.existing[unit.part];
            if (std::find(list.begin(), list.end(), existing) == list.end())
                list.push_back(existing);
            return Value::code("replace(replace(" + symbolic
                               + ".properties.primaryEndpoints.web, 'https://', ''), '/', '')");
        }
        std::string address = addressInside(plan, target, unit.part);
        if (address.empty())
            return std::nullopt;
        return Value::code("'" + (address.starts_with("https://") ? address.substr(8) : address) + "'");
    }

    /// What the origin expects to be called; its certificate carries that name.
    static Value hostHeader(const Unit &target, const Value &host)
    {
        for (const Part &part : target.service->parts) {
            const auto name = part.kind == "listener" ? partText(part, "hostName") : std::nullopt;
            if (name)
                return Value::text(*name);
        }
        return host;
    }

    /// The option by which every origin serves all the time.
    static bool sharesLoad(const Unit &unit)
    {
        return unit.option != nullptr && unit.option->id.text == "weighted-active-active";
    }

    static std::string enabled(const Plan &plan, const Unit &unit, const Group &group, const Unit &target,
                               bool stated)
    {
        if (sharesLoad(unit))
            return "true";
        const bool manual = plan.secondary != nullptr
            && std::any_of(group.routes.begin(), group.routes.end(), [&](const Dependency *route) {
                                const Unit *other = plan.unit(route->to);
                                return other != nullptr && other->part == PartOf::Secondary && route->route
                                    && !route->route->enabled.value_or(true);
                            });
        if (manual && target.part == PartOf::Secondary && !stated)
            return "activeRegion == 'secondary'";
        if (manual && target.part == PartOf::Primary && stated)
            return "activeRegion == 'primary'";
        return stated ? "true" : "false";
    }

    static void origins(Plan &plan, Unit &unit, const std::vector<Group> &list)
    {
        Value always = Value::list();
        std::map<std::string, Value> late;
        for (const Group &group : list) {
            std::vector<std::pair<std::int64_t, Value>> sorted;
            std::set<std::string> taken;
            for (const Dependency *dependency : group.routes) {
                const Unit *target = plan.unit(dependency->to);
                const auto host = target == nullptr ? std::nullopt : hostOf(plan, unit, *target);
                if (!host) {
                    plan.remark(Remark::What::NotMade, *unit.service,
                                "origin in group \"" + group.name
                                    + "\": It has no host name in this design.");
                    continue;
                }
                const Route route = dependency->route ? *dependency->route : Route{};
                const auto bounded = [](std::optional<double> value, double low, double high,
                                        double otherwise) {
                    return static_cast<std::int64_t>(std::clamp(value.value_or(otherwise), low, high));
                };
                Value value = Value::object();
                const std::int64_t priority = sharesLoad(unit) ? 1 : bounded(route.priority, 1, 5, 1);
                value.set("name",
                          Value::text(distinct(slug(target->symbol + "-" + std::string(toWord(target->part))),
                                               taken)));
                value.set("group", Value::text(group.name));
                value.set("hostName", *host);
                value.set("hostHeader", hostHeader(*target, *host));
                value.set("priority", Value::number(priority));
                value.set("weight", Value::number(bounded(route.weight, 1, 1000, 1000)));
                value.set("enabled",
                          Value::code(enabled(plan, unit, group, *target, route.enabled.value_or(true))));
                const std::string condition = presence(plan, *target);
                if (condition.empty())
                    sorted.emplace_back(priority * 2 + (target->part == PartOf::Secondary ? 1 : 0),
                                        std::move(value));
                else
                    late.try_emplace(condition, Value::list()).first->second.add(std::move(value));
                if (!target->service->flag("publicAccess").value_or(true))
                    plan.remark(
                        Remark::What::Conflict, *unit.service,
                        "It reaches \"" + target->service->name
                            + "\" over the internet, and the design closes that to the public. Either let "
                              "Front Door in, or use a private link to the origin.");
            }
            std::stable_sort(sorted.begin(), sorted.end(),
                             [](const auto &a, const auto &b) { return a.first < b.first; });
            for (auto &[priority, value] : sorted)
                always.add(std::move(value));
        }
        unit.argue("origins", joined(always, late, 2));
    }

    static bool servesFiles(const Plan &plan, const Group &group)
    {
        return std::any_of(group.routes.begin(), group.routes.end(), [&](const Dependency *route) {
            const Unit *target = plan.unit(route->to);
            return target != nullptr && target->kind->id.text == "storage-account";
        });
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const std::vector<Group> list = groups(plan, unit);
        if (list.empty())
            plan.problems.insert("Front Door \"" + unit.service->name + "\" leads nowhere");
        const auto files = std::find_if(list.begin(), list.end(),
                                        [&](const Group &group) { return servesFiles(plan, group); });
        const Group *everything = list.empty() ? nullptr : files != list.end() ? &*files : &list.front();
        if (list.size() > 1)
            plan.remark(Remark::What::Assumed, *unit.service,
                        "The design names no paths; origin group \"" + everything->name
                            + "\" takes everything that does not begin with the name of another.");
        Value values = Value::list();
        for (const Group &group : list) {
            const Part none;
            const Part &part = group.part == nullptr ? none : *group.part;
            const auto whole = [&](std::string_view key, double low, double high, double otherwise) {
                return Value::number(static_cast<std::int64_t>(
                    std::clamp(partNumber(part, key).value_or(otherwise), low, high)));
            };
            Value value = Value::object();
            value.set("name", Value::text(group.name));
            value.set("probe", Value::boolean(partFlag(part, "probeEnabled").value_or(true)));
            value.set(
                "probePath",
                Value::text(partText(part, "probePath").value_or(textOr(plan, unit, "probePath", "/"))));
            value.set("probeIntervalSeconds",
                      whole("probeIntervalSeconds", 5, 255,
                            static_cast<double>(numberOr(plan, unit, "probeIntervalSeconds", 30))));
            value.set("sampleSize", whole("sampleSize", 1, 255, 4));
            value.set("successfulSamples", whole("successfulSamples", 1, 255, 3));
            value.set("sessionAffinity", Value::boolean(partFlag(part, "sessionAffinity").value_or(false)));
            Value paths = Value::list();
            paths.add(Value::text(&group == everything ? "/*" : "/" + group.name + "/*"));
            value.set("paths", std::move(paths));
            values.add(std::move(value));
        }
        unit.settings.set("originGroups", std::move(values));
        const std::string stated = textOr(plan, unit, "routing", "priority");
        const std::string routing = sharesLoad(unit) && stated == "priority" ? "weighted" : stated;
        // Zero sends everything to the fastest; a second lets weights decide among all.
        unit.settings.set("latencyToleranceMs",
                          Value::number(routing == "latency"        ? 0
                                            : routing == "weighted" ? 1000
                                                                    : 50));
        origins(plan, unit, list);
        Value domains = Value::list();
        std::set<std::string> taken;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "custom-domain")
                continue;
            Value value = Value::object();
            value.set("name", Value::text(partName(part, taken)));
            value.set("hostName", Value::text(partText(part, "hostName").value_or(part.name)));
            domains.add(std::move(value));
            if (partText(part, "certificateSource").value_or("managed") != "managed")
                plan.remark(
                    Remark::What::Conflict, *unit.service,
                    "Host name \"" + part.name
                        + "\" brings its own certificate; the code lets Front Door issue and renew one.");
        }
        if (!domains.empty())
            plan.featuresOf(unit).insert("customDomains");
        if (plan.hasFeature(unit, "customDomains"))
            unit.settings.set("customDomains", std::move(domains));
        protect(plan, unit);
    }

    /// Binds the firewall policy that the design gives it. Front Door takes policies of its own kind only, so
    /// a regional one gets a twin of the same content.
    static void protect(Plan &plan, Unit &unit)
    {
        const std::vector<const Unit *> policies = needsOf(plan, unit, "waf-policy");
        if (policies.empty())
            return;
        const std::string sku = textOr(plan, unit, "sku", "Premium_AzureFrontDoor");
        if (sku == "Standard_AzureFrontDoor")
            plan.remark(Remark::What::Conflict, *unit.service,
                        "The standard profile knows no managed rules, so its firewall policy has only those "
                        "that limit rates. Take the premium one.");
        const Unit &policy = *policies.front();
        if (policy.part == PartOf::Global) {
            unit.argue("firewallPolicyId", Value::code(idOf(policy, unit, plan)));
            return;
        }
        plan.remark(Remark::What::Added, *unit.service,
                    "A firewall policy for Front Door, of the same content as \"" + policy.service->name
                        + "\": Front Door takes policies of its own kind only.");
        Helper twin;
        twin.symbol = unit.symbol + "Firewall";
        twin.kind = policy.kind;
        twin.section = "front-door";
        twin.before = unit.symbol;
        twin.arguments = {
            {"name", Value::code("'waf-" + nameInside(unit, unit.part) + "'")},
            {"tags", Value::code("tags")},
            {"sku", Value::text(sku)},
            {"settings", Value::code(settingsOf(policy.part, unit.part) + "." + policy.symbol)}};
        unit.argue("firewallPolicyId", Value::code(twin.symbol + ".outputs.id"));
        plan.helpers[unit.part].push_back(std::move(twin));
    }
};
const Registered<KindWiring, FrontDoorWiring> kFrontDoor;

class TrafficManagerWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "traffic-manager"; }

    static std::optional<std::string> hostOf(const Plan &plan, const Unit &unit, const Unit &target)
    {
        if (target.kind->id.text == "application-gateway")
            return gatewayHostInside(target, unit.part);
        const std::string address = addressInside(plan, target, unit.part);
        if (address.empty())
            return std::nullopt;
        return address.starts_with("https://") ? address.substr(8) : address;
    }

    /// Where the design leads clients: its routes, and endpoints that only the profile lists.
    static std::vector<std::pair<ServiceId, Route>> routes(Plan &plan, const Unit &unit)
    {
        std::vector<std::pair<ServiceId, Route>> list;
        for (const Dependency &dependency : plan.stamp->dependencies) {
            if (dependency.from == unit.service->id && dependency.type == DependencyType::Routes)
                list.emplace_back(dependency.to, dependency.route ? *dependency.route : Route{});
        }
        for (const Part &part : unit.service->parts) {
            if (part.kind != "endpoint")
                continue;
            if (!part.ref)
                plan.remark(Remark::What::NotMade, *unit.service,
                            "endpoint \"" + part.name + "\": The design does not say where it leads.");
            else if (std::none_of(list.begin(), list.end(),
                                  [&](const auto &one) { return one.first == *part.ref; }))
                list.emplace_back(*part.ref, Route{});
        }
        return list;
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const std::string option = unit.option == nullptr ? "" : unit.option->id.text;
        const std::string stated = textOr(plan, unit, "routingMethod", "Priority");
        const bool weighted = option == "weighted" || stated == "Weighted";
        unit.settings.set("routing",
                          Value::text(weighted                      ? "Weighted"
                                          : stated == "Performance" ? "Performance"
                                                                    : "Priority"));
        const bool fast = numberOr(plan, unit, "probeIntervalSeconds", 30) <= 10;
        unit.settings.set("probeIntervalSeconds", Value::number(fast ? 10 : 30));
        // Azure wants the wait shorter than the interval.
        unit.settings.set("probeTimeoutSeconds",
                          Value::number(std::clamp<std::int64_t>(
                              numberOr(plan, unit, "probeTimeoutSeconds", 9), 5, fast ? 9 : 10)));
        const bool manual =
            option == "manual-switch" || textOr(plan, unit, "failoverMode", "automatic") == "manual";
        std::vector<std::pair<std::int64_t, Value>> sorted;
        std::map<std::string, Value> late;
        std::set<std::string> taken;
        for (const auto &[to, route] : routes(plan, unit)) {
            const Unit *target = plan.unit(to);
            const auto host = target == nullptr ? std::nullopt : hostOf(plan, unit, *target);
            if (!host) {
                const Service *service = plan.stamp->service(to);
                plan.remark(Remark::What::NotMade, *unit.service,
                            "endpoint \"" + (service == nullptr ? to.text : service->name)
                                + "\": It has no host name in this design.");
                continue;
            }
            const auto priority = static_cast<std::int64_t>(
                std::clamp(route.priority.value_or(target->part == PartOf::Secondary ? 2 : 1), 1.0, 1000.0));
            Value value = Value::object();
            value.set(
                "name",
                Value::text(distinct(slug(target->symbol + "-" + std::string(toWord(target->part))), taken)));
            value.set("target", Value::code("'" + *host + "'"));
            value.set("location", Value::code(settingsOf(target->part, unit.part) + ".location"));
            value.set("priority", Value::number(priority * 10 + (target->part == PartOf::Secondary ? 1 : 0)));
            value.set("weight",
                      Value::number(
                          static_cast<std::int64_t>(std::clamp(route.weight.value_or(100), 1.0, 1000.0))));
            value.set("enabled",
                      manual && plan.secondary != nullptr && target->part != PartOf::Global
                          ? Value::code("activeRegion == '" + std::string(toWord(target->part)) + "'")
                          : Value::boolean(route.enabled.value_or(true)));
            const std::string condition = presence(plan, *target);
            if (condition.empty())
                sorted.emplace_back(priority * 2 + (target->part == PartOf::Secondary ? 1 : 0),
                                    std::move(value));
            else
                late.try_emplace(condition, Value::list()).first->second.add(std::move(value));
        }
        if (sorted.empty() && late.empty())
            plan.problems.insert("Traffic Manager \"" + unit.service->name + "\" leads nowhere");
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        Value always = Value::list();
        for (auto &[priority, value] : sorted)
            always.add(std::move(value));
        unit.argue("endpoints", joined(always, late, 2));
    }
};
const Registered<KindWiring, TrafficManagerWiring> kTrafficManager;

class DnsZoneWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "dns-zone"; }

    /// Resource that an alias record follows, and the type of that record; nullopt where there is none.
    static std::optional<std::pair<std::string, std::string>>
    aliasOf(const Plan &plan, const Unit &unit, const Unit &target, const std::string &type)
    {
        if (target.kind->id.text == "front-door") {
            const auto id = outputOf(target, unit, "endpointId");
            return id ? std::optional(std::pair(*id, type)) : std::nullopt;
        }
        if (target.kind->id.text != "application-gateway")
            return std::nullopt;
        std::string scope = scopeOf(target.part, unit.part, plan).substr(14);
        scope.pop_back();
        return std::pair(fmt::format("resourceId({}, 'Microsoft.Network/publicIPAddresses', 'pip-{}')", scope,
                                     nameInside(target, unit.part)),
                         std::string("A"));
    }

    static bool routesTo(const Plan &plan, const Unit &unit, const Unit *target)
    {
        return target != nullptr
            && std::any_of(plan.stamp->dependencies.begin(), plan.stamp->dependencies.end(),
                           [&](const Dependency &one) {
                               return one.from == unit.service->id && one.to == target->service->id
                                   && one.type == DependencyType::Routes;
                           });
    }

    static std::string recordName(const std::string &text)
    {
        if (text == "@" || text == "*")
            return text;
        std::string out;
        for (const std::string &label : {text}) {
            for (const char c : label) {
                const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
                if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low == '-' || low == '_'
                    || low == '.')
                    out += low;
            }
        }
        return out.empty() ? "@" : out.substr(0, 63);
    }

    /// A gateway with listeners answers their host names and no others.
    static void listenersKnow(Plan &plan, const Unit &unit, const Unit &target, const std::string &host)
    {
        bool any = false;
        for (const Part &part : target.service->parts) {
            const auto name = part.kind == "listener" ? partText(part, "hostName") : std::nullopt;
            any = any || name.has_value();
            if (name == host)
                return;
        }
        if (any)
            plan.remark(Remark::What::Conflict, *unit.service,
                        "The record leads " + host + " to \"" + target.service->name
                            + "\", which has no listener for that host name and answers it with an error.");
    }

    static void validations(const Plan &plan, const Unit &unit, const std::string &zone, Value &records)
    {
        for (const Unit *door : unitsOfKind(plan, "front-door", unit.part)) {
            std::int64_t index = -1;
            for (const Part &part : door->service->parts) {
                if (part.kind != "custom-domain")
                    continue;
                ++index;
                const std::string host = partText(part, "hostName").value_or(part.name);
                if (host != zone && !host.ends_with("." + zone))
                    continue;
                const std::string label =
                    host == zone ? "" : recordName(host.substr(0, host.size() - zone.size() - 1));
                Value values = Value::list();
                values.add(Value::code(fmt::format("{}.outputs.validations[{}].token", door->symbol, index)));
                Value value = Value::object();
                value.set("name", Value::text(label.empty() ? "_dnsauth" : "_dnsauth." + label));
                value.set("type", Value::text("TXT"));
                value.set("ttl", Value::number(3600));
                value.set("values", std::move(values));
                records.add(std::move(value));
                records.because("Proves to Front Door that the host name is ours.");
            }
        }
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const std::int64_t ttl =
            std::clamp<std::int64_t>(numberOr(plan, unit, "ttlSeconds", 3600), 1, 2147483647);
        const std::string zone = azureName(unit.service->text("zoneName").value_or(unit.service->name),
                                           "none", unit.fragment->name);
        Value aliases = Value::list(), records = Value::list();
        std::map<std::string, Value> lateAliases, lateRecords;
        std::set<std::pair<std::string, std::string>> taken;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "record")
                continue;
            const Unit *target = part.ref ? plan.unit(*part.ref) : nullptr;
            const auto doors = unitsOfKind(plan, "front-door", unit.part);
            if (unit.option != nullptr && unit.option->id.text == "alias-to-tm" && doors.size() == 1
                && target != nullptr && target->kind->id.text == "application-gateway") {
                // The option: records follow the entry that probes, not one of the places behind it.
                target = doors.front();
                plan.remark(
                    Remark::What::Conflict, *unit.service,
                    "Record \"" + part.name
                        + "\" leads to a gateway, and the option lets it follow Front Door; the code follows "
                          "the option. Front Door needs that host name as one of its own.");
            }
            const std::string name = recordName(partText(part, "recordName").value_or("@"));
            const std::string stated = partText(part, "recordType").value_or("A");
            const std::string type = stated == "CNAME" && name != "@" ? "CNAME" : "A";
            const std::string address = target == nullptr ? "" : addressInside(plan, *target, unit.part);
            auto alias = target == nullptr ? std::nullopt : aliasOf(plan, unit, *target, type);
            if ((!alias && address.empty())
                || !taken.insert({name, alias ? alias->second : "CNAME"}).second) {
                plan.remark(Remark::What::NotMade, *unit.service,
                            "record \"" + part.name
                                + "\": The design does not say where it leads, or says it twice.");
                continue;
            }
            Value value = Value::object();
            value.set("name", Value::text(name));
            value.set("type", Value::text(alias ? alias->second : "CNAME"));
            value.set("ttl",
                      Value::number(std::clamp<std::int64_t>(
                          static_cast<std::int64_t>(
                              partNumber(part, "ttlSeconds").value_or(static_cast<double>(ttl))),
                          1, 2147483647)));
            const std::string condition = presence(plan, *target);
            if (!alias) {
                Value values = Value::list();
                values.add(
                    Value::code("'" + (address.starts_with("https://") ? address.substr(8) : address) + "'"));
                value.set("values", std::move(values));
                (condition.empty() ? records
                                   : lateRecords.try_emplace(condition, Value::list()).first->second)
                    .add(std::move(value));
                continue;
            }
            if (target->kind->id.text == "application-gateway")
                listenersKnow(plan, unit, *target, name == "@" ? zone : name + "." + zone);
            // The design lists both gateways and one of them at a time: the record follows the active region.
            const bool switched = target->part == PartOf::Primary && routesTo(plan, unit, target->partner);
            if (switched)
                if (const auto other = aliasOf(plan, unit, *target->partner, type))
                    alias->first = "activeRegion == 'primary' ? " + alias->first + " : " + other->first;
            value.set("targetId", Value::code(alias->first));
            (condition.empty() ? aliases : lateAliases.try_emplace(condition, Value::list()).first->second)
                .add(std::move(value));
        }
        validations(plan, unit, zone, records);
        if (!aliases.empty() || !lateAliases.empty())
            unit.argue("aliases", joined(aliases, lateAliases, 2));
        if (!records.empty() || !lateRecords.empty())
            unit.argue("records", joined(records, lateRecords, 2));
    }
};
const Registered<KindWiring, DnsZoneWiring> kDnsZone;

} // namespace

} // namespace breakwater::bicep
