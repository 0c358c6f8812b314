// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/catalog/search.h"

#include <QtTest>

using namespace breakwater;

/// A few letters find the kind that a person means.
class TestSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstMatchIsWhatWasMeant_data();
    void theFirstMatchIsWhatWasMeant();
    void everyWordHasToFit();
    void nothingTypedOffersEverythingByName();
    void nonsenseFindsNothing();
};

void TestSearch::theFirstMatchIsWhatWasMeant_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("initials") << QByteArray("kv") << QByteArray("key-vault");
    QTest::newRow("initials in capitals") << QByteArray("VM") << QByteArray("virtual-machine");
    QTest::newRow("a beginning") << QByteArray("redis") << QByteArray("redis-cache");
    QTest::newRow("two beginnings") << QByteArray("serv bus") << QByteArray("service-bus");
    QTest::newRow("another word for it") << QByteArray("github") << QByteArray("source-control");
    QTest::newRow("the Azure type") << QByteArray("Microsoft.ServiceBus/namespaces")
                                    << QByteArray("service-bus");
    QTest::newRow("letters left out") << QByteArray("pstgr") << QByteArray("postgresql-flexible");
    QTest::newRow("a word within the name") << QByteArray("gateway") << QByteArray("application-gateway");
}

void TestSearch::theFirstMatchIsWhatWasMeant()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, kind);
    const auto catalog = builtinCatalog();
    const std::vector<KindMatch> found = searchKinds(*catalog, typed.toStdString());
    QVERIFY(!found.empty());
    QCOMPARE(QByteArray::fromStdString(found.front().kind->id.text), kind);
}

void TestSearch::everyWordHasToFit()
{
    const auto catalog = builtinCatalog();
    const std::vector<KindMatch> found = searchKinds(*catalog, "server flexible");
    QVERIFY(!found.empty());
    for (const KindMatch &match : found)
        QVERIFY2(match.kind->name.find("lexible") != std::string::npos, match.kind->id.text.c_str());
    QVERIFY(searchKinds(*catalog, "redis giraffe").empty());
}

void TestSearch::nothingTypedOffersEverythingByName()
{
    const auto catalog = builtinCatalog();
    const std::vector<KindMatch> all = searchKinds(*catalog, "  ");
    QCOMPARE(all.size(), catalog->kinds.size());
    for (std::size_t i = 1; i < all.size(); ++i)
        QVERIFY(all[i - 1].kind->shortName <= all[i].kind->shortName);
}

void TestSearch::nonsenseFindsNothing()
{
    const auto catalog = builtinCatalog();
    QVERIFY(searchKinds(*catalog, "zzqx").empty());
}

QTEST_APPLESS_MAIN(TestSearch)
#include "tst_search.moc"
