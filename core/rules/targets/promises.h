// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

#include <string>

/// Words on promises and estimates that several rules of this theme share.
namespace breakwater {

inline constexpr const char *kRegionLoss = "loss of the region";

/// `75 min`, `at least 75 min`, `an unbounded time`.
std::string promised(const Promise &promise);
/// `60 min`, `an unbounded amount`.
std::string lost(const Figure &figure);
/// What has no time in an estimate that can therefore not be judged.
std::string whatIsUntimed(const StampEstimate &estimate);

/// Targets that no estimate exists for: other disruptions than the loss of the region, or that one too.
void sayWhatIsNotEstimated(const Rule &rule, const StampView &now, Findings &out,
                           std::optional<Minutes> Target::*target);

} // namespace breakwater
