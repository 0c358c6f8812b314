// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace breakwater {

std::string base64(std::string_view bytes);
/// Nothing when it is not the base64 of anything; line ends and blanks are skipped.
std::optional<std::string> bytesOfBase64(std::string_view text);

} // namespace breakwater
