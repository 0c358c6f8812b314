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

bool saysOrigin(std::string_view line)
{
    constexpr std::size_t kDigits = 8; // of shortHash()
    for (const std::string_view word : {"Design ", "design "}) {
        const std::size_t at = line.find(word);
        if (at == std::string_view::npos)
            continue;
        const std::string_view rest = line.substr(at + word.size());
        const std::size_t end = rest.find_first_not_of("0123456789abcdef");
        if (end == kDigits && rest.substr(end).starts_with(", catalog "))
            return true;
    }
    return false;
}

} // namespace breakwater
