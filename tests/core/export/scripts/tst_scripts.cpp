// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/recovery/plan.h"
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_rows.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

std::string fileIn(const Files &files, const std::string &name)
{
    for (const auto &[path, text] : files) {
        if (path.ends_with("/" + name))
            return text;
    }
    return "";
}

/// A folder with the scripts, and an `az` of our own that writes down what it is asked.
class Bench {
public:
    explicit Bench(const Files &files)
    {
        for (const auto &[path, text] : files)
            write(path.substr(path.rfind('/') + 1), text);
        write("bin/az", "#!/bin/sh\necho \"$@\" >>\"$CALLS\"\n");
        for (const char *other : {"nslookup", "curl", "kubectl", "dig", "helm", "databricks", "sleep", "git",
                                  "sqlcmd", "psql", "mysql", "redis-cli", "azcopy", "openssl", "flux"})
            write(std::string("bin/") + other, "#!/bin/sh\nexit 0\n");
        const std::filesystem::path bin = std::filesystem::path(path()) / "bin";
        for (const auto &entry : std::filesystem::directory_iterator(bin))
            std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
    }
    std::string path() const { return m_folder.path().toStdString(); }
    std::string read(const std::string &name) const
    {
        std::ifstream in(std::filesystem::path(path()) / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    int run(const QStringList &arguments, const QStringList &environment = {})
    {
        QProcess process;
        QProcessEnvironment env;
        env.insert("PATH", m_folder.filePath("bin") + ":/usr/bin:/bin");
        env.insert("CALLS", m_folder.filePath("calls"));
        for (const QString &one : environment)
            env.insert(one.section('=', 0, 0), one.section('=', 1));
        process.setProcessEnvironment(env);
        process.setWorkingDirectory(m_folder.path());
        process.setStandardInputFile(QProcess::nullDevice());
        process.start("bash", arguments);
        if (!process.waitForFinished(60000))
            return -1;
        out = process.readAllStandardOutput().toStdString();
        err = process.readAllStandardError().toStdString();
        return process.exitCode();
    }
    std::string out, err;

private:
    void write(const std::string &name, const std::string &text) const
    {
        const std::filesystem::path to = std::filesystem::path(path()) / name;
        std::filesystem::create_directories(to.parent_path());
        std::ofstream(to, std::ios::binary) << text;
    }
    QTemporaryDir m_folder;
};

/// Every variable that a script asks for, with a value.
QStringList answers(const std::string &script)
{
    QStringList list;
    std::istringstream lines(script);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t at = line.find(": \"${");
        if (at != std::string::npos && line.find(":?") != std::string::npos)
            list << QString::fromStdString(line.substr(at + 5, line.find(":?") - at - 5) + "=x");
    }
    return list;
}

/// Approves every step that needs a person.
QStringList approvals(const std::string &listed)
{
    QStringList list;
    std::istringstream lines(listed);
    for (std::string line; std::getline(lines, line);)
        list << "--approve" << QString::fromStdString(line.substr(0, line.find('\t')));
    return list;
}

} // namespace

class TestScripts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStampHasItsFour_data();
    void everyStampHasItsFour();
    void noTextNamesAPlaceholderOfTheCatalog_data() { everyStampHasItsFour_data(); }
    void noTextNamesAPlaceholderOfTheCatalog();
    void stepsAreThoseOfThePlan();
    void aDryRunChangesNothing();
    void aRunStopsAtADecisionAndGoesOnThere();
    void theLogBecomesARehearsal();
    void aStepThatFailsStopsTheRun();
    void aRegionThatDoesNotAnswerHoldsNobodyUp();
    void whatIsWaitedForSaysAtOnceHowToGoOn();
    void shellcheckFindsNothing_data();
    void shellcheckFindsNothing();
    void namesStayInert_data();
    void namesStayInert();
};

void TestScripts::everyStampHasItsFour_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(name) << name;
}

void TestScripts::everyStampHasItsFour()
{
    QFETCH(QString, name);
    const Topology &topology = designNamed(name.toStdString());
    const Files files = exported("scripts", topology);
    QCOMPARE(files.size(), topology.stamps.size() * 8);
    QCOMPARE(exported("scripts", topology), files);
    for (const auto &[path, text] : files) {
        if (path.ends_with(".sh"))
            QVERIFY2(text.find("\nset -euo pipefail\n") != std::string::npos, path.c_str());
    }
}

/// What a step expects and how one goes back are read by people: with the names of this design.
void TestScripts::noTextNamesAPlaceholderOfTheCatalog()
{
    QFETCH(QString, name);
    static const QRegularExpression raw(QStringLiteral("(?<![$%{])\\{[a-z][A-Za-z0-9]*\\}"));
    int texts = 0;
    for (const auto &[path, text] : exported("scripts", designNamed(name.toStdString()))) {
        const QString all = QString::fromStdString(text);
        for (const QString &line : all.mid(all.indexOf("Dry run:")).split('\n')) {
            if (!line.startsWith("  '"))
                continue;
            ++texts;
            QVERIFY2(!raw.match(line).hasMatch(), qPrintable(QString::fromStdString(path) + ": " + line));
        }
    }
    QVERIFY(texts > 100);
}

void TestScripts::stepsAreThoseOfThePlan()
{
    Snapshot now;
    now.topology = std::make_shared<const Topology>(designNamed("web"));
    now.catalog = builtinCatalog();
    now.asOf = std::chrono::year{2026} / 11 / 28;
    const RecoveryPlan plan = makePlan(now, Disruption{}, {});
    std::map<std::string, std::string> wanted;
    for (const PlanBlock &block : plan.blocks) {
        for (const PlanRow &row : block.rows) {
            if (!row.skipped)
                wanted[row.key] = row.number;
        }
    }
    Bench bench(exported("scripts", designNamed("web")));
    QCOMPARE(bench.run({"failover.sh", "--list"}), 0);
    std::map<std::string, std::string> listed;
    std::istringstream lines(bench.out);
    for (std::string line; std::getline(lines, line);)
        listed[line.substr(line.find('\t') + 1)] = line.substr(0, line.find('\t'));
    QCOMPARE(listed, wanted);
}

void TestScripts::aDryRunChangesNothing()
{
    for (const char *design : {"web", "automation", "kubernetes", "genai"}) {
        Bench bench(exported("scripts", designNamed(design)));
        for (const char *script : {"failover.sh", "failback.sh", "drill.sh", "verify.sh"}) {
            QVERIFY2(bench.run({script}) == 0, bench.err.c_str());
            QVERIFY(bench.out.find("Dry run") != std::string::npos);
            QVERIFY2(bench.out.find("az ") != std::string::npos, script);
        }
        QCOMPARE(bench.read("calls"), std::string());
    }
    QVERIFY(Bench(exported("scripts", designNamed("web"))).run({"failover.sh", "--exceute"}) == 2);
}

void TestScripts::aRunStopsAtADecisionAndGoesOnThere()
{
    const Files files = exported("scripts", designNamed("web"));
    Bench bench(files);
    const QStringList environment = answers(fileIn(files, "failover.sh"));
    // Nobody is there to ask: it stops at the first step that needs a person, and says which.
    QCOMPARE(bench.run({"failover.sh", "--execute"}, environment), 3);
    QVERIFY2(bench.err.find("--approve F-00.1") != std::string::npos, bench.err.c_str());
    QCOMPARE(bench.read("calls"), std::string());
    QCOMPARE(bench.run({"failover.sh", "--execute", "--approve", "F-00.1", "--approve", "F-00.2", "--approve",
                        "F-00.3", "--approve", "F-01.1"},
                       environment),
             3);
    const std::string done = bench.read("failover-stamp-web1.state");
    QVERIFY(done.find("stamp-web1/decide/declare\n") != std::string::npos);
    QVERIFY(bench.read("calls").find("storage blob download") != std::string::npos);
    const std::string before = bench.read("calls");
    QVERIFY(bench.run({"failover.sh", "--list"}) == 0);
    QCOMPARE(bench.run(QStringList{"failover.sh", "--execute"} + approvals(bench.out), environment), 0);
    const std::string after = bench.read("calls").substr(before.size());
    // What was done is not done again.
    QVERIFY(after.find("storage blob download") == std::string::npos);
    QVERIFY(after.find("sql failover-group set-primary") != std::string::npos);
}

void TestScripts::theLogBecomesARehearsal()
{
    const Files files = exported("scripts", designNamed("web"));
    Bench bench(files);
    QVERIFY(bench.run({"drill.sh", "--list"}) == 0);
    QCOMPARE(bench.run(QStringList{"drill.sh", "--execute", "--log", "drill.log"} + approvals(bench.out),
                       answers(fileIn(files, "drill.sh"))),
             0);
    std::istringstream lines(bench.read("drill.log"));
    std::set<std::string> finished;
    for (std::string line; std::getline(lines, line);) {
        const auto event = nlohmann::json::parse(line);
        QVERIFY(event["at"].get<std::string>().ends_with("Z"));
        if (event["event"] != "done")
            continue;
        finished.insert(event["step"].get<std::string>());
        QCOMPARE(event["outcome"].get<std::string>(), std::string("done"));
        QVERIFY(event["start"].get<std::string>() <= event["end"].get<std::string>());
        QVERIFY(event["minutes"].is_number());
    }
    const auto rehearsal = nlohmann::json::parse(bench.read("drill.log.rehearsal.json"));
    QCOMPARE(rehearsal["stamp"].get<std::string>(), std::string("stamp-web1"));
    QCOMPARE(rehearsal["planned"].get<bool>(), true);
    QCOMPARE(rehearsal["steps"].size(), finished.size());
    for (const auto &[key, minutes] : rehearsal["steps"].items())
        QVERIFY2(finished.contains(key) && minutes.is_number(), key.c_str());
}

void TestScripts::aStepThatFailsStopsTheRun()
{
    const Files files = exported("scripts", designNamed("web"));
    Bench bench(files);
    std::ofstream(std::filesystem::path(bench.path()) / "bin/az") << "#!/bin/sh\nexit 1\n";
    QVERIFY(bench.run({"verify.sh", "--list"}) == 0);
    QCOMPARE(bench.run(QStringList{"verify.sh", "--execute"} + approvals(bench.out),
                       answers(fileIn(files, "verify.sh"))),
             4);
    QVERIFY2(bench.err.find("failed; run again") != std::string::npos, bench.err.c_str());
    const std::string log = bench.read("verify-stamp-web1.log");
    QVERIFY2(log.find("\"outcome\":\"failed\"") != std::string::npos, log.c_str());
}

/// Nobody finds out after an hour of waiting that there was another way.
void TestScripts::whatIsWaitedForSaysAtOnceHowToGoOn()
{
    const Files files = exported("scripts", designNamed("web"));
    Bench bench(files);
    const std::string asked = "monitor log-analytics workspace show";
    const auto azThatHasItAfter = [&](int tries) {
        std::ofstream(std::filesystem::path(bench.path()) / "bin/az")
            << "#!/bin/sh\necho \"$@\" >>\"$CALLS\"\ncase \"$*\" in \"" << asked << "\"*) test $(grep -c '^"
            << asked << "' \"$CALLS\") -gt " << tries << " ;; esac\n";
    };
    azThatHasItAfter(2);
    QVERIFY(bench.run({"failover.sh", "--list"}) == 0);
    const QStringList all = QStringList{"failover.sh", "--execute"} + approvals(bench.out);
    const QStringList environment = answers(fileIn(files, "failover.sh"));
    const int code = bench.run(all, environment);
    QVERIFY2(code == 0, bench.err.c_str());
    const std::string said = "Not there yet";
    const std::size_t first = bench.err.find(said);
    QVERIFY2(first != std::string::npos, bench.err.c_str());
    const std::size_t hint = bench.err.find("--skip F-", first);
    QVERIFY2(hint != std::string::npos, bench.err.c_str());
    // As it stands there it can be copied.
    const std::string number = bench.err.substr(hint + 7, bench.err.find(' ', hint + 7) - hint - 7);
    QCOMPARE(bench.run({"failover.sh", "--skip", number.c_str()}), 0);
    QCOMPARE(bench.run({"failover.sh", "--skip", (number + ".").c_str()}), 2);
    QVERIFY2(bench.err.find("No step has the number " + number + ".;") != std::string::npos,
             bench.err.c_str());
    bench.run(all, environment);
    QVERIFY2(bench.err.find(said, first + 1) == std::string::npos, bench.err.c_str()); // said once
}

/// When the region is really lost, what stops its writers cannot work: people go on without it.
void TestScripts::aRegionThatDoesNotAnswerHoldsNobodyUp()
{
    const Files files = exported("scripts", designNamed("kubernetes"));
    Bench bench(files);
    QVERIFY(bench.run({"failover.sh", "--list"}) == 0);
    const QStringList all = QStringList{"failover.sh", "--execute"} + approvals(bench.out);
    const QStringList environment = answers(fileIn(files, "failover.sh"));
    const std::filesystem::path flux = std::filesystem::path(bench.path()) / "bin/flux";
    std::ofstream(flux) << "#!/bin/sh\nexit 1\n";
    QCOMPARE(bench.run(all, environment), 4);
    QVERIFY2(bench.err.find("--skip F-01.2") != std::string::npos, bench.err.c_str());
    std::ofstream(flux) << "#!/bin/sh\nexit 0\n";
    // A decision is asked for, whatever is left out.
    QCOMPARE(
        bench.run({"failover.sh", "--execute", "--skip", "F-00.2", "--approve", "F-00.1", "--state", "other"},
                  environment),
        3);
    QVERIFY2(bench.err.find("--approve F-00.2") != std::string::npos, bench.err.c_str());
    QVERIFY(bench.out.find("A decision is not skipped.") != std::string::npos);
    const int code = bench.run(all + QStringList{"--skip", "F-01.2"}, environment);
    QVERIFY2(code == 0, bench.err.c_str());
    const std::string log = bench.read("failover-stamp-k8s3.log");
    QVERIFY2(log.find("\"number\":\"F-01.2\",\"event\":\"skipped\"") != std::string::npos, log.c_str());
    // Skipped is no measured time.
    const std::string times = bench.read("failover-stamp-k8s3.log.rehearsal.json");
    QVERIFY(times.find("suspend-cronjobs") != std::string::npos);
    QVERIFY(times.find("suspend-gitops") == std::string::npos);
    QVERIFY(bench.out.find("Skipped.") != std::string::npos);
    // The next run does not call it done.
    QVERIFY2(bench.run(all, environment) == 0, bench.err.c_str());
    QVERIFY2(bench.out.find("Skipped before.") != std::string::npos, bench.out.c_str());
}

void TestScripts::shellcheckFindsNothing_data()
{
    everyStampHasItsFour_data();
    // Of those whose names hold what a shell would expand, and what would end its quotes.
    QTest::newRow("strange names") << "strange names 20";
    QTest::newRow("other strange names") << "strange names 144";
}

void TestScripts::shellcheckFindsNothing()
{
    QFETCH(QString, name);
    if (QStandardPaths::findExecutable("shellcheck").isEmpty())
        QSKIP("there is no shellcheck on PATH; bash reads the scripts all the same");
    const Files files = exported("scripts",
                                 name.startsWith("strange names") ? variation(name.section(' ', -1).toInt())
                                                                  : designNamed(name.toStdString()));
    QTemporaryDir folder;
    QStringList arguments{"-S", "style"};
    for (const auto &[path, text] : files) {
        if (!path.ends_with(".sh"))
            continue;
        QString file = QString::fromStdString(path);
        file = folder.filePath(file.replace('/', '-'));
        std::ofstream(file.toStdString(), std::ios::binary) << text;
        arguments << file;
    }
    QProcess process;
    process.start("shellcheck", arguments);
    QVERIFY(process.waitForFinished(120000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput().left(2000).constData());
}

void TestScripts::namesStayInert_data()
{
    addNastyRows();
    QTest::newRow("the end of a word") << QByteArray("'; touch owned; '");
    QTest::newRow("a substitution in quotes") << QByteArray("\"$(touch owned)\"`touch owned`");
    QTest::newRow("a line of its own") << QByteArray("x\ntouch owned\n");
    QTest::newRow("the end of the help") << QByteArray("EOF\ntouch owned\n");
}

void TestScripts::namesStayInert()
{
    QFETCH(QByteArray, name);
    const std::string nasty(name.data(), std::size_t(name.size()));
    const Topology topology = changed("web", [&](Stamp &stamp) { spoil(stamp, nasty); });
    const Files files = exported("scripts", topology);
    QVERIFY(!files.empty());
    Bench bench(files);
    for (const char *script : {"failback.sh", "drill.sh", "verify.sh"})
        QVERIFY2(bench.run({"-n", script}) == 0, bench.err.c_str());
    QVERIFY2(bench.run({"failover.sh"}) == 0, bench.err.c_str());
    QVERIFY(bench.run({"failover.sh", "--list"}) == 0);
    const int code = bench.run(QStringList{"failover.sh", "--execute"} + approvals(bench.out),
                               answers(fileIn(files, "failover.sh")));
    QVERIFY2(code == 0 || code == 4, bench.err.c_str());
    QVERIFY(!std::filesystem::exists(std::filesystem::path(bench.path()) / "owned"));
    QVERIFY(!std::filesystem::exists("/tmp/owned"));
}

QTEST_GUILESS_MAIN(TestScripts)
#include "tst_scripts.moc"
