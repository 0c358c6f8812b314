// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <utility>

namespace breakwater {

namespace {

/// Its regions that have zones, by name, and whether the account uses them there.
std::vector<std::pair<std::string, std::optional<bool>>> spreadOf(const Service &account,
                                                                  const StampView &now)
{
    const std::optional<bool> flag = account.flag("zoneRedundant");
    std::vector<std::pair<std::string, std::optional<bool>>> regions;
    for (const Part &part : account.parts) {
        const auto id = part.text("region");
        const Region *region = part.kind == "region" && id ? now.catalog().region(RegionId{*id}) : nullptr;
        if (region == nullptr || !region->zones)
            continue;
        const std::optional<bool> own = part.flag("zoneRedundant");
        regions.emplace_back(region->name, own ? own : flag);
    }
    const Region *home = now.homeOf(account);
    if (regions.empty() && home != nullptr && home->zones)
        regions.emplace_back(home->name, flag ? flag : now.isZoneRedundant(account));
    return regions;
}

/// Zones are a setting of each region of an account, fixed when the region is added.
class CosmosInOneZone final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-012"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *account : now.servicesOfKind("cosmos-db")) {
            std::vector<std::string> bare, unknown;
            for (const auto &[region, spread] : spreadOf(*account, now)) {
                if (!spread)
                    unknown.push_back(region);
                else if (!*spread)
                    bare.push_back(region);
            }
            if (!bare.empty())
                out.add(*this, {account->id}, {{"account", account->name}, {"region", listing(bare)}});
            if (!unknown.empty())
                out.notEvaluated(*this, {account->id}, "whether it is zone redundant in " + inWords(unknown));
        }
    }
};

const Registered<Rule, CosmosInOneZone> kRegistered;

} // namespace

} // namespace breakwater
