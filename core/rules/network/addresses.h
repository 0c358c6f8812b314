// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

/// `198.51.100.0/24` holds `198.51.100.7` and `198.51.100.16/28`; what is no IPv4 address holds what is
/// written the same.
bool holdsAddress(std::string_view range, std::string_view address);
/// Those of `wanted` that no range of `list` holds.
std::vector<std::string> missingFrom(const std::vector<std::string> &list,
                                     const std::vector<std::string> &wanted);
/// `*.openai.azure.com` matches `chat.openai.azure.com`.
bool matchesName(std::string_view pattern, std::string_view name);

} // namespace breakwater
