// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// The quotes of a command of bash, and those that its ${VARIABLES} need.
namespace breakwater {

/// Follows a command from its start and knows what surrounds the place it has come to.
class ShellQuotes {
public:
    /// Takes in what begins at `at`, a character or two that belong together; returns how many.
    std::size_t take(std::string_view command, std::size_t at);
    void takeAll(std::string_view text);
    bool single() const { return !m_open.empty() && m_open.back() == '\''; }
    /// In no quotes, where a blank ends a word; also within `$(...)`, whatever that stands in.
    bool bare() const { return m_open.empty() || m_open.back() == '('; }

private:
    std::vector<char> m_open; ///< quotes and substitutions, the innermost last
};

/// Puts the bare `${NAME}` that are `wanted` into double quotes, so that whatever they hold stays one word,
/// and with them the word they stand in: `"https://${HOST}/healthz"`. `wanted` is told `${NAME}` or
/// `%{name}`.
/// `$(...)` is left as it is: its lines are meant to become words.
std::string withQuotes(std::string_view command, const std::function<bool(std::string_view)> &wanted);

} // namespace breakwater
