// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/estimate.h"
#include "core/recovery/sampling.h"

#include <optional>
#include <string>
#include <vector>

/// What a disruption costs in data, store by store and for stores that must agree.
namespace breakwater {

/// Of one store whose loss is known. Where no upper bound is given, percentiles read "at least".
struct StoreSpread {
    ServiceId store;
    std::optional<Minutes> p50, p95, p99; ///< absent: no clean copy is left, everything is lost
    double allLost = 0; ///< share of trials in which the damage is older than the oldest copy that is kept
    bool atLeast = false;
};

/// Stores that must agree go back to the oldest of their copies: the worst loss is that of all of them, and
/// the skew is what has to be reconciled between them. A store that the disruption leaves alone loses
/// nothing.
struct GroupLoss {
    std::string id, name;
    Figure worst; ///< planning value of the store that loses most
    std::optional<ServiceId> worstStore;
    /// As far apart as two of them can be: one at its planning value, the other at the least it can lose.
    /// Absent while one of them is not known.
    std::optional<Minutes> skew;
    Minutes worstP95{0}, skewP95{0}; ///< of the trials; of known stores only
    bool atLeast = false;
    std::optional<Minutes> maxSkew; ///< what the design allows
    Verdict verdict = Verdict::NotJudged; ///< of the skew; not met while it has no upper bound
};

struct DataAtRisk {
    std::vector<StoreSpread> stores; ///< in the order of the estimate
    std::vector<GroupLoss> groups; ///< in the order of the stamp; only those with a store at risk
};
/// Of the stamp that was estimated. Stores of other stamps in its groups are estimated for the same
/// disruption.
DataAtRisk dataAtRisk(const Snapshot &now, const StampEstimate &estimate, const Trials &trials);

} // namespace breakwater
