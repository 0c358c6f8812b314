// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/stamping.h"

#include <fmt/format.h>

namespace breakwater {

Stamping stampingOf(const Snapshot &now, std::string designHash)
{
    Stamping stamping;
    stamping.designName = now.topology->engagement->name;
    stamping.designHash = std::move(designHash);
    stamping.catalogVersion = now.catalog->version;
    stamping.catalogHash = now.catalog->hash;
    // g++ 12 cannot format calendar dates.
    stamping.asOf =
        fmt::format("{:04}-{:02}-{:02}", static_cast<int>(now.asOf.year()),
                    static_cast<unsigned>(now.asOf.month()), static_cast<unsigned>(now.asOf.day()));
    stamping.writer = "Breakwater " BREAKWATER_VERSION;
    return stamping;
}

} // namespace breakwater
