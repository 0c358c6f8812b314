// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/design_cases.h"

using namespace breakwater;
using namespace breakwater::test;

/// Files of every format there ever was still open, and become what they always became. The files under
/// tests/cases/migration are kept for ever.
class TestMigration : public QObject {
    Q_OBJECT
private slots:
    void anOldFileBecomesTheFileOfToday_data();
    void anOldFileBecomesTheFileOfToday();
    void thereIsAFileOfEveryOldFormat();
};

void TestMigration::anOldFileBecomesTheFileOfToday_data()
{
    QTest::addColumn<int>("format");
    for (int format = 0; format < kFormat; ++format)
        QTest::newRow(qPrintable(QString("format %1").arg(format))) << format;
}

void TestMigration::anOldFileBecomesTheFileOfToday()
{
    QFETCH(int, format);
    const auto folder = caseFolder("migration");
    const std::string name = "format-" + std::to_string(format);
    const Result<OpenedDesign> opened = read(bytesOf(folder / (name + ".breakwater")));
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    QCOMPARE(opened->format, format);
    QVERIFY(!opened->newer);
    const std::string expected = bytesOf(folder / (name + ".expected.breakwater"));
    QCOMPARE(QString::fromStdString(writeDesign(opened->topology)), QString::fromStdString(expected));
    const Result<OpenedDesign> again = read(expected);
    QVERIFY(again.has_value());
    QVERIFY(sameContent(again->topology, opened->topology));
}

void TestMigration::thereIsAFileOfEveryOldFormat()
{
    for (int format = 0; format < kFormat; ++format)
        QVERIFY(std::filesystem::exists(caseFolder("migration")
                                        / ("format-" + std::to_string(format) + ".breakwater")));
}

QTEST_APPLESS_MAIN(TestMigration)
#include "tst_migration.moc"
