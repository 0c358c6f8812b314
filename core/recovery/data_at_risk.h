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
    Minutes p50{0}, p95{0}, p99{0};
    bool atLeast = false;
};

/// Stores that must agree go back to the oldest of their copies: the worst loss is that of all of them, and
/// the skew is what has to be reconciled between them.
struct GroupLoss {
    std::string id, name;
    Figure worst; ///< planning value of the store that loses most
    std::optional<ServiceId> worstStore;
    std::optional<Minutes> skew; ///< between planning values; absent while one of them is not known
    Minutes worstP95{0}, skewP95{0}; ///< of the trials; of known stores only
    bool atLeast = false;
    std::optional<Minutes> maxSkew; ///< what the design allows
    Verdict verdict = Verdict::NotJudged; ///< of the skew's planning value
};

struct DataAtRisk {
    std::vector<StoreSpread> stores; ///< in the order of the estimate
    std::vector<GroupLoss> groups; ///< in the order of the stamp; only those with two stores at risk
};
DataAtRisk dataAtRisk(const Stamp &stamp, const StampEstimate &estimate, const Trials &trials);

} // namespace breakwater
