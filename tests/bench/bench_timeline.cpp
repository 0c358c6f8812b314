// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_timeline breakwater_test_support Qt6::Widgets Qt6::Test
#include "core/catalog/load.h"
#include "tests/support/synth.h"
#include "widgets/session/session.h"
#include "widgets/theme/current.h"
#include "widgets/timeline/gantt.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>
#include <QScrollBar>
#include <QTest>

using namespace breakwater;

namespace {

constexpr int kWidth = 1920, kHeight = 480, kStride = 37;

void application()
{
    static int count = 1;
    static char name[] = "breakwater_bench";
    static char *arguments[] = {name, nullptr};
    if (QCoreApplication::instance())
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    new QApplication(count, arguments);
    applyTheme(Theme::Light);
}

/// The Gantt of a recovery with at least so many steps, as the window shows it.
struct Timeline {
    Session session{builtinCatalog(), std::chrono::year{2026} / 11 / 20};
    Playback playback{session};
    Gantt gantt{playback};

    explicit Timeline(int steps)
    {
        gantt.setEverything(true);
        gantt.resize(kWidth, kHeight);
        gantt.show();
        for (int services = steps / 4; services <= 4 * steps; services += steps / 4) {
            session.startUntitled(test::synth(services, session.catalog()), QStringLiteral("synth"));
            PlayQuestion question;
            question.trials.count = 200;
            playback.run(question);
            if (!QTest::qWaitFor([this] { return playback.result() != nullptr; }, 300000))
                qFatal("nothing was played");
            if (static_cast<int>(gantt.chart().rows.size()) >= steps)
                return;
        }
    }
};

/// One frame of a scroll through the steps. Goal: 16 ms with 1,000 of them.
void ganttScroll(benchmark::State &state)
{
    application();
    Timeline timeline(static_cast<int>(state.range(0)));
    QImage frame(timeline.gantt.size(), QImage::Format_ARGB32_Premultiplied);
    QScrollBar *bar = timeline.gantt.verticalScrollBar();
    for (auto _ : state) {
        bar->setValue(bar->value() + kStride <= bar->maximum() ? bar->value() + kStride : 0);
        timeline.gantt.render(&frame);
    }
    state.counters["rows"] = static_cast<double>(timeline.gantt.chart().rows.size());
}
BENCHMARK(ganttScroll)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

/// One frame of a playback: the clock moves on, and the playhead with it. Goal: 16 ms, of which the canvas
/// wants most.
void ganttPlay(benchmark::State &state)
{
    application();
    Timeline timeline(static_cast<int>(state.range(0)));
    QImage frame(timeline.gantt.size(), QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state) {
        const Minutes next = timeline.playback.at() + Minutes{1.0 / 60};
        timeline.playback.seek(next < timeline.playback.last() ? next : timeline.playback.first());
        timeline.gantt.render(&frame);
    }
}
BENCHMARK(ganttPlay)->Arg(1000)->Unit(benchmark::kMillisecond);

/// From a run to its rows, whiskers included.
void ganttRows(benchmark::State &state)
{
    application();
    Timeline timeline(static_cast<int>(state.range(0)));
    const auto run = timeline.playback.result();
    for (auto _ : state)
        benchmark::DoNotOptimize(ganttOf(*run, true));
}
BENCHMARK(ganttRows)->Arg(1000)->Unit(benchmark::kMillisecond);

} // namespace
