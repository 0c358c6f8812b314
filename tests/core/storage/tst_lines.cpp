// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/design_file.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace breakwater;

/// Where things stand in a file, for whoever has to find them there.
class TestLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIdIsOnItsLine_data();
    void everyIdIsOnItsLine();
    void blankLinesBeforeMoveEverything();
    void aParameterCalledIdNamesNothing();
    void whatIsNoDesignHasTheLinesThatWereFound();
};

namespace {

std::string bytesOf(const std::string &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string templateBytes(const std::string &name)
{
    return bytesOf(std::string(BREAKWATER_SOURCE_DIR "/templates/") + name + "/" + name + ".breakwater");
}

} // namespace

void TestLines::everyIdIsOnItsLine_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(name) << name;
}

void TestLines::everyIdIsOnItsLine()
{
    QFETCH(QString, name);
    const std::string bytes = templateBytes(name.toStdString());
    std::vector<std::string> lines{""};
    std::istringstream stream(bytes);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    const auto found = linesOf(bytes);
    QVERIFY(found.size() > 40);
    for (const auto &[id, line] : found) {
        QVERIFY(line < lines.size());
        QVERIFY2(lines[line].find("\"id\": \"" + id + "\"") != std::string::npos, id.c_str());
    }
}

void TestLines::blankLinesBeforeMoveEverything()
{
    const std::string bytes = templateBytes("web");
    const auto before = linesOf(bytes), after = linesOf("\n\n\n" + bytes);
    QCOMPARE(after.size(), before.size());
    for (const auto &[id, line] : before)
        QCOMPARE(after.at(id), line + 3);
}

void TestLines::aParameterCalledIdNamesNothing()
{
    const auto lines = linesOf("{\"stamps\": [{\"id\": \"stamp-1\",\n\"services\": [{\"parameters\": "
                               "{\"id\": \"no\"},\n\"id\": \"s-1\"}]}]}");
    QCOMPARE(lines, (std::map<std::string, std::size_t, std::less<>>{{"s-1", 3}, {"stamp-1", 1}}));
}

void TestLines::whatIsNoDesignHasTheLinesThatWereFound()
{
    QVERIFY(linesOf("").empty());
    QVERIFY(linesOf("[1, 2]").empty());
    QVERIFY(linesOf(std::string(1'000'000, '[')).empty());
    const std::string bytes = templateBytes("web");
    const auto whole = linesOf(bytes);
    for (const auto &[id, line] : linesOf(bytes.substr(0, bytes.size() / 2)))
        QCOMPARE(line, whole.at(id));
}

QTEST_GUILESS_MAIN(TestLines)
#include "tst_lines.moc"
