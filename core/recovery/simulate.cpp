// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/simulate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace breakwater {
namespace {

/// FNV-1a: the same key names the same random numbers in every design.
std::uint64_t streamOf(const std::string &key)
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char letter : key)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
    return hash;
}

/// Rank of what nobody has shown: unknown, then estimated, then stated without a source. 0: it rests on
/// something.
int doubtOf(const BlockTime &time)
{
    if (time.state != Figure::State::Value)
        return 3;
    if (time.grade == Grade::Estimated)
        return 2;
    return time.grade == Grade::Stated && time.source.empty() ? 1 : 0;
}

std::vector<std::size_t> largestAssumptions(const RecoveryPlan &plan, const std::vector<double> &criticality)
{
    std::vector<std::size_t> found;
    const auto weight = [&](std::size_t i) {
        const BlockTime &time = plan.blocks[i].time;
        return time.state == Figure::State::Value ? criticality[i] * time.planning.count() : HUGE_VAL;
    };
    for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
        const PlanBlock &block = plan.blocks[i];
        const bool known = block.time.state == Figure::State::Value;
        if (doubtOf(block.time) > 0 && (known ? weight(i) > 0 : block.counts))
            found.push_back(i);
    }
    std::stable_sort(found.begin(), found.end(),
                     [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    return found;
}

/// Trials whose end lies between two bounds, as bits.
std::vector<std::uint64_t> between(const std::vector<float> &ends, double low, double high)
{
    std::vector<std::uint64_t> chosen((ends.size() + 63) / 64, 0);
    for (std::size_t t = 0; t < ends.size(); ++t) {
        const auto end = static_cast<double>(ends[t]);
        chosen[t / 64] |= static_cast<std::uint64_t>(end >= low && end <= high) << (t % 64);
    }
    return chosen;
}

void addSecondTry(double successShare, const BlockTime &other, RandomActivity &activity)
{
    if (successShare >= 1 || other.state != Figure::State::Value)
        return;
    const std::vector<Span> spans =
        other.spans.empty() ? std::vector<Span>{FixedSpan{other.planning.count()}} : other.spans;
    const double share = std::max(successShare, 0.0);
    activity.draws.push_back({QuantileTable::of([&](double probability) {
                                  double sum = 0;
                                  for (const Span &span : spans)
                                      sum += quantileOf(span, (probability - share) / (1 - share));
                                  return probability < share ? 0.0 : sum;
                              }),
                              0, 1});
}

} // namespace

RandomActivity randomTime(const BlockTime &time, const std::string &key,
                          const std::optional<double> &successShare, const BlockTime *other)
{
    RandomActivity activity;
    activity.stream = streamOf(key);
    if (time.state != Figure::State::Value)
        return activity;
    if (time.spans.empty())
        activity.constant = time.planning.count();
    for (const Span &span : time.spans)
        addDraws(span, activity.draws, activity.constant);
    if (successShare && other)
        addSecondTry(*successShare, *other, activity);
    return activity;
}

Spread spreadOf(const std::vector<float> &ends, const Promise &promise, const std::optional<Minutes> &target,
                const Trials &trials)
{
    Spread spread;
    spread.trials = static_cast<int>(ends.size());
    spread.seed = trials.seed;
    spread.unbounded = promise.unbounded;
    spread.atLeast = promise.atLeast || promise.openEnded;
    // The trials are those that end; in the rest nothing does.
    const std::array<double, 4> shares{0.5, 0.9, 0.95, 0.99};
    std::vector<double> ofThose;
    for (const double share : shares)
        ofThose.push_back(promise.works > 0 ? std::min(share / promise.works, 1.0) : 1.0);
    const std::vector<double> found = quantilesOf(ends, ofThose);
    const std::array<Minutes *, 4> percentiles{&spread.p50, &spread.p90, &spread.p95, &spread.p99};
    for (std::size_t i = 0; i < shares.size(); ++i)
        *percentiles[i] =
            Minutes{shares[i] > promise.works ? std::numeric_limits<double>::infinity() : found[i]};
    spread.mean =
        promise.works < 1 ? Minutes{std::numeric_limits<double>::infinity()} : Minutes{meanOf(ends)};
    if (target)
        spread.meets = promise.unbounded ? 0 : promise.works * shareWithin(ends, target->count());
    return spread;
}

Simulation simulate(const RecoveryPlan &plan, const Schedule &schedule, const Snapshot &now,
                    const Trials &trials, const std::stop_token &stop)
{
    Predecessors before = predecessorsOf(plan);
    const std::vector<char> outside = beforeTheWindow(plan, before);
    std::vector<RandomActivity> activities;
    for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
        const PlanBlock &block = plan.blocks[i];
        activities.push_back(
            outside[i] ? RandomActivity{}
                       : randomTime(block.time, block.key, block.successShare,
                                    block.alternatives.empty() ? nullptr : &block.alternatives.front().time));
    }
    // One more, that ends with the last milestone: the whole.
    std::vector<int> watched{static_cast<int>(plan.blocks.size())};
    std::vector<StampId> stamps;
    for (const StampId &stamp : plan.stamps)
        if (const std::size_t milestone = milestoneOf(plan, stamp); milestone < plan.blocks.size()) {
            watched.push_back(static_cast<int>(milestone));
            stamps.push_back(stamp);
            before.list.push_back(static_cast<int>(milestone));
        }
    before.first.push_back(static_cast<int>(before.list.size()));
    activities.emplace_back();

    Samples samples = RandomNetwork(activities, std::move(before)).run(trials, watched, true, stop);
    Simulation result;
    if (samples.ends.empty())
        return result;
    result.ends = std::move(samples.ends.front());
    samples.ends.front() = result.ends;
    result.whole = spreadOf(result.ends, schedule.whole, std::nullopt, trials);
    for (std::size_t s = 0; s < stamps.size(); ++s) {
        const Stamp *stamp = now.topology->stamp(stamps[s]);
        const Target *target = plan.options.back ? nullptr : stamp->objectives.target(plan.disruption.kind);
        result.byStamp.emplace(stamps[s],
                               spreadOf(samples.ends[s + 1], schedule.byStamp.at(stamps[s]),
                                        target ? target->rto : std::nullopt, trials));
    }
    result.criticality = samples.criticality();
    result.criticality.resize(plan.blocks.size());
    const std::vector<double> around = quantilesOf(result.ends, {0.925, 0.975});
    result.sensitivity = samples.criticality(between(result.ends, around[0], around[1]));
    result.sensitivity.resize(plan.blocks.size());
    result.assumptions = largestAssumptions(plan, result.criticality);
    return result;
}

} // namespace breakwater
