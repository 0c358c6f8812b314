// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/outline.h"

#include <algorithm>
#include <tuple>

namespace breakwater {

StampOutline::StampOutline(std::shared_ptr<const Stamp> stamp)
    : m_stamp(std::move(stamp))
{
    m_services.reserve(m_stamp->services.size());
    for (const Service &service : m_stamp->services) {
        m_services.emplace(service.id.text, &service);
        byKind[service.kind.text].push_back(&service);
    }
    for (const Service &service : m_stamp->services)
        for (const Part &part : service.parts)
            if (part.ref)
                name(*part.ref);
    for (const Dependency &dependency : m_stamp->dependencies) {
        byFrom[dependency.from.text].push_back(&dependency);
        if (service(dependency.to) == nullptr)
            leaving.push_back(&dependency);
        name(dependency.to);
        if (!dependency.call)
            continue;
        for (const Fallback &fallback : dependency.call->fallbacks)
            name(fallback.to);
        if (dependency.call->queue)
            name(*dependency.call->queue);
    }
    for (const Protection &protection : m_stamp->protections) {
        byService[protection.service.text].push_back(&protection);
        for (const ServiceId &counterpart : protection.counterparts) {
            byCounterpart[counterpart.text].push_back(&protection);
            name(counterpart);
        }
        if (protection.via)
            name(*protection.via);
    }
    for (const ConsistencyGroup &group : m_stamp->consistencyGroups)
        for (const ServiceId &store : group.stores)
            name(store);
    std::sort(foreign.begin(), foreign.end());
    foreign.erase(std::unique(foreign.begin(), foreign.end()), foreign.end());
}

void StampOutline::name(const ServiceId &id)
{
    if (service(id) == nullptr)
        foreign.push_back(id);
}

const Service *StampOutline::service(const ServiceId &id) const
{
    const auto found = m_services.find(id.text);
    return found == m_services.end() ? nullptr : found->second;
}

namespace {

void addRegion(std::set<RegionId> &regions, const Located &where)
{
    if (where.service == nullptr)
        return;
    if (const std::optional<RegionId> region = where.outline->stamp().regionOf(*where.service))
        regions.insert(*region);
}

/// Regions where the service has itself, a replica or a counterpart (read in both directions).
std::set<RegionId> footprintOf(const Located &where, const Locate &locate)
{
    std::set<RegionId> regions;
    addRegion(regions, where);
    const auto own = where.outline->byService.find(where.service->id.text);
    if (own != where.outline->byService.end())
        for (const Protection *protection : own->second) {
            for (const ReplicaRegion &replica : protection->replicas)
                regions.insert(replica.region);
            for (const ServiceId &counterpart : protection->counterparts)
                addRegion(regions, locate(counterpart));
        }
    const auto read = where.outline->byCounterpart.find(where.service->id.text);
    if (read != where.outline->byCounterpart.end())
        for (const Protection *protection : read->second)
            addRegion(regions, locate(protection->service));
    return regions;
}

std::optional<Minutes> promisedRto(const Stamp &stamp, const Service &service)
{
    if (service.objectives && service.objectives->rto)
        return service.objectives->rto;
    const Target *target = stamp.objectives.target(DisruptionKind::Region);
    return target != nullptr ? target->rto : std::nullopt;
}

std::optional<Figure> estimatedRpo(const StampEstimate *estimate, const ServiceId &store)
{
    if (estimate == nullptr)
        return std::nullopt;
    for (const StoreRpo &known : estimate->stores)
        if (known.store == store)
            return known.rpo;
    return std::nullopt;
}

} // namespace

ServiceSummary summaryOf(const Located &where, const Locate &locate)
{
    const Stamp &stamp = where.outline->stamp();
    ServiceSummary summary;
    summary.id = where.service->id;
    summary.stamp = stamp.id;
    summary.name = where.service->name;
    summary.stampName = stamp.name;
    summary.kind = where.service->kind;
    summary.at = where.service->at;
    summary.region = stamp.regionOf(*where.service);
    summary.footprint = footprintOf(where, locate);
    summary.rto = promisedRto(stamp, *where.service);
    summary.rpo = estimatedRpo(where.estimate, where.service->id);
    return summary;
}

IncomingLink incomingOf(const Dependency &link, const Located &from, const Locate &locate)
{
    return {link.id, link.to, link.type, link.hard, link.afterFailover, summaryOf(from, locate)};
}

Surroundings surroundingsOf(const StampOutline &outline, const StampEstimate *estimate,
                            const NeighbourFacts &facts, const Locate &locate)
{
    Surroundings around;
    around.estimate = estimate;
    const Stamp &stamp = outline.stamp();
    around.own.reserve(stamp.services.size());
    for (const Service &service : stamp.services)
        around.own.push_back(summaryOf({&outline, &service, estimate}, locate));
    for (const ServiceSummary &summary : around.own)
        around.summaries.emplace(summary.id.text, &summary);
    for (const ServiceSummary &summary : facts.named)
        around.summaries.emplace(summary.id.text, &summary);
    for (const Dependency &link : stamp.dependencies) {
        const auto from = around.summaries.find(link.from.text);
        if (outline.service(link.to) != nullptr && from != around.summaries.end())
            around.incoming[link.to.text].push_back(
                {link.id, link.to, link.type, link.hard, link.afterFailover, *from->second});
    }
    for (const IncomingLink &link : facts.incoming)
        around.incoming[link.to.text].push_back(link);
    return around;
}

namespace {

bool sameStore(const StoreRpo &a, const StoreRpo &b)
{
    return a.store == b.store && a.stamp == b.stamp && a.rpo == b.rpo && a.protection == b.protection
        && a.option == b.option;
}

bool samePromise(const Promise &a, const Promise &b)
{
    return a.rto == b.rto && a.unbounded == b.unbounded && a.atLeast == b.atLeast && a.unknown == b.unknown;
}

auto verdictsOf(const StampEstimate &estimate)
{
    return std::tie(estimate.stamp, estimate.disruption, estimate.detect, estimate.decide, estimate.rtoTarget,
                    estimate.rpoTarget, estimate.rtoVerdict, estimate.rpoVerdict, estimate.rpo,
                    estimate.rpoStore, estimate.criticalTitles, estimate.criticalServices);
}

} // namespace

bool sameEstimate(const StampEstimate *a, const StampEstimate *b)
{
    if (a == b)
        return true;
    if (a == nullptr || b == nullptr)
        return false;
    return verdictsOf(*a) == verdictsOf(*b) && samePromise(a->rto, b->rto)
        && std::equal(a->stores.begin(), a->stores.end(), b->stores.begin(), b->stores.end(), sameStore);
}

} // namespace breakwater
