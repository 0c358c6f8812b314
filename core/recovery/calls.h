// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <optional>
#include <string>
#include <vector>

/// A call to a model through its retries, its circuit breaker and its fallbacks: how long it can take, and
/// what is left when the model is away.
namespace breakwater {

struct CallLeg {
    ServiceId to;
    int attempts = 1; ///< the first and its retries
    std::optional<double> timeoutS; ///< of one attempt
    std::optional<double> seconds; ///< of all attempts, none of which answers; without the waits between them
    std::optional<double> quotaTpm; ///< tokens a minute that it may take
};

struct CallPath {
    DependencyId id;
    ServiceId from;
    std::vector<CallLeg> legs; ///< the target, then the fallbacks in order of trial
    std::optional<double> worstS; ///< every attempt of every leg but the last fails, the last answers in time
    std::optional<double> worstOpenS; ///< the same with the target's breaker open: the fallbacks alone
    bool waitsUnknown = false; ///< retries back off by waits that the design does not time: "at least"
    std::optional<double> callerTimeoutS;
    int legsInTime = 0; ///< how many legs the caller lives to see end, breaker closed
    std::optional<double> peakTpm; ///< load
    std::optional<double>
        fallbackTpm; ///< quota of all fallbacks; absent while one of them does not say its own
    std::optional<double> carried; ///< share of the load that the fallbacks take, at most 1
    bool queued = false; ///< what nobody takes waits in a queue

    bool outlivesItsCaller() const { return worstS && callerTimeoutS && *worstS > *callerTimeoutS; }
};

/// Every dependency of the stamp with a call that says how it retries, breaks or falls back; by id.
std::vector<CallPath> callPaths(const Stamp &stamp);

/// What the degraded modes of a stamp serve and what none of them does.
struct Degradation {
    std::vector<std::string> modes; ///< names, in the order of the design
    std::vector<std::string> survives; ///< served in some mode, each once
    std::vector<std::string> lost; ///< given up in some mode and served in none
};
Degradation degradationOf(const Stamp &stamp, DisruptionKind trigger);

} // namespace breakwater
