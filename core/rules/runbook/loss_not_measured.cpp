// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <algorithm>

namespace breakwater {

namespace {

/// A storage failover throws away what has not been copied. Somebody must have read how much that is before
/// it is started.
class LossNotMeasured final : public Rule {
public:
    std::string_view id() const noexcept override { return "STO-005"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        const std::vector<Step> readings = plan.steps("read-last-sync-time");
        for (const Step failover : plan.steps("fail-over-storage")) {
            const std::optional<ServiceId> &id = plan.block(failover).service;
            const Service *account = id ? now.service(*id) : nullptr;
            if (account == nullptr || std::any_of(readings.begin(), readings.end(), [&](Step reading) {
                    return isStepOf(plan, reading, {account->id}) && plan.isBefore(reading, failover);
                }))
                continue;
            out.add(*this, {account->id}, {{"service", account->name}, {"step", titleOf(plan, failover)}});
        }
    }
};

const Registered<Rule, LossNotMeasured> kRegistered;

} // namespace

} // namespace breakwater
