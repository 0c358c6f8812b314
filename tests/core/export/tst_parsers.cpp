// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_names.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

constexpr const char *kParsers = BREAKWATER_BINARY_DIR "/parsers";

/// The code of a design in one language, and the pipelines that deploy it.
Files codeOf(const Topology &topology)
{
    ExportRequest request = requestFor(topology);
    request.code = {"bicep", "terraform", "pipelines"};
    Files files;
    for (const std::string &language : request.code)
        files.merge(filesOf(rendered(language, request)));
    return files;
}

} // namespace

/// Exported code, read by parsers that others have written. `./test` installs them below the build folder.
class TestParsers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void templatesAreRead_data();
    void templatesAreRead();
    void powershellIsRead();
    void nastyNamesAreRead();
    void aSoundPipelineIsRead();
    void whatIsBrokenIsFound_data();
    void whatIsBrokenIsFound();

private:
    /// What the parsers say of the files; empty when they can read all of them.
    QString problemsOf(const Files &files);
};

void TestParsers::initTestCase()
{
    if (QStandardPaths::findExecutable("node").isEmpty())
        QSKIP("there is no node on PATH, so no parser by others can run; our own checks run all the same");
    QProcess version;
    version.start("node", {"--version"});
    version.waitForFinished(30000);
    if (version.readAllStandardOutput().mid(1).split('.').value(0).toInt() < 20)
        QSKIP("this node is older than 20, which the parsers need; our own checks run all the same");
    if (!QFileInfo::exists(QString(kParsers) + "/node_modules/web-tree-sitter"))
        QSKIP("the parsers are not installed below the build folder; ./test installs them where npm can");
}

QString TestParsers::problemsOf(const Files &files)
{
    QTemporaryDir folder;
    writeAll(files, folder.path().toStdString());
    QProcess node;
    node.start("node", {QString(kParsers) + "/read_code.mjs", folder.path()});
    if (!node.waitForFinished(300000))
        return "the parsers did not end";
    return node.exitCode() == 0
        ? QString()
        : QString::fromUtf8(node.readAllStandardOutput() + node.readAllStandardError());
}

void TestParsers::templatesAreRead_data()
{
    QTest::addColumn<QString>("design");
    for (const std::string &name : designNames())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestParsers::templatesAreRead()
{
    QFETCH(QString, design);
    const QString problems = problemsOf(codeOf(designNamed(design.toStdString())));
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

void TestParsers::powershellIsRead()
{
    // The shortest of the scripts has the whole frame; the grammar takes seconds for each.
    Files files;
    for (const auto &[path, text] : exported("scripts", designNamed("web"))) {
        if (path.ends_with("verify.ps1"))
            files[path] = text;
    }
    QCOMPARE(files.size(), std::size_t(1));
    const QString problems = problemsOf(files);
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

void TestParsers::nastyNamesAreRead()
{
    std::string all;
    for (const auto &[what, name] : nastyNames())
        all += name + " ";
    const QString problems = problemsOf(codeOf(changed("web", [&](Stamp &stamp) { spoil(stamp, all); })));
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

void TestParsers::aSoundPipelineIsRead()
{
    // What the rows below break is whole before they do.
    const QString problems = problemsOf({{"pipelines/azure-devops/a.yml",
                                          "stages:\n  - stage: a\n    jobs:\n      - job: b\n        steps:\n"
                                          "          - checkout: self\n"}});
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

void TestParsers::whatIsBrokenIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::newRow("Bicep") << "a.bicep"
                           << "param x string\nresource y 'T@1' = {\n  name: x\n";
    QTest::newRow("Terraform") << "a.tf"
                               << "resource \"a\" \"b\" {\n  c = \n}\n";
    QTest::newRow("PowerShell") << "a.ps1"
                                << "function f { Write-Host 'x\n";
    QTest::newRow("a workflow") << ".github/workflows/a.yml"
                                << "on: push\njobs:\n  a:\n    run-on: x\n";
    QTest::newRow("a pipeline") << "pipelines/azure-devops/a.yml"
                                << "trigger: none\ntrigger: none\n";
    const auto pipeline = [](const char *what, const QString &was, const QString &is) {
        QString text = "trigger: none\nparameters:\n  - name: mode\n    type: string\nstages:\n"
                       "  - stage: validate\n    jobs:\n      - job: show\n        steps:\n"
                       "          - bash: echo ${{ parameters.mode }}\n"
                       "  - stage: deploy\n    dependsOn: validate\n    condition: and(succeeded(), "
                       "ne(variables['Build.Reason'], 'PullRequest'))\n    jobs:\n"
                       "      - deployment: deploy\n        environment: live\n        strategy:\n"
                       "          runOnce:\n            deploy:\n              steps:\n"
                       "                - task: AzureCLI@2\n                  inputs: {azureSubscription: a, "
                       "scriptType: bash, scriptLocation: inlineScript, inlineScript: az version}\n";
        QVERIFY2(was.isEmpty() || text.contains(was), qPrintable(was));
        QTest::newRow(what) << "pipelines/azure-devops/a.yml"
                            << (was.isEmpty() ? text : text.replace(was, is));
    };
    pipeline("a stage that waits for none", "dependsOn: validate", "dependsOn: validated");
    pipeline("two stages of one name", "stage: deploy", "stage: validate");
    pipeline("a stage without jobs", "    jobs:\n      - job", "    job:\n      - job");
    pipeline("a job without steps", "        steps:\n          - bash", "        step:\n          - bash");
    pipeline("a deployment without an environment", "        environment: live\n", "");
    pipeline("a deployment without a strategy", "runOnce", "once");
    pipeline("a key that nobody knows", "condition: and", "conditions: and");
    pipeline("a condition that does not close", "'PullRequest'))", "'PullRequest')");
    pipeline("a function that there is not", "succeeded()", "success()");
    pipeline("a parameter that nobody declares", "parameters.mode", "parameters.modes");
    pipeline("a task without a version", "AzureCLI@2", "AzureCLI");
    pipeline("a task without what it needs", "azureSubscription: a, ", "");
}

void TestParsers::whatIsBrokenIsFound()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QVERIFY(!problemsOf({{path.toStdString(), text.toStdString()}}).isEmpty());
}

QTEST_GUILESS_MAIN(TestParsers)
#include "tst_parsers.moc"
