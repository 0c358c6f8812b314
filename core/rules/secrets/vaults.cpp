// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/secrets/vaults.h"

#include <algorithm>

namespace breakwater {

bool isLostVault(const NamedService *service, const StampView &now)
{
    return service != nullptr && service->kind().text == "key-vault" && now.primary() != nullptr
        && now.secondary() != nullptr && service->at() == Site::Primary && service->region() != nullptr
        && *service->region() == now.primary()->region;
}

bool isKeptElsewhere(const Part &item, const NamedService &vault, const StampView &now)
{
    const Service *own = now.service(vault.id());
    const std::optional<std::string> name = item.text("identicalTo");
    if (own == nullptr || !name)
        return false;
    for (const Service *twin : now.twinsOf(*own))
        if (twin->at != Site::Primary
            && std::any_of(twin->parts.begin(), twin->parts.end(), [&](const Part &other) {
                   return other.kind == item.kind && other.text("identicalTo") == name;
               }))
            return true;
    return false;
}

std::string lostRegion(const StampView &now)
{
    return now.primary() != nullptr ? now.regionName(now.primary()->region)
                                    : std::string("the primary region");
}

} // namespace breakwater
