// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/comparison/rows.h"

#include <fmt/format.h>

namespace breakwater::comparison {
namespace {

std::string verdicts(const std::optional<StampEstimate> &estimate)
{
    if (!estimate)
        return "not judged";
    return fmt::format("RTO {}, RPO {}", toWord(estimate->rtoVerdict), toWord(estimate->rpoVerdict));
}

std::string rpoOf(const std::optional<StampEstimate> &estimate)
{
    return estimate ? humanFigure(estimate->rpo) : "none";
}

std::string nameOf(const Comparison &comparison, const StampId &id)
{
    const Stamp *stamp = comparison.after.topology->stamp(id);
    if (!stamp)
        stamp = comparison.before.topology->stamp(id);
    return stamp ? stamp->name : id.text;
}

std::string costOf(const std::optional<DesignCost> &cost, CostSum DesignCost::*sum)
{
    return cost ? humanCost((*cost).*sum) : "unknown";
}

} // namespace

std::vector<PromiseRow> promiseRows(const Comparison &comparison)
{
    std::vector<PromiseRow> rows;
    for (const PromiseChange &change : comparison.promises) {
        if (change.before == change.after)
            continue;
        const Snapshot &now = change.after ? comparison.after : comparison.before;
        PromiseRow row;
        row.stamp = nameOf(comparison, change.stamp);
        row.disruption = inWords(change.disruption, *now.topology, *now.catalog);
        row.rto = rtoInWords(change);
        const std::string was = rpoOf(change.before), is = rpoOf(change.after);
        row.rpo = was == is ? "RPO " + is : fmt::format("RPO {} -> {}", was, is);
        const std::string before = verdicts(change.before), after = verdicts(change.after);
        row.verdict = before == after ? after : before + " -> " + after;
        row.newlyMissed = newlyMissed(change);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<CostRow> costRows(const Comparison &comparison)
{
    const auto row = [&](const char *what, CostSum DesignCost::*sum) {
        return CostRow{what, costOf(comparison.costBefore, sum), costOf(comparison.costAfter, sum)};
    };
    return {row("One region", &DesignCost::oneRegion), row("Recovery adds", &DesignCost::standby),
            row("Together", &DesignCost::design)};
}

} // namespace breakwater::comparison
