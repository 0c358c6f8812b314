// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

Figure intervalOf(const Protection &protection, const DrOption &option)
{
    if (!protection.interval)
        return option.rpo;
    Figure stated;
    stated.state = Figure::State::Value;
    stated.value = *protection.interval;
    return stated;
}

/// Where the backup is the plan for the loss of the region, its interval is the least that can be lost. What
/// the room states outranks what the catalog says of the vault tier.
class BackupCoarserThanTheRpo final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-009"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *backup : now.servicesOfKind("aks-backup")) {
            const std::optional<Minutes> rpo = now.rpoOf(*backup);
            if (!rpo || backup->at == Site::Secondary)
                continue;
            for (const Protection *protection : now.protectionsOf(*backup)) {
                const DrOption *option = now.optionOf(*protection);
                if (option == nullptr || !protection->covers(DisruptionKind::Region)
                    || option->replication != Replication::Backup)
                    continue;
                const Figure interval = intervalOf(*protection, *option);
                if (interval.state == Figure::State::Unknown)
                    out.notEvaluated(*this, {backup->id}, "how often a point reaches the vault");
                else if (interval.state == Figure::State::Unbounded || interval.value > *rpo)
                    out.add(*this, {backup->id},
                            {{"backup", backup->name}, {"interval", interval}, {"rpo", *rpo}});
            }
        }
    }
};

const Registered<Rule, BackupCoarserThanTheRpo> kRegistered;

} // namespace

} // namespace breakwater
