// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/workloads/bundle.h"
#include "core/export/workloads/helm.h"
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <functional>

#include <yaml-cpp/yaml.h>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

YAML::Node yamlAt(const Files &files, const std::string &path)
{
    const auto file = files.find(path);
    return file == files.end() ? YAML::Node() : YAML::Load(file->second);
}

/// The file below a folder whose path ends so; empty when there is none.
std::string fileWith(const Files &files, const std::string &folder, const std::string &end)
{
    for (const auto &[path, text] : files) {
        if (path.starts_with(folder) && path.ends_with(end))
            return text;
    }
    return "";
}

QJsonObject jsonAt(const Files &files, const std::string &name)
{
    return QJsonDocument::fromJson(
               QByteArray::fromStdString(fileWith(files, "iac/data-factory/", "/" + name)))
        .object();
}

Files kubernetes(const Change &change = [](Stamp &) {})
{
    return exported("workloads", changed("kubernetes", change));
}

} // namespace

class TestWorkloads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindWithoutAResourceTypeIsReleasedOrListed();
    void aStandbySchedulerWaitsForTheFailover();
    void whatTheDesignDoesNotSayIsAskedFor();
    void optionsOfTheDesignAreInTheValues();
    void jobsHaveOneDefinitionForBothRegions();
    void runtimesAreSpeltAsThePlatformSpellsThem();
    void onlyASchedulePassesForOne();
    void factoriesReachWhatStandsInTheirRegion();
    void linkedServicesReadSecretsFromTheVault();
    void whatAFactoryReachesFollowsTheDesign();
    void namesStayInert_data();
    void namesStayInert();
};

void TestWorkloads::everyKindWithoutAResourceTypeIsReleasedOrListed()
{
    for (const ServiceKind &kind : builtinCatalog()->kinds) {
        const auto text = kind.fragments.find("helm.tmpl");
        if (text == kind.fragments.end())
            continue;
        QVERIFY2(kind.armType.empty(), kind.id.text.c_str());
        const auto fragment = workloads::parseHelm(text->second, kind.id.text);
        QVERIFY2(fragment, kind.id.text.c_str());
        // With nothing but the defaults of the catalog both files can be read.
        Service service;
        for (const std::string &body : {fragment->values, fragment->failover}) {
            const auto values = workloads::renderValues(body, service, kind);
            QVERIFY2(values, kind.id.text.c_str());
            QVERIFY(YAML::Load(*values).IsMap());
        }
    }
    QVERIFY(!workloads::parseHelm("nonsense\n---\na: 1\n", "here"));
    QVERIFY(!workloads::parseHelm("release a\n", "here"));
}

void TestWorkloads::aStandbySchedulerWaitsForTheFailover()
{
    const Files files = kubernetes();
    const std::string folder = "iac/helm/order-platform/";
    QCOMPARE(yamlAt(files, folder + "airflow-cus.yaml")["scheduler"]["replicas"].as<int>(), 2);
    const YAML::Node standby = yamlAt(files, folder + "airflow-eus2.yaml");
    QCOMPARE(standby["scheduler"]["replicas"].as<int>(), 0);
    QCOMPARE(standby["workers"]["replicas"].as<int>(), 0);
    // And grows to the size of the one it stands by for.
    const YAML::Node failover = yamlAt(files, folder + "airflow-eus2-failover.yaml");
    QCOMPARE(failover["scheduler"]["replicas"].as<int>(), 2);
    QCOMPARE(failover["workers"]["replicas"].as<int>(), 6);
    QVERIFY(!files.contains(folder + "airflow-cus-failover.yaml"));
}

void TestWorkloads::whatTheDesignDoesNotSayIsAskedFor()
{
    const Files files = kubernetes();
    const std::string readme = files.at("iac/helm/order-platform/README.md");
    for (const char *key : {"data.metadataSecretName", "data.brokerUrlSecretName", "fernetKeySecretName",
                            "dags.gitSync.repo", "--values airflow-eus2-failover.yaml"})
        QVERIFY2(readme.find(key) != std::string::npos, key);
    for (const auto &[path, text] : files)
        QVERIFY2(text.find("password:") == std::string::npos
                     || text.find("assword: password") == std::string::npos
                     || text.find("existingSecret") != std::string::npos,
                 path.c_str());
    const Files without = kubernetes([](Stamp &stamp) {
        for (Service &service : stamp.services) {
            if (service.kind.text == "airflow")
                service.parameters["broker"] = std::string("none");
        }
    });
    QVERIFY(without.at("iac/helm/order-platform/README.md").find("brokerUrlSecretName") == std::string::npos);
}

void TestWorkloads::optionsOfTheDesignAreInTheValues()
{
    const auto valuesWith = [](const std::string &key, ParameterValue value) {
        const Files files = kubernetes([&](Stamp &stamp) {
            for (Service &service : stamp.services) {
                if (service.kind.text == "airflow" && service.at == Site::Primary)
                    service.parameters[key] = value;
            }
        });
        return yamlAt(files, "iac/helm/order-platform/airflow-cus.yaml");
    };
    QCOMPARE(valuesWith("executor", std::string("KubernetesExecutor"))["executor"].as<std::string>(),
             std::string("KubernetesExecutor"));
    QVERIFY(!valuesWith("executor", std::string("KubernetesExecutor"))["workers"]);
    QCOMPARE(valuesWith("workers", 9.0)["workers"]["replicas"].as<int>(), 9);
    QCOMPARE(valuesWith("dagSync", std::string("image"))["dags"]["gitSync"]["enabled"].as<bool>(), false);
    QVERIFY(!valuesWith("logStore", std::string("volume"))["config"]);
    QCOMPARE(valuesWith("state", std::string("stopped"))["scheduler"]["replicas"].as<int>(), 0);
}

void TestWorkloads::jobsHaveOneDefinitionForBothRegions()
{
    const Files files = exported("workloads", designNamed("automation"));
    const auto bundle = std::find_if(
        files.begin(), files.end(), [](const auto &file) { return file.first.ends_with("/databricks.yml"); });
    QVERIFY(bundle != files.end());
    const YAML::Node root = YAML::Load(bundle->second);
    QCOMPARE(root["targets"]["primary"]["variables"]["schedules"].as<std::string>(), std::string("UNPAUSED"));
    QCOMPARE(root["targets"]["secondary"]["variables"]["schedules"].as<std::string>(), std::string("PAUSED"));
    const YAML::Node jobs = root["resources"]["jobs"];
    QCOMPARE(jobs.size(), std::size_t(2));
    const YAML::Node ingest = jobs["job-ingest-cus"];
    QCOMPARE(ingest["schedule"]["quartz_cron_expression"].as<std::string>(), std::string("0 0 * * * ?"));
    QCOMPARE(ingest["schedule"]["pause_status"].as<std::string>(), std::string("${var.schedules}"));
    const YAML::Node cluster = ingest["job_clusters"][0]["new_cluster"];
    QCOMPARE(cluster["spark_version"].as<std::string>(), std::string("15.4.x-scala2.12"));
    QCOMPARE(cluster["autoscale"]["max_workers"].as<int>(), 4);
    // What the design does not say is listed.
    const std::string readme = files.at(bundle->first.substr(0, bundle->first.rfind('/')) + "/README.md");
    QVERIFY(readme.find("job-ingest-cus: Its tasks stand in the repository") != std::string::npos);
}

void TestWorkloads::runtimesAreSpeltAsThePlatformSpellsThem()
{
    QCOMPARE(workloads::sparkVersion("15.4 LTS"), std::string("15.4.x-scala2.12"));
    QCOMPARE(workloads::sparkVersion("17.3 LTS"), std::string("17.3.x-scala2.13"));
    for (const char *other : {"", "latest", "15", "15.", "15.4 LTS ML", "15.4; rm", "a.b", "15.4.1"})
        QCOMPARE(workloads::sparkVersion(other), std::string());
}

void TestWorkloads::onlyASchedulePassesForOne()
{
    QVERIFY(workloads::isQuartz("0 0/15 * * * ?"));
    QVERIFY(workloads::isQuartz("0 30 1 ? * MON-FRI"));
    for (const char *other :
         {"", "hourly", "0 0 * * *", "${var.x} 0 * * * ?", "0 0 * * * ?\n", " 0 0 * * * ?"})
        QVERIFY2(!workloads::isQuartz(other), other);
}

void TestWorkloads::factoriesReachWhatStandsInTheirRegion()
{
    const Files files = exported("workloads", designNamed("automation"));
    const QJsonObject primary = jsonAt(files, "adf-data-cus.primary.json")["parameters"].toObject();
    const QJsonObject secondary = jsonAt(files, "adf-data-cus.secondary.json")["parameters"].toObject();
    const auto value = [](const QJsonObject &list, const char *name) {
        return list[QString(name)].toObject()["value"].toString();
    };
    QCOMPARE(value(primary, "factory"), "adf-data-cus");
    QCOMPARE(value(secondary, "factory"), "adf-data-eus2");
    QCOMPARE(value(primary, "lake"), "lakedatacus");
    QCOMPARE(value(secondary, "lake"), "lakedataeus2");
    QCOMPARE(value(secondary, "vault_kvdata"), "kv-data-eus2");
    QCOMPARE(value(secondary, "runtime"), "shir-data-eus2");
    // A failover group has one name in both regions.
    QCOMPARE(value(primary, "reports_database"), "fog-reports");
    QCOMPARE(value(secondary, "reports_database"), "fog-reports");
    // Each file answers what the template asks, but for what no design says.
    const QJsonObject asked = jsonAt(files, "adf-data-cus.json")["parameters"].toObject();
    for (const QJsonObject &answers : {primary, secondary}) {
        for (const QString &name : answers.keys())
            QVERIFY2(asked.contains(name), qPrintable(name));
        QStringList open = asked.keys();
        open.removeIf([&](const QString &name) {
            return answers.contains(name) || asked[name].toObject().contains("defaultValue");
        });
        QCOMPARE(open, QStringList{"databricksAddress"});
    }
    const std::string readme = fileWith(files, "iac/data-factory/", "/README.md");
    QVERIFY(readme.find("`databricksAddress`: Address of Databricks") != std::string::npos);
    QVERIFY(readme.find("a trigger starts a pipeline, and no design says which") != std::string::npos);
    QVERIFY(readme.find("--parameters @adf-data-cus.secondary.json") != std::string::npos);
}

void TestWorkloads::linkedServicesReadSecretsFromTheVault()
{
    const Files files = exported("workloads", designNamed("automation"));
    std::map<QString, QJsonObject> services;
    for (const QJsonValue &one : jsonAt(files, "adf-data-cus.json")["resources"].toArray()) {
        const QString name = one["name"].toString();
        services[name.mid(name.indexOf('/') + 1).section('\'', 0, 0)] = one.toObject();
    }
    QCOMPARE(services.size(), std::size_t(5));
    const QJsonObject erp = services.at("erp")["properties"].toObject();
    QCOMPARE(erp["type"].toString(), "SqlServer");
    const QJsonObject secret = erp["typeProperties"].toObject()["connectionString"].toObject();
    QCOMPARE(secret["type"].toString(), "AzureKeyVaultSecret");
    QCOMPARE(secret["secretName"].toString(), "erp-connection");
    const QString store = secret["store"].toObject()["referenceName"].toString();
    QCOMPARE(services.at(store)["properties"].toObject()["type"].toString(), "AzureKeyVault");
    QVERIFY(services.at("erp")["dependsOn"].toArray().at(0).toString().contains(store));
    // What stands on premises is reached by the runtime there, what stands in Azure by the one in Azure.
    QCOMPARE(erp["connectVia"].toObject()["referenceName"].toString(), "[parameters('runtime')]");
    const QJsonObject lake = services.at("lake")["properties"].toObject();
    QCOMPARE(lake["connectVia"].toObject()["referenceName"].toString(), "azure");
    QCOMPARE(lake["typeProperties"].toObject()["credential"].toObject()["referenceName"].toString(),
             "identity");
    const std::string text = fileWith(files, "iac/data-factory/", "/adf-data-cus.json");
    for (const char *secretWord : {"accountKey", "password", "accessToken"})
        QVERIFY2(text.find(secretWord) == std::string::npos, secretWord);
}

void TestWorkloads::whatAFactoryReachesFollowsTheDesign()
{
    const auto with = [](const std::function<void(Part &)> &change) {
        return exported("workloads", changed("automation", [&](Stamp &stamp) {
                            for (Service &service : stamp.services) {
                                for (Part &part : service.parts) {
                                    if (part.kind == "linked-service")
                                        change(part);
                                }
                            }
                        }));
    };
    // An address that follows the region is looked up, and nobody is asked.
    const Files followed = with([](Part &part) { part.parameters["endpoint"] = std::string("parameter"); });
    const std::string text = fileWith(followed, "iac/data-factory/", "/adf-data-cus.json");
    QVERIFY(text.find("reference(resourceId('Microsoft.Databricks/workspaces'") != std::string::npos);
    QVERIFY(text.find("databricksAddress") == std::string::npos);
    // What the design does not say is listed, and never made up.
    const Files unknown = with([](Part &part) {
        part.parameters["connector"] = std::string("Salesforce");
        part.parameters["endpoint"] = std::string("parameter");
    });
    QCOMPARE(fileWith(unknown, "iac/data-factory/", "/adf-data-cus.json"), std::string());
    const std::string readme = fileWith(unknown, "iac/data-factory/", "/README.md");
    QVERIFY(readme.find("how the connector \"Salesforce\" reaches it") != std::string::npos);
}

void TestWorkloads::namesStayInert_data()
{
    addNastyRows();
    QTest::newRow("a variable of a bundle") << QByteArray("${workspace.current_user.userName}");
    QTest::newRow("a key of YAML") << QByteArray("x\"\nzzInjected: true\n");
}

void TestWorkloads::namesStayInert()
{
    QFETCH(QByteArray, name);
    const std::string nasty(name.data(), std::size_t(name.size()));
    for (const char *design : {"automation", "kubernetes", "genai"}) {
        const Files files =
            exported("workloads", changed(design, [&](Stamp &stamp) { spoil(stamp, nasty); }));
        QVERIFY(!files.empty());
        for (const auto &[path, text] : files) {
            QVERIFY2(path.find("..") == std::string::npos, path.c_str());
            if (path.ends_with(".md"))
                continue;
            const YAML::Node root = YAML::Load(text);
            QVERIFY2(root.IsMap(), path.c_str());
            QVERIFY2(!root["zzInjected"], path.c_str());
            QVERIFY2(text.find("${workspace") == std::string::npos
                         || text.find("${workspace") < text.find("\n\n"),
                     path.c_str());
        }
    }
}

QTEST_GUILESS_MAIN(TestWorkloads)
#include "tst_workloads.moc"
