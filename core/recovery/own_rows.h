// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/draft.h"
#include "core/recovery/owners.h"

#include <optional>
#include <string>

namespace breakwater {

/// A row that no fact of the catalog carries: detection, declaration, containment, hold points, milestones.
struct OwnRow {
    std::string key, title, action;
    std::string word; ///< of the catalog's role that owns it when the design names nobody
    std::string expect, rollback;
    bool gate = false, readOnly = true;
    std::optional<RoleId> owner; ///< of the design
    PlanRow::Marker marker = PlanRow::Marker::Manual;
    bool wordFirst = false; ///< the design's role of that word outranks whoever is responsible for the phase
};
/// nullopt: the block has rows of the catalog, or of the room.
std::optional<OwnRow> ownRowOf(const StampDraft &draft, const DraftBlock &block);

/// Whom the row itself names.
std::optional<RoleId> roleOf(const Owners &owners, const OwnRow &row);

/// The region of a zone, for people.
std::string regionName(const StampDraft &draft, ZoneRole role);
std::string optionName(const DraftService &service);

} // namespace breakwater
