// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_storage breakwater_catalog breakwater_test_support
#include "core/catalog/load.h"
#include "core/storage/design_file.h"
#include "tests/support/synth.h"

#include <cstring>

#include <benchmark/benchmark.h>

using namespace breakwater;

namespace {

std::string designOf(const benchmark::State &state)
{
    return writeDesign(test::synth(static_cast<int>(state.range(0)), *builtinCatalog()));
}

void countBytes(benchmark::State &state, std::size_t size)
{
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(size));
    state.counters["file_MB"] = static_cast<double>(size) / 1e6;
}

/// Bytes to a checked design. Aim: 60 MB/s.
void BM_LoadJson(benchmark::State &state)
{
    const std::string bytes = designOf(state);
    const std::shared_ptr<const Catalog> catalog = builtinCatalog();
    for (auto _ : state)
        benchmark::DoNotOptimize(readDesign(bytes, *catalog, "bench").has_value());
    countBytes(state, bytes.size());
}
BENCHMARK(BM_LoadJson)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

/// A design to canonical bytes. Aim: 150 MB/s.
void BM_SaveJson(benchmark::State &state)
{
    const Topology design = test::synth(static_cast<int>(state.range(0)), *builtinCatalog());
    std::size_t size = 0;
    for (auto _ : state) {
        const std::string bytes = writeDesign(design);
        size = bytes.size();
        benchmark::DoNotOptimize(bytes.data());
    }
    countBytes(state, size);
}
BENCHMARK(BM_SaveJson)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

/// The floor in the same run: one pass over the same bytes.
void BM_LoadFloorNewlines(benchmark::State &state)
{
    const std::string bytes = designOf(state);
    for (auto _ : state) {
        std::size_t lines = 0;
        for (const char *at = bytes.data();
             (at = static_cast<const char *>(
                  std::memchr(at, '\n', bytes.size() - static_cast<std::size_t>(at - bytes.data()))))
             != nullptr;
             ++at)
            ++lines;
        benchmark::DoNotOptimize(lines);
    }
    countBytes(state, bytes.size());
}
BENCHMARK(BM_LoadFloorNewlines)->Arg(10000)->Unit(benchmark::kMillisecond);

} // namespace
