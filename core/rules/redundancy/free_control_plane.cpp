// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// The Free tier promises nothing for the API server, which every failover of a workload goes through.
class FreeControlPlane final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-004"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *cluster : now.servicesOfKind("aks-cluster")) {
            const std::optional<std::string> tier = cluster->text("tier");
            if (!tier)
                out.notEvaluated(*this, {cluster->id}, "the tier of its control plane");
            else if (*tier == "Free")
                out.add(*this, {cluster->id}, {{"cluster", cluster->name}});
        }
    }
};

const Registered<Rule, FreeControlPlane> kRegistered;

} // namespace

} // namespace breakwater
