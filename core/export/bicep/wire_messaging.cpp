// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

/// Service Bus and Event Hubs: one way of being copied, two kinds of content.
struct BrokerWiring : KindWiring {
    static bool copiesData(const Unit &unit)
    {
        return protectedByData(unit) || stated(unit).starts_with("geo-replication");
    }
    static bool protectedByData(const Unit &unit)
    {
        return unit.protection != nullptr && unit.protection->service == unit.service->id
            && unit.protection->option.text.starts_with("geo-replication");
    }
    static std::string stated(const Unit &unit)
    {
        return unit.protection == nullptr ? unit.service->text("geoMode").value_or("none") : "";
    }

    static void copy(Plan &plan, Unit &unit)
    {
        const std::string tier = unit.service->text("tier").value_or("Premium");
        const bool wanted = copiesData(unit);
        if (wanted && tier != "Premium")
            plan.remark(Remark::What::Conflict, *unit.service,
                        "Replication of the data needs the Premium tier, and the design says " + tier
                            + "; the code makes no copy.");
        if (wanted)
            plan.featuresOf(unit).insert("geo-data");
        if (!plan.hasFeature(unit, "geo-data"))
            return;
        std::string region;
        if (wanted && tier == "Premium") {
            const Protection *protection = unit.protection;
            region = protection != nullptr && !protection->replicas.empty()
                ? protection->replicas.front().region.text
                : plan.secondary == nullptr ? ""
                                            : plan.secondary->region.text;
            if (plan.catalog->region(RegionId{region}) == nullptr)
                region.clear();
            if (region.empty())
                plan.remark(Remark::What::NotMade, *unit.service,
                            "The copy: the design names no region for it.");
        }
        const bool waits =
            unit.protection != nullptr && unit.protection->option.text == "geo-replication-sync";
        unit.settings.set("lagSeconds",
                          Value::number(waits ? 0
                                              : std::clamp<std::int64_t>(
                                                  numberOr(plan, unit, "maxLagSeconds", 300), 0, 1440 * 60)));
        unit.settings.set("copyRegion", Value::text(region));
        if (unit.part != PartOf::Secondary && plan.secondary != nullptr)
            unit.argue("homeLeads", Value::code("activeRegion == 'primary'"));
    }

    static void alias(Plan &plan, const Unit &unit)
    {
        if (protectedBy(plan, leader(unit), "geo-dr-metadata") == nullptr) {
            for (const Part &part : unit.service->parts) {
                if (part.kind == "alias")
                    plan.remark(
                        Remark::What::NotMade, *unit.service,
                        "alias \"" + part.name
                            + "\": clients connect to the namespace itself; only pairs that share settings "
                              "have an alias.");
            }
            return;
        }
        if (unit.part != PartOf::Primary)
            return;
        if (unit.partner == nullptr) {
            plan.remark(Remark::What::NotMade, *unit.service,
                        "The alias: the design names no namespace in the other region to pair with.");
            return;
        }
        Helper helper;
        helper.symbol = unit.symbol + "Alias";
        helper.kind = unit.kind;
        helper.section = "alias";
        helper.comment = "Clients connect to the alias, so a failover needs no new settings.";
        helper.scope = scopeOf(PartOf::Primary, PartOf::Global, plan);
        helper.condition = unit.partner->onlyAtFullScale ? "fullScale" : "";
        std::set<std::string> taken;
        std::string name = slug(unit.symbol);
        for (const Part &part : unit.service->parts) {
            if (part.kind == "alias" && taken.empty())
                name = partName(part, taken);
            else if (part.kind == "alias")
                plan.remark(Remark::What::NotMade, *unit.service,
                            "alias \"" + part.name + "\": a pair has one.");
        }
        helper.arguments = {
            {"namespaceName", Value::code(nameOf(unit, PartOf::Global))},
            {"partnerNamespaceId", Value::code(idFromNames(*unit.partner, PartOf::Global, plan))},
            {"aliasName", Value::code("'" + name.substr(0, 40) + "-${suffix}'")},
        };
        plan.pairing.push_back(std::move(helper));
    }

    static std::vector<std::string> named(const Unit &unit, std::string_view kind)
    {
        std::vector<std::string> names;
        std::set<std::string> taken;
        for (const Part &part : leader(unit).service->parts) {
            if (part.kind == kind)
                names.push_back(partName(part, taken));
        }
        std::sort(names.begin(), names.end());
        return names;
    }
};

class ServiceBusWiring final : public BrokerWiring {
    std::string_view kind() const noexcept override { return "service-bus"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        const std::int64_t units = numberOr(plan, unit, "messagingUnits", 1);
        unit.settings.set("messagingUnits", Value::number(std::clamp<std::int64_t>(units, 1, 16)));
        copy(plan, unit);
        alias(plan, unit);
        Value queues = Value::list(), topics = Value::list();
        for (const std::string &name : named(unit, "queue"))
            queues.add(Value::text(name));
        std::set<std::string> taken;
        for (const Part &part : leader(unit).service->parts) {
            if (part.kind != "topic")
                continue;
            Value value = Value::object();
            value.set("name", Value::text(partName(part, taken)));
            value.set("subscriptions",
                      Value::number(std::clamp<std::int64_t>(
                          static_cast<std::int64_t>(partNumber(part, "subscriptions").value_or(1)), 0, 50)));
            topics.add(std::move(value));
        }
        if (!queues.empty())
            plan.featuresOf(unit).insert("queues");
        if (!topics.empty())
            plan.featuresOf(unit).insert("topics");
        if (plan.hasFeature(unit, "queues"))
            unit.settings.set("queues", std::move(queues));
        if (plan.hasFeature(unit, "topics"))
            unit.settings.set("topics", std::move(topics));
    }
};
const Registered<KindWiring, ServiceBusWiring> kServiceBus;

class EventHubsWiring final : public BrokerWiring {
    std::string_view kind() const noexcept override { return "event-hubs"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        unit.settings.set(
            "capacity", Value::number(std::clamp<std::int64_t>(numberOr(plan, unit, "capacity", 1), 1, 40)));
        copy(plan, unit);
        alias(plan, unit);
        Value groups = Value::list();
        for (const std::string &name : named(unit, "consumer-group"))
            groups.add(Value::text(name));
        Value hubs = Value::list();
        std::set<std::string> taken;
        for (const Part &part : leader(unit).service->parts) {
            if (part.kind != "hub")
                continue;
            const auto whole = [&](std::string_view key, std::int64_t otherwise, std::int64_t high) {
                const auto value = partNumber(part, key);
                return Value::number(
                    std::clamp<std::int64_t>(value ? static_cast<std::int64_t>(*value) : otherwise, 1, high));
            };
            Value value = Value::object();
            value.set("name", Value::text(partName(part, taken)));
            value.set("partitions", whole("partitions", numberOr(plan, unit, "partitions", 4), 2000));
            value.set("retentionHours",
                      whole("retentionH", numberOr(plan, unit, "retentionHours", 168), 2160));
            value.set("consumerGroups", groups);
            hubs.add(std::move(value));
        }
        unit.settings.set("hubs", std::move(hubs));
    }
};
const Registered<KindWiring, EventHubsWiring> kEventHubs;

} // namespace

} // namespace breakwater::bicep
