// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

/// The wires of a stamp are worked out once, as Bicep; here the expressions that they are made of become HCL.
/// What the language of the wires does not use is refused, not guessed.
namespace breakwater::terraform {

/// What the names of an expression stand for where it will be read.
struct Scope {
    std::string region; ///< what `region` is: `local.primary`
    std::set<std::string> late; ///< modules that are there under a condition: they are lists of one
    /// An output of a module of another configuration, as an expression; empty for one of this configuration.
    std::function<std::string(const std::string &module, const std::string &output)> elsewhere;
};

/// One expression of the wires as HCL, its later lines `indent` levels deep.
Result<std::string> hclExpression(std::string_view bicep, const Scope &scope, int indent);

/// A type of a setting as an HCL type constraint. `types` are the declared ones, by name.
Result<std::string> hclType(std::string_view bicep, const std::map<std::string, std::string> &types);

} // namespace breakwater::terraform
