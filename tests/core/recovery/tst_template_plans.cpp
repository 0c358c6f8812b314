// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/plan/plan_text.h"
#include "core/recovery/estimate.h"
#include "core/storage/design_file.h"
#include "tests/support/estimate_text.h"
#include "tests/support/occurrences.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <fmt/format.h>

using namespace breakwater;
using namespace breakwater::test;

/// What every template plans for every disruption, word for word. When one changes on purpose, read it as the
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

/// Each stamp's figures and its plan with every row.
std::string inFull(const Snapshot &now, const Occurrence &what)
{
    std::string text;
    for (const auto &stamp : now.topology->stamps) {
        const RecoveryPlan plan = makePlan(now, what.disruption, {stamp->id}, {.back = what.back});
        if (plan.blocks.empty())
            continue;
        const Schedule times = schedule(plan);
        if (!what.back)
            text +=
                "==== " + test::estimateText(*now.topology, estimateFrom(now, plan, times, stamp->id)) + "\n";
        text += planText(now, plan, times) + "\n";
    }
    return text;
}

/// All stamps at once, with the people they share: one line a block.
std::string inBrief(const Snapshot &now, const Occurrence &what)
{
    const RecoveryPlan plan = makePlan(now, what.disruption, {}, {.together = true, .back = what.back});
    if (plan.blocks.empty())
        return {};
    const Schedule times = schedule(plan);
    std::string text = fmt::format("{}\n", promiseText(times.whole));
    for (const auto &[stamp, promise] : times.byStamp)
        text += fmt::format("{}: {}\n", now.topology->stamp(stamp)->name, promiseText(promise));
    for (std::size_t i = 0; i < plan.blocks.size(); ++i)
        text += fmt::format("{} {:>6} to {:<6} {}{}\n", times.windows[i].critical ? '*' : ' ',
                            onTheClock(times.windows[i].start), onTheClock(times.windows[i].end),
                            plan.blocks[i].title,
                            plan.blocks[i].busy.empty() ? "" : " [" + plan.blocks[i].busy + "]");
    return text;
}

} // namespace

void TestTemplatePlans::everyTemplateHasThePlanThatWasRead_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<int>("which");
    const QDir templates(QStringLiteral(BREAKWATER_SOURCE_DIR "/templates"));
    for (const QString &name : templates.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto occurrences = occurrencesOf(name.toStdString());
        for (std::size_t i = 0; i < occurrences.size(); ++i)
            QTest::addRow("%s/%s", qPrintable(name), occurrences[i].name) << name << static_cast<int>(i);
    }
}

void TestTemplatePlans::everyTemplateHasThePlanThatWasRead()
{
    QFETCH(QString, design);
    QFETCH(int, which);
    const auto catalog = builtinCatalog();
    const QString path = QStringLiteral(BREAKWATER_SOURCE_DIR "/templates/%1/%1.breakwater").arg(design);
    const Result<OpenedDesign> opened = openDesign(path.toStdString(), *catalog);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    const Snapshot now{
        std::make_shared<const Topology>(opened->topology), catalog,
        std::chrono::year_month_day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}}};
    const Occurrence what = occurrencesOf(design.toStdString())[static_cast<std::size_t>(which)];
    std::string text = design == "portfolio" ? inBrief(now, what) : inFull(now, what);
    if (text.empty())
        text = "Nothing is touched.\n";
    const QByteArray found = QByteArray::fromStdString(text);
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
