// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace breakwater {

/// How well typed letters fit a text; absent: not at all. Every word of `typed` must be found, its letters in
/// order; beginnings of words and letters that stand together count more, so that "zi" finds "Zoom in" before
/// "Resize". Case does not matter. Only for comparing.
std::optional<int> fuzzyScore(const QString &typed, const QString &text);

} // namespace breakwater
