// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/sampling.h"
#include "core/recovery/schedule.h"

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// How sure a plan's times are: a Monte Carlo over its blocks, each drawn from what is known of it.
namespace breakwater {

/// An RTO as a distribution. Blocks without a known time add nothing and blocks without an upper bound their
/// planning value, so with either on the way the numbers read "at least" and the probability "at most".
struct Spread {
    Minutes mean{0}, p50{0}, p90{0}, p95{0}, p99{0}; ///< infinite where more trials than that never end
    std::optional<double> meets; ///< share of trials within the target; absent without one
    bool atLeast = false;
    bool unbounded = false; ///< something on the way has no bound: no trial ends
    int trials = 0;
    std::uint64_t seed = 0;
    bool operator==(const Spread &) const = default;
};
/// From the ends of all trials. `promise` says what was known of the way.
Spread spreadOf(const std::vector<float> &ends, const Promise &promise, const std::optional<Minutes> &target,
                const Trials &trials);

struct Simulation {
    Spread whole; ///< until the last of the plan's stamps is recovered; judged by no target
    std::map<StampId, Spread> byStamp; ///< each judged by its own target
    std::vector<float> ends; ///< RTO of the whole in each trial, minutes
    std::vector<double>
        criticality; ///< one a block: share of trials in which it was on the chain that set the end
    /// One a block: how many minutes P95 of the whole falls for each minute that the block becomes shorter.
    std::vector<double> sensitivity;
    /// Blocks whose time nobody has measured, stated with a source, or documented, by what they add to the
    /// whole on average; unknown ones first.
    std::vector<std::size_t> assumptions;
};

/// Empty `ends` when stopped. The same plan, trials and seed give the same bits on any number of threads;
/// plans of two designs draw the same numbers for blocks of the same key.
Simulation simulate(const RecoveryPlan &plan, const Schedule &schedule, const Snapshot &now,
                    const Trials &trials, const std::stop_token &stop = {});

/// The random time of a block; its stream is named by its key. Where its way works in a share of cases only,
/// `other` follows in the others.
RandomActivity randomTime(const BlockTime &time, const std::string &key,
                          const std::optional<double> &successShare = {}, const BlockTime *other = nullptr);

} // namespace breakwater
