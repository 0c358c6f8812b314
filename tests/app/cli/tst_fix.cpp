// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/command.h"

#include <QFile>
#include <QFloat16> // QCOMPARE asks whether a Json is one
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

/// `fix`: what is listed, what is written, and what is refused.
class TestFix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fixesAreListedAndNothingIsWritten();
    void everyChoiceSaysWhatItChangesAndWhatItCosts();
    void automaticFixesAreWrittenToAnotherFile();
    void aSecondRunFindsNothingToDo();
    void oneRuleAlone();
    void oneChoiceOfOneFinding();
    void aDryRunWritesNothing();
    void theInputIsOnlyOverwrittenWhenToldSo();
    void nonsenseIsAUsageError_data();
    void nonsenseIsAUsageError();

private:
    std::string file(const std::string &name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    QTemporaryDir m_folder;
    std::string m_design, m_bytes;
};

namespace {

bool has(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

const std::vector<std::string> kDay{"--as-of", "2026-11-23"};

Command run(std::vector<std::string> words)
{
    words.insert(words.begin(), kDay.begin(), kDay.end());
    return Command(words);
}

Json listed(const std::string &design)
{
    return Json::parse(run({"fix", design, "--format", "json"}).out);
}

std::size_t errorsOf(const std::string &design)
{
    std::size_t errors = 0;
    const Json found = Json::parse(run({"check", design, "--format", "json", "--fail-on", "never"}).out);
    for (const Json &finding : found["findings"])
        errors += finding["level"] == "error" ? 1U : 0U;
    return errors;
}

} // namespace

void TestFix::initTestCase()
{
    m_design = file("design.breakwater");
    QCOMPARE(run({"new", "--template", "web", "-o", m_design}).code, 0);
    m_bytes = bytesOf(m_design);
}

void TestFix::fixesAreListedAndNothingIsWritten()
{
    const Command text = run({"fix", m_design});
    QCOMPARE(text.code, 0);
    QVERIFY2(has(text.out, "  automatic: ") && has(text.out, "  1. ") && has(text.out, "verdict: "),
             text.out.c_str());
    QCOMPARE(bytesOf(m_design), m_bytes);
}

void TestFix::everyChoiceSaysWhatItChangesAndWhatItCosts()
{
    int choices = 0;
    for (const Json &fix : listed(m_design)) {
        QVERIFY(fix["choices"].empty() ? !fix["none"].get<std::string>().empty() : true);
        for (const Json &choice : fix["choices"]) {
            ++choices;
            QVERIFY(!choice["changes"].empty() && !choice["cost"].get<std::string>().empty());
            QVERIFY(!choice["refused"].is_null() || choice["verdict"]["fit"] != "breaks");
        }
    }
    QVERIFY(choices > 5);
}

void TestFix::automaticFixesAreWrittenToAnotherFile()
{
    const std::string fixed = file("fixed.breakwater");
    const Command text = run({"fix", m_design, "--all", "-o", fixed});
    QVERIFY2(text.code == 0, text.err.c_str());
    QVERIFY2(has(text.out, "verdict: ") && has(text.out, fixed + ": written"), text.out.c_str());
    QCOMPARE(bytesOf(m_design), m_bytes);
    QVERIFY(bytesOf(fixed) != m_bytes);
    QVERIFY(errorsOf(fixed) <= errorsOf(m_design));
}

void TestFix::aSecondRunFindsNothingToDo()
{
    const std::string once = file("once.breakwater"), twice = file("twice.breakwater");
    QCOMPARE(run({"fix", m_design, "--all", "-o", once}).code, 0);
    const Command text = run({"fix", once, "--all", "-o", twice});
    QVERIFY2(has(text.out, "nothing to fix automatically"), text.out.c_str());
    QCOMPARE(bytesOf(twice), bytesOf(once));
}

void TestFix::oneRuleAlone()
{
    for (const Json &fix : listed(m_design)) {
        if (!fix["automatic"].get<bool>() || fix["choices"].empty()
            || !fix["choices"][0]["refused"].is_null())
            continue;
        const std::string key = fix["finding"].get<std::string>(), rule = key.substr(0, key.find(' '));
        const Command text = run({"fix", m_design, "--rule", rule, "--all", "--dry-run", "--format", "json"});
        QVERIFY2(text.code == 0, text.err.c_str());
        const Json answer = Json::parse(text.out);
        QVERIFY(!answer["applied"].empty());
        for (const Json &applied : answer["applied"])
            QVERIFY(applied["finding"].get<std::string>().starts_with(rule));
        return;
    }
    QFAIL("no automatic fix in the template");
}

void TestFix::oneChoiceOfOneFinding()
{
    for (const Json &fix : listed(m_design)) {
        if (fix["automatic"].get<bool>() || fix["choices"].empty() || !fix["choices"][0]["refused"].is_null())
            continue;
        const std::string key = fix["finding"].get<std::string>(), out = file("chosen.breakwater");
        const Command undecided = run({"fix", m_design, "--finding", key, "-o", out});
        QCOMPARE(undecided.code, 2);
        QVERIFY2(has(undecided.err, "--choice 1 to "), undecided.err.c_str());
        QVERIFY(!QFile::exists(QString::fromStdString(out)));
        const Command chosen = run({"fix", m_design, "--finding", key, "--choice", "1", "-o", out});
        QVERIFY2(chosen.code == 0, chosen.err.c_str());
        QVERIFY(has(chosen.out, fix["choices"][0]["label"].get<std::string>()));
        for (const Json &left : listed(out))
            QVERIFY(left["finding"] != key);
        QCOMPARE(run({"fix", m_design, "--finding", key, "--choice", "999", "--dry-run"}).code, 2);
        return;
    }
    QFAIL("no assisted fix in the template");
}

void TestFix::aDryRunWritesNothing()
{
    const std::string out = file("never.breakwater");
    const Command text = run({"fix", m_design, "--all", "--dry-run", "-o", out});
    QVERIFY2(text.code == 0 && has(text.out, "verdict: "), text.err.c_str());
    QVERIFY(!QFile::exists(QString::fromStdString(out)));
    QCOMPARE(bytesOf(m_design), m_bytes);
}

void TestFix::theInputIsOnlyOverwrittenWhenToldSo()
{
    const std::string own = file("own.breakwater");
    writeBytes(own, m_bytes);
    const Command refused = run({"fix", own, "--all", "-o", own});
    QCOMPARE(refused.code, 3);
    QVERIFY2(has(refused.err, "--force"), refused.err.c_str());
    QCOMPARE(bytesOf(own), m_bytes);
    QCOMPARE(run({"fix", own, "--all", "-o", own, "--force"}).code, 0);
    QVERIFY(bytesOf(own) != m_bytes);
}

void TestFix::nonsenseIsAUsageError_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no such rule") << QStringList{"--rule", "REG-999"};
    QTest::newRow("no such finding") << QStringList{"--finding", "REG-001 nobody"};
    QTest::newRow("a choice of nothing") << QStringList{"--choice", "1", "--dry-run"};
    QTest::newRow("all and one") << QStringList{"--all", "--choice", "1", "--dry-run"};
    QTest::newRow("all to nowhere") << QStringList{"--all"};
    QTest::newRow("nothing to somewhere") << QStringList{"-o", "out.breakwater"};
    QTest::newRow("choice zero") << QStringList{"--choice", "0"};
}

void TestFix::nonsenseIsAUsageError()
{
    QFETCH(QStringList, words);
    std::vector<std::string> line{"fix", m_design};
    for (const QString &word : words)
        line.push_back(word.toStdString());
    const Command text = run(line);
    QVERIFY2(text.code == 2 && !text.err.empty(), (text.out + text.err).c_str());
    QCOMPARE(bytesOf(m_design), m_bytes);
}

QTEST_APPLESS_MAIN(TestFix)
#include "tst_fix.moc"
