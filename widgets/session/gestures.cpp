// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/gestures.h"

#include "widgets/session/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace breakwater {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(breakwater::Words)
};

int left(Site site)
{
    switch (site) {
    case Site::Primary:
        return grid::kPrimaryLeft;
    case Site::Secondary:
        return grid::kSecondaryLeft;
    case Site::Global:
    case Site::External:
        break;
    }
    return grid::kStripLeft;
}

bool isLane(Site site)
{
    return site == Site::Primary || site == Site::Secondary;
}

bool overlaps(const CardPlace &a, const CardPlace &b)
{
    return std::abs(a.x - b.x) < grid::kCardWidth && std::abs(a.y - b.y) < grid::kCardHeight;
}

/// Where the replicas that are no services stand: across the gutter from what they copy.
void takeReplicas(const Stamp &stamp, const Layout &layout, Site site, std::vector<CardPlace> &places)
{
    if (!isLane(site))
        return;
    int width = grid::kLaneWidth;
    for (const Service &service : stamp.services) {
        const auto card = layout.cards.find(service.id);
        if (card != layout.cards.end() && isLane(service.at))
            width = std::max(width, grid::laneWidthFor(service.at, card->second.x));
    }
    for (const Protection &protection : stamp.protections) {
        const Service *service = stamp.service(protection.service);
        const auto card = service ? layout.cards.find(service->id) : layout.cards.end();
        if (card == layout.cards.end())
            continue;
        const bool copied = std::any_of(
            protection.replicas.begin(), protection.replicas.end(),
            [&](const ReplicaRegion &one) { return grid::replicaSite(stamp, *service, one) == site; });
        if (copied)
            places.push_back({grid::acrossTheGutter(width, card->second.x), card->second.y, false});
    }
}

std::vector<CardPlace> taken(const Stamp &stamp, const Layout *layout, Site site)
{
    std::vector<CardPlace> places;
    if (!layout)
        return places;
    takeReplicas(stamp, *layout, site, places);
    for (const Service &service : stamp.services) {
        if (service.at != site)
            continue;
        const auto card = layout->cards.find(service.id);
        if (card != layout->cards.end())
            places.push_back(card->second);
    }
    return places;
}

bool isFree(const CardPlace &place, const std::vector<CardPlace> &places)
{
    return std::none_of(places.begin(), places.end(),
                        [&](const CardPlace &other) { return overlaps(place, other); });
}

} // namespace

bool onShelf(const Stamp &, const Layout *layout, const Service &service)
{
    return service.tagged(kBaseTag) && !(layout && layout->cards.contains(service.id));
}

std::string freeName(const Topology &topology, const Catalog &catalog, const KindId &kind)
{
    std::set<std::string> names;
    for (const auto &stamp : topology.stamps)
        for (const Service &service : stamp->services)
            names.insert(service.name);
    const std::string stem = toStd(kindName(catalog, kind));
    for (int number = 1;; ++number) {
        const std::string name = stem + " " + std::to_string(number);
        if (!names.contains(name))
            return name;
    }
}

CardPlace freePlace(const Stamp &stamp, const Layout *layout, Site site)
{
    const std::vector<CardPlace> places = taken(stamp, layout, site);
    if (!isLane(site)) {
        for (int column = 0;; ++column) {
            const CardPlace place{grid::kStripLeft + column * grid::kStripColumn, 0, false};
            if (isFree(place, places))
                return place;
        }
    }
    int columns = 2;
    for (const CardPlace &place : places)
        columns = std::max(columns, (place.x - left(site)) / grid::kColumn + 1);
    for (int row = 0;; ++row) {
        for (int column = 0; column < columns; ++column) {
            const int fromEdge = site == Site::Secondary ? columns - 1 - column : column;
            const CardPlace place{left(site) + fromEdge * grid::kColumn, row * grid::kRow, false};
            if (isFree(place, places))
                return place;
        }
    }
}

CardPlace nearestFree(Site site, CardPlace wanted, const std::vector<CardPlace> &places)
{
    wanted.x = std::max(left(site), wanted.x);
    wanted.y = isLane(site) ? std::max(0, wanted.y) : 0;
    if (isFree(wanted, places))
        return wanted;
    // The slots of the grid around it, nearest first; beyond the last row there is always room.
    CardPlace best = wanted;
    double nearest = std::numeric_limits<double>::max();
    const int step = isLane(site) ? grid::kColumn : grid::kStripColumn;
    const int rows = isLane(site) ? static_cast<int>(places.size()) + 2 : 1;
    const int columns =
        isLane(site) ? std::max(2, (wanted.x - left(site)) / step + 1) : static_cast<int>(places.size()) + 2;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const CardPlace slot{left(site) + column * step, row * grid::kRow, wanted.pinned};
            const double distance = std::hypot(slot.x - wanted.x, slot.y - wanted.y);
            if (distance < nearest && isFree(slot, places)) {
                nearest = distance;
                best = slot;
            }
        }
    }
    return best;
}

CardPlace freeInRow(Site site, CardPlace wanted, const std::vector<CardPlace> &places)
{
    wanted.x = std::max(left(site), wanted.x);
    if (isFree(wanted, places))
        return wanted;
    std::optional<CardPlace> best;
    const int step = isLane(site) ? grid::kColumn : grid::kStripColumn;
    for (int column = 0; column <= static_cast<int>(places.size()) + 1; ++column) {
        const CardPlace slot{left(site) + column * step, wanted.y, wanted.pinned};
        if (isFree(slot, places) && (!best || std::abs(slot.x - wanted.x) < std::abs(best->x - wanted.x)))
            best = slot;
    }
    return best.value_or(wanted);
}

std::optional<QString> whyImpossible(const Catalog &catalog, const Stamp &stamp, const KindId &kind,
                                     Site site)
{
    const ServiceKind *fact = catalog.kind(kind);
    if (site == Site::Secondary && !stamp.zone(ZoneRole::Secondary))
        return Words::tr("This stamp has no secondary zone yet");
    if (!fact)
        return std::nullopt;
    const QString name = kindName(catalog, kind);
    const bool regional = fact->scope != ServiceKind::Scope::Global;
    if (regional && site == Site::Global)
        return Words::tr("%1 is regional and needs a region").arg(name);
    if (regional && site == Site::External && !fact->armType.empty())
        return Words::tr("%1 is an Azure service and needs a region").arg(name);
    const bool regionless = !regional && fact->state != ServiceKind::State::Stateful;
    if (regionless && isLane(site) && fact->category == Category::Network)
        return Words::tr("%1 is global and belongs to no region").arg(name);
    return std::nullopt;
}

Edit dropService(const Catalog &catalog, StampId stampId, KindId kind, ServiceId id, std::string name,
                 Site site, CardPlace place)
{
    return [&catalog, stampId = std::move(stampId), kind = std::move(kind), id = std::move(id),
            name = std::move(name), site, place](const Topology &topology) -> Result<Topology> {
        const Stamp *stamp = topology.stamp(stampId);
        if (!stamp)
            return Error{Error::Code::Impossible, "There is no such stamp.", {}};
        if (const auto why = whyImpossible(catalog, *stamp, kind, site))
            return Error{Error::Code::Impossible, toStd(*why + QLatin1Char('.')), {}};
        Service service;
        if (const ServiceKind *fact = catalog.kind(kind)) {
            service = defaultService(*fact, id, name, site);
        } else {
            service.id = id;
            service.kind = kind;
            service.name = name;
            service.at = site;
        }
        return addService(stampId, service, place)(topology);
    };
}

DependencyType usualDependency(const Catalog &catalog, const Service &from, const Service &to)
{
    const auto is = [](const Service &service, std::string_view kind) { return service.kind.text == kind; };
    if (is(from, "front-door") || is(from, "traffic-manager") || is(from, "dns-zone"))
        return DependencyType::Routes;
    if (is(to, "key-vault"))
        return DependencyType::ReadsSecret;
    if (is(to, "managed-identity"))
        return DependencyType::Authenticates;
    if (is(to, "container-registry"))
        return DependencyType::PullsImage;
    if (is(to, "source-control"))
        return DependencyType::DeploysFrom;
    if (is(to, "dns-zone") || is(to, "private-endpoint"))
        return DependencyType::ResolvesDns;
    if (is(to, "app-service-plan") || is(to, "virtual-machine") || is(to, "virtual-network"))
        return DependencyType::Hosts;
    if (is(to, "event-hubs") || is(to, "service-bus"))
        return DependencyType::Publishes;
    switch (categoryOf(catalog, to.kind)) {
    case Category::Database:
        return DependencyType::Writes;
    case Category::Storage:
        return DependencyType::Reads;
    case Category::Observability:
        return DependencyType::Publishes;
    case Category::Web:
    case Category::Ai:
        return DependencyType::Calls;
    default:
        break;
    }
    return DependencyType::Uses;
}

Dependency connectionOf(const Catalog &catalog, DependencyId id, const Service &from, const Service &to)
{
    Dependency dependency;
    dependency.id = std::move(id);
    dependency.from = from.id;
    dependency.to = to.id;
    dependency.type = usualDependency(catalog, from, to);
    dependency.hard = dependency.type != DependencyType::DeploysFrom
        && categoryOf(catalog, to.kind) != Category::Observability;
    dependency.when = dependency.type == DependencyType::ReadsSecret
            || dependency.type == DependencyType::PullsImage || dependency.type == DependencyType::DeploysFrom
        ? Dependency::When::Start
        : Dependency::When::Run;
    dependency.afterFailover = dependency.hard;
    return dependency;
}

} // namespace breakwater
