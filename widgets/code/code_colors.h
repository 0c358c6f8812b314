// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

namespace breakwater {

/// What a piece of code is to its reader.
enum class CodeRole { Plain, Comment, Keyword, Text, Number, Key, Type, Variable, Heading };
inline constexpr int kCodeRoles = static_cast<int>(CodeRole::Heading) + 1;

/// The tokens that code is painted in: readable on a field and on every tint that marks a line.
Token tokenOf(CodeRole role);

} // namespace breakwater
