// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// The smallest pieces of the canonical text of a design file.
namespace breakwater::storage {

/// Shortest text that reads back as the same number; whole numbers without a fraction. A number that is not
/// finite has no text in JSON and becomes 0.
void appendNumber(std::string &out, double value);
/// In double quotes; what is not UTF-8 becomes U+FFFD, so that what is written can always be read.
void appendText(std::string &out, std::string_view text);

/// Offset of the first byte that is not UTF-8; npos when all is.
std::size_t firstBadUtf8(std::string_view bytes);

} // namespace breakwater::storage
