// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/plan_view.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

/// A step of the plan, a block of it, or another step of the room.
bool isKnown(const std::string &key, const StampView &now)
{
    const std::vector<PlanBlock> &blocks = now.plan().plan().blocks;
    const std::vector<ExtraStep> &own = now.stamp().runbook->extraSteps;
    return std::any_of(own.begin(), own.end(), [&key](const ExtraStep &step) { return step.id == key; })
        || std::any_of(blocks.begin(), blocks.end(), [&key](const PlanBlock &block) {
               return block.key == key
                   || std::any_of(block.rows.begin(), block.rows.end(),
                                  [&key](const PlanRow &row) { return row.key == key; });
           });
}

/// What the room wrote about a step is kept when the step goes, and must be told: an order that nobody can
/// carry out, or a wait for nothing.
class StepOfNothing final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-011"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        for (const std::string &key : plan.plan().staleOverrides)
            out.add(*this, {now.stamp().id, StepKey{key}},
                    {{"stamp", now.stamp().name}, {"key", key}, {"what", "changes a step"}});
        if (!now.stamp().runbook || plan.isEmpty())
            return;
        for (const ExtraStep &step : now.stamp().runbook->extraSteps)
            for (const std::string &key : step.after)
                if (!isKnown(key, now))
                    out.add(*this, {now.stamp().id, StepKey{key}},
                            {{"stamp", now.stamp().name},
                             {"key", key},
                             {"what", "has \"" + step.title + "\" wait for a step"}});
    }
};

const Registered<Rule, StepOfNothing> kRegistered;

} // namespace

} // namespace breakwater
