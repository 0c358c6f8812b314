// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_all_rules breakwater_catalog breakwater_test_support
#include "core/catalog/load.h"
#include "core/model/edits.h"
#include "core/rules/engine.h"
#include "tests/support/synth.h"

#include <benchmark/benchmark.h>

#include <array>
#include <unordered_map>

namespace {

using namespace breakwater;

Snapshot snapshotOf(Topology topology)
{
    return {std::make_shared<const Topology>(std::move(topology)), builtinCatalog(),
            std::chrono::year{2026} / 11 / 23};
}

/// One estimate a stamp, with a figure for each of its services, as the recovery analysis hands them in.
Estimates estimatesFor(const Topology &topology)
{
    Estimates estimates;
    for (const auto &stamp : topology.stamps) {
        StampEstimate estimate;
        estimate.stamp = stamp->id;
        estimate.rtoVerdict = estimate.rpoVerdict = Verdict::Missed;
        estimate.rtoTarget = estimate.rpoTarget = Minutes{15};
        estimate.rto.rto = Minutes{90};
        for (const Service &service : stamp->services) {
            StoreRpo store;
            store.store = service.id;
            store.stamp = stamp->id;
            store.rpo.state = Figure::State::Value;
            store.rpo.value = Minutes{30};
            estimate.stores.push_back(std::move(store));
        }
        estimates.push_back(std::make_shared<const StampEstimate>(std::move(estimate)));
    }
    return estimates;
}

/// The plans of stamps, made before they are asked for: they are the recovery analysis's work, as the
/// estimates are.
class Plans {
public:
    explicit Plans(const Snapshot &now) { make(now); }
    void make(const Snapshot &now)
    {
        for (const auto &stamp : now.topology->stamps) {
            OfStamp &plans = m_plans[stamp.get()];
            if (plans.front())
                continue;
            for (const PlanFor occasion : {PlanFor::Failover, PlanFor::Failback, PlanFor::Attack})
                plans.at(static_cast<std::size_t>(occasion)) =
                    std::make_shared<const RecoveryPlan>(planAlone(now, stamp, occasion));
            m_held.push_back(stamp);
        }
    }
    PlanOf source() const
    {
        return [this](const std::shared_ptr<const Stamp> &stamp, PlanFor occasion) {
            return m_plans.at(stamp.get()).at(static_cast<std::size_t>(occasion));
        };
    }

private:
    using OfStamp = std::array<std::shared_ptr<const RecoveryPlan>, kPlansRead>;
    std::unordered_map<const Stamp *, OfStamp> m_plans;
    std::vector<std::shared_ptr<const Stamp>> m_held;
};

std::size_t findingsOf(const RuleVerdicts &verdicts)
{
    std::size_t count = 0;
    for (const auto &stamp : verdicts.stamps)
        count += stamp->findings.size();
    return count;
}

/// Every rule on every stamp, nothing remembered.
void BM_ValidateFull(benchmark::State &state)
{
    const Snapshot now = snapshotOf(test::synth(static_cast<int>(state.range(0)), *builtinCatalog()));
    const Estimates estimates = estimatesFor(*now.topology);
    const Plans plans(now);
    const PlanOf planOf = plans.source();
    std::size_t findings = 0;
    for (auto _ : state) {
        RuleMemory memory;
        const RuleVerdicts verdicts = runRules(now, estimates, memory, {}, planOf);
        benchmark::DoNotOptimize(findings = findingsOf(verdicts));
    }
    state.counters["findings"] = static_cast<double>(findings);
}
BENCHMARK(BM_ValidateFull)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);

/// The same with the plans that the rules ask for.
void BM_ValidateFullWithPlans(benchmark::State &state)
{
    const Snapshot now = snapshotOf(test::synth(static_cast<int>(state.range(0)), *builtinCatalog()));
    const Estimates estimates = estimatesFor(*now.topology);
    for (auto _ : state) {
        RuleMemory memory;
        benchmark::DoNotOptimize(findingsOf(runRules(now, estimates, memory)));
    }
}
BENCHMARK(BM_ValidateFullWithPlans)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);

/// What one edit costs: the edit itself is made before, its check is measured. Each run sees a stamp that no
/// run before has seen.
void BM_ValidateEdit(benchmark::State &state)
{
    Snapshot now = snapshotOf(test::synth(static_cast<int>(state.range(0)), *builtinCatalog()));
    const Estimates estimates = estimatesFor(*now.topology);
    Plans plans(now);
    const PlanOf planOf = plans.source();
    RuleMemory memory;
    runRules(now, estimates, memory, {}, planOf);
    int number = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const ServiceId service = test::synthId(number % static_cast<int>(state.range(0)));
        const Result<Topology> next =
            setParameter(service, "benchRound", static_cast<double>(++number))(*now.topology);
        if (!next)
            state.SkipWithError(next.error().sentence.c_str());
        now.topology = std::make_shared<const Topology>(next.value_or(*now.topology));
        plans.make(now);
        state.ResumeTiming();
        const RuleVerdicts verdicts = runRules(now, estimates, memory, {}, planOf);
        benchmark::DoNotOptimize(verdicts.stamps.data());
    }
}
BENCHMARK(BM_ValidateEdit)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);

/// The same when the edit changes what the neighbours read: every service of a stamp goes to another region.
void BM_ValidateEditRipples(benchmark::State &state)
{
    Snapshot now = snapshotOf(test::synth(static_cast<int>(state.range(0)), *builtinCatalog()));
    const Estimates estimates = estimatesFor(*now.topology);
    Plans plans(now);
    const PlanOf planOf = plans.source();
    RuleMemory memory;
    runRules(now, estimates, memory, {}, planOf);
    const StampId stamp = now.topology->stamps.front()->id;
    int number = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const RegionId region{++number % 2 == 0 ? "centralus" : "westus3"};
        const Edit move = allOf(
            {setZoneRegion(stamp, ZoneRole::Primary, region), changeStamp(stamp, [number](Stamp &changed) {
                 changed.name = "Round " + std::to_string(number);
             })});
        now.topology = std::make_shared<const Topology>(move(*now.topology).value_or(*now.topology));
        plans.make(now);
        state.ResumeTiming();
        const RuleVerdicts verdicts = runRules(now, estimates, memory, {}, planOf);
        benchmark::DoNotOptimize(verdicts.stamps.data());
    }
}
BENCHMARK(BM_ValidateEditRipples)->Arg(1000)->Unit(benchmark::kMicrosecond);

} // namespace
