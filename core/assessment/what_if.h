// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/model/edits.h"

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// "What if this were placed, moved, linked or changed so?" One answer for drag previews, quick fixes and the
/// command line. The design stays as it is.
namespace breakwater {

/// The four states of a zone under a card that is dragged.
enum class Fit {
    Fits, ///< no new warning, no new error
    FitsWithWarnings,
    Breaks, ///< a new finding of level error, or one that becomes an error; still allowed
    Impossible ///< the design cannot be so
};
std::string_view toWord(Fit); ///< `fits`, `fits-with-warnings`, `breaks`, `impossible`
std::string_view inWords(Fit); ///< `OK`, `OK with warning`, `violates a rule`, `not possible`

struct ChangedFinding {
    Finding before, after; ///< one key, another severity or another message
};

/// What a stamp promises for one disruption; absent: the disruption does not touch it.
struct PromiseChange {
    StampId stamp;
    Disruption disruption;
    std::optional<StampEstimate> before, after;
};

struct WhatIf {
    Fit fit = Fit::Impossible;
    std::string sentence; ///< the first reason, or what is gained
    std::vector<Finding> added, closed; ///< in the order of the assessments that have them
    std::vector<ChangedFinding> changed;
    /// Found before and undecided afterwards, for want of a fact: neither closed nor changed.
    std::vector<NotEvaluated> undecided;
    /// Of every stamp that the edit touches, and of those whose estimate follows; in the order of the design.
    std::vector<PromiseChange> promises;
    std::shared_ptr<const Topology> after; ///< null: impossible
    std::shared_ptr<const Assessment> assessment; ///< of `after`; stamps that were touched without trials
    bool cancelled = false; ///< stopped before it was whole: show nothing of it

    /// The first finding that is an error and was none before; null: there is none.
    const Finding *firstError() const;
};

/// `present` is the assessment of `now`. Quick: stamps that the edit touches are estimated on planning
/// values, all others keep what they have, and rules run again only where something changed. What is judged
/// on percentiles (TGT-004, TST-002) is thus undecided for a stamp that is touched. Pure; `memory` only makes
/// it faster.
WhatIf whatIf(const Snapshot &now, const Edit &edit, const Assessment &present, Memory &memory,
              std::stop_token stop = {});

} // namespace breakwater
