// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

namespace breakwater {

namespace {

/// The plan, the apps on it, and what they stand in for.
std::vector<ServiceId> actingFor(const Service &plan, const StampView &now)
{
    std::vector<ServiceId> acting = selfAndTwins(plan, now);
    for (const Dependency &link : now.stamp().dependencies)
        if (const Service *app = now.service(link.from);
            app != nullptr && link.type == DependencyType::Hosts && link.to == plan.id)
            for (const ServiceId &id : selfAndTwins(*app, now))
                acting.push_back(id);
    return acting;
}

/// A standby plan that starts with nothing serves nobody until a step scales it, or the app on it.
class NothingRuns final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-007"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *plan : now.servicesOfKind("app-service-plan")) {
            if (plan->at != Site::Secondary || now.plan().isEmpty())
                continue;
            const std::optional<double> floor = plan->number("minScale");
            const std::optional<double> instances = floor ? floor : plan->number("workers");
            if (!instances)
                out.notEvaluated(*this, {plan->id}, "how many instances it keeps");
            else if (*instances <= 0 && !hasStep(now.plan(), "scale-out", actingFor(*plan, now)))
                out.add(*this, {plan->id}, {{"stamp", now.stamp().name}, {"plan", plan->name}});
        }
    }
};

const Registered<Rule, NothingRuns> kRegistered;

} // namespace

} // namespace breakwater
