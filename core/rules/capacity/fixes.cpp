// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include <cmath>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// Up to the peak of the pool that it stands in for, as the design states it.
const FixOf kPoolCeiling("AKS-015", [](const FixCase &at, Offers &out) {
    const Service *cluster = at.service(), *primary = cluster != nullptr ? at.original(*cluster) : nullptr;
    const Part *pool = cluster != nullptr ? at.part(*cluster, 1) : nullptr;
    if (primary == nullptr || pool == nullptr)
        return;
    const auto offer = [&](const Part &model) {
        const std::optional<double> peak = model.number("nodesPeak");
        if (peak)
            out.push_back({fmt::format("The pool {} of {}: up to {}", pool->name, cluster->name,
                                       counted(*peak, "node")),
                           changePart(cluster->id, pool->id,
                                      [peak](Part &changed) { changed.parameters["nodesMax"] = *peak; }),
                           {}});
    };
    for (const Part &model : primary->parts)
        if (model.kind == "node-pool" && model.name == pool->name)
            return offer(model);
    for (const Part &model : primary->parts)
        if (model.kind == "node-pool" && model.text("mode") == pool->text("mode"))
            offer(model);
});

} // namespace

} // namespace breakwater
