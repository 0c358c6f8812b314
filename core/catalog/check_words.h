// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

/// The spellings that the catalog keeps to.
namespace breakwater::catalog {

using Words = std::initializer_list<std::string_view>;

bool oneOf(std::string_view word, Words words);
std::string joined(Words words); ///< "a, b, c"

bool isKebab(std::string_view text); ///< `promote-replica`
bool isCamel(std::string_view text); ///< `dataSizeGb`
bool isMonth(const std::string &text); ///< `2026-11`
bool isAddress(const std::string &text); ///< begins with https://

/// Fine are "{name}", the "%{name}" of curl and the "{key:value}" of a query; a brace that names nothing is
/// not.
bool placeholdersAreNames(const std::string &text);

} // namespace breakwater::catalog
