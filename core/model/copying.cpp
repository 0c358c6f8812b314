// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/copying.h"

#include "core/model/edits_detail.h"
#include "core/model/invariants.h"

#include <algorithm>
#include <cctype>
#include <memory>
#include <set>

namespace breakwater {
namespace {

using Wanted = std::set<ServiceId>;

/// Fallbacks and queues that are not among the wanted go; so does an origin group of another service.
void keepInside(Dependency &dependency, const Wanted &wanted)
{
    if (!dependency.call)
        return;
    Call call = *dependency.call;
    std::erase_if(call.fallbacks, [&](const Fallback &one) { return !wanted.contains(one.to); });
    if (call.queue && !wanted.contains(*call.queue))
        call.queue.reset();
    dependency.call = call;
}

Stamp excerptOf(const Stamp &stamp, const Wanted &wanted)
{
    Stamp part;
    part.id = stamp.id;
    part.type = stamp.type;
    part.name = stamp.name;
    part.zones = stamp.zones;
    for (Service service : stamp.services) {
        if (!wanted.contains(service.id))
            continue;
        service.owner.reset(); // people stay where they are
        for (Part &one : service.parts)
            if (one.ref && !wanted.contains(*one.ref))
                one.ref.reset();
        part.services.push_back(std::move(service));
    }
    for (Dependency dependency : stamp.dependencies) {
        if (!wanted.contains(dependency.from) || !wanted.contains(dependency.to))
            continue;
        keepInside(dependency, wanted);
        part.dependencies.push_back(std::move(dependency));
    }
    for (Protection protection : stamp.protections) {
        const bool whole = wanted.contains(protection.service)
            && std::all_of(protection.counterparts.begin(), protection.counterparts.end(),
                           [&](const ServiceId &id) { return wanted.contains(id); });
        if (!whole)
            continue;
        if (protection.via && !wanted.contains(*protection.via))
            protection.via.reset();
        part.protections.push_back(std::move(protection));
    }
    return part;
}

std::optional<ServiceId> renamedService(const Renamed &renamed, const ServiceId &id)
{
    const auto found = renamed.find(id.text);
    return found == renamed.end() ? std::nullopt : std::optional(ServiceId{found->second});
}

std::optional<PartId> renamedPart(const Renamed &renamed, const std::optional<PartId> &id)
{
    const auto found = id ? renamed.find(id->text) : renamed.end();
    return found == renamed.end() ? std::nullopt : std::optional(PartId{found->second});
}

Call renamedCall(Call call, const Renamed &renamed)
{
    std::vector<Fallback> fallbacks;
    for (Fallback &fallback : call.fallbacks) {
        if (const auto to = renamedService(renamed, fallback.to)) {
            fallback.to = *to;
            fallbacks.push_back(std::move(fallback));
        }
    }
    call.fallbacks = std::move(fallbacks);
    if (call.queue)
        call.queue = renamedService(renamed, *call.queue);
    return call;
}

std::optional<Protection> freshCopy(const Protection &protection, const Renamed &renamed, const Mint &mint)
{
    Protection copy = protection;
    const auto service = renamedService(renamed, protection.service);
    if (!service)
        return std::nullopt;
    copy.service = *service;
    copy.counterparts.clear();
    for (const ServiceId &counterpart : protection.counterparts) {
        const auto other = renamedService(renamed, counterpart);
        if (!other)
            return std::nullopt;
        copy.counterparts.push_back(*other);
    }
    if (copy.via)
        copy.via = renamedService(renamed, *copy.via);
    copy.id = ProtectionId{mint("prot")};
    return copy;
}

/// What the parts of a copy refer to, once every copy stands.
Edit referTo(ServiceId copy, std::vector<std::optional<ServiceId>> refs)
{
    return changeService(std::move(copy), [refs = std::move(refs)](Service &service) {
        for (std::size_t i = 0; i < std::min(refs.size(), service.parts.size()); ++i)
            service.parts[i].ref = refs[i];
    });
}

} // namespace

Mint remembering(Mint mint)
{
    return
        [mint = std::move(mint), given = std::make_shared<std::set<std::string>>()](std::string_view kind) {
            std::string id = mint(kind);
            while (!given->insert(id).second)
                id = mint(kind);
            return id;
        };
}

Topology excerptOf(const Topology &topology, const std::vector<ServiceId> &services,
                   const std::map<ServiceId, CardPlace> &places)
{
    const Wanted wanted(services.begin(), services.end());
    Topology excerpt;
    for (const auto &stamp : topology.stamps) {
        Stamp part = excerptOf(*stamp, wanted);
        if (part.services.empty())
            continue;
        Layout layout{part.id, false, {}};
        for (const Service &service : part.services)
            if (const auto place = places.find(service.id); place != places.end())
                layout.cards.insert(*place);
        // What reaches into a stamp of the excerpt that holds none of the wanted is gone already.
        excerpt.stamps.push_back(std::make_shared<const Stamp>(std::move(part)));
        if (!layout.cards.empty())
            excerpt = withLayout(excerpt, std::move(layout));
    }
    return excerpt;
}

Service freshCopy(const Service &service, std::string name, Renamed &renamed, const Mint &mint)
{
    Service copy = service;
    copy.id = ServiceId{mint(service.kind.text)};
    copy.name = std::move(name);
    renamed[service.id.text] = copy.id.text;
    for (Part &part : copy.parts) {
        const std::string id = mint(part.kind);
        renamed[part.id.text] = id;
        part.id = PartId{id};
        part.ref.reset();
    }
    return copy;
}

std::optional<Dependency> freshCopy(const Dependency &dependency, const Renamed &renamed, const Mint &mint)
{
    const auto from = renamedService(renamed, dependency.from), to = renamedService(renamed, dependency.to);
    if (!from || !to)
        return std::nullopt;
    Dependency copy = dependency;
    copy.from = *from;
    copy.to = *to;
    copy.fromPart = renamedPart(renamed, dependency.fromPart);
    copy.toPart = renamedPart(renamed, dependency.toPart);
    if (dependency.route) {
        Route route = *dependency.route;
        route.originGroup = renamedPart(renamed, route.originGroup);
        copy.route = route;
    }
    if (dependency.call)
        copy.call = renamedCall(*dependency.call, renamed);
    copy.id = DependencyId{mint("dep")};
    return copy;
}

Copying copyInto(const Topology &topology, const Topology &excerpt,
                 const std::function<std::optional<Spot>(const Stamp &, const Service &)> &spotOf,
                 const Mint &mint)
{
    Copying copying;
    Renamed renamed;
    std::set<std::string> names;
    std::vector<Edit> edits;
    std::vector<std::pair<ServiceId, const Service *>> copies;
    const auto taken = [&](const std::string &name) {
        return names.contains(name) || hasName(topology, name);
    };
    for (const auto &stamp : excerpt.stamps) {
        for (const Service &service : stamp->services) {
            const std::optional<Spot> spot = spotOf(*stamp, service);
            if (!spot)
                continue;
            const std::string name = taken(service.name) ? freeNameLike(service.name, taken) : service.name;
            names.insert(name);
            Service copy = freshCopy(service, name, renamed, mint);
            copy.at = spot->site;
            copying.services.push_back(copy.id);
            copies.emplace_back(copy.id, &service);
            edits.push_back(detail::addService(spot->stamp, std::move(copy), spot->place));
        }
    }
    for (const auto &[id, original] : copies) {
        std::vector<std::optional<ServiceId>> refs;
        for (const Part &part : original->parts)
            refs.push_back(part.ref ? renamedService(renamed, *part.ref) : std::nullopt);
        if (std::any_of(refs.begin(), refs.end(), [](const auto &ref) { return ref.has_value(); }))
            edits.push_back(referTo(id, std::move(refs)));
    }
    for (const auto &stamp : excerpt.stamps) {
        for (const Dependency &dependency : stamp->dependencies)
            if (auto copy = freshCopy(dependency, renamed, mint)) {
                edits.push_back(connect(std::move(*copy)));
                ++copying.links;
            }
        for (const Protection &protection : stamp->protections)
            if (auto copy = freshCopy(protection, renamed, mint)) {
                edits.push_back(protect(std::move(*copy)));
                ++copying.links;
            }
    }
    copying.edit = allOf(std::move(edits));
    return copying;
}

std::string freeNameLike(const std::string &name, const std::function<bool(const std::string &)> &taken)
{
    std::size_t end = name.size();
    while (end > 0 && std::isdigit(static_cast<unsigned char>(name[end - 1])))
        --end;
    const bool numbered = end < name.size() && end > 0 && name[end - 1] == ' ';
    const std::string stem = numbered ? name.substr(0, end - 1) : name;
    for (int number = 2;; ++number) {
        std::string candidate = stem + " " + std::to_string(number);
        if (!taken(candidate))
            return candidate;
    }
}

bool hasName(const Topology &topology, const std::string &name)
{
    return std::any_of(topology.stamps.begin(), topology.stamps.end(), [&](const auto &stamp) {
        return std::any_of(stamp->services.begin(), stamp->services.end(),
                           [&](const Service &service) { return service.name == name; });
    });
}

} // namespace breakwater
