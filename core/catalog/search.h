// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <string_view>
#include <vector>

namespace breakwater {

struct KindMatch {
    const ServiceKind *kind = nullptr;
    int score = 0; ///< only to compare with others of the same search
};

/// The kinds that a few typed letters may mean, best first: names, other words for them, Azure types,
/// initials
/// ("kv"), letters left out ("pstgr"). Every word has to fit. Nothing typed: all kinds, by name.
std::vector<KindMatch> searchKinds(const Catalog &catalog, std::string_view typed);

} // namespace breakwater
