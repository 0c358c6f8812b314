// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assess.h"

#include "core/assessment/parts.h"
#include "core/support/day.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace breakwater {

void Memory::Store::keep(std::shared_ptr<const Topology> topology, Estimates all)
{
    constexpr std::size_t kKept = 4;
    const auto same = [&topology](const Known &each) { return each.topology == topology; };
    known.erase(std::remove_if(known.begin(), known.end(), same), known.end());
    if (known.size() == kKept)
        known.erase(known.begin());
    known.push_back({std::move(topology), std::move(all)});
}

const Estimates *Memory::Store::estimatesOf(const std::shared_ptr<const Topology> &topology) const
{
    for (const Known &each : known)
        if (each.topology == topology)
            return &each.all;
    return nullptr;
}

Memory::Memory()
    : m_store(std::make_unique<Store>())
{ }
Memory::~Memory() = default;
Memory::Memory(Memory &&) noexcept = default;
Memory &Memory::operator=(Memory &&) noexcept = default;

Memory::Store &Memory::store()
{
    return *m_store;
}

namespace {

using RiskKey = std::pair<std::string_view, std::vector<std::string>>; // rule, subjects in order

/// What the room accepted and has not to look at again yet. A day that cannot be read keeps nothing accepted.
std::set<RiskKey> standingRisks(const Snapshot &now)
{
    const std::string today = isoDay(now.asOf);
    std::set<RiskKey> standing;
    for (const AcceptedRisk &risk : now.topology->agreements->acceptedRisks) {
        if (risk.reviewOn && *risk.reviewOn < today)
            continue;
        std::vector<std::string> subjects = risk.subjects;
        std::sort(subjects.begin(), subjects.end());
        standing.emplace(risk.rule.text, std::move(subjects));
    }
    return standing;
}

bool isAccepted(const std::set<RiskKey> &standing, const Finding &finding)
{
    if (standing.empty())
        return false;
    std::vector<std::string> subjects = finding.subjects;
    std::sort(subjects.begin(), subjects.end());
    return standing.count({finding.rule.text, std::move(subjects)}) > 0;
}

bool comesBefore(const std::shared_ptr<const Finding> &a, const std::shared_ptr<const Finding> &b)
{
    const Level levelOfA = a->level(), levelOfB = b->level();
    return std::tie(levelOfA, a->rule, a->subjects) < std::tie(levelOfB, b->rule, b->subjects);
}

void addFindings(const StampVerdict &verdict, const std::set<RiskKey> &standing, Assessment &assessment)
{
    std::vector<std::shared_ptr<const Finding>> ordered = verdict.findings.held();
    std::stable_sort(ordered.begin(), ordered.end(), comesBefore);
    for (std::shared_ptr<const Finding> &finding : ordered) {
        FindingList &where = isAccepted(standing, *finding) ? assessment.accepted : assessment.findings;
        where.share(std::move(finding));
    }
    assessment.notEvaluated.insert(assessment.notEvaluated.end(), verdict.notEvaluated.begin(),
                                   verdict.notEvaluated.end());
}

Assessment stopped()
{
    Assessment nothing;
    nothing.cancelled = true;
    return nothing;
}

} // namespace

const StampEstimate *Assessment::estimate(const StampId &stamp) const
{
    const auto found = std::find_if(estimates.begin(), estimates.end(),
                                    [&](const StampEstimate &each) { return each.stamp == stamp; });
    return found == estimates.end() ? nullptr : &*found;
}

int Assessment::count(Level level) const
{
    return static_cast<int>(std::count_if(findings.begin(), findings.end(),
                                          [&](const Finding &finding) { return finding.level() == level; }));
}

Assessment assess(const Snapshot &now, Memory &memory, std::stop_token stop, RuleTimes *times)
{
    Memory::Store &store = memory.store();
    const Estimates estimates = estimateAll(now, store.estimates, stop);
    if (stop.stop_requested())
        return stopped();
    const Estimates others = estimateOthers(now, store.estimates, stop);
    if (stop.stop_requested())
        return stopped();
    Estimates all = estimates;
    all.insert(all.end(), others.begin(), others.end());
    const RuleVerdicts verdicts = runRules(now, all, store.rules, stop, {}, times);
    if (verdicts.cancelled || stop.stop_requested())
        return stopped();

    store.keep(now.topology, all);
    return assembled(now, all, verdicts);
}

Assessment assembled(const Snapshot &now, const Estimates &all, const RuleVerdicts &verdicts)
{
    Assessment assessment;
    for (const auto &estimate : all)
        if (estimate)
            (isOfRegionLoss(*estimate) ? assessment.estimates : assessment.others).push_back(*estimate);
    const std::set<RiskKey> standing = standingRisks(now);
    for (const auto &verdict : verdicts.stamps)
        if (verdict)
            addFindings(*verdict, standing, assessment);
    return assessment;
}

bool isOfRegionLoss(const StampEstimate &estimate)
{
    return estimate.disruption.kind == DisruptionKind::Region;
}

} // namespace breakwater
