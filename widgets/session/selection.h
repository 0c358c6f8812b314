// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <optional>
#include <vector>

namespace breakwater {

/// What the user points at: cards, links, or a whole stamp or one of its zones. Ids, so that it survives any
/// edit; what is gone is dropped.
struct Selection {
    StampId stamp; ///< of what is selected; empty when nothing is
    std::optional<Site> site; ///< a lane or strip, when no card and no link is selected
    std::vector<ServiceId> services;
    std::vector<DependencyId> dependencies;

    bool empty() const { return stamp.empty() && services.empty() && dependencies.empty(); }
    bool has(const ServiceId &id) const;
    bool has(const DependencyId &id) const;
    bool operator==(const Selection &) const = default;
};

} // namespace breakwater
