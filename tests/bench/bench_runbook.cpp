// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_paper breakwater_export_runbook breakwater_all_rules
// link: breakwater_storage breakwater_test_support
#include "core/catalog/load.h"
#include "core/export/runbook/runbook.h"
#include "core/export/runbook/steps_json.h"
#include "core/export/stamping.h"
#include "core/storage/design_file.h"
#include "tests/support/synth.h"
#include "widgets/paper/runbook_pdf.h"

#include <benchmark/benchmark.h>

#include <QGuiApplication>

#include <fstream>
#include <string>

/// The failover runbook as PDF with its pictures, from a design that is judged to the bytes of the file.
using namespace breakwater;

namespace {

void application()
{
    static int count = 1;
    static char name[] = "breakwater_bench";
    static char *arguments[] = {name, nullptr};
    static const bool once = [] {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        if (!qGuiApp)
            new QGuiApplication(count, arguments);
        return true;
    }();
    (void)once;
}

/// Megabytes that the process had at most since resetPeak().
double peakMegabytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0)
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

void resetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

Snapshot portfolio()
{
    const auto catalog = builtinCatalog();
    const auto opened =
        openDesign(BREAKWATER_SOURCE_DIR "/templates/portfolio/portfolio.breakwater", *catalog);
    return {std::make_shared<const Topology>(opened->topology), catalog, std::chrono::year{2026} / 11 / 20};
}

/// A hundred stamps of two regions, forty services each.
Snapshot hundredStamps()
{
    const auto catalog = builtinCatalog();
    return {std::make_shared<const Topology>(test::synth(4000, *catalog)), catalog,
            std::chrono::year{2026} / 11 / 20};
}

void printRunbook(benchmark::State &state, const Snapshot &now)
{
    application();
    Memory memory;
    const Assessment assessment = assess(now, memory);
    ExportRequest request;
    request.now = now;
    request.assessment = &assessment;
    request.stamping = stampingOf(now, designHash(*now.topology));
    std::size_t told = 0, pages = 0, bytes = 0;
    paper::PdfOptions options;
    options.progress = [&](std::size_t, std::size_t of) {
        ++told;
        pages = of;
        return true;
    };
    resetPeak();
    for (auto _ : state) {
        told = 0;
        const paper::Document document = makeRunbook(request, RunbookKind::Failover);
        options.designJson = writeDesign(*now.topology);
        options.stepsJson = paper::toStepsJson(document);
        const auto pdf = paper::runbookPdf(document, paper::topologyPictures(now, &assessment), options);
        if (!pdf) {
            state.SkipWithError(pdf.error().text().c_str());
            return;
        }
        bytes = pdf->size();
    }
    state.counters["pages"] = static_cast<double>(pages);
    state.counters["told"] = static_cast<double>(told);
    state.counters["file_MB"] = static_cast<double>(bytes) / 1e6;
    state.counters["peak_MB"] = peakMegabytes();
}

/// Aim: 2 s.
void BM_RunbookPdfPortfolio(benchmark::State &state)
{
    printRunbook(state, portfolio());
}
BENCHMARK(BM_RunbookPdfPortfolio)->Unit(benchmark::kMillisecond);

/// Aim: 20 s and 500 MB; progress is told page by page.
void BM_RunbookPdfHundredStamps(benchmark::State &state)
{
    printRunbook(state, hundredStamps());
}
BENCHMARK(BM_RunbookPdfHundredStamps)->Unit(benchmark::kMillisecond)->Iterations(1);

} // namespace
