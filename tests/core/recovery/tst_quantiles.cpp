// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/quantiles.h"

#include <QTest>

#include <cmath>

using namespace breakwater;

/// Spans of time against their closed forms.
class TestQuantiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNormalQuantileIsThatOfTheTables_data();
    void theNormalQuantileIsThatOfTheTables();
    void aLogNormalSpanHasTheP50AndP95ThatItWasGiven();
    void aPertSpanIsABetaDistribution();
    void aSymmetricPertSpanHasItsMedianInTheMiddle();
    void theQuantileOfPertInvertsItsDistribution_data();
    void theQuantileOfPertInvertsItsDistribution();
    void measuredTimesAreDrawnAsTheyWereMeasured();
    void aTableFollowsItsFunctionIntoTheTail();
    void whatDoesNotVaryIsNotDrawn();
    void equalShapesShareOneTable();
};

namespace {

/// Mean or variance of a span, summed over its quantile function.
double momentOf(const Span &span, double power, double about)
{
    constexpr int steps = 20'000;
    double sum = 0;
    for (int i = 0; i < steps; ++i)
        sum += std::pow(quantileOf(span, (i + 0.5) / steps) - about, power);
    return sum / steps;
}

/// The regularised incomplete beta function by plain summation over its density.
double betaShare(double alpha, double beta, double x)
{
    constexpr int steps = 200'000;
    double below = 0, all = 0;
    for (int i = 0; i < steps; ++i) {
        const double at = (i + 0.5) / steps;
        const double height = std::pow(at, alpha - 1) * std::pow(1 - at, beta - 1);
        all += height;
        below += at < x ? height : 0;
    }
    return below / all;
}

} // namespace

void TestQuantiles::theNormalQuantileIsThatOfTheTables_data()
{
    QTest::addColumn<double>("probability");
    QTest::addColumn<double>("value");
    QTest::newRow("half") << 0.5 << 0.0;
    QTest::newRow("P95") << 0.95 << 1.6448536269514722;
    QTest::newRow("P97.5") << 0.975 << 1.9599639845400545;
    QTest::newRow("P99") << 0.99 << 2.3263478740408408;
    QTest::newRow("P10") << 0.1 << -1.2815515655446004;
    QTest::newRow("one in a million") << 1e-6 << -4.753424308822899;
}

void TestQuantiles::theNormalQuantileIsThatOfTheTables()
{
    QFETCH(double, probability);
    QFETCH(double, value);
    QVERIFY2(std::abs(normalQuantile(probability) - value) < 1e-12,
             qPrintable(QString::number(normalQuantile(probability), 'g', 17)));
}

void TestQuantiles::aLogNormalSpanHasTheP50AndP95ThatItWasGiven()
{
    const Span span = LogNormalSpan{20, 60};
    QVERIFY(std::abs(quantileOf(span, 0.5) - 20) < 1e-9);
    QVERIFY(std::abs(quantileOf(span, 0.95) - 60) < 1e-9);
    QVERIFY(std::abs(quantileOf(span, 0.99) - 94.587) < 5e-4);
    QVERIFY(std::abs(meanOf(span) - 24.998) < 5e-4);
}

void TestQuantiles::aPertSpanIsABetaDistribution()
{
    const Span span = PertSpan{10, 20, 60};
    QCOMPARE(meanOf(span), 25.0);
    QVERIFY(std::abs(momentOf(span, 1, 0) - 25) < 1e-4);
    QVERIFY(std::abs(momentOf(span, 2, 25) - 75) < 2e-3);
    QCOMPARE(quantileOf(span, 0), 10.0);
    QCOMPARE(quantileOf(span, 1), 60.0);
}

void TestQuantiles::aSymmetricPertSpanHasItsMedianInTheMiddle()
{
    QVERIFY(std::abs(quantileOf(PertSpan{0, 30, 60}, 0.5) - 30) < 1e-9);
}

void TestQuantiles::theQuantileOfPertInvertsItsDistribution_data()
{
    QTest::addColumn<double>("mode");
    for (const double mode : {0.0, 0.1, 0.25, 0.5, 0.9, 1.0})
        QTest::newRow(qPrintable(QString::number(mode))) << mode;
}

void TestQuantiles::theQuantileOfPertInvertsItsDistribution()
{
    QFETCH(double, mode);
    for (const double probability : {0.001, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999}) {
        const double x = quantileOf(PertSpan{0, mode, 1}, probability);
        QVERIFY2(std::abs(betaShare(1 + 4 * mode, 1 + 4 * (1 - mode), x) - probability) < 2e-5,
                 qPrintable(QStringLiteral("%1 at %2").arg(probability).arg(x)));
    }
}

void TestQuantiles::measuredTimesAreDrawnAsTheyWereMeasured()
{
    const Span span = SampledSpan{{30, 10, 20, 40}};
    QCOMPARE(quantileOf(span, 0.1), 10.0);
    QCOMPARE(quantileOf(span, 0.3), 20.0);
    QCOMPARE(quantileOf(span, 0.6), 30.0);
    QCOMPARE(quantileOf(span, 1.0), 40.0);
    QCOMPARE(meanOf(span), 25.0);
}

void TestQuantiles::aTableFollowsItsFunctionIntoTheTail()
{
    const auto exponential = [](double probability) { return -10 * std::log(1 - probability); };
    const auto table = QuantileTable::of(exponential);
    double mean = 0;
    for (std::size_t i = 0; i < table->pieces.size(); ++i) {
        if (i >= 240 && i < 256)
            continue; // parted into the upper 256
        const QuantileTable::Piece &piece = table->pieces[i];
        const double from =
            i < 240 ? static_cast<double>(i) / 256 : 15.0 / 16 + static_cast<double>(i - 256) / 4096;
        QVERIFY(std::abs(static_cast<double>(piece.low) - exponential(from)) < 1e-4);
        mean += static_cast<double>(piece.low + piece.rise / 2) / (i < 240 ? 256 : 4096);
    }
    QVERIFY2(std::abs(mean - 10) < 0.001, qPrintable(QString::number(mean)));
}

void TestQuantiles::whatDoesNotVaryIsNotDrawn()
{
    std::vector<Draw> draws;
    double constant = 0;
    addDraws(FixedSpan{5}, draws, constant);
    addDraws(LogNormalSpan{7, 7}, draws, constant);
    addDraws(PertSpan{3, 3, 3}, draws, constant);
    addDraws(UniformSpan{2, 2}, draws, constant);
    addDraws(SampledSpan{{4}}, draws, constant);
    QVERIFY(draws.empty());
    QCOMPARE(constant, 21.0);
}

void TestQuantiles::equalShapesShareOneTable()
{
    std::vector<Draw> draws;
    double constant = 0;
    addDraws(LogNormalSpan{10, 30}, draws, constant);
    addDraws(LogNormalSpan{20, 60}, draws, constant);
    addDraws(PertSpan{0, 10, 40}, draws, constant);
    addDraws(PertSpan{100, 125, 200}, draws, constant);
    QCOMPARE(draws[0].table.get(), draws[1].table.get());
    QCOMPARE(draws[2].table.get(), draws[3].table.get());
    QCOMPARE(draws[3].offset, 100.0F);
    QCOMPARE(constant, 0.0);
}

QTEST_GUILESS_MAIN(TestQuantiles)
#include "tst_quantiles.moc"
