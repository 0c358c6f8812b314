// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <algorithm>

namespace breakwater {

/// `now` was opened, not edited: it has no stamp in common with `before`, which may be null. An edit leaves
/// all stamps but one as they are; of a design of one stamp the id tells.
inline bool isAnotherDesign(const Topology *before, const Topology &now)
{
    if (!before || now.stamps.empty())
        return !before;
    if (now.stamps.size() == 1)
        return before->stamp(now.stamps.front()->id) == nullptr;
    return std::none_of(now.stamps.begin(), now.stamps.end(), [before](const auto &stamp) {
        return std::find(before->stamps.begin(), before->stamps.end(), stamp) != before->stamps.end();
    });
}

} // namespace breakwater
