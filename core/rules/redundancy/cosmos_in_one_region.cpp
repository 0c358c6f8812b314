// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/redundancy/cosmos.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// An account with one region has no copy to fail over to; adding a region during an outage is not possible.
class CosmosInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-010"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Region) == nullptr)
            return;
        for (const Service *account : now.servicesOfKind("cosmos-db")) {
            const std::set<RegionId> regions = regionsOfAccount(*account, now);
            if (regions.empty())
                out.notEvaluated(*this, {account->id}, "its regions");
            else if (regions.size() == 1)
                out.add(*this, {account->id},
                        {{"account", account->name},
                         {"region", now.regionName(*regions.begin())},
                         {"secondary",
                          now.secondary() != nullptr ? now.regionName(now.secondary()->region)
                                                     : std::string("a second region")}});
        }
    }
};

const Registered<Rule, CosmosInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
