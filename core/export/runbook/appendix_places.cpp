// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>

/// Appendices that show or name places: pictures, code, people to call outside of the house.
namespace breakwater::paper {

namespace {

/// Normally and after a failover, service by service: the picture in words that a map cannot draw.
void addWhereItRuns(Context &c, const Stamp &stamp)
{
    Table table;
    table.caption = fmt::format("Where {} runs, normally and failed over", stamp.name);
    table.header = {"Service", "Normally", "Failed over", "By"};
    table.widths = {0.22, 0.13, 0.22, 0.43};
    for (const Service &service : stamp.services) {
        if (service.at != Site::Primary)
            continue;
        std::string after = "not served", by = "nothing protects it";
        for (const Protection &p : stamp.protections) {
            if (p.service != service.id || !p.covers(DisruptionKind::Region))
                continue;
            by = c.optionTitle(service, p.option);
            std::vector<std::string> places;
            for (const ServiceId &id : p.counterparts)
                places.push_back(c.serviceName(id));
            for (const ReplicaRegion &replica : p.replicas)
                places.push_back("its replica in " + c.regionTitle(replica.region));
            after = places.empty() ? "restored in " + c.secondaryRegion(stamp) : joined(places);
            break;
        }
        table.rows.push_back(
            {cell(service.name), cell(c.primaryRegion(stamp)), cell(std::move(after)), cell(std::move(by))});
    }
    if (!table.rows.empty())
        c.out.add(std::move(table));
}

} // namespace

void addTopologyPictures(Context &c)
{
    c.out.appendix("Topology pictures", "topology", true);
    for (const Stamp *stamp : c.stamps) {
        c.out.section(stamp->name, "topology-" + stamp->name);
        c.out.add(
            Picture{"topology:" + stamp->id.text, "Topology of " + stamp->name, topologyInWords(c, *stamp)});
        addWhereItRuns(c, *stamp);
    }
}

void addCode(Context &c)
{
    c.out.appendix("Infrastructure code and parameters", "code");
    c.out.say(
        "The export writes code for both regions of every stamp, as Bicep and as Terraform, and the steps "
        "of this runbook as scripts. Keep them where the loss of the primary region does not reach.");
    Table table;
    table.caption = "Where each stamp is deployed";
    table.header = {"Stamp", "Region", "Role", "Subscription", "Resource group"};
    table.widths = {0.22, 0.18, 0.14, 0.24, 0.22};
    for (const Stamp *stamp : c.stamps) {
        for (const LandingZone &zone : stamp->zones) {
            table.rows.push_back(
                {cell(stamp->name), cell(c.regionTitle(zone.region)), cell(std::string(toWord(zone.role))),
                 zone.subscription ? cell(Runs{code(*zone.subscription)}) : cell("not said"),
                 zone.resourceGroup ? cell(Runs{code(*zone.resourceGroup)}) : cell("not said")});
        }
    }
    if (table.rows.empty())
        c.out.say("No stamp of this document has a landing zone.");
    else
        c.out.add(std::move(table));
    const auto files = filesOfCommands(c);
    if (files.empty())
        return;
    Table read;
    read.caption = "Files that commands read";
    read.header = {"File", "First step", "Kept at", "Version"};
    read.widths = {0.4, 0.16, 0.26, 0.18};
    for (const auto &[file, step] : files)
        read.rows.push_back({cell(Runs{code(file)}), cell(step), cell("______________"), cell("________")});
    c.out.add(std::move(read));
}

void addSupport(Context &c)
{
    c.out.appendix("Support and escalation", "support");
    Table table;
    table.caption = "Who is called outside of the house; numbers and contracts are lines to fill";
    table.header = {"Provider", "For", "Contract or plan", "How to reach", "Case number"};
    table.widths = {0.22, 0.28, 0.18, 0.18, 0.14};
    const auto row = [&](std::string who, std::string what) {
        table.rows.push_back({cell(std::move(who)), cell(std::move(what)), cell("______________"),
                              cell("______________"), cell("________")});
    };
    row("Microsoft Azure", "loss of a region or of a platform service; highest severity");
    for (const Stamp *stamp : c.stamps) {
        for (const Service &service : stamp->services) {
            if (service.at == Site::External)
                row(service.name, fmt::format("{} of {}", c.kindTitle(service), stamp->name));
        }
    }
    c.out.add(std::move(table));
    c.out.section("Say this when you call", "support-script");
    c.out.list(std::vector<std::string>{
        "who you are, the subscription and the region, and that production is down;",
        "since when, and what a probe from outside shows;",
        "the tracking number of the provider's own incident, where there is one;",
        "what you are about to do, and by when you need an answer: the end of the time box."});
    c.out.say("No answer by then: go to the next line of the call order. Silence is no reason to wait.");
}

} // namespace breakwater::paper
