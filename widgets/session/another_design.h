// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <algorithm>

namespace breakwater {

/// No stamp of `now` stood in `before`, which may be null: it was opened, not edited.
inline bool isAnotherDesign(const Topology *before, const Topology &now)
{
    return !before
        || (!now.stamps.empty()
            && std::none_of(now.stamps.begin(), now.stamps.end(),
                            [before](const auto &stamp) { return before->stamp(stamp->id) != nullptr; }));
}

} // namespace breakwater
