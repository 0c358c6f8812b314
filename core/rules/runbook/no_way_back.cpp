// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <algorithm>

namespace breakwater {

namespace {

bool somebodyDecides(const PlanView &plan)
{
    const std::vector<PlanBlock> &blocks = plan.plan().blocks;
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const PlanBlock &block) { return block.kind == PlanBlock::Kind::Decide; });
}

/// Until the point of no return the failover can be called off, when every step before it says how. Where
/// nobody acts, nothing can be called off.
class NoWayBack final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-004"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        if (!somebodyDecides(plan))
            return;
        const std::optional<Runbook> &runbook = now.stamp().runbook;
        if (!runbook || !runbook->pointOfNoReturn)
            return say(now, "marks no point of no return", out);
        const auto point = std::find_if(plan.steps().begin(), plan.steps().end(), [&](Step step) {
            return plan.row(step).key == *runbook->pointOfNoReturn;
        });
        if (point == plan.steps().end())
            return say(now, "marks a point of no return that is no step of the plan", out);
        std::vector<std::string> stuck;
        for (const Step step : plan.steps()) {
            const PlanRow &row = plan.row(step);
            if (!row.readOnly && row.rollback.empty() && row.action != "no-action"
                && plan.isBefore(step, *point))
                stuck.push_back(titleOf(plan, step));
        }
        if (!stuck.empty())
            say(now, "has no way back from " + inWords(stuck, 3) + ", before its point of no return", out);
    }

private:
    void say(const StampView &now, std::string problem, Findings &out) const
    {
        out.add(*this, {now.stamp().id},
                {{"runbook", "The runbook of " + now.stamp().name}, {"problem", std::move(problem)}});
    }
};

const Registered<Rule, NoWayBack> kRegistered;

} // namespace

} // namespace breakwater
