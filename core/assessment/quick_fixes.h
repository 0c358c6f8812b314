// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/what_if.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// What can be done about a finding, tried out and proved before it is offered. What a rule proposes is in
/// core/rules (fix.h); what meets a missed target is in core/advice.
namespace breakwater {

/// One edit: one undo step.
struct FixChoice {
    std::string label; ///< `Spread plan-web over zones`
    Edit edit;
    std::optional<double> costFactor; ///< of the service's cost of one region (estimated)
    std::string cost; ///< in words; what the catalog does not say is "cost not known"
    std::vector<std::string> changes; ///< what it changes in the design, one sentence each
    WhatIf effect; ///< with the RTO and RPO of the stamps that it touches
    std::string whyNot; ///< the new error that it would bring; empty: it may be applied
};

struct QuickFix {
    std::string key; ///< of the finding
    RuleId rule;
    StampId stamp;
    bool automatic = false; ///< the one choice needs no decision
    std::vector<FixChoice> choices; ///< those that may be applied first, in the order of the rule
    std::string none; ///< why there is no choice that may be applied; empty when there is one

    bool offered() const { return !choices.empty() && choices.front().whyNot.empty(); }
};

/// Every choice removes the finding. None that may be applied adds a finding of level error or makes one of
/// another; one that would says so in `whyNot`. Where an automatic fix may be applied, it is the one choice.
QuickFix quickFix(const Snapshot &now, const Finding &finding, const Assessment &present, Memory &memory,
                  std::stop_token stop = {});

/// Automatic fixes, one after the other, as one edit.
struct FixRun {
    struct Applied {
        std::string key, label;
    };
    std::vector<Applied> applied; ///< in order
    Edit edit; ///< all of them, or none
    std::shared_ptr<const Topology> after;
    std::shared_ptr<const Assessment> assessment; ///< of `after`
    bool cancelled = false;
};

/// "Fix all of this kind": every finding of the rule that has an automatic fix.
FixRun fixAll(const Snapshot &now, const RuleId &rule, const Assessment &present, Memory &memory,
              std::stop_token stop = {});
/// Every automatic fix of every rule, until nothing changes. A finding that comes back is fixed once.
FixRun fixEverything(const Snapshot &now, const Assessment &present, Memory &memory,
                     std::stop_token stop = {});

} // namespace breakwater
