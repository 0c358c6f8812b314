// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/critical_path.h"
#include "core/recovery/quantiles.h"

#include <cstdint>
#include <stop_token>
#include <utility>
#include <vector>

/// Monte Carlo over a network of activities with random times. Knows nothing of plans.
///
/// The draw of a trial is a function of the seed, the stream and the number of the trial, so a result has the
/// same bits on any number of threads and on any processor, and two networks that share streams share their
/// luck (common random numbers).
namespace breakwater {

struct RandomActivity {
    double constant = 0; ///< minutes
    std::vector<Draw> draws; ///< added to it
    std::uint64_t stream = 0; ///< names the random numbers of its first draw; the next draws follow from it
    bool operator==(const RandomActivity &) const = default;
};

struct Trials {
    int count = 20'000;
    std::uint64_t seed = 1;
    int threads = 1;
    bool operator==(const Trials &) const = default;
};

/// What the trials gave.
struct Samples {
    std::vector<std::vector<float>> ends; ///< one row a watched activity: its end in each trial, minutes
    /// For each block of 64 trials one word an activity: in which of them it was on the chain that set the
    /// end of the first watched activity. Empty when that was not asked for.
    std::vector<std::uint64_t> critical;
    int activities = 0;

    /// Share of the trials in which an activity was critical, of those that `chosen` names (bit by trial).
    std::vector<double> criticality(const std::vector<std::uint64_t> &chosen) const;
    /// The same of all trials.
    std::vector<double> criticality() const;
};

class RandomNetwork {
public:
    /// Predecessors have smaller indexes than their activity.
    RandomNetwork(const std::vector<RandomActivity> &activities, Predecessors before);

    int size() const { return static_cast<int>(m_constants.size()); }
    /// `watched`: activities whose ends are wanted. Empty samples when stopped.
    Samples run(const Trials &trials, const std::vector<int> &watched, bool critical,
                const std::stop_token &stop = {}) const;

    /// Which code draws: for tests, which hold both to the same bits.
    enum class Engine { Best, Portable };
    void use(Engine engine) { m_engine = engine; }

private:
    std::vector<float> m_constants;
    Predecessors m_before;
    std::vector<int> m_firstDraw; ///< one more than activities
    std::vector<Draw> m_draws;
    std::vector<std::uint64_t> m_streams; ///< one a draw
    Engine m_engine = Engine::Best;
};

/// 64 bits that depend on every bit of both (splitmix64's finish): how seeds, keys and streams are combined.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b);

/// The value that the share `probability` of `values` does not exceed, for each of `probabilities`
/// (ascending).
std::vector<double> quantilesOf(const std::vector<float> &values, const std::vector<double> &probabilities);
double meanOf(const std::vector<float> &values);
/// Share of values of at most `limit`.
double shareWithin(const std::vector<float> &values, double limit);

} // namespace breakwater
