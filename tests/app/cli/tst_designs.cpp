// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/command.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

class TestDesigns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTemplateIsListedAndMakesADesign_data();
    void everyTemplateIsListedAndMakesADesign();
    void aDesignIsNotOverwrittenUnasked();
    void theSchemaIsJson();
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
    for (const char *word : {"templates", "new", "schema", "catalog", "Exit codes", "--as-of", "--catalog"})
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
