// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Names that Azure, Bicep and a file system accept, out of whatever people called their things.
namespace breakwater::bicep {

/// Where a kind's names have to be unique, and what they may be made of.
struct NameRule {
    std::size_t shortest = 1, longest = 64;
    enum class Shape { Hyphen, None, Domain } shape = Shape::Hyphen; ///< None: letters and digits only
    bool global = false; ///< unique in all of Azure
};

/// Lower-case ASCII words joined by one hyphen each; empty when nothing of the text can be kept.
std::string slug(std::string_view text);
std::vector<std::string> words(std::string_view text);
/// `api-public` as `apiPublic`; never empty, never a word of the language.
std::string symbol(std::string_view text);
/// Within the rule, with the abbreviation in front unless it is there already, and with room for the suffix
/// of a name that must be unique in all of Azure.
std::string azureName(std::string_view text, std::string_view abbreviation, const NameRule &rule,
                      const std::vector<std::string> &alsoFine = {});
/// `wanted`, or `wanted2`, `wanted3` ... : the first that is not taken; it is taken then.
std::string distinct(const std::string &wanted, std::set<std::string> &taken, std::size_t longest = 200);

inline constexpr std::size_t kSuffixLength = 5; ///< of names that must be unique in all of Azure

} // namespace breakwater::bicep
