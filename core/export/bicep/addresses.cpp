// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/wiring.h"

namespace breakwater::bicep {

bool hasFailoverGroup(const Unit &unit)
{
    return unit.partner != nullptr && unit.protection != nullptr
        && (unit.protection->option.text == "failover-group"
            || unit.protection->option.text == "failover-group-auto");
}

std::string databaseNameOf(const Unit &first)
{
    std::string name;
    for (const char c : first.service->text("databaseName").value_or("")) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_' || c == '-';
        name += kept ? c : '-';
    }
    return name.empty() ? slug(first.symbol) : name.substr(0, 100);
}

std::string failoverGroupInside(const Unit &unit)
{
    const Unit &primary = unit.part == PartOf::Primary || unit.partner == nullptr ? unit : *unit.partner;
    const std::string database =
        slug(primary.service->text("databaseName").value_or(primary.symbol)).substr(0, 40);
    return "fog-" + (database.empty() ? slug(primary.symbol) : database) + "-${suffix}";
}

std::string gatewayLabelInside(const Unit &unit, PartOf from)
{
    return nameInside(unit, from) + "-${suffix}";
}

std::string gatewayHostInside(const Unit &unit, PartOf from)
{
    return gatewayLabelInside(unit, from) + ".${" + settingsOf(unit.part, from)
        + ".location}.cloudapp.azure.com";
}

std::string addressInside(const Plan &plan, const Unit &unit, PartOf from)
{
    if (hasFailoverGroup(unit))
        return failoverGroupInside(unit) + "${environment().suffixes.sqlServerHostname}";
    std::string address = unit.fragment->address;
    const auto put = [&](std::string_view hole, const std::string &value) {
        if (const std::size_t at = address.find(hole); at != std::string::npos)
            address.replace(at, hole.size(), value);
    };
    put("{name}", nameInside(unit, from));
    put("{location}", "${" + settingsOf(unit.part, from) + ".location}");
    if (unit.kind->id.text != "app-configuration" || unit.protection == nullptr
        || unit.protection->option.text != "geo-replica")
        return address;
    // Clients try the addresses in this order: the replica answers while the store cannot.
    for (const ReplicaRegion &replica : unit.protection->replicas) {
        if (plan.catalog->region(replica.region) != nullptr)
            address +=
                ";https://" + nameInside(unit, from) + "-" + slug(replica.region.text) + ".azconfig.io";
    }
    return address;
}

} // namespace breakwater::bicep
