// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

/// One line of a comparison of two texts.
struct ChangedLine {
    enum class Kind { Same, Added, Removed } kind = Kind::Same;
    std::string text;
    int number = 0; ///< in the new text, from 1; of a removed line: the line that follows it there
    bool operator==(const ChangedLine &) const = default;
};

/// How the old text becomes the new one, with as few lines as possible; texts that have nothing in common are
/// taken for replaced. Lines that only say what an export was made of count as equal.
std::vector<ChangedLine> changesOf(std::string_view before, std::string_view after);
/// Whether the two differ in more than in what they were made of.
bool differ(std::string_view before, std::string_view after);

} // namespace breakwater
