// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/command.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

/// Three commands that answer how a design comes back: estimate, plan and whatif.
class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDisruptionIsEstimated_data();
    void everyDisruptionIsEstimated();
    void anEstimateSaysWhereItsNumbersComeFrom();
    void theSameSeedGivesTheSameBytes();
    void noTrialsGiveNoPercentiles();
    void whatNothingTouchesIsSaid();
    void aTargetMayBeANameOrAnId();
    void aMissedTargetComesWithChangesThatMeetIt();
    void aPlanHasItsBlocksInJson();
    void aPlanIsAFlowchart();
    void theWayBackIsAPlanOfItsOwn();
    void freeHandsAreNeverSlower();
    void whatIfShowsBothSidesAndLeavesTheFileAlone();
    void whatIfTakesAParameter();
    void whatIfTakesNoValueThatTheFileWouldNotTake();
    void whatIfSaysWhenAnOptionDoesNotAnswer();
    void whatIsAtLeastSaysSoEverywhere();
    void whatIsWorthShorteningIsShown();
    void whatIfOfWhatIsThereChangesNothing();
    void namesCannotSteerTheTerminal();
    void nonsenseIsAUsageError_data();
    void nonsenseIsAUsageError();

private:
    static std::string design(const char *name)
    {
        return std::string(BREAKWATER_SOURCE_DIR "/templates/") + name + "/" + name + ".breakwater";
    }
    static Json estimates(const char *name, std::vector<std::string> more = {})
    {
        std::vector<std::string> words{"estimate", design(name), "--format", "json", "--as-of", "2026-11-23"};
        words.insert(words.end(), more.begin(), more.end());
        return Json::parse(Command(words).out);
    }
    static Json plan(const char *name, std::vector<std::string> more = {})
    {
        std::vector<std::string> words{"plan", design(name), "--format", "json", "--as-of", "2026-11-23"};
        words.insert(words.end(), more.begin(), more.end());
        return Json::parse(Command(words).out);
    }
};

namespace {

bool has(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

void TestRecovery::everyDisruptionIsEstimated_data()
{
    QTest::addColumn<QString>("disruption");
    QTest::addColumn<QString>("words");
    QTest::newRow("zone") << "zone"
                          << "the loss of an availability zone";
    QTest::newRow("one zone") << "zone:2"
                              << "the loss of zone 2";
    QTest::newRow("region") << "region"
                            << "the loss of the primary region";
    QTest::newRow("named region") << "region:centralus"
                                  << "the loss of Central US";
    QTest::newRow("service") << "service:sql-orders-cus"
                             << "the outage of sql-orders-cus";
    QTest::newRow("corruption") << "corruption"
                                << "the corruption of the data";
    QTest::newRow("deletion") << "deletion"
                              << "the deletion of the data";
}

void TestRecovery::everyDisruptionIsEstimated()
{
    QFETCH(QString, disruption);
    QFETCH(QString, words);
    const Command text({"estimate", design("web"), "--disruption", disruption.toStdString()});
    QCOMPARE(text.code, 0);
    QVERIFY2(has(text.out, "Storefront, after " + words.toStdString()), text.out.c_str());
    const Json found = estimates("web", {"--disruption", disruption.toStdString()});
    QCOMPARE(found.size(), std::size_t{1});
    const Json &one = found.front(), &spread = one["rto"]["spread"];
    QVERIFY(spread["p50"] <= spread["p90"] && spread["p90"] <= spread["p95"]
            && spread["p95"] <= spread["p99"]);
    QVERIFY(one["rto"]["minutes"].get<double>() > 0);
}

void TestRecovery::anEstimateSaysWhereItsNumbersComeFrom()
{
    const Json one = estimates("kubernetes").front();
    for (const Json &store : one["stores"]) {
        QVERIFY(!store["grade"].get<std::string>().empty());
        if (store["grade"] == "documented")
            QVERIFY2(has(store["source"].get<std::string>(), "https://"), store.dump().c_str());
    }
    QVERIFY(!one["rto"]["assumptions"].empty());
    QVERIFY(has(one["rto"]["dominates"].get<std::string>(), "mysql-catalog-cus"));
    QVERIFY(!one["tolerance"]["convention"].get<std::string>().empty());
}

void TestRecovery::theSameSeedGivesTheSameBytes()
{
    const std::vector<std::string> words{"estimate", design("genai"), "--disruption", "region",
                                         "--trials", "5000",          "--seed",       "7",
                                         "--as-of",  "2026-11-23"};
    const std::string once = Command(words).out;
    QCOMPARE(Command(words).out, once);
    std::vector<std::string> other = words;
    other[7] = "8";
    QVERIFY(Command(other).out != once);
}

void TestRecovery::noTrialsGiveNoPercentiles()
{
    QVERIFY(!has(Command({"estimate", design("web"), "--trials", "0"}).out, "P95"));
    QVERIFY(estimates("web", {"--trials", "0"}).front()["rto"]["spread"].is_null());
}

void TestRecovery::whatNothingTouchesIsSaid()
{
    for (const char *verb : {"estimate", "plan"}) {
        const Command text({verb, design("web"), "--disruption", "provider"});
        QCOMPARE(text.code, 0);
        QVERIFY2(has(text.out, "touched by the loss of the model provider"), text.out.c_str());
    }
    QCOMPARE(estimates("web", {"--disruption", "provider"}).dump(), std::string("[]"));
}

void TestRecovery::aTargetMayBeANameOrAnId()
{
    const Json byName = plan("web", {"--disruption", "service:sql-orders-cus"});
    const Json byId = plan("web", {"--disruption", "service:azure-sql-database-w1mv"});
    QCOMPARE(byName.dump(), byId.dump());
    const Json byKind = plan("web", {"--disruption", "service:azure-sql-database"});
    QCOMPARE(byKind["blocks"].size(), byId["blocks"].size());
}

void TestRecovery::aMissedTargetComesWithChangesThatMeetIt()
{
    const Json before = estimates("web").front();
    QCOMPARE(before["rto"]["verdict"].get<std::string>(), std::string("missed"));
    const Json &remedies = before["advice"]["remedies"];
    QVERIFY(!remedies.empty());
    for (const Json &remedy : remedies) {
        std::vector<std::string> words{"whatif", design("web"), "--format", "json", "--trials", "0"};
        bool options = true;
        for (const Json &change : remedy["changes"]) {
            options = options && change["option"].is_string();
            if (options)
                words.insert(words.end(),
                             {"--set",
                              change["service"].get<std::string>()
                                  + ".option=" + change["option"].get<std::string>()});
        }
        if (!options)
            continue; // a shorter TTL is a parameter
        const Json after = Json::parse(Command(words).out)["stamps"].front()["after"];
        QCOMPARE(after["rto"].get<double>(), remedy["rto"].get<double>());
        QCOMPARE(after["rtoVerdict"].get<std::string>(), std::string("met"));
    }
}

void TestRecovery::aPlanHasItsBlocksInJson()
{
    const Json found = plan("kubernetes");
    QCOMPARE(found["disruption"]["kind"].get<std::string>(), std::string("region"));
    std::vector<std::string> before;
    for (const Json &block : found["blocks"]) {
        for (const Json &after : block["after"])
            QVERIFY(std::find(before.begin(), before.end(), after["key"]) != before.end());
        before.push_back(block["key"]);
        QVERIFY(block["end"] >= block["start"]);
    }
    for (const Json &key : found["rto"]["criticalPath"])
        QVERIFY(std::find(before.begin(), before.end(), key) != before.end());
}

void TestRecovery::aPlanIsAFlowchart()
{
    const std::string chart = Command({"plan", design("web"), "--format", "mermaid"}).out;
    QVERIFY(has(chart, "\nflowchart LR\n"));
    QVERIFY(has(chart, "-->"));
    QVERIFY(has(chart, "sql-orders-cus"));
}

void TestRecovery::theWayBackIsAPlanOfItsOwn()
{
    const Json back = plan("web", {"--failback"});
    QVERIFY(back["back"].get<bool>());
    QVERIFY(std::any_of(back["blocks"].begin(), back["blocks"].end(), [](const Json &block) {
        return has(block["key"].get<std::string>(), "azure-sql-database-w1mv/failover-group/failback");
    }));
    QVERIFY(has(Command({"plan", design("web"), "--failback"}).out,
                "The way back after the loss of the primary region"));
}

void TestRecovery::freeHandsAreNeverSlower()
{
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QVERIFY(plan(name, {"--free-hands"})["rto"]["minutes"] <= plan(name)["rto"]["minutes"]);
}

void TestRecovery::whatIfShowsBothSidesAndLeavesTheFileAlone()
{
    const std::string before = bytesOf(design("web"));
    const Command text({"whatif", design("web"), "--set", "contoso.com.option=alias-to-tm"});
    QCOMPARE(text.code, 0);
    QVERIFY2(has(text.out, "RTO 104 min") && has(text.out, "-> 44 min"), text.out.c_str());
    QVERIFY2(has(text.out, "verdict: "), text.out.c_str());
    QCOMPARE(bytesOf(design("web")), before);
}

void TestRecovery::whatIfTakesAParameter()
{
    const Command text({"whatif", design("automation"), "--set", "self-hosted-ir-t1gf.nodes=2", "--set",
                        "job-ingest-cus.utilisation=0.5", "--format", "json"});
    QVERIFY2(text.code == 0, text.err.c_str());
    QCOMPARE(Json::parse(text.out)["stamps"].size(), std::size_t{1});
    for (const char *wrong :
         {"stsitecus.pitrDays=soon", "stsitecus.versioning=perhaps", "stsitecus.redundancy=Huge"})
        QCOMPARE(Command({"whatif", design("web"), "--set", wrong}).code, 2);
}

void TestRecovery::whatIfTakesNoValueThatTheFileWouldNotTake()
{
    for (const char *value : {"nan", "inf", "-inf", "1e308", "-5", "1e400"}) {
        const std::string words = std::string("contoso.com.ttlSeconds=") + value;
        const Command text({"whatif", design("web"), "--set", words});
        QVERIFY2(text.code == 2, (words + text.out).c_str());
        QVERIFY2(has(text.err, "--set") && text.out.empty(), text.err.c_str());
    }
}

void TestRecovery::whatIfSaysWhenAnOptionDoesNotAnswer()
{
    const std::vector<std::string> words{"whatif", design("web"), "--set", "sql-orders-cus.option=pitr"};
    const Command text(words);
    QCOMPARE(text.code, 0);
    QVERIFY2(has(text.out, "pitr of sql-orders-cus does not answer the loss of the primary region."),
             text.out.c_str());
    auto json = words;
    json.insert(json.end(), {"--format", "json"});
    const Command machine(json);
    QVERIFY(has(machine.err, "does not answer"));
    QVERIFY(Json::parse(machine.out)["stamps"].is_array());
    auto damaged = words;
    damaged.insert(damaged.end(), {"--disruption", "corruption"});
    QVERIFY(!has(Command(damaged).out, "does not answer"));
}

void TestRecovery::whatIsAtLeastSaysSoEverywhere()
{
    QTemporaryDir folder;
    Json unwatched = Json::parse(bytesOf(design("portfolio")));
    for (Json &stamp : unwatched["stamps"])
        stamp["timing"].erase("detect");
    const std::string file = folder.filePath("unwatched.breakwater").toStdString();
    writeBytes(file, unwatched.dump(1));
    const Command text({"estimate", file, "--trials", "1000"});
    QVERIFY2(text.code == 0, text.err.c_str());
    const std::size_t together = text.out.find("stamps at once");
    QVERIFY(together != std::string::npos);
    QVERIFY2(has(text.out.substr(together), "at least "), text.out.substr(together).c_str());
    const Json one = Json::parse(Command({"estimate", file, "--format", "json"}).out).front();
    QVERIFY(one["tolerance"]["atLeast"].get<bool>());
    std::vector<std::string> change{"whatif", design("web"), "--set", "contoso.com.option=alias-to-tm"};
    QVERIFY2(has(Command(change).out, "P95 at least "), Command(change).out.c_str());
    change.insert(change.end(), {"--format", "json"});
    const Json side = Json::parse(Command(change).out)["stamps"].front()["before"];
    QVERIFY(side["percentilesAtLeast"].get<bool>());
    QVERIFY(side["atLeast"].is_boolean());
}

void TestRecovery::whatIsWorthShorteningIsShown()
{
    const Json one = estimates("web").front();
    const Json &levers = one["rto"]["levers"];
    QVERIFY(!levers.empty());
    for (const Json &lever : levers) {
        QVERIFY(lever["criticality"] > 0.0 && lever["criticality"] <= 1.0);
        QVERIFY(lever["sensitivity"] >= 0.0 && lever["sensitivity"] <= 1.0);
        QVERIFY(lever["minutes"] > 0.0);
    }
    const std::string text = Command({"estimate", design("web"), "--as-of", "2026-11-23"}).out;
    QVERIFY2(has(text, "worth shortening: " + levers.front()["title"].get<std::string>()), text.c_str());
    QVERIFY(!has(Command({"estimate", design("web"), "--trials", "0"}).out, "worth shortening"));
}

void TestRecovery::whatIfOfWhatIsThereChangesNothing()
{
    const Command text({"whatif", design("web"), "--set", "sql-orders-cus.option=failover-group"});
    QVERIFY2(has(text.out, "Storefront: no change"), text.out.c_str());
}

void TestRecovery::namesCannotSteerTheTerminal()
{
    QTemporaryDir folder;
    std::string bytes = bytesOf(design("web"));
    for (std::size_t at = 0; (at = bytes.find("sql-orders-cus", at)) != std::string::npos;)
        bytes.replace(at, 14, "sql\\u001b[2J\\u202e%%{init}%%`\\\"-->");
    const std::string file = folder.filePath("hostile.breakwater").toStdString();
    writeBytes(file, bytes);
    for (const char *verb : {"estimate", "plan"})
        for (const char *format : {"text", "json", "mermaid"}) {
            if (std::string_view(verb) == "estimate" && std::string_view(format) == "mermaid")
                continue;
            const Command command({verb, file, "--format", format});
            QVERIFY2(command.code == 0, command.err.c_str());
            QVERIFY(!has(command.out, "\x1b"));
            QVERIFY(std::string_view(format) == "json" || !has(command.out, "\u202e"));
            QVERIFY(std::string_view(format) != "mermaid" || !has(command.out, "%%{init}"));
        }
}

void TestRecovery::nonsenseIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("disruption") << QStringList{"estimate", "--disruption", "flood"} << "is no disruption";
    QTest::newRow("zone") << QStringList{"plan", "--disruption", "zone:9"} << "is no availability zone";
    QTest::newRow("region") << QStringList{"plan", "--disruption", "region:atlantis"} << "knows no region";
    QTest::newRow("service") << QStringList{"plan", "--disruption", "service:nobody"}
                             << "no service, part or kind";
    QTest::newRow("no service") << QStringList{"plan", "--disruption", "service"} << "Say which service";
    QTest::newRow("attack") << QStringList{"plan", "--disruption", "zone", "--malicious"}
                            << "can be an attack";
    QTest::newRow("planned") << QStringList{"plan", "--disruption", "zone", "--planned"}
                             << "Nobody plans a zone";
    QTest::newRow("stamp") << QStringList{"estimate", "--stamp", "stamp-none"} << "has no stamp";
    QTest::newRow("failback") << QStringList{"plan", "--disruption", "zone", "--failback"} << "no way back";
    QTest::newRow("trials") << QStringList{"estimate", "--trials", "-1"} << "--trials";
    QTest::newRow("no dot") << QStringList{"whatif", "--set", "stsitecus"} << "is not SERVICE.option=ID";
    QTest::newRow("no option") << QStringList{"whatif", "--set", "stsitecus.option=hope"}
                               << "the catalog knows";
    QTest::newRow("nobody") << QStringList{"whatif", "--set", "nobody.option=pitr"}
                            << "has no service 'nobody'";
    QTest::newRow("nothing") << QStringList{"whatif"} << "--set";
}

void TestRecovery::nonsenseIsAUsageError()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    std::vector<std::string> words;
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    words.insert(words.begin() + 1, design("web"));
    const Command command(words);
    QCOMPARE(command.code, 2);
    QVERIFY2(has(command.err, sentence.toStdString()), command.err.c_str());
    QVERIFY(command.out.empty());
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
