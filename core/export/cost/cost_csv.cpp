// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/cost/cost_text.h"

#include "core/export/quote.h"

#include <fmt/format.h>

namespace breakwater {

std::string costCsv(const Snapshot &now, const DesignCost &cost)
{
    std::string text = "Stamp,Service,Id,Kind,Where,What,USD a month,Grade,Basis,Of,Source\r\n";
    for (const StampCost &each : cost.stamps) {
        const Stamp &stamp = *now.topology->stamp(each.stamp);
        for (const CostLine &line : each.lines) {
            const Service *service = stamp.service(line.service);
            text += fmt::format(
                "{},{},{},{},{},{},{},{},{},{},{}\r\n", quote::csv(stamp.name), quote::csv(service->name),
                quote::csv(line.service.text), quote::csv(line.kind.text), toWord(line.site),
                toWord(line.what),
                line.usd ? fmt::format("{:.2f}", static_cast<double>(line.usd->count) / 100) : std::string(),
                toWord(line.grade), quote::csv(line.basis), quote::csv(line.asOf), quote::csv(line.source));
        }
    }
    return text;
}

} // namespace breakwater
