// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <algorithm>

namespace breakwater {

namespace {

bool isLeftOut(const PlanBlock &block)
{
    return !block.rows.empty()
        && std::all_of(block.rows.begin(), block.rows.end(), [](const PlanRow &row) { return row.skipped; });
}

/// Key of a row that the room says takes no time at all.
std::string statedAsZero(const PlanBlock &block)
{
    for (const PlanRow &row : block.rows)
        if (row.time && !row.skipped && row.time->state == Figure::State::Value
            && row.time->planning <= Minutes{0} && row.time->grade != Grade::Measured
            && row.time->source.empty())
            return row.key;
    return {};
}

Subject subjectOf(const PlanBlock &block)
{
    return block.service ? Subject(*block.service) : Subject(block.stamp);
}

/// What has no time counts as none, and the RTO says "at least". A zero that the room stated is no better;
/// one that the catalog has a reason for is a zero. Detection and decision have a rule of their own.
class StepWithoutDuration final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-002"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        for (const PlanBlock &block : plan.plan().blocks) {
            const bool own = block.kind == PlanBlock::Kind::Detect || block.kind == PlanBlock::Kind::Decide
                || block.kind == PlanBlock::Kind::Milestone;
            if (own || !block.counts || isLeftOut(block))
                continue;
            const std::string row = statedAsZero(block);
            if (block.time.state == Figure::State::Unknown || !row.empty())
                out.add(*this, {subjectOf(block), StepKey{row.empty() ? block.key : row}},
                        {{"step", block.title},
                         {"state", row.empty() ? "has no duration" : "was given a duration of zero"}});
        }
    }
};

const Registered<Rule, StepWithoutDuration> kRegistered;

} // namespace

} // namespace breakwater
