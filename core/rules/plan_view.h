// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/plan.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace breakwater {

/// The occasions whose plans rules read: the loss of the primary region, the way back from it, and an attack
/// on the data.
enum class PlanFor { Failover, Failback, Attack };
inline constexpr std::size_t kPlansRead = 3;

/// A plan with the questions that rules ask of it: which steps it has, and which of them must have ended
/// before another begins. Steps that the room left out are not there.
class PlanView {
public:
    explicit PlanView(std::shared_ptr<const RecoveryPlan> plan);

    struct Step {
        std::size_t block = 0, row = 0;
    };

    const RecoveryPlan &plan() const noexcept { return *m_plan; }
    bool isEmpty() const noexcept { return m_plan->blocks.empty(); } ///< the disruption takes nothing of it
    const PlanBlock &block(Step step) const { return m_plan->blocks[step.block]; }
    const PlanRow &row(Step step) const { return block(step).rows[step.row]; }

    const std::vector<Step> &steps() const noexcept { return m_steps; } ///< in order
    std::vector<Step> steps(std::string_view action) const;
    /// The order of the plan holds `first` before `then`, whatever the clock says.
    bool isBefore(Step first, Step then) const;

private:
    std::shared_ptr<const RecoveryPlan> m_plan;
    std::vector<Step> m_steps;
    std::size_t m_words = 0; ///< of 64 blocks each
    std::vector<std::uint64_t> m_before; ///< per block, a bit for each that must have ended
};

} // namespace breakwater
