// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

bool orchestrates(const KindId &kind)
{
    return kind.text == "databricks-job" || kind.text == "databricks-workspace" || kind.text == "data-factory"
        || kind.text == "function-app";
}

bool movesData(const PlanRow &row)
{
    for (const char *action : {"promote-replica", "fail-over-database", "fail-over-storage", "switch-roles",
                               "restore", "copy-data"})
        if (row.action == action)
            return true;
    return false;
}

std::vector<Step> movesOfStores(const PlanView &plan, const StampView &now)
{
    std::vector<Step> moves;
    for (const Step step : plan.steps()) {
        if (!movesData(plan.row(step)))
            continue;
        const std::optional<ServiceId> &id = plan.block(step).service;
        const Service *store = id ? now.service(*id) : nullptr;
        const ServiceKind *kind = store != nullptr ? now.kindOf(*store) : nullptr;
        if (kind != nullptr && kind->state == ServiceKind::State::Stateful)
            moves.push_back(step);
    }
    return moves;
}

/// The last of them that has ended when the jobs start.
std::optional<Step> lastBefore(Step start, const std::vector<Step> &moves, const PlanView &plan)
{
    const auto last =
        std::find_if(moves.rbegin(), moves.rend(), [&](Step move) { return plan.isBefore(move, start); });
    return last == moves.rend() ? std::nullopt : std::optional(*last);
}

bool isComparedBetween(Step moved, Step start, const PlanView &plan)
{
    const std::vector<Step> checks = plan.steps("verify-data");
    return std::any_of(checks.begin(), checks.end(), [&](Step check) {
        return plan.isBefore(moved, check) && plan.isBefore(check, start);
    });
}

/// Between the moment a store was moved or restored and the moment jobs write on it again, somebody must have
/// compared its data. What Airflow waits for is the matter of AIR-001.
class ResumesUnchecked final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-020"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        std::set<ServiceId> judged;
        const std::vector<Step> moves = movesOfStores(plan, now);
        for (const Step start : plan.steps("start-jobs")) {
            const std::optional<ServiceId> &id = plan.block(start).service;
            const Service *service = id ? now.service(*id) : nullptr;
            const std::optional<Step> moved = service != nullptr && orchestrates(service->kind)
                ? lastBefore(start, moves, plan)
                : std::nullopt;
            if (!moved || isComparedBetween(*moved, start, plan) || !judged.insert(service->id).second)
                continue;
            out.add(*this, {service->id},
                    {{"service", service->name},
                     {"step", titleOf(plan, start)},
                     {"moved", titleOf(plan, *moved)}});
        }
    }
};

const Registered<Rule, ResumesUnchecked> kRegistered;

} // namespace

} // namespace breakwater
