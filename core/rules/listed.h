// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

/// `1,2,3` or `AcrPull;Reader`: what a text parameter lists, in its order, without blanks; `none` is nothing.
std::vector<std::string> listed(std::string_view text);
/// Of a parameter that is such a text or a list; empty when it is not set.
std::vector<std::string> listed(const Parameters &parameters, std::string_view key);

} // namespace breakwater
