// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

#include <set>

/// Where clients come in, and where they are led from there.
namespace breakwater {

/// A `routes` dependency of an entry, and what answers at its end. Needs the neighbours.
struct Way {
    const Dependency *link = nullptr;
    const NamedService *to = nullptr;

    std::optional<bool> enabled() const { return link->route ? link->route->enabled : std::nullopt; }
};
std::vector<Way> waysFrom(const Service &entry, const StampView &now);

/// Regions that the ways lead to. What stands in no region, or answers from several by one name, counts for
/// all of its own.
struct Reached {
    std::set<RegionId> regions;
    bool everywhere = false; ///< something global or outside of Azure answers too
    bool isOneRegion() const { return !everywhere && regions.size() < 2; }
    std::string inWords(const StampView &now) const; ///< `Central US only`, `no region`
};
Reached reachedBy(const std::vector<Way> &ways);

/// Entries that probe what they lead to: Front Door and Traffic Manager.
std::vector<const Service *> probingEntries(const StampView &now);

} // namespace breakwater
