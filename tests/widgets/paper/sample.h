// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/load.h"
#include "core/export/runbook/document.h"
#include "core/model/topology.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

/// A small web workload and a runbook of it, made in code: what the tests of this folder lay out and print.
namespace breakwater::sample {

inline Service service(const char *id, const char *kind, const char *name, Site at,
                       std::vector<std::string> tags = {})
{
    Service service;
    service.id.text = id;
    service.kind.text = kind;
    service.name = name;
    service.at = at;
    service.zones = std::vector<int>{1, 2, 3};
    service.tags = std::move(tags);
    return service;
}

inline Dependency needs(const char *id, const char *from, const char *to,
                        DependencyType type = DependencyType::Calls, bool hard = true)
{
    Dependency dependency;
    dependency.id.text = id;
    dependency.from.text = from;
    dependency.to.text = to;
    dependency.type = type;
    dependency.hard = hard;
    return dependency;
}

inline Protection protects(const char *id, const char *who, const char *option,
                           std::vector<ServiceId> counterparts)
{
    Protection protection;
    protection.id.text = id;
    protection.service.text = who;
    protection.option.text = option;
    protection.against = {DisruptionKind::Region};
    protection.counterparts = std::move(counterparts);
    return protection;
}

inline Stamp storefront()
{
    Stamp stamp;
    stamp.id.text = "stamp-web1";
    stamp.type = StampType::Web;
    stamp.name = "Storefront";
    stamp.criticality = 1;
    stamp.strategy = Strategy::WarmStandby;
    stamp.objectives.byDisruption[DisruptionKind::Region] = Target{Minutes(60), Minutes(15), {}, {}};
    stamp.zones = {{ZoneRole::Primary, {"centralus"}}, {ZoneRole::Secondary, {"eastus2"}}};
    stamp.services = {service("afd-1", "front-door", "afd-contoso", Site::Global),
                      service("agw-1", "application-gateway", "agw-cus", Site::Primary),
                      service("agw-2", "application-gateway", "agw-eus2", Site::Secondary),
                      service("api-1", "app-service", "api-public-cus", Site::Primary),
                      service("api-2", "app-service", "api-public-eus2", Site::Secondary),
                      service("id-1", "managed-identity", "id-store-cus", Site::Primary, {"base"}),
                      service("kv-1", "key-vault", "kv-store-cus", Site::Primary),
                      service("pay-1", "generic", "Payment provider", Site::External),
                      service("sql-1", "azure-sql-database", "sql-orders-cus", Site::Primary),
                      service("sql-2", "azure-sql-database", "sql-orders-eus2", Site::Secondary),
                      service("st-1", "storage-account", "stsitecus", Site::Primary),
                      service("vnet-1", "virtual-network", "vnet-store-cus", Site::Primary, {"base"})};
    stamp.dependencies = {needs("dep-1", "afd-1", "agw-1", DependencyType::Routes),
                          needs("dep-2", "afd-1", "agw-2", DependencyType::Routes),
                          needs("dep-3", "agw-1", "api-1"),
                          needs("dep-4", "agw-2", "api-2"),
                          needs("dep-5", "api-1", "sql-1", DependencyType::Writes),
                          needs("dep-6", "api-2", "sql-2", DependencyType::Writes),
                          needs("dep-7", "api-1", "kv-1", DependencyType::ReadsSecret),
                          needs("dep-8", "api-1", "pay-1", DependencyType::Calls, false),
                          needs("dep-9", "api-1", "st-1", DependencyType::Reads, false)};
    stamp.dependencies[0].route = Route{1, 1000, true, {}, {}};
    stamp.dependencies[1].route = Route{2, 1000, true, {}, {}};
    stamp.protections = {protects("prot-1", "sql-1", "failover-group", {{"sql-2"}}),
                         protects("prot-2", "api-1", "warm-standby", {{"api-2"}}),
                         protects("prot-3", "st-1", "ra-gzrs-failover", {})};
    stamp.protections[2].replicas = {ReplicaRegion{{"eastus2"}, {}, Access::Read, {}}};
    return stamp;
}

inline Layout storefrontLayout()
{
    Layout layout;
    layout.stamp.text = "stamp-web1";
    layout.cards = {{{"afd-1"}, {120, 0}}, {{"agw-1"}, {24, 0}},   {{"api-1"}, {24, 76}},
                    {{"kv-1"}, {24, 152}}, {{"sql-1"}, {228, 76}}, {{"st-1"}, {228, 0}},
                    {{"agw-2"}, {216, 0}}, {{"api-2"}, {216, 76}}, {{"sql-2"}, {12, 76}},
                    {{"pay-1"}, {120, 0}}};
    return layout;
}

inline Snapshot snapshotOf(std::vector<Stamp> stamps, std::vector<Layout> layouts)
{
    auto topology = std::make_shared<Topology>();
    auto engagement = std::make_shared<Engagement>();
    engagement->name = "Contoso Storefront";
    engagement->client = "Contoso";
    topology->engagement = engagement;
    for (Stamp &stamp : stamps)
        topology->stamps.push_back(std::make_shared<const Stamp>(std::move(stamp)));
    for (Layout &layout : layouts)
        topology->layouts.push_back(std::make_shared<const Layout>(std::move(layout)));
    return {
        topology, builtinCatalog(),
        std::chrono::year_month_day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}}};
}

inline Snapshot snapshot()
{
    return snapshotOf({storefront()}, {storefrontLayout()});
}

inline const std::vector<std::string> &commands()
{
    static const std::vector<std::string> list = {
        "az afd origin update --resource-group ${RG_GLOBAL} --profile-name ${AFD_PROFILE} "
        "--origin-group-name ${AFD_GROUP} "
        "--origin-name ${ORIGIN_CUS} --enabled-state Disabled",
        "az storage account show --resource-group ${RG_PRIMARY} --name ${STORAGE} --expand "
        "geoReplicationStats --query "
        "geoReplicationStats.lastSyncTime --output tsv",
        "az sql failover-group set-primary --resource-group ${RG_SECONDARY} --server ${SQL_SECONDARY} --name "
        "${FOG} "
        "--allow-data-loss",
        "az keyvault certificate list --vault-name ${KV_SECONDARY} --query \"[].{name:name, "
        "expires:attributes.expires, "
        "enabled:attributes.enabled, thumbprint:x509ThumbprintHex, efficient:'office workflow'}\" --output "
        "table",
        "curl --fail --silent --show-error --max-time 10 https://${HOST}/healthz && [ \"$x\" != 1 ] && echo "
        "'a => b'"};
    return list;
}

inline paper::StepRow step(int phase, int number, const std::string &command, const std::string &marker)
{
    const std::string label = "F-0" + std::to_string(phase) + "." + std::to_string(number);
    paper::StepRow row;
    row.anchor = "step-" + std::to_string(phase) + "-" + std::to_string(number);
    row.number = label;
    row.key =
        "azure-sql-database-w1mv/failover-group/row-" + std::to_string(phase) + "-" + std::to_string(number);
    row.marker = marker;
    row.tPlus = "T+" + std::to_string(phase * 3);
    row.after = phase == 1 ? "declaration" : "after F-01.1";
    if (phase > 1)
        row.afterLinks = {{"after ", {}, {}}, {"F-01.1", {}, "#step-1-1"}};
    row.duration = "1 / 5 min";
    row.owner = "Database administrator";
    row.action = "Promote sql-orders in East US 2, accepting data loss.";
    row.verification = "replicationRole is Primary on the East US 2 server.";
    row.rollback = "None: point of no return.";
    row.critical = number % 2 == 1;
    if (!command.empty())
        row.command = paper::CommandText{command, "bash", number % 3 == 0};
    if (marker == "MANUAL")
        row.missing = paper::ToComplete{"Platform lead", "names of the pipelines"};
    return row;
}

inline paper::StepTable stepTable(int phases)
{
    static const std::string markers[] = {"AUTO", "MANUAL", "DECISION", "HOLD"};
    paper::StepTable table;
    for (int phase = 1; phase <= phases; ++phase) {
        paper::StepTable::Group group{
            "Data " + std::to_string(phase), "T+" + std::to_string(phase * 3) + " to T+20", {}};
        for (int number = 1; number <= 5; ++number)
            group.rows.push_back(step(
                phase, number, number == 2 ? std::string() : commands()[static_cast<std::size_t>(number - 1)],
                markers[static_cast<std::size_t>((number + 3) % 4)]));
        // The second command stands in the first phase only.
        if (phase == 1)
            group.rows[1].command = paper::CommandText{commands()[1], "bash", true};
        table.groups.push_back(std::move(group));
    }
    return table;
}

inline paper::Document runbook()
{
    using namespace paper;
    Document document;
    document.title = "Storefront";
    document.subtitle = "Failover from Central US to East US 2 when the region is lost";
    document.client = "Contoso";
    document.classification = "confidential";
    document.version = "1.3";
    document.author = "Platform lead";
    document.keywords = {"disaster recovery", "failover runbook", "Storefront"};
    document.designHash = "7c1e94af00112233445566778899aabbccddeeff00112233445566778899aabb";
    document.asOf = "2026-11-20";
    document.catalogVersion = "2026-11";
    document.writer = "Breakwater 0.1.0";
    document.cover = {
        {"Client", "Contoso"},       {"Classification", "confidential"}, {"Version", "1.3"},
        {"Design hash", "7c1e94af"}, {"Assessed on", "2026-11-20"},      {"Owner", "Platform lead"},
        {"Approver", "not said"},    {"Next review", "2027-05-20"}};
    document.figures = {{"Recovery time, planned", "48 min", "12 min under target", Cell::Mark::Ok},
                        {"Data lost, worst store", "5 s", "of 15 min", Cell::Mark::Ok},
                        {"To complete before use", "3", "boxed, owner named", Cell::Mark::Warning}};
    document.timeBar = {{5, 10, 33, 60, false}};
    document.missing = {{"F-01.2", "step-1-2", "Names of the pipelines to freeze", "Platform lead"},
                        {"Part 3", "purpose", "Deputy incident commander and reach", "Commander"}};
    document.toComplete = 2;
    document.signatures = {"Prepared by, signature", "Approved by, signature"};
    auto &b = document.blocks;
    b.push_back(Heading{1, "1", "Emergency card", "card", false, true});
    b.push_back(Paragraph{
        {{"Use this page. Everything else is in ", {}, {}}, {"part 3", {}, "#failover"}, {".", {}, {}}}});
    b.push_back(Heading{2, "", "It is a disaster when", "card-when"});
    b.push_back(List{false,
                     {plain("no healthy probe from Central US for 5 min, and"),
                      plain("no fix is promised within 20 min.")}});
    b.push_back(Heading{2, "", "First five steps", "card-steps"});
    b.push_back(Table{"",
                      {"Clock", "Do", "Who"},
                      {0.15, 0.6, 0.25},
                      {},
                      {{{plain("T+0")}, {plain("Freeze the release pipelines")}, {plain("Platform lead")}},
                       {{plain("T+3")}, {plain("Promote sql-orders in East US 2")}, {plain("Data lead")}}}});
    b.push_back(Heading{1, "2", "Purpose and objectives", "purpose"});
    std::string prose;
    for (int i = 0; i < 12; ++i)
        prose += "An efficient office workflow flows first through the final finder, which is difficult to "
                 "affix. ";
    b.push_back(Paragraph{plain(prose)});
    b.push_back(ToComplete{"Platform lead", "what counts as a disaster"});
    b.push_back(Heading{2, "2.1", "Topology", "topology"});
    b.push_back(Picture{"topology:stamp-web1", "Topology of Storefront",
                        "Front Door sends traffic to two gateways."});
    b.push_back(Heading{2, "2.2", "Figures", "figures"});
    Table figures{
        "Recovery of each store", {"Store", "RPO", "Target", "Source"}, {}, {false, true, true, false}, {}};
    for (int i = 0; i < 60; ++i)
        figures.rows.push_back(
            {{plain("sql-orders-" + std::to_string(i))},
             {plain("5 s"), i % 2 ? Cell::Mark::Ok : Cell::Mark::Error},
             {plain("15 min")},
             {{{"documented", {}, "https://learn.example.com/azure/page-" + std::to_string(i)}}}});
    b.push_back(std::move(figures));
    b.push_back(CommandText{"export RG_SECONDARY=rg-store-eus2", "bash", false});
    b.push_back(Form{"Event log", {"Region lost at", "Declared, T+0, at", "Restored at"}});
    b.push_back(Heading{1, "3", "Failover procedure", "failover", true});
    b.push_back(Heading{2, "3.1", "Steps", "steps"});
    b.push_back(stepTable(4));
    b.push_back(Heading{1, "4", "Findings", "findings"});
    b.push_back(Paragraph{plain("None.")});
    return document;
}

} // namespace breakwater::sample
