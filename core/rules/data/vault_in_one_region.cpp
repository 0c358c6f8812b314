// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// The redundancy of a vault is chosen before the first item is protected and cannot be changed afterwards.
class VaultInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "GOV-003"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Region) == nullptr)
            return;
        for (const Service *vault : now.servicesOfKind("backup-vault")) {
            if (vault->at == Site::Secondary)
                continue;
            const std::optional<std::string> redundancy = vault->text("redundancy");
            const std::optional<bool> restore = vault->flag("crossRegionRestore");
            const bool local = redundancy && *redundancy != "GeoRedundant";
            if (local || restore == false)
                out.add(*this, {vault->id},
                        {{"vault", vault->name},
                         {"redundancy", local ? *redundancy : std::string("without cross-region restore")}});
            else if (!redundancy || !restore)
                out.notEvaluated(*this, {vault->id}, "its redundancy and cross-region restore");
        }
    }
};

const Registered<Rule, VaultInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
