// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include <fmt/format.h>

namespace breakwater {

namespace {

const FixOf kLogsInOneRegion("OBS-001", [](const FixCase &at, Offers &out) {
    const Service *workspace = at.service();
    offerSetting(workspace, "replication", true,
                 (workspace != nullptr ? workspace->name : std::string()) + ": workspace replication on",
                 out);
});

/// At half the RPO, where there is one; else the threshold stays open.
const FixOf kLagNotAlerted("OBS-002", [](const FixCase &at, Offers &out) {
    const Service *service = at.service();
    if (service == nullptr)
        return;
    Part alert;
    alert.id = PartId{at.fresh("alert")};
    alert.kind = "alert";
    alert.name = "Replication lag";
    alert.parameters["signal"] = std::string("replication-lag");
    const std::optional<Minutes> rpo = at.view().rpoOf(*service);
    std::string when = "; its threshold is still to be stated";
    if (rpo && *rpo > Minutes{0}) {
        alert.parameters["threshold"] = rpo->count() / 2;
        alert.parameters["unit"] = std::string("min");
        when = " at " + humanMinutes(*rpo / 2) + ", half the RPO";
    }
    out.push_back({fmt::format("{}: alert on replication lag{}", service->name, when),
                   addPart(service->id, std::move(alert)),
                   {}});
});

const FixOf kTracesInOneRegion("GAI-014", [](const FixCase &at, Offers &out) {
    const Service *langfuse = at.service();
    if (langfuse == nullptr)
        return;
    offerOptions(at, langfuse, DisruptionKind::Region, out);
    for (const Part &store : langfuse->parts) {
        const Service *behind = store.kind == "store" && store.ref ? at.service(*store.ref) : nullptr;
        offerGeoRedundancy(at, behind, out);
        offerOptions(at, behind, DisruptionKind::Region, out);
    }
});

} // namespace

} // namespace breakwater
