// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/stamping.h"

#include "core/support/day.h"

namespace breakwater {

Stamping stampingOf(const Snapshot &now, std::string designHash)
{
    Stamping stamping;
    stamping.designName = now.topology->engagement->name;
    stamping.designHash = std::move(designHash);
    stamping.catalogVersion = now.catalog->version;
    stamping.catalogHash = now.catalog->hash;
    stamping.asOf = isoDay(now.asOf);
    stamping.writer = "Breakwater " BREAKWATER_VERSION;
    return stamping;
}

} // namespace breakwater
