// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/targets/promises.h"

namespace breakwater {

std::string occasion(const StampEstimate &estimate, const StampView &now)
{
    return inWords(estimate.disruption, Topology(),
                   now.catalog()); // no target is named, so no design is needed
}

std::string promised(const Promise &promise)
{
    if (promise.unbounded)
        return "an unbounded time";
    return (promise.atLeast ? "at least " : "") + humanMinutes(promise.rto);
}

std::string lost(const Figure &figure)
{
    return figure.state == Figure::State::Unbounded ? std::string("an unbounded amount")
                                                    : humanFigure(figure);
}

std::string whatIsUntimed(const StampEstimate &estimate)
{
    return estimate.rto.unknown.empty() ? std::string("the time of a step on the longest chain")
                                        : "the time of " + inWords(estimate.rto.unknown);
}

std::vector<Subject> promiseOf(const Subject &thing, const Disruption &disruption)
{
    std::vector<Subject> subjects{thing};
    if (disruption.kind != DisruptionKind::Region)
        subjects.emplace_back(disruption.kind);
    return subjects;
}

void sayWhatIsNotEstimated(const Rule &rule, const StampView &now, Findings &out,
                           std::optional<Minutes> Target::*target)
{
    std::vector<std::string> open;
    for (const auto &[kind, promise] : now.stamp().objectives.byDisruption) {
        const auto estimates = now.estimates();
        const bool estimated = std::any_of(estimates.begin(), estimates.end(),
                                           [&](const auto &each) { return each->disruption.kind == kind; });
        if (promise.*target && !estimated)
            open.emplace_back(toWord(kind));
    }
    if (!open.empty())
        out.notEvaluated(rule, {now.stamp().id}, "an estimate for: " + inWords(open));
}

} // namespace breakwater
