// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/outline.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace breakwater {

StampOutline::StampOutline(std::shared_ptr<const Stamp> stamp, const Catalog &catalog)
    : m_stamp(std::move(stamp))
    , m_catalog(catalog)
{
    orderServices();
    orderKinds();
    readParts();
    readDependencies();
    readProtections();
    for (const ConsistencyGroup &group : m_stamp->consistencyGroups)
        for (const ServiceId &store : group.stores)
            name(store);
    if (m_stamp->runbook)
        for (const std::string &place : m_stamp->runbook->keptAt)
            name(ServiceId{place}); // or words: then nobody is found
    std::sort(foreign.begin(), foreign.end());
    foreign.erase(std::unique(foreign.begin(), foreign.end()), foreign.end());
}

void StampOutline::orderServices()
{
    m_positions.reserve(m_stamp->services.size());
    for (std::size_t i = 0; i < m_stamp->services.size(); ++i)
        m_positions.emplace_back(m_stamp->services[i].id.text, i);
    if (!std::is_sorted(m_positions.begin(), m_positions.end()))
        std::sort(m_positions.begin(), m_positions.end());
}

void StampOutline::orderKinds()
{
    m_byKind.reserve(m_stamp->services.size());
    m_kinds.reserve(m_stamp->services.size());
    for (const Service &service : m_stamp->services) {
        m_byKind.push_back(&service);
        m_kinds.push_back(m_catalog.kind(service.kind));
    }
    std::sort(m_byKind.begin(), m_byKind.end(), [](const Service *a, const Service *b) {
        return std::tie(a->kind, a->id) < std::tie(b->kind, b->id);
    });
}

std::span<const Service *const> StampOutline::servicesOfKind(std::string_view kind) const
{
    struct ByKind {
        bool operator()(const Service *a, std::string_view b) const { return a->kind.text < b; }
        bool operator()(std::string_view a, const Service *b) const { return a < b->kind.text; }
    };
    const auto [first, last] = std::equal_range(m_byKind.begin(), m_byKind.end(), kind, ByKind{});
    return {first, last};
}

void StampOutline::readParts()
{
    for (const Service &service : m_stamp->services)
        for (const Part &part : service.parts)
            if (part.ref)
                name(*part.ref);
}

void StampOutline::readDependencies()
{
    std::vector<std::pair<std::size_t, const Dependency *>> from;
    from.reserve(m_stamp->dependencies.size());
    for (const Dependency &dependency : m_stamp->dependencies) {
        if (const std::optional<std::size_t> at = position(dependency.from))
            from.emplace_back(*at, &dependency);
        if (!position(dependency.to)) {
            leaving.push_back(&dependency);
            foreign.push_back(dependency.to);
        }
        if (!dependency.call)
            continue;
        for (const Fallback &fallback : dependency.call->fallbacks)
            name(fallback.to);
        if (dependency.call->queue)
            name(*dependency.call->queue);
    }
    m_from = {m_stamp->services.size(), from};
}

void StampOutline::readProtections()
{
    std::vector<std::pair<std::size_t, const Protection *>> of, by;
    std::set<std::pair<const Service *, const Service *>> paired;
    m_options.reserve(m_stamp->protections.size());
    for (const Protection &protection : m_stamp->protections) {
        const std::optional<std::size_t> own = position(protection.service);
        const Service *primaryOfAll = own ? &m_stamp->services[*own] : nullptr;
        const ServiceKind *kind = own ? m_kinds[*own] : nullptr;
        m_options.push_back(kind != nullptr ? kind->option(protection.option) : nullptr);
        if (own)
            of.emplace_back(*own, &protection);
        for (const ServiceId &counterpart : protection.counterparts) {
            const std::optional<std::size_t> at = position(counterpart);
            if (!at) {
                foreign.push_back(counterpart);
                continue;
            }
            by.emplace_back(*at, &protection);
            const Service *primary = primaryOfAll;
            const Service *secondary = &m_stamp->services[*at];
            if (primary == nullptr || primary->at == secondary->at
                || !protection.covers(DisruptionKind::Region))
                continue;
            if (primary->at == Site::Secondary)
                std::swap(primary, secondary);
            if (paired.emplace(primary, secondary).second)
                pairs.push_back({&protection, primary, secondary});
        }
        if (!protection.via)
            continue;
        name(*protection.via);
        if (protection.covers(DisruptionKind::Corruption) || protection.covers(DisruptionKind::Deletion))
            carriers.push_back(*protection.via);
    }
    std::sort(carriers.begin(), carriers.end());
    m_of = {m_stamp->services.size(), of};
    m_by = {m_stamp->services.size(), by};
}

void StampOutline::name(const ServiceId &id)
{
    if (!position(id))
        foreign.push_back(id);
}

std::optional<std::size_t> StampOutline::position(const ServiceId &id) const
{
    const auto found =
        std::lower_bound(m_positions.begin(), m_positions.end(), std::string_view(id.text),
                         [](const auto &known, std::string_view wanted) { return known.first < wanted; });
    return found == m_positions.end() || found->first != id.text ? std::nullopt
                                                                 : std::optional(found->second);
}

std::optional<std::size_t> StampOutline::position(const Service &service) const
{
    const std::vector<Service> &list = m_stamp->services;
    const std::less<const Service *> before;
    if (list.empty() || before(&service, list.data()) || !before(&service, list.data() + list.size()))
        return std::nullopt;
    return static_cast<std::size_t>(&service - list.data());
}

const ServiceKind *StampOutline::kindOf(const Service &service) const
{
    const std::optional<std::size_t> at = position(service);
    return at ? m_kinds[*at] : m_catalog.kind(service.kind);
}

const DrOption *StampOutline::optionOf(const Protection &protection) const
{
    return m_options[static_cast<std::size_t>(&protection - m_stamp->protections.data())];
}

const Service *StampOutline::service(const ServiceId &id) const
{
    const std::optional<std::size_t> at = position(id);
    return at ? &m_stamp->services[*at] : nullptr;
}

namespace {

/// Region of a service that stands in a zone of its stamp, without a copy of its name.
const RegionId *homeOf(const Stamp &stamp, const Service &service)
{
    const LandingZone *zone = service.at == Site::Primary ? stamp.zone(ZoneRole::Primary)
        : service.at == Site::Secondary                   ? stamp.zone(ZoneRole::Secondary)
                                                          : nullptr;
    return zone != nullptr ? &zone->region : nullptr;
}

void addHome(ServiceSummary &summary, const Located &where)
{
    const RegionId *home =
        where.service != nullptr ? homeOf(where.outline->stamp(), *where.service) : nullptr;
    if (home != nullptr)
        summary.addToFootprint(*home);
}

const Figure *estimatedRpo(const StampEstimate *estimate, const ServiceId &store)
{
    if (estimate == nullptr)
        return nullptr;
    const auto found =
        std::lower_bound(estimate->stores.begin(), estimate->stores.end(), store,
                         [](const StoreRpo &known, const ServiceId &wanted) { return known.store < wanted; });
    return found == estimate->stores.end() || found->store != store ? nullptr : &found->rpo;
}

bool sameRegion(const RegionId *a, const RegionId *b)
{
    return a == b || (a != nullptr && b != nullptr && *a == *b);
}

bool sameFigure(const Figure *a, const Figure *b)
{
    return a == b || (a != nullptr && b != nullptr && *a == *b);
}

} // namespace

ServiceSummary::ServiceSummary(const Stamp &stamp, const Service &service, const StampEstimate *estimate)
    : m_stamp(&stamp)
    , m_service(&service)
    , m_region(homeOf(stamp, service))
    , m_rpo(estimatedRpo(estimate, service.id))
{
    const Target *target = stamp.objectives.target(DisruptionKind::Region);
    if (service.objectives && service.objectives->rto)
        m_rto = service.objectives->rto;
    else if (target != nullptr)
        m_rto = target->rto;
}

void ServiceSummary::addToFootprint(const RegionId &region)
{
    const auto place =
        std::lower_bound(m_footprint.begin(), m_footprint.end(), region,
                         [](const RegionId *known, const RegionId &wanted) { return *known < wanted; });
    if (place == m_footprint.end() || **place != region)
        m_footprint.insert(place, &region);
}

bool ServiceSummary::operator==(const ServiceSummary &other) const
{
    return id() == other.id() && name() == other.name() && kind() == other.kind() && at() == other.at()
        && stamp() == other.stamp() && stampName() == other.stampName() && m_rto == other.m_rto
        && sameRegion(m_region, other.m_region) && sameFigure(m_rpo, other.m_rpo)
        && std::equal(m_footprint.begin(), m_footprint.end(), other.m_footprint.begin(),
                      other.m_footprint.end(), sameRegion);
}

ServiceSummary summaryOf(const Located &where, const Locate &locate)
{
    const StampOutline &outline = *where.outline;
    ServiceSummary summary(outline.stamp(), *where.service, where.estimate);
    addHome(summary, where);
    for (const Protection *protection : outline.protectionsOf(where.service->id)) {
        for (const ReplicaRegion &replica : protection->replicas)
            summary.addToFootprint(replica.region);
        for (const ServiceId &counterpart : protection->counterparts)
            addHome(summary, locate(counterpart));
    }
    // Recorded at the primary one, and read backwards too.
    for (const Protection *protection : outline.protectionsBy(where.service->id))
        addHome(summary, locate(protection->service));
    return summary;
}

CrossingLink crossingOf(const Dependency &link, const Located &from, const Locate &locate)
{
    return {link.id, link.to, link.type, link.hard, link.afterFailover, summaryOf(from, locate)};
}

Surroundings surroundingsOf(const StampOutline &outline,
                            std::span<const std::shared_ptr<const StampEstimate>> estimates,
                            const NeighbourFacts &facts, const Locate &locate)
{
    Surroundings around;
    around.estimates = estimates;
    around.estimate = ofRegionLoss(estimates);
    around.facts = &facts;
    const Stamp &stamp = outline.stamp();
    around.own.reserve(stamp.services.size());
    for (const Service &service : stamp.services)
        around.own.emplace_back(summaryOf({&outline, &service, around.estimate}, locate));
    std::vector<std::pair<std::size_t, IncomingLink>> incoming;
    incoming.reserve(stamp.dependencies.size() + facts.incoming.size());
    around.links.reserve(stamp.dependencies.size());
    for (const Dependency &link : stamp.dependencies) {
        const std::optional<std::size_t> from = outline.position(link.from);
        const std::optional<std::size_t> to = outline.position(link.to);
        const NamedService *end = to ? &around.own[*to] : around.foreign(link.to);
        if (from && end != nullptr)
            around.links.push_back({&link, &around.own[*from], end});
        if (from && to)
            incoming.push_back(
                {*to, {&link.id, link.type, link.hard, link.afterFailover, &around.own[*from]}});
    }
    for (const CrossingLink &link : facts.incoming)
        if (const std::optional<std::size_t> to = outline.position(link.to))
            incoming.push_back({*to, {&link.id, link.type, link.hard, link.afterFailover, &link.from}});
    around.incoming = {stamp.services.size(), incoming};
    return around;
}

const NamedService *Surroundings::foreign(const ServiceId &id) const
{
    const auto found = std::lower_bound(
        facts->named.begin(), facts->named.end(), id,
        [](const NamedService &known, const ServiceId &wanted) { return known.id() < wanted; });
    return found == facts->named.end() || found->id() != id ? nullptr : &*found;
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

/// Of the trials rules read the 95th percentile alone.
std::optional<Minutes> oneInTwenty(const StampEstimate &estimate)
{
    return estimate.spread ? std::optional(estimate.spread->p95) : std::nullopt;
}

} // namespace

bool sameEstimate(const StampEstimate *a, const StampEstimate *b)
{
    if (a == b)
        return true;
    if (a == nullptr || b == nullptr)
        return false;
    return verdictsOf(*a) == verdictsOf(*b) && samePromise(a->rto, b->rto)
        && oneInTwenty(*a) == oneInTwenty(*b)
        && std::equal(a->stores.begin(), a->stores.end(), b->stores.begin(), b->stores.end(), sameStore);
}

bool sameEstimates(std::span<const std::shared_ptr<const StampEstimate>> a,
                   std::span<const std::shared_ptr<const StampEstimate>> b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto &x, const auto &y) { return sameEstimate(x.get(), y.get()); });
}

const StampEstimate *ofRegionLoss(std::span<const std::shared_ptr<const StampEstimate>> estimates)
{
    const auto found = std::find_if(estimates.begin(), estimates.end(), [](const auto &each) {
        return each && each->disruption.kind == DisruptionKind::Region && !each->disruption.planned;
    });
    return found == estimates.end() ? nullptr : found->get();
}

} // namespace breakwater
