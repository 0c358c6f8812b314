// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/what_if.h"
#include "core/cost/cost.h"
#include "core/model/queries.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// Two designs, or one before and after: what differs, and what that does to every promise.
namespace breakwater {

/// A sentence on one difference: plain text, not quoted.
/// "Orders: Auto-failover group instead of Geo-restore", "Added the service Sessions".
std::string inWords(const Difference &difference, const Snapshot &before, const Snapshot &after);

struct Comparison {
    Snapshot before, after;
    std::vector<Difference> changes; ///< of what designs mean; moved cards are not among them
    /// Of every stamp and disruption that one of them is judged for, in the order of the designs.
    std::vector<PromiseChange> promises;
    /// Absent: the price list that the design carries cannot be read.
    std::optional<DesignCost> costBefore, costAfter;
    std::vector<Finding> closed, added;
    std::vector<ChangedFinding> changed;
    std::vector<NotEvaluated> undecided; ///< found before and not judged afterwards
    bool cancelled = false; ///< stopped before it was whole: show nothing of it

    /// Share by which the known cost grows; absent while a side has none or is only "at least".
    std::optional<double> costGrowth() const;
    bool newlyMissed() const;
};

/// The RTO or RPO is missed afterwards and was not before.
bool newlyMissed(const PromiseChange &change);
/// "Storefront: RTO P95 140 -> 55 min" where percentiles are known, else the planning values.
std::string rtoInWords(const PromiseChange &change);
/// "RTO P95 140 min -> 55 min, cost +18 %, 3 findings closed, 1 new", with the promise that changes most.
std::string summaryOf(const Comparison &comparison);

Comparison compare(const Snapshot &before, const Snapshot &after, std::stop_token stop = {});
/// Of assessments that exist already.
Comparison compare(const Snapshot &before, const Assessment &was, const Snapshot &after,
                   const Assessment &is);

} // namespace breakwater
