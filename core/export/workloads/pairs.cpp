// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/workloads/pairs.h"

#include <algorithm>

namespace breakwater::workloads {

const Service *leaderOf(const Stamp &stamp, const Service &service)
{
    for (const Protection &protection : stamp.protections) {
        const auto &others = protection.counterparts;
        if (protection.service != service.id
            && std::find(others.begin(), others.end(), service.id) != others.end())
            return stamp.service(protection.service);
    }
    return nullptr;
}

} // namespace breakwater::workloads
