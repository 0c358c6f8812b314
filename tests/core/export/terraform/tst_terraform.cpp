// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/quote.h"
#include "core/export/terraform/coverage.h"
#include "core/export/terraform/expression.h"
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_rows.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <sstream>

using namespace breakwater;
using namespace breakwater::tests;

Q_DECLARE_METATYPE(Change)

namespace {

Files filesWith(const std::string &design, const Change &change)
{
    return exported("terraform", changed(design, change));
}

/// The file with that path inside the folder of the only stamp.
std::string fileIn(const Files &files, const std::string &path)
{
    for (const auto &[name, text] : files) {
        if (name.ends_with("/" + path)
            && std::count(name.begin(), name.end(), '/') == std::count(path.begin(), path.end(), '/') + 3)
            return text;
    }
    return "";
}

/// The text without what stands inside strings and comments; empty when brackets or quotes do not close.
std::string skeleton(const std::string &text)
{
    std::string out, open;
    std::vector<int> templates; // brackets that were open where an interpolation began
    bool string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (string) {
            if (c == '\\')
                ++i;
            else if (c == '$' && text.compare(i, 3, "$${") == 0)
                i += 2;
            else if (c == '$' && text.compare(i, 2, "${") == 0) {
                templates.push_back(int(open.size()));
                open += '{';
                string = false;
                ++i;
            } else if (c == '"')
                string = false;
            else if (c == '\n')
                return "";
            continue;
        }
        if (c == '#') {
            i = std::min(text.find('\n', i), text.size()) - 1;
        } else if (c == '"') {
            string = true;
            out += '"';
        } else if (c == '{' || c == '[' || c == '(') {
            open += c;
            out += c;
        } else if (c == '}' || c == ']' || c == ')') {
            if (open.empty() || (c == '}') != (open.back() == '{') || (c == ']') != (open.back() == '['))
                return "";
            open.pop_back();
            if (!templates.empty() && int(open.size()) == templates.back()) {
                templates.pop_back();
                string = true;
            } else {
                out += c;
            }
        } else {
            out += c;
        }
    }
    return open.empty() && !string ? out : "";
}

/// As a word of the language, not as a piece of a longer name.
bool standsAlone(const std::string &text, const std::string &word)
{
    const auto isWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isWord(text[at - 1])) && (end == text.size() || !isWord(text[end])))
            return true;
    }
    return false;
}

/// The names that stand right behind each occurrence of `before`.
std::set<std::string> namesAfter(const std::string &text, const std::string &before)
{
    std::set<std::string> list;
    for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos;) {
        at += before.size();
        std::size_t end = at;
        while (end < text.size()
               && (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_'))
            ++end;
        if (end > at)
            list.insert(text.substr(at, end - at));
    }
    return list;
}

std::string folderOf(const std::string &path)
{
    return path.substr(0, path.rfind('/'));
}

/// Brackets close, modules exist and are given what they ask for and nothing else, variables are used.
std::vector<std::string> problemsOf(const Files &files)
{
    std::vector<std::string> problems;
    std::map<std::string, std::string> folders; // the text of all files of a folder
    for (const auto &[path, text] : files) {
        if (path.ends_with(".md"))
            continue;
        if (skeleton(text).empty())
            problems.push_back(path + ": something is not closed");
        if (path.ends_with(".tf"))
            folders[folderOf(path)] += text;
    }
    for (const auto &[folder, text] : folders) {
        for (const std::string &variable : namesAfter(text, "variable \"")) {
            if (text.find("var." + variable) == std::string::npos)
                problems.push_back(folder + ": variable " + variable + " is not used");
        }
        for (const std::string &used : namesAfter(text, "var.")) {
            if (text.find("variable \"" + used + "\"") == std::string::npos)
                problems.push_back(folder + ": variable " + used + " is not declared");
        }
        for (std::size_t at = 0; (at = text.find("module \"", at)) != std::string::npos;) {
            const std::size_t end = text.find("\n}\n", at);
            const std::string whole = text.substr(at, end - at);
            at = end;
            const std::string name = *namesAfter(whole, "module \"").begin();
            const std::size_t source = whole.find("\"../") + 4;
            const std::string target =
                folderOf(folder) + "/" + whole.substr(source, whole.find('"', source) - source);
            const std::string body = whole.substr(std::min(whole.find('\n', source), whole.size()));
            if (!folders.contains(target)) {
                problems.push_back(folder + ": module " + name + " leads to " + target);
                continue;
            }
            std::set<std::string> given;
            std::istringstream lines(body);
            for (std::string line; std::getline(lines, line);) {
                if (line.size() > 2 && line.compare(0, 2, "  ") == 0
                    && std::isalpha(static_cast<unsigned char>(line[2])) != 0
                    && line.find(" = ") != std::string::npos)
                    given.insert(line.substr(2, line.find(' ', 2) - 2));
            }
            std::set<std::string> asked, needed;
            const std::string &module = folders.at(target);
            for (std::size_t from = 0; (from = module.find("variable \"", from)) != std::string::npos;) {
                const std::size_t open = from + 10, close = module.find('"', open);
                const std::size_t next = std::min(module.find("\n}", close), module.find(" }\n", close));
                asked.insert(module.substr(open, close - open));
                if (module.substr(close, next - close).find("default") == std::string::npos)
                    needed.insert(module.substr(open, close - open));
                from = close;
            }
            for (const std::string &one : given) {
                if (one != "count" && one != "depends_on" && !asked.contains(one))
                    problems.push_back(folder + ": module " + name + " does not take " + one);
            }
            for (const std::string &one : needed) {
                if (!given.contains(one))
                    problems.push_back(folder + ": module " + name + " is not given " + one);
            }
        }
    }
    return problems;
}

} // namespace

class TestTerraform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasAModule();
    void everyTemplateIsMadeWhole_data();
    void everyTemplateIsMadeWhole();
    void terraformItselfReadsIt_data();
    void terraformItselfReadsIt();
    void filesFitTogether_data();
    void filesFitTogether();
    void aProtectionIsFoundInTheCode_data();
    void aProtectionIsFoundInTheCode();
    void aFailoverTouchesNoStateOfTheLostRegion();
    void secretsAreNeverWritten();
    void namesCannotBreakOut_data();
    void namesCannotBreakOut();
    void expressionsBecomeHcl_data();
    void expressionsBecomeHcl();
    void whatTheWiresDoNotUseIsRefused();
    void theManualSaysWhatBecomesCode();
};

void TestTerraform::everyKindHasAModule()
{
    for (const ServiceKind &kind : builtinCatalog()->kinds)
        QVERIFY2(kind.fragments.contains("terraform.tmpl") == kind.fragments.contains("bicep.tmpl"),
                 kind.id.text.c_str());
}

void TestTerraform::everyTemplateIsMadeWhole_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(name) << name;
}

void TestTerraform::everyTemplateIsMadeWhole()
{
    QFETCH(QString, name);
    const Topology &topology = designNamed(name.toStdString());
    const Rendered made = rendered("terraform", requestFor(topology));
    QVERIFY2(made.gaps.empty(), made.gaps.empty() ? "" : made.gaps.front().why.c_str());
    const Files files = filesOf(made);
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
    QCOMPARE(exported("terraform", topology), files);
    for (const auto &stamp : topology.stamps) {
        for (const Service &service : stamp->services) {
            const bool named = std::any_of(files.begin(), files.end(), [&](const auto &file) {
                return file.first.ends_with("README.md")
                    && (file.second.find("| " + service.name + " |") != std::string::npos
                        || file.second.find("**" + quote::markdown(service.name) + "**")
                            != std::string::npos);
            });
            QVERIFY2(named, service.name.c_str());
        }
    }
}

void TestTerraform::terraformItselfReadsIt_data()
{
    everyTemplateIsMadeWhole_data();
}

void TestTerraform::terraformItselfReadsIt()
{
    QFETCH(QString, name);
    const QString program = QStandardPaths::findExecutable("terraform");
    if (program.isEmpty())
        QSKIP("there is no terraform on PATH; brackets, modules and variables are checked all the same");
    QTemporaryDir folder;
    writeAll(exported("terraform", designNamed(name.toStdString())), folder.path().toStdString());
    // Parses every file, and tells which of them it would lay out differently.
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, {"fmt", "-check", "-recursive", folder.path()});
    QVERIFY(process.waitForFinished(60000));
    QVERIFY2(process.exitCode() == 0,
             (process.readAllStandardOutput() + process.readAllStandardError()).constData());
}

void TestTerraform::filesFitTogether_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<Change>("change");
    for (const char *design : {"web", "automation", "kubernetes", "genai"}) {
        const auto row = [&](const std::string &name, Change change) {
            QTest::newRow((std::string(design) + ": " + name).c_str()) << design << change;
        };
        for (const Strategy strategy : {Strategy::BackupRestore, Strategy::PilotLight, Strategy::WarmStandby,
                                        Strategy::HotStandby, Strategy::ActiveActive})
            row(std::string(toWord(strategy)), [strategy](Stamp &stamp) { stamp.strategy = strategy; });
        row("nothing is stated", [](Stamp &stamp) {
            for (Service &service : stamp.services) {
                if (service.kind.text != "virtual-network")
                    service.parameters.clear();
            }
        });
        row("no protections", [](Stamp &stamp) { stamp.protections.clear(); });
        std::set<std::string> kinds;
        for (const Service &service : designNamed(design).stamps.front()->services)
            kinds.insert(service.kind.text);
        for (const std::string &id : kinds) {
            const ServiceKind *kind = builtinCatalog()->kind(KindId{id});
            if (kind == nullptr || kind->armType.empty())
                continue;
            for (const DrOption &option : kind->options) {
                const OptionId chosen = option.id;
                row(id + " by " + chosen.text, [id, chosen](Stamp &stamp) {
                    for (Protection &protection : stamp.protections) {
                        if (stamp.service(protection.service)->kind.text == id
                            && protection.covers(DisruptionKind::Region))
                            protection.option = chosen;
                    }
                });
            }
        }
    }
}

void TestTerraform::filesFitTogether()
{
    QFETCH(QString, design);
    QFETCH(Change, change);
    const Files files = filesWith(design.toStdString(), change);
    QVERIFY(files.size() > 20);
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
}

void TestTerraform::aProtectionIsFoundInTheCode_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *design, const char *file, const char *text) {
        QTest::newRow((std::string(file) + ": " + text).c_str()) << design << file << text;
    };
    row("web", "pairing/main.tf", "source = \"../modules/azure-sql-database-failover-group\"");
    row("web", "modules/azure-sql-database-failover-group/main.tf",
        "resource \"azurerm_mssql_failover_group\"");
    row("web", "values/primary.tf", "redundancy");
    row("web", "modules/app-configuration/main.tf", "dynamic \"replica\"");
    row("web", "modules/redis-cache/main.tf", "resource \"azurerm_managed_redis_geo_replication\"");
    row("web", "global/main.tf", "enabled    = var.activeRegion == \"primary\"");
    row("kubernetes", "pairing/main.tf", "source = \"../modules/postgresql-flexible-virtual-endpoint\"");
    row("kubernetes", "modules/postgresql-flexible/main.tf", "= local.replica ? \"Replica\" : \"Default\"");
    row("kubernetes", "modules/container-registry/main.tf", "dynamic \"georeplications\"");
    row("kubernetes", "modules/cosmos-db/main.tf", "dynamic \"geo_location\"");
    row("kubernetes", "modules/backup-vault/main.tf",
        "cross_region_restore_enabled = var.settings.crossRegionRestore");
    row("kubernetes", "primary/main.tf", "var.activeRegion == \"primary\" ? local.primary.location");
    row("genai", "modules/azure-firewall/main.tf", "local.allocated ? [1] : []");
    row("automation", "secondary/main.tf", "count  = var.fullScale ? 1 : 0");
}

void TestTerraform::aProtectionIsFoundInTheCode()
{
    QFETCH(QString, design);
    QFETCH(QString, file);
    QFETCH(QString, text);
    const std::string found = fileIn(filesWith(design.toStdString(), [](Stamp &) {}), file.toStdString());
    QVERIFY2(found.find(text.toStdString()) != std::string::npos, found.c_str());
}

void TestTerraform::aFailoverTouchesNoStateOfTheLostRegion()
{
    for (const char *design : {"web", "automation", "kubernetes", "genai"}) {
        const Files files = filesWith(design, [](Stamp &) {});
        // The secondary configuration makes nothing in, and asks nothing of, the primary resource group.
        const std::string secondary = fileIn(files, "secondary/main.tf");
        QVERIFY(!secondary.empty());
        QVERIFY2(secondary.find("resourceGroup = local.primary.") == std::string::npos, design);
        QVERIFY2(secondary.find("\ndata \"azurerm_user_assigned_identity\"") == std::string::npos, design);
        QVERIFY2(secondary.find("../primary") == std::string::npos, design);
        QVERIFY2(secondary.find("primaryLeads") == std::string::npos, design);
    }
    QVERIFY(fileIn(filesWith("web", [](Stamp &) {}), "secondary/failover.tfvars").find("fullScale = true")
            != std::string::npos);
}

void TestTerraform::secretsAreNeverWritten()
{
    const Files files = filesWith("kubernetes", [](Stamp &) {});
    const std::string asked = fileIn(files, "primary/variables.tf");
    QVERIFY(asked.find("variable \"mysqlAdministratorPassword\"") != std::string::npos);
    QVERIFY(asked.find("sensitive   = true") != std::string::npos);
    const std::regex literal(R"re(assword *= *"[^"]*")re");
    for (const auto &[path, text] : files)
        QVERIFY2(!std::regex_search(text, literal), path.c_str());
}

void TestTerraform::namesCannotBreakOut_data()
{
    addNastyRows();
    QTest::newRow("end of an HCL string") << QByteArray("\"\n}\noutput \"zzInjected\" { value = 1 }\n#");
    QTest::newRow("an expression") << QByteArray("${file(\"/etc/passwd\")} %{ for x in y }zzInjected");
    QTest::newRow("a heredoc") << QByteArray("<<EOT\nzzInjected\nEOT");
}

void TestTerraform::namesCannotBreakOut()
{
    QFETCH(QByteArray, name);
    const std::string nasty(name.data(), std::size_t(name.size()));
    for (const char *design : {"web", "automation", "kubernetes", "genai"}) {
        const Files files = filesWith(design, [&](Stamp &stamp) { spoil(stamp, nasty); });
        QVERIFY(files.size() > 20);
        const std::vector<std::string> problems = problemsOf(files);
        QVERIFY2(problems.empty(), listed(problems).c_str());
        for (const auto &[path, text] : files) {
            QVERIFY2(path.find("..") == std::string::npos && path.starts_with("iac/terraform/"),
                     path.c_str());
            if (!path.ends_with(".md"))
                QVERIFY2(!standsAlone(skeleton(text), "zzInjected"), path.c_str());
        }
    }
}

void TestTerraform::expressionsBecomeHcl_data()
{
    QTest::addColumn<QString>("bicep");
    QTest::addColumn<QString>("hcl");
    QTest::newRow("a text that is no template") << R"('it\'s \${x} "here"')"
                                                << R"("it's $${x} \"here\"")";
    QTest::newRow("names of a part") << "'${region.names.kv}-${suffix}'"
                                     << R"("${local.primary.names.kv}-${local.suffix}")";
    QTest::newRow("an output") << "idStore.outputs.principalId"
                               << "module.idStore.principalId";
    QTest::newRow("an output of what is late") << "late!.outputs.id"
                                               << "module.late[0].id";
    QTest::newRow("an id of the own group")
        << "resourceId('Microsoft.X/as', region.names.a)"
        << R"("/subscriptions/${local.subscriptionId}/resourceGroups/${local.primary.resourceGroup}/providers/Microsoft.X/as/${local.primary.names.a}")";
    QTest::newRow("an id of a child elsewhere")
        << "resourceId(secondary.resourceGroup, 'Microsoft.X/as/bs', secondary.names.a, 'b')"
        << R"("/subscriptions/${local.subscriptionId}/resourceGroups/${local.secondary.resourceGroup}/providers/Microsoft.X/as/${local.secondary.names.a}/bs/b")";
    QTest::newRow("what waits for the primary region") << "primaryLeads ? secondary.x : ''"
                                                       << "local.secondary.x";
    QTest::newRow("a choice") << "activeRegion == 'primary' ? 1 : 2"
                              << "var.activeRegion == \"primary\" ? 1 : 2";
    QTest::newRow("a dollar before an expression") << "'\\$${suffix}'"
                                                   << R"("$${""}${local.suffix}")";
    QTest::newRow("a list") << "['a', 'b']"
                            << R"(["a", "b"])";
}

void TestTerraform::expressionsBecomeHcl()
{
    QFETCH(QString, bicep);
    QFETCH(QString, hcl);
    terraform::Scope scope;
    scope.region = "local.primary";
    scope.late = {"late"};
    const auto made = terraform::hclExpression(bicep.toStdString(), scope, 0);
    QVERIFY(made);
    QCOMPARE(QString::fromStdString(*made), hcl);
}

void TestTerraform::whatTheWiresDoNotUseIsRefused()
{
    terraform::Scope scope;
    scope.region = "local.primary";
    for (const char *bicep : {"uniqueString(x)", "'open", "a +", "resourceId(x)", "[for x in y: x]", "a b"})
        QVERIFY2(!terraform::hclExpression(bicep, scope, 0), bicep);
    QVERIFY(!terraform::hclType("nobodyDeclares", {}));
    QCOMPARE(*terraform::hclType("a[]", {{"a", "{ n: string, m: int? }"}}),
             std::string("list(object({ n = string, m = optional(number) }))"));
}

void TestTerraform::theManualSaysWhatBecomesCode()
{
    const std::string table = coverageTable(*builtinCatalog());
    std::ifstream in(BREAKWATER_SOURCE_DIR "/resources/manual/coverage.md", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    QVERIFY2(page == table, "breakwater-cli catalog coverage > resources/manual/coverage.md");
    for (const ServiceKind &kind : builtinCatalog()->kinds)
        QVERIFY2(table.find("| " + quote::markdown(kind.name) + " |") != std::string::npos,
                 kind.id.text.c_str());
}

QTEST_GUILESS_MAIN(TestTerraform)
#include "tst_terraform.moc"
