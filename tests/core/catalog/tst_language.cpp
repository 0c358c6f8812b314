// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/language.h"
#include "core/catalog/load.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace breakwater;
namespace fs = std::filesystem;

namespace {

const fs::path kLanguages = BREAKWATER_SOURCE_DIR "/resources/catalog/languages";

constexpr const char *kWords = "decimal: ','\nthousands: '.'\nday: '{d}.{m}.{y}'\n"
                               "list: {between: ', ', last: ' und ', more: '{n} weitere'}\n"
                               "values: {'{n} nodes': '{n} Knoten'}\nmissing: {}\n";

/// A catalog of one rule, and a language folder beside it.
struct Example {
    Catalog catalog;
    QTemporaryDir folder;

    Example()
    {
        RuleText rule;
        rule.id = RuleId{"TST-900"};
        rule.message = "{cluster} has {n}.";
        catalog.rules.push_back(rule);
        write("words.yaml", kWords);
    }
    fs::path path() const { return folder.path().toStdString(); }
    void write(const char *name, const std::string &text) const { std::ofstream(path() / name) << text; }
    std::string problems() const
    {
        std::string text;
        for (const Error &problem : readLanguageFolder(path(), catalog).problems)
            text += problem.sentence + '\n';
        return text;
    }
};

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageSaysEveryRule_data()
    {
        QTest::addColumn<QString>("id");
        for (const std::string &id : builtinLanguages())
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
    }
    void everyLanguageSaysEveryRule()
    {
        QFETCH(QString, id);
        const LanguageFolder read = readLanguageFolder(kLanguages / id.toStdString(), *builtinCatalog());
        for (const Error &problem : read.problems)
            qWarning("%s", problem.text().c_str());
        QVERIFY(read.problems.empty());
        QCOMPARE(read.language->rules.size(), builtinCatalog()->rules.size());
        QCOMPARE(builtinLanguage(id.toStdString())->rules.size(), builtinCatalog()->rules.size());
    }

    void germanIsThere()
    {
        const auto german = builtinLanguage("de");
        QVERIFY(german);
        QCOMPARE(german->decimal, std::string(","));
        QVERIFY(!builtinLanguage("en"));
        QVERIFY(!builtinLanguage("d"));
    }

    void aRuleThatIsNotSaidIsNamed()
    {
        const Example example;
        QCOMPARE(example.problems(), std::string("The rule TST-900 is not said.\n"));
    }

    void theArgumentsAreThoseOfTheEnglishMessage()
    {
        const Example example;
        example.write("region.yaml", "TST-900: {title: A, message: '{cluster} hat wenige.'}\n");
        QCOMPARE(example.problems(),
                 std::string("The arguments are not those of the English message of TST-900.\n"));
        example.write("region.yaml", "TST-900: {title: A, message: '{cluster} hat {n}.'}\n");
        QCOMPARE(example.problems(), std::string());
    }

    void mistakesAreNamedWithTheirLine()
    {
        const Example example;
        example.write("region.yaml",
                      "TST-900:\n  title: A\n  message: '{cluster} hat {n}.'\n"
                      "  values: {nodes: {a: b}, n: {'{n} nodes': 'Knoten'}}\n"
                      "TST-901: {title: B, message: C}\n");
        const LanguageFolder read = readLanguageFolder(example.path(), example.catalog);
        QVERIFY(!read.language);
        QCOMPARE(read.problems.size(), std::size_t(3));
        QVERIFY(read.problems[0].place.ends_with("region.yaml:4"));
        QCOMPARE(read.problems[2].sentence, std::string("There is no rule TST-901."));
        QVERIFY(read.problems[2].place.ends_with("region.yaml:5"));
    }

    void aCatalogFolderBringsItsOwnLanguages()
    {
        const Example example;
        fs::create_directories(example.path() / "own/languages/de");
        for (const char *name : {"words.yaml", "region.yaml"})
            std::ofstream(example.path() / "own/languages/de" / name)
                << (std::string_view(name) == "words.yaml"
                        ? kWords
                        : "TST-900: {title: A, message: '{cluster} hat {n}.'}\n");
        QCOMPARE(languageFor("de", example.path() / "own", example.catalog)->rules.size(), std::size_t(1));
        QVERIFY(languageFor("de", example.path() / "none", example.catalog)->rules.size() > 1);
        QVERIFY(!languageFor("en", {}, example.catalog));
    }
};

QTEST_APPLESS_MAIN(TestLanguage)
#include "tst_language.moc"
