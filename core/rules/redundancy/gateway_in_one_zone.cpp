// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

std::vector<std::string> zonesOf(const Service &service)
{
    std::vector<std::string> zones = listed(service.parameters, "zones");
    if (service.zones) {
        zones.clear();
        for (const int zone : *service.zones)
            zones.push_back(std::to_string(zone));
    }
    return zones.empty() ? std::vector<std::string>{"none"} : zones;
}

/// A gateway that is pinned to one zone takes every site behind it along.
class GatewayInOneZone final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-008"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *gateway : now.servicesOfKind("application-gateway")) {
            const Region *home = now.homeOf(*gateway);
            if (home == nullptr || !home->zones)
                continue;
            const std::optional<bool> spread = now.isZoneRedundant(*gateway);
            if (!spread)
                out.notEvaluated(*this, {gateway->id}, "its zones");
            else if (!*spread)
                out.add(*this, {gateway->id},
                        {{"service", gateway->name},
                         {"zones", listing(zonesOf(*gateway))},
                         {"region", home->name}});
        }
    }
};

const Registered<Rule, GatewayInOneZone> kRegistered;

} // namespace

} // namespace breakwater
