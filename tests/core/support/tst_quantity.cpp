// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/disruption.h"
#include "core/support/hash.h"
#include "core/support/quantity.h"
#include "core/support/result.h"

#include <QTest>

#include <limits>

using namespace breakwater;

class TestQuantity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void minutesReadLikeAPersonWouldSayThem();
    void aDurationHasOnePlanningValue();
    void wordsGoThereAndBack();
    void sha256AgreesWithThePublishedVector();
    void anErrorNamesItsPlace();
};

void TestQuantity::minutesReadLikeAPersonWouldSayThem()
{
    QCOMPARE(humanMinutes(Minutes{5.0 / 60}), std::string("5 s"));
    QCOMPARE(humanMinutes(Minutes{0}), std::string("0 min"));
    QCOMPARE(humanMinutes(Minutes{3.2}), std::string("3.2 min"));
    QCOMPARE(humanMinutes(Minutes{60}), std::string("60 min"));
    QCOMPARE(humanMinutes(Minutes{150}), std::string("2 h 30 min"));
    QCOMPARE(humanMinutes(Minutes{36 * 60}), std::string("36 h"));
    QCOMPARE(humanMinutes(Minutes{kLongestMinutes}), std::string("876000 h"));
    QCOMPARE(humanMinutes(Minutes{1e30}), std::string("more than 100 years"));
    QCOMPARE(humanMinutes(Minutes{std::numeric_limits<double>::infinity()}),
             std::string("an unbounded time"));
    QCOMPARE(formatMinutes(Minutes{0.0833}), std::string("0.08"));
    QCOMPARE(formatMinutes(Minutes{-0.001}), std::string("0"));
}

void TestQuantity::aDurationHasOnePlanningValue()
{
    const Duration logNormal{LogNormalSpan{10, 30}};
    const Duration pert{PertSpan{5, 10, 40}};
    const Duration uniform{UniformSpan{0, 60}};
    const Duration samples{SampledSpan{{4, 1, 3, 2}}};
    QCOMPARE(logNormal.planningValue().count(), 10.0);
    QCOMPARE(pert.planningValue().count(), 10.0);
    QCOMPARE(uniform.planningValue().count(), 30.0);
    QCOMPARE(samples.planningValue().count(), 2.5);
}

void TestQuantity::wordsGoThereAndBack()
{
    for (const DisruptionKind kind : kAllDisruptions)
        QVERIFY(disruptionFromWord(toWord(kind)) == kind);
    for (int i = 0; i < kPhaseCount; ++i)
        QVERIFY(phaseFromWord(toWord(static_cast<Phase>(i))) == static_cast<Phase>(i));
    QVERIFY(gradeFromWord("measured") == Grade::Measured);
    QVERIFY(!gradeFromWord("guessed"));
    QVERIFY(!disruptionFromWord("Region"));
}

void TestQuantity::sha256AgreesWithThePublishedVector()
{
    // FIPS 180-4, example "abc"
    QCOMPARE(sha256Hex("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TestQuantity::anErrorNamesItsPlace()
{
    const Result<int> bad = Error{Error::Code::Invalid, "The region is unknown.", "a.breakwater:3 /stamps/0"};
    QVERIFY(!bad);
    QCOMPARE(bad.error().text(), std::string("a.breakwater:3 /stamps/0: The region is unknown."));
    QCOMPARE(bad.value_or(7), 7);
}

QTEST_GUILESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
