// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/recovery/estimate.h"
#include "core/storage/design_file.h"
#include "tests/app/cli/command.h"

#include <QDirIterator>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <map>

#include <nlohmann/json.hpp>

/// The paths a client takes: every template, from the file to the papers.
class TestExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTemplateExportsEverything_data();
    void everyTemplateExportsEverything();
    void thePdfGivesBackEveryCommandVerbatim_data();
    void thePdfGivesBackEveryCommandVerbatim();
    void twoExportsAreEqualByteForByte();
    void theRunbookPromisesWhatTheEstimateSays_data();
    void theRunbookPromisesWhatTheEstimateSays();
    void whatCannotBeMadeIsSaidAndTheRestIsWritten();
    void codeThatWasEditedIsKept();
    void oneStampAloneCanBeExported();
    void aFolderThatCannotBeWrittenIsOneSentence();
    void anExportOfNothingIsAUsageError();
    void onlyThePartsThatAreAskedForPrint();
    void aBadThemeIsRefusedWithOneSentenceAndItsPlace();

private:
    static const std::vector<std::string> &templates()
    {
        static const std::vector<std::string> ids{"web", "automation", "kubernetes", "genai", "portfolio"};
        return ids;
    }
    std::string design(const std::string &id) const
    {
        return m_folder.filePath(QString::fromStdString(id) + ".breakwater").toStdString();
    }
    QString folder(const QString &name) const { return m_folder.filePath(name); }
    static QByteArray run(const QString &program, const QStringList &arguments, int *code = nullptr);
    static std::map<QString, QByteArray> filesBelow(const QString &folder);
    Command exportAll(const std::string &id, const QString &to) const
    {
        return Command({"export", design(id), "--as-of", "2026-11-23", "--runbook", "failover", "--format",
                        "pdf,html,md", "--iac", "bicep", "--diagram", "svg,png", "-o", to.toStdString()});
    }
    QTemporaryDir m_folder;
};

QByteArray TestExport::run(const QString &program, const QStringList &arguments, int *code)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60000);
    if (code)
        *code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.readAllStandardOutput();
}

std::map<QString, QByteArray> TestExport::filesBelow(const QString &folder)
{
    std::map<QString, QByteArray> files;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            files[QDir(folder).relativeFilePath(file.fileName())] = file.readAll();
    }
    return files;
}

void TestExport::initTestCase()
{
    for (const std::string &id : templates())
        QCOMPARE(Command({"new", "--template", id, "-o", design(id)}).code, 0);
}

void TestExport::everyTemplateExportsEverything_data()
{
    QTest::addColumn<QString>("id");
    for (const std::string &id : templates())
        QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

void TestExport::everyTemplateExportsEverything()
{
    QFETCH(QString, id);
    const QString out = folder("out-" + id);
    const Command command = exportAll(id.toStdString(), out);
    QCOMPARE(command.code, 0);
    const auto files = filesBelow(out);
    for (const char *name : {"failover.pdf", "failover.html", "failover.md", "diagram.svg", "diagram.png"})
        QVERIFY2(files.count(name) == 1 && !files.at(name).isEmpty(), name);
    QXmlStreamReader svg(files.at("diagram.svg"));
    while (!svg.atEnd())
        svg.readNext();
    QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
    QVERIFY(files.at("diagram.png").startsWith("\x89PNG"));
    if (QStandardPaths::findExecutable("qpdf").isEmpty())
        QSKIP("qpdf is not installed: the PDF's structure was not checked");
    int code = -1;
    run("qpdf", {"--check", out + "/failover.pdf"}, &code);
    QCOMPARE(code, 0);
}

void TestExport::thePdfGivesBackEveryCommandVerbatim_data()
{
    everyTemplateExportsEverything_data();
}

void TestExport::thePdfGivesBackEveryCommandVerbatim()
{
    QFETCH(QString, id);
    if (QStandardPaths::findExecutable("pdftotext").isEmpty())
        QSKIP("pdftotext is not installed: the commands in the PDF were not read back");
    QString printed = QString::fromUtf8(run("pdftotext", {folder("out-" + id) + "/failover.pdf", "-"}));
    printed.replace(" \\\n", " ").replace("\\\n", ""); // as a shell joins continued lines
    const QString text = printed.simplified();
    const QString markdown = QString::fromUtf8(filesBelow(folder("out-" + id)).at("failover.md"));
    static const QRegularExpression fence("```bash\n(.*?)```",
                                          QRegularExpression::DotMatchesEverythingOption);
    int commands = 0;
    for (auto it = fence.globalMatch(markdown); it.hasNext();) {
        const QString block = it.next().captured(1);
        if (block.startsWith("set -u"))
            continue; // the definitions of the variables: a table in the PDF
        for (const QString &line : block.split('\n', Qt::SkipEmptyParts)) {
            const QString command = line.section("  # read-only", 0, 0).simplified();
            QVERIFY2(text.contains(command), qPrintable(command));
            ++commands;
        }
    }
    QVERIFY(commands > 50);
}

void TestExport::twoExportsAreEqualByteForByte()
{
    exportAll("web", folder("first"));
    exportAll("web", folder("second"));
    const auto first = filesBelow(folder("first")), second = filesBelow(folder("second"));
    QVERIFY(!first.empty());
    QCOMPARE(second.size(), first.size());
    for (const auto &[name, bytes] : first)
        QVERIFY2(second.at(name) == bytes, qPrintable(name));
}

void TestExport::theRunbookPromisesWhatTheEstimateSays_data()
{
    everyTemplateExportsEverything_data();
}

void TestExport::theRunbookPromisesWhatTheEstimateSays()
{
    QFETCH(QString, id);
    const std::string file = design(id.toStdString());
    const auto estimates = nlohmann::json::parse(
        Command({"estimate", file, "--disruption", "region", "--format", "json", "--as-of", "2026-11-23"})
            .out);
    QVERIFY(!estimates.empty());
    const auto text = QString::fromUtf8(filesBelow(folder("out-" + id)).at("failover.md"));
    for (const auto &estimate : estimates) {
        const auto &rto = estimate["rto"];
        if (rto["unbounded"].get<bool>())
            continue;
        const double sum =
            rto["detect"].get<double>() + rto["decide"].get<double>() + rto["lastStepEnds"].get<double>();
        QVERIFY(std::abs(sum - rto["minutes"].get<double>()) < 1e-9);
        const QString promised = QString::fromStdString(
            breakwater::humanMinutes(breakwater::Minutes{rto["minutes"].get<double>()}));
        QVERIFY2(text.contains(promised), qPrintable(promised));
    }
}

void TestExport::whatCannotBeMadeIsSaidAndTheRestIsWritten()
{
    // A network without a range of addresses cannot be deployed.
    std::string text = bytesOf(design("web"));
    const std::size_t range = text.find("\"addressSpace\": \"");
    QVERIFY(range != std::string::npos);
    text.insert(text.find(": \"", range) + 3, "unknown ");
    writeBytes(folder("broken.breakwater").toStdString(), text);
    const Command command({"export", folder("broken.breakwater").toStdString(), "--runbook", "failover",
                           "--format", "md", "--iac", "bicep", "-o", folder("partial").toStdString()});
    QCOMPARE(command.code, 4);
    QVERIFY2(command.err.find("not made") != std::string::npos, command.err.c_str());
    QVERIFY(QFile::exists(folder("partial/failover.md")));
}

void TestExport::codeThatWasEditedIsKept()
{
    const auto run = [&] {
        return Command({"export", design("web"), "--iac", "bicep,terraform,scripts", "-o",
                        folder("kept").toStdString()});
    };
    const Command first = run();
    QCOMPARE(first.code, 0);
    const auto before = filesBelow(folder("kept"));
    QCOMPARE(run().code, 0);
    QCOMPARE(filesBelow(folder("kept")), before);
    const std::string edited = folder("kept/iac/bicep/storefront/main.bicep").toStdString();
    writeBytes(edited, bytesOf(edited) + "// a line of ours\n");
    const std::string mine = bytesOf(edited);
    const Command second = run();
    QCOMPARE(second.code, 0);
    QCOMPARE(bytesOf(edited), mine);
    QVERIFY2(second.err.find("main.new.bicep") != std::string::npos, second.err.c_str());
    QCOMPARE(bytesOf(folder("kept/iac/bicep/storefront/main.new.bicep").toStdString()),
             mine.substr(0, mine.size() - std::string("// a line of ours\n").size()));
    // A file that no export wrote is not ours either.
    QVERIFY(QDir().mkpath(folder("other/scripts/storefront")));
    writeBytes(folder("other/scripts/storefront/drill.sh").toStdString(), "theirs\n");
    const Command third({"export", design("web"), "--iac", "scripts", "-o", folder("other").toStdString()});
    QCOMPARE(bytesOf(folder("other/scripts/storefront/drill.sh").toStdString()), std::string("theirs\n"));
    QVERIFY(third.err.find("drill.new.sh") != std::string::npos);
}

void TestExport::onlyThePartsThatAreAskedForPrint()
{
    const auto exported = [&](const std::string &from, const char *sections, const char *to) {
        std::vector<std::string> words{"export",   from,      "--runbook", "failover",
                                       "--format", "md,json", "-o",        folder(to).toStdString()};
        if (*sections != '\0')
            words.insert(words.end(), {"--sections", sections});
        return Command(words);
    };
    QCOMPARE(exported(design("web"), "procedure,glossary", "some").code, 0);
    const std::string some = bytesOf(folder("some/failover.md").toStdString());
    QVERIFY(some.find("<a id=\"procedure\">") != std::string::npos);
    QVERIFY(some.find("<a id=\"glossary\">") != std::string::npos);
    QVERIFY(some.find("<a id=\"roles\">") == std::string::npos);
    QVERIFY(some.find("Left out") != std::string::npos);
    // A design that remembers its parts prints them, unless all are asked for; the steps are whole either
    // way.
    std::string text = bytesOf(design("web"));
    const std::size_t at = text.find("\"engagement\": {") + std::string("\"engagement\": {").size();
    text.insert(at, "\n    \"exportChoices\": {\"sections\": [\"emergency-card\"]},");
    const std::string remembering = folder("remembering.breakwater").toStdString();
    writeBytes(remembering, text);
    QCOMPARE(exported(remembering, "", "remembered").code, 0);
    const std::string card = bytesOf(folder("remembered/failover.md").toStdString());
    QVERIFY(card.find("<a id=\"emergency-card\">") != std::string::npos);
    QVERIFY(card.find("<a id=\"procedure\">") == std::string::npos);
    QVERIFY(bytesOf(folder("remembered/failover.json").toStdString()).find("\"F-") != std::string::npos);
    QCOMPARE(exported(remembering, "all", "all").code, 0);
    QVERIFY(bytesOf(folder("all/failover.md").toStdString()).find("Left out") == std::string::npos);
    const Command wrong = exported(design("web"), "cover", "wrong");
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.find("--sections") != std::string::npos, wrong.err.c_str());
}

void TestExport::aBadThemeIsRefusedWithOneSentenceAndItsPlace()
{
    const auto exported = [&](const std::string &theme) {
        const std::string file = folder("house.json").toStdString();
        writeBytes(file, theme);
        return Command({"export", design("web"), "--runbook", "failover", "--format", "html", "--theme", file,
                        "-o", folder("themed").toStdString()});
    };
    const Command bad = exported("{\"logo\": \"missing.png\"}");
    QVERIFY(bad.code != 0);
    QVERIFY2(bad.err.find("house.json /logo: The logo cannot be read") != std::string::npos, bad.err.c_str());
    QVERIFY(!QFile::exists(folder("themed/failover.html")));
    QCOMPARE(exported("{\"consultancy\": \"Harbour & Co.\", \"client\": \"Fabrikam\"}").code, 0);
    const std::string page = bytesOf(folder("themed/failover.html").toStdString());
    QVERIFY(page.find("<span>Harbour &amp; Co.</span>") != std::string::npos);
    QVERIFY(page.find("Fabrikam") != std::string::npos);
}

void TestExport::oneStampAloneCanBeExported()
{
    const Command command({"export", design("portfolio"), "--stamp", "no-such-stamp", "--diagram", "svg",
                           "-o", folder("none").toStdString()});
    QCOMPARE(command.code, 2);
    QVERIFY(!QDir(folder("none")).exists());
    const auto catalog = breakwater::builtinCatalog();
    const auto opened = breakwater::openDesign(design("portfolio"), *catalog);
    QVERIFY(opened.has_value());
    const std::string stamp = opened->topology.stamps.front()->id.text;
    const Command one({"export", design("portfolio"), "--stamp", stamp, "--runbook", "failover", "--format",
                       "md", "--diagram", "svg", "-o", folder("one").toStdString()});
    QCOMPARE(one.code, 0);
    const auto files = filesBelow(folder("one"));
    QVERIFY(files.count("failover.md") == 1);
    QVERIFY(files.count(QString::fromStdString("diagram-" + stamp + ".svg")) == 1);
}

void TestExport::aFolderThatCannotBeWrittenIsOneSentence()
{
    writeBytes(folder("a-file").toStdString(), "in the way");
    const Command command(
        {"export", design("web"), "--diagram", "svg", "-o", folder("a-file").toStdString()});
    QCOMPARE(command.code, 3);
    QCOMPARE(std::count(command.err.begin(), command.err.end(), '\n'), 1);
    QCOMPARE(bytesOf(folder("a-file").toStdString()), std::string("in the way"));
}

void TestExport::anExportOfNothingIsAUsageError()
{
    QCOMPARE(Command({"export", design("web"), "-o", folder("nothing").toStdString()}).code, 2);
    QCOMPARE(
        Command({"export", design("web"), "--runbook", "picnic", "-o", folder("nothing").toStdString()}).code,
        2);
    QVERIFY(!QDir(folder("nothing")).exists());
}

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QHashSeed::setDeterministicGlobalSeed();
    QGuiApplication application(argc, argv);
    TestExport test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_export.moc"
