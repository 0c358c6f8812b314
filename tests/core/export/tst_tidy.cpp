// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/bicep/fragment.h"
#include "tests/core/export/exporting.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

constexpr std::uint32_t kSeeds = 20;

QStringList all(const QString &pattern, const std::string &text)
{
    QStringList list;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    auto matches = expression.globalMatch(QString::fromStdString(text));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        list << match.captured(match.lastCapturedIndex() > 0 ? 1 : 0);
    }
    return list;
}

bool has(const QString &pattern, const std::string &text)
{
    return !all(pattern, text).isEmpty();
}

/// The text of the file with that end; every file has another one.
std::string fileAt(const Files &files, const std::string &end)
{
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const auto &one) { return one.first.ends_with(end); });
    return file == files.end() ? "" : file->second;
}

/// The folder that a file stands in, as the languages know it: a module, or a part of the stamp.
std::string folderOf(const std::string &path)
{
    return path.substr(0, path.rfind('/'));
}

/// What no caller of a Bicep module reads. Two symbols of one name in two parts are made of one module.
QStringList unreadBicep(const Files &files)
{
    QStringList problems;
    for (const auto &[path, text] : files) {
        if (path.find("/modules/") == std::string::npos)
            continue;
        const QString file = QString::fromStdString(path.substr(path.rfind('/') + 1));
        const std::string stamp = folderOf(folderOf(path));
        for (const QString &output : all("^output (\\w+) ", text)) {
            bool read = false;
            for (const auto &[other, caller] : files) {
                if (!other.starts_with(stamp + "/") || other.find("/modules/") != std::string::npos)
                    continue;
                for (const QString &symbol :
                     all("^module (\\w+) 'modules/" + QRegularExpression::escape(file) + "'", caller))
                    read = read || has("\\b" + symbol + "!?\\.outputs\\." + output + "\\b", caller);
            }
            if (!read)
                problems << file + ": nobody reads the output " + output;
        }
        for (const QString &constant : all("^var (\\w+) = (?:true|false|null|'')$", text))
            problems << file + ": " + constant + " is always the same";
        for (const QString &type : all("^type \\w+ = \\{(.*)\\}$", text)) {
            for (const QString &member : all("(\\w+): [^,}]*\\?", type.toStdString())) {
                if (!has("\\.\\??" + member + "\\b", text))
                    problems << file + ": nothing reads " + member + " of a type";
            }
        }
    }
    return problems;
}

QStringList unreadTerraform(const Files &files)
{
    std::map<std::string, std::string> folders;
    for (const auto &[path, text] : files) {
        if (path.ends_with(".tf"))
            folders[folderOf(path)] += text;
    }
    QStringList problems;
    for (const auto &[folder, text] : folders) {
        const QString name = QString::fromStdString(folder.substr(folder.rfind('/') + 1));
        for (const QString &variable : all("^variable \"(\\w+)\"", text)) {
            if (!has("\\bvar\\." + variable + "\\b", text))
                problems << name + ": nothing reads the variable " + variable;
        }
        for (const QString &block : all("^locals \\{\\n((?:.*\\n)*?)\\}", text)) {
            for (const QString &local : all("^  (\\w+) +=", block.toStdString())) {
                if (!has("\\blocal\\." + local + "\\b", text))
                    problems << name + ": nothing reads the local " + local;
            }
            for (const QString &local :
                 all("^  (\\w+) += (?:true|false|null|\"\"|\\d+)$", block.toStdString()))
                problems << name + ": the local " + local + " is always the same";
        }
        if (folder.find("/modules/") == std::string::npos)
            continue;
        const std::string stamp = folderOf(folderOf(folder));
        for (const QString &output : all("^output \"(\\w+)\"", text)) {
            bool read = false;
            for (const auto &[other, caller] : folders) {
                if (!other.starts_with(stamp + "/") || other.find("/modules/") != std::string::npos)
                    continue;
                for (const QString &symbol :
                     all("^module \"(\\w+)\" \\{\\n +source += \"\\.\\./modules/" + name + "\"", caller))
                    read = read || has("module\\." + symbol + "(?:\\[[^]]*\\])?\\." + output + "\\b", caller);
            }
            if (!read)
                problems << name + ": nobody reads the output " + output;
        }
    }
    return problems;
}

} // namespace

/// What a reviewer would strike out of exported code: values that nobody reads, conditions that are always
/// the same, a wait for what is not needed.
class TestTidy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidThatNobodyReads_data();
    void nothingIsSaidThatNobodyReads();
    void oneTypeHasOneVersion();
    void onlyARegionThatStandsByHasAScale();
    void whatPeopleNeedIsAnOutputOfTheDeployment();
    void aServiceWaitsForItsOwnRightsOnly();
    void aClusterKeepsItsAgentWhileTheOtherRegionIsLost();
    void whatTheProviderCannotSayIsListed();
    void whereOptionAndParameterDisagreeIsSaid();
    void theProviderSignsInWhereKeysAreRefused();
    void namesMadeOfNamesAreNotTooLong_data();
    void namesMadeOfNamesAreNotTooLong();
    void everyModuleSaysWhatItMakes();
};

void TestTidy::nothingIsSaidThatNobodyReads_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Bicep") << "bicep";
    QTest::newRow("Terraform") << "terraform";
}

void TestTidy::nothingIsSaidThatNobodyReads()
{
    QFETCH(QString, language);
    const auto problemsOf = language == "bicep" ? unreadBicep : unreadTerraform;
    for (const std::string &design : designNames()) {
        const QStringList problems = problemsOf(exported(language.toStdString(), designNamed(design)));
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
    }
    for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
        const QStringList problems = problemsOf(exported(language.toStdString(), variation(seed)));
        QVERIFY2(problems.isEmpty(), qPrintable(QString::number(seed) + '\n' + problems.join('\n')));
    }
    // The check itself can fail.
    const Files broken = language == "bicep"
        ? Files{{"iac/bicep/a/modules/b.bicep", "var c = false\noutput id string = d.id\n"}}
        : Files{{"iac/terraform/a/modules/b/main.tf", "locals {\n  c = false\n}\noutput \"id\" {\n}\n"}};
    QVERIFY(problemsOf(broken).size() >= 2);
}

void TestTidy::oneTypeHasOneVersion()
{
    for (const std::string &design : designNames()) {
        std::map<QString, QString> versions;
        for (const auto &[path, text] : exported("bicep", designNamed(design))) {
            for (const QString &declared : all("^\\s*resource \\w+ '([^']+@[^']+)'", text)) {
                const QString type = declared.section('@', 0, 0).toLower();
                const QString version = declared.section('@', 1);
                const QString known = versions.emplace(type, version).first->second;
                QVERIFY2(known == version,
                         qPrintable(type + " has the versions " + known + " and " + version));
            }
        }
        QVERIFY(versions.size() > 10);
    }
}

void TestTidy::onlyARegionThatStandsByHasAScale()
{
    const Files files = exported("bicep", designNamed("kubernetes"));
    const std::string primary = fileAt(files, "/primary.bicep"),
                      secondary = fileAt(files, "/secondary.bicep");
    QVERIFY(!has("^param fullScale ", primary));
    QVERIFY(has("^    fullScale: true$", primary));
    QVERIFY(has("^param fullScale ", secondary));
    QVERIFY(has("^    fullScale: fullScale$", secondary));
    QCOMPARE(all("^    fullScale: (.*)$", fileAt(files, "/main.bicep")),
             QStringList{"secondaryScale == 'full'"});
}

void TestTidy::whatPeopleNeedIsAnOutputOfTheDeployment()
{
    const Files bicep = exported("bicep", designNamed("kubernetes"));
    const std::string main = fileAt(bicep, "/main.bicep");
    QVERIFY(has("^output afdOrdersValidations \\{ hostName: string, token: string \\}\\[\\] = "
                "globalPart\\.outputs\\.afdOrdersValidations$",
                main));
    QVERIFY(has("^output secondaryAgwOrdersHostName string = .* : ''$", main));
    const Files terraform = exported("terraform", designNamed("kubernetes"));
    QVERIFY(has("^output \"afdOrdersValidations\"", fileAt(terraform, "/global/main.tf")));
    const Files databricks = exported("bicep", designNamed("automation"));
    QVERIFY(has("^output primary\\w+WorkspaceUrl string = ", fileAt(databricks, "/main.bicep")));
    const Files zone = exported("bicep", designNamed("web"));
    QVERIFY(has("^output \\w+NameServers string\\[\\] = ", fileAt(zone, "/main.bicep")));
}

void TestTidy::aServiceWaitsForItsOwnRightsOnly()
{
    // The gateway reads a certificate; what the workloads of the cluster may do is no reason to wait.
    const std::string text = fileAt(exported("bicep", designNamed("kubernetes")), "/primary.bicep");
    const std::string gateway = text.substr(text.find("\nmodule agwOrders "));
    const std::string after = gateway.substr(gateway.find("dependsOn"), gateway.find("\n}\n"));
    QVERIFY(after.find("idOrdersOnKvOrders") != std::string::npos);
    QVERIFY2(after.find("idOrdersOnCosmosCarts") > after.find("\n}\n"), after.c_str());
    // The nodes pull images from their first minute on.
    const std::string cluster = text.substr(text.find("\nmodule aksOrders "));
    const std::size_t end = cluster.find("\n}\n");
    for (const char *right : {"idOrdersOnAcrorders", "idOrdersOnVnetOrders", "idOrdersOnIdOrders"})
        QVERIFY2(cluster.find(right) < end, right);
}

void TestTidy::aClusterKeepsItsAgentWhileTheOtherRegionIsLost()
{
    const Files files = exported("bicep", designNamed("kubernetes"));
    const std::string secondary = fileAt(files, "/secondary.bicep");
    const std::string cluster = secondary.substr(secondary.find("\nmodule aksOrders "));
    // The setting that Azure would check is left alone; the agent is told its workspace in any case.
    QVERIFY(has("^    workspaceId: primaryLeads \\? ", cluster.substr(0, cluster.find("\n}\n"))));
    QVERIFY(has("^    agentWorkspaceId: resourceId\\(", cluster.substr(0, cluster.find("\n}\n"))));
    QVERIFY(!has("ruleLocation", cluster.substr(0, cluster.find("\n}\n"))));
    QVERIFY(has("ruleLocation: region\\.location", fileAt(files, "/primary.bicep")));
    QVERIFY(fileAt(files, "/README.md").find("**aks-orders-eus2**: The rule that says which logs")
            != std::string::npos);
    const Files terraform = exported("terraform", designNamed("kubernetes"));
    QVERIFY(has("^resource \"azurerm_monitor_data_collection_rule_association\"",
                fileAt(terraform, "/aks-cluster/main.tf")));
    QVERIFY(has("ruleLocation += local\\.primary\\.location", fileAt(terraform, "/primary/main.tf")));
    // A gateway is no different: its logs go to a workspace that may be lost.
    const std::string gateway = secondary.substr(secondary.find("\nmodule agwOrders "));
    QVERIFY(has("^    workspaceId: primaryLeads \\? ", gateway.substr(0, gateway.find("\n}\n"))));
}

void TestTidy::whatTheProviderCannotSayIsListed()
{
    const Files files = exported("terraform", changed("web", [](Stamp &stamp) {
                                     for (Service &service : stamp.services) {
                                         if (service.kind.text == "azure-sql-database"
                                             || service.kind.text == "storage-account")
                                             service.parameters["tlsMinimum"] = std::string("1.3");
                                     }
                                 }));
    const std::string readme = fileAt(files, "/README.md");
    QVERIFY(readme.find("az sql server update --minimal-tls-version 1.3") != std::string::npos);
    QVERIFY(readme.find("az storage account update --min-tls-version TLS1_3") != std::string::npos);
    const Files queues = exported("terraform", changed("genai", [](Stamp &stamp) {
                                      for (Service &service : stamp.services) {
                                          if (service.kind.text == "service-bus")
                                              service.parameters["tlsMinimum"] = std::string("1.3");
                                      }
                                  }));
    QVERIFY(fileAt(queues, "/README.md").find("az servicebus namespace update --minimum-tls-version 1.3")
            != std::string::npos);
    QVERIFY(has("minimum_tls_version += var\\.settings\\.tlsMinimum == \"1\\.3\" \\? \"1\\.2\"",
                fileAt(files, "/azure-sql-database/main.tf")));
}

void TestTidy::whereOptionAndParameterDisagreeIsSaid()
{
    const auto readmeWith = [](const char *design, const char *kind, const char *option) {
        return fileAt(exported("bicep",
                               changed(design,
                                       [&](Stamp &stamp) {
                                           for (Protection &protection : stamp.protections) {
                                               const Service *of = stamp.service(protection.service);
                                               if (of != nullptr && of->kind.text == kind)
                                                   protection.option.text = option;
                                           }
                                       })),
                      "/README.md");
    };
    // An option does not buy units by itself.
    const std::string decide = "## To be decided";
    for (const char *option : {"dual-ptu", "ptu-plus-standard"}) {
        const std::string readme = readmeWith("genai", "openai-endpoint", option);
        const std::size_t at = readme.find("and its deployments are of the type DataZoneStandard");
        QVERIFY2(at != std::string::npos && at > readme.find(decide), option);
    }
    QVERIFY(readmeWith("genai", "openai-endpoint", "global-or-datazone").find("deployments are of the type")
            == std::string::npos);
    // Where backups are kept is what the option says.
    const std::string beside = readmeWith("kubernetes", "aks-backup", "operational-tier");
    QVERIFY(beside.find("keeps the backups beside the cluster, and its tier is stated as")
            != std::string::npos);
    QVERIFY(readmeWith("kubernetes", "aks-backup", "vault-tier-crr").find("keeps the backups")
            == std::string::npos);
}

void TestTidy::theProviderSignsInWhereKeysAreRefused()
{
    const Files files = exported("terraform", designNamed("kubernetes"));
    const std::string primary = fileAt(files, "/primary/versions.tf");
    QVERIFY(has("^  storage_use_azuread = true$", primary));
    QVERIFY(has("data_plane_available = false", primary));
    QVERIFY(has("purge_soft_delete_on_destroy = false", primary));
    QVERIFY(has("^  features \\{\\}$", fileAt(files, "/global/versions.tf")));
    // The static site of the web stamp is data: there the provider has to reach the account.
    const std::string site = fileAt(exported("terraform", designNamed("web")), "/primary/versions.tf");
    QVERIFY(has("^  storage_use_azuread = true$", site) && !has("data_plane_available", site));
}

void TestTidy::namesMadeOfNamesAreNotTooLong_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("more"); // what stands round the name of the service
    QTest::addColumn<int>("limit");
    const auto longest = [](const char *text) { return int(std::char_traits<char>::length(text)); };
    QTest::newRow("the address of a gateway") << "application-gateway" << longest("pip-") << 80;
    QTest::newRow("the addresses of a firewall") << "azure-firewall" << longest("pip--management") << 80;
    QTest::newRow("the addresses of a NAT gateway") << "nat-gateway" << longest("pip--16") << 80;
    QTest::newRow("the endpoint of Front Door") << "front-door" << longest("fde-") << 46;
    QTest::newRow("a test of a component") << "application-insights" << longest("test--") + 44 << 260;
    QTest::newRow("the endpoints of a factory") << "data-factory" << longest("pep--dataFactory") - 6 << 64;
    QTest::newRow("the interface of a machine") << "virtual-machine" << longest("nic-") << 80;
    QTest::newRow("the routes of a network") << "virtual-network" << longest("rt-") << 80;
}

void TestTidy::namesMadeOfNamesAreNotTooLong()
{
    QFETCH(QString, kind);
    QFETCH(int, more);
    QFETCH(int, limit);
    const ServiceKind *fact = builtinCatalog()->kind(KindId{kind.toStdString()});
    const auto fragment = bicep::parseFragment(fact->fragments.at("bicep.tmpl"), kind.toStdString());
    QVERIFY2(int(fragment->name.longest) + more <= limit, std::to_string(fragment->name.longest).c_str());
    // Subnets and disks have names of their own beside that of what holds them.
    const Files files = exported("bicep", designNamed("automation"));
    QVERIFY(has("take\\('nsg-.*, 80\\)", fileAt(files, "/virtual-network.bicep")));
    QVERIFY(has("take\\('disk-.*, 80\\)", fileAt(files, "/virtual-machine.bicep")));
}

void TestTidy::everyModuleSaysWhatItMakes()
{
    for (const char *language : {"bicep", "terraform"}) {
        std::set<std::string> titles;
        for (const std::string &design : designNames()) {
            for (const auto &[path, text] : exported(language, designNamed(design))) {
                if (path.find("/modules/") == std::string::npos)
                    continue;
                const std::string title = text.substr(0, text.find('\n'));
                QVERIFY2(title.size() > 15 && title.ends_with('.'), path.c_str());
                QVERIFY2(title.find("Part of ") == std::string::npos, path.c_str());
                titles.insert(title);
            }
        }
        QVERIFY(titles.size() > 20);
    }
}

QTEST_GUILESS_MAIN(TestTidy)
#include "tst_tidy.moc"
