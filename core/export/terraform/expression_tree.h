// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The expressions that the wires of a stamp are made of, read.
namespace breakwater::terraform {

struct Node {
    enum class Kind {
        Literal,
        Text,
        Name,
        Member,
        Index,
        Call,
        Choice,
        Binary,
        Not,
        List,
        Object
    } kind = Kind::Literal;
    std::string text; ///< literal, name, member, operator; of Text a piece
    std::vector<Node> children; ///< of Text alternating: pieces and expressions
    std::vector<std::string> keys, comments; ///< of objects and lists
};

/// Nothing for what the language of the wires does not use.
std::optional<Node> readExpression(std::string_view bicep);

} // namespace breakwater::terraform
