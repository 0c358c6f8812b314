// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <set>

namespace breakwater {

namespace {

/// Regions that accept writes before any failover: its own, replicas and counterparts that the design or the
/// option says can be written.
std::set<RegionId> writeRegions(const Service &service, const std::optional<RegionId> &home,
                                const StampView &now)
{
    std::set<RegionId> regions;
    if (home)
        regions.insert(*home);
    for (const Protection *protection : now.protectionsOf(service)) {
        const DrOption *option = now.optionOf(*protection);
        if (option == nullptr || !protection->covers(DisruptionKind::Region))
            continue;
        const bool bothWrite = option->secondaryAccess == Access::ReadWrite;
        for (const ReplicaRegion &replica : protection->replicas)
            if (replica.access ? *replica.access == Access::ReadWrite : bothWrite)
                regions.insert(replica.region);
        for (const ServiceId &id : protection->counterparts) {
            const ServiceSummary *counterpart = now.summary(id);
            if (bothWrite && counterpart != nullptr && counterpart->region() != nullptr)
                regions.insert(*counterpart->region());
        }
    }
    return regions;
}

/// Active-active means that the loss of a region needs no failover; a store that takes writes in one region
/// only still needs one.
class SingleWriter final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-010"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.stamp().strategy != Strategy::ActiveActive || now.secondary() == nullptr)
            return;
        for (const Service &service : now.stamp().services) {
            const ServiceKind *kind = now.kindOf(service);
            if (kind == nullptr || kind->state != ServiceKind::State::Stateful
                || !now.protectionsBy(service).empty())
                continue;
            const std::optional<RegionId> home = now.stamp().regionOf(service);
            const std::set<RegionId> writers = writeRegions(service, home, now);
            if (writers.size() == 1)
                out.add(*this, {service.id},
                        {{"stamp", now.stamp().name},
                         {"service", service.name},
                         {"region", now.regionName(*writers.begin())}});
            else if (writers.empty() && service.at == Site::Global)
                out.notEvaluated(*this, {service.id}, "in which regions it accepts writes");
        }
    }
};

const Registered<Rule, SingleWriter> kRegistered;

} // namespace

} // namespace breakwater
