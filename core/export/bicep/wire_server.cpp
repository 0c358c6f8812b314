// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

/// Names of the databases that the design lists on either server of a pair.
Value databasesOf(const Unit &unit)
{
    std::set<std::string> names;
    for (const Unit *one : {&leader(unit), &unit}) {
        for (const Part &part : one->service->parts) {
            if (part.kind != "database")
                continue;
            std::string name = slug(part.name).substr(0, 60);
            std::replace(name.begin(), name.end(), '-', '_');
            names.insert(name.empty() ? "data" : name);
        }
    }
    Value list = Value::list();
    for (const std::string &name : names)
        list.add(Value::text(name));
    return list;
}

/// Zone of a parameter, where the region has zones.
Value zoneNamed(const Plan &plan, const Unit &unit, const std::string &key)
{
    const LandingZone *zone = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
    const Region *region = zone == nullptr ? nullptr : plan.catalog->region(zone->region);
    const std::string stated = unit.service->text(key).value_or("none");
    const bool usable =
        region != nullptr && region->zones && (stated == "1" || stated == "2" || stated == "3");
    return Value::text(usable ? stated : "");
}

/// What MySQL and PostgreSQL servers have in common.
struct ServerWiring : KindWiring {
    static void common(Plan &plan, Unit &unit)
    {
        unit.settings.set(
            "storageGb",
            Value::number(std::clamp<std::int64_t>(numberOr(plan, unit, "storageGb", 128), 32, 32767)));
        unit.settings.set("zone", zoneNamed(plan, unit, "zone"));
        unit.settings.set("databases", databasesOf(unit));
        if (unit.service->text("tier").value_or("GeneralPurpose") == "Burstable"
            && unit.service->text("haMode").value_or("Disabled") != "Disabled")
            plan.remark(Remark::What::Conflict, *unit.service,
                        "The Burstable tier has no standby, and the design wants one.");
        const LandingZone *zone = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
        const Region *region = zone == nullptr ? nullptr : plan.catalog->region(zone->region);
        if (region != nullptr && !region->zones
            && unit.service->text("haMode").value_or("Disabled") == "ZoneRedundant") {
            unit.settings.set("availability", Value::text("SameZone"));
            plan.remark(Remark::What::Conflict, *unit.service,
                        "The design keeps the standby in another zone, and " + region->name
                            + " has none; the code keeps it in the same place.");
        }
        const bool copied = unit.protection != nullptr && unit.protection->option.text == "read-replica";
        if (unit.part == PartOf::Secondary && unit.partner != nullptr && copied)
            // Promoted, it stands alone: the source must not be asked for again.
            unit.argue("sourceServerId",
                       Value::code(fmt::format("primaryLeads ? {} : ''",
                                               idFromNames(leader(unit), unit.part, plan))));
    }
};

class PostgresWiring final : public ServerWiring {
    std::string_view kind() const noexcept override { return "postgresql-flexible"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        common(plan, unit);
        const bool pair = unit.part == PartOf::Primary && unit.partner != nullptr
            && unit.protection != nullptr && unit.protection->option.text == "read-replica";
        if (!pair || !flagOr(plan, unit, "virtualEndpoints", false))
            return;
        Helper helper;
        helper.symbol = unit.symbol + "Endpoint";
        helper.kind = unit.kind;
        helper.section = "virtual-endpoint";
        helper.comment = "Applications connect to the endpoint, so a promotion needs no new settings.";
        helper.scope = scopeOf(PartOf::Primary, PartOf::Global, plan);
        helper.condition = unit.partner->onlyAtFullScale ? "fullScale" : "";
        helper.arguments = {
            {"serverName", Value::code(nameOf(unit, PartOf::Global))},
            {"endpointName", Value::code("'ve-" + slug(unit.symbol).substr(0, 40) + "-${suffix}'")},
            {"member", Value::code(nameOf(unit, PartOf::Global))},
            {"sourceServerId", Value::code(idFromNames(unit, PartOf::Global, plan))},
            {"replicaServerId", Value::code(idFromNames(*unit.partner, PartOf::Global, plan))},
        };
        plan.pairing.push_back(std::move(helper));
    }
};
const Registered<KindWiring, PostgresWiring> kPostgres;

class MysqlWiring final : public ServerWiring {
    std::string_view kind() const noexcept override { return "mysql-flexible"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        common(plan, unit);
        unit.settings.set("standbyZone", zoneNamed(plan, unit, "standbyZone"));
    }
};
const Registered<KindWiring, MysqlWiring> kMysql;

} // namespace

} // namespace breakwater::bicep
