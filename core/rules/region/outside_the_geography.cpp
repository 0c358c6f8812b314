// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

/// Where copies of a service are, its own place left out. A copy that only the pair can hold is there even
/// when nobody wrote its region down.
std::set<RegionId> copiesOf(const Service &service, const StampView &now)
{
    std::set<RegionId> regions;
    for (const Protection *protection : now.protectionsOf(service)) {
        for (const ReplicaRegion &replica : protection->replicas)
            regions.insert(replica.region);
        for (const ServiceId &id : protection->counterparts) {
            const ServiceSummary *counterpart = now.summary(id);
            if (counterpart != nullptr && counterpart->region() != nullptr)
                regions.insert(*counterpart->region());
        }
    }
    const Region *home = now.regionOf(now.primary());
    if (regions.empty() && service.at == Site::Primary && now.isPairBound(service) && home != nullptr
        && home->pair)
        regions.insert(*home->pair);
    return regions;
}

/// Residency binds every copy: replicas and counterparts must lie in the geographies that the workload
/// allows. A service without data of its own (a stateless kind) has no copy to judge.
class OutsideTheGeography final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-004"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        const auto &allowed = now.stamp().allowedGeographies;
        if (!allowed || allowed->empty())
            return;
        for (const Service &service : now.stamp().services) {
            const ServiceKind *kind = now.kindOf(service);
            if (kind != nullptr && kind->state == ServiceKind::State::Stateless)
                continue;
            std::vector<std::string> outside;
            for (const RegionId &id : copiesOf(service, now)) {
                const Region *region = now.catalog().region(id);
                if (region == nullptr)
                    out.notEvaluated(*this, {service.id}, "the geography of " + id.text);
                else if (std::find(allowed->begin(), allowed->end(), region->geography) == allowed->end())
                    outside.push_back(region->name);
            }
            if (!outside.empty())
                out.add(*this, {service.id},
                        {{"service", service.name},
                         {"replicaRegion", listing(outside)},
                         {"allowed", listing(*allowed)}});
        }
    }
};

const Registered<Rule, OutsideTheGeography> kRegistered;

} // namespace

} // namespace breakwater
