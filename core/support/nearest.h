// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

/// The known word that a mistyped one comes closest to; empty when none is close: more than a third of the
/// letters would have to change. Of equally close ones the first.
std::string nearestWord(std::string_view word, const std::vector<std::string> &known);
/// The end of a sentence that says that a word is unknown: `; perhaps "westeurope" is meant.`, or a full stop
/// when no known word is close.
std::string orNearest(std::string_view word, const std::vector<std::string> &known);

} // namespace breakwater
