// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/plan/plan_text.h"

#include "core/export/quote.h"

#include <algorithm>

#include <fmt/format.h>

namespace breakwater {
namespace {

/// Two chains of the critical path are one: an edge is on it when both its ends are, one after the other.
bool isCritical(const Promise &whole, std::size_t before, std::size_t after)
{
    const auto &path = whole.criticalPath;
    const auto found = std::find(path.begin(), path.end(), after);
    return found != path.end() && found != path.begin() && *std::prev(found) == before;
}

} // namespace

std::string planMermaid(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule)
{
    std::string text = fmt::format("%% {}\nflowchart LR\n",
                                   quote::mermaid(inWords(plan.disruption, *now.topology, *now.catalog)));
    for (const PhaseFact &phase : now.catalog->phases) {
        std::string nodes;
        for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
            const PlanBlock &block = plan.blocks[i];
            if (block.phase != phase.phase)
                continue;
            nodes += fmt::format("    b{}[\"{}<br/>{} to {}\"]\n", i, quote::mermaid(block.title),
                                 onTheClock(schedule.windows[i].start), onTheClock(schedule.windows[i].end));
        }
        if (!nodes.empty())
            text += fmt::format("  subgraph {}[\"{}\"]\n{}  end\n", toWord(phase.phase),
                                quote::mermaid(phase.title), nodes);
    }
    for (std::size_t i = 0; i < plan.blocks.size(); ++i)
        for (const std::size_t before : plan.blocks[i].after)
            text += fmt::format("  b{} {} b{}\n", before,
                                isCritical(schedule.whole, before, i) ? "==>" : "-->", i);
    text += "  classDef critical stroke-width:3px\n";
    for (const std::size_t index : schedule.whole.criticalPath)
        text += fmt::format("  class b{} critical\n", index);
    return text;
}

} // namespace breakwater
