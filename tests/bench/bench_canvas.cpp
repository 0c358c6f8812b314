// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_canvas breakwater_storage breakwater_test_support Qt6::Widgets Qt6::Test
#include "core/catalog/load.h"
#include "core/storage/design_file.h"
#include "tests/support/synth.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/playback.h"
#include "widgets/session/session.h"
#include "widgets/theme/current.h"
#include "widgets/theme/sprites.h"
#include "widgets/theme/text_runs.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QGraphicsItem>
#include <QGraphicsView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionGraphicsItem>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

#include <nlohmann/json.hpp>

/// The canvas against bare QGraphicsItems of the same graph, in one executable: 1920 x 1080, software
/// rasteriser. Median and 95th percentile are CPU milliseconds a step: of the whole process, or, where a name
/// begins with `gui`, of the thread that must not wait. What is judged and routed beside it is over before
/// anything but loading is measured. `cold` begins without any picture, text or line of the frame before.
using namespace breakwater;

namespace {

constexpr int kWidth = 1920, kHeight = 1080, kSteps = 60, kPanStep = 16, kColdFrames = 7;
constexpr double kZoomStep = 1.15;

void application()
{
    static int count = 1;
    static char name[] = "breakwater_bench";
    static char *arguments[] = {name, nullptr};
    static const bool once = [] {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        new QApplication(count, arguments);
        applyTheme(Theme::Light);
        return true;
    }();
    (void)once;
}

double cpuMs(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double at(std::vector<double> each, double share)
{
    if (each.empty())
        return 0;
    std::sort(each.begin(), each.end());
    return each[std::min(each.size() - 1,
                         static_cast<std::size_t>(static_cast<double>(each.size()) * share))];
}

/// Steps, and what each of them cost.
class Steps {
public:
    template <typename Step>
    void run(const Step &step)
    {
        const double all = cpuMs(CLOCK_PROCESS_CPUTIME_ID), own = cpuMs(CLOCK_THREAD_CPUTIME_ID);
        step();
        QCoreApplication::processEvents();
        m_all.push_back(cpuMs(CLOCK_PROCESS_CPUTIME_ID) - all);
        m_own.push_back(cpuMs(CLOCK_THREAD_CPUTIME_ID) - own);
    }
    void report(benchmark::State &state) const
    {
        state.counters["median_ms"] = at(m_all, 0.5);
        state.counters["p95_ms"] = at(m_all, 0.95);
    }
    void reportOwn(benchmark::State &state) const
    {
        state.counters["gui_median_ms"] = at(m_own, 0.5);
        state.counters["gui_p95_ms"] = at(m_own, 0.95);
        state.counters["gui_most_ms"] = at(m_own, 1);
    }
    double median() const { return at(m_all, 0.5); }

private:
    std::vector<double> m_all, m_own;
};

const std::string &designBytes(int services)
{
    static std::map<int, std::string> known;
    std::string &bytes = known[services];
    if (bytes.empty())
        bytes = writeDesign(test::synth(services, *builtinCatalog()));
    return bytes;
}

/// Breakwater's canvas on an open design.
struct Canvas {
    Session session{builtinCatalog(), std::chrono::year{2026} / 11 / 20};
    CanvasView view{session};

    explicit Canvas(int services)
    {
        view.resize(kWidth, kHeight);
        view.show();
        open(services);
    }
    void open(int services)
    {
        auto design = readDesign(designBytes(services), session.catalog(), "synth");
        session.startUntitled(std::move(design->topology), QStringLiteral("synth"));
    }
    void settle()
    {
        if (!QTest::qWaitFor([this] { return session.assessmentIsCurrent() && view.linesAreRouted(); },
                             600000))
            qFatal("not judged and routed");
        QCoreApplication::processEvents();
    }
    /// As if nothing of it had been painted yet.
    void chill()
    {
        sprites::forget();
        text_runs::forget();
        scene::Geometry picture = view.shown().geometry();
        view.shown().show({});
        view.shown().show(std::move(picture));
    }
};

/// One at a time, judged and routed; at its upper left corner and at natural size.
Canvas &settled(int services)
{
    static Canvas *canvas = nullptr; // the last one goes with the process: what it needs may go before it
    static int size = 0;
    if (size != services) {
        application();
        delete canvas;
        canvas = new Canvas(services);
        canvas->settle();
        size = services;
    }
    canvas->view.zoomTo(1);
    canvas->view.horizontalScrollBar()->setValue(canvas->view.horizontalScrollBar()->minimum());
    canvas->view.verticalScrollBar()->setValue(canvas->view.verticalScrollBar()->minimum());
    QCoreApplication::processEvents();
    return *canvas;
}

/// The floor: rectangles with two lines of text, straight edges, no level of detail; places as the synth has
/// them.
class FloorEdge final : public QGraphicsLineItem {
    using QGraphicsLineItem::QGraphicsLineItem;
};
class FloorNode final : public QGraphicsItem {
public:
    FloorNode(QString name, std::vector<std::pair<FloorEdge *, bool>> edges)
        : m_name(std::move(name))
        , m_edges(std::move(edges))
    {
        setFlag(ItemIsMovable);
        setFlag(ItemSendsGeometryChanges);
    }
    QRectF boundingRect() const override { return {0, 0, 160, 80}; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::darkGray);
        painter->setBrush(Qt::white);
        painter->drawRoundedRect(boundingRect().adjusted(.5, .5, -.5, -.5), 6, 6);
        painter->drawText(QPointF(12, 24), m_name);
        painter->drawText(QPointF(12, 44), QStringLiteral("service"));
    }
    void addEdge(FloorEdge *edge, bool first) { m_edges.emplace_back(edge, first); }

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override
    {
        if (change == ItemPositionHasChanged)
            for (const auto &[edge, first] : m_edges) {
                const QPointF at = pos() + QPointF(80, 40);
                edge->setLine(first ? QLineF(at, edge->line().p2()) : QLineF(edge->line().p1(), at));
            }
        return QGraphicsItem::itemChange(change, value);
    }

private:
    QString m_name;
    std::vector<std::pair<FloorEdge *, bool>> m_edges;
};

struct Floor {
    QGraphicsScene scene;
    QGraphicsView view{&scene};
    std::vector<FloorNode *> nodes;

    explicit Floor(int services)
    {
        view.resize(kWidth, kHeight);
        view.setFrameShape(QFrame::NoFrame);
        fill(services);
        view.show();
        QCoreApplication::processEvents();
    }
    void fill(int services)
    {
        const nlohmann::json parsed = nlohmann::json::parse(designBytes(services));
        benchmark::DoNotOptimize(parsed.size());
        const test::SynthNumbers numbers = test::synthNumbers(services);
        scene.clear();
        nodes.clear();
        for (std::size_t i = 0; i < numbers.services.size(); ++i) {
            auto *node = new FloorNode(QStringLiteral("service %1").arg(i), {});
            node->setPos(numbers.services[i].x, numbers.services[i].y);
            node->setZValue(1);
            scene.addItem(node);
            nodes.push_back(node);
        }
        for (const auto &[from, to] : numbers.edges) {
            FloorNode *a = nodes[static_cast<std::size_t>(from)], *b = nodes[static_cast<std::size_t>(to)];
            auto *edge = new FloorEdge(QLineF(a->pos() + QPointF(80, 40), b->pos() + QPointF(80, 40)));
            a->addEdge(edge, true);
            b->addEdge(edge, false);
            scene.addItem(edge);
        }
    }
};

void frames(benchmark::State &state, QGraphicsView &view, const std::function<void()> &chill = {})
{
    // Pixel for pixel: an image of another size would be drawn at another scale.
    const QRect room = view.viewport()->rect();
    QImage image(room.size(), QImage::Format_ARGB32_Premultiplied);
    const auto frame = [&] {
        QPainter painter(&image);
        view.render(&painter, room, room);
    };
    view.viewport()->setUpdatesEnabled(false); // the window's own frame would be counted too
    if (chill) {
        Steps cold;
        for (int i = 0; i < kColdFrames; ++i) {
            chill();
            QCoreApplication::processEvents();
            cold.run(frame);
        }
        state.counters["cold_ms"] = cold.median();
    }
    Steps steps;
    for (auto _ : state)
        steps.run(frame);
    steps.report(state);
    view.viewport()->setUpdatesEnabled(true);
}

void fitAll(QGraphicsView &view)
{
    view.resetTransform();
    view.fitInView(view.sceneRect(), Qt::KeepAspectRatio);
    QCoreApplication::processEvents();
}

void sendMouse(QGraphicsView &view, QEvent::Type type, const QPoint &at)
{
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, view.viewport()->mapToGlobal(at), button,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, {});
    QApplication::sendEvent(view.viewport(), &event);
}

/// 60 moves of the thing under the hand, each until it is painted.
void drag(benchmark::State &state, QGraphicsView &view, const std::function<QPoint()> &grab,
          const std::function<void()> &leave)
{
    Steps steps;
    for (auto _ : state) {
        QPoint at = grab();
        sendMouse(view, QEvent::MouseButtonPress, at);
        for (int i = 0; i < kSteps; ++i) {
            at += QPoint(3 + i % 2, i % 2 ? 3 : -3);
            steps.run([&] { sendMouse(view, QEvent::MouseMove, at); });
        }
        leave();
        sendMouse(view, QEvent::MouseButtonRelease, at);
        QCoreApplication::processEvents();
    }
    steps.report(state);
}

/// Each round over ground that was never seen, as far as there is any.
void pan(benchmark::State &state, QGraphicsView &view, const std::function<void()> &chill = {})
{
    Steps steps;
    int round = 0;
    for (auto _ : state) {
        if (chill)
            chill();
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->minimum());
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->minimum() + round++ * kSteps * kPanStep);
        QCoreApplication::processEvents();
        for (int i = 0; i < kSteps; ++i)
            steps.run([&] {
                view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + kPanStep);
                view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + kPanStep);
            });
    }
    steps.report(state);
}

void zoom(benchmark::State &state, QGraphicsView &view, const std::function<void(double)> &to)
{
    Steps steps;
    for (auto _ : state) {
        fitAll(view);
        double factor = view.transform().m11();
        while (factor * kZoomStep < 1) {
            factor *= kZoomStep;
            steps.run([&] { to(factor); });
        }
    }
    steps.report(state);
}

int size(const benchmark::State &state)
{
    return static_cast<int>(state.range(0));
}

/// Bytes to a scene that is ready to be painted; frames are measured by themselves. What is judged and
/// routed meanwhile, beside the window's thread, is in `all_ms`.
template <typename Subject, typename Load>
void load(benchmark::State &state, Subject &subject, const Load &once)
{
    subject.view.setUpdatesEnabled(false);
    Steps steps;
    for (auto _ : state)
        steps.run(once);
    steps.reportOwn(state);
    state.counters["all_ms"] = steps.median();
}
void BM_CanvasLoad(benchmark::State &state)
{
    application();
    Canvas canvas(size(state));
    load(state, canvas, [&] { canvas.open(size(state)); });
}
void BM_CanvasLoadFloor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    load(state, floor, [&] { floor.fill(size(state)); });
}

void BM_CanvasFrameFit(benchmark::State &state)
{
    Canvas &canvas = settled(size(state));
    fitAll(canvas.view);
    frames(state, canvas.view, [&] { canvas.chill(); });
}
void BM_CanvasFrameFitFloor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    fitAll(floor.view);
    frames(state, floor.view);
}

void BM_CanvasFrame1to1(benchmark::State &state)
{
    Canvas &canvas = settled(size(state));
    canvas.view.verticalScrollBar()->setValue(canvas.view.verticalScrollBar()->maximum() / 2);
    QCoreApplication::processEvents();
    canvas.view.shown().forgetWork();
    canvas.view.viewport()->repaint();
    state.counters["cards"] = canvas.view.shown().work().cards;
    state.counters["links"] = canvas.view.shown().work().links;
    frames(state, canvas.view, [&] { canvas.chill(); });
}
void BM_CanvasFrame1to1Floor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    floor.view.verticalScrollBar()->setValue(floor.view.verticalScrollBar()->maximum() / 2);
    floor.view.horizontalScrollBar()->setValue(floor.view.horizontalScrollBar()->minimum());
    QCoreApplication::processEvents();
    state.counters["cards"] =
        static_cast<double>(std::count_if(floor.nodes.begin(), floor.nodes.end(), [&](const FloorNode *node) {
            return floor.view.mapToScene(floor.view.viewport()->rect())
                .boundingRect()
                .intersects(node->sceneBoundingRect());
        }));
    frames(state, floor.view);
}

void BM_CanvasDrag(benchmark::State &state)
{
    Canvas &canvas = settled(size(state));
    const ServiceId id = test::synthId(size(state) / 2);
    canvas.view.centerOn(canvas.view.picture().card(id)->frame.center());
    QCoreApplication::processEvents();
    drag(
        state, canvas.view, [&] { return canvas.view.placeOf(id).center(); },
        [&] { QTest::keyClick(&canvas.view, Qt::Key_Escape); });
}
void BM_CanvasDragFloor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    FloorNode *node = floor.nodes[floor.nodes.size() / 2];
    floor.view.centerOn(node);
    QCoreApplication::processEvents();
    drag(
        state, floor.view, [&] { return floor.view.mapFromScene(node->pos() + QPointF(80, 40)); }, [] {});
}

/// From its lane over all others that are seen and back, while each of them is being judged. No frame may
/// take longer than 16 ms of the window's thread.
void BM_CanvasDragVerdicts(benchmark::State &state)
{
    Canvas &canvas = settled(size(state));
    const ServiceId id = test::synthId(size(state) / 2);
    canvas.view.centerOn(canvas.view.picture().card(id)->frame.center());
    QCoreApplication::processEvents();
    Steps steps;
    for (auto _ : state) {
        const QPoint from = canvas.view.placeOf(id).center();
        sendMouse(canvas.view, QEvent::MouseButtonPress, from);
        const int far = canvas.view.viewport()->width() - 100 - from.x();
        for (int i = 1; i <= 2 * kSteps; ++i) {
            const int there = i <= kSteps ? i : 2 * kSteps - i;
            const QPoint to = from + QPoint(far * there / kSteps, (i % 8 - 4) * 40);
            steps.run([&] { sendMouse(canvas.view, QEvent::MouseMove, to); });
            QTest::qWait(1); // verdicts arrive between moves
        }
        QTest::keyClick(&canvas.view, Qt::Key_Escape);
        sendMouse(canvas.view, QEvent::MouseButtonRelease, from);
        QCoreApplication::processEvents();
    }
    steps.reportOwn(state);
}

void BM_CanvasPan(benchmark::State &state)
{
    Canvas &canvas = settled(size(state));
    pan(state, canvas.view, [&] { canvas.chill(); });
}
void BM_CanvasPanFloor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    pan(state, floor.view);
}

void BM_CanvasZoom(benchmark::State &state)
{
    Canvas &canvas = settled(size(state));
    zoom(state, canvas.view, [&](double factor) { canvas.view.zoomTo(factor); });
}
void BM_CanvasZoomFloor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    zoom(state, floor.view,
         [&](double factor) { floor.view.setTransform(QTransform::fromScale(factor, factor)); });
}

/// A step of a playback, from the clock to the pixels: 16 ms are 60 frames a second.
void BM_CanvasPlayback(benchmark::State &state)
{
    Canvas &canvas = settled(size(state));
    Playback playback(canvas.session);
    canvas.view.follow(playback);
    canvas.view.fitAll();
    playback.run({.disruption = {}, .back = false, .stamps = {}, .trials = {100, 1, 1}});
    if (!QTest::qWaitFor([&] { return playback.result() && !playback.isRunning(); }, 120000))
        qFatal("nothing to play");
    QCoreApplication::processEvents();
    Steps steps;
    for (auto _ : state) {
        for (int i = 0; i <= kSteps; ++i)
            steps.run(
                [&] { playback.seek(playback.first() + (playback.last() - playback.first()) * i / kSteps); });
    }
    steps.report(state);
    playback.leave();
    QCoreApplication::processEvents();
}

double residentMegabytes()
{
    std::ifstream file("/proc/self/statm");
    double pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}
const double kBare = residentMegabytes();

/// Everything painted once: all at a glance, and each part at its natural size.
void paintAll(QGraphicsView &view)
{
    QImage image(kWidth, kHeight, QImage::Format_ARGB32_Premultiplied);
    const auto frame = [&] {
        QCoreApplication::processEvents();
        QPainter painter(&image);
        view.render(&painter, view.viewport()->rect(), view.viewport()->rect());
    };
    fitAll(view);
    frame();
    view.resetTransform();
    QScrollBar *across = view.horizontalScrollBar(), *down = view.verticalScrollBar();
    for (int y = down->minimum(); y <= down->maximum(); y += kHeight)
        for (int x = across->minimum(); x <= across->maximum(); x += kWidth) {
            down->setValue(y);
            across->setValue(x);
            frame();
        }
}

/// In a process of its own: what was measured before would be in the way.
void memory(benchmark::State &state, const char *name)
{
    char self[4096] = {};
    if (readlink("/proc/self/exe", self, sizeof self - 1) < 0)
        return state.SkipWithError("no /proc");
    const std::string command =
        std::string(self) + " --benchmark_filter='^" + name + "/" + std::to_string(size(state)) + "/' 2>&1";
    for (auto _ : state) {
        std::string out;
        FILE *pipe = popen(command.c_str(), "r");
        for (char part[512]; pipe && fgets(part, sizeof part, pipe);)
            out += part;
        if (pipe)
            pclose(pipe);
        const std::size_t found = out.rfind("mem_MB=");
        if (found == std::string::npos)
            return state.SkipWithError("no answer");
        state.counters["mem_MB"] = std::atof(out.c_str() + found + 7);
    }
}
void BM_CanvasMemoryHere(benchmark::State &state)
{
    for (auto _ : state)
        paintAll(settled(size(state)).view);
    state.counters["mem_MB"] = residentMegabytes() - kBare;
}
void BM_CanvasMemoryFloorHere(benchmark::State &state)
{
    application();
    designBytes(size(state));
    Floor floor(size(state));
    for (auto _ : state)
        paintAll(floor.view);
    state.counters["mem_MB"] = residentMegabytes() - kBare;
}
void BM_CanvasMemory(benchmark::State &state)
{
    memory(state, "BM_CanvasMemoryHere");
}
void BM_CanvasMemoryFloor(benchmark::State &state)
{
    memory(state, "BM_CanvasMemoryFloorHere");
}

void sizes(benchmark::internal::Benchmark *one)
{
    one->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);
}
void someSizes(benchmark::internal::Benchmark *one)
{
    sizes(one);
    one->Iterations(3);
}

BENCHMARK(BM_CanvasLoad)->Apply(sizes);
BENCHMARK(BM_CanvasLoadFloor)->Apply(sizes);
BENCHMARK(BM_CanvasFrameFit)->Apply(sizes);
BENCHMARK(BM_CanvasFrameFitFloor)->Apply(sizes);
BENCHMARK(BM_CanvasFrame1to1)->Apply(sizes);
BENCHMARK(BM_CanvasFrame1to1Floor)->Apply(sizes);
BENCHMARK(BM_CanvasDrag)->Apply(someSizes);
BENCHMARK(BM_CanvasDragFloor)->Apply(someSizes);
BENCHMARK(BM_CanvasDragVerdicts)->Arg(100)->Arg(1000)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasPan)->Apply(someSizes);
BENCHMARK(BM_CanvasPanFloor)->Apply(someSizes);
BENCHMARK(BM_CanvasZoom)->Apply(someSizes);
BENCHMARK(BM_CanvasZoomFloor)->Apply(someSizes);
BENCHMARK(BM_CanvasPlayback)->Arg(200)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasMemory)->Apply(sizes)->Iterations(1);
BENCHMARK(BM_CanvasMemoryFloor)->Apply(sizes)->Iterations(1);
BENCHMARK(BM_CanvasMemoryHere)->Apply(sizes)->Iterations(1);
BENCHMARK(BM_CanvasMemoryFloorHere)->Apply(sizes)->Iterations(1);

} // namespace
