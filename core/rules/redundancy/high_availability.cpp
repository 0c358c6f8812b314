// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/redundancy/high_availability.h"

namespace breakwater {

namespace {

std::string described(const std::string &mode)
{
    return mode == "Disabled" ? "is off"
        : mode == "SameZone"  ? "keeps its standby in the same zone"
                              : "is " + mode;
}

} // namespace

void judgeHighAvailability(const Rule &rule, std::string_view kind, const StampView &now, Findings &out)
{
    for (const Service *server : now.servicesOfKind(kind)) {
        const Region *home = now.homeOf(*server);
        if (home == nullptr || !home->zones)
            continue;
        const std::optional<std::string> mode = server->text("haMode");
        if (!mode) {
            if (!now.isCovered(*server, DisruptionKind::Zone))
                out.notEvaluated(rule, {server->id}, "its high availability");
        } else if (*mode != "ZoneRedundant") {
            out.add(rule, {server->id}, {{"server", server->name}, {"ha", described(*mode)}});
        }
    }
}

} // namespace breakwater
