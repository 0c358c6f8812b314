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
    std::optional<double> quotaTpm; ///< tokens a minute that it may take, for all who call it
    bool away = false; ///< taken by the same outage: it only costs time
};

struct CallPath {
    DependencyId id;
    ServiceId from;
    std::vector<CallLeg> legs; ///< the target, then the fallbacks in order of trial
    bool answered = true; ///< some leg is there to answer; false: the call fails after `worstS`
    /// Every attempt of every leg fails but of the last that is there, which answers in time.
    std::optional<double> worstS;
    std::optional<double> worstOpenS; ///< the same with the target's breaker open: the fallbacks alone
    bool triesUnknown = false; ///< it is tried again, and the design does not say how often
    bool waitsUnknown = false; ///< between its tries are waits that the design does not time, or may be
    std::optional<double> callerTimeoutS;
    int legsInTime = 0; ///< how many legs the caller lives to see end, breaker closed
    std::optional<double> peakTpm; ///< load
    /// Quota of all fallbacks that are there, each once; absent while one of them does not say its own.
    std::optional<double> fallbackTpm;
    int sharedWith = 0; ///< other callers that turn to one of the same fallbacks
    /// Share of the load that the fallbacks take: callers of one fallback, in order of trial, share its quota
    /// by their loads. Absent also while such a caller does not say its load.
    std::optional<double> carried;
    bool queued = false; ///< what nobody takes waits in a queue

    /// `worstS` is no worst case yet: there are tries or waits that nobody has counted.
    bool atLeast() const { return triesUnknown || waitsUnknown; }
    bool outlivesItsCaller() const { return worstS && callerTimeoutS && *worstS > *callerTimeoutS; }
};

/// Every dependency of the stamp with a call that says how it retries, breaks or falls back; by id. `lost`:
/// which services are away, one a service of the stamp (`hitsOf`): then only the calls that lose their
/// target.
std::vector<CallPath> callPaths(const Stamp &stamp, const std::vector<char> &lost = {});

/// What the degraded modes of a stamp serve and what none of them does.
struct Degradation {
    std::vector<std::string> modes; ///< names, in the order of the design
    std::vector<std::string> survives; ///< served in some mode, each once
    std::vector<std::string> lost; ///< given up in some mode and served in none
};
Degradation degradationOf(const Stamp &stamp, DisruptionKind trigger);

} // namespace breakwater
