// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

namespace breakwater {

namespace {

constexpr std::size_t kShown = 3;

/// A step that belongs to nobody is done by nobody, or twice. One finding a stamp: what is missing is mostly
/// a whole row of the responsibilities.
class StepWithoutOwner final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-001"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        std::vector<std::string> without; // only the first of them are shown
        for (const Step step : plan.steps())
            if (!plan.row(step).owner && plan.row(step).action != "no-action")
                without.push_back(without.size() < kShown ? titleOf(plan, step) : std::string());
        if (!without.empty())
            out.add(*this, {now.stamp().id},
                    {{"stamp", now.stamp().name},
                     {"n", counted(static_cast<double>(without.size()), "step")},
                     {"all", static_cast<int>(plan.steps().size())},
                     {"steps", listing(without, kShown)}});
    }
};

const Registered<Rule, StepWithoutOwner> kRegistered;

} // namespace

} // namespace breakwater
