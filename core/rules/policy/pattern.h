// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <regex>
#include <string>

namespace breakwater {

/// A regular expression from a stranger: it may be long to read, never long to match.
struct NamePattern {
    std::shared_ptr<const std::regex> compiled; ///< null when it cannot be used
    std::string problem; ///< why, as a sentence
};
NamePattern compilePattern(const std::string &text);
/// The whole name, of which more than the first 256 bytes are never looked at: a longer one does not match.
bool follows(const std::string &name, const std::regex &pattern);

} // namespace breakwater
