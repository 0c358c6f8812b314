// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

namespace breakwater {

/// The WAF policy that a gateway of this stamp uses; null: none is drawn, or it stands in another stamp.
const Service *wafPolicyOf(const Service &gateway, const StampView &now);
/// Traffic through it is filtered, as its policy or its tier says.
std::optional<bool> isFiltered(const Service &gateway, const StampView &now);

} // namespace breakwater
