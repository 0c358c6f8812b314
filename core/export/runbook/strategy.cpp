// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/strategies.h"
#include "core/export/runbook/parts.h"

#include <algorithm>

#include <fmt/format.h>

/// Active-passive or active-active, and what it costs: sections of the part on the workload and its
/// objectives.
namespace breakwater::paper {

namespace {

std::string rtoText(const StampEstimate &estimate)
{
    if (estimate.rto.unbounded)
        return "unbounded";
    return (estimate.rto.atLeast ? "at least " : "") + wholeMinutes(estimate.rto.rto);
}

Cell verdictOf(const StrategyAlternative &each)
{
    if (each.meets)
        return cell("meets the targets", Cell::Mark::Ok);
    std::vector<std::string> missed;
    if (each.estimate.rtoVerdict == Verdict::Missed)
        missed.emplace_back("RTO");
    if (each.estimate.rpoVerdict == Verdict::Missed)
        missed.emplace_back("RPO");
    if (each.latency == Verdict::Missed)
        missed.emplace_back("latency");
    if (!missed.empty())
        return cell("misses " + joined(missed, " and "), Cell::Mark::Error);
    return cell("open: something is not known", Cell::Mark::Warning);
}

void addAlternatives(Context &c, const Stamp &stamp, const StrategyRecord &record)
{
    Table table;
    table.caption = fmt::format(
        "Strategies of {} at the loss of its region, each tried on a copy of this design", stamp.name);
    table.header = {"Strategy",     "Form",           "RTO planned", "RPO planned",
                    "Cost a month", "Of it recovery", "Verdict"};
    table.widths = {0.18, 0.12, 0.155, 0.1, 0.105, 0.12, 0.22};
    table.rightAligned = {false, false, true, true, true, true, false};
    for (const StrategyAlternative &each : record.alternatives) {
        const std::string title = strategyName(each.strategy);
        table.rows.push_back({each.present ? cell(Runs{strong(title + ", as designed")}) : cell(title),
                              cell(std::string(formOf(each.strategy))), cell(rtoText(each.estimate)),
                              cell(humanFigure(each.estimate.rpo)), cell(humanCost(each.cost)),
                              cell(humanCost(each.duplicate)), verdictOf(each)});
    }
    c.out.add(std::move(table));
}

void addStrategy(Context &c, const Stamp &stamp, EstimateMemory &memory)
{
    const auto record =
        strategyRecord(c.request.now, stamp.id, memory, c.request.assessment->estimate(stamp.id));
    if (!record)
        return;
    c.out.section("Strategy of " + stamp.name, "strategy-" + stamp.name);
    c.out.list(axesInWords(*record, c.catalog));
    addAlternatives(c, stamp, *record);
    c.out.add(Picture{
        "chart:frontier:" + stamp.id.text, fmt::format("Cost of {} against its recovery time", stamp.name),
        "Each dot is one combination of the catalog's options at the loss of the region; the ring is this "
        "design."});
    if (record->cheapest)
        c.out.say(
            fmt::format("The cheapest that meets the targets is {}.", strategyTitle(*record->cheapest)));
    else
        c.out.say("None of them meets every target with the options that the catalog has.");
    if (const Decision *decision = strategyDecision(c.topology, stamp.id))
        c.out.say(Runs{strong("Decided: "),
                       {asSentence(decision->answer.value_or("")), {}, {}},
                       {decision->due ? " " + *decision->due + "." : std::string(), {}, {}}});
    else if (stamp.strategy)
        c.out.say(fmt::format("The design follows {}; who decided that, and why, is not recorded.",
                              strategyTitle(*stamp.strategy)));
}

std::string nameOfSite(Site site)
{
    switch (site) {
    case Site::Primary:
        return "Primary region";
    case Site::Secondary:
        return "Secondary region";
    case Site::Global:
        return "Global";
    case Site::External:
        return "External";
    }
    return "";
}

void addCost(Context &c, const Stamp &stamp, const DesignCost &cost)
{
    const StampCost *here = cost.stamp(stamp.id);
    if (!here)
        return;
    c.out.section("Cost of " + stamp.name, "cost-" + stamp.name);
    Table table;
    table.caption = fmt::format("What {} costs a month", stamp.name);
    table.header = {"Item", "USD a month", "Without a price"};
    table.widths = {0.5, 0.25, 0.25};
    table.rightAligned = {false, true, true};
    c.out.say(cost.basis);
    const auto row = [&](const std::string &what, const CostSum &sum, bool total = false) {
        table.rows.push_back({total ? cell(Runs{strong(what)}) : cell(what), cell(humanCost(sum)),
                              cell(sum.unknown == 0 ? std::string("none") : std::to_string(sum.unknown))});
    };
    for (const auto &[site, sum] : here->bySite)
        row(nameOfSite(site), sum);
    row("The workload in one region", here->oneRegion);
    row("What recovery adds", here->standby);
    row("Together", here->design, true);
    c.out.add(std::move(table));
    c.out.add(Picture{"chart:cost:" + stamp.id.text,
                      fmt::format("Cost of {} a month, by kind and place", stamp.name),
                      fmt::format("{} together, of it {} for recovery.", humanCost(here->design),
                                  humanCost(here->standby))});
}

} // namespace

void addStrategyAndCost(Context &c)
{
    const auto cost = costOf(c.request.now);
    EstimateMemory memory;
    for (const Stamp *stamp : c.stamps) {
        addStrategy(c, *stamp, memory);
        if (cost)
            addCost(c, *stamp, *cost);
        else
            c.out.box(c.planOwner(), "a price list that can be read: " + cost.error().text());
    }
}

} // namespace breakwater::paper
