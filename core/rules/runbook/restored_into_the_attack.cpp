// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <algorithm>

namespace breakwater {

namespace {

/// Whoever damaged the data damages what is restored as well, unless he is shut out first.
class RestoredIntoTheAttack final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-013"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan(PlanFor::Attack);
        const std::vector<Step> walls = plan.steps("contain");
        for (const Step restore : plan.steps("restore")) {
            if (std::any_of(walls.begin(), walls.end(),
                            [&](Step wall) { return plan.isBefore(wall, restore); }))
                continue;
            out.add(*this, {now.stamp().id},
                    {{"runbook", "The runbook of " + now.stamp().name}, {"step", titleOf(plan, restore)}});
            return;
        }
    }
};

const Registered<Rule, RestoredIntoTheAttack> kRegistered;

} // namespace

} // namespace breakwater
