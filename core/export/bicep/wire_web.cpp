// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/network.h"
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace breakwater::bicep {

namespace {

/// A name that every shell and runtime takes as an environment variable.
std::string settingName(const std::string &text, bool shout)
{
    std::string out;
    for (const char c : text) {
        const bool small = c >= 'a' && c <= 'z';
        const bool kept = small || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        out += !kept ? '_' : shout && small ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out.empty() || (out.front() >= '0' && out.front() <= '9') ? "_" + out : out;
}

class AppServicePlanWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "app-service-plan"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        const std::int64_t workers = numberOr(plan, unit, "workers", 2);
        const Scale scale = scaleOf(plan, unit, "workers", "minScale", workers);
        const bool spread = flagOr(plan, unit, "zoneRedundant", false);
        const LandingZone *zone = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
        const Region *region = zone == nullptr ? nullptr : plan.catalog->region(zone->region);
        if (spread && region != nullptr && !region->zones) {
            unit.settings.set("zoneRedundant", Value::boolean(false));
            plan.remark(Remark::What::Conflict, *unit.service,
                        "The design spreads the workers over zones, and " + region->name
                            + " has none; the code does not ask for them.");
        }
        unit.settings.set("workers", Value::number(std::max<std::int64_t>(scale.normal, 1)));
        unit.settings.set("workersAtFullScale", Value::number(std::max<std::int64_t>(scale.full, 1)));
        unit.settings.set("maximumWorkers", Value::number(numberOr(plan, unit, "maxScale", scale.full)));
    }
};
const Registered<KindWiring, AppServicePlanWiring> kAppServicePlan;

/// Web apps and function apps: code with settings.
struct AppWiring : KindWiring {
    static void addresses(const Plan &plan, const Unit &unit, std::map<std::string, Value> &settings)
    {
        for (const Part &part : unit.service->parts) {
            if (part.kind != "app-setting")
                continue;
            const Unit *target = part.ref ? plan.unit(*part.ref) : nullptr;
            const std::string address = target == nullptr ? "" : addressInside(plan, *target, unit.part);
            settings.insert_or_assign(settingName(part.name, false),
                                      address.empty() ? Value::text(partText(part, "value").value_or(""))
                                                      : Value::code("'" + address + "'"));
        }
    }

    static void secrets(const Plan &plan, const Unit &unit, std::map<std::string, Value> &settings)
    {
        for (const Dependency &dependency : plan.stamp->dependencies) {
            if (dependency.from != unit.service->id || dependency.type != DependencyType::ReadsSecret)
                continue;
            const Unit *vault = plan.unit(dependency.to);
            if (vault == nullptr || vault->kind->id.text != "key-vault" || !dependency.toPart)
                continue;
            for (const Part &part : vault->service->parts) {
                if (part.id == *dependency.toPart && part.kind == "secret" && !slug(part.name).empty())
                    settings.insert_or_assign(
                        settingName(part.name, true),
                        Value::code("'@Microsoft.KeyVault(SecretUri=" + addressInside(plan, *vault, unit.part)
                                    + "secrets/" + slug(part.name) + "/)'"));
            }
        }
    }

    static Value settingsFor(Plan &plan, const Unit &unit)
    {
        std::map<std::string, Value> settings; // ordered, so that the regions read alike
        if (const Unit *identity = identityOf(plan, unit)) {
            if (const auto client = outputOf(*identity, unit, "clientId"))
                settings.insert_or_assign("AZURE_CLIENT_ID", Value::code(*client));
        }
        for (const Unit *insights : needsOf(plan, unit, "application-insights")) {
            if (const auto connection = outputOf(*insights, unit, "connectionString"))
                settings.insert_or_assign("APPLICATIONINSIGHTS_CONNECTION_STRING", Value::code(*connection));
        }
        addresses(plan, unit, settings);
        secrets(plan, unit, settings);
        Value list = Value::object();
        for (const auto &[name, value] : settings)
            list.set(name, value);
        return list;
    }
};

class FunctionAppWiring final : public AppWiring {
    std::string_view kind() const noexcept override { return "function-app"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        static const std::map<std::string, std::string> versions{{"dotnet-isolated", "8.0"},
                                                                 {"node", "22"},
                                                                 {"python", "3.12"},
                                                                 {"java", "21"},
                                                                 {"powershell", "7.4"}};
        const auto version = versions.find(unit.service->text("runtime").value_or("python"));
        unit.settings.set("runtimeVersion", Value::text(version == versions.end() ? "" : version->second));
        plan.remark(Remark::What::Assumed, *unit.service,
                    "The version of its language is not stated; the code says "
                        + (version == versions.end() ? std::string("none") : version->second) + ".");
        const Scale scale =
            scaleOf(plan, unit, "alwaysReady", "alwaysReady", numberOr(plan, unit, "alwaysReady", 0));
        const std::int64_t peak = unit.part == PartOf::Secondary && unit.service->number("peakScale")
            ? std::max(scale.full, numberOr(plan, unit, "peakScale", scale.full))
            : scale.full;
        unit.settings.set("alwaysReady", Value::number(carriesTheLoad(plan, unit) ? peak : scale.normal));
        unit.settings.set("alwaysReadyAtFullScale", Value::number(peak));
        unit.settings.set(
            "maximumInstances",
            Value::number(std::clamp<std::int64_t>(numberOr(plan, unit, "maxScale", 20), 1, 1000)));
        const std::string hosting = unit.service->text("plan").value_or("FlexConsumption");
        if (hosting == "Dedicated") {
            const auto hosts = needsOf(plan, unit, "app-service-plan", DependencyType::Hosts);
            const auto all = unitsOfKind(plan, "app-service-plan", unit.part);
            const Unit *host = !hosts.empty() ? hosts.front() : all.size() == 1 ? all.front() : nullptr;
            if (host == nullptr || host->part != unit.part) {
                plan.problems.insert("the function app \"" + unit.service->name
                                     + "\" runs on no App Service plan of its region");
                return;
            }
            unit.argue("planId", Value::code(idOf(*host, unit, plan)));
        }
        if (const Unit *identity = identityOf(plan, unit)) {
            unit.argue("identityId", Value::code(idOf(*identity, unit, plan)));
            if (const auto principal = outputOf(*identity, unit, "principalId"))
                unit.argue("identityPrincipalId", Value::code(*principal));
            if (const auto client = outputOf(*identity, unit, "clientId"))
                unit.argue("identityClientId", Value::code(*client));
            unit.after = rightsFor(plan, unit, *identity);
        }
        const Unit *network = networkOf(plan, unit);
        if (network != nullptr) {
            if (const auto subnet = subnetNamed(plan, *network, SubnetUse::Functions, unit.symbol))
                unit.argue("subnetId", Value::code(subnetId(plan, *network, unit, *subnet)));
        }
        unit.argue("appSettings", settingsFor(plan, unit));
    }
};
const Registered<KindWiring, FunctionAppWiring> kFunctionApp;

class AppServiceWiring final : public AppWiring {
    std::string_view kind() const noexcept override { return "app-service"; }

    void wire(Plan &plan, Unit &unit) const override
    {
        const auto hosts = needsOf(plan, unit, "app-service-plan", DependencyType::Hosts);
        const auto all = unitsOfKind(plan, "app-service-plan", unit.part);
        const Unit *host = !hosts.empty() ? hosts.front() : all.size() == 1 ? all.front() : nullptr;
        if (host == nullptr || host->part != unit.part) {
            plan.problems.insert("the app \"" + unit.service->name
                                 + "\" runs on no App Service plan of its region");
            return;
        }
        const bool linux = host->service->text("os").value_or("Linux") == "Linux";
        if (!linux)
            plan.remark(Remark::What::NotMade, *unit.service,
                        "The language runtime: on Windows the release pipeline sets it.");
        unit.settings.set("linux", Value::boolean(linux));
        unit.argue("planId", Value::code(idOf(*host, unit, plan)));
        if (const Unit *identity = identityOf(plan, unit)) {
            unit.argue("identityId", Value::code(idOf(*identity, unit, plan)));
            unit.after = rightsFor(plan, unit, *identity);
        } else if (unit.service->text("identityKind").value_or("none") != "none") {
            plan.remark(Remark::What::NotMade, *unit.service,
                        "The identity: the app signs in with one, and the design does not say with which.");
        }
        const Unit *network = networkOf(plan, unit);
        if (network != nullptr && flagOr(plan, unit, "outboundVnet", false)) {
            if (const auto subnet = subnetNamed(plan, *network, SubnetUse::Web))
                unit.argue("subnetId", Value::code(subnetId(plan, *network, unit, *subnet)));
        }
        unit.argue("appSettings", settingsFor(plan, unit));
    }
};
const Registered<KindWiring, AppServiceWiring> kAppService;

struct Backend {
    std::string name;
    const Unit *target = nullptr;
    std::int64_t port = 443;
    std::string probePath;
};

class ApplicationGatewayWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "application-gateway"; }

    /// The host name that an ingress controller knows the site by.
    static std::string firstHost(const Unit &unit)
    {
        for (const Part &part : unit.service->parts) {
            const auto host = part.kind == "listener" ? partText(part, "hostName") : std::nullopt;
            if (host)
                return *host;
        }
        return "ingress.internal";
    }

    static std::vector<Backend> backends(Plan &plan, const Unit &unit)
    {
        std::vector<Backend> list;
        std::set<std::string> taken;
        const std::string probe = textOr(plan, unit, "probePath", "/");
        const auto add = [&](const Part *part, const Unit &target) {
            const bool there = std::any_of(list.begin(), list.end(),
                                           [&](const Backend &one) { return one.target == &target; });
            const bool cluster = target.kind->id.text == "aks-cluster";
            if (there || (target.fragment->address.empty() && !cluster)
                || (cluster && target.part != unit.part))
                return;
            Backend backend;
            backend.name = part != nullptr ? partName(*part, taken) : distinct(slug(target.symbol), taken);
            backend.target = &target;
            if (part != nullptr) {
                backend.port = static_cast<std::int64_t>(partNumber(*part, "port").value_or(443));
                backend.probePath = partText(*part, "probePath").value_or(probe);
            } else {
                backend.probePath = probe;
            }
            list.push_back(std::move(backend));
        };
        for (const Part &part : unit.service->parts) {
            const Unit *target = part.kind == "backend-pool" && part.ref ? plan.unit(*part.ref) : nullptr;
            if (target != nullptr)
                add(&part, *target);
            else if (part.kind == "backend-pool")
                plan.remark(Remark::What::NotMade, *unit.service,
                            "back end \"" + part.name + "\": The design does not say where it leads.");
        }
        for (const Unit *target : needsOf(plan, unit, "", DependencyType::Calls))
            add(nullptr, *target);
        // What is named after the public comes first and takes every path that no other claims.
        std::sort(list.begin(), list.end(), [](const Backend &a, const Backend &b) {
            const auto rank = [](const Backend &one) { return one.name.find("public") == std::string::npos; };
            return std::pair(rank(a), a.name) < std::pair(rank(b), b.name);
        });
        return list;
    }

    /// The certificate of a listener as an expression; empty where the design names no vault for it.
    static std::string certificateOf(Plan &plan, const Unit &unit, const Part &part)
    {
        const Unit *vault = part.ref ? plan.unit(*part.ref) : nullptr;
        const std::string certificate = slug(partText(part, "certificate").value_or(part.name));
        if (vault == nullptr || vault->kind->id.text != "key-vault" || certificate.empty())
            return {};
        if (vault->part != unit.part)
            plan.remark(
                Remark::What::Conflict, *unit.service,
                "Its certificate comes from the vault \"" + vault->service->name
                    + "\" in the other region, as the design says: while that region is lost, the gateway "
                      "cannot read it at a restart or when it scales out.");
        return "'" + addressInside(plan, *vault, unit.part) + "secrets/" + certificate + "'";
    }

    static void listeners(Plan &plan, Unit &unit)
    {
        Value secure = Value::list(), open = Value::list(), certificates = Value::list();
        std::vector<const Part *> withoutCertificate;
        std::set<std::string> taken;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "listener")
                continue;
            Value listener = Value::object();
            listener.set("name", Value::text(partName(part, taken)));
            if (const auto host = partText(part, "hostName"))
                listener.set("hostName", Value::text(*host));
            const std::string certificate = certificateOf(plan, unit, part);
            if (certificate.empty()) {
                withoutCertificate.push_back(&part);
                open.add(std::move(listener));
                continue;
            }
            certificates.add(Value::code(certificate));
            secure.add(std::move(listener));
        }
        if (!certificates.empty()) {
            // Next to listeners with TLS, one in the clear would be a way round them.
            for (const Part *part : withoutCertificate)
                plan.remark(Remark::What::NotMade, *unit.service,
                            "listener \"" + part->name
                                + "\": The design names no vault for its certificate.");
            unit.settings.set("listeners", std::move(secure));
            unit.argue("certificateSecretIds", std::move(certificates));
            return;
        }
        if (open.empty()) {
            Value any = Value::object();
            any.set("name", Value::text("any"));
            open.add(std::move(any));
        }
        unit.settings.set("listeners", std::move(open));
        plan.remark(Remark::What::Assumed, *unit.service,
                    "The design names no certificate; the code answers on port 80 only, in the clear.");
        if (plan.hasFeature(unit, "wired certificateSecretIds"))
            plan.problems.insert("gateway \"" + unit.service->name
                                 + "\" has no certificate and another gateway has one");
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const Unit *network = networkOf(plan, unit);
        const auto subnet =
            network == nullptr ? std::nullopt : subnetNamed(plan, *network, SubnetUse::Gateway);
        if (!subnet) {
            plan.problems.insert("the gateway \"" + unit.service->name + "\" has no virtual network");
            return;
        }
        unit.settings.set("zones", zonesOf(plan, unit));
        const Scale scale = scaleOf(plan, unit, "minCapacity", "minCapacity", 2);
        // At full scale the gateway must not have to grow first: it starts where the load peaks.
        const std::int64_t peak = unit.part == PartOf::Secondary
            ? std::max(scale.full, numberOr(plan, unit, "peakScale", scale.full))
            : scale.full;
        const std::int64_t full = unit.part == PartOf::Secondary ? peak : scale.full;
        unit.settings.set("minimumUnits", Value::number(carriesTheLoad(plan, unit) ? full : scale.normal));
        unit.settings.set("minimumUnitsAtFullScale", Value::number(full));
        unit.settings.set("maximumUnits",
                          Value::number(std::max(full, numberOr(plan, unit, "maxCapacity", 10))));
        unit.argue("subnetId", Value::code(subnetId(plan, *network, unit, *subnet)));
        unit.argue("dnsLabel", Value::code("'" + gatewayLabelInside(unit, unit.part) + "'"));
        if (const Unit *identity = identityOf(plan, unit)) {
            unit.argue("identityId", Value::code(idOf(*identity, unit, plan)));
            unit.after = rightsFor(plan, unit, *identity);
        }
        for (const Unit *policy : needsOf(plan, unit, "waf-policy")) {
            if (policy->part == unit.part && textOr(plan, unit, "sku", "WAF_v2") == "WAF_v2") {
                unit.argue("firewallPolicyId", Value::code(idOf(*policy, unit, plan)));
                break;
            }
        }
        listeners(plan, unit);
        Value settings = Value::list(), hosts = Value::list();
        const std::vector<Backend> all = backends(plan, unit);
        if (all.empty())
            plan.problems.insert("the gateway \"" + unit.service->name + "\" leads nowhere");
        for (const Backend &backend : all) {
            Value value = Value::object();
            value.set("name", Value::text(backend.name));
            value.set("port", Value::number(backend.port));
            value.set("probePath", Value::text(backend.probePath));
            Value paths = Value::list();
            paths.add(Value::text(&backend == &all.front() ? "/*" : "/" + backend.name + "/*"));
            value.set("paths", std::move(paths));
            if (backend.target->kind->id.text == "aks-cluster") {
                const auto ingress = ingressAddress(plan, *backend.target);
                if (!ingress) {
                    plan.problems.insert("the gateway \"" + unit.service->name
                                         + "\" leads to a cluster that stands in no network");
                    return;
                }
                value.set("hostName", Value::text(firstHost(unit)));
                settings.add(std::move(value));
                hosts.add(Value::text(*ingress));
                continue;
            }
            settings.add(std::move(value));
            const auto host = outputOf(*backend.target, unit, "hostName");
            std::string address = addressInside(plan, *backend.target, unit.part);
            if (address.starts_with("https://"))
                address = address.substr(8);
            hosts.add(Value::code(host ? *host : "'" + address + "'"));
        }
        if (all.size() > 1) {
            plan.featuresOf(unit).insert("paths");
            plan.remark(Remark::What::Assumed, *unit.service,
                        "The design names no paths; back end \"" + all.front().name
                            + "\" takes everything that does not begin with the name of another.");
        }
        unit.settings.set("backends", std::move(settings));
        unit.argue("backendHosts", std::move(hosts));
    }
};
const Registered<KindWiring, ApplicationGatewayWiring> kApplicationGateway;

/// The number before "requests a minute", if the sentence is a limit of that form for one address.
std::optional<std::int64_t> requestsPerMinute(const std::string &sentence)
{
    constexpr std::string_view kAfter = " requests a minute from one address";
    const std::size_t end = sentence.find(kAfter);
    if (end == std::string::npos || end + kAfter.size() != sentence.size())
        return std::nullopt;
    constexpr std::string_view kBefore = "more than ";
    if (!sentence.starts_with(kBefore))
        return std::nullopt;
    const std::string digits = sentence.substr(kBefore.size(), end - kBefore.size());
    int value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || value < 1 || value > 100000)
        return std::nullopt;
    return value;
}

class WafPolicyWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "waf-policy"; }

    static Value ruleSet(const std::string &type, const std::string &version)
    {
        Value value = Value::object();
        value.set("type", Value::text(type));
        value.set("version", Value::text(version));
        return value;
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        if (unit.part == PartOf::Global) {
            // What belongs to no region is for Front Door, which takes policies of its own kind.
            unit.section = "front-door";
            const std::vector<const Unit *> users = usersOf(plan, unit);
            const auto profile = std::find_if(users.begin(), users.end(), [](const Unit *user) {
                return user->kind->id.text == "front-door";
            });
            unit.argue("sku",
                       Value::text(profile == users.end()
                                       ? "Premium_AzureFrontDoor"
                                       : textOr(plan, **profile, "sku", "Premium_AzureFrontDoor")));
        }
        const std::string rules = textOr(plan, unit, "managedRuleSet", "Microsoft_DefaultRuleSet 2.1");
        const bool owasp = rules.starts_with("OWASP");
        Value sets = Value::list();
        sets.add(ruleSet(owasp ? "OWASP" : "Microsoft_DefaultRuleSet",
                         unit.service->text("managedRuleSetVersion").value_or(owasp ? "3.2" : "2.1")));
        if (flagOr(plan, unit, "botProtection", false))
            sets.add(ruleSet("Microsoft_BotManagerRuleSet", textOr(plan, unit, "botRuleSetVersion", "1.1")));
        unit.settings.set("ruleSets", std::move(sets));

        Value limits = Value::list();
        std::set<std::string> taken;
        std::set<std::int64_t> priorities;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "custom-rule")
                continue;
            const auto limit = requestsPerMinute(partText(part, "match").value_or(""));
            if (!limit) {
                plan.remark(
                    Remark::What::NotMade, *unit.service,
                    "custom rule \"" + part.name + "\" (" + partText(part, "match").value_or("no condition")
                        + "): A rule in words is written by somebody who knows the addresses behind them.");
                continue;
            }
            std::int64_t priority = static_cast<std::int64_t>(partNumber(part, "priority").value_or(10));
            priority = std::clamp<std::int64_t>(priority, 1, 100);
            while (!priorities.insert(priority).second)
                ++priority;
            const std::string action = partText(part, "action").value_or("Block");
            Value value = Value::object();
            value.set("name", Value::text(distinct(symbol(part.name), taken, 100)));
            value.set("priority", Value::number(priority));
            value.set("requestsPerMinute", Value::number(*limit));
            value.set("action", Value::text(action == "Allow" || action == "Log" ? action : "Block"));
            limits.add(std::move(value));
        }
        if (!limits.empty())
            plan.featuresOf(unit).insert("rateLimits");
        if (plan.hasFeature(unit, "rateLimits"))
            unit.settings.set("rateLimits", std::move(limits));
    }
};
const Registered<KindWiring, WafPolicyWiring> kWafPolicy;

} // namespace

} // namespace breakwater::bicep
