// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <memory>
#include <vector>

namespace breakwater {

/// A design that nobody has made yet, and the cards of the present one that it would change: for the canvas
/// to mark while somebody points at what would make it.
struct Preview {
    std::shared_ptr<const Topology> after;
    std::vector<ServiceId> services; ///< of the design as it is, ordered
    bool operator==(const Preview &) const = default;
};

Preview previewOf(const Topology &now, std::shared_ptr<const Topology> after);

} // namespace breakwater
