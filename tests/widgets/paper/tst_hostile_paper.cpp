// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/board.h"
#include "core/export/runbook/steps_json.h"
#include "tests/core/export/nasty_rows.h"
#include "tests/core/export/small_runbook.h"
#include "tests/widgets/inert_pdf.h"
#include "widgets/paper/board_pdf.h"
#include "widgets/paper/runbook_pdf.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

namespace {

/// As pdftotext reads them; empty when it cannot.
QString wordsOf(const std::string &pdf)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.pdf")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(QByteArray::fromStdString(pdf));
    file.close();
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {file.fileName(), QStringLiteral("-")});
    return reader.waitForFinished(30000) ? QString::fromUtf8(reader.readAllStandardOutput()) : QString();
}

} // namespace

/// Papers of a design in which everything that a person can type is one nasty name.
class TestHostilePaper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePdfsStayWellFormedAndInert_data() { tests::addNastyRows(); }
    void thePdfsStayWellFormedAndInert()
    {
        QFETCH(QByteArray, name);
        const tests::SmallRunbook hostile(name.toStdString());
        const paper::Document document = hostile.document();
        paper::PdfOptions options;
        options.designFileName = name.toStdString() + ".breakwater";
        options.designJson = "{}";
        options.stepsJson = paper::toStepsJson(document);
        const auto runbook =
            paper::runbookPdf(document, paper::topologyPictures(hostile.now, &hostile.assessment), options);
        QVERIFY2(runbook, runbook ? "" : runbook.error().text().c_str());
        const QString fault = faultOfPdf(*runbook);
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        const auto board =
            paper::boardPdf(paper::makeBoardSummary(hostile.request()), paper::PdfOptions::Paper::A4);
        QVERIFY2(board, board ? "" : board.error().text().c_str());
        const QString boardFault = faultOfPdf(*board);
        QVERIFY2(boardFault.isEmpty(), qPrintable(boardFault));
    }

    void namesOfPlainLettersAreReadAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"it's \"both\" `kinds`", "$(touch owned)", "<script>alert(1)</script>",
                                 "a|b||c", "${HOME} %{x}"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void namesOfPlainLettersAreReadAsTheyAreWritten()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext is not installed");
        QFETCH(QString, name);
        const tests::SmallRunbook hostile(name.toStdString());
        const auto pdf = paper::runbookPdf(hostile.document(), {}, {});
        QVERIFY(pdf);
        const QString text = wordsOf(*pdf).simplified();
        QVERIFY2(text.count(name) > 10, qPrintable(text.left(2000)));
    }

    void aNameThatRunsBackwardsIsMarked()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext is not installed");
        const tests::SmallRunbook hostile(std::string("safe\xE2\x80\xAEtxt.exe"));
        const auto pdf = paper::runbookPdf(hostile.document(), {}, {});
        QVERIFY(pdf);
        const QString text = wordsOf(*pdf);
        QVERIFY(text.contains(QStringLiteral("txt.exe")));
        QVERIFY(!text.contains(QChar(0x202E)));
        QVERIFY(!text.contains(QStringLiteral("exe.txt")));
    }
};

QTEST_MAIN(TestHostilePaper)
#include "tst_hostile_paper.moc"
