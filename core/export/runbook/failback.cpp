// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/number_links.h"
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>

/// The way back: as a part of another runbook, and what only a runbook of its own says.
namespace breakwater::paper {

namespace {

void addEntryCriteria(Context &c)
{
    Table table;
    table.caption = "Entry criteria; every line is OK before the window opens";
    table.header = {"Criterion", "Owner", "Result"};
    table.widths = {0.62, 0.2, 0.18};
    const auto row = [&](std::string what, std::string owner) {
        table.rows.push_back({cell(std::move(what)), cell(std::move(owner)), cell("[ ] OK  [ ] not OK")});
    };
    for (const Stamp *stamp : c.stamps) {
        const std::string region = c.toRegion(*stamp);
        row(fmt::format(
                "{}: {} has been well, by the provider's own word and by our probes, for as long as was "
                "agreed: ______ hours",
                stamp->name, region),
            commanderOrBox(c, *stamp));
        row(fmt::format(
                "{}: what made it leave {} is over: its cause is known, or the provider vouches for its end",
                stamp->name, region),
            commanderOrBox(c, *stamp));
        row(fmt::format("{}: infrastructure in {} compares equal to its code", stamp->name, region),
            responsibleFor(c, *stamp, Phase::Foundation));
        row(fmt::format("{}: every copy is current, and its lag was read twice", stamp->name),
            responsibleFor(c, *stamp, Phase::Data));
        row(fmt::format("{}: the hour has little traffic, and nothing else is planned in it", stamp->name),
            commanderOrBox(c, *stamp));
    }
    c.out.add(std::move(table));
}

void addApproval(Context &c)
{
    c.out.add(Form{"Business approval of the window",
                   {"Window from, to (date and time)", "What is read-only or away meanwhile",
                    "Approved by, role", "Signature"}});
}

void addAbort(Context &c)
{
    std::vector<const StepPlace *> last;
    for (const StepPlace &step : c.steps()) {
        if (isNoReturn(c.rowOf(step)) && !c.rowOf(step).skipped)
            last.push_back(&step);
    }
    if (last.empty()) {
        c.out.say(
            "No step of the way back says that it cannot be undone: stop at any step, take its way back "
            "(\"If it fails\"), and stay where the service runs. Rebuild the copies before the next window.");
        return;
    }
    const auto first =
        std::min_element(last.begin(), last.end(), [&](const StepPlace *a, const StepPlace *b) {
            return c.startOf(*a) < c.startOf(*b);
        });
    const PlanRow &row = c.rowOf(**first);
    c.out.say(
        Runs{{"Until ", {}, {}},
             link(row.number, "#" + (*first)->anchor),
             {fmt::format(" at {}, stop at any step, take its way back and stay where the service runs. From "
                          "there, go on: it cannot be undone.",
                          c.clock(c.startOf(**first), c.blockOf(**first).stamp, false)),
              {},
              {}}});
}

} // namespace

void addEntry(Context &c)
{
    c.out.part("Entry criteria and approval", "entry");
    addEntryCriteria(c);
    addApproval(c);
    c.out.section("Abort", "abort");
    addAbort(c);
}

void addFailback(Context &c)
{
    c.out.part("Failback", "failback", true);
    if (c.steps().empty()) {
        c.out.say(
            "The plan of the way back has no step: nothing of this design moves back by itself or by hand.");
        return;
    }
    c.out.say("The way back is planned: nothing hurries it. It can be exported as a runbook of its own.");
    c.out.section("Entry criteria and approval", "failback-entry");
    addEntryCriteria(c);
    addApproval(c);
    addClocks(c, false); // the procedure before it has explained the words
    addStampOrder(c);
    for (const auto &stamp : c.topology.stamps) {
        StepTable table = stepTable(c, *stamp);
        if (table.groups.empty())
            continue;
        c.out.section(fmt::format("Way back of {}", stamp->name), "failback-steps-" + stamp->name);
        c.out.say(Runs{{fmt::format("From {} to {}. T+0 is the start of the window; what rebuilds the copies "
                                    "comes before it. ",
                                    c.fromRegion(*stamp), c.toRegion(*stamp)),
                        {},
                        {}},
                       link(numbered("Variables of the commands"), "#variables"),
                       {".", {}, {}}});
        addSteps(c, std::move(table));
    }
    c.out.section("Validation and abort", "failback-validation");
    c.out.say(
        "Prove the return with the same proofs as the failover. Steps that scale the other region down wait "
        "for one full business day without a fault, whatever their T+ says: nobody's recovery depends on "
        "them.");
    addAbort(c);
}

} // namespace breakwater::paper
