// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/compare.h"

#include <string>
#include <vector>

/// Inside of this room: the words that the formats share; plain, each format quotes them.
namespace breakwater::comparison {

struct PromiseRow {
    std::string stamp, disruption;
    std::string rto, rpo; ///< "P95 140 min -> 55 min"
    std::string verdict; ///< "missed -> met"
    bool newlyMissed = false;
};
/// Of promises that changed.
std::vector<PromiseRow> promiseRows(const Comparison &comparison);

struct CostRow {
    std::string what, before, after;
};
/// One region, what recovery adds, together.
std::vector<CostRow> costRows(const Comparison &comparison);

} // namespace breakwater::comparison
