// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_catalog breakwater_catalog_yaml
#include "core/catalog/binary.h"
#include "core/catalog/load.h"

#include <benchmark/benchmark.h>

namespace {

using namespace breakwater;

/// What the first call of builtinCatalog() costs a program; later calls are a pointer. Goal: 10 ms.
void BM_CatalogBuiltin(benchmark::State &state)
{
    const std::string bytes = encodeCatalog(*builtinCatalog());
    for (auto _ : state) {
        auto catalog = decodeCatalog(bytes);
        if (!catalog)
            state.SkipWithError("the compiled catalog cannot be read");
        benchmark::DoNotOptimize(catalog);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(BM_CatalogBuiltin)->Unit(benchmark::kMillisecond);

/// A catalog of the user's own, from its folder of YAML.
void BM_CatalogFolder(benchmark::State &state)
{
    for (auto _ : state) {
        auto catalog = loadCatalogFolder(BREAKWATER_SOURCE_DIR "/resources/catalog");
        if (!catalog)
            state.SkipWithError(catalog.error().text().c_str());
        benchmark::DoNotOptimize(catalog);
    }
}
BENCHMARK(BM_CatalogFolder)->Unit(benchmark::kMillisecond);

} // namespace
