// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/what_if.h"

#include "core/assessment/parts.h"
#include "core/model/queries.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// Stamps whose estimate may be another one: what changed and what leans on it. What a changed stamp leans on
/// is only in doubt: whether anybody needs a thing may decide how it is recovered.
class Reached {
public:
    Reached(const Topology &before, const Topology &after)
        : m_reached(after.stamps.size(), false)
    {
        if (before.roles != after.roles || before.records != after.records) {
            m_reached.assign(after.stamps.size(), true);
            return;
        }
        std::vector<std::size_t> changed;
        std::vector<const Stamp *> asking; // as they were and as they are
        for (std::size_t i = 0; i < after.stamps.size(); ++i)
            if (!has(before, i, after.stamps[i])) {
                changed.push_back(i);
                asking.push_back(after.stamps[i].get());
            }
        for (std::size_t i = 0; i < before.stamps.size(); ++i)
            if (!has(after, i, before.stamps[i]))
                asking.push_back(before.stamps[i].get());
        if (asking.empty())
            return;
        look(after, asking);
        for (const std::size_t stamp : changed)
            reach(stamp);
    }

    bool operator()(std::size_t stamp) const { return m_reached[stamp]; }
    const std::set<std::size_t> &inDoubt() const { return m_inDoubt; }
    void reach(std::size_t stamp)
    {
        std::vector<std::size_t> open{stamp};
        while (!open.empty()) {
            const std::size_t i = open.back();
            open.pop_back();
            if (m_reached[i])
                continue;
            m_reached[i] = true;
            open.insert(open.end(), m_leaningOn[i].begin(), m_leaningOn[i].end());
        }
    }

private:
    /// Most stamps are where they were, so that is asked first.
    static bool has(const Topology &topology, std::size_t likely, const std::shared_ptr<const Stamp> &stamp)
    {
        return (likely < topology.stamps.size() && topology.stamps[likely] == stamp)
            || topology.stampPointer(stamp->id) == stamp;
    }

    void look(const Topology &after, const std::vector<const Stamp *> &asking)
    {
        const ServiceIndex index(after);
        std::unordered_map<const Stamp *, std::size_t> position;
        for (std::size_t i = 0; i < after.stamps.size(); ++i)
            position[after.stamps[i].get()] = i;
        m_leaningOn.resize(after.stamps.size());
        for (std::size_t i = 0; i < after.stamps.size(); ++i)
            forEachNamed(*after.stamps[i], [&](const ServiceId &id) {
                const Stamp *owner = index.find(id).stamp;
                if (owner != nullptr && owner != after.stamps[i].get())
                    m_leaningOn[position[owner]].push_back(i);
            });
        for (const Stamp *stamp : asking)
            forEachNamed(*stamp, [&](const ServiceId &id) {
                if (const Stamp *owner = index.find(id).stamp)
                    m_inDoubt.insert(position[owner]);
            });
    }

    template <typename Visit>
    static void forEachNamed(const Stamp &stamp, const Visit &visit)
    {
        for (const Dependency &link : stamp.dependencies) {
            visit(link.to);
            if (!link.call)
                continue;
            for (const Fallback &fallback : link.call->fallbacks)
                visit(fallback.to);
            if (link.call->queue)
                visit(*link.call->queue);
        }
        for (const Protection &protection : stamp.protections) {
            for (const ServiceId &id : protection.counterparts)
                visit(id);
            if (protection.via)
                visit(*protection.via);
        }
    }

    std::vector<std::vector<std::size_t>> m_leaningOn;
    std::set<std::size_t> m_inDoubt;
    std::vector<bool> m_reached;
};

/// The other disruptions that a stamp promises something for, as `estimateOthers` asks them.
std::vector<Disruption> promisedOthers(const Stamp &stamp)
{
    std::vector<Disruption> found;
    for (const auto &[kind, target] : stamp.objectives.byDisruption)
        if (kind != DisruptionKind::Region && kind != DisruptionKind::Service && (target.rto || target.rpo))
            found.push_back({kind, false,
                             kind == DisruptionKind::Corruption && target.malicious.value_or(false),
                             std::nullopt});
    return found;
}

using EstimatesByStamp = std::map<StampId, Estimates>;

EstimatesByStamp byStamp(const Estimates &all)
{
    EstimatesByStamp found;
    for (const auto &estimate : all)
        if (estimate)
            found[estimate->stamp].push_back(estimate);
    return found;
}

/// Those that are remembered of the present design, else copies of what its assessment says.
Estimates estimatesOf(const Snapshot &now, const Assessment &present, Memory::Store &store)
{
    if (const Estimates *known = store.estimatesOf(now.topology))
        return *known;
    Estimates all;
    for (const auto *list : {&present.estimates, &present.others})
        for (const StampEstimate &estimate : *list)
            all.push_back(std::make_shared<const StampEstimate>(estimate));
    store.keep(now.topology, all);
    return all;
}

/// One stamp on planning values, for everything that it promises.
Estimates planned(const Snapshot &then, const Stamp &stamp, Memory::Store &store)
{
    Estimates made;
    std::vector<Disruption> asked = promisedOthers(stamp);
    asked.insert(asked.begin(), Disruption{});
    for (const Disruption &disruption : asked)
        if (auto found = estimate(then, stamp.id, disruption, store.estimates))
            made.push_back(std::make_shared<const StampEstimate>(*std::move(found)));
    return made;
}

bool sameButForTrials(const Estimates &a, const Estimates &b)
{
    const auto same = [](const auto &x, const auto &y) {
        StampEstimate bare = *x, other = *y;
        bare.spread.reset();
        other.spread.reset();
        return bare == other;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

const Estimates &estimatesOf(const EstimatesByStamp &list, const StampId &stamp)
{
    static const Estimates kNone;
    const auto found = list.find(stamp);
    return found == list.end() ? kNone : found->second;
}

/// Planning values of what is reached; what is not keeps its own.
Estimates estimatesAfter(const Snapshot &then, const EstimatesByStamp &before, Reached &reached,
                         Memory::Store &store, const std::stop_token &stop)
{
    const auto &stamps = then.topology->stamps;
    for (const std::size_t i : reached.inDoubt())
        if (!reached(i) && !stop.stop_requested()
            && !sameButForTrials(planned(then, *stamps[i], store), estimatesOf(before, stamps[i]->id)))
            reached.reach(i);
    Estimates regions, others;
    for (std::size_t i = 0; i < stamps.size() && !stop.stop_requested(); ++i) {
        const Estimates made = reached(i) ? planned(then, *stamps[i], store) : Estimates();
        for (const auto &estimate : reached(i) ? made : estimatesOf(before, stamps[i]->id))
            (isOfRegionLoss(*estimate) ? regions : others).push_back(estimate);
    }
    regions.insert(regions.end(), others.begin(), others.end());
    return regions;
}

const StampEstimate *find(const Estimates &list, const Disruption &disruption)
{
    for (const auto &estimate : list)
        if (estimate && estimate->disruption == disruption)
            return estimate.get();
    return nullptr;
}

std::optional<StampEstimate> copyOf(const StampEstimate *estimate)
{
    return estimate != nullptr ? std::optional(*estimate) : std::nullopt;
}

std::vector<PromiseChange> promisesOf(const Snapshot &then, const EstimatesByStamp &before,
                                      const EstimatesByStamp &after, const Reached &reached)
{
    std::vector<PromiseChange> changes;
    for (std::size_t i = 0; i < then.topology->stamps.size(); ++i) {
        const StampId &id = then.topology->stamps[i]->id;
        if (!reached(i))
            continue;
        const Estimates &was = estimatesOf(before, id), &is = estimatesOf(after, id);
        for (const auto &estimate : is)
            changes.push_back({id, estimate->disruption, copyOf(find(was, estimate->disruption)), *estimate});
        for (const auto &estimate : was)
            if (find(is, estimate->disruption) == nullptr)
                changes.push_back({id, estimate->disruption, *estimate, std::nullopt});
    }
    return changes;
}

std::string keyOf(const NotEvaluated &open)
{
    Finding finding;
    finding.rule = open.rule;
    finding.subjects = open.subjects;
    return finding.key();
}

/// A key may show in more than one stamp.
std::string placeOf(const StampId &stamp, const std::string &key)
{
    return stamp.text + ' ' + key;
}

using FindingsByPlace = std::unordered_map<std::string, const Finding *>;

FindingsByPlace byPlace(const FindingList &findings)
{
    FindingsByPlace found;
    for (const Finding &finding : findings)
        found.emplace(placeOf(finding.stamp, finding.key()), &finding);
    return found;
}

void compare(const Assessment &before, const Assessment &after, WhatIf &answer)
{
    const FindingsByPlace was = byPlace(before.findings), accepted = byPlace(before.accepted),
                          is = byPlace(after.findings), acceptedNow = byPlace(after.accepted);
    std::unordered_map<std::string, const NotEvaluated *> open;
    for (const NotEvaluated &each : after.notEvaluated)
        open.emplace(placeOf(each.stamp, keyOf(each)), &each);
    for (const Finding &finding : after.findings) {
        const std::string place = placeOf(finding.stamp, finding.key());
        const auto former = was.find(place);
        if (former == was.end()) {
            if (accepted.count(place) == 0)
                answer.added.push_back(finding);
        } else if (former->second->severity != finding.severity || former->second->message != finding.message)
            answer.changed.push_back({*former->second, finding});
    }
    for (const Finding &finding : before.findings) {
        const std::string place = placeOf(finding.stamp, finding.key());
        if (is.count(place) != 0 || acceptedNow.count(place) != 0)
            continue;
        const auto undecided = open.find(place);
        if (undecided != open.end())
            answer.undecided.push_back(*undecided->second);
        else
            answer.closed.push_back(finding);
    }
}

const Finding *firstWarning(const WhatIf &answer)
{
    for (const Finding &finding : answer.added)
        if (finding.level() == Level::Warning)
            return &finding;
    return nullptr;
}

std::string findingsInWords(std::size_t count)
{
    return count == 1 ? std::string("1 finding") : fmt::format("{} findings", count);
}

void judge(WhatIf &answer)
{
    if (const Finding *error = answer.firstError()) {
        answer.fit = Fit::Breaks;
        answer.sentence = error->message;
    } else if (const Finding *warning = firstWarning(answer)) {
        answer.fit = Fit::FitsWithWarnings;
        answer.sentence = warning->message;
    } else {
        answer.fit = Fit::Fits;
        answer.sentence = !answer.closed.empty()
            ? fmt::format("Closes {} and opens no error or warning.", findingsInWords(answer.closed.size()))
            : std::string("Opens no error or warning.");
    }
}

WhatIf stopped()
{
    WhatIf nothing;
    nothing.cancelled = true;
    return nothing;
}

} // namespace

std::string_view toWord(Fit fit)
{
    switch (fit) {
    case Fit::Fits:
        return "fits";
    case Fit::FitsWithWarnings:
        return "fits-with-warnings";
    case Fit::Breaks:
        return "breaks";
    case Fit::Impossible:
        break;
    }
    return "impossible";
}

std::string_view inWords(Fit fit)
{
    switch (fit) {
    case Fit::Fits:
        return "OK";
    case Fit::FitsWithWarnings:
        return "OK with warning";
    case Fit::Breaks:
        return "violates a rule";
    case Fit::Impossible:
        break;
    }
    return "not possible";
}

const Finding *WhatIf::firstError() const
{
    for (const Finding &finding : added)
        if (finding.level() == Level::Error)
            return &finding;
    for (const ChangedFinding &each : changed)
        if (each.after.level() == Level::Error && each.before.level() != Level::Error)
            return &each.after;
    return nullptr;
}

WhatIf whatIf(const Snapshot &now, const Edit &edit, const Assessment &present, Memory &memory,
              std::stop_token stop)
{
    WhatIf answer;
    Result<Topology> made = edit(*now.topology);
    if (!made) {
        answer.sentence = made.error().sentence;
        return answer;
    }
    Snapshot then = now;
    then.designHash.clear(); // nobody has worked it out
    then.topology = std::make_shared<const Topology>(std::move(*made));
    Memory::Store &store = memory.store();
    Reached reached(*now.topology, *then.topology);
    const EstimatesByStamp before = byStamp(estimatesOf(now, present, store));
    const Estimates after = estimatesAfter(then, before, reached, store, stop);
    if (stop.stop_requested())
        return stopped();
    const RuleVerdicts verdicts = runRules(then, after, store.rules, stop);
    if (verdicts.cancelled || stop.stop_requested())
        return stopped();
    store.keep(then.topology, after);

    answer.assessment = std::make_shared<const Assessment>(assembled(then, after, verdicts));
    answer.promises = promisesOf(then, before, byStamp(after), reached);
    compare(present, *answer.assessment, answer);
    answer.after = then.topology;
    judge(answer);
    return answer;
}

} // namespace breakwater
