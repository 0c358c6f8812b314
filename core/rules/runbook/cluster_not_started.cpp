// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

namespace breakwater {

namespace {

/// Of its user pools together, else as the cluster says.
std::optional<double> nodesOf(const Service &cluster, std::string_view ofPool, std::string_view ofCluster)
{
    std::optional<double> sum;
    for (const Part &pool : cluster.parts)
        if (const auto nodes = pool.number(ofPool);
            pool.kind == "node-pool" && pool.text("mode") != "system" && nodes)
            sum = sum.value_or(0) + *nodes;
    return sum ? sum : cluster.number(ofCluster);
}

/// A standby cluster that is stopped, or smaller than the load of the primary one, needs a step that starts
/// or scales it.
class ClusterNotStarted final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-014"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            if (pair.primary->kind.text != "aks-cluster" || pair.secondary->kind != pair.primary->kind
                || now.plan().isEmpty())
                continue;
            const std::vector<ServiceId> acting = selfAndTwins(*pair.secondary, now);
            if (hasStep(now.plan(), "start-cluster", acting) || hasStep(now.plan(), "scale-out", acting))
                continue;
            const bool stopped = pair.secondary->text("state") == "stopped";
            const std::optional<double> idle = nodesOf(*pair.secondary, "nodesMin", "userNodes"),
                                        needed = nodesOf(*pair.primary, "nodesPeak", "peakNodes");
            if (!stopped && (!idle || !needed))
                out.notEvaluated(*this, {pair.secondary->id},
                                 "its idle size and the load that it takes over");
            else if (stopped || *idle < *needed)
                out.add(*this, {pair.secondary->id},
                        {{"cluster", pair.secondary->name},
                         {"state",
                          stopped ? std::string("is stopped")
                                  : "idles at " + counted(*idle, "node") + " of "
                                  + formatMinutes(Minutes{*needed})}});
        }
    }
};

const Registered<Rule, ClusterNotStarted> kRegistered;

} // namespace

} // namespace breakwater
