// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_rows.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <yaml-cpp/yaml.h>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

Files pipelinesFor(const Topology &topology, const std::vector<std::string> &code)
{
    ExportRequest request = requestFor(topology);
    request.code = code;
    return filesOf(rendered("pipelines", request));
}

/// The pieces of shell of a pipeline, in order.
void collectScripts(const YAML::Node &node, std::vector<std::string> &scripts)
{
    if (node.IsMap()) {
        for (const auto &entry : node) {
            const std::string key = entry.first.as<std::string>();
            if ((key == "run" || key == "inlineScript") && entry.second.IsScalar())
                scripts.push_back(entry.second.as<std::string>());
            else
                collectScripts(entry.second, scripts);
        }
    } else if (node.IsSequence()) {
        for (const auto &item : node)
            collectScripts(item, scripts);
    }
}

std::vector<std::string> scriptsOf(const std::string &text)
{
    std::vector<std::string> scripts;
    collectScripts(YAML::Load(text), scripts);
    return scripts;
}

bool isPipeline(const std::string &path)
{
    return path.ends_with(".yml");
}

} // namespace

class TestPipelines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStampHasOneForEachPlatform_data();
    void everyStampHasOneForEachPlatform();
    void githubShowsThenAsksThenDeploys();
    void azureDevOpsShowsThenAsksThenDeploys();
    void whatIsDeployedIsWhatIsExported();
    void nothingIsSecretAndNothingIsInterpolated();
    void twoLanguagesAreNotDeployedAtOnce();
    void withoutCodeThereIsAGap();
    void shellcheckFindsNothing();
    void namesStayInert_data();
    void namesStayInert();
};

void TestPipelines::everyStampHasOneForEachPlatform_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Bicep") << "bicep";
    QTest::newRow("Terraform") << "terraform";
}

void TestPipelines::everyStampHasOneForEachPlatform()
{
    QFETCH(QString, language);
    const Topology &portfolio = designNamed("portfolio");
    const Files files = pipelinesFor(portfolio, {language.toStdString()});
    QCOMPARE(files.size(), portfolio.stamps.size() * 2 + 1);
    QCOMPARE(pipelinesFor(portfolio, {language.toStdString()}), files);
    for (const auto &[path, text] : files) {
        if (!isPipeline(path))
            continue;
        const YAML::Node root = YAML::Load(text);
        QVERIFY2(root.IsMap(), path.c_str());
        QVERIFY2(!scriptsOf(text).empty(), path.c_str());
        QVERIFY2(text.find('@') == text.find("@v") || text.find("@HEADING") == std::string::npos,
                 path.c_str());
    }
}

void TestPipelines::githubShowsThenAsksThenDeploys()
{
    const Files files = pipelinesFor(designNamed("web"), {"bicep"});
    const YAML::Node root = YAML::Load(files.at(".github/workflows/storefront-bicep.yml"));
    const YAML::Node jobs = root["jobs"];
    QCOMPARE(jobs["deploy"]["needs"].as<std::string>(), std::string("validate"));
    QCOMPARE(jobs["deploy"]["environment"].as<std::string>(), std::string("stamp-storefront"));
    QCOMPARE(jobs["validate"]["environment"].as<std::string>(), std::string("stamp-storefront-plan"));
    QVERIFY(jobs["deploy"]["if"].as<std::string>().find("!= 'pull_request'") != std::string::npos);
    for (const char *job : {"validate", "deploy"}) {
        QCOMPARE(jobs[job]["permissions"]["id-token"].as<std::string>(), std::string("write"));
        QCOMPARE(jobs[job]["permissions"]["contents"].as<std::string>(), std::string("read"));
    }
    QCOMPARE(root["concurrency"]["cancel-in-progress"].as<bool>(), false);
    const auto scripts = scriptsOf(files.at(".github/workflows/storefront-bicep.yml"));
    QCOMPARE(scripts.size(), std::size_t(2));
    QVERIFY(scripts[0].find("az deployment sub what-if") != std::string::npos);
    QVERIFY(scripts[1].find("az deployment sub create") != std::string::npos);
    QVERIFY(scripts[1].find("what-if") == std::string::npos);
}

void TestPipelines::azureDevOpsShowsThenAsksThenDeploys()
{
    const Files files = pipelinesFor(designNamed("web"), {"terraform"});
    const YAML::Node root = YAML::Load(files.at("pipelines/azure-devops/storefront-terraform.yml"));
    const YAML::Node stages = root["stages"];
    QCOMPARE(stages.size(), std::size_t(2));
    QCOMPARE(stages[1]["dependsOn"].as<std::string>(), std::string("validate"));
    QVERIFY(stages[1]["condition"].as<std::string>().find("PullRequest") != std::string::npos);
    const YAML::Node deployment = stages[1]["jobs"][0];
    QCOMPARE(deployment["environment"].as<std::string>(), std::string("stamp-storefront"));
    std::vector<std::string> plans, applies;
    for (const std::string &script : scriptsOf(files.at("pipelines/azure-devops/storefront-terraform.yml"))) {
        if (script.find("terraform plan") != std::string::npos)
            plans.push_back(script);
        if (script.find("terraform apply") != std::string::npos)
            applies.push_back(script);
    }
    QCOMPARE(plans.size(), std::size_t(4)); // primary, secondary, pairing, global
    QCOMPARE(applies.size(), plans.size());
}

void TestPipelines::whatIsDeployedIsWhatIsExported()
{
    for (const char *language : {"bicep", "terraform"}) {
        for (const std::string &design : designNames()) {
            const Files code = exported(language, designNamed(design));
            const Files files = pipelinesFor(designNamed(design), {language});
            for (const auto &[path, text] : files) {
                if (!isPipeline(path))
                    continue;
                // Every folder that the pipeline enters, and every file of values it names, is there.
                const QString all = QString::fromStdString(text);
                QRegularExpressionMatchIterator folders =
                    QRegularExpression("(?:working-directory|workingDirectory): (\\S+)").globalMatch(all);
                QVERIFY(folders.hasNext());
                while (folders.hasNext()) {
                    const std::string folder = folders.next().captured(1).toStdString();
                    const auto first = code.lower_bound(folder + "/");
                    QVERIFY2(first != code.end() && first->first.starts_with(folder + "/"), folder.c_str());
                }
                QRegularExpressionMatchIterator values =
                    QRegularExpression("[a-z]+\\.(?:bicepparam|tfvars)").globalMatch(all);
                while (values.hasNext()) {
                    const std::string name = values.next().captured(0).toStdString();
                    const bool there = std::any_of(code.begin(), code.end(), [&](const auto &file) {
                        return file.first.ends_with("/" + name);
                    });
                    QVERIFY2(there, name.c_str());
                }
                // And whatever the code asks for is handed over.
                for (const auto &[file, body] : code) {
                    QRegularExpressionMatchIterator asked =
                        QRegularExpression("readEnvironmentVariable\\('([A-Z_]+)'\\)")
                            .globalMatch(QString::fromStdString(body));
                    while (asked.hasNext())
                        QVERIFY(all.contains(asked.next().captured(1) + ": $"));
                }
            }
        }
    }
}

void TestPipelines::nothingIsSecretAndNothingIsInterpolated()
{
    for (const auto &[path, text] : pipelinesFor(designNamed("kubernetes"), {"bicep", "terraform"})) {
        if (!isPipeline(path))
            continue;
        QVERIFY2(text.find("client-secret") == std::string::npos, path.c_str());
        // What comes from outside reaches a shell through its environment, not through its text.
        for (const std::string &script : scriptsOf(text))
            QVERIFY2(script.find("${{") == std::string::npos, script.c_str());
    }
}

void TestPipelines::twoLanguagesAreNotDeployedAtOnce()
{
    for (const auto &[path, text] : pipelinesFor(designNamed("web"), {"bicep", "terraform"})) {
        if (!isPipeline(path))
            continue;
        const YAML::Node root = YAML::Load(text);
        QVERIFY2(path.starts_with(".github") ? !root["on"]["push"]
                                             : root["trigger"].as<std::string>() == "none",
                 path.c_str());
    }
    const Files alone = pipelinesFor(designNamed("web"), {"bicep"});
    QVERIFY(YAML::Load(alone.at(".github/workflows/storefront-bicep.yml"))["on"]["push"]);
}

void TestPipelines::withoutCodeThereIsAGap()
{
    ExportRequest request = requestFor(designNamed("web"));
    request.code = {"pipelines"};
    const Rendered made = rendered("pipelines", request);
    QVERIFY(made.files.empty());
    QCOMPARE(made.gaps.size(), std::size_t(1));
}

void TestPipelines::shellcheckFindsNothing()
{
    if (QStandardPaths::findExecutable("shellcheck").isEmpty())
        QSKIP("there is no shellcheck on PATH; the YAML is read all the same");
    QTemporaryDir folder;
    QStringList arguments{"-S", "style", "-s", "bash"};
    for (const auto &[path, text] : pipelinesFor(designNamed("kubernetes"), {"bicep", "terraform"})) {
        if (!isPipeline(path))
            continue;
        Files files;
        int count = 0;
        for (std::string script : scriptsOf(text)) {
            // From the platform, not assigned in the script.
            script = "# shellcheck disable=SC2154\n" + script;
            const QString name =
                QString::fromStdString(path).replace('/', '-') + QString::number(++count) + ".sh";
            files[name.toStdString()] = script;
            arguments << folder.filePath(name);
        }
        writeAll(files, folder.path().toStdString());
    }
    QProcess process;
    process.start("shellcheck", arguments);
    QVERIFY(process.waitForFinished(120000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput().left(2000).constData());
}

void TestPipelines::namesStayInert_data()
{
    addNastyRows();
    QTest::newRow("an expression") << QByteArray("${{ secrets.ALL }} $(SECRET) $[x]");
    QTest::newRow("a key") << QByteArray("x\njobs: {}\n");
    QTest::newRow("a word of YAML") << QByteArray("null");
    QTest::newRow("a number") << QByteArray("0123");
}

void TestPipelines::namesStayInert()
{
    QFETCH(QByteArray, name);
    const std::string nasty(name.data(), std::size_t(name.size()));
    const Files files =
        pipelinesFor(changed("web", [&](Stamp &stamp) { spoil(stamp, nasty); }), {"bicep", "terraform"});
    const Files plain = pipelinesFor(designNamed("web"), {"bicep", "terraform"});
    QCOMPARE(files.size(), plain.size());
    const auto count = [](const std::string &text) { return YAML::Load(text).size(); };
    for (const auto &[path, text] : files) {
        QVERIFY2(path.find("..") == std::string::npos, path.c_str());
        if (!isPipeline(path))
            continue;
        QVERIFY2(text.find("secrets.ALL") == std::string::npos || text.find("secrets.ALL") < text.find("\n"),
                 path.c_str());
        const std::string twin = path.starts_with(".github") ? ".github/workflows/storefront-"
                                                             : "pipelines/azure-devops/storefront-";
        QCOMPARE(count(text), count(plain.at(twin + path.substr(path.rfind('-') + 1))));
    }
}

QTEST_GUILESS_MAIN(TestPipelines)
#include "tst_pipelines.moc"
