// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/workloads/bundle.h"
#include "core/export/workloads/helm.h"
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_rows.h"

#include <QTest>

#include <algorithm>

#include <yaml-cpp/yaml.h>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

YAML::Node yamlAt(const Files &files, const std::string &path)
{
    const auto file = files.find(path);
    return file == files.end() ? YAML::Node() : YAML::Load(file->second);
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
