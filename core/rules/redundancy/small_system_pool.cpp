// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// The system pool carries the cluster itself: DNS, metrics, admission. It must outlive the loss of a zone.
class SmallSystemPool final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-002"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> least = now.param(*this, "min");
        if (!least)
            return out.notEvaluated(*this, {now.stamp().id}, "the least number of system nodes");
        for (const Service *cluster : now.servicesOfKind("aks-cluster")) {
            bool drawn = false;
            for (const Part &pool : cluster->parts)
                if (pool.kind == "node-pool" && pool.text("mode") == "system") {
                    drawn = true;
                    judge(*cluster, {cluster->id, pool.id}, "The pool " + pool.name + " of " + cluster->name,
                          pool.number("nodesMin"), *least, out);
                }
            if (!drawn)
                judge(*cluster, {cluster->id}, "The system pool of " + cluster->name,
                      cluster->number("systemNodes"), *least, out);
        }
    }

private:
    void judge(const Service &cluster, const std::vector<Subject> &subjects, const std::string &pool,
               const std::optional<double> &nodes, double least, Findings &out) const
    {
        if (!nodes)
            out.notEvaluated(*this, subjects, "the fewest system nodes of " + cluster.name);
        else if (*nodes < least)
            out.add(*this, subjects,
                    {{"pool", pool}, {"n", counted(*nodes, "node")}, {"min", static_cast<int>(least)}});
    }
};

const Registered<Rule, SmallSystemPool> kRegistered;

} // namespace

} // namespace breakwater
