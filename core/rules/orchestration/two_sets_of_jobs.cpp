// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

bool runsJobs(const KindId &kind)
{
    return kind.text == "databricks-job" || kind.text == "databricks-workspace" || kind.text == "data-factory"
        || kind.text == "function-app";
}

bool isFenced(Step start, const Service &service, const PlanView &plan, const StampView &now)
{
    const std::vector<ServiceId> stopped = withHosts(selfAndTwins(service, now), now);
    const std::vector<Step> fences = plan.steps("stop-writers");
    return std::any_of(fences.begin(), fences.end(), [&](Step fence) {
        return isStepOf(plan, fence, stopped) && plan.isBefore(fence, start);
    });
}

/// When the primary region is only half gone, its jobs go on. Before those of the other region start, a step
/// must have stopped the first ones, by themselves or by what they run on.
class TwoSetsOfJobs final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-003"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        std::set<ServiceId> judged;
        for (const Step start : plan.steps("start-jobs")) {
            const std::optional<ServiceId> &id = plan.block(start).service;
            const Service *service = id ? now.service(*id) : nullptr;
            if (service == nullptr || !runsJobs(service->kind) || isFenced(start, *service, plan, now)
                || !judged.insert(service->id).second)
                continue;
            out.add(*this, {service->id},
                    {{"service", service->name},
                     {"step", titleOf(plan, start)},
                     {"primary",
                      now.primary() != nullptr ? now.regionName(now.primary()->region)
                                               : std::string("the primary region")}});
        }
    }
};

const Registered<Rule, TwoSetsOfJobs> kRegistered;

} // namespace

} // namespace breakwater
