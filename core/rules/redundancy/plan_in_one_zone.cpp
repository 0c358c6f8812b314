// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Where a region has zones, a plan that is not spread over them is lost with one of them.
class PlanInOneZone final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-001"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *plan : now.servicesOfKind("app-service-plan")) {
            const Region *home = now.homeOf(*plan);
            if (home == nullptr || !home->zones)
                continue;
            const std::optional<bool> flag = plan->flag("zoneRedundant");
            const std::optional<bool> spread = flag ? flag : now.isZoneRedundant(*plan);
            if (!spread)
                out.notEvaluated(*this, {plan->id}, "whether it is zone redundant");
            else if (!*spread)
                out.add(*this, {plan->id}, {{"service", plan->name}, {"region", home->name}});
        }
    }
};

const Registered<Rule, PlanInOneZone> kRegistered;

} // namespace

} // namespace breakwater
