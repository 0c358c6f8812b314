// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// The catalog's checks speak of a move to the second region. On the way back the same check looks at the
/// first.
namespace breakwater {

/// `{kvSecondary}` becomes `{kvPrimary}` and the other way round; nothing outside of braces changes.
/// `keepsGroup`: the resource stays in its group, so `{rgPrimary}` and `{rgSecondary}` stay too.
std::string otherSide(const std::string &command, bool keepsGroup = false);

/// Every placeholder of the second side becomes that of the first: for what stays where it is.
std::string firstSide(const std::string &command);

/// Words for the sides become names of regions: "Secrets present in DR" is "Secrets present in Central US".
/// `to`: the region that takes over on the way back, `from`: the one that is left.
std::string otherWay(std::string sentence, const std::string &to, const std::string &from);

} // namespace breakwater
