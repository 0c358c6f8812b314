// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/design_cases.h"
#include "tests/support/synth.h"

#include <functional>

using namespace breakwater;
using namespace breakwater::test;

namespace {

/// The twenty bare rules that belong to the workload, and how often they are broken.
int brokenRules(const SynthNumbers &numbers)
{
    int broken = 0;
    for (const SynthService &service : numbers.services)
        for (int rule = 0; rule < 20; ++rule) {
            if ((rule >= 8 && service.kind != rule) || service.tier > rule % 4)
                continue;
            const int harder = rule >= 10 ? 1 : 0;
            const bool holds[] = {service.rto <= 120 + harder, service.rpo <= 30 + harder,
                                  service.zones >= 2 + harder, service.mttrH <= 12 + harder,
                                  service.mttfH >= 2000 + harder};
            broken += holds[rule % 5] ? 0 : 1;
        }
    return broken;
}

/// Services whose loss cuts the drawing in two (Tarjan, undirected).
int articulationPoints(const SynthNumbers &numbers)
{
    const auto count = numbers.services.size();
    std::vector<std::vector<std::size_t>> near(count);
    for (const auto &[a, b] : numbers.edges) {
        near[static_cast<std::size_t>(a)].push_back(static_cast<std::size_t>(b));
        near[static_cast<std::size_t>(b)].push_back(static_cast<std::size_t>(a));
    }
    std::vector<int> entered(count, 0);
    std::vector<int> low(count, 0);
    std::vector<bool> cuts(count, false);
    int clock = 0;
    const std::function<void(std::size_t, std::size_t)> visit = [&](std::size_t node, std::size_t parent) {
        entered[node] = low[node] = ++clock;
        int children = 0;
        for (const std::size_t next : near[node]) {
            if (entered[next] != 0) {
                low[node] = std::min(low[node], entered[next]);
                continue;
            }
            ++children;
            visit(next, node);
            low[node] = std::min(low[node], low[next]);
            if (parent != count && low[next] >= entered[node])
                cuts[node] = true;
        }
        if (parent == count && children > 1)
            cuts[node] = true;
    };
    for (std::size_t node = 0; node < count; ++node)
        if (entered[node] == 0)
            visit(node, count);
    return static_cast<int>(std::count(cuts.begin(), cuts.end(), true));
}

} // namespace

/// The shared workload is what its description says, on every machine.
class TestSynth : public QObject {
    Q_OBJECT
private slots:
    void hasTheAgreedCheckValues_data();
    void hasTheAgreedCheckValues();
    void becomesADesignThatOpens();
};

void TestSynth::hasTheAgreedCheckValues_data()
{
    QTest::addColumn<int>("services");
    QTest::addColumn<int>("edges");
    QTest::addColumn<int>("findings");
    QTest::addColumn<int>("points");
    QTest::newRow("a workshop") << 100 << 144 << 221 << 7;
    QTest::newRow("a large estate") << 1000 << 1444 << 2235 << 130;
    QTest::newRow("five thousand") << 5000 << 7221 << -1 << -1;
    QTest::newRow("an imported subscription") << 10000 << 14451 << 22813 << 1209;
}

void TestSynth::hasTheAgreedCheckValues()
{
    QFETCH(int, services);
    QFETCH(int, edges);
    QFETCH(int, findings);
    QFETCH(int, points);
    const SynthNumbers numbers = synthNumbers(services);
    QCOMPARE(static_cast<int>(numbers.services.size()), services);
    QCOMPARE(static_cast<int>(numbers.edges.size()), edges);
    for (const auto &[from, to] : numbers.edges)
        QVERIFY(from < to);
    if (findings >= 0)
        QCOMPARE(brokenRules(numbers), findings);
    if (points >= 0)
        QCOMPARE(articulationPoints(numbers), points);
}

void TestSynth::becomesADesignThatOpens()
{
    for (const int services : {1, 100, 1000}) {
        const Topology design = synth(services, *builtinCatalog());
        const Result<OpenedDesign> opened = read(writeDesign(design));
        QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
        QVERIFY(sameContent(opened->topology, design));
    }
    const Topology estate = synth(1000, *builtinCatalog());
    QCOMPARE(estate.stamps.size(), std::size_t{25});
    std::size_t services = 0;
    std::size_t dependencies = 0;
    for (const auto &stamp : estate.stamps) {
        services += stamp->services.size();
        dependencies += stamp->dependencies.size();
        QVERIFY(!stamp->protections.empty());
    }
    QCOMPARE(services, std::size_t{1000});
    QCOMPARE(dependencies, std::size_t{1444});
}

QTEST_APPLESS_MAIN(TestSynth)
#include "tst_synth.moc"
