// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/cost/cost_text.h"

#include "core/export/quote.h"

#include <fmt/format.h>

namespace breakwater {
namespace {

std::string lineText(const Stamp &stamp, const CostLine &line)
{
    const Service *service = stamp.service(line.service);
    std::string text =
        fmt::format("  {:<30} {:<9} {:<7} {:>9}  {}", quote::line(service->name), toWord(line.site),
                    toWord(line.what), humanCost(line.usd), quote::line(line.basis));
    text += fmt::format(" ({}", toWord(line.grade));
    if (!line.asOf.empty())
        text += ", " + quote::line(line.asOf);
    if (line.grade == Grade::Stated)
        text += ", " + quote::line(line.source);
    return text + ")\n";
}

std::string sums(const CostSum &oneRegion, const CostSum &standby, const CostSum &design)
{
    return fmt::format("one region {}, recovery adds {}, together {}", humanCost(oneRegion),
                       humanCost(standby), humanCost(design));
}

} // namespace

std::string costText(const Snapshot &now, const DesignCost &cost)
{
    std::string text;
    for (const StampCost &each : cost.stamps) {
        const Stamp &stamp = *now.topology->stamp(each.stamp);
        text += fmt::format("{}: {} a month\n", quote::line(stamp.name),
                            sums(each.oneRegion, each.standby, each.design));
        for (const CostLine &line : each.lines)
            text += lineText(stamp, line);
        text += '\n';
    }
    for (const auto &[site, sum] : cost.bySite)
        text += fmt::format("{}: {}\n", toWord(site), humanCost(sum));
    text += fmt::format("The design: {} a month\n", sums(cost.oneRegion, cost.standby, cost.design));
    if (cost.design.atLeast())
        text += fmt::format("Without a price: {} of {}.\n", cost.design.unknown, cost.design.lines);
    return text + quote::line(cost.basis) + "\n";
}

} // namespace breakwater
