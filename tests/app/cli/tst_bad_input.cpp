// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/command.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

/// Bad input gets one sentence with the place, exit code 3, and nothing is written.
class TestBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyVerbRefusesABadFile_data();
    void everyVerbRefusesABadFile();
    void anUnknownDayIsAUsageError();
    void aBrokenCatalogIsRefusedWithItsPlace();

private:
    std::string file(const char *name) const { return m_folder.filePath(name).toStdString(); }
    std::string m_web;
    QTemporaryDir m_folder;
};

void TestBadInput::initTestCase()
{
    QCOMPARE(Command({"new", "--template", "web", "-o", file("web.breakwater")}).code, 0);
    m_web = bytesOf(file("web.breakwater"));
    writeBytes(file("truncated.breakwater"), m_web.substr(0, m_web.size() / 2));
    std::string newer = m_web;
    newer.replace(newer.find("\"format\": 1"), 11, "\"format\": 9");
    writeBytes(file("newer.breakwater"), newer);
    writeBytes(file("yaml.breakwater"), "format: 1\nstamps:\n  - id: stamp-web1\n");
    writeBytes(file("brackets.breakwater"), std::string(50'000'000, '['));
    std::string region = m_web;
    region.replace(region.find("\"eastus2\""), 9, "\"atlantis\"");
    writeBytes(file("region.breakwater"), region);
    writeBytes(file("empty.breakwater"), "");
    QVERIFY(QDir(m_folder.path()).mkdir("folder.breakwater"));
}

void TestBadInput::everyVerbRefusesABadFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    QTest::newRow("truncated") << "truncated.breakwater"
                               << "truncated.breakwater:";
    QTest::newRow("newer") << "newer.breakwater"
                           << "newer";
    QTest::newRow("YAML") << "yaml.breakwater"
                          << "YAML";
    QTest::newRow("directory") << "folder.breakwater"
                               << "folder";
    QTest::newRow("missing") << "missing.breakwater"
                             << "missing.breakwater";
    QTest::newRow("50 MB of brackets") << "brackets.breakwater"
                                       << "brackets.breakwater";
    QTest::newRow("unknown region") << "region.breakwater"
                                    << "atlantis";
    QTest::newRow("empty") << "empty.breakwater"
                           << "empty";
}

void TestBadInput::everyVerbRefusesABadFile()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    const std::string design = file(qPrintable(name));
    const QDir out(m_folder.filePath("out"));
    for (const std::vector<std::string> &arguments :
         {std::vector<std::string>{"check", design}, std::vector<std::string>{"estimate", design},
          std::vector<std::string>{"export", design, "--runbook", "failover", "--format", "md", "-o",
                                   out.path().toStdString()}}) {
        const Command command(arguments);
        QCOMPARE(command.code, 3);
        QVERIFY2(command.out.empty(), command.out.c_str());
        QVERIFY2(command.err.find(says.toStdString()) != std::string::npos, command.err.c_str());
        QCOMPARE(std::count(command.err.begin(), command.err.end(), '\n'), 1); // one sentence
        QVERIFY2(command.err.ends_with(".\n"), command.err.c_str());
        QVERIFY(!out.exists());
    }
}

void TestBadInput::anUnknownDayIsAUsageError()
{
    QCOMPARE(Command({"check", file("web.breakwater"), "--as-of", "2026-02-30"}).code, 2);
    QCOMPARE(Command({"check", file("web.breakwater"), "--as-of", "tomorrow"}).code, 2);
}

void TestBadInput::aBrokenCatalogIsRefusedWithItsPlace()
{
    const Command command({"check", file("web.breakwater"), "--catalog", file("folder.breakwater")});
    QCOMPARE(command.code, 3);
    QVERIFY2(command.err.find("folder.breakwater") != std::string::npos, command.err.c_str());
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
