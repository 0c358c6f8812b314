// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/card_grid.h"
#include "core/model/edits.h"
#include "core/model/options.h"
#include "core/model/topology.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

/// What the hand does, as Edits: shared by the canvas, the palette and the inspector. Pure.
namespace breakwater {

/// The grid that cards stand on: positions are relative to the first card of a lane or strip.
namespace grid {
inline constexpr int kSnap = 4, kCardHeight = 64, kRow = 76, kStripLeft = 120, kStripColumn = 184;
} // namespace grid

/// What a drag from the palette carries: the id of a kind.
inline constexpr char kKindMime[] = "application/x-breakwater-kind";

/// A card's tag that folds it into the shelf at the foot of its lane.
inline constexpr std::string_view kBaseTag = "base";
/// Whether the card stands on the shelf: no DR choice of its own to discuss, and no place of its own.
bool onShelf(const Stamp &stamp, const Layout *layout, const Service &service);

/// "Key Vault 1": the first number that no service of the design has.
std::string freeName(const Topology &topology, const Catalog &catalog, const KindId &kind);
/// Where the next card goes: reading order, no overlap. Secondary lanes fill from the outer edge too.
CardPlace freePlace(const Stamp &stamp, const Layout *layout, Site site);
/// The nearest place to `wanted` that is not taken.
CardPlace nearestFree(Site site, CardPlace wanted, const std::vector<CardPlace> &taken);
/// On the row of `wanted` whatever comes: as near to it as may be, else beyond the last card.
CardPlace freeInRow(Site site, CardPlace wanted, const std::vector<CardPlace> &taken);

/// Why such a thing can never stand there, in one sentence; nullopt when it can.
std::optional<QString> whyImpossible(const Catalog &catalog, const Stamp &stamp, const KindId &kind,
                                     Site site);
/// Places a new service with the defaults of its kind; for `generic` with a name alone.
Edit dropService(const Catalog &catalog, StampId stamp, KindId kind, ServiceId id, std::string name,
                 Site site, CardPlace place);
/// What such a pair usually does: an app reads secrets of a vault, a front door routes to a gateway.
DependencyType usualDependency(const Catalog &catalog, const Service &from, const Service &to);
/// A dependency as a connection gesture makes it.
Dependency connectionOf(const Catalog &catalog, DependencyId id, const Service &from, const Service &to);

} // namespace breakwater
