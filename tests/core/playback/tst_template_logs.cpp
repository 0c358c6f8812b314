// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/playback/event_log_text.h"
#include "core/storage/templates.h"
#include "tests/support/occurrences.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

/// What plays of every template for every disruption, word for word. When one changes on purpose, read it as
/// the room would and then run this test with BREAKWATER_GOLDEN=write.
class TestTemplateLogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTemplatePlaysTheLogThatWasRead_data();
    void everyTemplatePlaysTheLogThatWasRead();
};

void TestTemplateLogs::everyTemplatePlaysTheLogThatWasRead_data()
{
    QTest::addColumn<std::string>("design");
    QTest::addColumn<int>("which");
    for (const std::string design : {"web", "automation", "kubernetes", "genai", "portfolio"}) {
        const auto occurrences = occurrencesOf(design);
        for (std::size_t i = 0; i < occurrences.size(); ++i)
            QTest::addRow("%s/%s", design.c_str(), occurrences[i].name) << design << static_cast<int>(i);
    }
}

void TestTemplateLogs::everyTemplatePlaysTheLogThatWasRead()
{
    QFETCH(std::string, design);
    QFETCH(int, which);
    const auto catalog = builtinCatalog();
    const auto topology = templateDesign(design, *catalog);
    QVERIFY(topology.has_value());
    const Snapshot now{
        std::make_shared<const Topology>(*topology), catalog, std::chrono::year{2026} / 11 / 20, {}};
    const Occurrence what = occurrencesOf(design)[static_cast<std::size_t>(which)];
    const RecoveryPlan plan = makePlan(now, what.disruption, {}, {.together = true, .back = what.back});
    const Schedule times = schedule(plan);
    const EventLog log = playOut(now, plan, times);
    if (log.end)
        QCOMPARE(*log.end, times.whole.rto);
    const QByteArray found = QByteArray::fromStdString(eventLogText(now, log));
    QFile golden(QStringLiteral(BREAKWATER_SOURCE_DIR "/tests/golden/logs/%1.txt")
                     .arg(QString::fromUtf8(QTest::currentDataTag())));
    if (qEnvironmentVariable("BREAKWATER_GOLDEN") == QStringLiteral("write")) {
        QVERIFY(QDir().mkpath(QFileInfo(golden).path()) && golden.open(QIODevice::WriteOnly));
        golden.write(found);
        QSKIP("golden file written");
    }
    QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.fileName()));
    const QList<QByteArray> is = found.split('\n'), was = golden.readAll().split('\n');
    for (qsizetype i = 0; i < std::min(is.size(), was.size()); ++i)
        QVERIFY2(is[i] == was[i],
                 qPrintable(QStringLiteral("line %1 was\n%2\nand is\n%3")
                                .arg(i + 1)
                                .arg(QString::fromUtf8(was[i]), QString::fromUtf8(is[i]))));
    QCOMPARE(is.size(), was.size());
}

QTEST_GUILESS_MAIN(TestTemplateLogs)
#include "tst_template_logs.moc"
