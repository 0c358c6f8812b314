// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/model/topology.h"

#include <string>
#include <vector>

/// How ready a design is, as a number that can be taken apart.
namespace breakwater {

/// What one finding, or one question that nobody has answered, costs.
struct LostPoints {
    RuleId rule;
    std::vector<std::string> subjects;
    StampId stamp;
    bool notEvaluated = false;
    double points = 0;
    bool operator==(const LostPoints &) const = default;
};

/// `score` and `lost` add up to 100.
struct Readiness {
    double score = 100;
    std::vector<LostPoints>
        lost; ///< as they are taken off: by severity, rule and subjects, the open questions last
    int points() const; ///< for people: whole points, rounded down, so that 100 says that nothing is left
    bool operator==(const Readiness &) const = default;
};

/// Share of what is left that a finding takes.
double shareLostTo(Severity severity);
/// A question that a rule could not decide takes this part of what its finding would.
inline constexpr double kOpenQuestion = 0.25;

/// Each open finding takes a share of what the ones before it left, by its severity; so the order changes
/// what each takes and never what is left. Accepted risks take nothing: they are decided.
Readiness readinessOf(const Snapshot &now, const Assessment &assessment, const StampId &stamp);
/// The stamps' mean, each weighed by its tier: tier 0 counts four times as much as tier 3.
Readiness readinessOf(const Snapshot &now, const Assessment &assessment);

} // namespace breakwater
