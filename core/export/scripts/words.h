// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The commands of a plan are written for bash. Most of them are a program and its arguments, which every
/// shell can say; those that are more (a pipe, a list, a substitution) stay with bash.
namespace breakwater::scripts {

struct Piece {
    bool variable = false;
    std::string text; ///< what it says, or the name of the variable
    bool operator==(const Piece &) const = default;
};
using Word = std::vector<Piece>; ///< put together without a blank; empty: the empty word

/// The words of a command that is one program with its arguments; nullopt when it is more than that.
std::optional<std::vector<Word>> wordsOf(std::string_view command);
/// The names of the ${VARIABLES} of a command, each once, in order.
std::vector<std::string> variablesOf(std::string_view command);

} // namespace breakwater::scripts
