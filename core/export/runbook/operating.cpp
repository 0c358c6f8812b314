// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <set>

/// Operating while failed over: from the declaration of the recovery to the way back.
namespace breakwater::paper {

namespace {

/// Parameters that say how much a service can take.
constexpr const char *kSizes[] = {"sku",   "tier",      "capacity", "instances",   "replicas",
                                  "nodes", "nodeCount", "vCores",   "minReplicas", "units"};

std::string sizeText(const Service &service)
{
    std::vector<std::string> words;
    for (const char *key : kSizes) {
        if (const ParameterValue *value = service.parameter(key))
            words.push_back(fmt::format("{} {}", key, parameterText(*value)));
    }
    return joined(words);
}

/// Services whose stand-in is of another size, as the design has it.
void addCapacityGaps(Context &c)
{
    Table table;
    table.caption = "Where the stand-in is of another size than the original, as designed";
    table.header = {"Service", "Size", "Stand-in", "Size"};
    table.widths = {0.26, 0.24, 0.26, 0.24};
    for (const Stamp *stamp : c.stamps) {
        for (const Protection &p : stamp->protections) {
            const Service *own = stamp->service(p.service);
            if (own == nullptr || !p.covers(DisruptionKind::Region))
                continue;
            for (const ServiceId &id : p.counterparts) {
                const auto other = c.index.find(id);
                if (!other)
                    continue;
                const std::string mine = sizeText(*own), theirs = sizeText(*other.service);
                if (mine != theirs)
                    table.rows.push_back({cell(own->name), cell(mine.empty() ? "not said" : mine),
                                          cell(other.service->name),
                                          cell(theirs.empty() ? "not said" : theirs)});
            }
        }
    }
    c.out.section("Capacity", "operating-capacity");
    if (table.rows.empty())
        c.out.say("No stand-in of this design is of another size than what it stands in for.");
    else
        c.out.add(std::move(table));
    c.out.say(
        "Watch use against the quota of the region that serves now; raise the quota before it is needed.");
}

void addDegradedModes(Context &c)
{
    Table table;
    table.caption = "Degraded modes of the design";
    table.header = {"Stamp", "Mode", "Still served", "Given up", "Active since"};
    table.widths = {0.15, 0.17, 0.26, 0.26, 0.16};
    for (const Stamp *stamp : c.stamps) {
        for (const DegradedMode &mode : stamp->degradedModes)
            table.rows.push_back({cell(stamp->name), cell(mode.name), cell(joined(mode.serves, "; ")),
                                  cell(joined(mode.loses, "; ")), cell("____ : ____")});
    }
    c.out.section("Degraded modes", "operating-modes");
    if (table.rows.empty())
        c.out.say("The design has no degraded mode: what is not served in full is not served.");
    else
        c.out.add(std::move(table));
}

/// What stands between the estate and a second loss: every copy that has to be built again.
void addReprotection(Context &c, const Context &back)
{
    c.out.section("Protection against a second loss", "operating-protection");
    c.out.say("Until these copies are current again, the loss of the region that serves now is final.");
    Table table;
    table.caption = "Copies to rebuild, before anything else may be changed";
    table.header = {"Step", "Copy", "Takes", "Owner", "Current since"};
    table.widths = {0.1, 0.4, 0.18, 0.18, 0.14};
    std::set<std::size_t> blocks;
    for (const StepPlace &step : back.steps()) {
        const PlanBlock &block = back.blockOf(step);
        if (block.kind != PlanBlock::Kind::Copy || !blocks.insert(step.block).second)
            continue;
        const PlanRow &row = back.rowOf(step);
        table.rows.push_back({cell(Runs{link(row.number, "#" + step.anchor)}), cell(block.title),
                              cell(expectedAndMax(block.time)), cell(row.ownerTitle), cell("____ : ____")});
    }
    if (table.rows.empty())
        c.out.say("The plan of the way back rebuilds no copy.");
    else
        c.out.add(std::move(table));
}

void addBackups(Context &c)
{
    Table table;
    table.caption = "Backups that ran from the region that was left: turn them on where the data is now";
    table.header = {"Store", "How", "Via", "On since"};
    table.widths = {0.3, 0.34, 0.2, 0.16};
    for (const Stamp *stamp : c.stamps) {
        for (const Protection &p : stamp->protections) {
            const Service *own = stamp->service(p.service);
            const bool againstDamage =
                p.covers(DisruptionKind::Corruption) || p.covers(DisruptionKind::Deletion);
            if (own == nullptr || own->at != Site::Primary || !againstDamage)
                continue;
            table.rows.push_back({cell(own->name), cell(c.optionTitle(*own, p.option)),
                                  cell(p.via ? c.serviceName(*p.via) : "its own"), cell("____ : ____")});
        }
    }
    c.out.section("Backups", "operating-backups");
    if (table.rows.empty())
        c.out.box(c.planOwner(), "backups against corruption and deletion: the design has none");
    else
        c.out.add(std::move(table));
}

} // namespace

void addOperating(Context &c, Context &back)
{
    c.out.part("Operating while failed over", "operating");
    c.out.say("From the declaration of the recovery to the way back. Read it at every shift handover.");
    addCapacityGaps(c);
    addDegradedModes(c);
    addReprotection(c, back);
    addBackups(c);
    c.out.section("Watch, cost and change", "operating-rules");
    c.out.list(std::vector<std::string>{
        "Alerts and dashboards read the region that serves now. Silence the alerts of the other one, with an "
        "end.",
        "Read the lag of every copy once an hour, and write it into the log.",
        "Both regions cost money from now on: write down what was scaled up, by whom and when, and scale it "
        "down "
        "after the way back.",
        "No release and no change of infrastructure but what this runbook asks for, until the copies are "
        "current.",
        "Emergency access stays with the names in the log; it ends with the closure at the latest."});
}

} // namespace breakwater::paper
