// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/sampling.h"
#include "tests/support/dag.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace breakwater;
using namespace breakwater::test;

/// The Monte Carlo against closed forms, and against itself on other processors, threads and seeds.
class TestSampling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeStepsInARow();
    void twoStepsAtOnce();
    void aLogNormalStep();
    void aPertStep();
    void theWorkedChain();
    void timesThatNeverEndHaveTheirPlaceAmongTheOthers();
    void theSharedWorkloadHasItsKnownTimes_data();
    void theSharedWorkloadHasItsKnownTimes();
    void everyProcessorAndThreadCountGivesTheSameBits();
    void anotherSeedGivesAnotherSampleAndTheSameTime();
    void drawsAreEvenAndUnrelated();
    void networksThatShareStreamsShareTheirLuck();
    void criticalityCountsTheChainsThatSetTheEnd();
    void aMinuteSavedInACriticalStepIsAMinuteSaved();
    void aLastTileThatIsNotFullCountsOnlyItsTrials();
    void quantilesAreThoseOfTheSortedValues();
    void aStoppedRunGivesNothing();
};

namespace {

constexpr int kTrials = 1'000'000;

std::shared_ptr<const QuantileTable> exponential(double mean)
{
    return QuantileTable::of([mean](double probability) { return -mean * std::log(1 - probability); });
}

struct Net {
    std::vector<RandomActivity> activities;
    Predecessors before{{0}, {}};

    int add(RandomActivity activity, const std::vector<int> &after)
    {
        activity.stream = activities.size() + 100;
        activities.push_back(std::move(activity));
        before.list.insert(before.list.end(), after.begin(), after.end());
        before.first.push_back(static_cast<int>(before.list.size()));
        return static_cast<int>(activities.size()) - 1;
    }
    int add(const Span &span, const std::vector<int> &after)
    {
        RandomActivity activity;
        addDraws(span, activity.draws, activity.constant);
        return add(std::move(activity), after);
    }
    RandomNetwork network() const { return {activities, before}; }
    std::vector<float> ends(int of, Trials trials = {kTrials, 1, 2}) const
    {
        return network().run(trials, {of}, false).ends.front();
    }
};

/// The share of draws below a true quantile is binomial: within three standard errors of the probability.
bool holds(const std::vector<float> &ends, double probability, double quantile)
{
    const double error = std::sqrt(probability * (1 - probability) / static_cast<double>(ends.size()));
    return std::abs(shareWithin(ends, quantile) - probability) < 3 * error + 1e-9;
}

double varianceOf(const std::vector<float> &values)
{
    const double mean = meanOf(values);
    double sum = 0;
    for (const float value : values)
        sum += (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean);
    return sum / static_cast<double>(values.size());
}

bool meanHolds(const std::vector<float> &ends, double mean)
{
    return std::abs(meanOf(ends) - mean) < 3 * std::sqrt(varianceOf(ends) / static_cast<double>(ends.size()));
}

} // namespace

void TestSampling::threeStepsInARow()
{
    const auto table = exponential(10);
    Net net;
    const int a = net.add(RandomActivity{0, {{table, 0, 1}}, 0}, {});
    const int b = net.add(RandomActivity{0, {{table, 0, 1}}, 0}, {a});
    const int c = net.add(RandomActivity{0, {{table, 0, 1}}, 0}, {b});
    const std::vector<float> ends = net.ends(c);
    QVERIFY(holds(ends, 0.50, 26.741));
    QVERIFY(holds(ends, 0.95, 62.958));
    QVERIFY(holds(ends, 0.99, 84.059));
    QVERIFY(meanHolds(ends, 30));
}

void TestSampling::twoStepsAtOnce()
{
    const auto table = exponential(10);
    Net net;
    const int a = net.add(RandomActivity{0, {{table, 0, 1}}, 0}, {});
    const int b = net.add(RandomActivity{0, {{table, 0, 1}}, 0}, {});
    const int end = net.add(RandomActivity{}, {a, b});
    const std::vector<float> ends = net.ends(end);
    QVERIFY(holds(ends, 0.50, 12.279));
    QVERIFY(holds(ends, 0.95, 36.761));
    QVERIFY(holds(ends, 0.99, 52.958));
}

void TestSampling::aLogNormalStep()
{
    Net net;
    const std::vector<float> ends = net.ends(net.add(LogNormalSpan{20, 60}, {}));
    QVERIFY(meanHolds(ends, 24.998));
    QVERIFY(holds(ends, 0.5, 20) && holds(ends, 0.95, 60) && holds(ends, 0.99, 94.587));
}

void TestSampling::aPertStep()
{
    Net net;
    const std::vector<float> ends = net.ends(net.add(PertSpan{10, 20, 60}, {}));
    QVERIFY(meanHolds(ends, 25));
    // The fourth central moment of a beta distribution this flat stays below four times the variance squared.
    const double error = std::sqrt((4 * 75.0 * 75.0 - 75.0 * 75.0) / static_cast<double>(ends.size()));
    QVERIFY(std::abs(varianceOf(ends) - 75) < 3 * error);
    QVERIFY(*std::min_element(ends.begin(), ends.end()) >= 10
            && *std::max_element(ends.begin(), ends.end()) <= 60);
}

void TestSampling::theWorkedChain()
{
    Net net;
    const int detect = net.add(LogNormalSpan{5, 15}, {}), decide = net.add(LogNormalSpan{15, 60}, {detect});
    const int database = net.add(LogNormalSpan{10, 30}, {decide}),
              aks = net.add(LogNormalSpan{12, 25}, {decide});
    const int airflow = net.add(LogNormalSpan{6, 15}, {database, aks});
    const int verify = net.add(LogNormalSpan{10, 25}, {airflow});
    const int dns = net.add(UniformSpan{0, 5}, {verify});
    const std::vector<double> found = quantilesOf(net.ends(dns), {0.5, 0.95});
    QVERIFY2(std::abs(found[0] / 60.5 - 1) < 0.01, qPrintable(QString::number(found[0])));
    QVERIFY2(std::abs(found[1] / 110.3 - 1) < 0.01, qPrintable(QString::number(found[1])));
}

void TestSampling::timesThatNeverEndHaveTheirPlaceAmongTheOthers()
{
    const float never = std::numeric_limits<float>::infinity(), nonsense = std::nanf("");
    const std::vector<double> some = quantilesOf({3, never, 1, 2, nonsense}, {0.2, 0.5, 0.99});
    QCOMPARE(some[0], 1.0);
    QCOMPARE(some[1], 3.0);
    QVERIFY(std::isinf(some[2]));
    QVERIFY(std::isinf(quantilesOf({never, never}, {0.5}).front()));
    // Further apart than a number can tell, and closer.
    const float most = std::numeric_limits<float>::max(), least = std::numeric_limits<float>::denorm_min();
    QCOMPARE(quantilesOf({most, -most, 0}, {0.5}).front(), 0.0);
    QCOMPARE(quantilesOf({least, 0, 0}, {0.5}).front(), 0.0);
}

void TestSampling::theSharedWorkloadHasItsKnownTimes_data()
{
    QTest::addColumn<int>("tasks");
    QTest::addColumn<bool>("pert");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("p50");
    QTest::addColumn<double>("p95");
    QTest::newRow("40 triangular") << 40 << false << 632.8 << 631.0 << 722.7;
    QTest::newRow("40 PERT") << 40 << true << 553.5 << 551.9 << 625.0;
    QTest::newRow("1000 triangular") << 1000 << false << 15078.0 << 0.0 << 15468.0;
    QTest::newRow("1000 PERT") << 1000 << true << 13460.0 << 0.0 << 13773.0;
}

void TestSampling::theSharedWorkloadHasItsKnownTimes()
{
    QFETCH(int, tasks);
    QFETCH(bool, pert);
    QFETCH(double, mean);
    QFETCH(double, p50);
    QFETCH(double, p95);
    const RandomNetwork network = dagNetwork(dag(tasks), pert ? DagShape::Pert : DagShape::Triangular);
    const Samples samples = network.run({tasks > 100 ? 20'000 : 200'000, 1, 2}, {network.size() - 1}, false);
    const std::vector<double> found = quantilesOf(samples.ends.front(), {0.5, 0.95});
    const double ofMean = meanOf(samples.ends.front());
    QVERIFY2(std::abs(ofMean / mean - 1) < 0.003, qPrintable(QString::number(ofMean)));
    if (p50 > 0)
        QVERIFY2(std::abs(found[0] / p50 - 1) < 0.003, qPrintable(QString::number(found[0])));
    QVERIFY2(std::abs(found[1] / p95 - 1) < 0.003, qPrintable(QString::number(found[1])));
}

void TestSampling::everyProcessorAndThreadCountGivesTheSameBits()
{
    RandomNetwork network = dagNetwork(dag(60), DagShape::Pert);
    const std::vector<int> watched{network.size() - 1, 17};
    const Samples best = network.run({10'000, 3, 1}, watched, true);
    const Samples inTwo = network.run({10'000, 3, 2}, watched, true);
    const Samples inFive = network.run({10'000, 3, 5}, watched, true);
    network.use(RandomNetwork::Engine::Portable);
    const Samples portable = network.run({10'000, 3, 1}, watched, true);
    for (const Samples *other : {&inTwo, &inFive, &portable}) {
        QVERIFY(best.ends == other->ends);
        QVERIFY(best.critical == other->critical);
    }
}

void TestSampling::anotherSeedGivesAnotherSampleAndTheSameTime()
{
    const RandomNetwork network = dagNetwork(dag(40), DagShape::Pert);
    const int last = network.size() - 1;
    const auto one = network.run({100'000, 1, 2}, {last}, false).ends.front();
    const auto two = network.run({100'000, 2, 2}, {last}, false).ends.front();
    QVERIFY(one != two);
    QVERIFY(one == network.run({100'000, 1, 2}, {last}, false).ends.front());
    const double error = std::sqrt((varianceOf(one) + varianceOf(two)) / 100'000);
    QVERIFY(std::abs(meanOf(one) - meanOf(two)) < 4 * error);
}

void TestSampling::drawsAreEvenAndUnrelated()
{
    // Uniform draws of sixteen streams: each fills its hundred boxes evenly, no two go together, and none
    // with its own trial before.
    Net net;
    std::vector<int> all;
    for (int i = 0; i < 16; ++i)
        all.push_back(net.add(UniformSpan{0, 1}, {}));
    constexpr int trials = 100'000;
    const Samples samples = net.network().run({trials, 9, 1}, all, false);
    for (std::size_t a = 0; a < samples.ends.size(); ++a) {
        std::vector<int> box(100, 0);
        for (const float value : samples.ends[a])
            ++box[static_cast<std::size_t>(std::min(static_cast<int>(value * 100), 99))];
        double chi = 0;
        for (const int count : box)
            chi += (count - trials / 100.0) * (count - trials / 100.0) / (trials / 100.0);
        QVERIFY2(chi < 168,
                 qPrintable(QString::number(chi))); // 99 degrees of freedom: one in 100,000 above 168
        for (std::size_t b = 0; b < a; ++b) {
            double together = 0;
            for (std::size_t t = 0; t < trials; ++t)
                together += (static_cast<double>(samples.ends[a][t]) - 0.5)
                    * (static_cast<double>(samples.ends[b][t]) - 0.5);
            QVERIFY(std::abs(together * 12 / trials) < 4.5 / std::sqrt(trials));
        }
        double again = 0;
        for (std::size_t t = 1; t < trials; ++t)
            again += (static_cast<double>(samples.ends[a][t]) - 0.5)
                * (static_cast<double>(samples.ends[a][t - 1]) - 0.5);
        QVERIFY(std::abs(again * 12 / trials) < 4.5 / std::sqrt(trials));
    }
}

void TestSampling::networksThatShareStreamsShareTheirLuck()
{
    // The same step, once followed by nothing and once by three fixed minutes: each trial differs by just
    // those.
    Net before;
    const std::vector<float> alone = before.ends(before.add(LogNormalSpan{20, 60}, {}), {1000, 5, 1});
    Net after;
    const int step = after.add(LogNormalSpan{20, 60}, {});
    const std::vector<float> longer = after.ends(after.add(FixedSpan{3}, {step}), {1000, 5, 1});
    for (std::size_t t = 0; t < alone.size(); ++t)
        QVERIFY(std::abs(longer[t] - alone[t] - 3) < 1e-3F);
}

void TestSampling::criticalityCountsTheChainsThatSetTheEnd()
{
    Net net;
    const auto table = exponential(10);
    const int first = net.add(FixedSpan{5}, {});
    const int a = net.add(RandomActivity{0, {{table, 0, 1}}, 0}, {first});
    const int b = net.add(RandomActivity{0, {{table, 0, 1}}, 0}, {first});
    const int beside = net.add(FixedSpan{1}, {first});
    const int end = net.add(FixedSpan{2}, {a, b});
    const std::vector<double> shares = net.network().run({200'000, 1, 2}, {end}, true).criticality();
    QCOMPARE(shares[static_cast<std::size_t>(first)], 1.0);
    QCOMPARE(shares[static_cast<std::size_t>(end)], 1.0);
    QCOMPARE(shares[static_cast<std::size_t>(beside)], 0.0);
    QVERIFY(std::abs(shares[static_cast<std::size_t>(a)] - 0.5) < 0.004);
    QVERIFY(std::abs(shares[static_cast<std::size_t>(a)] + shares[static_cast<std::size_t>(b)] - 1) < 1e-12);
}

void TestSampling::aMinuteSavedInACriticalStepIsAMinuteSaved()
{
    // What is critical in every trial around P95 shortens P95 minute by minute; the measured change agrees.
    const auto tasks = dag(40);
    const RandomNetwork network = dagNetwork(tasks, DagShape::Pert);
    const int last = network.size() - 1;
    const Samples samples = network.run({200'000, 1, 2}, {last}, true);
    const std::vector<double> bounds = quantilesOf(samples.ends.front(), {0.94, 0.95, 0.96});
    std::vector<std::uint64_t> around((samples.ends.front().size() + 63) / 64, 0);
    for (std::size_t t = 0; t < samples.ends.front().size(); ++t) {
        const auto end = static_cast<double>(samples.ends.front()[t]);
        around[t / 64] |= static_cast<std::uint64_t>(end >= bounds[0] && end <= bounds[2]) << (t % 64);
    }
    const std::vector<double> slope = samples.criticality(around);
    for (const std::size_t task : {std::size_t{0}, std::size_t{11}, std::size_t{25}, std::size_t{39}}) {
        auto shorter = tasks;
        const double saved = 0.25;
        shorter[task].shortest -= saved;
        shorter[task].mode -= saved;
        shorter[task].longest -= saved;
        const RandomNetwork other = dagNetwork(shorter, DagShape::Pert);
        const double p95 =
            quantilesOf(other.run({200'000, 1, 2}, {last}, false).ends.front(), {0.95}).front();
        QVERIFY2(std::abs((bounds[1] - p95) / saved - slope[task]) < 0.15,
                 qPrintable(
                     QStringLiteral("%1: %2, %3").arg(task).arg((bounds[1] - p95) / saved).arg(slope[task])));
    }
}

void TestSampling::aLastTileThatIsNotFullCountsOnlyItsTrials()
{
    Net net;
    const int a = net.add(UniformSpan{0, 1}, {});
    const int b = net.add(UniformSpan{0, 1}, {});
    const int end = net.add(RandomActivity{}, {a, b});
    const Samples few = net.network().run({100, 1, 1}, {end}, true);
    const Samples many = net.network().run({6400, 1, 1}, {end}, true);
    QCOMPARE(few.ends.front().size(), std::size_t(100));
    QVERIFY(std::equal(few.ends.front().begin(), few.ends.front().end(), many.ends.front().begin()));
    const std::vector<double> shares = few.criticality();
    QCOMPARE(shares[static_cast<std::size_t>(end)], 1.0);
    QCOMPARE(shares[0] + shares[1], 1.0);
    int counted = 0;
    for (std::size_t tile = 0; tile < few.critical.size() / 3; ++tile)
        counted += std::popcount(few.critical[tile * 3 + 2]);
    QCOMPARE(counted, 100);
}

void TestSampling::quantilesAreThoseOfTheSortedValues()
{
    std::mt19937 engine(3);
    for (const std::size_t size : {1U, 2U, 7U, 100U, 5000U}) {
        std::vector<float> values;
        for (std::size_t i = 0; i < size; ++i)
            values.push_back(static_cast<float>(engine() % 1000) * (i % 9 == 0 ? 50.0F : 0.1F));
        std::vector<float> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        const std::vector<double> wanted{0.01, 0.5, 0.9, 0.95, 0.99, 1.0};
        const std::vector<double> found = quantilesOf(values, wanted);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto rank = static_cast<std::size_t>(std::ceil(wanted[i] * static_cast<double>(size)));
            QCOMPARE(found[i], static_cast<double>(sorted[std::max<std::size_t>(rank, 1) - 1]));
        }
    }
    QCOMPARE(quantilesOf({5.0F, 5.0F, 5.0F}, {0.5}).front(), 5.0);
    QCOMPARE(shareWithin({1.0F, 2.0F, 3.0F, 4.0F}, 2), 0.5);
}

void TestSampling::aStoppedRunGivesNothing()
{
    std::stop_source stop;
    stop.request_stop();
    const RandomNetwork network = dagNetwork(dag(40), DagShape::Pert);
    QVERIFY(network.run({100'000, 1, 2}, {network.size() - 1}, true, stop.get_token()).ends.empty());
}

QTEST_GUILESS_MAIN(TestSampling)
#include "tst_sampling.moc"
