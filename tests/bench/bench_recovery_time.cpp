// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_recovery breakwater_test_support
#include "core/recovery/sampling.h"
#include "tests/support/dag.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace breakwater;

namespace {

void count(benchmark::State &state)
{
    state.counters["samples/s"] = benchmark::Counter(static_cast<double>(state.range(0) * state.range(1))
                                                         * static_cast<double>(state.iterations()),
                                                     benchmark::Counter::kIsRate);
}

/// All that an estimate says: mean, P50, P90, P95, P99, the probability of meeting a target, and how often
/// each step is critical. One thread. Goals: 1e9 samples/s with AVX2; 40 x 100,000 in 5 ms, 1,000 x 10,000 in
/// 15 ms.
void simulate(benchmark::State &state, test::DagShape shape, bool critical)
{
    const RandomNetwork network = test::dagNetwork(test::dag(static_cast<int>(state.range(0))), shape);
    const int last = network.size() - 1;
    for (auto _ : state) {
        const Samples samples = network.run({static_cast<int>(state.range(1)), 1, 1}, {last}, critical);
        benchmark::DoNotOptimize(quantilesOf(samples.ends.front(), {0.5, 0.9, 0.95, 0.99}));
        benchmark::DoNotOptimize(meanOf(samples.ends.front()));
        benchmark::DoNotOptimize(shareWithin(samples.ends.front(), 600));
        if (critical)
            benchmark::DoNotOptimize(samples.criticality());
    }
    count(state);
}

void BM_RtoSim(benchmark::State &state)
{
    simulate(state, test::DagShape::Pert, true);
}
BENCHMARK(BM_RtoSim)->Args({40, 100'000})->Args({1000, 10'000})->Unit(benchmark::kMillisecond);

void BM_RtoSimWithoutCriticality(benchmark::State &state)
{
    simulate(state, test::DagShape::Pert, false);
}
BENCHMARK(BM_RtoSimWithoutCriticality)
    ->Args({40, 100'000})
    ->Args({1000, 10'000})
    ->Unit(benchmark::kMillisecond);

void BM_RtoSimTriangular(benchmark::State &state)
{
    simulate(state, test::DagShape::Triangular, false);
}
BENCHMARK(BM_RtoSimTriangular)->Args({40, 100'000})->Args({1000, 10'000})->Unit(benchmark::kMillisecond);

/// The same on any x86-64 or ARM processor. Goal: 4e8 samples/s.
void BM_RtoSimPortable(benchmark::State &state)
{
    RandomNetwork network =
        test::dagNetwork(test::dag(static_cast<int>(state.range(0))), test::DagShape::Pert);
    network.use(RandomNetwork::Engine::Portable);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            network.run({static_cast<int>(state.range(1)), 1, 1}, {network.size() - 1}, false).ends.size());
    count(state);
}
BENCHMARK(BM_RtoSimPortable)->Args({40, 100'000})->Args({1000, 10'000})->Unit(benchmark::kMillisecond);

/// The floor's other end: how one writes it without thinking, a trial at a time (triangular, mt19937_64,
/// double).
void BM_RtoSimNaive(benchmark::State &state)
{
    const auto tasks = test::dag(static_cast<int>(state.range(0)));
    std::vector<double> ends(tasks.size()), makespans;
    std::mt19937_64 engine(1);
    std::uniform_real_distribution<double> uniform(0, 1);
    for (auto _ : state) {
        makespans.clear();
        for (std::int64_t trial = 0; trial < state.range(1); ++trial) {
            double makespan = 0;
            for (std::size_t i = 0; i < tasks.size(); ++i) {
                double start = 0;
                for (const int before : tasks[i].before)
                    start = std::max(start, ends[static_cast<std::size_t>(before)]);
                const double range = tasks[i].longest - tasks[i].shortest;
                const double mode = (tasks[i].mode - tasks[i].shortest) / range, p = uniform(engine);
                ends[i] = start + tasks[i].shortest
                    + range * (p < mode ? std::sqrt(p * mode) : 1 - std::sqrt((1 - p) * (1 - mode)));
                makespan = std::max(makespan, ends[i]);
            }
            makespans.push_back(makespan);
        }
        benchmark::DoNotOptimize(makespans.data());
    }
    count(state);
}
BENCHMARK(BM_RtoSimNaive)->Args({40, 100'000})->Args({1000, 10'000})->Unit(benchmark::kMillisecond);

/// What one changed duration costs before the first trial: its table.
void BM_RtoTable(benchmark::State &state)
{
    double mode = 1;
    for (auto _ : state) {
        std::vector<Draw> draws;
        double constant = 0;
        addDraws(PertSpan{0, mode += 0.001, 1000}, draws, constant);
        benchmark::DoNotOptimize(draws.data());
    }
}
BENCHMARK(BM_RtoTable)->Unit(benchmark::kMicrosecond);

} // namespace
