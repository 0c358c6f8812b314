// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Zones of a pool are chosen when it is made; a pool in one zone takes its pods along when that zone is
/// lost.
class PoolInOneZone final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-001"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *cluster : now.servicesOfKind("aks-cluster")) {
            const Region *home = now.homeOf(*cluster);
            if (home == nullptr || !home->zones)
                continue;
            bool drawn = false;
            for (const Part &pool : cluster->parts)
                if (pool.kind == "node-pool") {
                    drawn = true;
                    judge(*cluster, pool, home->name, out);
                }
            if (!drawn)
                judgeWhole(*cluster, home->name, now, out);
        }
    }

private:
    void judge(const Service &cluster, const Part &pool, const std::string &region, Findings &out) const
    {
        const std::optional<std::string> said = pool.text("zones");
        if (!said)
            return out.notEvaluated(*this, {cluster.id, pool.id}, "the zones of the pool " + pool.name);
        const std::vector<std::string> zones = listed(*said);
        if (zones.size() < 2)
            out.add(*this, {cluster.id, pool.id},
                    {{"pool", "The pool " + pool.name + " of " + cluster.name},
                     {"zones", zones.empty() ? std::string("no zone") : "zone " + zones.front()},
                     {"region", region}});
    }

    /// A cluster whose pools nobody drew may say by itself how it is spread.
    void judgeWhole(const Service &cluster, const std::string &region, const StampView &now,
                    Findings &out) const
    {
        const std::optional<bool> spread = now.isZoneRedundant(cluster);
        if (!spread)
            out.notEvaluated(*this, {cluster.id}, "the zones of its node pools");
        else if (!*spread)
            out.add(*this, {cluster.id},
                    {{"pool", cluster.name}, {"zones", "one zone at most"}, {"region", region}});
    }
};

const Registered<Rule, PoolInOneZone> kRegistered;

} // namespace

} // namespace breakwater
