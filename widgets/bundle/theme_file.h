// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/paper_theme.h"

#include <filesystem>

namespace breakwater::bundle {

/// A theme file with its logos, which may lie beside it. Fails as readPaperTheme() does, and when a logo
/// cannot be painted.
Result<PaperTheme> openTheme(const std::filesystem::path &file);

} // namespace breakwater::bundle
