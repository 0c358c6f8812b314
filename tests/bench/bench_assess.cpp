// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_assessment breakwater_catalog breakwater_storage breakwater_test_support
#include "core/assessment/assess.h"
#include "core/assessment/what_if.h"
#include "core/catalog/load.h"
#include "core/model/edits.h"
#include "core/storage/design_file.h"
#include "tests/support/synth.h"

#include <benchmark/benchmark.h>

using namespace breakwater;

namespace {

Snapshot synthSnapshot(const benchmark::State &state)
{
    const auto catalog = builtinCatalog();
    return {std::make_shared<const Topology>(test::synth(static_cast<int>(state.range(0)), *catalog)),
            catalog, std::chrono::year{2026} / 11 / 20};
}

/// The template that holds all four stamps of the clients.
Snapshot portfolio()
{
    const auto catalog = builtinCatalog();
    const auto opened =
        openDesign(BREAKWATER_SOURCE_DIR "/templates/portfolio/portfolio.breakwater", *catalog);
    return {std::make_shared<const Topology>(opened->topology), catalog, std::chrono::year{2026} / 11 / 20};
}

/// One fact of one service changes, of another stamp each time: its zones, as an architect would set them.
Topology edited(const Topology &design, int turn)
{
    Stamp stamp = *design.stamps[static_cast<std::size_t>(turn) % design.stamps.size()];
    stamp.services[static_cast<std::size_t>(turn / 7) % stamp.services.size()].zones =
        std::vector<int>(static_cast<std::size_t>(1 + turn % 3), 1);
    return withStamp(design, std::move(stamp));
}

/// Everything of a design that was just opened.
void BM_Assess(benchmark::State &state)
{
    const Snapshot now = synthSnapshot(state);
    std::size_t findings = 0;
    for (auto _ : state) {
        Memory memory;
        findings = assess(now, memory).findings.size();
    }
    state.counters["findings"] = static_cast<double>(findings);
}
BENCHMARK(BM_Assess)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

/// One property edit after the other, each judged at once. Aim: 10 ms at 1000.
void BM_AssessEdit(benchmark::State &state)
{
    Snapshot now = synthSnapshot(state);
    Memory memory;
    assess(now, memory);
    int turn = 0;
    for (auto _ : state) {
        now.topology = std::make_shared<const Topology>(edited(*now.topology, ++turn));
        benchmark::DoNotOptimize(assess(now, memory).findings.size());
    }
}
BENCHMARK(BM_AssessEdit)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

/// The verdict on a change that nobody has made, as a drag asks for it at every move. Aim: 16 ms at 500.
void tryOut(benchmark::State &state, const Snapshot &now)
{
    Memory memory;
    const Assessment present = assess(now, memory);
    int turn = 0;
    for (auto _ : state) {
        const Topology next = edited(*now.topology, ++turn);
        const WhatIf answer = whatIf(
            now, [&next](const Topology &) -> Result<Topology> { return next; }, present, memory);
        benchmark::DoNotOptimize(answer.added.size());
    }
}
void BM_WhatIf(benchmark::State &state)
{
    tryOut(state, synthSnapshot(state));
}
BENCHMARK(BM_WhatIf)->Arg(100)->Arg(500)->Arg(1000)->Unit(benchmark::kMillisecond);
void BM_WhatIfPortfolio(benchmark::State &state)
{
    tryOut(state, portfolio());
}
BENCHMARK(BM_WhatIfPortfolio)->Unit(benchmark::kMillisecond);

/// Everything of the portfolio that was just opened: rules, all estimates, 20,000 trials each. Aim: 50 ms.
void BM_AssessPortfolio(benchmark::State &state)
{
    const Snapshot now = portfolio();
    for (auto _ : state) {
        Memory memory;
        benchmark::DoNotOptimize(assess(now, memory).findings.size());
    }
}
BENCHMARK(BM_AssessPortfolio)->Unit(benchmark::kMillisecond);

/// One edit in one stamp of the portfolio: its estimates anew, with 20,000 trials. Aim: 5 ms.
void BM_EstimateEditPortfolio(benchmark::State &state)
{
    Snapshot now = portfolio();
    EstimateMemory memory;
    estimateAll(now, memory);
    int turn = 0;
    for (auto _ : state) {
        now.topology = std::make_shared<const Topology>(edited(*now.topology, ++turn));
        benchmark::DoNotOptimize(estimateAll(now, memory).size());
    }
}
BENCHMARK(BM_EstimateEditPortfolio)->Unit(benchmark::kMillisecond);

/// The same for the estimates of every other disruption.
void BM_EstimateOthersPortfolio(benchmark::State &state)
{
    Snapshot now = portfolio();
    EstimateMemory memory;
    estimateOthers(now, memory);
    int turn = 0;
    for (auto _ : state) {
        now.topology = std::make_shared<const Topology>(edited(*now.topology, ++turn));
        benchmark::DoNotOptimize(estimateOthers(now, memory).size());
    }
}
BENCHMARK(BM_EstimateOthersPortfolio)->Unit(benchmark::kMillisecond);

/// The estimates alone: drafts of every stamp, one network, one pass.
void BM_EstimateEdit(benchmark::State &state)
{
    Snapshot now = synthSnapshot(state);
    EstimateMemory memory;
    estimateAll(now, memory);
    int turn = 0;
    for (auto _ : state) {
        now.topology = std::make_shared<const Topology>(edited(*now.topology, ++turn));
        benchmark::DoNotOptimize(estimateAll(now, memory).size());
    }
}
BENCHMARK(BM_EstimateEdit)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

/// A whole plan with every row, as an export asks for it.
void BM_Plan(benchmark::State &state)
{
    const Snapshot now = synthSnapshot(state);
    for (auto _ : state)
        benchmark::DoNotOptimize(schedule(makePlan(now, {})).whole.rto.count());
}
BENCHMARK(BM_Plan)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

} // namespace
