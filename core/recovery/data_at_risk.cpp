// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/data_at_risk.h"

#include "core/recovery/simulate.h"

#include <algorithm>

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

GroupLoss lossOfGroup(const ConsistencyGroup &group, const std::vector<StoreRpo> &stores,
                      const Samples &samples)
{
    GroupLoss loss;
    loss.id = group.id;
    loss.name = group.name;
    loss.maxSkew = group.maxSkew;
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < stores.size(); ++i)
        if (std::find(group.stores.begin(), group.stores.end(), stores[i].store) != group.stores.end())
            members.push_back(i);
    if (members.size() < 2)
        return loss;
    const auto byRank = [&](std::size_t a, std::size_t b) {
        return rankOf(stores[a].rpo) < rankOf(stores[b].rpo);
    };
    const auto [least, most] = std::minmax_element(members.begin(), members.end(), byRank);
    loss.worst = stores[*most].rpo;
    loss.worstStore = stores[*most].store;
    if (loss.worst.known())
        loss.skew = loss.worst.value - stores[*least].rpo.value;
    else
        loss.atLeast = true;
    std::erase_if(members, [&](std::size_t i) { return !stores[i].rpo.known(); });
    loss.atLeast = loss.atLeast
        || std::any_of(members.begin(), members.end(), [&](std::size_t i) { return isOpenEnded(stores[i]); });
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
    if (group.maxSkew)
        loss.verdict = !loss.skew
            ? (loss.worst.state == Figure::State::Unbounded ? Verdict::Missed : Verdict::Unknown)
            : *loss.skew > *group.maxSkew ? Verdict::Missed
                                          : Verdict::Met;
    return loss;
}

} // namespace

DataAtRisk dataAtRisk(const Stamp &stamp, const StampEstimate &estimate, const Trials &trials)
{
    DataAtRisk risk;
    if (estimate.stores.empty())
        return risk;
    const Samples samples = sample(estimate.stores, trials);
    for (std::size_t i = 0; i < estimate.stores.size(); ++i) {
        const StoreRpo &store = estimate.stores[i];
        if (!store.rpo.known())
            continue;
        const std::vector<double> found = quantilesOf(samples.ends[i], {0.5, 0.95, 0.99});
        risk.stores.push_back(
            {store.store, Minutes{found[0]}, Minutes{found[1]}, Minutes{found[2]}, isOpenEnded(store)});
    }
    for (const ConsistencyGroup &group : stamp.consistencyGroups) {
        GroupLoss loss = lossOfGroup(group, estimate.stores, samples);
        if (loss.worstStore)
            risk.groups.push_back(std::move(loss));
    }
    return risk;
}

} // namespace breakwater
