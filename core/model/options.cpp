// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/options.h"

#include <algorithm>
#include <set>

namespace breakwater {
namespace {

Error impossible(const char *why)
{
    return {Error::Code::Impossible, why, {}};
}

/// The only service of the kind in the other zone that nobody claimed.
std::vector<ServiceId> freeCounterpart(const Stamp &stamp, const Service &service)
{
    std::set<ServiceId> claimed;
    for (const Protection &protection : stamp.protections)
        claimed.insert(protection.counterparts.begin(), protection.counterparts.end());
    std::vector<ServiceId> free;
    for (const Service &other : stamp.services)
        if (other.kind == service.kind && other.at == Site::Secondary && other.id != service.id
            && !claimed.contains(other.id))
            free.push_back(other.id);
    return free.size() == 1 ? free : std::vector<ServiceId>{};
}

/// Where the copies of the new option are.
void placeCopies(Protection &next, const Stamp &stamp, const Service &service, const DrOption &option)
{
    if (needsCounterpart(option)) {
        next.replicas.clear();
        if (next.counterparts.empty())
            next.counterparts = freeCounterpart(stamp, service);
        return;
    }
    next.counterparts.clear();
    next.replicas.clear();
    const bool copies = option.replication == Replication::Async || option.replication == Replication::Sync;
    const LandingZone *secondary = stamp.zone(ZoneRole::Secondary);
    if (copies && secondary && option.against(DisruptionKind::Region))
        next.replicas = {ReplicaRegion{secondary->region, {}, option.secondaryAccess, {}}};
}

/// What the old protection answers for and the new option does not.
std::vector<DisruptionKind> leftOver(const Protection &before, const std::vector<DisruptionKind> &taken)
{
    std::vector<DisruptionKind> rest = before.against;
    std::erase_if(rest, [&](DisruptionKind kind) {
        return std::find(taken.begin(), taken.end(), kind) != taken.end();
    });
    return rest;
}

} // namespace

const Protection *protectionAgainst(const Stamp &stamp, const ServiceId &service, DisruptionKind kind)
{
    for (const Protection &protection : stamp.protections)
        if (protection.service == service && protection.covers(kind))
            return &protection;
    return nullptr;
}

bool needsCounterpart(const DrOption &option)
{
    return option.pattern != Pattern::NativeGeoRedundant && option.pattern != Pattern::BackupRestore;
}

Edit chooseOption(const Catalog &catalog, StampId stampId, ServiceId serviceId, DisruptionKind kind,
                  OptionId optionId, ProtectionId fresh)
{
    return [&catalog, stampId = std::move(stampId), serviceId = std::move(serviceId), kind,
            optionId = std::move(optionId),
            fresh = std::move(fresh)](const Topology &topology) -> Result<Topology> {
        const Stamp *stamp = topology.stamp(stampId);
        const Service *service = stamp ? stamp->service(serviceId) : nullptr;
        if (!service)
            return impossible("There is no such service.");
        const ServiceKind *fact = catalog.kind(service->kind);
        const DrOption *option = fact ? fact->option(optionId) : nullptr;
        const ZoneOption *zoneOption = fact ? fact->zoneOption(optionId) : nullptr;
        if (!option && !zoneOption)
            return impossible("The kind has no such option.");

        const Protection *before = protectionAgainst(*stamp, serviceId, kind);
        if (before && before->option == optionId)
            return topology;
        Protection next;
        if (before)
            next = *before;
        else
            next.id = fresh;
        next.service = serviceId;
        next.option = optionId;
        next.lag.reset(); // stated for the technique that was
        next.interval.reset();
        next.successShare.reset();
        next.parameters.clear();
        next.against = option ? option->protectsAgainst : std::vector{DisruptionKind::Zone};
        // What another protection of the service already answers for stays with it.
        std::erase_if(next.against, [&](DisruptionKind covered) {
            const Protection *other = protectionAgainst(*stamp, serviceId, covered);
            return covered != kind && other && (!before || other->id != before->id);
        });
        if (option)
            placeCopies(next, *stamp, *service, *option);
        std::vector<Edit> edits;
        if (before)
            if (const auto rest = leftOver(*before, next.against); !rest.empty()) {
                Protection kept = *before;
                kept.against = rest;
                next.id = fresh;
                edits.push_back(protect(std::move(kept)));
            }
        edits.push_back(protect(std::move(next)));
        return allOf(std::move(edits))(topology);
    };
}

} // namespace breakwater
