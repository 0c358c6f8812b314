// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/volumes.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// The backup service skips volumes above a size. Which drivers it takes is not among the facts, so the rest
/// of the question stays open.
class VolumeNotBackedUp final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-010"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> most = now.param(*this, "maxTb");
        if (!most)
            return out.notEvaluated(*this, {now.stamp().id}, "the largest volume that can be backed up");
        for (const Service *cluster : now.servicesOfKind("aks-cluster")) {
            if (backupOf(*cluster, now) == nullptr)
                continue;
            bool open = false;
            for (const Part *volume : volumesOf(*cluster)) {
                const std::optional<double> size = volume->number("sizeTb");
                if (size && *size > *most)
                    out.add(*this, {cluster->id, volume->id},
                            {{"pv", volume->name},
                             {"size", formatMinutes(Minutes{*size}) + " TiB"},
                             {"max", formatMinutes(Minutes{*most}) + " TiB"}});
                else
                    open = true;
            }
            if (open)
                out.notEvaluated(*this, {cluster->id}, "which volume drivers the backup service takes");
        }
    }
};

const Registered<Rule, VolumeNotBackedUp> kRegistered;

} // namespace

} // namespace breakwater
