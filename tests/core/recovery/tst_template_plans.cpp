// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/recovery/estimate.h"
#include "core/storage/design_file.h"
#include "tests/support/plan_text.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace breakwater;

/// The plans that the templates open with, word for word. When one changes on purpose, read it as the
/// engineer on call and then run this test with BREAKWATER_GOLDEN=write.
class TestTemplatePlans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTemplateHasThePlanThatWasRead_data();
    void everyTemplateHasThePlanThatWasRead();
    void aLongTtlOutlastsTheChangeOfItsRecord();
};

namespace {

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string textOf(const Snapshot &now)
{
    std::string text;
    for (const auto &stamp : now.topology->stamps) {
        const RecoveryPlan plan = makePlan(now, Disruption{}, {stamp->id});
        const Schedule times = schedule(plan);
        if (plan.stamps.empty())
            continue;
        text += "==== " + test::estimateText(*now.topology, estimateFrom(now, plan, times, stamp->id)) + "\n"
            + test::planText(plan, times) + "\n";
    }
    return text;
}

} // namespace

void TestTemplatePlans::everyTemplateHasThePlanThatWasRead_data()
{
    QTest::addColumn<QString>("design");
    const QDir templates(QStringLiteral(BREAKWATER_SOURCE_DIR "/templates"));
    for (const QString &name : templates.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(name)) << templates.filePath(name + "/" + name + ".breakwater");
}

void TestTemplatePlans::everyTemplateHasThePlanThatWasRead()
{
    QFETCH(QString, design);
    const auto catalog = builtinCatalog();
    const Result<OpenedDesign> opened = openDesign(design.toStdString(), *catalog);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    const Snapshot now{
        std::make_shared<const Topology>(opened->topology), catalog,
        std::chrono::year_month_day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}}};
    const QByteArray found = QByteArray::fromStdString(textOf(now));
    const QString golden = QStringLiteral(BREAKWATER_SOURCE_DIR "/tests/golden/plans/%1.txt")
                               .arg(QString::fromUtf8(QTest::currentDataTag()));
    if (qEnvironmentVariable("BREAKWATER_GOLDEN") == QStringLiteral("write")) {
        QFile file(golden);
        QVERIFY(QDir().mkpath(QFileInfo(golden).path()) && file.open(QIODevice::WriteOnly));
        file.write(found);
        QSKIP("golden file written");
    }
    const QByteArray expected = readFile(golden);
    const QList<QByteArray> foundLines = found.split('\n'), expectedLines = expected.split('\n');
    for (qsizetype i = 0; i < std::min(foundLines.size(), expectedLines.size()); ++i)
        QVERIFY2(foundLines[i] == expectedLines[i],
                 qPrintable(QStringLiteral("line %1 was\n%2\nand is\n%3")
                                .arg(i + 1)
                                .arg(QString::fromUtf8(expectedLines[i]), QString::fromUtf8(foundLines[i]))));
    QCOMPARE(foundLines.size(), expectedLines.size());
}

void TestTemplatePlans::aLongTtlOutlastsTheChangeOfItsRecord()
{
    const auto catalog = builtinCatalog();
    QByteArray bytes = readFile(QStringLiteral(BREAKWATER_SOURCE_DIR "/templates/web/web.breakwater"));
    const auto rtoOf = [&](const QByteArray &design) {
        const Result<OpenedDesign> opened = readDesign(design.toStdString(), *catalog, "web.breakwater");
        const Snapshot now{std::make_shared<const Topology>(opened->topology), catalog, {}};
        return estimate(now, opened->topology.stamps.front()->id, {})->rto.rto.count();
    };
    const double slow = rtoOf(bytes); // the apex record of the template: 3,600 s
    bytes.replace("\"ttlSeconds\": 3600", "\"ttlSeconds\": 300");
    const double fast = rtoOf(bytes);
    QCOMPARE(slow - fast, 50.0); // 60 minutes of TTL instead of the 10 that the option's figure assumes
}

QTEST_GUILESS_MAIN(TestTemplatePlans)
#include "tst_template_plans.moc"
