// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/redundancy/cosmos.h"

namespace breakwater {

std::set<RegionId> regionsOfAccount(const Service &account, const StampView &now)
{
    std::set<RegionId> regions;
    if (const std::optional<RegionId> home = now.stamp().regionOf(account))
        regions.insert(*home);
    for (const Part &part : account.parts)
        if (const auto region = part.text("region"); part.kind == "region" && region)
            regions.insert(RegionId{*region});
    for (const Protection *protection : now.protectionsOf(account))
        for (const ReplicaRegion &replica : protection->replicas)
            regions.insert(replica.region);
    return regions;
}

} // namespace breakwater
