// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"
#include "core/export/paper_theme.h"

#include <string>

namespace breakwater::bundle {

/// One HTML page, without a network, that names every file of the pack and what it is for.
std::string indexPage(const Rendered &pack, const Engagement &engagement, const Stamping &stamping,
                      const PaperTheme &theme);

} // namespace breakwater::bundle
