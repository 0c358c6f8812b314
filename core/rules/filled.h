// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace breakwater {

/// Puts the arguments into the {names} of a text; a name without an argument stays as it is.
std::string filled(const std::string &text, const std::map<std::string, std::string> &arguments);

} // namespace breakwater
