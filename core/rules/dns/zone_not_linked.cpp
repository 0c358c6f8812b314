// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <set>

namespace breakwater {

namespace {

void addLinks(const Service &zone, const StampView &now, std::set<RegionId> &regions)
{
    for (const Part &part : zone.parts) {
        const ServiceSummary *network =
            part.kind == "vnet-link" && part.ref ? now.summary(*part.ref) : nullptr;
        if (network != nullptr && network->region() != nullptr)
            regions.insert(*network->region());
    }
}

/// Names of private endpoints resolve only in networks that their zone is linked to. A zone a region is as
/// good as one that is linked to both.
class ZoneNotLinked final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-011"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr)
            return;
        std::set<RegionId> linkedThere;
        for (const Service *zone : now.servicesOfKind("private-endpoint"))
            if (zone->at == Site::Secondary && zone->text("dnsMode") != "shared-zone")
                addLinks(*zone, now, linkedThere);
        for (const Service *zone : now.servicesOfKind("private-endpoint")) {
            if (zone->at == Site::Secondary)
                continue;
            std::set<RegionId> linked = linkedThere;
            addLinks(*zone, now, linked);
            for (const Service *twin : now.twinsOf(*zone))
                addLinks(*twin, now, linked);
            if (linked.empty())
                out.notEvaluated(*this, {zone->id}, "the networks that its zone is linked to");
            else if (linked.count(now.secondary()->region) == 0)
                out.add(*this, {zone->id},
                        {{"zone", zone->name}, {"secondary", now.regionName(now.secondary()->region)}});
        }
    }
};

const Registered<Rule, ZoneNotLinked> kRegistered;

} // namespace

} // namespace breakwater
