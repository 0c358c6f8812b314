// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/readiness.h"

#include "core/catalog/catalog.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace breakwater {
namespace {

/// Of rules whose words no catalog has, the mildest.
Severity baseOf(const Snapshot &now, const RuleId &rule)
{
    const RuleText *words = now.catalog->rule(rule);
    for (const Severity severity : {Severity::Critical, Severity::High, Severity::Medium})
        if (words && words->severity == toWord(severity))
            return severity;
    return Severity::Low;
}

struct Charge {
    LostPoints of;
    double share = 0;
};

std::vector<Charge> chargesOn(const Snapshot &now, const Assessment &assessment, const StampId &stamp)
{
    std::vector<Charge> charges;
    for (const Finding &finding : assessment.findings)
        if (finding.stamp == stamp)
            charges.push_back(
                {{finding.rule, finding.subjects, stamp, false, 0}, shareLostTo(finding.severity)});
    for (const NotEvaluated &open : assessment.notEvaluated)
        if (open.stamp == stamp)
            charges.push_back({{open.rule, open.subjects, stamp, true, 0},
                               kOpenQuestion * shareLostTo(baseOf(now, open.rule))});
    std::stable_sort(charges.begin(), charges.end(), [](const Charge &a, const Charge &b) {
        return std::tie(a.of.notEvaluated, b.share, a.of.rule, a.of.subjects)
            < std::tie(b.of.notEvaluated, a.share, b.of.rule, b.of.subjects);
    });
    return charges;
}

void take(std::vector<Charge> charges, Readiness &readiness)
{
    for (Charge &charge : charges) {
        charge.of.points = readiness.score * charge.share;
        readiness.score -= charge.of.points;
        readiness.lost.push_back(std::move(charge.of));
    }
}

int weightOf(const Stamp &stamp)
{
    constexpr int kUnstated = 2; // as tier 2
    return 4 - std::clamp(stamp.criticality.value_or(kUnstated), 0, 3);
}

} // namespace

int Readiness::points() const
{
    return static_cast<int>(std::floor(score + 1e-9));
}

double shareLostTo(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 0.1;
    case Severity::High:
        return 0.03;
    case Severity::Medium:
        return 0.01;
    case Severity::Low:
        break;
    }
    return 0.003;
}

Readiness readinessOf(const Snapshot &now, const Assessment &assessment, const StampId &stamp)
{
    Readiness readiness;
    take(chargesOn(now, assessment, stamp), readiness);
    return readiness;
}

Readiness readinessOf(const Snapshot &now, const Assessment &assessment)
{
    Readiness whole;
    double weights = 0;
    for (const auto &stamp : now.topology->stamps)
        weights += weightOf(*stamp);
    for (const auto &stamp : now.topology->stamps) {
        const double part = weightOf(*stamp) / weights;
        for (LostPoints lost : readinessOf(now, assessment, stamp->id).lost) {
            lost.points *= part;
            whole.score -= lost.points;
            whole.lost.push_back(std::move(lost));
        }
    }
    take(chargesOn(now, assessment, StampId{}), whole); // of no stamp: what a client demands of the whole
    return whole;
}

} // namespace breakwater
