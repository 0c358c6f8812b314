// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/data_at_risk.h"

#include "core/recovery/simulate.h"

#include <algorithm>
#include <set>

namespace breakwater {
namespace {

RandomActivity randomLoss(const StoreRpo &store)
{
    BlockTime time;
    time.state = store.rpo.state;
    time.planning = store.rpo.known() ? store.rpo.value : Minutes{0};
    time.spans = store.spans;
    return randomTime(time, store.store.text + "/loss");
}

/// One loss a store and trial, each drawn by itself.
Samples sample(const std::vector<StoreRpo> &stores, const Trials &trials)
{
    std::vector<RandomActivity> activities;
    Predecessors before{{0}, {}};
    std::vector<int> watched;
    for (const StoreRpo &store : stores) {
        watched.push_back(static_cast<int>(activities.size()));
        activities.push_back(randomLoss(store));
        before.first.push_back(0);
    }
    return RandomNetwork(activities, std::move(before)).run(trials, watched, false);
}

bool isOpenEnded(const StoreRpo &store)
{
    return store.rpo.known() && !store.rpo.max;
}

/// What a member of a group can lose at the least; nothing while it is not known.
std::optional<Minutes> leastLoss(const StoreRpo &store)
{
    return store.rpo.known() ? std::optional(store.rpo.min.value_or(Minutes{0})) : std::nullopt;
}

/// The positions of a group's members in the list.
std::vector<std::size_t> membersOf(const ConsistencyGroup &group, const std::vector<StoreRpo> &stores)
{
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < stores.size(); ++i)
        if (std::find(group.stores.begin(), group.stores.end(), stores[i].store) != group.stores.end())
            members.push_back(i);
    return members;
}

Minutes furthestApart(const std::vector<std::size_t> &members, const std::vector<StoreRpo> &stores)
{
    Minutes skew{0};
    for (const std::size_t a : members)
        for (const std::size_t b : members)
            if (a != b)
                skew = std::max(skew, stores[a].rpo.value - *leastLoss(stores[b]));
    return skew;
}

Verdict verdictOn(const GroupLoss &loss)
{
    if (!loss.maxSkew)
        return Verdict::NotJudged;
    if (loss.worst.state == Figure::State::Unbounded || (loss.skew && *loss.skew > *loss.maxSkew))
        return Verdict::Missed;
    return !loss.skew || loss.atLeast ? Verdict::Unknown : Verdict::Met;
}

GroupLoss lossOfGroup(const ConsistencyGroup &group, const std::vector<StoreRpo> &stores,
                      const Samples &samples)
{
    GroupLoss loss;
    loss.id = group.id;
    loss.name = group.name;
    loss.maxSkew = group.maxSkew;
    std::vector<std::size_t> members = membersOf(group, stores);
    if (members.size() < 2)
        return loss;
    const auto byRank = [&](std::size_t a, std::size_t b) {
        return rankOf(stores[a].rpo) < rankOf(stores[b].rpo);
    };
    const auto most = *std::max_element(members.begin(), members.end(), byRank);
    loss.worst = stores[most].rpo;
    loss.worstStore = stores[most].store;
    loss.atLeast = std::any_of(members.begin(), members.end(), [&](std::size_t i) {
        return !stores[i].rpo.known() || isOpenEnded(stores[i]);
    });
    if (loss.worst.known())
        loss.skew = furthestApart(members, stores);
    std::erase_if(members, [&](std::size_t i) { return !stores[i].rpo.known(); });
    std::vector<float> worst, skew;
    for (std::size_t t = 0; !members.empty() && t < samples.ends.front().size(); ++t) {
        float low = samples.ends[members.front()][t], high = low;
        for (const std::size_t i : members) {
            low = std::min(low, samples.ends[i][t]);
            high = std::max(high, samples.ends[i][t]);
        }
        worst.push_back(high);
        skew.push_back(high - low);
    }
    loss.worstP95 = Minutes{quantilesOf(worst, {0.95}).front()};
    loss.skewP95 = Minutes{quantilesOf(skew, {0.95}).front()};
    loss.verdict = verdictOn(loss);
    return loss;
}

StoreSpread spreadOf(const StoreRpo &store, const std::vector<float> &losses)
{
    const std::vector<double> found = quantilesOf(losses, {0.5, 0.95, 0.99});
    const auto left = [&](double minutes) {
        return store.kept && minutes > store.kept->count() ? std::nullopt : std::optional(Minutes{minutes});
    };
    StoreSpread spread{store.store, left(found[0]), left(found[1]), left(found[2]), 0, isOpenEnded(store)};
    if (store.kept)
        spread.allLost = 1 - shareWithin(losses, store.kept->count());
    return spread;
}

/// Stores that groups of the stamp name and that its estimate does not have: of other stamps, or left alone
/// by the disruption.
std::vector<StoreRpo> otherMembers(const Snapshot &now, const Stamp &stamp, const StampEstimate &estimate)
{
    std::set<ServiceId> missing;
    for (const ConsistencyGroup &group : stamp.consistencyGroups)
        missing.insert(group.stores.begin(), group.stores.end());
    for (const StoreRpo &store : estimate.stores)
        missing.erase(store.store);
    std::vector<StoreRpo> others;
    EstimateMemory memory;
    for (const ServiceId &id : missing) {
        const auto [holder, service] = now.topology->find(id);
        if (!service)
            continue;
        StoreRpo untouched;
        untouched.store = id;
        untouched.stamp = holder->id;
        untouched.rpo.state = Figure::State::Value;
        untouched.rpo.min = untouched.rpo.max = Minutes{0};
        others.push_back(untouched);
        if (holder->id == stamp.id)
            continue;
        if (const auto elsewhere = breakwater::estimate(now, holder->id, estimate.disruption, memory))
            for (const StoreRpo &store : elsewhere->stores)
                if (store.store == id)
                    others.back() = store;
    }
    return others;
}

} // namespace

DataAtRisk dataAtRisk(const Snapshot &now, const StampEstimate &estimate, const Trials &trials)
{
    DataAtRisk risk;
    const Stamp *stamp = now.topology->stamp(estimate.stamp);
    if (estimate.stores.empty() || !stamp)
        return risk;
    std::vector<StoreRpo> stores = estimate.stores;
    const std::vector<StoreRpo> others = otherMembers(now, *stamp, estimate);
    stores.insert(stores.end(), others.begin(), others.end());
    const Samples samples = sample(stores, trials);
    for (std::size_t i = 0; i < estimate.stores.size(); ++i)
        if (stores[i].rpo.known())
            risk.stores.push_back(spreadOf(stores[i], samples.ends[i]));
    for (const ConsistencyGroup &group : stamp->consistencyGroups) {
        const std::vector<std::size_t> members = membersOf(group, stores);
        const bool hit = std::any_of(members.begin(), members.end(),
                                     [&](std::size_t i) { return i < estimate.stores.size(); });
        GroupLoss loss = lossOfGroup(group, stores, samples);
        if (hit && loss.worstStore)
            risk.groups.push_back(std::move(loss));
    }
    return risk;
}

} // namespace breakwater
