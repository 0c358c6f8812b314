// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/placeholders.h"
#include "core/export/quote.h"
#include "core/export/variables.h"
#include "core/recovery/other_way.h"
#include "tests/core/export/small_runbook.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <set>

using namespace breakwater;

namespace {

const Variable *named(const std::vector<Variable> &all, const std::string &name)
{
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Variable &v) { return v.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<const StepFact *> everyStep(const Catalog &catalog)
{
    std::vector<const StepFact *> steps;
    for (const ServiceKind &kind : catalog.kinds) {
        for (const DrOption &option : kind.options) {
            for (const auto *list : {&option.preparation, &option.failover, &option.failback}) {
                for (const StepFact &step : *list)
                    steps.push_back(&step);
            }
        }
        for (const StepFact &step : kind.checks)
            steps.push_back(&step);
    }
    return steps;
}

} // namespace

class TestVariables : public QObject {
    Q_OBJECT

private:
    tests::SmallRunbook m_small;

    CommandPlace at(const char *service, const char *option = "") const
    {
        CommandPlace place;
        place.stamp = m_small.now.topology->stamps.front().get();
        place.service = place.stamp->service(ServiceId{service});
        place.option = OptionId{option};
        place.owner = "Database administrator";
        place.step = "F-01.1";
        return place;
    }

    std::vector<std::string> m_commands; ///< of the catalog, each once

    /// What the tools were called with by each command, when everything that a person sets is `value`; the
    /// value itself reads VALUE.
    std::vector<QByteArrayList> callsWith(const std::string &value)
    {
        std::vector<QByteArrayList> calls;
        Variables v(m_small.now, DisruptionKind::Region, false);
        std::set<std::string> commands;
        for (const StepFact *step : everyStep(*m_small.now.catalog))
            if (!step->command.empty())
                commands.insert(v.command(step->command, at("sql-1")));
        m_commands = {commands.begin(), commands.end()};
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const std::string &text) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text.c_str()) >= 0
                && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        };
        QDir(folder.path()).mkdir(QStringLiteral("bin"));
        for (const char *tool : {"az",        "kubectl", "databricks", "curl",    "nslookup",
                                 "helm",      "flux",    "airflow",    "azcopy",  "clickhouse-client",
                                 "git",       "mysql",   "psql",       "sqlcmd",  "redis-cli",
                                 "terraform", "jq",      "dig",        "openssl", "date",
                                 "nc"})
            write(QStringLiteral("bin/") + tool,
                  // In one write: the tools of a pipe run at once.
                  "#!/bin/bash\nline=${0##*/}\nfor each in \"$@\"; do line+=$'\\037'$each; done\n"
                  "printf '%s\\036' \"$line\" >>\"$CALLS\"\necho row\n");
        for (const char *tool : {"xargs", "tee", "bash", "cat"})
            QFile::link(QStandardPaths::findExecutable(QLatin1String(tool)),
                        folder.filePath(QStringLiteral("bin/") + tool));
        std::string script = "PATH=$PWD/bin\nset -u\n";
        for (const Variable &variable : v.all()) {
            if (variable.state != Variable::State::Known)
                script += variable.name + "=" + quote::shellSingle(value) + "\n";
            script += variable.definition() + "\n";
        }
        for (std::size_t i = 0; i < m_commands.size(); ++i)
            script += "export CALLS=calls-" + std::to_string(i) + "; : >$CALLS\n" + m_commands[i] + "\n";
        write(QStringLiteral("run.sh"), script);
        QProcess shell;
        shell.setWorkingDirectory(folder.path());
        shell.setStandardInputFile(QProcess::nullDevice());
        shell.start(QStringLiteral("bash"), {QStringLiteral("run.sh")});
        if (!shell.waitForFinished(120000) || shell.exitCode() != 0)
            qWarning() << shell.readAllStandardError();
        for (std::size_t i = 0; i < m_commands.size(); ++i) {
            QFile file(folder.filePath(QStringLiteral("calls-%1").arg(i)));
            if (!file.open(QIODevice::ReadOnly))
                return {};
            QByteArrayList list = file.readAll().replace(value.c_str(), "VALUE").split('\036');
            list.removeAll(QByteArray());
            std::sort(list.begin(), list.end()); // both ends of a pipe run at once
            calls.push_back(list);
        }
        if (QFile::exists(folder.filePath(QStringLiteral("owned"))))
            return {};
        return calls;
    }

private slots:
    void everyPlaceholderOfTheCatalogIsKnown()
    {
        const auto catalog = builtinCatalog();
        int seen = 0;
        for (const StepFact *step : everyStep(*catalog)) {
            for (const std::string *text : {&step->command, &step->expect, &step->rollback, &step->title}) {
                for (const std::string &name : placeholdersOf(*text)) {
                    ++seen;
                    QVERIFY2(isKnownPlaceholder(name), (name + " in: " + *text).c_str());
                }
            }
        }
        QVERIFY(seen > 500);
    }

    void noPlaceholderOfTheTableIsDead()
    {
        const auto catalog = builtinCatalog();
        std::set<std::string> used;
        for (const StepFact *step : everyStep(*catalog)) {
            const std::string back = otherSide(step->command, false); // a check on the way back
            for (const std::string *text : {&step->command, &step->expect, &step->rollback, &back}) {
                for (const std::string &name : placeholdersOf(*text))
                    used.insert(name);
            }
        }
        for (const Placeholder &p : placeholders())
            QVERIFY2(used.count(std::string(p.name)) == 1, std::string(p.name).c_str());
    }

    /// The current context is whatever was used last: at night, the cluster that is lost.
    void kubectlAlwaysSaysWhichCluster()
    {
        const auto catalog = builtinCatalog();
        int seen = 0;
        for (const StepFact *step : everyStep(*catalog)) {
            const std::string &command = step->command;
            for (std::size_t at = command.find("kubectl "); at != std::string::npos;
                 at = command.find("kubectl ", at + 1)) {
                ++seen;
                QVERIFY2(command.compare(at, 18, "kubectl --context ") == 0, command.c_str());
            }
        }
        QVERIFY(seen > 20);
    }

    /// A check that asks a host by its name asks that of the first region on the way back.
    void hostsAreThoseOfTheSideThatServes()
    {
        int seen = 0;
        for (const Placeholder &p : placeholders()) {
            if (p.kind != Placeholder::Kind::Host)
                continue;
            ++seen;
            const std::string name = "{" + std::string(p.name) + "}";
            QVERIFY2(otherSide(name) != name, name.c_str());
        }
        QVERIFY(seen > 3);
        QCOMPARE(otherSide("psql -h {pgHostSecondary} -c \"select 1\""),
                 std::string("psql -h {pgHostPrimary} -c \"select 1\""));
    }

    void namesComeFromTheServiceAndItsCounterpart()
    {
        Variables v(m_small.now, DisruptionKind::Region, false);
        const std::string command = v.command("az sql failover-group set-primary --resource-group "
                                              "{rgSecondary} --server {sqlSecondary} --name {fog}",
                                              at("sql-1", "failover-group"));
        QCOMPARE(command,
                 std::string("az sql failover-group set-primary --resource-group ${RG_SECONDARY} --server "
                             "${SQL_ORDERS_SECONDARY} --name \"${FOG_SQL_ORDERS}\""));
        const auto all = v.all();
        QCOMPARE(named(all, "RG_SECONDARY")->value, std::string("rg-shop-eus2"));
        QCOMPARE(named(all, "SQL_ORDERS_SECONDARY")->value, std::string("sql-orders-eus2"));
        QVERIFY(named(all, "FOG_SQL_ORDERS")->state == Variable::State::ToComplete);
        QCOMPARE(named(all, "FOG_SQL_ORDERS")->owner, std::string("Database administrator"));
    }

    void theSameServiceIsOneVariable()
    {
        Variables v(m_small.now, DisruptionKind::Region, false);
        const std::string a = v.command("x {storageAccount}", at("st-1"));
        const std::string b = v.command("y {storageAccount} {rgPrimary}", at("st-1"));
        QCOMPARE(a.substr(2), b.substr(2, a.size() - 2));
        QCOMPARE(v.all().size(), std::size_t{2});
        QCOMPARE(v.all().back().steps.size(), std::size_t{1});
    }

    void bracesThatAreNoPlaceholderStay()
    {
        Variables v(m_small.now, DisruptionKind::Region, false);
        const std::string command =
            "curl -w %{http_code} --query \"[].{name:name,s:status}\" -d '{\"a\": 1}' ${HOME} {} { x }";
        QCOMPARE(v.command(command, at("st-1")), command);
        QVERIFY(v.all().empty());
    }

    void unknownPlaceholdersAreAskedFor()
    {
        Variables v(m_small.now, DisruptionKind::Region, false);
        QCOMPARE(v.command("run {somethingNew}", at("st-1")),
                 std::string("run \"${SOMETHING_NEW_STSITECUS}\""));
        QVERIFY(v.all().front().state == Variable::State::ToComplete);
    }

    void namesForPeopleAreNoResourceNames()
    {
        Variables v(m_small.now, DisruptionKind::Region, false);
        v.command("az webapp start --name {appSecondary}", at("app-1", "warm-standby"));
        const Variable app = v.all().front();
        QVERIFY(app.state == Variable::State::ToComplete); // the design calls it "Shop API"
        QVERIFY2(app.hint.find("Shop API") != std::string::npos, app.hint.c_str());
    }

    void quotesOfTheCommandStayIntact()
    {
        Variables v(m_small.now, DisruptionKind::Region, false);
        QCOMPARE(v.command("a '{key}' \"{key}\" {key}", at("sql-1")),
                 std::string("a ''\"${KEY_SQL_ORDERS}\"'' \"${KEY_SQL_ORDERS}\" \"${KEY_SQL_ORDERS}\""));
    }

    /// What the design does not say may be set to anything, so it has quotes wherever the command has none.
    void whatSomebodySetsIsOneWord_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("printed");
        QTest::newRow("a word") << "x --name {fog} -o tsv"
                                << "x --name \"${FOG}\" -o tsv";
        QTest::newRow("part of an address") << "curl https://{fog}.example.net/healthz"
                                            << "curl \"https://${FOG}.example.net/healthz\"";
        QTest::newRow("two in one word") << "x {fog}:{fog}"
                                         << "x \"${FOG}:${FOG}\"";
        QTest::newRow("beside one that the design knows") << "x {rgPrimary}/{fog}"
                                                          << "x \"${RG_PRIMARY}/${FOG}\"";
        QTest::newRow("the value of an assignment") << "A={fog} x"
                                                    << "A=\"${FOG}\" x";
        QTest::newRow("a property") << "x --set a[0].b={fog}"
                                    << "x --set \"a[0].b=${FOG}\"";
        QTest::newRow("beside a wildcard") << "ls *{fog}*"
                                           << "ls *\"${FOG}\"*";
        QTest::newRow("in a pipe") << "x {fog}|y {fog};z"
                                   << "x \"${FOG}\"|y \"${FOG}\";z";
        QTest::newRow("in double quotes") << "x \"a {fog}\""
                                          << "x \"a ${FOG}\"";
        QTest::newRow("in single quotes") << "x 'a {fog}'"
                                          << "x 'a '\"${FOG}\"''";
        QTest::newRow("in a substitution in quotes") << "x \"$(y {fog})\" '{fog}'"
                                                     << "x \"$(y \"${FOG}\")\" ''\"${FOG}\"''";
        QTest::newRow("behind an escaped quote") << "x \\\"{fog}"
                                                 << "x \\\"\"${FOG}\"";
    }
    void whatSomebodySetsIsOneWord()
    {
        QFETCH(QString, command);
        QFETCH(QString, printed);
        Variables v(m_small.now, DisruptionKind::Region, false);
        QCOMPARE(QString::fromStdString(v.command(command.toStdString(), at("sql-1")))
                     .replace("${FOG_SQL_ORDERS}", "${FOG}"),
                 printed);
    }

    /// Every command of the catalog in a shell where every tool only writes down what it was given: a value
    /// with blanks, quotes and wildcards reaches the tools as a plain one does.
    void everyCommandOfTheCatalogTakesAnyValue()
    {
        const std::string plain = "plain0value",
                          awkward = "two words; $(touch owned) `touch owned` * \"q\" 's' \\ ${HOME} ?";
        std::vector<QByteArrayList> simple = callsWith(plain), hard = callsWith(awkward);
        QCOMPARE(hard.size(), simple.size());
        QVERIFY(simple.size() > 300);
        std::size_t calls = 0;
        for (std::size_t i = 0; i < simple.size(); ++i) {
            QVERIFY2(!simple[i].isEmpty(), m_commands[i].c_str());
            calls += static_cast<std::size_t>(simple[i].size());
            QVERIFY2(hard[i] == simple[i],
                     (m_commands[i] + "\nis:     " + hard[i].join(" | ").toStdString()
                      + "\nwanted: " + simple[i].join(" | ").toStdString())
                         .c_str());
        }
        QVERIFY(calls > simple.size()); // pipes call several
    }

    void secretsAreNeverPrinted()
    {
        Variables v(m_small.now, DisruptionKind::Region, false);
        v.command("x {key} {storageKey} {sasUri}", at("sql-1"));
        for (const Variable &variable : v.all()) {
            QVERIFY(variable.state == Variable::State::Secret);
            QVERIFY(variable.value.empty());
        }
    }

    void definitionsRunInAShellAndStopOnWhatIsMissing()
    {
        Variables v(m_small.now, DisruptionKind::Region, false);
        const std::string known = v.command("echo {rgPrimary} {primaryRegion} {storageAccount}", at("st-1"));
        std::string program = "set -u\n";
        for (const Variable &variable : v.all())
            program += variable.definition() + "\n";
        QProcess shell;
        shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), QString::fromStdString(program + known)});
        QVERIFY(shell.waitForFinished(10000));
        QCOMPARE(shell.readAllStandardOutput(), QByteArray("rg-shop-cus centralus stsitecus\n"));
        QCOMPARE(shell.exitCode(), 0);

        const std::string open = v.command("echo reached {rgDns}", at("st-1"));
        program = "set -u\n";
        for (const Variable &variable : v.all())
            program += variable.definition() + "\n";
        shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), QString::fromStdString(program + open)});
        QVERIFY(shell.waitForFinished(10000));
        QVERIFY(shell.exitCode() != 0);
        QVERIFY(!shell.readAllStandardOutput().contains("reached"));
        QVERIFY(shell.readAllStandardError().contains("RG_DNS"));
    }

    void resourceIdsReferToVariablesBeforeThem()
    {
        Variables v(m_small.now, DisruptionKind::Region, false);
        v.command("x {kvSecondaryId}", at("kv-1", "vault-per-region"));
        const auto all = v.all();
        const auto id = std::find_if(all.begin(), all.end(), [](const Variable &x) {
            return x.value.find("Microsoft.KeyVault/vaults/kv-shop-eus2") != std::string::npos;
        });
        QVERIFY(id != all.end());
        std::set<std::string> before;
        for (auto it = all.begin(); it != id; ++it)
            before.insert("${" + it->name + "}");
        for (const std::string &needed :
             {std::string("${SUBSCRIPTION_SECONDARY}"), std::string("${RG_SECONDARY}")}) {
            QVERIFY(id->value.find(needed) != std::string::npos);
            QVERIFY(before.count(needed) == 1);
        }
    }

    void hostileNamesNeverReachACommand()
    {
        for (const auto &[title, name] : tests::nastyNames()) {
            tests::SmallRunbook hostile(name);
            Variables v(hostile.now, DisruptionKind::Region, true);
            for (const StepFact *step : everyStep(*hostile.now.catalog)) {
                CommandPlace place;
                place.stamp = hostile.now.topology->stamps.front().get();
                place.service = place.stamp->service(ServiceId{"sql-1"});
                const std::string command = v.command(step->command, place);
                QVERIFY2(placeholdersOf(command).empty(), command.c_str());
            }
            for (const Variable &variable : v.all()) {
                QVERIFY2(std::all_of(variable.name.begin(), variable.name.end(),
                                     [](char c) {
                                         return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
                                     }),
                         variable.name.c_str());
                if (variable.state == Variable::State::Known
                    && variable.value.find("${") == std::string::npos)
                    QVERIFY2(variable.value.find_first_of(" $`'\"|;&<>\n\t(){}[]*?!\\") == std::string::npos,
                             variable.value.c_str());
            }
        }
    }
};

QTEST_MAIN(TestVariables)
#include "tst_variables.moc"
