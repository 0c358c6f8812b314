// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <string>
#include <string_view>
#include <vector>

/// How the names of services become the names of variables.
namespace breakwater::variable_words {

using Words = std::vector<std::string>;

/// "sqlSecondary" -> SQL SECONDARY
Words camelWords(std::string_view text);
/// "sql-orders-cus" -> SQL ORDERS CUS
Words nameWords(std::string_view text);
/// Name of a variable out of words: each once, none empty, at most forty characters, no digit first.
std::string nameOf(const Words &words);

/// A name that Azure could have given out. "Shop API" is a name for people only.
bool isResourceName(std::string_view text);
/// Whether a word is one of those that stand in a text, separated by blanks.
bool isOneOf(std::string_view kinds, std::string_view kind);
std::string joined(const Words &words);
/// As an architect would write it: 4, not 4.000000.
std::string wordOf(const ParameterValue &value);
std::string replaced(std::string text, std::string_view what, std::string_view with);
bool isAlnum(char c);

} // namespace breakwater::variable_words
