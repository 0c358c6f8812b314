// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

#include <set>

namespace breakwater {

/// Where a Cosmos DB account has a region: its own place, the regions drawn as parts, its replicas.
std::set<RegionId> regionsOfAccount(const Service &account, const StampView &now);

} // namespace breakwater
