// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"

#include <string>
#include <vector>

namespace breakwater::bicep {

struct WantedStamp {
    const Stamp *stamp = nullptr;
    std::string folder; ///< its name as one word of lower-case ASCII, distinct within the design
};

/// The stamps that an export was asked for. A stamp has the same folder whether it is exported alone or with
/// all others, and in every language.
std::vector<WantedStamp> wantedStamps(const ExportRequest &request);

} // namespace breakwater::bicep
