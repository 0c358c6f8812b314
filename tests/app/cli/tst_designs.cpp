// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/command.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <nlohmann/json.hpp>

class TestDesigns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTemplateIsListedAndMakesADesign_data();
    void everyTemplateIsListedAndMakesADesign();
    void aDesignIsNotOverwrittenUnasked();
    void theSchemaIsJson();
    void aSecondaryThatIsNotThePairIsFound();
    void failOnDecidesTheExitCode();
    void theCatalogShowsOneKind();
    void helpNamesEveryVerbAndExitCode();
    void nonsenseIsAUsageError_data();
    void nonsenseIsAUsageError();

private:
    std::string file(const char *name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

void TestDesigns::everyTemplateIsListedAndMakesADesign_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(id) << id;
}

void TestDesigns::everyTemplateIsListedAndMakesADesign()
{
    QFETCH(QString, id);
    const std::string name = id.toStdString();
    QVERIFY(Command({"templates"}).out.find(name) != std::string::npos);
    const std::string design = file((name + ".breakwater").c_str());
    QCOMPARE(Command({"new", "--template", name, "-o", design}).code, 0);
    QCOMPARE(bytesOf(design),
             bytesOf(std::string(BREAKWATER_SOURCE_DIR "/templates/") + name + "/" + name + ".breakwater"));
}

void TestDesigns::aDesignIsNotOverwrittenUnasked()
{
    const std::string design = file("mine.breakwater");
    writeBytes(design, "precious");
    const Command refused({"new", "--template", "web", "-o", design});
    QCOMPARE(refused.code, 3);
    QCOMPARE(bytesOf(design), std::string("precious"));
    QVERIFY(refused.err.find("--force") != std::string::npos);
    QCOMPARE(Command({"new", "--template", "web", "-o", design, "--force"}).code, 0);
    QVERIFY(bytesOf(design) != "precious");
}

void TestDesigns::theSchemaIsJson()
{
    const auto schema = nlohmann::json::parse(Command({"schema"}).out);
    QVERIFY(schema.is_object());
}

void TestDesigns::aSecondaryThatIsNotThePairIsFound()
{
    QCOMPARE(Command({"new", "--template", "web", "-o", file("pair.breakwater")}).code, 0);
    QVERIFY(Command({"check", file("pair.breakwater")}).out.find("REG-001") == std::string::npos);
    std::string design = bytesOf(file("pair.breakwater"));
    const std::string paired = R"("role": "secondary", "region": "eastus2")";
    QVERIFY(design.find(paired) != std::string::npos);
    design.replace(design.find(paired), paired.size(), R"("role": "secondary", "region": "westus3")");
    writeBytes(file("pair.breakwater"), design);
    const auto report =
        nlohmann::json::parse(Command({"check", file("pair.breakwater"), "--format", "json"}).out);
    const auto &findings = report["findings"];
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [](const auto &finding) { return finding["rule"] == "REG-001"; });
    QVERIFY(found != findings.end());
    const auto message = (*found)["message"].get<std::string>();
    for (const char *words :
         {"West US 3", "East US 2", "stsitecus"}) // the pair-bound storage account is named
        QVERIFY2(message.find(words) != std::string::npos, message.c_str());
    QCOMPARE(bytesOf(file("pair.breakwater")), design); // the command line never changes its input
}

void TestDesigns::failOnDecidesTheExitCode()
{
    QCOMPARE(Command({"new", "--template", "web", "-o", file("fail.breakwater")}).code, 0);
    QCOMPARE(Command({"check", file("fail.breakwater")}).code, 1); // its deliberate weaknesses are errors
    QCOMPARE(Command({"check", file("fail.breakwater"), "--fail-on", "never"}).code, 0);
    writeBytes(file("calm.breakwater"), R"({
  "format": 1, "writer": "0.1.0",
  "engagement": {"name": "Calm", "language": "en"},
  "stamps": [
    {"id": "stamp-calm", "type": "web", "name": "Notes", "zones": [{"role": "primary", "region": "centralus"}]}
  ]
}
)");
    QCOMPARE(Command({"check", file("calm.breakwater")}).code,
             0); // it promises nothing and has nothing to lose
}

void TestDesigns::theCatalogShowsOneKind()
{
    const Command shown({"catalog", "storage-account"});
    QCOMPARE(shown.code, 0);
    QVERIFY(shown.out.find("ra-gzrs-failover") != std::string::npos);
    QVERIFY(shown.out.find("documented") != std::string::npos);
    QVERIFY(Command({"catalog", "regions"}).out.find("centralus") != std::string::npos);
    QCOMPARE(Command({"catalog", "no-such-kind"}).code, 2);
}

void TestDesigns::helpNamesEveryVerbAndExitCode()
{
    const Command help({"--help"});
    QCOMPARE(help.code, 0);
    for (const char *word :
         {"templates", "new", "check", "rules", "schema", "catalog", "Exit codes", "--as-of", "--catalog"})
        QVERIFY2(help.out.find(word) != std::string::npos, word);
    QVERIFY(Command({"--version"}).out.starts_with("breakwater-cli "));
}

void TestDesigns::nonsenseIsAUsageError_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown verb") << QStringList{"sail"};
    QTest::newRow("unknown template") << QStringList{"new", "--template", "sail", "-o", "x.breakwater"};
    QTest::newRow("missing option") << QStringList{"new", "--template", "web"};
}

void TestDesigns::nonsenseIsAUsageError()
{
    QFETCH(QStringList, arguments);
    std::vector<std::string> words;
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    const Command command(words);
    QCOMPARE(command.code, 2);
    QVERIFY(!command.err.empty());
    QVERIFY(command.out.empty());
}

QTEST_GUILESS_MAIN(TestDesigns)
#include "tst_designs.moc"
