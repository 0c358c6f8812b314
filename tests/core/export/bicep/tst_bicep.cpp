// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/bicep/cidr.h"
#include "core/export/bicep/names.h"
#include "core/export/quote.h"
#include "tests/core/export/bicep/bicep_text.h"
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_rows.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <sstream>

using namespace breakwater;
using namespace breakwater::tests;

Q_DECLARE_METATYPE(Change)

namespace {

const Topology &web()
{
    return designNamed("web");
}

Files filesWith(const std::string &design, const Change &change)
{
    return exported("bicep", changed(design, change));
}

Files webWith(const Change &change)
{
    return filesWith("web", change);
}

const Files &plainWeb()
{
    static const Files files = webWith([](Stamp &) {});
    return files;
}

std::string webFile(const Files &files, const std::string &path)
{
    const auto at = files.find("iac/bicep/storefront/" + path);
    return at == files.end() ? "" : at->second;
}

Service &serviceOf(Stamp &stamp, const std::string &kind, Site at = Site::Primary)
{
    for (Service &service : stamp.services) {
        if (service.kind.text == kind && service.at == at)
            return service;
    }
    qFatal("no service of kind %s", kind.c_str());
}

Protection &protectionOf(Stamp &stamp, const std::string &option)
{
    for (Protection &protection : stamp.protections) {
        if (protection.option.text == option)
            return protection;
    }
    qFatal("no protection by %s", option.c_str());
}

void removeProtection(Stamp &stamp, const std::string &option)
{
    std::erase_if(stamp.protections, [&](const Protection &one) { return one.option.text == option; });
}

/// `primary.bicep: redisSess`, and for values the lines that changed: what a reviewer would be shown.
std::set<std::string> changedBetween(const Files &before, const Files &after)
{
    std::set<std::string> changed;
    const auto collect = [&](const Files &from, const Files &other) {
        for (const auto &[path, text] : from) {
            const std::string name = path.substr(std::string("iac/bicep/storefront/").size());
            if (name == "README.md")
                continue;
            const auto twin = other.find(path);
            if (twin == other.end()) {
                changed.insert(name);
                continue;
            }
            const BicepText mine = readBicep(text), theirs = readBicep(twin->second);
            for (const auto &[symbol, declaration] : mine.declarations) {
                const auto same = theirs.declarations.find(symbol);
                if (same != theirs.declarations.end() && same->second.text == declaration.text)
                    continue;
                if (declaration.kind != "var" || !name.starts_with("values/")) {
                    changed.insert(name + ": " + symbol);
                    continue;
                }
                std::istringstream lines(declaration.text);
                for (std::string line; std::getline(lines, line);) {
                    if (same == theirs.declarations.end()
                        || same->second.text.find(line + "\n") == std::string::npos)
                        changed.insert(name + ": " + line.substr(line.find_first_not_of(' ')));
                }
            }
        }
    };
    collect(before, after);
    collect(after, before);
    return changed;
}

} // namespace

class TestBicep : public QObject {
    Q_OBJECT

    static void addDesignRows(const std::function<void(const char *, Change)> &row);

private Q_SLOTS:
    void everyServiceIsMadeOrNamedAsMissing();
    void bothRegionsAreMadeFromOneMain();
    void filesFitTogether_data();
    void filesFitTogether();
    void theCheckItselfFindsWhatIsBroken_data();
    void theCheckItselfFindsWhatIsBroken();
    void anOptionChangesWhatItShould_data();
    void anOptionChangesWhatItShould();
    void theStrategySetsTheScale_data();
    void theStrategySetsTheScale();
    void whatIsBuiltOnAbsentThingsIsAbsentToo_data();
    void whatIsBuiltOnAbsentThingsIsAbsentToo();
    void theFailoverFileLeavesThePrimaryRegionAlone();
    void everyPartIsMadeOrNamedAsMissing_data();
    void everyPartIsMadeOrNamedAsMissing();
    void wiresToOtherStampsAreListed();
    void activeOriginsShareTheLoad();
    void frontDoorGetsAFirewallPolicyOfItsOwnKind();
    void secretsAreNeverWritten();
    void twiceTheSameBytes();
    void namesCannotBreakOut_data();
    void namesCannotBreakOut();
    void everyTextCanBeHostile();
    void equalNamesStayApart();
    void aRegionWithoutZonesGetsNone();
    void oneRegionAloneIsDeployable();
    void twoEqualRegionsShareOneModule();
    void oneSubscriptionEach();
    void anUnknownParameterIsSaidToBeAssumed();
    void everyTemplateIsMadeWhole_data();
    void everyTemplateIsMadeWhole();
    void aProtectionIsFoundInTheCode_data();
    void aProtectionIsFoundInTheCode();
    void aStampThatCannotBeWiredIsAGap_data();
    void aStampThatCannotBeWiredIsAGap();
    void everyFragmentOfTheCatalogIsUsed();
    void resourceNamesFollowTheRules_data();
    void resourceNamesFollowTheRules();
    void addressRangesAreCounted();
};

void TestBicep::everyServiceIsMadeOrNamedAsMissing()
{
    const std::string readme = webFile(plainWeb(), "README.md");
    const std::size_t missing = readme.find("## Not in this code");
    const std::size_t made = readme.find("## What is made");
    QVERIFY(missing != std::string::npos && made != std::string::npos);
    for (const Service &service : web().stamps.front()->services) {
        const ServiceKind *kind = builtinCatalog()->kind(service.kind);
        const bool deployed = kind != nullptr && !kind->armType.empty() && service.at != Site::External;
        const std::string where = service.at == Site::Global ? "global.bicep"
            : service.at == Site::Secondary                  ? "secondary.bicep"
                                                             : "primary.bicep";
        if (!deployed) {
            const std::size_t at = readme.find("**" + service.name + "**", missing);
            QVERIFY2(at != std::string::npos && at < made, service.name.c_str());
            continue;
        }
        // The row of the table names the symbol; the part has a module call of that symbol and kind.
        const std::size_t row = readme.find("| " + service.name + " |", made);
        QVERIFY2(row != std::string::npos, service.name.c_str());
        const std::size_t open = readme.find('`', row), close = readme.find('`', open + 1);
        const std::string symbol = readme.substr(open + 1, close - open - 1);
        const BicepText part = readBicep(webFile(plainWeb(), where));
        QVERIFY2(part.moduleFiles.contains(symbol), (service.name + " in " + where).c_str());
        QCOMPARE(part.moduleFiles.at(symbol), "modules/" + service.kind.text + ".bicep");
        // And that module has the resource of the kind at the catalog's version.
        const std::string module = webFile(plainWeb(), "modules/" + service.kind.text + ".bicep");
        std::string type = "'" + kind->armType + "@" + kind->armApiVersion + "'";
        const auto same = [](char a, char b) { return std::tolower(a) == std::tolower(b); };
        QVERIFY2(std::search(module.begin(), module.end(), type.begin(), type.end(), same) != module.end(),
                 type.c_str());
    }
}

void TestBicep::bothRegionsAreMadeFromOneMain()
{
    const BicepText main = readBicep(webFile(plainWeb(), "main.bicep"));
    QCOMPARE(main.moduleFiles.at("primaryRegion"), std::string("primary.bicep"));
    QCOMPARE(main.moduleFiles.at("secondaryRegion"), std::string("secondary.bicep"));
    QCOMPARE(main.moduleFiles.at("globalPart"), std::string("global.bicep"));
    QVERIFY(webFile(plainWeb(), "values/primary.bicep").find("location: 'centralus'") != std::string::npos);
    QVERIFY(webFile(plainWeb(), "values/secondary.bicep").find("location: 'eastus2'") != std::string::npos);
    QVERIFY(webFile(plainWeb(), "main.bicep").find("targetScope = 'subscription'") != std::string::npos);
    for (const auto &[path, text] : plainWeb())
        QVERIFY2(text.find("aaaaaaaa") != std::string::npos && text.find("2026-11-23") != std::string::npos
                     && text.find("Breakwater test") != std::string::npos,
                 path.c_str());
    QVERIFY(rendered("bicep", requestFor(web())).gaps.empty());
}

void TestBicep::filesFitTogether_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<Change>("change");
    std::string design = "web";
    const auto row = [&](const char *name, Change change) {
        QTest::newRow((design + ": " + name).c_str()) << QString::fromStdString(design) << change;
    };
    row("the template as it is", [](Stamp &) {});
    for (const Strategy strategy : {Strategy::BackupRestore, Strategy::PilotLight, Strategy::WarmStandby,
                                    Strategy::HotStandby, Strategy::ActiveActive})
        row(std::string(toWord(strategy)).c_str(), [strategy](Stamp &stamp) { stamp.strategy = strategy; });
    for (const ServiceKind &kind : builtinCatalog()->kinds) {
        design = designWith(kind.id);
        if (!kind.fragments.contains("bicep.tmpl") || design.empty())
            continue;
        for (const DrOption &option : kind.options) {
            const KindId id = kind.id;
            const OptionId chosen = option.id;
            row((id.text + " by " + chosen.text).c_str(), [id, chosen](Stamp &stamp) {
                for (Protection &protection : stamp.protections) {
                    const Service *service = stamp.service(protection.service);
                    if (service->kind == id && protection.covers(DisruptionKind::Region))
                        protection.option = chosen;
                }
            });
        }
    }
    for (const char *name : {"web", "automation", "kubernetes", "genai", "rare"}) {
        design = name;
        addDesignRows(row);
    }
}

void TestBicep::addDesignRows(const std::function<void(const char *, Change)> &row)
{
    row("nothing is stated", [](Stamp &stamp) {
        for (Service &service : stamp.services) {
            if (service.kind.text != "virtual-network")
                service.parameters.clear();
        }
    });
    row("no parts", [](Stamp &stamp) {
        for (Service &service : stamp.services)
            service.parts.clear();
        for (Dependency &dependency : stamp.dependencies) {
            dependency.fromPart.reset();
            dependency.toPart.reset();
            if (dependency.route)
                dependency.route->originGroup.reset();
        }
    });
    row("no protections", [](Stamp &stamp) { stamp.protections.clear(); });
    row("a private zone for both regions", [](Stamp &stamp) {
        for (Service &service : stamp.services) {
            if (service.kind.text == "private-endpoint")
                service.parameters["dnsMode"] = std::string("shared-zone");
        }
    });
}

void TestBicep::filesFitTogether()
{
    QFETCH(QString, design);
    QFETCH(Change, change);
    const Files files = filesWith(design.toStdString(), change);
    QVERIFY(files.size() > 20);
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
}

void TestBicep::theCheckItselfFindsWhatIsBroken_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("a brace is lost") << "  scope: resourceGroup(global.resourceGroup)"
                                     << "  scope: resourceGroup(global.resourceGroup";
    QTest::newRow("a string is not closed") << "'Microsoft.Resources/resourceGroups@2025-04-01'"
                                            << "'Microsoft.Resources/resourceGroups@2025-04-01";
    QTest::newRow("a module is not there") << "'global.bicep'"
                                           << "'globe.bicep'";
    QTest::newRow("a parameter is not passed") << "    activeRegion: activeRegion\n"
                                               << "";
    QTest::newRow("a parameter is not taken") << "    activeRegion: activeRegion\n"
                                              << "    activePlace: activeRegion\n";
    QTest::newRow("a parameter is not used") << "param tags object"
                                             << "param spare string\nparam tags object";
    QTest::newRow("a loop inside a variable")
        << "param tags object"
        << "param tags object\nvar twice = {\n  a: [for tag in items(tags): tag]\n  b: twice\n}";
    QTest::newRow("a loop inside a loop of a property")
        << "    activeRegion: activeRegion\n"
        << "    activeRegion: [\n      for a in [1]: {\n        b: [for c in [2]: c]\n      }\n    ]\n";
    QTest::newRow("a name is used twice") << "param tags object"
                                          << "param tags object\nvar tags = {}";
}

void TestBicep::theCheckItselfFindsWhatIsBroken()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    Files files = plainWeb();
    std::string &main = files.at("iac/bicep/storefront/main.bicep");
    const std::size_t at = main.find(from.toStdString());
    QVERIFY(at != std::string::npos);
    main.replace(at, from.toStdString().size(), to.toStdString());
    QVERIFY(!problemsOf(files).empty());
}

void TestBicep::anOptionChangesWhatItShould_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, Change change, QStringList expected) {
        QTest::newRow(name) << change << expected;
    };
    const auto storage = [](const char *option, const char *redundancy) {
        return [option, redundancy](Stamp &stamp) {
            protectionOf(stamp, "ra-gzrs-failover").option.text = option;
            serviceOf(stamp, "storage-account").parameters["redundancy"] = std::string(redundancy);
        };
    };
    row("storage: GRS", storage("grs-failover", "Standard_GRS"),
        {"values/primary.bicep: redundancy: 'Standard_RAGZRS'",
         "values/primary.bicep: redundancy: 'Standard_GRS'"});
    row("storage: RA-GRS", storage("ra-grs-failover", "Standard_RAGRS"),
        {"values/primary.bicep: redundancy: 'Standard_RAGZRS'",
         "values/primary.bicep: redundancy: 'Standard_RAGRS'"});
    row("storage: the option alone is enough", storage("gzrs-failover", "Standard_RAGZRS"),
        {"values/primary.bicep: redundancy: 'Standard_RAGZRS'",
         "values/primary.bicep: redundancy: 'Standard_GZRS'"});
    row("storage: geo priority replication", storage("geo-priority-replication", "Standard_RAGZRS"),
        {"modules/storage-account.bicep: account"});
    row("sql: the platform fails over",
        [](Stamp &stamp) { protectionOf(stamp, "failover-group").option.text = "failover-group-auto"; },
        {"modules/azure-sql-database-failover-group.bicep: graceMinutes",
         "modules/azure-sql-database-failover-group.bicep: group", "pairing.bicep: sqlOrdersFailoverGroup"});
    row("sql: replication without a group",
        [](Stamp &stamp) { protectionOf(stamp, "failover-group").option.text = "active-geo-replication"; },
        {"modules/azure-sql-database-failover-group.bicep", "pairing.bicep", "main.bicep: pairing",
         "primary.bicep: apiBack", "primary.bicep: apiPublic", "secondary.bicep: apiBack",
         "secondary.bicep: apiPublic"});
    row("sql: restored from its backup",
        [](Stamp &stamp) { protectionOf(stamp, "failover-group").option.text = "geo-restore"; },
        {"modules/azure-sql-database-failover-group.bicep", "pairing.bicep", "main.bicep: pairing",
         "modules/azure-sql-database.bicep: database", "modules/azure-sql-database.bicep: longTerm",
         "modules/azure-sql-database.bicep: shortTerm", "modules/azure-sql-database.bicep: sourceDatabaseId",
         "modules/azure-sql-database.bicep: withDatabase", "secondary.bicep: sqlOrders",
         "primary.bicep: apiBack", "primary.bicep: apiPublic", "secondary.bicep: apiBack",
         "secondary.bicep: apiPublic"});
    row("redis: an empty cache",
        [](Stamp &stamp) { protectionOf(stamp, "active-geo-replication").option.text = "rebuild-cold"; },
        {"modules/redis-cache.bicep: database", "modules/redis-cache.bicep: linkedDatabaseIds",
         "modules/redis-cache.bicep: redisCacheSettings", "secondary.bicep: redisSess",
         "values/primary.bicep: replicationGroup: 'redissess'",
         "values/secondary.bicep: replicationGroup: 'redissess'"});
    row("configuration: no replica", [](Stamp &stamp) { removeProtection(stamp, "geo-replica"); },
        {"modules/app-configuration.bicep: replicas", "modules/app-configuration.bicep: replicaSettings",
         "modules/app-configuration.bicep: appConfigurationSettings", "primary.bicep: apiBack",
         "primary.bicep: apiPublic", "secondary.bicep: apiBack", "secondary.bicep: apiPublic",
         "values/primary.bicep: replicas: [", "values/primary.bicep: name: 'eastus2'",
         "values/primary.bicep: location: 'eastus2'"});
    row("logs: no replica", [](Stamp &stamp) { removeProtection(stamp, "workspace-replication"); },
        {"modules/log-analytics.bicep: workspace", "modules/log-analytics.bicep: logAnalyticsSettings",
         "values/primary.bicep: replicaLocation: 'eastus2'"});
    row("a longer retention is one line",
        [](Stamp &stamp) { serviceOf(stamp, "azure-sql-database").parameters["pitrDays"] = 21.0; },
        {"values/primary.bicep: pitrDays: 14", "values/primary.bicep: pitrDays: 21"});
}

void TestBicep::anOptionChangesWhatItShould()
{
    QFETCH(Change, change);
    QFETCH(QStringList, expected);
    std::set<std::string> wanted;
    for (const QString &one : expected)
        wanted.insert(one.toStdString());
    const std::set<std::string> found = changedBetween(plainWeb(), webWith(change));
    QVERIFY2(found == wanted, ("changed:" + listed(found) + "\nexpected:" + listed(wanted)).c_str());
}

void TestBicep::theStrategySetsTheScale_data()
{
    QTest::addColumn<int>("strategy");
    QTest::addColumn<QString>("scale"); // in main.bicepparam
    QTest::addColumn<int>("workers"); // of the standby plan before a failover
    QTest::addColumn<int>("gatewayUnits");
    QTest::addColumn<bool>("appsAbsent"); // until the region carries the load
    const auto row = [](Strategy strategy, const char *scale, int workers, int units, bool absent) {
        QTest::newRow(std::string(toWord(strategy)).c_str())
            << int(strategy) << scale << workers << units << absent;
    };
    row(Strategy::WarmStandby, "standby", 2, 2, false);
    row(Strategy::HotStandby, "full", 4, 6, false);
    row(Strategy::ActiveActive, "full", 4, 6, false);
    row(Strategy::PilotLight, "standby", 4, 6, true);
    row(Strategy::BackupRestore, "absent", 2, 2, false);
}

void TestBicep::theStrategySetsTheScale()
{
    QFETCH(int, strategy);
    QFETCH(QString, scale);
    QFETCH(int, workers);
    QFETCH(int, gatewayUnits);
    QFETCH(bool, appsAbsent);
    const Files files = webWith([&](Stamp &stamp) { stamp.strategy = Strategy(strategy); });
    const std::string normal = webFile(files, "main.bicepparam"),
                      values = webFile(files, "values/secondary.bicep");
    QVERIFY2(normal.find("param secondaryScale = '" + scale.toStdString() + "'") != std::string::npos,
             normal.c_str());
    QVERIFY(webFile(files, "failover.bicepparam").find("param secondaryScale = 'full'") != std::string::npos);
    QVERIFY2(values.find("\n    workers: " + std::to_string(workers) + "\n") != std::string::npos,
             values.c_str());
    QVERIFY(values.find("\n    workersAtFullScale: 4\n") != std::string::npos);
    QVERIFY2(values.find("\n    minimumUnits: " + std::to_string(gatewayUnits) + "\n") != std::string::npos,
             values.c_str());
    const BicepText secondary = readBicep(webFile(files, "secondary.bicep"));
    for (const char *symbol : {"aspStore", "apiPublic", "apiBack", "agw"})
        QCOMPARE(secondary.declarations.at(symbol).text.find("= if (fullScale) {") != std::string::npos,
                 appsAbsent);
    for (const char *symbol : {"sqlOrders", "redisSess", "kvStore", "vnetStore"})
        QCOMPARE(secondary.declarations.at(symbol).text.find("= if (") != std::string::npos, false);
}

void TestBicep::whatIsBuiltOnAbsentThingsIsAbsentToo_data()
{
    filesFitTogether_data();
}

void TestBicep::whatIsBuiltOnAbsentThingsIsAbsentToo()
{
    QFETCH(QString, design);
    QFETCH(Change, change);
    const Files files = filesWith(design.toStdString(), change);
    const auto file = std::find_if(files.begin(), files.end(), [](const auto &one) {
        return one.first.ends_with("/secondary.bicep") && !one.first.ends_with("values/secondary.bicep");
    });
    QVERIFY(file != files.end());
    const BicepText secondary = readBicep(file->second);
    std::set<std::string> absent;
    for (const auto &[symbol, declaration] : secondary.declarations) {
        if (declaration.kind == "module" && declaration.text.find("= if (fullScale") != std::string::npos)
            absent.insert(symbol);
    }
    for (const auto &[symbol, declaration] : secondary.declarations) {
        // A list that grows with the scale may name what comes with it.
        if (declaration.kind != "module" || absent.contains(symbol)
            || declaration.text.find("fullScale ? [") != std::string::npos)
            continue;
        std::istringstream lines(declaration.text);
        for (std::string line; std::getline(lines, line);) {
            // A gateway may know the host name of an app that is not there yet: it takes it for unhealthy.
            if (line.find(".azurewebsites.net'") != std::string::npos)
                continue;
            // And a value may come with the scale.
            if (line.find("fullScale ? ") != std::string::npos)
                continue;
            for (const std::string &other : absent)
                QVERIFY2(timesUsed(line, other) == 0, (symbol + " is there without " + other).c_str());
        }
    }
}

void TestBicep::everyPartIsMadeOrNamedAsMissing_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("part");
    for (const ServiceKind &kind : builtinCatalog()->kinds) {
        if (!kind.fragments.contains("bicep.tmpl") || designWith(kind.id).empty())
            continue;
        for (const PartKindFact &part : kind.parts)
            QTest::newRow((kind.id.text + ": " + part.kind).c_str())
                << QString::fromStdString(kind.id.text) << QString::fromStdString(part.kind);
    }
}

void TestBicep::everyPartIsMadeOrNamedAsMissing()
{
    QFETCH(QString, kind);
    QFETCH(QString, part);
    if (part == "vnet-link") // every endpoint's zone is linked to its network, also when no part says so
        return;
    const Files files = filesWith(designWith(KindId{kind.toStdString()}), [&](Stamp &stamp) {
        for (Service &service : stamp.services) {
            if (service.kind.text != kind.toStdString())
                continue;
            Part added;
            added.id.text = part.toStdString() + "-zzzz";
            added.kind = part.toStdString();
            added.name = "zebra crossing";
            service.parts.push_back(added);
            return;
        }
    });
    const bool named = std::any_of(files.begin(), files.end(), [](const auto &file) {
        return file.first.ends_with("README.md") && file.second.find("zebra") != std::string::npos;
    });
    const bool made = std::any_of(files.begin(), files.end(), [](const auto &file) {
        return file.first.find("README") == std::string::npos
            && file.second.find("zebra") != std::string::npos;
    });
    QVERIFY(named || made);
}

void TestBicep::wiresToOtherStampsAreListed()
{
    const Files files = exported("bicep", designNamed("portfolio"));
    const auto readme = std::find_if(files.begin(), files.end(),
                                     [](const auto &file) { return file.first.ends_with("README.md"); });
    QVERIFY(readme != files.end());
    QVERIFY2(readme->second.find("of stamp \"Data automation\"") != std::string::npos,
             readme->second.c_str());
}

void TestBicep::activeOriginsShareTheLoad()
{
    const Files files = webWith(
        [](Stamp &stamp) { protectionOf(stamp, "priority-origins").option.text = "weighted-active-active"; });
    const std::string door = readBicep(webFile(files, "global.bicep")).declarations.at("afdContoso").text;
    QVERIFY(door.find("enabled: activeRegion") == std::string::npos
            && door.find("priority: 2") == std::string::npos);
    QVERIFY(webFile(files, "values/global.bicep").find("latencyToleranceMs: 1000") != std::string::npos);
    QVERIFY(webFile(plainWeb(), "values/global.bicep").find("latencyToleranceMs: 50\n") != std::string::npos);
}

/// The policy of a gateway cannot be bound to Front Door: it gets a twin, made of the very same values.
void TestBicep::frontDoorGetsAFirewallPolicyOfItsOwnKind()
{
    const auto bind = [](Stamp &stamp) {
        Dependency dependency;
        dependency.id.text = "dep-zz01";
        dependency.from = serviceOf(stamp, "front-door", Site::Global).id;
        dependency.to = serviceOf(stamp, "waf-policy").id;
        dependency.type = DependencyType::Uses;
        stamp.dependencies.push_back(dependency);
    };
    const Files shared = webWith(bind);
    const std::string global = webFile(shared, "global.bicep");
    const auto declarations = readBicep(global).declarations;
    const std::string twin = declarations.at("afdContosoFirewall").text;
    QVERIFY2(twin.find("'modules/waf-policy-front-door.bicep'") != std::string::npos
                 && twin.find("settings: primary.wafStore\n") != std::string::npos,
             twin.c_str());
    QVERIFY(declarations.at("afdContoso").text.find("firewallPolicyId: afdContosoFirewall.outputs.id")
            != std::string::npos);
    const std::string module = webFile(shared, "modules/waf-policy-front-door.bicep");
    QVERIFY(module.find("FrontDoorWebApplicationFirewallPolicies@") != std::string::npos);
    QVERIFY(module.find("for rule in settings.rateLimits") != std::string::npos);

    // Drawn where it belongs, it is made there, once.
    const Files own = webWith([&](Stamp &stamp) {
        Service policy = serviceOf(stamp, "waf-policy");
        policy.id.text = "waf-policy-zz01";
        policy.name = "waf-edge";
        policy.at = Site::Global;
        stamp.services.push_back(policy);
        bind(stamp);
        stamp.dependencies.back().to = policy.id;
    });
    const auto drawn = readBicep(webFile(own, "global.bicep")).declarations;
    QVERIFY(!drawn.contains("afdContosoFirewall"));
    const std::string policy = drawn.at("wafEdge").text;
    QVERIFY2(policy.find("'modules/waf-policy-front-door.bicep'") != std::string::npos
                 && policy.find("settings: region.wafEdge\n") != std::string::npos,
             policy.c_str());
    QVERIFY(drawn.at("afdContoso").text.find("firewallPolicyId: wafEdge.outputs.id") != std::string::npos);
    for (const Files &files : {shared, own}) {
        const std::vector<std::string> problems = problemsOf(files);
        QVERIFY2(problems.empty(), listed(problems).c_str());
    }
}

void TestBicep::theFailoverFileLeavesThePrimaryRegionAlone()
{
    const std::string failover = webFile(plainWeb(), "failover.bicepparam");
    QVERIFY(failover.find("param deployPrimary = false") != std::string::npos);
    QVERIFY(failover.find("param activeRegion = 'secondary'") != std::string::npos);
    const BicepText main = readBicep(webFile(plainWeb(), "main.bicep"));
    for (const char *symbol : {"primaryGroup", "primaryRegion", "pairing"})
        QVERIFY2(main.declarations.at(symbol).text.find("if (deployPrimary") != std::string::npos, symbol);
    // Whatever the secondary part deploys into the other group waits for the primary region.
    const BicepText secondary = readBicep(webFile(plainWeb(), "secondary.bicep"));
    int elsewhere = 0;
    for (const auto &[symbol, declaration] : secondary.declarations) {
        if (declaration.text.find("scope: resourceGroup(primary.") == std::string::npos)
            continue;
        ++elsewhere;
        QVERIFY2(declaration.text.find("if (primaryLeads) {") != std::string::npos, symbol.c_str());
    }
    QVERIFY(elsewhere >= 3);
    QVERIFY(secondary.declarations.at("sqlOrders").text.find("primaryLeads ? resourceId(")
            != std::string::npos);
}

void TestBicep::secretsAreNeverWritten()
{
    for (const auto &[path, text] : plainWeb()) {
        QVERIFY2(text.find("administratorLoginPassword") == std::string::npos, path.c_str());
        QVERIFY2(text.find("listKeys(") == std::string::npos, path.c_str());
    }
    QVERIFY(webFile(plainWeb(), "primary.bicep").find("PAYMENT_API_KEY: '@Microsoft.KeyVault(SecretUri=")
            != std::string::npos);
    QVERIFY(webFile(plainWeb(), "modules/azure-sql-database.bicep").find("azureADOnlyAuthentication: true")
            != std::string::npos);
}

void TestBicep::twiceTheSameBytes()
{
    QCOMPARE(webWith([](Stamp &) {}), plainWeb());
}

void TestBicep::namesCannotBreakOut_data()
{
    addNastyRows();
    QTest::newRow("end of a Bicep string") << QByteArray("'}\noutput zzInjected string = 'x'\n//");
    QTest::newRow("Bicep interpolation") << QByteArray("${zzInjected}");
    QTest::newRow("a Bicep comment") << QByteArray("// */ /* ''' zzInjected");
    QTest::newRow("a word of the language") << QByteArray("resource");
}

void TestBicep::namesCannotBreakOut()
{
    QFETCH(QByteArray, name);
    const std::string nasty(name.data(), std::size_t(name.size()));
    const Files files = webWith([&](Stamp &stamp) {
        stamp.name = nasty;
        for (Service &service : stamp.services) {
            service.name = nasty;
            for (Part &part : service.parts)
                part.name = nasty;
        }
        for (LandingZone &zone : stamp.zones)
            zone.resourceGroup = nasty;
    });
    QVERIFY(files.size() > 20);
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
    for (const auto &[path, text] : files) {
        QVERIFY2(path.find("..") == std::string::npos && path.starts_with("iac/bicep/"), path.c_str());
        const BicepText read = readBicep(path.ends_with(".md") ? "" : text);
        QVERIFY2(timesUsed(read.code, "zzInjected") == 0, path.c_str());
        QVERIFY2(!read.declarations.contains("output zzInjected"), path.c_str());
    }
}

void TestBicep::everyTextCanBeHostile()
{
    const std::string nasty = "'}\noutput zzInjected string = '${zzInjected}'\n//";
    const auto spoil = [&](Parameters &parameters) {
        for (auto &[key, value] : parameters) {
            // Ranges of addresses have a form of their own; a network without one is a gap, tested elsewhere.
            if (std::holds_alternative<std::string>(value) && key != "addressSpace")
                value = nasty;
        }
    };
    const Files files = webWith([&](Stamp &stamp) {
        for (Service &service : stamp.services) {
            spoil(service.parameters);
            for (Part &part : service.parts)
                spoil(part.parameters);
        }
        for (LandingZone &zone : stamp.zones)
            zone.subscription = nasty;
    });
    QVERIFY(files.size() > 20);
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
    for (const auto &[path, text] : files)
        QVERIFY2(timesUsed(readBicep(path.ends_with(".md") ? "" : text).code, "zzInjected") == 0,
                 path.c_str());
}

void TestBicep::equalNamesStayApart()
{
    const Files files = webWith([](Stamp &stamp) {
        for (Service &service : stamp.services)
            service.name = "same";
    });
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
    for (const char *part : {"primary", "secondary"}) {
        const std::string values = webFile(files, std::string("values/") + part + ".bicep");
        // Two apps of one region, and the apps of both regions, share a name space.
        QCOMPARE(values.find("'app-same'") == std::string::npos, std::string(part) == "secondary");
    }
}

void TestBicep::aRegionWithoutZonesGetsNone()
{
    const Catalog &catalog = *builtinCatalog();
    const auto none = std::find_if(catalog.regions.begin(), catalog.regions.end(), [](const Region &region) {
        return !region.zones && region.cloud == "public";
    });
    QVERIFY(none != catalog.regions.end());
    const Files files = webWith([&](Stamp &stamp) { stamp.zones.back().region = none->id; });
    const std::string values = webFile(files, "values/secondary.bicep");
    const std::size_t gateway = values.find("\n  agw: {"), plan = values.find("\n  aspStore: {");
    QVERIFY(values.find("zones: []", gateway) != std::string::npos);
    QVERIFY(values.find("zoneRedundant: false", plan) < values.find("\n  }", plan));
    QVERIFY(webFile(files, "values/primary.bicep").find("zones: ['1', '2', '3']") != std::string::npos);
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
}

void TestBicep::oneRegionAloneIsDeployable()
{
    const Files files = webWith([](Stamp &stamp) {
        std::set<ServiceId> gone;
        for (const Service &service : stamp.services) {
            if (service.at == Site::Secondary)
                gone.insert(service.id);
        }
        std::erase_if(stamp.services, [&](const Service &one) { return gone.contains(one.id); });
        std::erase_if(stamp.dependencies, [&](const Dependency &one) {
            return gone.contains(one.from) || gone.contains(one.to);
        });
        stamp.protections.clear();
        stamp.zones.pop_back();
    });
    QVERIFY(!webFile(files, "primary.bicep").empty());
    QVERIFY(webFile(files, "secondary.bicep").empty());
    QVERIFY(webFile(files, "failover.bicepparam").empty());
    QVERIFY(webFile(files, "main.bicep").find("deployPrimary") == std::string::npos);
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
}

void TestBicep::twoEqualRegionsShareOneModule()
{
    const Files files = webWith([](Stamp &stamp) {
        // What stands in one region only goes, and so does the certificate that crosses over.
        const std::set<std::string> single{"log-analytics",        "app-configuration",  "storage-account",
                                           "application-insights", "azure-sql-database", "redis-cache",
                                           "application-gateway",  "front-door",         "dns-zone"};
        std::set<ServiceId> gone;
        for (const Service &service : stamp.services) {
            if (single.contains(service.kind.text))
                gone.insert(service.id);
        }
        for (Service &service : stamp.services)
            std::erase_if(service.parts,
                          [&](const Part &part) { return part.ref && gone.contains(*part.ref); });
        std::erase_if(stamp.services, [&](const Service &one) { return gone.contains(one.id); });
        std::erase_if(stamp.dependencies, [&](const Dependency &one) {
            return gone.contains(one.from) || gone.contains(one.to);
        });
        std::erase_if(stamp.protections, [&](const Protection &one) { return gone.contains(one.service); });
    });
    QVERIFY(!webFile(files, "region.bicep").empty());
    QVERIFY(webFile(files, "primary.bicep").empty() && webFile(files, "secondary.bicep").empty());
    const BicepText main = readBicep(webFile(files, "main.bicep"));
    QCOMPARE(main.moduleFiles.at("primaryRegion"), std::string("region.bicep"));
    QCOMPARE(main.moduleFiles.at("secondaryRegion"), std::string("region.bicep"));
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
}

void TestBicep::oneSubscriptionEach()
{
    const Files files = webWith([](Stamp &stamp) {
        stamp.zones.front().subscription = "11111111-1111-1111-1111-111111111111";
        stamp.zones.back().subscription = "22222222-2222-2222-2222-222222222222";
    });
    QVERIFY(webFile(files, "values/secondary.bicep")
                .find("subscriptionId: '22222222-2222-2222-2222-222222222222'")
            != std::string::npos);
    QVERIFY(
        webFile(files, "secondary.bicep").find("resourceGroup(primary.subscriptionId, primary.resourceGroup)")
        != std::string::npos);
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
}

void TestBicep::anUnknownParameterIsSaidToBeAssumed()
{
    const Files files =
        webWith([](Stamp &stamp) { serviceOf(stamp, "key-vault").parameters.erase("softDeleteDays"); });
    const std::string readme = webFile(files, "README.md");
    const std::size_t assumed = readme.find("## Assumed");
    QVERIFY(assumed != std::string::npos);
    QVERIFY2(readme.find("**kv-store-cus**", assumed) != std::string::npos, readme.c_str());
    QVERIFY(webFile(plainWeb(), "README.md")
                .find("**kv-store-cus**", webFile(plainWeb(), "README.md").find("## Assumed"))
            == std::string::npos);
}

void TestBicep::everyTemplateIsMadeWhole_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(name) << name;
}

void TestBicep::everyTemplateIsMadeWhole()
{
    QFETCH(QString, name);
    const Topology topology = designNamed(name.toStdString());
    const Rendered made = rendered("bicep", requestFor(topology));
    QVERIFY(made.gaps.empty());
    const Files files = filesOf(made);
    const std::vector<std::string> problems = problemsOf(files);
    QVERIFY2(problems.empty(), listed(problems).c_str());
    QCOMPARE(exported("bicep", topology), files);
    for (const auto &[path, text] : files) {
        QVERIFY2(text.find("TODO") == std::string::npos, path.c_str());
        // A secret is a parameter without a default, read from the environment of whoever deploys.
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            const bool secret = line.find("assword: '") != std::string::npos
                || line.find("assword string =") != std::string::npos
                || line.find("listKeys(") != std::string::npos;
            QVERIFY2(!secret, (path + ": " + line).c_str());
        }
    }
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

void TestBicep::aProtectionIsFoundInTheCode_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<QString>("from"); // option of the template
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("file"); // where the setting that implements it stands
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("there");
    const auto row = [](const char *design, const char *from, const char *to, const char *file,
                        const char *text, bool there = true) {
        QTest::newRow((std::string(to) + (there ? " has " : " has not ") + text).c_str())
            << design << from << to << file << text << there;
    };
    row("kubernetes", "read-replica", "read-replica", "secondary.bicep",
        "sourceServerId: primaryLeads ? resourceId(");
    row("kubernetes", "read-replica", "read-replica", "pairing.bicep", "module pgOrdersEndpoint");
    row("kubernetes", "geo-restore", "geo-restore", "secondary.bicep", "module mysqlCatalog ", false);
    row("kubernetes", "geo-restore", "read-replica", "secondary.bicep", "module mysqlCatalog ");
    row("kubernetes", "geo-replication", "geo-replication", "values/primary.bicep", "replicas: ['eastus2']");
    row("kubernetes", "geo-replication", "second-registry-import", "values/primary.bicep",
        "replicas: ['eastus2']", false);
    row("kubernetes", "per-partition-automatic-failover", "multi-region-write", "values/primary.bicep",
        "multipleWrites: true");
    row("kubernetes", "per-partition-automatic-failover", "service-managed-failover", "values/primary.bicep",
        "automaticFailover: true");
    row("kubernetes", "per-partition-automatic-failover", "forced-failover", "values/primary.bicep",
        "automaticFailover: false");
    row("kubernetes", "per-partition-automatic-failover", "strong-multi-region", "values/primary.bicep",
        "consistency: 'Strong'");
    row("kubernetes", "geo-replication-async", "geo-replication-async", "values/primary.bicep",
        "copyRegion: 'eastus2'");
    row("kubernetes", "geo-replication-async", "geo-replication-sync", "values/primary.bicep",
        "lagSeconds: 0");
    row("kubernetes", "geo-replication-async", "dual-publish", "modules/event-hubs.bicep",
        "geoDataReplication", false);
    row("kubernetes", "active-passive", "passive-cold", "secondary.bicep",
        "module aksOrders 'modules/aks-cluster.bicep' = if (fullScale)");
    row("genai", "geo-replication-async", "geo-replication-async", "primary.bicep",
        "homeLeads: activeRegion == 'primary'");
    row("genai", "backup-restore", "multi-region-gateway", "modules/api-management.bicep",
        "additionalLocations:");
    row("genai", "active-per-region", "deallocated-standby", "values/secondary.bicep", "allocated: false");
    row("genai", "active-per-region", "active-per-region", "values/secondary.bicep", "allocated: true");
    row("automation", "rebuild-from-image", "rebuild-from-image", "secondary.bicep",
        "module vmShir1 'modules/virtual-machine.bicep' = if (fullScale)");
    row("automation", "rebuild-from-image", "site-recovery", "secondary.bicep", "module vmShir1 ", false);
    row("automation", "deep-clone", "grs-failover", "values/primary.bicep", "redundancy: 'Standard_GRS'");
}

void TestBicep::aProtectionIsFoundInTheCode()
{
    QFETCH(QString, design);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(bool, there);
    const Files files = filesWith(design.toStdString(), [&](Stamp &stamp) {
        for (Protection &protection : stamp.protections) {
            const ServiceKind *kind = builtinCatalog()->kind(stamp.service(protection.service)->kind);
            if (protection.option.text == from.toStdString() && protection.covers(DisruptionKind::Region)
                && kind->option(OptionId{to.toStdString()}) != nullptr)
                protection.option.text = to.toStdString();
        }
    });
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto &one) {
        const std::string rest = one.first.substr(std::string("iac/bicep/").size());
        return rest.substr(rest.find('/') + 1) == file.toStdString();
    });
    QVERIFY(found != files.end());
    QVERIFY2((found->second.find(text.toStdString()) != std::string::npos) == there, found->second.c_str());
}

void TestBicep::aStampThatCannotBeWiredIsAGap_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("why");
    QTest::newRow("an app without a plan") << Change([](Stamp &stamp) {
        const ServiceId plan = serviceOf(stamp, "app-service-plan").id;
        std::erase_if(stamp.services, [&](const Service &one) { return one.id == plan; });
        std::erase_if(stamp.dependencies,
                      [&](const Dependency &one) { return one.from == plan || one.to == plan; });
        std::erase_if(stamp.protections, [&](const Protection &one) { return one.service == plan; });
    }) << "App Service plan";
    QTest::newRow("a network without a range") << Change([](Stamp &stamp) {
        serviceOf(stamp, "virtual-network").parameters["addressSpace"] = std::string("10.20.0.0/16'}");
    }) << "address range";
    QTest::newRow("a network that is full") << Change([](Stamp &stamp) {
        Service &network = serviceOf(stamp, "virtual-network");
        network.parameters["addressSpace"] = std::string("10.20.0.0/24");
        network.parameters["subnets"] = std::string("workload=10.20.0.0/25;private-endpoints=10.20.0.128/25");
    }) << "no room";
}

void TestBicep::aStampThatCannotBeWiredIsAGap()
{
    QFETCH(Change, change);
    QFETCH(QString, why);
    Topology topology = web();
    Stamp stamp = *topology.stamps.front();
    change(stamp);
    topology.stamps.front() = std::make_shared<const Stamp>(std::move(stamp));
    const Rendered made = rendered("bicep", requestFor(topology));
    QVERIFY(made.files.empty());
    QCOMPARE(made.gaps.size(), std::size_t(1));
    QVERIFY2(QString::fromStdString(made.gaps.front().why).contains(why), made.gaps.front().why.c_str());
}

void TestBicep::everyFragmentOfTheCatalogIsUsed()
{
    for (const ServiceKind &kind : builtinCatalog()->kinds) {
        // What Azure Resource Manager can make has a fragment, and some design here makes it.
        QCOMPARE(kind.fragments.contains("bicep.tmpl"), !kind.armType.empty());
        if (kind.armType.empty())
            continue;
        const std::string design = designWith(kind.id);
        QVERIFY2(!design.empty(), kind.id.text.c_str());
        const Files files = filesWith(design, [](Stamp &) {});
        QVERIFY2(std::any_of(files.begin(), files.end(),
                             [&](const auto &file) {
                                 return file.first.ends_with("modules/" + kind.id.text + ".bicep");
                             }),
                 kind.id.text.c_str());
    }
}

void TestBicep::resourceNamesFollowTheRules_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<int>("longest");
    QTest::addColumn<bool>("hyphens");
    QTest::addColumn<bool>("global");
    QTest::addColumn<QString>("name");
    QTest::newRow("already named after the framework") << "kv-store-cus"
                                                       << "kv" << 24 << true << true << "kv-store-cus";
    QTest::newRow("a title") << "Shop Secrets"
                             << "kv" << 24 << true << true << "kv-shop-secrets";
    QTest::newRow("cut with room for the suffix") << "A very long name for a vault"
                                                  << "kv" << 24 << true << true << "kv-a-very-long-nam";
    QTest::newRow("never a hyphen at the end") << "kv-exactly-here-it"
                                               << "kv" << 22 << true << true << "kv-exactly-here";
    QTest::newRow("letters and digits only") << "Static UI (site)"
                                             << "st" << 24 << false << true << "staticuisite";
    QTest::newRow("nothing that can be kept") << "\u5e97"
                                              << "kv" << 24 << true << true << "kv";
}

void TestBicep::resourceNamesFollowTheRules()
{
    QFETCH(QString, text);
    QFETCH(QString, prefix);
    QFETCH(int, longest);
    QFETCH(bool, hyphens);
    QFETCH(bool, global);
    QFETCH(QString, name);
    const bicep::NameRule rule{2, std::size_t(longest),
                               hyphens ? bicep::NameRule::Shape::Hyphen : bicep::NameRule::Shape::None,
                               global};
    QCOMPARE(QString::fromStdString(bicep::azureName(text.toStdString(), prefix.toStdString(), rule)), name);
}

void TestBicep::addressRangesAreCounted()
{
    using bicep::parseCidr;
    QVERIFY(!parseCidr("10.20.0.0"));
    QVERIFY(!parseCidr("10.20.0.1/16"));
    QVERIFY(!parseCidr("10.256.0.0/16"));
    QVERIFY(!parseCidr("10.20.0.0/33"));
    QVERIFY(!parseCidr("10.20.0.0/16 "));
    const auto space = parseCidr("10.20.0.0/16");
    QVERIFY(space);
    const auto free = bicep::nextFree(*space, {*parseCidr("10.20.0.0/22"), *parseCidr("10.20.8.0/25")}, 24);
    QVERIFY(free);
    QCOMPARE(free->text(), std::string("10.20.9.0/24"));
    QVERIFY(!bicep::nextFree(*space, {*parseCidr("10.20.128.0/17")}, 24));
    const auto last = bicep::nextFree(*parseCidr("255.255.0.0/16"), {*parseCidr("255.255.0.0/17")}, 17);
    QVERIFY(last);
    QCOMPARE(last->text(), std::string("255.255.128.0/17"));
}

QTEST_GUILESS_MAIN(TestBicep)
#include "tst_bicep.moc"
