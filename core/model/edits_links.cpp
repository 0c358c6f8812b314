// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits_detail.h"

#include <fmt/format.h>

namespace breakwater {

namespace {

bool hasPart(const Service &service, const std::optional<PartId> &part)
{
    return !part || std::any_of(service.parts.begin(), service.parts.end(), [&part](const Part &known) {
        return known.id == *part;
    });
}

std::optional<PartId> originGroupOf(const Dependency &dependency)
{
    return dependency.route ? dependency.route->originGroup : std::nullopt;
}

/// Says the same thing twice: same ends, parts included, same type, same purpose.
bool saysTheSame(const Dependency &a, const Dependency &b)
{
    return a.id != b.id && a.from == b.from && a.to == b.to && a.fromPart == b.fromPart
        && a.toPart == b.toPart && a.type == b.type && a.purpose == b.purpose
        && originGroupOf(a) == originGroupOf(b);
}

std::optional<Error> brokenCall(const Topology &topology, const Call &call)
{
    for (const Fallback &fallback : call.fallbacks)
        if (!detail::stampOf(topology, fallback.to))
            return detail::noSuch("service", fallback.to.text);
    if (call.queue && !detail::stampOf(topology, *call.queue))
        return detail::noSuch("service", call.queue->text);
    return std::nullopt;
}

/// Why a dependency cannot stand in this topology; empty when it can.
std::optional<Error> brokenLink(const Topology &topology, const Stamp &owner, const Dependency &dependency)
{
    const Service &from = *owner.service(dependency.from);
    const auto [stamp, to] = topology.find(dependency.to);
    if (to == nullptr)
        return detail::noSuch("service", dependency.to.text);
    if (dependency.from == dependency.to)
        return impossible(fmt::format("{} cannot depend on itself.", from.name));
    if (!hasPart(from, dependency.fromPart) || !hasPart(from, originGroupOf(dependency)))
        return impossible(fmt::format("{} does not have the part that the link starts from.", from.name));
    if (!hasPart(*to, dependency.toPart))
        return impossible(fmt::format("{} does not have the part that the link leads to.", to->name));
    for (const Dependency &known : owner.dependencies)
        if (saysTheSame(known, dependency))
            return impossible(fmt::format("{} is already connected to {} in this way.", from.name, to->name));
    return dependency.call ? brokenCall(topology, *dependency.call) : std::nullopt;
}

std::optional<Error> brokenProtection(const Topology &topology, const Service &service,
                                      const Protection &protection)
{
    if (protection.option.empty())
        return impossible(fmt::format("The protection of {} needs an option.", service.name));
    std::set<ServiceId> seen;
    for (const ServiceId &counterpart : protection.counterparts) {
        if (counterpart == protection.service)
            return impossible(fmt::format("{} cannot be its own counterpart.", service.name));
        if (!detail::stampOf(topology, counterpart))
            return detail::noSuch("service", counterpart.text);
        if (!seen.insert(counterpart).second)
            return impossible(fmt::format("A counterpart of {} is named twice.", service.name));
    }
    if (protection.via && !detail::stampOf(topology, *protection.via))
        return detail::noSuch("service", protection.via->text);
    return std::nullopt;
}

/// Without the protection, wherever it is; its stamp keeps its identity when it is nowhere.
Topology withoutProtection(const Topology &topology, const ProtectionId &id)
{
    for (const auto &stamp : topology.stamps) {
        if (stamp->protection(id) == nullptr)
            continue;
        Stamp changed = *stamp;
        changed.protections.erase(detail::findById(changed.protections, id));
        return withStamp(topology, std::move(changed));
    }
    return topology;
}

bool hasProtection(const Topology &topology, const ProtectionId &id)
{
    return std::any_of(topology.stamps.begin(), topology.stamps.end(),
                       [&id](const auto &stamp) { return stamp->protection(id) != nullptr; });
}

bool forgetDependencies(Stamp &stamp, const std::set<DependencyId> &gone)
{
    const auto isGone = [&gone](const Dependency &dependency) { return gone.count(dependency.id) != 0; };
    const std::size_t before = stamp.dependencies.size();
    stamp.dependencies.erase(std::remove_if(stamp.dependencies.begin(), stamp.dependencies.end(), isGone),
                             stamp.dependencies.end());
    bool changed = stamp.dependencies.size() != before;
    for (Flow &flow : stamp.flows) {
        const auto end = std::remove_if(flow.dependencies.begin(), flow.dependencies.end(),
                                        [&gone](const DependencyId &id) { return gone.count(id) != 0; });
        changed = changed || end != flow.dependencies.end();
        flow.dependencies.erase(end, flow.dependencies.end());
    }
    return changed;
}

} // namespace

Topology detail::withoutDependencies(const Topology &topology, const std::set<DependencyId> &gone)
{
    Topology changed = topology;
    for (const auto &stamp : topology.stamps) {
        const bool named = std::any_of(stamp->dependencies.begin(), stamp->dependencies.end(),
                                       [&gone](const Dependency &d) { return gone.count(d.id) != 0; });
        if (!named && stamp->flows.empty())
            continue;
        Stamp copy = *stamp;
        if (forgetDependencies(copy, gone))
            changed = withStamp(changed, std::move(copy));
    }
    return changed;
}

Edit connect(Dependency dependency)
{
    return [dependency = std::move(dependency)](const Topology &topology) -> Result<Topology> {
        const std::shared_ptr<const Stamp> owner = detail::stampOf(topology, dependency.from);
        if (!owner)
            return detail::noSuch("service", dependency.from.text);
        if (dependency.id.empty() || hasId(topology, dependency.id.text))
            return impossible("The new link needs an id of its own.");
        if (std::optional<Error> error = brokenLink(topology, *owner, dependency))
            return *error;
        Stamp changed = *owner;
        detail::insertById(changed.dependencies, dependency);
        return withStamp(topology, std::move(changed));
    };
}

Edit changeDependency(DependencyId dependency, std::function<void(Dependency &)> change)
{
    return [dependency = std::move(dependency),
            change = std::move(change)](const Topology &topology) -> Result<Topology> {
        for (const auto &stamp : topology.stamps) {
            const Dependency *before = stamp->dependency(dependency);
            if (before == nullptr)
                continue;
            Dependency after = *before;
            change(after);
            if (after.id != dependency)
                return impossible("The id of a link cannot be changed.");
            if (after == *before)
                return topology;
            const std::shared_ptr<const Stamp> owner = detail::stampOf(topology, after.from);
            if (!owner)
                return detail::noSuch("service", after.from.text);
            if (std::optional<Error> error = brokenLink(topology, *owner, after))
                return *error;
            Stamp changed = *stamp;
            const auto place = detail::findById(changed.dependencies, dependency);
            if (owner == stamp) {
                *place = std::move(after);
                return withStamp(topology, std::move(changed));
            }
            // Now needed by a service of another stamp: the link is kept there.
            Stamp receiver = *owner;
            detail::insertById(receiver.dependencies, std::move(after));
            changed.dependencies.erase(place);
            return withStamp(withStamp(topology, std::move(changed)), std::move(receiver));
        }
        return detail::noSuch("link", dependency.text);
    };
}

Edit removeDependencies(std::vector<DependencyId> dependencies)
{
    return [gone = std::set<DependencyId>(dependencies.begin(), dependencies.end())](
               const Topology &topology) -> Result<Topology> {
        for (const DependencyId &id : gone)
            if (std::none_of(topology.stamps.begin(), topology.stamps.end(),
                             [&id](const auto &stamp) { return stamp->dependency(id) != nullptr; }))
                return detail::noSuch("link", id.text);
        return detail::withoutDependencies(topology, gone);
    };
}

Edit protect(Protection protection)
{
    return [protection = std::move(protection)](const Topology &topology) -> Result<Topology> {
        const std::shared_ptr<const Stamp> owner = detail::stampOf(topology, protection.service);
        if (!owner)
            return detail::noSuch("service", protection.service.text);
        if (std::optional<Error> error =
                brokenProtection(topology, *owner->service(protection.service), protection))
            return *error;
        if (const Protection *before = owner->protection(protection.id)) {
            if (*before == protection)
                return topology;
            Stamp changed = *owner;
            *detail::findById(changed.protections, protection.id) = protection;
            return withStamp(topology, std::move(changed));
        }
        Topology cleared = withoutProtection(topology, protection.id);
        if (protection.id.empty() || hasId(cleared, protection.id.text))
            return impossible("The new protection needs an id of its own.");
        Stamp changed = *owner;
        detail::insertById(changed.protections, protection);
        return withStamp(cleared, std::move(changed));
    };
}

Edit removeProtection(ProtectionId protection)
{
    return [protection = std::move(protection)](const Topology &topology) -> Result<Topology> {
        if (!hasProtection(topology, protection))
            return detail::noSuch("protection", protection.text);
        return withoutProtection(topology, protection);
    };
}

} // namespace breakwater
