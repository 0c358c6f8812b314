// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/estimate.h"
#include "core/rules/finding_list.h"
#include "core/rules/rule_times.h"

#include <memory>
#include <stop_token>
#include <vector>

/// The one entry point that runs every analysis, with memory by stamp.
namespace breakwater {

struct Assessment {
    FindingList findings; ///< open ones: by stamp order, level, rule, subjects
    FindingList accepted; ///< covered by an accepted risk that is not past its review day
    std::vector<NotEvaluated> notEvaluated;
    std::vector<StampEstimate> estimates; ///< loss of the primary region, one a stamp that has one
    /// Of every other disruption that a stamp has a target for, by stamp order and disruption.
    std::vector<StampEstimate> others;
    bool cancelled = false; ///< stopped before it was whole: show nothing of it

    const StampEstimate *estimate(const StampId &stamp) const;
    int count(Level level) const;
};

/// What is remembered between assessments; bounded, keyed by the identities of what was read, which it holds.
/// Not thread-safe: one Memory a thread that assesses.
class Memory {
public:
    Memory();
    ~Memory();
    Memory(Memory &&) noexcept;
    Memory &operator=(Memory &&) noexcept;
    struct Store;
    Store &store();

private:
    std::unique_ptr<Store> m_store;
};

/// Pure; `memory` only makes it faster, never different. `times`, where given, says what each rule cost.
Assessment assess(const Snapshot &now, Memory &memory, std::stop_token stop = {}, RuleTimes *times = nullptr);

} // namespace breakwater
