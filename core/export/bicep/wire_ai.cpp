// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/network.h"
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

class OpenAiWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "openai-endpoint"; }

    static Value deployment(const Plan &, const Unit &unit, const std::string &name, const std::string &model,
                            const std::string &version, double quota)
    {
        const std::string type = unit.service->text("deploymentType").value_or("DataZoneStandard");
        static const std::set<std::string> known{
            "Standard",           "DataZoneStandard",           "GlobalStandard",
            "ProvisionedManaged", "DataZoneProvisionedManaged", "GlobalProvisionedManaged"};
        const bool units = type.find("Provisioned") != std::string::npos;
        const double capacity = units ? unit.service->number("ptu").value_or(quota) : quota;
        Value value = Value::object();
        value.set("name", Value::text(name));
        value.set("model", Value::text(model));
        value.set("version", Value::text(version));
        value.set("sku", Value::text(known.contains(type) ? type : "DataZoneStandard"));
        value.set("capacity", Value::number(static_cast<std::int64_t>(std::clamp(capacity, 1.0, 100000.0))));
        return value;
    }

    /// An option buys no units by itself: the type of the deployments is stated, or the default.
    static void checkType(Plan &plan, const Unit &unit)
    {
        const std::string type = unit.service->text("deploymentType").value_or("DataZoneStandard");
        const bool units = type.find("Provisioned") != std::string::npos;
        const bool wide = type.starts_with("Global") || type.starts_with("DataZone");
        const std::string option = unit.option == nullptr ? "" : unit.option->id.text;
        const bool first = unit.part == PartOf::Primary;
        const bool fits = option == "dual-ptu" ? units
            : option == "ptu-plus-standard"    ? units == first
            : option == "global-or-datazone"   ? wide
                                               : true;
        if (!fits)
            plan.remark(Remark::What::Conflict, *unit.service,
                        "Its option is \"" + unit.option->name + "\", and its deployments are of the type "
                            + type + "; the code says the type.");
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const std::string model = textOr(plan, unit, "model", "gpt-4.1");
        const std::string version = textOr(plan, unit, "modelVersion", "2025-04-14");
        const auto quota = static_cast<double>(numberOr(plan, unit, "quotaTpm", 100));
        Value list = Value::list();
        std::set<std::string> taken;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "deployment")
                continue;
            list.add(deployment(plan, unit, partName(part, taken), partText(part, "model").value_or(model),
                                partText(part, "modelVersion").value_or(version),
                                partNumber(part, "quotaTpm").value_or(quota)));
        }
        if (list.empty())
            list.add(deployment(plan, unit, distinct(slug(model).empty() ? "model" : slug(model), taken, 60),
                                model, version, quota));
        unit.settings.set("deployments", std::move(list));
        checkType(plan, unit);
        if (const auto policy = unit.service->text("contentPolicy"); policy && !policy->empty())
            plan.remark(
                Remark::What::NotMade, *unit.service,
                "The content policy \"" + *policy
                    + "\": it is made by the people who answer for it; until then the one of Azure holds.");
    }
};
const Registered<KindWiring, OpenAiWiring> kOpenAi;

class ApiManagementWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "api-management"; }

    /// Where a back end is called, as a value; nullopt when the design does not say.
    static std::optional<Value> urlOf(const Plan &plan, const Unit &unit, const ServiceId &id)
    {
        const Unit *target = plan.unit(id);
        if (target != nullptr && target->kind->id.text == "openai-endpoint")
            return Value::code("'" + addressInside(plan, *target, unit.part) + "/openai'");
        if (target != nullptr) {
            const std::string address = addressInside(plan, *target, unit.part);
            if (!address.empty())
                return Value::code("'" + (address.starts_with("https://") ? "" : std::string("https://"))
                                   + address + "'");
        }
        const Service *service = plan.stamp->service(id);
        const auto base = service == nullptr ? std::nullopt : service->text("baseUrl");
        return base && !base->empty() ? std::optional(Value::text(*base)) : std::nullopt;
    }

    static void backends(Plan &plan, Unit &unit)
    {
        std::vector<std::pair<std::string, Value>> sorted;
        std::set<std::string> taken{"pool"};
        for (const Part &part : unit.service->parts) {
            if (part.kind != "backend")
                continue;
            const auto url = part.ref ? urlOf(plan, unit, *part.ref) : std::nullopt;
            if (!url) {
                plan.remark(Remark::What::NotMade, *unit.service,
                            "back end \"" + part.name + "\": The design does not say where it is called.");
                continue;
            }
            const auto whole = [&](std::string_view key, double low, double high, double otherwise) {
                return Value::number(static_cast<std::int64_t>(
                    std::clamp(partNumber(part, key).value_or(otherwise), low, high)));
            };
            const std::string name = partName(part, taken);
            Value value = Value::object();
            value.set("name", Value::text(name));
            value.set("url", *url);
            value.set("priority", whole("priority", 0, 100, 1));
            value.set("weight", whole("weight", 0, 100, 100));
            value.set("failures", whole("breakerFailures", 1, 10000, 5));
            value.set("openSeconds", whole("breakerOpenS", 1, 86400, 60));
            sorted.emplace_back(name, std::move(value));
        }
        std::sort(sorted.begin(), sorted.end(),
                  [](const auto &a, const auto &b) { return a.first < b.first; });
        Value list = Value::list();
        for (auto &[name, value] : sorted)
            list.add(std::move(value));
        if (!list.empty())
            unit.argue("backends", std::move(list));
    }

    static void secrets(Plan &plan, Unit &unit)
    {
        Value list = Value::list();
        std::set<std::string> taken;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "named-value")
                continue;
            const Unit *vault = part.ref ? plan.unit(*part.ref) : nullptr;
            if (vault == nullptr || vault->kind->id.text != "key-vault") {
                plan.remark(Remark::What::NotMade, *unit.service,
                            "named value \"" + part.name + "\": its value is in no vault of this design.");
                continue;
            }
            const std::string name = partName(part, taken);
            Value value = Value::object();
            value.set("name", Value::text(name));
            value.set("secretUri",
                      Value::code("'" + addressInside(plan, *vault, unit.part) + "secrets/" + name + "'"));
            list.add(std::move(value));
        }
        if (!list.empty())
            unit.argue("secrets", std::move(list));
    }

    static void regions(Plan &plan, Unit &unit)
    {
        if (!plan.hasFeature(unit, "multi-region-gateway"))
            return;
        Value list = Value::list();
        if (const Protection *protection = protectedBy(plan, unit, "multi-region-gateway")) {
            std::set<std::string> taken;
            for (const ReplicaRegion &replica : protection->replicas) {
                if (plan.catalog->region(replica.region) != nullptr
                    && taken.insert(replica.region.text).second)
                    list.add(Value::text(replica.region.text));
            }
            if (list.empty() && plan.secondary != nullptr)
                list.add(Value::text(plan.secondary->region.text));
            if (isInjected(plan, unit))
                plan.remark(
                    Remark::What::NotMade, *unit.service,
                    "The network of the further gateways: each needs a subnet in its own region, and the "
                    "design gives it none; they stand outside.");
        }
        unit.settings.set("gatewayRegions", std::move(list));
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        unit.settings.set("units",
                          Value::number(std::clamp<std::int64_t>(numberOr(plan, unit, "units", 1), 1, 30)));
        unit.argue("publisherName",
                   Value::text(plan.stamp->name.empty() ? "Platform" : plan.stamp->name.substr(0, 90)));
        if (const Unit *identity = identityOf(plan, unit)) {
            unit.argue("identityId", Value::code(idOf(*identity, unit, plan)));
            if (const auto client = outputOf(*identity, unit, "clientId"))
                unit.argue("identityClientId", Value::code(*client));
            unit.after = rightsFor(plan, unit, *identity);
        }
        const Unit *network = networkOf(plan, unit);
        if (network != nullptr && isInjected(plan, unit)) {
            if (const auto subnet = subnetNamed(plan, *network, SubnetUse::Api, unit.symbol))
                unit.argue("subnetId", Value::code(subnetId(plan, *network, unit, *subnet)));
        }
        backends(plan, unit);
        secrets(plan, unit);
        regions(plan, unit);
    }
};
const Registered<KindWiring, ApiManagementWiring> kApiManagement;

} // namespace

} // namespace breakwater::bicep
