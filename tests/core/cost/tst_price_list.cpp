// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/price_list.h"

#include <QTest>

using namespace breakwater;

/// A client's price list is read line by line, and refused with the line that is wrong.
class TestPriceList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pricesAndTheirDayAreRead();
    void anEmptyPriceSaysThatNobodyKnowsIt();
    void spreadsheetsMayQuoteAndMarkTheirFile();
    void whatIsNoPriceListIsRefusedWithItsLine_data();
    void whatIsNoPriceListIsRefusedWithItsLine();
};

void TestPriceList::pricesAndTheirDayAreRead()
{
    const auto list = readPriceList("# name: Contoso EA\n# asOf: 2026-10-01\nsubject,usdPerMonth,note\n"
                                    "azure-sql-database,812.50,4 vCore\nkey-vault-91sd,3\n",
                                    "prices.csv");
    QVERIFY2(list.has_value(), list ? "" : list.error().text().c_str());
    QCOMPARE(list->name, std::string("Contoso EA"));
    QCOMPARE(list->asOf, std::string("2026-10-01"));
    QCOMPARE(list->prices.size(), 2u);
    QCOMPARE(list->of(KindId{"azure-sql-database"})->usd->count, std::int64_t{81250});
    QCOMPARE(list->of(KindId{"azure-sql-database"})->note, std::string("4 vCore"));
    QCOMPARE(list->of(ServiceId{"key-vault-91sd"})->usd->count, std::int64_t{300});
    QVERIFY(list->of(KindId{"redis-cache"}) == nullptr);
}

void TestPriceList::anEmptyPriceSaysThatNobodyKnowsIt()
{
    const auto list = readPriceList("subject,usdPerMonth,note\nredis-cache,,being negotiated\n", "p");
    QVERIFY(list.has_value());
    QVERIFY(list->of(KindId{"redis-cache"}) != nullptr);
    QVERIFY(!list->of(KindId{"redis-cache"})->usd);
}

void TestPriceList::spreadsheetsMayQuoteAndMarkTheirFile()
{
    const auto list = readPriceList("\xEF\xBB\xBF\"subject\",\"usdPerMonth\",\"note\"\r\n"
                                    "front-door,\"420\",\"Premium, with \"\"WAF\"\"\"\r\n",
                                    "p");
    QVERIFY2(list.has_value(), list ? "" : list.error().text().c_str());
    QCOMPARE(list->of(KindId{"front-door"})->note, std::string("Premium, with \"WAF\""));
}

void TestPriceList::whatIsNoPriceListIsRefusedWithItsLine_data()
{
    QTest::addColumn<std::string>("csv");
    QTest::addColumn<std::string>("place");
    const std::string head = "subject,usdPerMonth,note\n";
    QTest::newRow("empty") << std::string() << std::string("p:0");
    QTest::newRow("no header") << std::string("redis-cache,300\n") << std::string("p:1");
    QTest::newRow("a word") << head + "redis-cache,cheap\n" << std::string("p:2");
    QTest::newRow("below zero") << head + "redis-cache,-1\n" << std::string("p:2");
    QTest::newRow("not a number") << head + "redis-cache,nan\n" << std::string("p:2");
    QTest::newRow("more than there is") << head + "redis-cache,1e30\n" << std::string("p:2");
    QTest::newRow("twice") << head + "redis-cache,1\nredis-cache,2\n" << std::string("p:3");
    QTest::newRow("four fields") << head + "redis-cache,1,a,b\n" << std::string("p:2");
    QTest::newRow("open quote") << head + "redis-cache,\"1\n" << std::string("p:2");
    QTest::newRow("no day") << std::string("# asOf: last week\n") + head << std::string("p:1");
}

void TestPriceList::whatIsNoPriceListIsRefusedWithItsLine()
{
    QFETCH(std::string, csv);
    QFETCH(std::string, place);
    const auto list = readPriceList(csv, "p");
    QVERIFY(!list);
    QCOMPARE(list.error().place, place);
    QVERIFY(!list.error().sentence.empty());
}

QTEST_GUILESS_MAIN(TestPriceList)
#include "tst_price_list.moc"
