// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/rules/engine.h"

/// Inside of this room: what an assessment is put together from.
namespace breakwater {

struct Memory::Store {
    /// The estimates of a design that was assessed; held with the design that they are of.
    struct Known {
        std::shared_ptr<const Topology> topology;
        Estimates all;
    };

    EstimateMemory estimates;
    RuleMemory rules;
    std::vector<Known> known; ///< the newest last

    void keep(std::shared_ptr<const Topology> topology, Estimates all);
    const Estimates *estimatesOf(const std::shared_ptr<const Topology> &topology) const; ///< null: unknown
};

bool isOfRegionLoss(const StampEstimate &estimate);
/// `all`: those of the loss of the region in the order of the stamps, then the others.
Assessment assembled(const Snapshot &now, const Estimates &all, const RuleVerdicts &verdicts);

} // namespace breakwater
