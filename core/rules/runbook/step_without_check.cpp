// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

namespace breakwater {

namespace {

/// Who carries out a step must see whether it worked. Steps that only look are checks themselves.
class StepWithoutCheck final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-003"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        for (const Step step : plan.steps()) {
            const PlanRow &row = plan.row(step);
            const std::optional<ServiceId> &service = plan.block(step).service;
            if (row.readOnly || !row.expect.empty() || row.action == "no-action")
                continue;
            out.add(*this, {service ? Subject(*service) : Subject(plan.block(step).stamp), StepKey{row.key}},
                    {{"step", titleOf(plan, step)}});
        }
    }
};

const Registered<Rule, StepWithoutCheck> kRegistered;

} // namespace

} // namespace breakwater
