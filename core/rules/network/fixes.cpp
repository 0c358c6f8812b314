// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include <algorithm>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// A firewall of the caller's side, else one that it is led through.
const FixOf kFallbackNotLetOut("GAI-012", [](const FixCase &at, Offers &out) {
    const Dependency *link = at.link(0);
    const Service *target = at.service(1), *caller = link != nullptr ? at.service(link->from) : nullptr;
    const std::string name = target != nullptr ? target->text("fqdn").value_or("") : "";
    if (caller == nullptr || name.empty())
        return;
    const auto offer = [&](const Service &firewall) {
        Part rule;
        rule.id = PartId{at.fresh("allow-rule")};
        rule.kind = "allow-rule";
        rule.name = name;
        rule.parameters["fqdn"] = name;
        rule.ref = target->id;
        out.push_back({fmt::format("{}: let {} through", firewall.name, name),
                       addPart(firewall.id, std::move(rule)),
                       {}});
    };
    for (const Service *firewall : at.view().servicesOfKind("azure-firewall"))
        if (firewall->at == caller->at)
            offer(*firewall);
    for (const Dependency *way : at.view().dependenciesFrom(*caller))
        if (const Service *firewall = at.service(way->to); firewall != nullptr
            && firewall->kind.text == "azure-firewall" && at.view().service(way->to) == nullptr)
            offer(*firewall);
});

/// Like the endpoint of the primary network, in the one of the secondary; one that waits there is approved.
const FixOf kNoPrivateWay("DNS-012", [](const FixCase &at, Offers &out) {
    const Service *target = at.service(), *twin = target != nullptr ? at.standIn(*target) : nullptr;
    if (target == nullptr)
        return;
    const Part *model = nullptr;
    for (const Service *network : at.view().servicesOfKind("private-endpoint"))
        for (const Part &part : network->parts)
            if (part.kind == "endpoint" && part.ref == target->id && network->at != Site::Secondary)
                model = &part;
    for (const Service *network : at.view().servicesOfKind("private-endpoint")) {
        if (network->at != Site::Secondary || model == nullptr)
            continue;
        const auto waiting =
            std::find_if(network->parts.begin(), network->parts.end(), [&](const Part &part) {
                return part.kind == "endpoint"
                    && (part.ref == target->id || (twin != nullptr && part.ref == twin->id));
            });
        if (waiting != network->parts.end()) {
            out.push_back({fmt::format("{}: approve the endpoint {}", network->name, waiting->name),
                           changePart(network->id, waiting->id,
                                      [](Part &changed) {
                                          changed.parameters["connectionState"] = std::string("approved");
                                      }),
                           {}});
            continue;
        }
        out.push_back({fmt::format("{}: a private endpoint for {}", network->name,
                                   twin != nullptr ? twin->name : target->name),
                       addPart(network->id, copyOfPart(at, *model)),
                       {}});
    }
});

} // namespace

} // namespace breakwater
