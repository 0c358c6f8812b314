// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/volumes.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A cluster can be deployed again from its repository; what its volumes hold cannot.
class VolumesWithoutBackup final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-007"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *cluster : now.servicesOfKind("aks-cluster")) {
            const std::size_t volumes = volumesOf(*cluster).size();
            if (cluster->at == Site::Secondary || volumes == 0
                || now.isCovered(*cluster, DisruptionKind::Corruption) || backupOf(*cluster, now) != nullptr)
                continue;
            out.add(*this, {cluster->id},
                    {{"cluster", cluster->name}, {"n", counted(static_cast<double>(volumes), "volume")}});
        }
    }
};

const Registered<Rule, VolumesWithoutBackup> kRegistered;

} // namespace

} // namespace breakwater
