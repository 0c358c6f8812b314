// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/rules/listed.h"
#include "core/rules/network/addresses.h"
#include "core/rules/plan_view.h"
#include "core/rules/testing/dates.h"

#include <QTest>

using namespace breakwater;

/// What rules read with: lists, addresses, days, and the order of a plan.
class TestReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListIsReadFromATextOrAList();
    void aRangeHoldsWhatLiesInIt_data();
    void aRangeHoldsWhatLiesInIt();
    void aNameMatchesItsPattern();
    void aDayIsReadOrRefused();
    void theNewestDayThatIsNotToComeCounts();
    void aPlanSaysWhatComesFirst();
};

namespace {

PlanRow rowOf(const char *action, bool skipped = false)
{
    PlanRow row;
    row.action = action;
    row.skipped = skipped;
    return row;
}

PlanBlock blockOf(std::vector<PlanRow> rows, std::vector<std::size_t> after)
{
    PlanBlock block;
    block.rows = std::move(rows);
    block.after = std::move(after);
    return block;
}

} // namespace

void TestReading::aListIsReadFromATextOrAList()
{
    QCOMPARE(listed("1,2, 3"), (std::vector<std::string>{"1", "2", "3"}));
    QCOMPARE(listed("AcrPull; Reader;"), (std::vector<std::string>{"AcrPull", "Reader"}));
    QVERIFY(listed("none").empty());
    QVERIFY(listed(" , ").empty());
    const Parameters parameters{{"regions", std::vector<std::string>{"eastus2"}},
                                {"zones", std::string("1,2")}};
    QCOMPARE(listed(parameters, "regions"), (std::vector<std::string>{"eastus2"}));
    QCOMPARE(listed(parameters, "zones").size(), std::size_t(2));
    QVERIFY(listed(parameters, "nothing").empty());
}

void TestReading::aRangeHoldsWhatLiesInIt_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("holds");
    QTest::newRow("itself") << "198.51.100.7"
                            << "198.51.100.7" << true;
    QTest::newRow("another") << "198.51.100.7"
                             << "198.51.100.8" << false;
    QTest::newRow("inside") << "198.51.100.0/24"
                            << "198.51.100.8" << true;
    QTest::newRow("a smaller range") << "198.51.100.0/24"
                                     << "198.51.100.16/28" << true;
    QTest::newRow("a larger range") << "198.51.100.16/28"
                                    << "198.51.100.0/24" << false;
    QTest::newRow("everything") << "0.0.0.0/0"
                                << "203.0.113.9" << true;
    QTest::newRow("no address") << "198.51.100"
                                << "198.51.100" << true;
    QTest::newRow("words") << "the office"
                           << "198.51.100.7" << false;
    QTest::newRow("too many bits") << "198.51.100.0/33"
                                   << "198.51.100.7" << false;
    QTest::newRow("too large a number") << "198.51.100.256"
                                        << "198.51.100.7" << false;
    QTest::newRow("five numbers") << "198.51.100.7.1"
                                  << "198.51.100.7" << false;
}

void TestReading::aRangeHoldsWhatLiesInIt()
{
    QFETCH(QString, range);
    QFETCH(QString, address);
    QTEST(holdsAddress(range.toStdString(), address.toStdString()), "holds");
}

void TestReading::aNameMatchesItsPattern()
{
    QVERIFY(matchesName("*.openai.azure.com", "chat.openai.azure.com"));
    QVERIFY(!matchesName("*.openai.azure.com", "openai.azure.com"));
    QVERIFY(!matchesName("*.openai.azure.com", "notopenai.azure.com"));
    QVERIFY(matchesName("api.example", "api.example"));
    QVERIFY(!matchesName("api.example", "x.api.example"));
}

void TestReading::aDayIsReadOrRefused()
{
    QVERIFY(dayFrom("2026-11-23").has_value());
    for (const char *no :
         {"", "2026-11", "2026-02-30", "2026-13-01", "23.11.2026", "2026-11-2x", "2026-00-01"})
        QVERIFY2(!dayFrom(no), no);
}

void TestReading::theNewestDayThatIsNotToComeCounts()
{
    LastTime last(std::chrono::year{2026} / 11 / 23);
    QVERIFY(last.never() && last.isOlderThan(10000));
    for (const char *on : {"2025-11-23", "2026-05-27", "2027-01-01", "no day"})
        last.note(on);
    QCOMPARE(last.inWords(), std::string("2026-05-27"));
    QVERIFY(last.isOlderThan(179));
    QVERIFY(!last.isOlderThan(180));
}

void TestReading::aPlanSaysWhatComesFirst()
{
    RecoveryPlan made;
    made.blocks.push_back(blockOf({rowOf("stop-writers"), rowOf("wait")}, {}));
    made.blocks.push_back(blockOf({rowOf("promote-replica")}, {0}));
    made.blocks.push_back(blockOf({rowOf("verify-data", true), rowOf("verify-role")}, {1}));
    made.blocks.push_back(blockOf({rowOf("notify")}, {}));
    const PlanView plan(std::make_shared<const RecoveryPlan>(made));
    QCOMPARE(plan.steps().size(), std::size_t(5)); // one was left out
    QVERIFY(plan.steps("verify-data").empty());
    const auto step = [&plan](const char *action) { return plan.steps(action).front(); };
    QVERIFY(plan.isBefore(step("stop-writers"), step("wait")));
    QVERIFY(!plan.isBefore(step("wait"), step("stop-writers")));
    QVERIFY(plan.isBefore(step("stop-writers"), step("verify-role"))); // through the promotion
    QVERIFY(!plan.isBefore(step("notify"), step("verify-role")));
    QVERIFY(!plan.isBefore(step("verify-role"), step("notify")));
}

QTEST_APPLESS_MAIN(TestReading)
#include "tst_reading.moc"
