// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/estimate.h"

#include <optional>
#include <vector>

/// After the service is back, the work that has piled up: how long until the business has caught up.
namespace breakwater {

/// The backlog of an outage of T minutes at utilisation rho drains in T * rho / (1 - rho); never at rho of
/// one or more. Arrivals and capacity are taken as steady.
struct Drain {
    ServiceId service;
    double utilisation = 0; ///< arriving work over the capacity to do it
    std::optional<Minutes> minutes; ///< absent: never, or nothing bounds the outage
    bool never() const { return utilisation >= 1; }
};

struct Tolerance {
    std::vector<Drain> drains; ///< services that state their utilisation, by id
    /// Until everything has caught up: the slowest drain, else what the objectives state.
    Figure workRecovery;
    std::optional<Minutes> stated; ///< objective for the work recovery
    Verdict statedVerdict = Verdict::NotJudged; ///< of the drains against it
    Minutes total{0}; ///< RTO and work recovery, as far as known
    bool atLeast = false; ///< the RTO is, so every drain and the total are
    bool unbounded = false; ///< the RTO or the work recovery has no bound, so the total has none
    std::optional<Minutes> mtpd;
    Verdict verdict = Verdict::NotJudged; ///< of RTO plus work recovery against the MTPD
};

/// The convention of the check, to be printed beside it.
inline constexpr const char *kToleranceConvention =
    "The RTO ends when users are served; the MTPD when the business has caught up. Checked: RTO + work "
    "recovery <= MTPD.";

Tolerance toleranceOf(const Stamp &stamp, const StampEstimate &estimate);

} // namespace breakwater
