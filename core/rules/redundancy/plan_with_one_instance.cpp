// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// One instance is one host: patching it, or its zone, stops the site. A standby that the strategy keeps
/// small is scaled out first, which is a matter of the runbook.
class PlanWithOneInstance final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-002"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> least = now.param(*this, "min");
        if (!least)
            return out.notEvaluated(*this, {now.stamp().id}, "the least number of instances");
        const std::optional<Strategy> &strategy = now.stamp().strategy;
        const bool bothServe = strategy == Strategy::HotStandby || strategy == Strategy::ActiveActive;
        for (const Service *plan : now.servicesOfKind("app-service-plan")) {
            if (plan->at == Site::Secondary && !bothServe)
                continue;
            const std::optional<double> floor = plan->number("minScale");
            const std::optional<double> instances = floor ? floor : plan->number("workers");
            if (!instances)
                out.notEvaluated(*this, {plan->id}, "how many instances it runs");
            else if (*instances < *least)
                out.add(*this, {plan->id},
                        {{"service", plan->name},
                         {"n", counted(*instances, "instance")},
                         {"min", static_cast<int>(*least)}});
        }
    }
};

const Registered<Rule, PlanWithOneInstance> kRegistered;

} // namespace

} // namespace breakwater
