// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"
#include "core/recovery/estimate.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// What would have to change so that a missed target is met.
namespace breakwater {

/// One thing that the catalog offers to change: another DR option of a service, or a TTL that no longer
/// outlasts its option's figure.
struct Change {
    ServiceId service;
    std::optional<OptionId> option; ///< the new one; absent: the TTL
    std::string words; ///< "mysql-catalog-cus: Cross-region read replica instead of Geo-restore"
    double costFactor = 1; ///< of the service's cost of one region, with the new option (estimated)
    Edit edit;
};

struct Remedy {
    std::vector<Change> changes; ///< in the order in which they were found to help
    StampEstimate after; ///< of the design with all of them
    bool proved = false; ///< met; false: within the target as far as the times are known
};

struct Advice {
    /// What the remedies meet. One alone only where no set meets both.
    enum class Goal { Both, Rto, Rpo } goal = Goal::Both;
    std::vector<Remedy>
        remedies; ///< all of the smallest size, proved ones first, then the cheaper, then by words
    std::string none; ///< why some target stays missed, one sentence; empty when none does
};

/// The smallest sets of changes, up to `atMost`, after which neither the RTO nor the RPO of the stamp misses
/// its target for the disruption; where no set does that for both, those for one of them. Each is tried on a
/// value that nobody sees. Empty when nothing is missed, or stopped.
///
/// Sets are grown change by change along what sets the result: services on the critical path, stores that
/// miss their RPO. A change that alone neither shortens the path nor moves it is not grown further.
Advice smallestRemedies(const Snapshot &now, const StampId &stamp, const Disruption &disruption,
                        int atMost = 3, const std::stop_token &stop = {});

} // namespace breakwater
