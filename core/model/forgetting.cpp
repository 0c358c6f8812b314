// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits_detail.h"

/// What goes along when services or parts go: every mention of them in every stamp and layout.
namespace breakwater {

namespace {

using ServiceSet = std::set<ServiceId>;

/// Erases what the predicate picks; says whether anything was.
template <typename List, typename Predicate>
bool eraseIf(List &list, const Predicate &picked)
{
    const auto end = std::remove_if(list.begin(), list.end(), picked);
    const bool any = end != list.end();
    list.erase(end, list.end());
    return any;
}

bool forgetInParts(Stamp &stamp, const ServiceSet &gone)
{
    bool changed = false;
    for (Service &service : stamp.services)
        for (Part &part : service.parts)
            if (part.ref && gone.count(*part.ref) != 0) {
                part.ref.reset();
                changed = true;
            }
    return changed;
}

bool forgetInCalls(Stamp &stamp, const ServiceSet &gone)
{
    bool changed = false;
    for (Dependency &dependency : stamp.dependencies) {
        if (!dependency.call)
            continue;
        Call &call = *dependency.call;
        changed |= eraseIf(call.fallbacks, [&gone](const Fallback &f) { return gone.count(f.to) != 0; });
        if (call.queue && gone.count(*call.queue) != 0) {
            call.queue.reset();
            changed = true;
        }
    }
    return changed;
}

/// A protection goes with its service, with what carried it (`via`: a backup without its vault is no backup),
/// and with the last of its counterparts unless replicas remain: it must not go on promising a recovery copy
/// that was just deleted.
bool forgetInProtections(Stamp &stamp, const ServiceSet &gone)
{
    bool changed = eraseIf(stamp.protections, [&gone](const Protection &protection) {
        return gone.count(protection.service) != 0 || (protection.via && gone.count(*protection.via) != 0);
    });
    return eraseIf(stamp.protections,
                   [&gone, &changed](Protection &protection) {
                       const bool lost = eraseIf(protection.counterparts, [&gone](const ServiceId &id) {
                           return gone.count(id) != 0;
                       });
                       changed = changed || lost;
                       return lost && protection.counterparts.empty() && protection.replicas.empty();
                   })
        || changed;
}

bool forgetInGroups(Stamp &stamp, const ServiceSet &gone)
{
    bool changed = false;
    eraseIf(stamp.consistencyGroups, [&gone, &changed](ConsistencyGroup &group) {
        const bool lost = eraseIf(group.stores, [&gone](const ServiceId &id) { return gone.count(id) != 0; });
        changed = changed || lost;
        return lost && group.stores.empty();
    });
    return changed;
}

/// Takes every mention of the services out of one stamp; collects the dependencies that went with them.
bool forget(Stamp &stamp, const ServiceSet &gone, std::set<DependencyId> &dependencies)
{
    bool changed =
        eraseIf(stamp.services, [&gone](const Service &service) { return gone.count(service.id) != 0; });
    changed |= eraseIf(stamp.dependencies, [&gone, &dependencies](const Dependency &dependency) {
        const bool lost = gone.count(dependency.from) != 0 || gone.count(dependency.to) != 0;
        if (lost)
            dependencies.insert(dependency.id);
        return lost;
    });
    changed |= forgetInParts(stamp, gone);
    changed |= forgetInCalls(stamp, gone);
    changed |= forgetInProtections(stamp, gone);
    changed |= forgetInGroups(stamp, gone);
    return changed;
}

/// Cheap test before a stamp is copied: does it name any of the services at all?
bool mentions(const Stamp &stamp, const ServiceSet &gone)
{
    const auto isGone = [&gone](const ServiceId &id) { return gone.count(id) != 0; };
    const auto anyOf = [](const auto &list, const auto &test) {
        return std::any_of(list.begin(), list.end(), test);
    };
    return anyOf(stamp.services,
                 [&](const Service &s) {
                     return isGone(s.id)
                         || anyOf(s.parts, [&](const Part &p) { return p.ref && isGone(*p.ref); });
                 })
        || anyOf(
               stamp.dependencies,
               [&](const Dependency &d) {
                   return isGone(d.from) || isGone(d.to)
                       || (d.call
                           && ((d.call->queue && isGone(*d.call->queue))
                               || anyOf(d.call->fallbacks, [&](const Fallback &f) { return isGone(f.to); })));
               })
        || anyOf(stamp.protections,
                 [&](const Protection &p) {
                     return isGone(p.service) || (p.via && isGone(*p.via)) || anyOf(p.counterparts, isGone);
                 })
        || anyOf(stamp.consistencyGroups, [&](const ConsistencyGroup &g) { return anyOf(g.stores, isGone); });
}

bool forgetParts(Stamp &stamp, const std::set<PartId> &gone)
{
    bool changed = false;
    const auto drop = [&](std::optional<PartId> &part) {
        if (part && gone.count(*part) != 0) {
            part.reset();
            changed = true;
        }
    };
    for (Dependency &dependency : stamp.dependencies) {
        drop(dependency.fromPart);
        drop(dependency.toPart);
        if (dependency.route)
            drop(dependency.route->originGroup);
    }
    return changed;
}

} // namespace

Topology detail::withoutServices(const Topology &topology, const ServiceSet &gone)
{
    Topology changed = topology;
    std::set<DependencyId> dependencies;
    for (const auto &stamp : topology.stamps) {
        if (!mentions(*stamp, gone))
            continue;
        Stamp copy = *stamp;
        if (forget(copy, gone, dependencies))
            changed = withStamp(changed, std::move(copy));
    }
    for (const auto &layout : topology.layouts)
        changed = withCards(changed, layout->stamp, [&gone](Layout &cards) {
            for (const ServiceId &id : gone)
                cards.cards.erase(id);
        });
    return dependencies.empty() ? changed : withoutDependencies(changed, dependencies);
}

Topology detail::withoutParts(const Topology &topology, const std::set<PartId> &gone)
{
    Topology changed = topology;
    for (const auto &stamp : topology.stamps) {
        Stamp copy = *stamp;
        if (forgetParts(copy, gone))
            changed = withStamp(changed, std::move(copy));
    }
    return changed;
}

} // namespace breakwater
