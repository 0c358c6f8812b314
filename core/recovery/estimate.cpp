// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/estimate.h"

#include "core/recovery/dress.h"
#include "core/recovery/judge.h"
#include "core/recovery/network.h"
#include "core/recovery/promise.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>

#include <fmt/format.h>

namespace breakwater {

StampEstimate estimateFrom(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule,
                           const StampId &stamp)
{
    const Occasion occasion = occasionOf(*now.topology, plan.disruption, {stamp}, plan.options.back);
    StampEstimate estimate = lossesOf(*draftOf(now, now.topology->stampPointer(stamp), occasion));
    const auto promise = schedule.byStamp.find(stamp);
    if (promise != schedule.byStamp.end())
        estimate.rto = promise->second;
    for (const PlanBlock &block : plan.blocks) {
        if (block.stamp != stamp || block.time.state != Figure::State::Value || plan.options.back)
            continue;
        if (block.kind == PlanBlock::Kind::Detect)
            estimate.detect = block.time.planning;
        if (block.kind == PlanBlock::Kind::Decide)
            estimate.decide = block.time.planning;
    }
    estimate.rtoVerdict = verdictOn(estimate.rto, estimate.rtoTarget);
    for (const std::size_t index : estimate.rto.criticalPath)
        addStep(estimate, plan.blocks[index].time, plan.blocks[index].title, plan.blocks[index].service);
    return estimate;
}

Trials trialsFor(std::size_t blocks)
{
    constexpr std::size_t kMost = 20'000, kLeast = 1'000, kDraws = 40'000'000;
    return {static_cast<int>(std::clamp(kDraws / std::max<std::size_t>(blocks, 1), kLeast, kMost)), 1, 1};
}

// --- what is remembered

struct EstimateMemory::Store {
    /// What one stamp brings; the draft holds the stamp that it is keyed by.
    struct Entry {
        std::shared_ptr<const StampDraft> draft;
        StampEstimate loss;
        std::uint64_t usedAt = 0;
    };
    using Key = std::pair<const Stamp *, std::string>; // and the occasion in words
    std::map<Key, Entry> entries;

    /// The newest trials of one occasion, and everything that they drew from.
    struct Drawn {
        std::vector<RandomActivity> activities;
        Predecessors before;
        std::vector<int> watched;
        Trials trials;
        std::vector<std::vector<float>> ends;
        std::uint64_t usedAt = 0;
    };
    std::map<std::string, Drawn> drawn; // by occasion

    /// The newest answer to a question, and the stamps that it is an answer for.
    struct Answer {
        std::vector<std::shared_ptr<const Stamp>> stamps;
        std::vector<std::shared_ptr<const StampEstimate>> estimates;
        bool given = false;
    };
    Answer all, others;

    std::shared_ptr<const Catalog> catalog;
    std::shared_ptr<const Records> records;
    std::shared_ptr<const std::vector<Role>> roles;
    std::chrono::year_month_day asOf{};
    std::uint64_t turn = 0;

    void begin(const Snapshot &now)
    {
        ++turn;
        if (catalog == now.catalog && records == now.topology->records && roles == now.topology->roles
            && asOf == now.asOf)
            return;
        entries.clear();
        all.given = others.given = false;
        catalog = now.catalog;
        records = now.topology->records;
        roles = now.topology->roles;
        asOf = now.asOf;
    }

    const Entry &entryFor(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp,
                          const Occasion &occasion, const std::string &words)
    {
        Entry &entry = entries[{stamp.get(), words}];
        if (!entry.draft) {
            entry.draft = draftOf(now, stamp, occasion);
            entry.loss = lossesOf(*entry.draft);
        }
        entry.usedAt = turn;
        return entry;
    }

    /// Keeps what this turn used, and `spare` of what went before, the newest.
    template <typename Map, typename Spare>
    void forget(Map &held, Spare spare) const
    {
        std::vector<std::pair<std::uint64_t, typename Map::key_type>> idle;
        for (const auto &[key, entry] : held)
            if (entry.usedAt != turn)
                idle.emplace_back(entry.usedAt, key);
        const std::size_t keep = spare(held.size() - idle.size());
        if (idle.size() <= keep)
            return;
        std::sort(idle.begin(), idle.end());
        for (std::size_t i = 0; i < idle.size() - keep; ++i)
            held.erase(idle[i].second);
    }
    void forget()
    {
        forget(entries, [](std::size_t used) { return 2 * used + 64; });
        // Trials are large, and `estimateAll` and `estimateOthers` take turns: as many as both ask for.
        forget(drawn, [](std::size_t used) { return std::max(used, kSpareTrials); });
    }
    static constexpr std::size_t kSpareTrials = 16;
};

std::size_t EstimateMemory::drafts() const
{
    return m_store->entries.size();
}

std::size_t EstimateMemory::trials() const
{
    return m_store->drawn.size();
}

EstimateMemory::EstimateMemory()
    : m_store(std::make_unique<Store>())
{ }
EstimateMemory::~EstimateMemory() = default;
EstimateMemory::EstimateMemory(EstimateMemory &&) noexcept = default;
EstimateMemory &EstimateMemory::operator=(EstimateMemory &&) noexcept = default;

namespace {

std::string wordsOf(const Occasion &occasion)
{
    const Disruption &disruption = occasion.disruption;
    return fmt::format("{}|{}|{}|{}|{}", toWord(disruption.kind), disruption.planned, disruption.malicious,
                       disruption.target.value_or("*"), occasion.lost ? occasion.lost->text : "*");
}

double planningOf(const StampDraft &draft, int block)
{
    if (block < 0)
        return 0;
    const BlockTime &time = draft.blocks[static_cast<std::size_t>(block)].time;
    return time.state == Figure::State::Value ? time.planning.count() : 0;
}

/// Counts places of the network as in the plan of one stamp alone: its blocks and what they wait for.
class Ranks {
public:
    explicit Ranks(const Network &network)
        : m_network(network)
        , m_seenFor(network.order().size(), -1)
    { }

    /// `places` ascend and belong to the plan of that draft.
    std::vector<std::size_t> in(int draft, const std::vector<std::size_t> &places)
    {
        std::vector<std::size_t> ranks(places.size(), 0);
        const StampDraft &here = *m_network.drafts()[static_cast<std::size_t>(draft)];
        for (int block = 0; block < static_cast<int>(here.blocks.size()); ++block)
            visit(draft, m_network.placeOf(draft, block));
        while (!m_open.empty()) {
            const auto place = static_cast<std::size_t>(m_open.back());
            m_open.pop_back();
            // It stands before every place that is greater.
            const auto later = std::upper_bound(places.begin(), places.end(), place);
            if (later != places.end())
                ++ranks[static_cast<std::size_t>(later - places.begin())];
            for (int k = m_network.before().first[place]; k < m_network.before().first[place + 1]; ++k)
                visit(draft, m_network.before().list[static_cast<std::size_t>(k)]);
        }
        std::partial_sum(ranks.begin(), ranks.end(), ranks.begin());
        return ranks;
    }

private:
    void visit(int draft, int place)
    {
        if (place < 0 || m_seenFor[static_cast<std::size_t>(place)] == draft)
            return;
        m_seenFor[static_cast<std::size_t>(place)] = draft;
        m_open.push_back(place);
    }

    const Network &m_network;
    std::vector<int> m_seenFor, m_open;
};

/// All stamps of a design in one network, for one occasion.
class WholeDesign {
public:
    WholeDesign(const Snapshot &now, const Occasion &occasion, EstimateMemory::Store &store)
        : m_words(wordsOf(occasion))
        , m_network(draftsOf(now, occasion, store))
        , m_activities(m_network.activities())
        , m_passages(passagesOf(m_activities, m_network.before()))
        , m_ranks(m_network)
    { }

    bool isTouched(std::size_t stamp) const { return m_network.isTouched(stamp); }

    StampEstimate of(std::size_t stamp)
    {
        const int draft = static_cast<int>(stamp);
        const StampDraft &here = *m_network.drafts()[stamp];
        StampEstimate estimate = *m_losses[stamp];
        estimate.detect = Minutes{planningOf(here, here.detect)};
        estimate.decide = Minutes{planningOf(here, here.decide)};
        const auto keyOf = [&](int place) {
            return m_network.draftAt(place).blockKey(m_network.blockAt(place));
        };
        const int last = m_network.placeOf(draft, here.recovered);
        estimate.rto = promiseAt(m_activities, m_network.before(), m_passages, last,
                                 Clock{0, (estimate.detect + estimate.decide).count()}, keyOf);
        estimate.rtoVerdict = verdictOn(estimate.rto, estimate.rtoTarget);
        for (const std::size_t index : estimate.rto.criticalPath) {
            const int place = static_cast<int>(index);
            const DraftBlock &block = m_network.blockAt(place);
            const StampDraft &owner = m_network.draftAt(place);
            addStep(estimate, block.time, titleOf(owner, block),
                    block.service < 0 ? std::optional<ServiceId>() : owner.service(block.service).id);
        }
        estimate.rto.criticalPath = m_ranks.in(draft, estimate.rto.criticalPath);
        return estimate;
    }

    /// Adds the distribution to each of the estimates, which are those of `stamps`. False when stopped.
    bool spread(const std::vector<std::size_t> &stamps, std::vector<StampEstimate> &estimates,
                EstimateMemory::Store &store, const std::stop_token &stop) const
    {
        EstimateMemory::Store::Drawn wanted;
        for (int place = 0; place < static_cast<int>(m_network.order().size()); ++place)
            wanted.activities.push_back(
                m_network.draftAt(place).random[static_cast<std::size_t>(m_network.nodeAt(place).block)]);
        wanted.before = m_network.before();
        for (const std::size_t stamp : stamps)
            wanted.watched.push_back(
                m_network.placeOf(static_cast<int>(stamp), m_network.drafts()[stamp]->recovered));
        wanted.trials = trialsFor(wanted.activities.size());
        EstimateMemory::Store::Drawn &known = store.drawn[m_words];
        known.usedAt = store.turn;
        if (known.ends.empty() || known.activities != wanted.activities || known.before != wanted.before
            || known.watched != wanted.watched || known.trials != wanted.trials) {
            known = std::move(wanted);
            known.usedAt = store.turn;
            known.ends = RandomNetwork(known.activities, known.before)
                             .run(known.trials, known.watched, false, stop)
                             .ends;
        }
        if (stop.stop_requested())
            return false;
        for (std::size_t i = 0; i < estimates.size(); ++i)
            estimates[i].spread =
                spreadOf(known.ends[i], estimates[i].rto, estimates[i].rtoTarget, known.trials);
        return true;
    }

private:
    std::vector<std::shared_ptr<const StampDraft>> draftsOf(const Snapshot &now, const Occasion &occasion,
                                                            EstimateMemory::Store &store)
    {
        std::vector<std::shared_ptr<const StampDraft>> drafts;
        for (const auto &stamp : now.topology->stamps) {
            const auto &entry = store.entryFor(now, stamp, occasion, m_words);
            drafts.push_back(entry.draft);
            m_losses.push_back(&entry.loss);
        }
        return drafts;
    }

    std::string m_words;
    std::vector<const StampEstimate *> m_losses;
    Network m_network;
    std::vector<Activity> m_activities;
    std::vector<Passage> m_passages;
    Ranks m_ranks;
};

/// The pointer of the newest answer where nothing has changed.
std::shared_ptr<const StampEstimate> kept(const EstimateMemory::Store::Answer &answer, StampEstimate estimate)
{
    for (const auto &known : answer.estimates)
        if (known && known->stamp == estimate.stamp && known->disruption == estimate.disruption) {
            if (*known == estimate)
                return known;
            break;
        }
    return std::make_shared<const StampEstimate>(std::move(estimate));
}

std::optional<RegionId> primaryRegion(const Stamp &stamp)
{
    const LandingZone *primary = stamp.zone(ZoneRole::Primary);
    return primary ? std::optional(primary->region) : std::nullopt;
}

/// Estimates of `stamps` for one occasion, with their trials; empty when stopped.
std::vector<StampEstimate> estimatesFor(const Snapshot &now, const Occasion &occasion,
                                        std::vector<std::size_t> stamps, EstimateMemory::Store &store,
                                        const std::stop_token &stop)
{
    WholeDesign whole(now, occasion, store);
    std::erase_if(stamps, [&](std::size_t stamp) { return !whole.isTouched(stamp); });
    std::vector<StampEstimate> estimates;
    for (const std::size_t stamp : stamps) {
        if (stop.stop_requested())
            return {};
        estimates.push_back(whole.of(stamp));
    }
    if (!stamps.empty() && !whole.spread(stamps, estimates, store, stop))
        return {};
    return estimates;
}

} // namespace

std::vector<std::shared_ptr<const StampEstimate>> estimateAll(const Snapshot &now, EstimateMemory &memory,
                                                              std::stop_token stop)
{
    EstimateMemory::Store &store = memory.store();
    store.begin(now);
    const auto &stamps = now.topology->stamps;
    if (store.all.given && store.all.stamps == stamps)
        return store.all.estimates;

    std::map<std::optional<RegionId>, std::vector<std::size_t>> byRegion;
    for (std::size_t s = 0; s < stamps.size(); ++s)
        byRegion[primaryRegion(*stamps[s])].push_back(s);
    std::vector<std::shared_ptr<const StampEstimate>> estimates(stamps.size());
    for (const auto &[lost, members] : byRegion) {
        std::vector<StampEstimate> found =
            estimatesFor(now, Occasion{Disruption{}, lost, false}, members, store, stop);
        if (stop.stop_requested())
            return {};
        for (StampEstimate &estimate : found)
            for (const std::size_t s : members)
                if (stamps[s]->id == estimate.stamp) {
                    estimates[s] = kept(store.all, std::move(estimate));
                    break;
                }
    }
    store.forget();
    store.all = {stamps, std::move(estimates), true};
    return store.all.estimates;
}

std::vector<std::shared_ptr<const StampEstimate>> estimateOthers(const Snapshot &now, EstimateMemory &memory,
                                                                 std::stop_token stop)
{
    EstimateMemory::Store &store = memory.store();
    store.begin(now);
    const auto &stamps = now.topology->stamps;
    if (store.others.given && store.others.stamps == stamps)
        return store.others.estimates;

    using Question = std::pair<DisruptionKind, bool>; // malicious
    std::map<Question, std::vector<std::size_t>> asked;
    for (std::size_t s = 0; s < stamps.size(); ++s)
        for (const auto &[kind, target] : stamps[s]->objectives.byDisruption)
            // The outage of a service has to name the service, so no target of a stamp can be judged for it.
            if (kind != DisruptionKind::Region && kind != DisruptionKind::Service
                && (target.rto || target.rpo))
                asked[{kind, kind == DisruptionKind::Corruption && target.malicious.value_or(false)}]
                    .push_back(s);
    std::vector<std::vector<std::shared_ptr<const StampEstimate>>> byStamp(stamps.size());
    for (const auto &[question, members] : asked) {
        const Disruption disruption{question.first, false, question.second, std::nullopt};
        for (StampEstimate &estimate :
             estimatesFor(now, Occasion{disruption, std::nullopt, false}, members, store, stop))
            for (const std::size_t s : members)
                if (stamps[s]->id == estimate.stamp) {
                    byStamp[s].push_back(kept(store.others, std::move(estimate)));
                    break;
                }
        if (stop.stop_requested())
            return {};
    }
    std::vector<std::shared_ptr<const StampEstimate>> estimates;
    for (auto &each : byStamp)
        estimates.insert(estimates.end(), each.begin(), each.end());
    store.forget();
    store.others = {stamps, std::move(estimates), true};
    return store.others.estimates;
}

std::optional<StampEstimate> estimate(const Snapshot &now, const StampId &stamp, const Disruption &disruption,
                                      EstimateMemory &memory)
{
    EstimateMemory::Store &store = memory.store();
    store.begin(now);
    WholeDesign whole(now, occasionOf(*now.topology, disruption, {stamp}), store);
    std::optional<StampEstimate> found;
    for (std::size_t s = 0; s < now.topology->stamps.size(); ++s)
        if (now.topology->stamps[s]->id == stamp && whole.isTouched(s))
            found = whole.of(s);
    store.forget();
    return found;
}

std::optional<StampEstimate> estimate(const Snapshot &now, const StampId &stamp, const Disruption &disruption)
{
    EstimateMemory memory;
    return estimate(now, stamp, disruption, memory);
}

} // namespace breakwater
