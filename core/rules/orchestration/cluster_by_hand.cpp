// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A cluster whose workloads somebody applied by hand can only be copied, not deployed again.
class ClusterByHand final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-013"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *cluster : now.servicesOfKind("aks-cluster")) {
            const std::optional<std::string> source = cluster->text("deploySource");
            std::vector<std::string> byHand;
            bool drawn = false;
            for (const Part &workload : cluster->parts)
                if (const auto own = workload.text("source"); workload.kind == "workload" && own) {
                    drawn = true;
                    if (*own == "manual")
                        byHand.push_back(workload.name);
                }
            if (source == "manual" || !byHand.empty())
                out.add(*this, {cluster->id},
                        {{"cluster", cluster->name},
                         {"what", byHand.empty() ? Argument("its manifests") : listing(byHand)}});
            else if (!source && !drawn)
                out.notEvaluated(*this, {cluster->id}, "where its workloads are deployed from");
        }
    }
};

const Registered<Rule, ClusterByHand> kRegistered;

} // namespace

} // namespace breakwater
