// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/remedies.h"

#include "core/model/options.h"
#include "core/recovery/option_time.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace breakwater {
namespace {

constexpr std::size_t kMostTries =
    3000; ///< of a search; with planning values one takes well under a millisecond

using Goal = Advice::Goal;

bool misses(const StampEstimate &estimate, Goal goal)
{
    return (goal != Goal::Rpo && estimate.rtoVerdict == Verdict::Missed)
        || (goal != Goal::Rto && estimate.rpoVerdict == Verdict::Missed);
}

bool isProved(const StampEstimate &estimate, Goal goal)
{
    const auto good = [](Verdict verdict) {
        return verdict == Verdict::Met || verdict == Verdict::NotJudged;
    };
    return (goal == Goal::Rpo || good(estimate.rtoVerdict))
        && (goal == Goal::Rto || good(estimate.rpoVerdict));
}

/// An option that answers the disruption; for the outage of a service what answers the loss of its region.
bool answers(const DrOption &option, const Disruption &disruption)
{
    if (disruption.kind == DisruptionKind::Corruption && disruption.malicious)
        return option.malicious;
    return option.against(disruption.kind)
        || (disruption.kind == DisruptionKind::Service && option.against(DisruptionKind::Region));
}

/// What a protection is recorded against, so that the disruption finds it.
DisruptionKind recordedAgainst(const DrOption &option, const Disruption &disruption)
{
    return option.against(disruption.kind) ? disruption.kind : DisruptionKind::Region;
}

class Search {
public:
    Search(const Snapshot &now, StampId stamp, const Disruption &disruption, const std::stop_token &stop)
        : m_now(now)
        , m_stamp(std::move(stamp))
        , m_disruption(disruption)
        , m_stop(stop)
    { }

    Advice run(int atMost)
    {
        const auto first = estimateOf(m_now.topology);
        if (!first || !misses(*first, Goal::Both))
            return {};
        Advice advice = runFor(Goal::Both, *first, atMost);
        if (!advice.remedies.empty() || m_stop.stop_requested())
            return advice;
        if (misses(*first, Goal::Rto) && misses(*first, Goal::Rpo))
            for (const Goal goal : {Goal::Rto, Goal::Rpo}) {
                advice = runFor(goal, *first, atMost);
                if (!advice.remedies.empty())
                    break;
            }
        advice.none = whyNone(*first, atMost);
        return advice;
    }

private:
    struct State {
        std::shared_ptr<const Topology> topology;
        StampEstimate estimate;
        std::vector<Change> changes;
    };

    Advice runFor(Goal goal, const StampEstimate &first, int atMost)
    {
        m_goal = goal;
        m_seen.clear();
        m_tries = 0;
        Advice advice;
        advice.goal = goal;
        std::vector<State> level{{m_now.topology, first, {}}};
        for (int size = 1; size <= atMost && !m_stop.stop_requested() && !level.empty(); ++size) {
            level = grow(level, advice.remedies);
            if (!advice.remedies.empty())
                break;
        }
        std::stable_sort(advice.remedies.begin(), advice.remedies.end(),
                         [](const Remedy &a, const Remedy &b) {
                             return std::tuple(!a.proved, costOf(a), wordsOf(a))
                                 < std::tuple(!b.proved, costOf(b), wordsOf(b));
                         });
        return advice;
    }

    static double costOf(const Remedy &remedy)
    {
        double sum = 0;
        for (const Change &change : remedy.changes)
            sum += change.costFactor;
        return sum;
    }
    static std::string wordsOf(const Remedy &remedy)
    {
        std::string text;
        for (const Change &change : remedy.changes)
            text += change.words + "; ";
        return text;
    }
    static std::string keyOf(const std::vector<Change> &changes)
    {
        std::set<std::string> words;
        for (const Change &change : changes)
            words.insert(change.words);
        return fmt::format("{}", fmt::join(words, "\n"));
    }

    std::optional<StampEstimate> estimateOf(std::shared_ptr<const Topology> topology)
    {
        ++m_tries;
        return estimate({std::move(topology), m_now.catalog, m_now.asOf}, m_stamp, m_disruption, m_memory);
    }

    /// One change more on every state; what meets the targets goes to `found`, what helps is grown further.
    std::vector<State> grow(const std::vector<State> &level, std::vector<Remedy> &found)
    {
        std::vector<State> next;
        for (const State &state : level)
            for (Change &change : changesFor(state)) {
                if (m_tries >= kMostTries || m_stop.stop_requested())
                    return next;
                State tried{nullptr, {}, state.changes};
                tried.changes.push_back(std::move(change));
                if (!m_seen.insert(keyOf(tried.changes)).second)
                    continue;
                Result<Topology> made = tried.changes.back().edit(*state.topology);
                if (!made)
                    continue;
                tried.topology = std::make_shared<const Topology>(std::move(*made));
                const auto estimate = estimateOf(tried.topology);
                if (!estimate)
                    continue;
                tried.estimate = *estimate;
                if (!misses(*estimate, m_goal))
                    found.push_back({tried.changes, *estimate, isProved(*estimate, m_goal)});
                else if (helps(state.estimate, *estimate))
                    next.push_back(std::move(tried));
            }
        // The most promising first, should the search run out of tries.
        std::stable_sort(next.begin(), next.end(), [](const State &a, const State &b) {
            return distance(a.estimate) < distance(b.estimate);
        });
        return next;
    }

    static std::tuple<bool, double, double> distance(const StampEstimate &estimate)
    {
        return {estimate.rto.unbounded, estimate.rto.rto.count(), rankOf(estimate.rpo)};
    }

    static bool helps(const StampEstimate &before, const StampEstimate &after)
    {
        if (after.rto.unbounded != before.rto.unbounded)
            return before.rto.unbounded;
        const double rto = after.rto.rto.count() - before.rto.rto.count();
        return rto < -1e-9 || (std::abs(rto) < 1e-9 && after.criticalServices != before.criticalServices)
            || missed(after) < missed(before);
    }

    /// How many stores miss their target.
    static int missed(const StampEstimate &estimate)
    {
        int count = 0;
        for (const StoreRpo &store : estimate.stores)
            count += store.target && (rankOf(store.rpo) > store.target->count()) ? 1 : 0;
        return count;
    }

    std::vector<Change> changesFor(const State &state)
    {
        std::vector<Change> changes;
        std::set<ServiceId> asked;
        const auto ask = [&](const ServiceId &id, bool forTime) {
            const bool changed = std::any_of(state.changes.begin(), state.changes.end(),
                                             [&](const Change &change) { return change.service == id; });
            if (!changed && asked.insert(id).second)
                addChanges(state, id, forTime, changes);
        };
        for (const StoreRpo &store : state.estimate.stores)
            if (m_goal != Goal::Rto && store.target && rankOf(store.rpo) > store.target->count())
                ask(store.store, false);
        if (m_goal != Goal::Rpo && state.estimate.rtoVerdict == Verdict::Missed)
            for (const ServiceId &service : state.estimate.criticalServices)
                ask(service, true);
        return changes;
    }

    void addChanges(const State &state, const ServiceId &id, bool forTime, std::vector<Change> &changes)
    {
        const auto [stamp, service] = state.topology->find(id);
        const ServiceKind *kind = service ? m_now.catalog->kind(service->kind) : nullptr;
        if (!kind)
            return;
        if (m_disruption.kind == DisruptionKind::Zone) {
            addZoneChanges(*stamp, *service, *kind, forTime, changes);
            return;
        }
        const Protection *before = protectionAgainst(*stamp, id, m_disruption.kind);
        if (!before && m_disruption.kind == DisruptionKind::Service)
            before = protectionAgainst(*stamp, id, DisruptionKind::Region);
        const DrOption *present = before ? kind->option(before->option) : nullptr;
        for (const DrOption &option : kind->options) {
            if (!answers(option, m_disruption) || option.maturity == Maturity::Retiring
                || (present && option.id == present->id))
                continue;
            // For the sake of time only what is faster; a store is asked for a smaller loss anyway.
            const double faster = rankOf(option.rto) - (present ? rankOf(present->rto) : 3e12);
            if (forTime && faster >= 0)
                continue;
            changes.push_back(toOption(*stamp, *service, option, present));
        }
        if (forTime && present)
            addTtl(*stamp, *service, *kind, *present, changes);
    }

    void addZoneChanges(const Stamp &stamp, const Service &service, const ServiceKind &kind, bool forTime,
                        std::vector<Change> &changes)
    {
        const Protection *before = protectionAgainst(stamp, service.id, DisruptionKind::Zone);
        const ZoneOption *present = before ? kind.zoneOption(before->option) : nullptr;
        for (const ZoneOption &option : kind.zoneOptions) {
            if (present
                && (option.id == present->id || (forTime && rankOf(option.rto) >= rankOf(present->rto))))
                continue;
            Change change;
            change.service = service.id;
            change.option = option.id;
            change.costFactor = option.costFactor;
            change.words = present
                ? fmt::format("{}: {} instead of {}", service.name, option.name, present->name)
                : fmt::format("{}: {}", service.name, option.name);
            change.edit = chooseOption(*m_now.catalog, stamp.id, service.id, DisruptionKind::Zone, option.id,
                                       ProtectionId{"prot-" + service.id.text + "-" + option.id.text});
            changes.push_back(std::move(change));
        }
    }

    Change toOption(const Stamp &stamp, const Service &service, const DrOption &option,
                    const DrOption *present)
    {
        Change change;
        change.service = service.id;
        change.option = option.id;
        change.costFactor = option.costFactor;
        change.words = present ? fmt::format("{}: {} instead of {}", service.name, option.name, present->name)
                               : fmt::format("{}: {}", service.name, option.name);
        // An id that is no other's: the design's own ids are four digits long.
        const ProtectionId fresh{"prot-" + service.id.text + "-" + option.id.text};
        change.edit = chooseOption(*m_now.catalog, stamp.id, service.id,
                                   recordedAgainst(option, m_disruption), option.id, fresh);
        return change;
    }

    void addTtl(const Stamp &stamp, const Service &service, const ServiceKind &kind, const DrOption &option,
                std::vector<Change> &changes)
    {
        const Figure figure = optionRto(stamp, service, kind, option);
        if (!figure.known() || figure.value <= option.rto.value)
            return;
        const double seconds = std::floor(option.rto.value.count() * 60);
        Change change;
        change.service = service.id;
        change.costFactor = option.costFactor;
        change.words = fmt::format("{}: TTL of {} s instead of {} s", service.name, seconds,
                                   std::lround(figure.value.count() * 60));
        change.edit = shortenTtl(service.id, seconds);
        changes.push_back(std::move(change));
    }

    std::string whyNone(const StampEstimate &first, int atMost) const
    {
        const Minutes before = first.detect + first.decide;
        if (first.rtoTarget && before > *first.rtoTarget)
            return fmt::format("Detection and decision alone take {} of the {} that the target allows.",
                               humanMinutes(before), humanMinutes(*first.rtoTarget));
        const bool both = misses(first, Goal::Rto) && misses(first, Goal::Rpo);
        return fmt::format("No set of up to {} changes of options that the catalog knows meets the {}.",
                           atMost,
                           both                           ? "RTO and the RPO"
                               : misses(first, Goal::Rto) ? "RTO"
                                                          : "RPO");
    }

    const Snapshot m_now;
    const StampId m_stamp;
    const Disruption m_disruption;
    const std::stop_token &m_stop;
    EstimateMemory m_memory;
    Goal m_goal = Goal::Both;
    std::set<std::string> m_seen;
    std::size_t m_tries = 0;
};

} // namespace

Advice smallestRemedies(const Snapshot &now, const StampId &stamp, const Disruption &disruption, int atMost,
                        const std::stop_token &stop)
{
    return Search(now, stamp, disruption, stop).run(atMost);
}

} // namespace breakwater
