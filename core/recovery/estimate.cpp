// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/estimate.h"

#include "core/recovery/dress.h"
#include "core/recovery/network.h"
#include "core/recovery/promise.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <tuple>

namespace breakwater {
namespace {

double rankOf(const Figure &figure)
{
    switch (figure.state) {
    case Figure::State::Unbounded:
        return 2e12;
    case Figure::State::Unknown:
        return 1e12;
    case Figure::State::Value:
        break;
    }
    return figure.value.count();
}

Verdict verdictOn(const Figure &figure, const std::optional<Minutes> &target)
{
    if (!target)
        return Verdict::NotJudged;
    if (figure.state == Figure::State::Unknown)
        return Verdict::Unknown;
    if (figure.state == Figure::State::Unbounded)
        return Verdict::Missed;
    return figure.value > *target ? Verdict::Missed : Verdict::Met;
}

Verdict verdictOn(const Promise &promise, const std::optional<Minutes> &target)
{
    if (!target)
        return Verdict::NotJudged;
    if (promise.unbounded || promise.rto > *target)
        return Verdict::Missed;
    return promise.atLeast ? Verdict::Unknown : Verdict::Met;
}

StoreRpo storeRpo(const Stamp &stamp, const Service &service, const ServiceKind *kind,
                  const Occasion &occasion)
{
    StoreRpo store;
    store.store = service.id;
    store.stamp = stamp.id;
    const Target *target = stamp.objectives.target(occasion.disruption.kind);
    store.target = service.objectives && service.objectives->rpo ? service.objectives->rpo
        : target                                                 ? target->rpo
                                                                 : std::nullopt;
    if (const Protection *protection = chosenProtection(stamp, service, kind, occasion)) {
        store.rpo = lossUnder(*protection, kind, occasion);
        store.protection = protection->id;
        store.option = protection->option;
        return store;
    }
    store.rpo.state = Figure::State::Unbounded;
    store.rpo.text = "Nothing protects it against this disruption: what it holds is lost";
    return store;
}

/// Stores that the disruption takes, and stores outside the regions that have a protection against it. What
/// only carries the backups of others holds no data of its own.
std::vector<StoreRpo> storesOf(const Stamp &stamp, const Catalog &catalog, const Occasion &occasion)
{
    std::vector<StoreRpo> stores;
    for (const Service &service : stamp.services) {
        const ServiceKind *kind = catalog.kind(service.kind);
        if (!kind || kind->state != ServiceKind::State::Stateful || service.at == Site::Secondary)
            continue;
        const bool carries = std::any_of(stamp.protections.begin(), stamp.protections.end(),
                                         [&](const Protection &each) { return each.via == service.id; });
        const bool hit = isLost(stamp, service, occasion)
            || (service.at != Site::Primary && chosenProtection(stamp, service, kind, occasion));
        if (hit && !carries)
            stores.push_back(storeRpo(stamp, service, kind, occasion));
    }
    return stores;
}

/// Everything of an estimate that needs no plan.
StampEstimate lossOf(const Stamp &stamp, const Catalog &catalog, const Occasion &occasion)
{
    StampEstimate estimate;
    estimate.stamp = stamp.id;
    estimate.disruption = occasion.disruption;
    if (const Target *target = stamp.objectives.target(occasion.disruption.kind)) {
        estimate.rtoTarget = target->rto;
        estimate.rpoTarget = target->rpo;
    }
    estimate.stores = storesOf(stamp, catalog, occasion);
    // The store to show: one that misses its target before one that the stamp's target covers, the larger
    // loss before the smaller.
    const auto merit = [&](const StoreRpo &store) {
        const Service *service = stamp.service(store.store);
        const bool ownTarget = service->objectives && service->objectives->rpo;
        return std::tuple(verdictOn(store.rpo, store.target) == Verdict::Missed, !ownTarget,
                          rankOf(store.rpo));
    };
    const StoreRpo *worst = nullptr;
    for (const StoreRpo &store : estimate.stores)
        if (!worst || merit(*worst) < merit(store))
            worst = &store;
    if (!worst) {
        // Nothing that keeps data is taken.
        estimate.rpo.state = Figure::State::Value;
        estimate.rpo.min = estimate.rpo.max = Minutes{0};
        estimate.rpo.text = "No store is taken";
        estimate.rpoVerdict = estimate.rpoTarget ? Verdict::Met : Verdict::NotJudged;
        return estimate;
    }
    estimate.rpo = worst->rpo;
    estimate.rpoStore = worst->store;
    estimate.rpoVerdict = verdictOn(worst->rpo, worst->target);
    return estimate;
}

/// What takes no time is not named: it sets nothing.
bool takesNoTime(const BlockTime &time)
{
    return time.state == Figure::State::Value && time.planning <= Minutes{0};
}

void addStep(StampEstimate &estimate, const BlockTime &time, std::string title,
             const std::optional<ServiceId> &service)
{
    if (!takesNoTime(time))
        estimate.criticalTitles.push_back(std::move(title));
    std::vector<ServiceId> &services = estimate.criticalServices;
    if (service && std::find(services.begin(), services.end(), *service) == services.end())
        services.push_back(*service);
}

} // namespace

std::string_view toWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return "met";
    case Verdict::Missed:
        return "missed";
    case Verdict::NotJudged:
        return "not judged";
    case Verdict::Unknown:
        break;
    }
    return "unknown";
}

StampEstimate estimateFrom(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule,
                           const StampId &stamp)
{
    const std::shared_ptr<const Stamp> which = now.topology->stampPointer(stamp);
    const Occasion occasion = occasionOf(*now.topology, plan.disruption, {stamp});
    StampEstimate estimate = lossOf(*which, *now.catalog, occasion);
    const auto promise = schedule.byStamp.find(stamp);
    if (promise != schedule.byStamp.end())
        estimate.rto = promise->second;
    for (const PlanBlock &block : plan.blocks) {
        if (block.stamp != stamp || block.time.state != Figure::State::Value)
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

std::optional<StampEstimate> estimate(const Snapshot &now, const StampId &stamp, const Disruption &disruption)
{
    const RecoveryPlan plan = makePlan(now, disruption, {stamp});
    if (std::find(plan.stamps.begin(), plan.stamps.end(), stamp) == plan.stamps.end())
        return std::nullopt;
    return estimateFrom(now, plan, schedule(plan, now), stamp);
}

// --- a whole design

struct EstimateMemory::Store {
    /// What one stamp brings; the draft holds the stamp that it is keyed by.
    struct Entry {
        std::shared_ptr<const StampDraft> draft;
        StampEstimate loss;
        std::uint64_t usedAt = 0;
    };
    using Key = std::pair<const Stamp *, std::optional<RegionId>>;
    std::map<Key, Entry> entries;
    std::shared_ptr<const Catalog> catalog;
    std::shared_ptr<const Records> records;
    std::uint64_t turn = 0;

    /// The newest answer, and the stamps that it is an answer for.
    std::vector<std::shared_ptr<const Stamp>> stamps;
    std::vector<std::shared_ptr<const StampEstimate>> estimates;
    bool answered = false;

    void begin(const Snapshot &now)
    {
        ++turn;
        if (catalog == now.catalog && records == now.topology->records)
            return;
        entries.clear();
        answered = false;
        catalog = now.catalog;
        records = now.topology->records;
    }

    const Entry &entryFor(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp,
                          const Occasion &occasion)
    {
        Entry &entry = entries[{stamp.get(), occasion.lost}];
        if (!entry.draft) {
            entry.draft = draftOf(now, stamp, occasion);
            entry.loss = lossOf(*stamp, *now.catalog, occasion);
        }
        entry.usedAt = turn;
        return entry;
    }

    /// The pointer of the newest answer where nothing has changed.
    std::shared_ptr<const StampEstimate> kept(StampEstimate estimate) const
    {
        for (const auto &known : estimates)
            if (known && known->stamp == estimate.stamp) {
                if (*known == estimate)
                    return known;
                break;
            }
        return std::make_shared<const StampEstimate>(std::move(estimate));
    }

    /// Keeps what this turn used, and as much again of what went before.
    void forget()
    {
        std::vector<std::pair<std::uint64_t, Key>> idle;
        std::size_t used = 0;
        for (const auto &[key, entry] : entries) {
            if (entry.usedAt == turn)
                ++used;
            else
                idle.emplace_back(entry.usedAt, key);
        }
        const std::size_t keep = used + 64;
        if (idle.size() <= keep)
            return;
        std::sort(idle.begin(), idle.end());
        for (std::size_t i = 0; i < idle.size() - keep; ++i)
            entries.erase(idle[i].second);
    }
};

EstimateMemory::EstimateMemory()
    : m_store(std::make_unique<Store>())
{ }
EstimateMemory::~EstimateMemory() = default;
EstimateMemory::EstimateMemory(EstimateMemory &&) noexcept = default;
EstimateMemory &EstimateMemory::operator=(EstimateMemory &&) noexcept = default;

namespace {

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

StampEstimate fromNetwork(const Network &network, const std::vector<Activity> &activities,
                          const std::vector<Passage> &passages, Ranks &ranks, int draft,
                          StampEstimate estimate)
{
    const StampDraft &here = *network.drafts()[static_cast<std::size_t>(draft)];
    estimate.detect = Minutes{planningOf(here, here.detect)};
    estimate.decide = Minutes{planningOf(here, here.decide)};
    const auto keyOf = [&](int place) { return network.draftAt(place).blockKey(network.blockAt(place)); };
    const int last = network.placeOf(draft, here.recovered);
    estimate.rto = promiseAt(activities, network.before(), passages, last,
                             (estimate.detect + estimate.decide).count(), keyOf);
    estimate.rtoVerdict = verdictOn(estimate.rto, estimate.rtoTarget);
    for (const std::size_t index : estimate.rto.criticalPath) {
        const int place = static_cast<int>(index);
        const DraftBlock &block = network.blockAt(place);
        const StampDraft &owner = network.draftAt(place);
        addStep(estimate, block.time, titleOf(owner, block),
                block.service < 0 ? std::optional<ServiceId>() : owner.service(block.service).id);
    }
    estimate.rto.criticalPath = ranks.in(draft, estimate.rto.criticalPath);
    return estimate;
}

} // namespace

std::vector<std::shared_ptr<const StampEstimate>> estimateAll(const Snapshot &now, EstimateMemory &memory,
                                                              std::stop_token stop)
{
    EstimateMemory::Store &store = memory.store();
    store.begin(now);
    const auto &stamps = now.topology->stamps;
    if (store.answered && store.stamps == stamps)
        return store.estimates;

    std::vector<std::optional<RegionId>> regions;
    for (const auto &stamp : stamps) {
        const LandingZone *primary = stamp->zone(ZoneRole::Primary);
        regions.push_back(primary ? std::optional(primary->region) : std::nullopt);
    }
    std::vector<std::optional<RegionId>> each = regions;
    std::sort(each.begin(), each.end());
    each.erase(std::unique(each.begin(), each.end()), each.end());

    std::vector<std::shared_ptr<const StampEstimate>> estimates(stamps.size());
    for (const std::optional<RegionId> &lost : each) {
        const Occasion occasion{Disruption{}, lost};
        std::vector<std::shared_ptr<const StampDraft>> drafts;
        std::vector<const StampEstimate *> losses;
        for (const auto &stamp : stamps) {
            const auto &entry = store.entryFor(now, stamp, occasion);
            drafts.push_back(entry.draft);
            losses.push_back(&entry.loss);
        }
        if (stop.stop_requested())
            return {};
        const Network network(std::move(drafts));
        const std::vector<Activity> activities = network.activities();
        const std::vector<Passage> passages = passagesOf(activities, network.before());
        Ranks ranks(network);
        for (std::size_t s = 0; s < stamps.size(); ++s) {
            if (stop.stop_requested())
                return {};
            if (regions[s] == lost && network.drafts()[s]->touched)
                estimates[s] = store.kept(
                    fromNetwork(network, activities, passages, ranks, static_cast<int>(s), *losses[s]));
        }
    }
    store.forget();
    store.estimates = std::move(estimates);
    store.stamps = stamps;
    store.answered = true;
    return store.estimates;
}

} // namespace breakwater
