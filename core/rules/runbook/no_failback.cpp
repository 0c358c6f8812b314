// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

/// Services with a step that changes something, and looks not only.
std::set<ServiceId> servicesMoved(const PlanView &plan)
{
    std::set<ServiceId> moved;
    for (const Step step : plan.steps()) {
        const PlanRow &row = plan.row(step);
        if (plan.block(step).service && !row.readOnly && row.action != "no-action")
            moved.insert(*plan.block(step).service);
    }
    return moved;
}

/// Where a failover moves something and nothing changes anything on the way back, the recovery region is
/// where the workload stays.
class NoFailback final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-005"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr)
            return;
        const std::set<ServiceId> moved = servicesMoved(now.plan());
        if (!moved.empty() && servicesMoved(now.plan(PlanFor::Failback)).empty())
            out.add(*this, {now.stamp().id},
                    {{"stamp", now.stamp().name},
                     {"count", counted(static_cast<double>(moved.size()), "service")}});
    }
};

const Registered<Rule, NoFailback> kRegistered;

} // namespace

} // namespace breakwater
