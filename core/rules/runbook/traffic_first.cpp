// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

namespace breakwater {

namespace {

/// A check of the stack, or one that the room added to phase verify.
bool vouches(const PlanView &plan, Step step)
{
    const PlanBlock &block = plan.block(step);
    const bool ofTheRoom = block.kind == PlanBlock::Kind::RoomStep && block.phase == Phase::Verify;
    const bool isCheck = block.kind == PlanBlock::Kind::Check && isVerification(plan.row(step));
    return block.counts && plan.row(step).phase < Phase::Traffic && (ofTheRoom || isCheck);
}

bool movesUsers(const PlanView &plan, Step step)
{
    const PlanBlock &block = plan.block(step);
    const PlanRow &row = plan.row(step);
    if (block.fromDetection || block.phase != Phase::Traffic || row.phase != Phase::Traffic || row.readOnly)
        return false;
    return row.action == "switch-traffic" || row.action == "enable-origin"
        || block.kind == PlanBlock::Kind::RoomStep;
}

/// Users are moved when everything that vouches for the stack has been done; the order of the plan must hold
/// that. What moves by itself is the matter of DNS-007, and readers who go to a copy need no recovery.
class TrafficFirst final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-008"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        std::vector<Step> moves, checks;
        for (const Step step : plan.steps()) {
            if (movesUsers(plan, step))
                moves.push_back(step);
            else if (vouches(plan, step))
                checks.push_back(step);
        }
        for (const Step move : moves) {
            std::vector<std::string> later;
            for (const Step check : checks)
                if (!plan.isBefore(check, move))
                    later.push_back(titleOf(plan, check));
            const std::optional<ServiceId> &service = plan.block(move).service;
            if (!later.empty())
                out.add(*this,
                        {service ? Subject(*service) : Subject(now.stamp().id), StepKey{plan.row(move).key}},
                        {{"switch", titleOf(plan, move)}, {"verify", listing(later, 3)}});
        }
    }
};

const Registered<Rule, TrafficFirst> kRegistered;

} // namespace

} // namespace breakwater
