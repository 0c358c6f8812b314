// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/invariants.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// What exists, so that a reference can be held against it.
struct Known {
    std::unordered_map<std::string_view, const Service *> services;
    std::unordered_set<std::string_view> dependencies;

    bool has(const ServiceId &id) const { return services.count(id.text) != 0; }
    bool has(const ServiceId &service, const PartId &part) const
    {
        const auto found = services.find(service.text);
        return found != services.end()
            && std::any_of(found->second->parts.begin(), found->second->parts.end(),
                           [&part](const Part &p) { return p.id == part; });
    }
};

Known knownOf(const Topology &topology)
{
    Known known;
    for (const auto &stamp : topology.stamps) {
        for (const Service &service : stamp->services)
            known.services.emplace(service.id.text, &service);
        for (const Dependency &dependency : stamp->dependencies)
            known.dependencies.insert(dependency.id.text);
    }
    return known;
}

Error unknownService(std::string_view what, const std::string &owner, const ServiceId &missing)
{
    return impossible(
        fmt::format("{} {} names a service that does not exist: {}.", what, owner, missing.text));
}

std::optional<Error> brokenPart(const Service &service, const Known &known)
{
    for (const Part &part : service.parts)
        if (part.ref && !known.has(*part.ref))
            return unknownService("Part", part.id.text, *part.ref);
    return std::nullopt;
}

std::optional<Error> brokenCall(const Dependency &dependency, const Known &known)
{
    if (!dependency.call)
        return std::nullopt;
    for (const Fallback &fallback : dependency.call->fallbacks)
        if (!known.has(fallback.to))
            return unknownService("A fallback of dependency", dependency.id.text, fallback.to);
    if (dependency.call->queue && !known.has(*dependency.call->queue))
        return unknownService("The queue of dependency", dependency.id.text, *dependency.call->queue);
    return std::nullopt;
}

std::optional<Error> brokenDependency(const Stamp &stamp, const Dependency &dependency, const Known &known)
{
    if (stamp.service(dependency.from) == nullptr)
        return impossible(fmt::format("Dependency {} must be kept in the stamp of the service that needs.",
                                      dependency.id.text));
    if (!known.has(dependency.to))
        return unknownService("Dependency", dependency.id.text, dependency.to);
    const bool partsExist = (!dependency.fromPart || known.has(dependency.from, *dependency.fromPart))
        && (!dependency.toPart || known.has(dependency.to, *dependency.toPart))
        && (!dependency.route || !dependency.route->originGroup
            || known.has(dependency.from, *dependency.route->originGroup));
    if (!partsExist)
        return impossible(fmt::format("Dependency {} names a part that does not exist.", dependency.id.text));
    return brokenCall(dependency, known);
}

std::optional<Error> brokenProtection(const Stamp &stamp, const Protection &protection, const Known &known)
{
    if (stamp.service(protection.service) == nullptr)
        return impossible(
            fmt::format("Protection {} must be kept in the stamp of its service.", protection.id.text));
    for (const ServiceId &counterpart : protection.counterparts)
        if (!known.has(counterpart))
            return unknownService("Protection", protection.id.text, counterpart);
    if (protection.via && !known.has(*protection.via))
        return unknownService("Protection", protection.id.text, *protection.via);
    return std::nullopt;
}

std::optional<Error> brokenStamp(const Stamp &stamp, const Known &known)
{
    if (std::optional<Error> error = brokenZones(stamp))
        return error;
    for (const Service &service : stamp.services)
        if (std::optional<Error> error = brokenPart(service, known))
            return error;
    for (const Dependency &dependency : stamp.dependencies)
        if (std::optional<Error> error = brokenDependency(stamp, dependency, known))
            return error;
    for (const Protection &protection : stamp.protections)
        if (std::optional<Error> error = brokenProtection(stamp, protection, known))
            return error;
    for (const ConsistencyGroup &group : stamp.consistencyGroups)
        for (const ServiceId &store : group.stores)
            if (!known.has(store))
                return unknownService("Consistency group", group.id, store);
    for (const Flow &flow : stamp.flows)
        for (const DependencyId &dependency : flow.dependencies)
            if (known.dependencies.count(dependency.text) == 0)
                return impossible(fmt::format("Flow {} names a dependency that does not exist: {}.",
                                              flow.name, dependency.text));
    return std::nullopt;
}

template <typename List>
void orderList(List &list)
{
    const auto byId = [](const auto &a, const auto &b) { return a.id < b.id; };
    if (!std::is_sorted(list.begin(), list.end(), byId))
        std::stable_sort(list.begin(), list.end(), byId);
}

} // namespace

Error impossible(std::string sentence)
{
    return {Error::Code::Impossible, std::move(sentence), {}};
}

void forEachId(const Topology &topology, const std::function<void(const std::string &)> &visit)
{
    for (const Role &role : *topology.roles)
        visit(role.id.text);
    for (const Decision &decision : topology.agreements->decisions)
        visit(decision.id.text);
    for (const auto &stamp : topology.stamps) {
        visit(stamp->id.text);
        for (const Service &service : stamp->services) {
            visit(service.id.text);
            for (const Part &part : service.parts)
                visit(part.id.text);
        }
        for (const Dependency &dependency : stamp->dependencies)
            visit(dependency.id.text);
        for (const Protection &protection : stamp->protections)
            visit(protection.id.text);
        for (const ConsistencyGroup &group : stamp->consistencyGroups)
            visit(group.id);
        for (const DegradedMode &mode : stamp->degradedModes)
            visit(mode.id);
    }
}

bool hasId(const Topology &topology, std::string_view id)
{
    bool found = false;
    forEachId(topology, [&](const std::string &known) { found = found || known == id; });
    return found;
}

void orderById(Stamp &stamp)
{
    orderList(stamp.services);
    orderList(stamp.dependencies);
    orderList(stamp.protections);
    orderList(stamp.consistencyGroups);
    orderList(stamp.degradedModes);
}

std::optional<Error> brokenZones(const Stamp &stamp)
{
    const auto zonesOf = [&stamp](ZoneRole role) {
        return std::count_if(stamp.zones.begin(), stamp.zones.end(),
                             [role](const LandingZone &zone) { return zone.role == role; });
    };
    if (zonesOf(ZoneRole::Primary) != 1)
        return impossible(fmt::format("{} must have exactly one primary zone.", stamp.name));
    if (zonesOf(ZoneRole::Secondary) > 1)
        return impossible(fmt::format("{} can have one secondary zone only.", stamp.name));
    if (std::any_of(stamp.zones.begin(), stamp.zones.end(),
                    [](const LandingZone &zone) { return zone.region.empty(); }))
        return impossible(fmt::format("A zone of {} has no region.", stamp.name));
    for (const Service &service : stamp.services)
        if (service.at == Site::Secondary && stamp.zone(ZoneRole::Secondary) == nullptr)
            return impossible(
                fmt::format("{} stands in the secondary zone, and {} has none.", service.name, stamp.name));
    return std::nullopt;
}

std::optional<Error> brokenInvariant(const Topology &topology)
{
    std::unordered_set<std::string_view> seen;
    std::optional<Error> error;
    forEachId(topology, [&](const std::string &id) {
        if (error)
            return;
        if (id.empty())
            error = impossible("Something in the design has no id.");
        else if (!seen.insert(id).second)
            error = impossible(fmt::format("The id {} is used twice.", id));
    });
    if (error)
        return error;
    const Known known = knownOf(topology);
    for (const auto &stamp : topology.stamps)
        if (std::optional<Error> broken = brokenStamp(*stamp, known))
            return broken;
    return std::nullopt;
}

} // namespace breakwater
