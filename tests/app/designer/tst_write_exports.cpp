// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/write_exports.h"
#include "tests/widgets/fixture.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// What File > Export leaves in a folder.
class TestWriteExports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingOfTheWebTemplateIsWritten();
    void onlyWhatWasAskedForIsWritten();
    void whatCannotBeMadeIsSaid();
    void aFolderThatCannotBeWrittenIsAnError();

private:
    static Result<ExportOutcome> run(const char *id, std::set<ExportPart> parts, const QString &folder)
    {
        const auto session = openTemplate(id);
        Memory memory;
        ExportJob job;
        job.now = session->now();
        job.assessment = std::make_shared<const Assessment>(assess(job.now, memory));
        job.parts = std::move(parts);
        job.folder = toPath(folder);
        return writeExports(job);
    }
    static std::set<std::string> suffixes(const ExportOutcome &outcome)
    {
        std::set<std::string> found;
        for (const auto &file : outcome.files)
            found.insert(file.extension().string());
        return found;
    }
};

void TestWriteExports::everythingOfTheWebTemplateIsWritten()
{
    QTemporaryDir folder;
    const auto outcome = run("web",
                             {ExportPart::RunbookPdf, ExportPart::RunbookHtml, ExportPart::RunbookMarkdown,
                              ExportPart::Bicep, ExportPart::DiagramSvg, ExportPart::DiagramPng},
                             folder.path());
    QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
    const std::set<std::string> found = suffixes(*outcome);
    for (const char *suffix : {".pdf", ".html", ".md", ".bicep", ".svg", ".png"})
        QVERIFY2(found.contains(suffix), suffix);
    for (const auto &file : outcome->files)
        QVERIFY2(std::filesystem::file_size(file) > 0, file.c_str());
}

void TestWriteExports::onlyWhatWasAskedForIsWritten()
{
    QTemporaryDir folder;
    const auto outcome = run("web", {ExportPart::DiagramSvg}, folder.path());
    QVERIFY(outcome);
    QCOMPARE(suffixes(*outcome), std::set<std::string>{".svg"});
}

void TestWriteExports::whatCannotBeMadeIsSaid()
{
    QTemporaryDir folder;
    const auto outcome = run("automation", {ExportPart::RunbookMarkdown, ExportPart::Bicep}, folder.path());
    QVERIFY(outcome);
    QVERIFY(suffixes(*outcome).contains(".md"));
    for (const Gap &gap : outcome->gaps)
        QVERIFY(!gap.what.empty() && !gap.why.empty());
    QVERIFY(!outcome->gaps.empty() || suffixes(*outcome).contains(".bicep"));
}

void TestWriteExports::aFolderThatCannotBeWrittenIsAnError()
{
    QTemporaryDir folder;
    std::ofstream(toStd(folder.filePath("taken"))) << "a file, no folder";
    const auto outcome = run("web", {ExportPart::RunbookMarkdown}, folder.filePath("taken"));
    QVERIFY(!outcome);
    QVERIFY(!outcome.error().sentence.empty());
}

QTEST_MAIN(TestWriteExports)
#include "tst_write_exports.moc"
