// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits_detail.h"

#include <fmt/format.h>

namespace breakwater {

namespace {

std::optional<Error> cannotStand(const Stamp &stamp, const Service &service)
{
    const bool zoneMissing = (service.at == Site::Primary && stamp.zone(ZoneRole::Primary) == nullptr)
        || (service.at == Site::Secondary && stamp.zone(ZoneRole::Secondary) == nullptr);
    if (zoneMissing)
        return impossible(fmt::format("{} has no {} zone; add it first.", stamp.name, toWord(service.at)));
    return std::nullopt;
}

/// Why the parts of a service cannot be; `known` are the parts it had before. Empty when they can.
std::optional<Error> brokenParts(const Topology &topology, const Service &service,
                                 const std::set<PartId> &known)
{
    std::set<PartId> seen;
    for (const Part &part : service.parts) {
        const bool taken = known.count(part.id) == 0 && hasId(topology, part.id.text);
        if (part.id.empty() || taken || part.id.text == service.id.text || !seen.insert(part.id).second)
            return impossible(fmt::format("Every part of {} needs an id of its own.", service.name));
        if (part.ref && *part.ref != service.id && !detail::stampOf(topology, *part.ref))
            return detail::noSuch("service", part.ref->text);
    }
    return std::nullopt;
}

std::set<PartId> partIds(const Service &service)
{
    std::set<PartId> ids;
    for (const Part &part : service.parts)
        ids.insert(part.id);
    return ids;
}

template <typename List, typename Predicate>
void transfer(List &from, List &to, const Predicate &moves)
{
    const auto split = std::stable_partition(from.begin(), from.end(),
                                             [&moves](const auto &element) { return !moves(element); });
    for (auto element = split; element != from.end(); ++element)
        detail::insertById(to, std::move(*element));
    from.erase(split, from.end());
}

/// The service with its dependencies and protections, from one stamp to another.
Topology transferred(const Topology &topology, const Stamp &source, const Stamp &target, const ServiceId &id,
                     Site to)
{
    Stamp from = source;
    Stamp receiver = target;
    detail::findById(from.services, id)->at = to;
    transfer(from.services, receiver.services, [&id](const Service &s) { return s.id == id; });
    transfer(from.dependencies, receiver.dependencies, [&id](const Dependency &d) { return d.from == id; });
    transfer(from.protections, receiver.protections, [&id](const Protection &p) { return p.service == id; });
    Topology changed = withStamp(topology, std::move(from));
    changed = withStamp(changed, std::move(receiver));
    return detail::withCards(changed, source.id, [&id](Layout &layout) { layout.cards.erase(id); });
}

} // namespace

Service defaultService(const ServiceKind &kind, ServiceId id, std::string name, Site at)
{
    Service service;
    service.id = std::move(id);
    service.kind = kind.id;
    service.name = std::move(name);
    service.at = at;
    for (const ParameterFact &fact : kind.parameters)
        if (fact.defaultValue)
            service.parameters.emplace(fact.key, *fact.defaultValue);
    return service;
}

Edit addService(StampId stamp, Service service, CardPlace place)
{
    return detail::addService(std::move(stamp), std::move(service), place);
}

Edit detail::addService(StampId stamp, Service service, std::optional<CardPlace> place)
{
    return [stamp = std::move(stamp), service = std::move(service),
            place](const Topology &topology) -> Result<Topology> {
        const Stamp *owner = topology.stamp(stamp);
        if (owner == nullptr)
            return detail::noSuch("stamp", stamp.text);
        if (service.id.empty() || hasId(topology, service.id.text))
            return impossible(fmt::format("{} needs an id of its own.", service.name));
        if (std::optional<Error> error = cannotStand(*owner, service))
            return *error;
        if (std::optional<Error> error = brokenParts(topology, service, {}))
            return *error;
        Stamp changed = *owner;
        detail::insertById(changed.services, service);
        Topology after = withStamp(topology, std::move(changed));
        if (!place)
            return after;
        return detail::withCards(after, stamp, [&](Layout &layout) { layout.cards[service.id] = *place; });
    };
}

Edit removeServices(std::vector<ServiceId> services)
{
    return [gone = std::set<ServiceId>(services.begin(), services.end())](
               const Topology &topology) -> Result<Topology> {
        for (const ServiceId &id : gone)
            if (!detail::stampOf(topology, id))
                return detail::noSuch("service", id.text);
        return detail::withoutServices(topology, gone);
    };
}

Edit moveService(ServiceId service, StampId toStamp, Site to, CardPlace place)
{
    return [service = std::move(service), toStamp = std::move(toStamp), to,
            place](const Topology &topology) -> Result<Topology> {
        const std::shared_ptr<const Stamp> source = detail::stampOf(topology, service);
        if (!source)
            return detail::noSuch("service", service.text);
        const std::shared_ptr<const Stamp> target = topology.stampPointer(toStamp);
        if (!target)
            return detail::noSuch("stamp", toStamp.text);
        Service moved = *source->service(service);
        moved.at = to;
        if (std::optional<Error> error = cannotStand(*target, moved))
            return *error;
        Topology changed = topology;
        if (source != target)
            changed = transferred(topology, *source, *target, service, to);
        else if (source->service(service)->at != to) {
            Stamp copy = *source;
            *detail::findById(copy.services, service) = std::move(moved);
            changed = withStamp(topology, std::move(copy));
        }
        return detail::withCards(changed, toStamp, [&](Layout &layout) { layout.cards[service] = place; });
    };
}

Edit changeService(ServiceId service, std::function<void(Service &)> change)
{
    return [service = std::move(service),
            change = std::move(change)](const Topology &topology) -> Result<Topology> {
        const std::shared_ptr<const Stamp> owner = detail::stampOf(topology, service);
        if (!owner)
            return detail::noSuch("service", service.text);
        const Service &before = *owner->service(service);
        Service after = before;
        change(after);
        if (after.id != service)
            return impossible("The id of a service cannot be changed.");
        if (after == before)
            return topology;
        if (std::optional<Error> error = cannotStand(*owner, after))
            return *error;
        std::set<PartId> gone = partIds(before);
        if (std::optional<Error> error = brokenParts(topology, after, gone))
            return *error;
        for (const Part &part : after.parts)
            gone.erase(part.id);
        Stamp changed = *owner;
        *detail::findById(changed.services, service) = std::move(after);
        Topology result = withStamp(topology, std::move(changed));
        return gone.empty() ? result : detail::withoutParts(result, gone);
    };
}

Edit setParameter(ServiceId service, std::string key, std::optional<ParameterValue> value)
{
    return changeService(std::move(service),
                         [key = std::move(key), value = std::move(value)](Service &changed) {
                             if (value)
                                 changed.parameters[key] = *value;
                             else
                                 changed.parameters.erase(key);
                         });
}

} // namespace breakwater
