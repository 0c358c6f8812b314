// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"
#include "core/model/invariants.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

/// Shared by the files of this folder that define Edits; nobody else includes it.
namespace breakwater::detail {

/// "There is no service x." and the like.
Error noSuch(std::string_view what, std::string_view id);

/// The stamp that holds a service; null when there is none.
std::shared_ptr<const Stamp> stampOf(const Topology &topology, const ServiceId &service);

/// Keeps a list ordered by id.
template <typename Element>
void insertById(std::vector<Element> &list, Element element)
{
    const auto place = std::upper_bound(list.begin(), list.end(), element,
                                        [](const Element &a, const Element &b) { return a.id < b.id; });
    list.insert(place, std::move(element));
}

template <typename Element, typename IdType>
typename std::vector<Element>::iterator findById(std::vector<Element> &list, const IdType &id)
{
    return std::find_if(list.begin(), list.end(), [&id](const Element &e) { return e.id == id; });
}

/// The topology with the stamp replaced, or the very same topology when the stamp is equal to the old one: an
/// Edit that changes nothing costs nobody anything.
Topology withStampIfChanged(const Topology &topology, Stamp stamp);

/// Changes the layout of a stamp, which is made when there is none.
Topology withCards(const Topology &topology, const StampId &stamp,
                   const std::function<void(Layout &)> &change);

/// Without a place the service stands on the shelf of its lane, or where the canvas finds room.
Edit addService(StampId stamp, Service service, std::optional<CardPlace> place);

/// Takes services, and everything that names them, out of every stamp and layout.
Topology withoutServices(const Topology &topology, const std::set<ServiceId> &gone);

/// Takes dependencies, and the flows' mentions of them, out of every stamp.
Topology withoutDependencies(const Topology &topology, const std::set<DependencyId> &gone);

/// Drops mentions of parts that no service has any more: of dependencies' ends and routes.
Topology withoutParts(const Topology &topology, const std::set<PartId> &gone);

} // namespace breakwater::detail
