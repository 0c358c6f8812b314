// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/budget.h"

namespace breakwater {
namespace {

/// RTO of the stamp if the block took that long.
std::optional<Minutes> rtoWith(const RecoveryPlan &plan, const StampId &stamp, std::size_t block,
                               Minutes length)
{
    RecoveryPlan changed = plan;
    changed.blocks[block].time.planning = length;
    changed.blocks[block].time.state = Figure::State::Value;
    const Schedule times = schedule(changed);
    const auto promise = times.byStamp.find(stamp);
    if (promise == times.byStamp.end() || promise->second.unbounded)
        return std::nullopt;
    return promise->second.rto;
}

} // namespace

std::optional<Minutes> Budget::reserve() const
{
    if (!target || unbounded)
        return std::nullopt;
    return *target - total;
}

std::optional<Budget> budgetOf(const RecoveryPlan &plan, const Schedule &schedule, const StampId &stamp,
                               const std::optional<Minutes> &target)
{
    const auto promise = schedule.byStamp.find(stamp);
    if (promise == schedule.byStamp.end())
        return std::nullopt;
    Budget budget;
    budget.stamp = stamp;
    budget.target = target;
    budget.total = promise->second.rto;
    budget.atLeast = promise->second.atLeast;
    budget.unbounded = promise->second.unbounded;
    for (const std::size_t index : promise->second.criticalPath) {
        const PlanBlock &block = plan.blocks[index];
        const BlockWindow &window = schedule.windows[index];
        BudgetPiece piece{index,
                          block.title,
                          window.end - window.start,
                          block.kind == PlanBlock::Kind::Detect,
                          block.kind == PlanBlock::Kind::Decide,
                          block.time.state != Figure::State::Value};
        if (piece.minutes > Minutes{0} || piece.atLeast)
            budget.pieces.push_back(std::move(piece));
    }
    return budget;
}

std::optional<Minutes> longestWithin(const RecoveryPlan &plan, const StampId &stamp, std::size_t block,
                                     Minutes target)
{
    const auto least = rtoWith(plan, stamp, block, Minutes{0});
    if (!least || *least > target)
        return std::nullopt;
    // The RTO grows with the block, minute by minute once it is on the way that sets the end.
    Minutes low{0}, high = target;
    for (int i = 0; i < 40 && (high - low).count() > 1e-6; ++i) {
        const Minutes middle = (low + high) / 2;
        const auto rto = rtoWith(plan, stamp, block, middle);
        (rto && *rto <= target ? low : high) = middle;
    }
    return low;
}

} // namespace breakwater
