// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/remedies.h"
#include "core/recovery/calls.h"
#include "core/recovery/data_at_risk.h"
#include "core/recovery/tolerance.h"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace breakwater::cli {

/// A step that takes time and is now and then on the critical path: what shortening it would bring.
struct Lever {
    std::string key, title;
    BlockTime time;
    double criticality = 0; ///< share of the trials in which it is on the critical path
    double sensitivity = 0; ///< minutes that P95 loses for each minute saved in it
};

/// Everything that is known of one stamp for one disruption.
struct EstimateReport {
    StampEstimate estimate; ///< with its spread when trials were asked for
    std::vector<std::string>
        assumptions; ///< "AKS: Two identical clusters, 30 min (estimated)", the largest first
    std::string dominance;
    std::vector<Lever> levers; ///< what most can be gained from first; none without trials
    DataAtRisk data;
    Tolerance tolerance;
    std::vector<CallPath> calls; ///< only where a provider is lost
    Degradation degradation;
    Advice advice;
};

/// `trials.count` of 0: no distributions. nullopt: the disruption does not touch the stamp.
std::optional<EstimateReport> reportOn(const Snapshot &now, const StampId &stamp,
                                       const Disruption &disruption, const PlanOptions &options,
                                       const Trials &trials);

void printReport(const Snapshot &now, const EstimateReport &report, std::ostream &out);
nlohmann::ordered_json toJson(const Snapshot &now, const EstimateReport &report);

} // namespace breakwater::cli
