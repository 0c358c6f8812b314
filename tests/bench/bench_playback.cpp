// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_playback breakwater_advice breakwater_catalog breakwater_test_support
#include "core/advice/variants.h"
#include "core/catalog/load.h"
#include "core/playback/moment.h"
#include "tests/support/synth.h"

#include <benchmark/benchmark.h>

using namespace breakwater;

namespace {

Snapshot estate(int services)
{
    const auto catalog = builtinCatalog();
    return {std::make_shared<const Topology>(test::synth(services, *catalog)),
            catalog,
            std::chrono::year{2026} / 11 / 23,
            {}};
}

/// What one frame of a playback needs of the core, at its most: the last moment. Goal: 1 ms of the 16 ms that
/// 60 frames a second leave, with 200 components.
void frame(benchmark::State &state)
{
    const Snapshot now = estate(static_cast<int>(state.range(0)));
    const RecoveryPlan plan = makePlan(now, {}, {}, {.together = true});
    const EventLog log = playOut(now, plan, schedule(plan));
    for (auto _ : state)
        benchmark::DoNotOptimize(momentAt(log, *now.topology, log.last()));
    state.counters["events"] = static_cast<double>(log.events.size());
}
BENCHMARK(frame)->Arg(200)->Arg(500)->Unit(benchmark::kMicrosecond);

/// From the disruption to a log that plays. Goal: 300 ms with 500 services.
void playing(benchmark::State &state)
{
    const Snapshot now = estate(static_cast<int>(state.range(0)));
    for (auto _ : state) {
        const RecoveryPlan plan = makePlan(now, {}, {}, {.together = true});
        benchmark::DoNotOptimize(playOut(now, plan, schedule(plan)));
    }
}
BENCHMARK(playing)->Arg(200)->Arg(500)->Unit(benchmark::kMillisecond);

/// Cost against RTO of one stamp of 20 pairs, 400 combinations tried.
void frontier(benchmark::State &state)
{
    const Snapshot now = estate(40);
    for (auto _ : state)
        benchmark::DoNotOptimize(variantsOf(now, now.topology->stamps.front()->id, {}));
}
BENCHMARK(frontier)->Unit(benchmark::kMillisecond);

} // namespace
