// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/design_cases.h"

#include <map>

using namespace breakwater;
using namespace breakwater::test;

namespace {

std::string wordOf(Error::Code code)
{
    static const std::map<Error::Code, std::string> words{{Error::Code::Unreadable, "unreadable"},
                                                          {Error::Code::Invalid, "invalid"},
                                                          {Error::Code::Newer, "newer"}};
    const auto found = words.find(code);
    return found == words.end() ? "another code" : found->second;
}

} // namespace

/// Every file under tests/cases/design/bad is refused with the code, the place and the one sentence that
/// stand beside it. A new case is two new files; BREAKWATER_REWRITE=1 writes the second one, to be read.
class TestBadDesigns : public QObject {
    Q_OBJECT
private slots:
    void isRefusedWithOneSentenceAndAPlace_data();
    void isRefusedWithOneSentenceAndAPlace();
};

void TestBadDesigns::isRefusedWithOneSentenceAndAPlace_data()
{
    QTest::addColumn<QString>("path");
    for (const auto &file : filesIn(caseFolder("design/bad"), ".breakwater"))
        QTest::newRow(rowName(file)) << QString::fromStdString(file.string());
}

void TestBadDesigns::isRefusedWithOneSentenceAndAPlace()
{
    QFETCH(QString, path);
    const std::filesystem::path file(path.toStdString());
    const Result<OpenedDesign> opened = openDesign(file, *builtinCatalog());
    QVERIFY(!opened.has_value());
    const Error &error = opened.error();
    const std::string found = wordOf(error.code) + "\n" + error.place + "\n" + error.sentence + "\n";
    const std::filesystem::path expected = std::filesystem::path(file).replace_extension(".expected");
    if (qEnvironmentVariableIsSet("BREAKWATER_REWRITE"))
        QVERIFY(saveFile(found, expected).has_value());
    QCOMPARE(QString::fromStdString(found), QString::fromStdString(bytesOf(expected)));
    QVERIFY2(error.place.rfind(file.filename().string(), 0) == 0, error.place.c_str());
    QVERIFY2(error.sentence.find('\n') == std::string::npos, error.sentence.c_str());
    QVERIFY2(error.sentence.back() == '.' || error.sentence.back() == ')', error.sentence.c_str());
}

QTEST_APPLESS_MAIN(TestBadDesigns)
#include "tst_bad_designs.moc"
