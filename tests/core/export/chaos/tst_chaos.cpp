// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/chaos/experiment.h"
#include "core/export/quote.h"
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_rows.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace breakwater;
using namespace breakwater::tests;
using nlohmann::json;

namespace {

json experimentIn(const json &whole)
{
    for (const json &resource : whole["resources"]) {
        if (resource["type"] == "Microsoft.Chaos/experiments")
            return resource;
    }
    return {};
}

json templateFor(const Topology &topology)
{
    for (const auto &[path, text] : exported("chaos", topology)) {
        if (path.ends_with("region-loss.json"))
            return json::parse(text);
    }
    return {};
}

std::set<std::string> urnsIn(const json &whole)
{
    std::set<std::string> urns;
    const json experiment = experimentIn(whole);
    for (const json &branch : experiment["properties"]["steps"][0]["branches"])
        urns.insert(branch["actions"][0]["name"].get<std::string>());
    return urns;
}

} // namespace

class TestChaos : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFaultOfTheCatalogCanBeRead();
    void theDrillTakesAwayWhatItCan();
    void everyActionHasItsTargetsAndRights();
    void whatIsNotTakenAwayIsListedWithTheReason();
    void beyondTheLimitsIsRefused();
    void aStampWithoutAFaultIsAGap();
    void namesStayInert_data();
    void namesStayInert();
};

void TestChaos::everyFaultOfTheCatalogCanBeRead()
{
    int faults = 0;
    for (const ServiceKind &kind : builtinCatalog()->kinds) {
        const auto text = kind.fragments.find("chaos.tmpl");
        if (text == kind.fragments.end())
            continue;
        const auto fault = chaos::parseFault(text->second, kind.id.text);
        QVERIFY2(fault, kind.id.text.c_str());
        // Each says which page it rests on.
        QVERIFY2(text->second.find("https://learn.microsoft.com/") != std::string::npos,
                 kind.id.text.c_str());
        faults += fault->refused.empty() ? 1 : 0;
    }
    QVERIFY(faults >= 5);
    QVERIFY(!chaos::parseFault("nonsense x\n", "here"));
    QVERIFY(!chaos::parseFault("target Microsoft-AppService\n", "here"));
}

void TestChaos::theDrillTakesAwayWhatItCan()
{
    const json whole = templateFor(designNamed("kubernetes"));
    const std::set<std::string> urns = urnsIn(whole);
    QVERIFY(urns.contains("urn:csci:microsoft:azureKubernetesServiceChaosMesh:podChaos/2.2"));
    QVERIFY(urns.contains("urn:csci:microsoft:cosmosDB:failover/1.0"));
    QVERIFY(whole["parameters"].contains("namespaces"));
    // Writes move to the region that the design names, as people name it.
    QVERIFY(whole.dump().find("\"East US 2\"") != std::string::npos);
    const json multi = templateFor(changed("kubernetes", [](Stamp &stamp) {
        for (Service &service : stamp.services) {
            if (service.kind.text == "cosmos-db")
                service.parameters["writeMode"] = std::string("multi");
        }
    }));
    QVERIFY(!urnsIn(multi).contains("urn:csci:microsoft:cosmosDB:failover/1.0"));
}

void TestChaos::everyActionHasItsTargetsAndRights()
{
    for (const std::string &design : designNames()) {
        const json whole = templateFor(designNamed(design));
        if (whole.is_null())
            continue;
        const json experiment = experimentIn(whole);
        std::set<std::string> selectors;
        std::size_t targets = 0;
        for (const json &selector : experiment["properties"]["selectors"]) {
            selectors.insert(selector["id"].get<std::string>());
            targets += selector["targets"].size();
        }
        for (const json &branch : experiment["properties"]["steps"][0]["branches"])
            QVERIFY(selectors.contains(branch["actions"][0]["selectorId"].get<std::string>()));
        const auto count = [&](const char *type) {
            return std::size_t(std::count_if(whole["resources"].begin(), whole["resources"].end(),
                                             [&](const json &one) { return one["type"] == type; }));
        };
        QCOMPARE(count("Microsoft.Chaos/targets"), targets);
        QCOMPARE(count("Microsoft.Chaos/targets/capabilities"), targets);
        QVERIFY(count("Microsoft.Authorization/roleAssignments") >= targets);
        // Nothing runs by itself.
        QVERIFY(whole.dump().find("startOnCreation") == std::string::npos);
    }
}

void TestChaos::whatIsNotTakenAwayIsListedWithTheReason()
{
    for (const auto &[path, text] : exported("chaos", designNamed("web"))) {
        if (!path.ends_with("README.md"))
            continue;
        for (const Service &service : designNamed("web").stamps.front()->services) {
            const ServiceKind *kind = builtinCatalog()->kind(service.kind);
            if (service.at == Site::Primary && kind != nullptr && !kind->armType.empty())
                QVERIFY2(text.find(quote::markdown(service.name)) != std::string::npos, service.name.c_str());
        }
        QVERIFY(text.find("trusted services of Azure") != std::string::npos);
    }
}

void TestChaos::beyondTheLimitsIsRefused()
{
    chaos::Experiment experiment;
    QVERIFY(!chaos::beyondLimits(experiment).empty());
    experiment.actions.resize(chaos::kActionsAnExperiment);
    QVERIFY(chaos::beyondLimits(experiment).empty());
    experiment.length = chaos::kLongestAction;
    QVERIFY(chaos::beyondLimits(experiment).empty());
    experiment.length = chaos::kLongestAction + Minutes{1};
    QVERIFY(chaos::beyondLimits(experiment).find("721 minutes") != std::string::npos);
    experiment.length.reset();
    experiment.actions.resize(chaos::kActionsAnExperiment + 1);
    QVERIFY(chaos::beyondLimits(experiment).find("10 actions") != std::string::npos);
}

void TestChaos::aStampWithoutAFaultIsAGap()
{
    const Rendered made = rendered("chaos", requestFor(changed("web", [](Stamp &stamp) {
                                       for (Service &service : stamp.services) {
                                           if (service.kind.text == "app-service")
                                               service.at = Site::Secondary;
                                       }
                                   })));
    for (const OutputFile &file : made.files)
        QVERIFY(!file.path.generic_string().ends_with("region-loss.json")
                || file.bytes.find("appService:stop") == std::string::npos);
    QVERIFY(!made.gaps.empty() || !made.files.empty());
}

void TestChaos::namesStayInert_data()
{
    addNastyRows();
    QTest::newRow("an expression of a template") << QByteArray("[deployment().zzInjected]");
}

void TestChaos::namesStayInert()
{
    QFETCH(QByteArray, name);
    const std::string nasty(name.data(), std::size_t(name.size()));
    const json plain = templateFor(designNamed("kubernetes"));
    const json whole = templateFor(changed("kubernetes", [&](Stamp &stamp) { spoil(stamp, nasty); }));
    QVERIFY(whole.is_object());
    QVERIFY(urnsIn(whole).contains("urn:csci:microsoft:azureKubernetesServiceChaosMesh:podChaos/2.2"));
    QVERIFY(plain["resources"].size() >= whole["resources"].size());
    const std::string description = whole["metadata"]["description"].get<std::string>();
    QVERIFY(!description.starts_with('[') || description.starts_with("[["));
    for (const json &resource : whole["resources"])
        QVERIFY(resource.dump().find("zzInjected") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
