// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/command.h"

#include <QFile>
#include <QFloat16> // QCOMPARE asks whether a Json is one
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

/// `accept`: a finding leaves the open list with an owner, a reason and a day, and comes back.
class TestAccept : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anAcceptedFindingIsNoLongerOpen();
    void itIsOpenAgainTheDayAfterItsReview();
    void somethingSolvedAnotherWayNeedsNoDay();
    void reopeningGivesTheDesignBack();
    void anOwnerIsFoundByTitle();
    void theDesignIsOnlyOverwrittenWhenToldSo();
    void nonsenseIsRefusedAndWritesNothing_data();
    void nonsenseIsRefusedAndWritesNothing();

private:
    std::string file(const std::string &name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    /// Runs `accept` on the design, for the first finding of it, to `output`.
    Command accept(std::vector<std::string> words, const std::string &design,
                   const std::string &output) const;

    QTemporaryDir m_folder;
    std::string m_design, m_bytes, m_key, m_owner, m_title;
};

namespace {

Json checked(const std::string &design, const std::string &day = "2026-11-23")
{
    return Json::parse(
        Command({"--as-of", day, "check", design, "--format", "json", "--fail-on", "never"}).out);
}

std::string keyOf(const Json &finding)
{
    std::string key = finding["rule"];
    for (const Json &subject : finding["subjects"])
        key += ' ' + subject.get<std::string>();
    return key;
}

bool lists(const Json &list, const std::string &key)
{
    return std::any_of(list.begin(), list.end(), [&key](const Json &each) { return keyOf(each) == key; });
}

} // namespace

Command TestAccept::accept(std::vector<std::string> words, const std::string &design,
                           const std::string &output) const
{
    std::vector<std::string> line{"--as-of",   "2026-11-23", "accept", design,
                                  "--finding", m_key,        "-o",     output};
    line.insert(line.end(), words.begin(), words.end());
    return Command(line);
}

void TestAccept::initTestCase()
{
    m_design = file("design.breakwater");
    QCOMPARE(Command({"new", "--template", "web", "-o", m_design}).code, 0);
    m_bytes = bytesOf(m_design);
    const Json role = Json::parse(m_bytes)["roles"].at(0);
    m_owner = role["id"];
    m_title = role["title"];
    m_key = keyOf(checked(m_design)["findings"].at(0));
}

void TestAccept::anAcceptedFindingIsNoLongerOpen()
{
    const std::string out = file("accepted.breakwater");
    const Command done = accept(
        {"--owner", m_owner, "--reason", "Rebuilt in spring", "--review", "2027-03-31"}, m_design, out);
    QVERIFY2(done.code == 0 && done.err.empty(), done.err.c_str());
    QVERIFY2(done.out.find("accepted until 2027-03-31") != std::string::npos, done.out.c_str());
    const Json before = checked(m_design), after = checked(out);
    QVERIFY(!lists(after["findings"], m_key));
    QVERIFY(lists(after["accepted"], m_key));
    QCOMPARE(after["findings"].size() + 1, before["findings"].size());
    QCOMPARE(bytesOf(m_design), m_bytes);
    QCOMPARE(
        accept({"--owner", m_owner, "--reason", "Twice", "--review", "2027-03-31"}, out, file("twice")).code,
        2);
}

void TestAccept::itIsOpenAgainTheDayAfterItsReview()
{
    const std::string out = file("until.breakwater");
    QCOMPARE(accept({"--owner", m_owner, "--reason", "Soon", "--review", "2026-12-01"}, m_design, out).code,
             0);
    QVERIFY(!lists(checked(out, "2026-12-01")["findings"], m_key));
    QVERIFY(lists(checked(out, "2026-12-02")["findings"], m_key));
}

void TestAccept::somethingSolvedAnotherWayNeedsNoDay()
{
    const std::string out = file("solved.breakwater");
    QCOMPARE(accept({"--owner", m_owner, "--solved", "A script of ours does it"}, m_design, out).code, 0);
    QVERIFY(!lists(checked(out, "2036-01-01")["findings"], m_key));
    QVERIFY(bytesOf(out).find("A script of ours does it") != std::string::npos);
}

void TestAccept::reopeningGivesTheDesignBack()
{
    const std::string out = file("closed.breakwater"), again = file("open.breakwater");
    QCOMPARE(accept({"--owner", m_owner, "--solved", "Elsewhere"}, m_design, out).code, 0);
    QCOMPARE(accept({"--reopen"}, out, again).code, 0);
    QCOMPARE(bytesOf(again), m_bytes);
    QCOMPARE(accept({"--reopen"}, m_design, file("never")).code, 2);
}

void TestAccept::anOwnerIsFoundByTitle()
{
    const std::string byTitle = file("title.breakwater"), byId = file("id.breakwater");
    QCOMPARE(accept({"--owner", m_title, "--solved", "Elsewhere"}, m_design, byTitle).code, 0);
    QCOMPARE(accept({"--owner", m_owner, "--solved", "Elsewhere"}, m_design, byId).code, 0);
    QCOMPARE(bytesOf(byTitle), bytesOf(byId));
}

void TestAccept::theDesignIsOnlyOverwrittenWhenToldSo()
{
    const std::string own = file("own.breakwater");
    writeBytes(own, m_bytes);
    const Command refused = accept({"--owner", m_owner, "--solved", "Elsewhere"}, own, own);
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.err.find("--force") != std::string::npos, refused.err.c_str());
    QCOMPARE(bytesOf(own), m_bytes);
    QCOMPARE(accept({"--owner", m_owner, "--solved", "Elsewhere", "--force"}, own, own).code, 0);
    QVERIFY(bytesOf(own) != m_bytes);
}

void TestAccept::nonsenseIsRefusedAndWritesNothing_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing said") << QStringList{"--owner", "OWNER"} << "--reason";
    QTest::newRow("two things said") << QStringList{"--owner", "OWNER", "--reason", "a", "--solved", "b"}
                                     << "Say one of";
    QTest::newRow("no owner") << QStringList{"--reason", "a", "--review", "2027-01-01"} << "owns it";
    QTest::newRow("an owner nobody knows")
        << QStringList{"--owner", "nobody", "--reason", "a", "--review", "2027-01-01"} << "no role 'nobody'";
    QTest::newRow("no day") << QStringList{"--owner", "OWNER", "--reason", "a"} << "looked at again";
    QTest::newRow("no such day") << QStringList{"--owner", "OWNER", "--reason", "a", "--review", "2027-02-30"}
                                 << "is no day";
    QTest::newRow("a blank reason") << QStringList{"--owner", "OWNER",    "--reason",
                                                   " ",       "--review", "2027-01-01"}
                                    << "Say why";
    QTest::newRow("an owner of nothing") << QStringList{"--reopen", "--owner", "OWNER"} << "no owner";
}

void TestAccept::nonsenseIsRefusedAndWritesNothing()
{
    QFETCH(QStringList, words);
    QFETCH(QString, says);
    std::vector<std::string> line;
    for (const QString &word : words)
        line.push_back(word == QLatin1String("OWNER") ? m_owner : word.toStdString());
    const std::string out = file("nonsense.breakwater");
    const Command refused = accept(line, m_design, out);
    QVERIFY2(refused.code == 2 || refused.code == 3, (refused.out + refused.err).c_str());
    QVERIFY2(refused.err.find(says.toStdString()) != std::string::npos, refused.err.c_str());
    QVERIFY(!QFile::exists(QString::fromStdString(out)));
    QCOMPARE(bytesOf(m_design), m_bytes);
}

QTEST_APPLESS_MAIN(TestAccept)
#include "tst_accept.moc"
