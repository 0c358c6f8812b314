// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/schedule.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// Where the minutes of an RTO go: the critical path of one stamp as pieces of its target.
namespace breakwater {

struct BudgetPiece {
    std::size_t block = 0; ///< in the plan
    std::string title;
    Minutes minutes{0};
    bool detect = false, decide = false;
    bool atLeast = false; ///< its time is not known or has no bound: this is what is known
};

struct Budget {
    StampId stamp;
    std::vector<BudgetPiece> pieces; ///< first to last; what takes no time and is known is left out
    Minutes total{0}; ///< the RTO: the sum of the pieces
    bool atLeast = false, unbounded = false;
    std::optional<Minutes> target;

    /// What is left of the target; negative: it is missed by that. Absent without a target or a bound.
    std::optional<Minutes> reserve() const;
};

/// Nothing for a stamp that the plan does not recover.
std::optional<Budget> budgetOf(const RecoveryPlan &plan, const Schedule &schedule, const StampId &stamp,
                               const std::optional<Minutes> &target);

/// The longest that a block may take for the target to be met while everything else stays as it is; absent
/// where no length of it, not even none, is short enough.
std::optional<Minutes> longestWithin(const RecoveryPlan &plan, const StampId &stamp, std::size_t block,
                                     Minutes target);

} // namespace breakwater
