// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// The pool of the same name, else the only one of the same mode.
const Part *standbyOf(const Part &pool, const Service &cluster)
{
    const Part *sameMode = nullptr;
    int count = 0;
    for (const Part &other : cluster.parts) {
        if (other.kind != "node-pool")
            continue;
        if (other.name == pool.name)
            return &other;
        if (other.text("mode") == pool.text("mode")) {
            sameMode = &other;
            ++count;
        }
    }
    return count == 1 ? sameMode : nullptr;
}

/// The autoscaler stops at its maximum: after a failover the standby pool must carry what the primary one
/// carries at its peak.
class PoolCeiling final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-015"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            if (pair.primary->kind.text != "aks-cluster" || pair.secondary->kind != pair.primary->kind)
                continue;
            for (const Part &pool : pair.primary->parts) {
                if (pool.kind != "node-pool")
                    continue;
                const Part *standby = standbyOf(pool, *pair.secondary);
                const std::optional<double> peak = pool.number("nodesPeak");
                const std::optional<double> ceiling =
                    standby != nullptr ? standby->number("nodesMax") : std::nullopt;
                if (standby == nullptr)
                    out.notEvaluated(*this, {pair.secondary->id, pool.id},
                                     "the pool that takes over from " + pool.name);
                else if (!peak || !ceiling)
                    out.notEvaluated(*this, {pair.secondary->id, standby->id},
                                     !peak ? "the peak of the pool " + pool.name
                                           : "the most nodes of the pool " + standby->name);
                else if (*ceiling < *peak)
                    out.add(*this, {pair.secondary->id, standby->id},
                            {{"pool", "The pool " + standby->name + " of " + pair.secondary->name},
                             {"max", counted(*ceiling, "node")},
                             {"peak", formatMinutes(Minutes{*peak})}});
            }
        }
    }
};

const Registered<Rule, PoolCeiling> kRegistered;

} // namespace

} // namespace breakwater
