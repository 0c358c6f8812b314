// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

namespace breakwater {

/// Servers of the kind in regions with zones whose standby is not in another zone.
void judgeHighAvailability(const Rule &rule, std::string_view kind, const StampView &now, Findings &out);

} // namespace breakwater
