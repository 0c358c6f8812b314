// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/command.h"
#include "tests/support/occurrences.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

/// Outages, costs and comparisons on the command line.
class TestPlayCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anOutagePlaysToTheRtoThatEstimateSays();
    void theLogIsTheOneThatTheWindowShows_data();
    void theLogIsTheOneThatTheWindowShows();
    void aSavedScenarioPlaysByItsName();
    void aScenarioNobodySavedIsAUsageError();
    void costHasItsBasisAndAddsUp();
    void aPriceListReplacesPrices();
    void aPriceThatIsTakenAwayMakesTheTotalAtLeast();
    void aBrokenPriceListIsNamedWithItsLine();
    void twoEqualDesignsDifferInNothing();
    void aTargetThatIsNewlyMissedIsExitCodeOne();
    void everyFormatCanBeAskedFor();

private:
    std::string file(const char *name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

void TestPlayCommands::initTestCase()
{
    QCOMPARE(Command({"new", "--template", "web", "-o", file("web.breakwater")}).code, 0);
}

void TestPlayCommands::anOutagePlaysToTheRtoThatEstimateSays()
{
    const Command play({"play", file("web.breakwater"), "--format", "json", "--as-of", "2026-11-23"});
    QCOMPARE(play.code, 0);
    const Command estimate(
        {"estimate", file("web.breakwater"), "--format", "json", "--trials", "0", "--as-of", "2026-11-23"});
    const auto log = nlohmann::json::parse(play.out), report = nlohmann::json::parse(estimate.out);
    QVERIFY(log["end"].is_number());
    QVERIFY2(estimate.out.find(log["end"].dump()) != std::string::npos, log["end"].dump().c_str());
    QCOMPARE(log["clock"]["at"].get<std::string>(), std::string("minutes since the disruption"));
}

void TestPlayCommands::theLogIsTheOneThatTheWindowShows_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<int>("which");
    for (const char *design : {"web", "automation", "kubernetes", "genai", "portfolio"}) {
        const auto occurrences = breakwater::test::occurrencesOf(design);
        for (std::size_t i = 0; i < occurrences.size(); ++i)
            QTest::addRow("%s/%s", design, occurrences[i].name)
                << QString::fromLatin1(design) << static_cast<int>(i);
    }
}

/// Both are held against the files that a person has read (tests/widgets/timeline does it for the window).
void TestPlayCommands::theLogIsTheOneThatTheWindowShows()
{
    QFETCH(QString, design);
    QFETCH(int, which);
    const auto what = breakwater::test::occurrencesOf(design.toStdString())[static_cast<std::size_t>(which)];
    const std::string path = file("log.breakwater");
    QCOMPARE(Command({"new", "--template", design.toStdString(), "--force", "-o", path}).code, 0);
    const breakwater::Disruption &disruption = what.disruption;
    std::string words(breakwater::toWord(disruption.kind));
    if (disruption.target)
        words += ":" + *disruption.target;
    std::vector<std::string> arguments{"play", path, "--disruption", words};
    for (const auto &[wanted, flag] : {std::pair{disruption.planned, "--planned"},
                                       {disruption.malicious, "--malicious"},
                                       {what.back, "--failback"}})
        if (wanted)
            arguments.emplace_back(flag);
    const Command play(arguments);
    QVERIFY2(play.code == 0, play.err.c_str());
    QFile read(QStringLiteral(BREAKWATER_SOURCE_DIR "/tests/golden/logs/%1.txt")
                   .arg(QString::fromUtf8(QTest::currentDataTag())));
    QVERIFY2(read.open(QIODevice::ReadOnly), qPrintable(read.fileName()));
    QCOMPARE(QByteArray::fromStdString(play.out), read.readAll());
}

void TestPlayCommands::aSavedScenarioPlaysByItsName()
{
    const Command play({"play", file("web.breakwater"), "--scenario", "One zone of Central US is lost"});
    QVERIFY2(play.code == 0, play.err.c_str());
    QVERIFY2(play.out.find("zone") != std::string::npos, play.out.c_str());
}

void TestPlayCommands::aScenarioNobodySavedIsAUsageError()
{
    const Command play({"play", file("web.breakwater"), "--scenario", "Flood"});
    QCOMPARE(play.code, 2);
    QVERIFY(play.err.find("Flood") != std::string::npos);
}

void TestPlayCommands::costHasItsBasisAndAddsUp()
{
    const Command cost({"cost", file("web.breakwater"), "--format", "json"});
    QVERIFY2(cost.code == 0, cost.err.c_str());
    const auto json = nlohmann::json::parse(cost.out);
    double sum = 0;
    for (const auto &line : json["stamps"][0]["lines"])
        sum += line["usdPerMonth"].is_number() ? line["usdPerMonth"].get<double>() : 0;
    QCOMPARE(json["design"]["usdPerMonth"].get<double>(), sum);
    QVERIFY(json["basis"].get<std::string>().find("Order of magnitude") == 0);
}

void TestPlayCommands::aPriceListReplacesPrices()
{
    writeBytes(file("prices.csv"),
               "# name: Contoso EA\n# asOf: 2026-10-01\nsubject,usdPerMonth,note\n"
               "azure-sql-database,812.50,EA\n");
    const Command cost({"cost", file("web.breakwater"), "--prices", file("prices.csv")});
    QVERIFY2(cost.code == 0, cost.err.c_str());
    QVERIFY2(cost.out.find("$813") != std::string::npos, cost.out.c_str());
    QVERIFY(cost.out.find("Prices of Contoso EA of 2026-10-01 come first.") != std::string::npos);
}

void TestPlayCommands::aPriceThatIsTakenAwayMakesTheTotalAtLeast()
{
    writeBytes(file("less.csv"), "subject,usdPerMonth,note\nazure-sql-database,,\n");
    const Command with({"cost", file("web.breakwater"), "--format", "json"});
    const Command without({"cost", file("web.breakwater"), "--prices", file("less.csv"), "--format", "json"});
    const auto before = nlohmann::json::parse(with.out), after = nlohmann::json::parse(without.out);
    QVERIFY(after["design"]["atLeast"].get<bool>());
    QVERIFY(after["design"]["unknown"].get<int>() > before["design"]["unknown"].get<int>());
}

void TestPlayCommands::aBrokenPriceListIsNamedWithItsLine()
{
    writeBytes(file("bad.csv"), "subject,usdPerMonth,note\nredis-cache,cheap\n");
    const Command cost({"cost", file("web.breakwater"), "--prices", file("bad.csv")});
    QCOMPARE(cost.code, 3);
    QVERIFY2(cost.err.find("bad.csv:2") != std::string::npos, cost.err.c_str());
}

void TestPlayCommands::twoEqualDesignsDifferInNothing()
{
    const Command diff({"diff", file("web.breakwater"), file("web.breakwater")});
    QCOMPARE(diff.code, 0);
    QVERIFY2(diff.out.find("RTO as before") == 0, diff.out.c_str());
}

void TestPlayCommands::aTargetThatIsNewlyMissedIsExitCodeOne()
{
    std::string bytes = bytesOf(file("web.breakwater"));
    const std::string target = "\"rto\": 1440";
    const auto at = bytes.find(target);
    QVERIFY(at != std::string::npos);
    bytes.replace(at, target.size(), "\"rto\": 1");
    writeBytes(file("tight.breakwater"), bytes);
    const Command worse({"diff", file("web.breakwater"), file("tight.breakwater"), "--format", "md"});
    QCOMPARE(worse.code, 1);
    QVERIFY2(worse.out.find("newly missed") != std::string::npos, worse.out.c_str());
    QCOMPARE(Command({"diff", file("tight.breakwater"), file("web.breakwater")}).code, 0);
}

void TestPlayCommands::everyFormatCanBeAskedFor()
{
    for (const char *format : {"text", "json", "csv"}) {
        QCOMPARE(Command({"play", file("web.breakwater"), "--format", format}).code, 0);
        QCOMPARE(Command({"cost", file("web.breakwater"), "--format", format}).code, 0);
    }
    for (const char *format : {"text", "json", "md"})
        QCOMPARE(Command({"diff", file("web.breakwater"), file("web.breakwater"), "--format", format}).code,
                 0);
    QCOMPARE(Command({"play", file("web.breakwater"), "--format", "pdf"}).code, 2);
}

QTEST_GUILESS_MAIN(TestPlayCommands)
#include "tst_play.moc"
