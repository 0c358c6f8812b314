// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

#include <string>

/// Words on promises and estimates that several rules of this theme share.
namespace breakwater {

/// `the loss of the primary region`.
std::string occasion(const StampEstimate &estimate, const StampView &now);
/// `75 min`, `at least 75 min`, `an unbounded time`.
std::string promised(const Promise &promise);
/// `60 min`, `an unbounded amount`.
std::string lost(const Figure &figure);
/// What has no time in an estimate that can therefore not be judged.
std::string whatIsUntimed(const StampEstimate &estimate);

/// What a finding on a promise is about: the thing, and the disruption unless it is the loss of the region.
/// Two promises of one thing are thus missed, and accepted, one by one.
std::vector<Subject> promiseOf(const Subject &thing, const Disruption &disruption);

/// Targets that no estimate exists for.
void sayWhatIsNotEstimated(const Rule &rule, const StampView &now, Findings &out,
                           std::optional<Minutes> Target::*target);

} // namespace breakwater
