// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/mirror.h"

#include "core/model/invariants.h"
#include "core/model/options.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace breakwater {
namespace {

bool isLane(Site site)
{
    return site == Site::Primary || site == Site::Secondary;
}

Site across(Site site)
{
    return site == Site::Primary ? Site::Secondary : Site::Primary;
}

Pattern patternOf(Strategy strategy)
{
    switch (strategy) {
    case Strategy::BackupRestore:
        return Pattern::BackupRestore;
    case Strategy::PilotLight:
        return Pattern::PilotLight;
    case Strategy::WarmStandby:
        return Pattern::WarmStandby;
    case Strategy::HotStandby:
        return Pattern::ActivePassive;
    case Strategy::ActiveActive:
        break;
    }
    return Pattern::ActiveActive;
}

/// How names differ between the lanes, learnt from the pairs there are: "cus" here is "eus2" there.
class Naming {
public:
    Naming(const Stamp &stamp, Site from)
    {
        for (const Service &service : stamp.services)
            if (service.at == from)
                if (const auto other = counterpartOf(stamp, service))
                    learn(service.name, stamp.service(*other)->name);
    }
    std::string across(const std::string &name, const std::function<bool(const std::string &)> &taken) const
    {
        for (const auto &[here, there] : m_endings)
            if (name.size() > here.size() && name.ends_with(here)) {
                const std::string other = name.substr(0, name.size() - here.size()) + there;
                return taken(other) ? freeNameLike(other, taken) : other;
            }
        return freeNameLike(name, taken);
    }

private:
    void learn(const std::string &here, const std::string &there)
    {
        const auto differ = std::mismatch(here.begin(), here.end(), there.begin(), there.end());
        const auto at = static_cast<std::size_t>(differ.first - here.begin());
        // From the last separator on, so that "-cus" is not learnt as "c".
        const std::size_t cut = here.find_last_of("-_. ", at == 0 ? 0 : at - 1);
        const std::size_t start = cut == std::string::npos || cut >= at ? at : cut + 1;
        if (start == 0 || start >= here.size() || start >= there.size())
            return;
        m_endings.emplace(here.substr(start), there.substr(start));
    }
    std::map<std::string, std::string> m_endings;
};

class Mirror {
public:
    Mirror(const Catalog &catalog, const Topology &topology, const Stamp &stamp, const Mint &mint)
        : m_catalog(catalog)
        , m_topology(topology)
        , m_stamp(stamp)
        , m_mint(remembering(mint))
        , m_toSecondary(stamp, Site::Primary)
        , m_toPrimary(stamp, Site::Secondary)
    { }

    Mirroring of(const std::vector<ServiceId> &services)
    {
        for (const ServiceId &id : services)
            if (const Service *service = m_stamp.service(id))
                mirror(*service);
        addLinks();
        m_result.edit = allOf(std::move(m_edits));
        return std::move(m_result);
    }

private:
    void skip(const Service &service, std::string why)
    {
        m_result.skipped.emplace_back(service.id, std::move(why));
    }

    void mirror(const Service &service)
    {
        if (!isLane(service.at))
            return skip(service, service.name + " belongs to no region.");
        if (const auto other = counterpartOf(m_stamp, service)) {
            m_result.paired.emplace_back(service.id, *other);
            return;
        }
        const Protection *present = protectionAgainst(m_stamp, service.id, DisruptionKind::Region);
        if (present && !present->replicas.empty())
            return m_result.platform.push_back(service.id);
        if (const std::string why = addZone(across(service.at)); !why.empty())
            return skip(service, why);

        const ServiceKind *kind = m_catalog.kind(service.kind);
        const DrOption *option = kind && present ? kind->option(present->option) : nullptr;
        if (kind && (!option || !needsCounterpart(*option)))
            option = usualPairOption(*kind, m_stamp.strategy);
        if (option && !needsCounterpart(*option)) {
            choose(service.id, *option, std::nullopt);
            return m_result.platform.push_back(service.id);
        }
        const auto standing = unclaimed(service);
        const ServiceId other = standing ? *standing : copy(service, kind);
        (standing ? m_result.paired : m_result.made).emplace_back(service.id, other);
        if (option)
            service.at == Site::Primary ? choose(service.id, *option, other)
                                        : choose(other, *option, service.id);
    }

    /// The only service of the kind across the gutter that no protection claims.
    std::optional<ServiceId> unclaimed(const Service &service) const
    {
        std::vector<ServiceId> free;
        for (const Service &other : m_stamp.services)
            if (other.kind == service.kind && other.at == across(service.at) && !counterpartOf(m_stamp, other)
                && !m_claimed.contains(other.id))
                free.push_back(other.id);
        const auto rivals =
            std::count_if(m_stamp.services.begin(), m_stamp.services.end(), [&](const Service &one) {
                return one.kind == service.kind && one.at == service.at && !counterpartOf(m_stamp, one);
            });
        if (free.size() != 1 || rivals != 1)
            return std::nullopt;
        m_claimed.insert(free.front());
        return free.front();
    }

    ServiceId copy(const Service &service, const ServiceKind *kind)
    {
        const auto taken = [&](const std::string &name) {
            return m_names.contains(name) || hasName(m_topology, name);
        };
        const Naming &naming = service.at == Site::Primary ? m_toSecondary : m_toPrimary;
        Service other = freshCopy(service, naming.across(service.name, taken), m_renamed, m_mint);
        m_names.insert(other.name);
        other.at = across(service.at);
        const Region *region = regionOf(other.at);
        if (!region || !region->zones)
            other.zones.reset();
        for (const ParameterFact &fact : kind ? kind->parameters : std::vector<ParameterFact>()) {
            if (!fact.regional)
                continue;
            other.parameters.erase(fact.key);
            if (fact.defaultValue)
                other.parameters.emplace(fact.key, *fact.defaultValue);
        }
        const ServiceId id = other.id;
        m_edits.push_back(
            [stamp = m_stamp.id, other = std::move(other)](const Topology &now) -> Result<Topology> {
                Stamp changed = *now.stamp(stamp);
                changed.services.push_back(other);
                orderById(changed);
                return withStamp(now, std::move(changed));
            });
        return id;
    }

    const Region *regionOf(Site site) const
    {
        const LandingZone *zone =
            m_stamp.zone(site == Site::Primary ? ZoneRole::Primary : ZoneRole::Secondary);
        return zone ? m_catalog.region(zone->region) : m_newRegion ? m_catalog.region(*m_newRegion) : nullptr;
    }

    /// Empty when the zone exists or was added; else why it cannot be.
    std::string addZone(Site site)
    {
        if (site == Site::Primary || m_stamp.zone(ZoneRole::Secondary) || m_newRegion)
            return {};
        const Region *here = regionOf(Site::Primary);
        if (!here || !here->pair)
            return "The region has no pair: choose the secondary region first.";
        m_newRegion = here->pair;
        m_edits.push_back(setZoneRegion(m_stamp.id, ZoneRole::Secondary, *here->pair));
        return {};
    }

    void choose(const ServiceId &service, const DrOption &option, std::optional<ServiceId> counterpart)
    {
        m_edits.push_back(chooseOption(m_catalog, m_stamp.id, service, DisruptionKind::Region, option.id,
                                       ProtectionId{m_mint("prot")}));
        if (!counterpart)
            return;
        m_edits.push_back([stamp = m_stamp.id, service,
                           other = *counterpart](const Topology &now) -> Result<Topology> {
            const Protection *made = protectionAgainst(*now.stamp(stamp), service, DisruptionKind::Region);
            if (!made)
                return impossible("The option does not protect against the loss of a region.");
            Protection joined = *made;
            joined.counterparts = {other};
            return protect(std::move(joined))(now);
        });
    }

    /// Who stands for a service in the other lane; itself when it belongs to no region.
    std::optional<ServiceId> standIn(const ServiceId &id) const
    {
        if (const auto made = m_renamed.find(id.text); made != m_renamed.end())
            return ServiceId{made->second};
        const auto [stamp, service] = m_topology.find(id);
        if (!service)
            return std::nullopt;
        for (const auto &[source, other] : m_result.paired)
            if (source == id)
                return other;
        return isLane(service->at) ? counterpartOf(*stamp, *service) : std::optional(id);
    }

    void addLinks()
    {
        for (const auto &stamp : m_topology.stamps)
            for (const Dependency &dependency : stamp->dependencies)
                m_links.emplace(dependency.from, dependency.to, dependency.type);
        for (const auto &stamp : m_topology.stamps)
            for (const Dependency &dependency : stamp->dependencies)
                if (m_renamed.contains(dependency.from.text) || m_renamed.contains(dependency.to.text))
                    addLink(dependency);
    }

    void addLink(const Dependency &dependency)
    {
        const auto from = standIn(dependency.from), to = standIn(dependency.to);
        if (!from || !to || *from == *to)
            return;
        Renamed renamed = m_renamed;
        renamed[dependency.from.text] = from->text;
        renamed[dependency.to.text] = to->text;
        std::optional<Dependency> copy = freshCopy(dependency, renamed, m_mint);
        if (!copy)
            return;
        if (*from == dependency.from) { // the client has two now, and its own parts are as they were
            copy->fromPart = dependency.fromPart;
            if (copy->route) {
                Route route = *dependency.route;
                if (route.priority)
                    *route.priority += 1;
                copy->route = route;
            }
        }
        if (*to == dependency.to)
            copy->toPart = dependency.toPart;
        if (!m_links.emplace(copy->from, copy->to, copy->type).second)
            return;
        ++m_result.links;
        m_edits.push_back(connect(std::move(*copy)));
    }

    const Catalog &m_catalog;
    const Topology &m_topology;
    const Stamp &m_stamp;
    Mint m_mint;
    Naming m_toSecondary, m_toPrimary;
    Mirroring m_result;
    std::vector<Edit> m_edits;
    Renamed m_renamed;
    std::set<std::string> m_names;
    std::set<std::tuple<ServiceId, ServiceId, DependencyType>> m_links;
    std::optional<RegionId> m_newRegion;
    mutable std::set<ServiceId> m_claimed;
};

} // namespace

const DrOption *usualPairOption(const ServiceKind &kind, std::optional<Strategy> strategy)
{
    std::vector<const DrOption *> options;
    for (const DrOption &option : kind.options)
        if (option.against(DisruptionKind::Region) && option.maturity == Maturity::Ga
            && option.pattern != Pattern::BackupRestore)
            options.push_back(&option);
    if (options.empty())
        return nullptr;
    if (strategy && needsCounterpart(*options.front()))
        for (const DrOption *option : options)
            if (option->pattern == patternOf(*strategy))
                return option;
    return options.front();
}

std::optional<ServiceId> counterpartOf(const Stamp &stamp, const Service &service)
{
    const auto isAcross = [&](const ServiceId &id) {
        const Service *other = stamp.service(id);
        return other && isLane(service.at) && other->at == across(service.at);
    };
    for (const Protection &protection : stamp.protections) {
        if (protection.service == service.id)
            for (const ServiceId &other : protection.counterparts)
                if (isAcross(other))
                    return other;
        const bool named =
            std::find(protection.counterparts.begin(), protection.counterparts.end(), service.id)
            != protection.counterparts.end();
        if (named && isAcross(protection.service))
            return protection.service;
    }
    return std::nullopt;
}

Mirroring mirrorToPair(const Catalog &catalog, const Topology &topology, const StampId &stampId,
                       const std::vector<ServiceId> &services, const Mint &mint)
{
    const Stamp *stamp = topology.stamp(stampId);
    if (!stamp)
        return {allOf({}), {}, {}, {}, {}, 0};
    return Mirror(catalog, topology, *stamp, mint).of(services);
}

} // namespace breakwater
