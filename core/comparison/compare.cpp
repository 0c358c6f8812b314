// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/compare.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace breakwater {
namespace {

std::vector<const StampEstimate *> estimatesOf(const Assessment &assessment)
{
    std::vector<const StampEstimate *> all;
    for (const StampEstimate &estimate : assessment.estimates)
        all.push_back(&estimate);
    for (const StampEstimate &estimate : assessment.others)
        all.push_back(&estimate);
    return all;
}

const StampEstimate *sameOf(const std::vector<const StampEstimate *> &all, const StampEstimate &estimate)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const StampEstimate *each) {
        return each->stamp == estimate.stamp && each->disruption == estimate.disruption;
    });
    return found == all.end() ? nullptr : *found;
}

void comparePromises(const Assessment &was, const Assessment &is, Comparison &out)
{
    const auto before = estimatesOf(was), after = estimatesOf(is);
    for (const StampEstimate *estimate : after) {
        PromiseChange change{estimate->stamp, estimate->disruption, {}, *estimate};
        if (const StampEstimate *same = sameOf(before, *estimate))
            change.before = *same;
        out.promises.push_back(std::move(change));
    }
    for (const StampEstimate *estimate : before)
        if (!sameOf(after, *estimate))
            out.promises.push_back({estimate->stamp, estimate->disruption, *estimate, {}});
}

void compareFindings(const Assessment &was, const Assessment &is, Comparison &out)
{
    std::map<std::string, const Finding *> before;
    for (const Finding &finding : was.findings)
        before.emplace(finding.key(), &finding);
    std::map<std::string, const Finding *> after;
    for (const Finding &finding : is.findings) {
        after.emplace(finding.key(), &finding);
        const auto old = before.find(finding.key());
        if (old == before.end())
            out.added.push_back(finding);
        else if (old->second->severity != finding.severity || old->second->message != finding.message)
            out.changed.push_back({*old->second, finding});
    }
    std::map<std::string, const NotEvaluated *> open;
    for (const NotEvaluated &each : is.notEvaluated) {
        Finding key;
        key.rule = each.rule;
        key.subjects = each.subjects;
        open.emplace(key.key(), &each);
    }
    for (const Finding &finding : was.findings) {
        if (after.count(finding.key()) != 0)
            continue;
        const auto undecided = open.find(finding.key());
        if (undecided != open.end())
            out.undecided.push_back(*undecided->second);
        else
            out.closed.push_back(finding);
    }
}

void compareCosts(Comparison &out)
{
    if (auto cost = costOf(out.before))
        out.costBefore = std::move(*cost);
    if (auto cost = costOf(out.after))
        out.costAfter = std::move(*cost);
}

bool missed(const std::optional<StampEstimate> &estimate, Verdict StampEstimate::*verdict)
{
    return estimate && (*estimate).*verdict == Verdict::Missed;
}

/// The 95th percentile where there is one, else the planning value.
std::string rtoText(const std::optional<StampEstimate> &estimate, bool percentile)
{
    if (!estimate)
        return "none";
    if (estimate->rto.unbounded)
        return "unbounded";
    const bool atLeast = percentile ? estimate->spread->atLeast : estimate->rto.atLeast;
    const Minutes minutes = percentile ? estimate->spread->p95 : estimate->rto.rto;
    return (atLeast ? "at least " : "") + humanMinutes(minutes);
}

/// How far the planning value moves, in minutes; what gains or loses a bound moves farthest.
double moves(const PromiseChange &change)
{
    if (!change.before || !change.after)
        return 0;
    if (change.before->rto.unbounded != change.after->rto.unbounded)
        return kLongestMinutes;
    return std::abs((change.after->rto.rto - change.before->rto.rto).count());
}

std::string findingsInWords(const Comparison &comparison)
{
    const std::size_t closed = comparison.closed.size(), added = comparison.added.size();
    std::string text = closed == 0 ? "no finding closed"
                                   : fmt::format("{} finding{} closed", closed, closed == 1 ? "" : "s");
    return text + (added == 0 ? ", none new" : fmt::format(", {} new", added));
}

std::string costInWords(const Comparison &comparison)
{
    if (const auto growth = comparison.costGrowth())
        return fmt::format("cost {:+.0f} %", *growth * 100);
    if (!comparison.costBefore || !comparison.costAfter)
        return "cost unknown";
    return fmt::format("cost {} -> {}", humanCost(comparison.costBefore->design),
                       humanCost(comparison.costAfter->design));
}

} // namespace

std::optional<double> Comparison::costGrowth() const
{
    if (!costBefore || !costAfter || costBefore->design.atLeast() || costAfter->design.atLeast()
        || costBefore->design.usd.count <= 0)
        return std::nullopt;
    return static_cast<double>(costAfter->design.usd.count)
        / static_cast<double>(costBefore->design.usd.count)
        - 1;
}

bool newlyMissed(const PromiseChange &change)
{
    return (missed(change.after, &StampEstimate::rtoVerdict)
            && !missed(change.before, &StampEstimate::rtoVerdict))
        || (missed(change.after, &StampEstimate::rpoVerdict)
            && !missed(change.before, &StampEstimate::rpoVerdict));
}

bool Comparison::newlyMissed() const
{
    return std::any_of(promises.begin(), promises.end(),
                       [](const PromiseChange &change) { return breakwater::newlyMissed(change); });
}

std::string rtoInWords(const PromiseChange &change)
{
    const auto hasPercentile = [](const std::optional<StampEstimate> &estimate) {
        return !estimate || estimate->rto.unbounded || estimate->spread;
    };
    const bool percentile = hasPercentile(change.before) && hasPercentile(change.after);
    return fmt::format("RTO {}{} -> {}", percentile ? "P95 " : "", rtoText(change.before, percentile),
                       rtoText(change.after, percentile));
}

std::string summaryOf(const Comparison &comparison)
{
    const PromiseChange *most = nullptr;
    for (const PromiseChange &change : comparison.promises)
        if (moves(change) > (most ? moves(*most) : 0))
            most = &change;
    std::string text = most ? rtoInWords(*most) : "RTO as before";
    return fmt::format("{}, {}, {}", text, costInWords(comparison), findingsInWords(comparison));
}

Comparison compare(const Snapshot &before, const Assessment &was, const Snapshot &after, const Assessment &is)
{
    Comparison out;
    out.before = before;
    out.after = after;
    if (was.cancelled || is.cancelled) {
        out.cancelled = true;
        return out;
    }
    out.changes = differences(*before.topology, *after.topology);
    std::erase_if(out.changes, [](const Difference &each) { return each.subjectKind == "layout"; });
    comparePromises(was, is, out);
    compareFindings(was, is, out);
    compareCosts(out);
    return out;
}

Comparison compare(const Snapshot &before, const Snapshot &after, std::stop_token stop)
{
    Memory memory;
    const Assessment was = assess(before, memory, stop);
    return compare(before, was, after, assess(after, memory, stop));
}

} // namespace breakwater
