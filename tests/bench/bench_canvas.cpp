// SPDX-License-Identifier: GPL-3.0-or-later
// link: breakwater_canvas breakwater_storage breakwater_test_support Qt6::Widgets Qt6::Test
#include "core/catalog/load.h"
#include "core/storage/design_file.h"
#include "tests/support/synth.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/session.h"
#include "widgets/theme/current.h"

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
#include <ctime>
#include <functional>
#include <map>
#include <vector>

#include <nlohmann/json.hpp>

/// The canvas against bare QGraphicsItems of the same graph, in one executable: 1920 x 1080, software
/// rasteriser. Median and 95th percentile are CPU milliseconds of the process a step.
using namespace breakwater;

namespace {

constexpr int kWidth = 1920, kHeight = 1080, kSteps = 60, kPanStep = 16;
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

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

/// Steps, and what each of them cost.
class Steps {
public:
    template <typename Step>
    void run(const Step &step)
    {
        const double before = cpuMs();
        step();
        QCoreApplication::processEvents();
        m_each.push_back(cpuMs() - before);
    }
    void report(benchmark::State &state)
    {
        if (m_each.empty())
            return;
        std::sort(m_each.begin(), m_each.end());
        state.counters["median_ms"] = m_each[m_each.size() / 2];
        state.counters["p95_ms"] = m_each[m_each.size() * 95 / 100];
    }

private:
    std::vector<double> m_each;
};

const std::string &designBytes(int services)
{
    static std::map<int, std::string> known;
    std::string &bytes = known[services];
    if (bytes.empty())
        bytes = writeDesign(test::synth(services, *builtinCatalog()));
    return bytes;
}

/// Breakwater's canvas on an open design. Judged unless the benchmark only loads.
struct Canvas {
    Session session{builtinCatalog(), std::chrono::year{2026} / 11 / 20};
    CanvasView view{session};

    explicit Canvas(int services, bool judged = true)
    {
        view.resize(kWidth, kHeight);
        view.show();
        open(services);
        if (judged && !QTest::qWaitFor([this] { return session.assessmentIsCurrent(); }, 120000))
            qFatal("no assessment");
        QCoreApplication::processEvents();
    }
    void open(int services)
    {
        auto design = readDesign(designBytes(services), session.catalog(), "synth");
        session.startUntitled(std::move(design->topology), QStringLiteral("synth"));
    }
};

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

void frames(benchmark::State &state, QGraphicsView &view)
{
    QImage image(kWidth, kHeight, QImage::Format_ARGB32_Premultiplied);
    Steps steps;
    for (auto _ : state)
        steps.run([&] {
            QPainter painter(&image);
            view.render(&painter);
        });
    steps.report(state);
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

/// 60 moves of the thing under `from`, each until it is painted.
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

void pan(benchmark::State &state, QGraphicsView &view)
{
    Steps steps;
    for (auto _ : state) {
        view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->minimum());
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->minimum());
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

void BM_CanvasLoad(benchmark::State &state)
{
    application();
    Canvas canvas(size(state), false);
    Steps steps;
    for (auto _ : state)
        steps.run([&] { canvas.open(size(state)); });
    steps.report(state);
}
void BM_CanvasLoadFloor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    Steps steps;
    for (auto _ : state)
        steps.run([&] { floor.fill(size(state)); });
    steps.report(state);
}

void BM_CanvasFrameFit(benchmark::State &state)
{
    application();
    Canvas canvas(size(state));
    fitAll(canvas.view);
    frames(state, canvas.view);
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
    application();
    Canvas canvas(size(state));
    canvas.view.zoomTo(1);
    frames(state, canvas.view);
}
void BM_CanvasFrame1to1Floor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    frames(state, floor.view);
}

void BM_CanvasDrag(benchmark::State &state)
{
    application();
    Canvas canvas(size(state));
    canvas.view.zoomTo(1);
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

void BM_CanvasPan(benchmark::State &state)
{
    application();
    Canvas canvas(size(state));
    canvas.view.zoomTo(1);
    pan(state, canvas.view);
}
void BM_CanvasPanFloor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    pan(state, floor.view);
}

void BM_CanvasZoom(benchmark::State &state)
{
    application();
    Canvas canvas(size(state));
    zoom(state, canvas.view, [&](double factor) { canvas.view.zoomTo(factor); });
}
void BM_CanvasZoomFloor(benchmark::State &state)
{
    application();
    Floor floor(size(state));
    zoom(state, floor.view,
         [&](double factor) { floor.view.setTransform(QTransform::fromScale(factor, factor)); });
}

BENCHMARK(BM_CanvasLoad)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasLoadFloor)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasFrameFit)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasFrameFitFloor)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasFrame1to1)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasFrame1to1Floor)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasDrag)->Arg(100)->Arg(1000)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasDragFloor)->Arg(100)->Arg(1000)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasPan)->Arg(100)->Arg(1000)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasPanFloor)->Arg(100)->Arg(1000)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasZoom)->Arg(100)->Arg(1000)->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CanvasZoomFloor)->Arg(100)->Arg(1000)->Iterations(3)->Unit(benchmark::kMillisecond);

} // namespace
