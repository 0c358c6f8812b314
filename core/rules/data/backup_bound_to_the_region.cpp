// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// The vault that it writes to.
const Service *vaultOf(const Service &backup, const StampView &now)
{
    for (const Protection *protection : now.protectionsOf(backup))
        if (const Service *vault = protection->via ? now.service(*protection->via) : nullptr)
            return vault;
    for (const Dependency *link : now.dependenciesFrom(backup))
        if (const Service *vault = now.service(link->to);
            vault != nullptr && vault->kind.text == "backup-vault")
            return vault;
    return nullptr;
}

template <typename T>
void note(const std::optional<T> &fact, bool good, const char *what, std::vector<std::string> &lacking,
          std::vector<std::string> &unknown)
{
    if (!fact)
        unknown.emplace_back(what);
    else if (!good)
        lacking.emplace_back(what);
}

/// Snapshots stay in their region. Only recovery points of the vault tier, in a geo-redundant vault with
/// cross-region restore, can be used in the pair.
class BackupBoundToTheRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-008"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Region) == nullptr && now.secondary() == nullptr)
            return;
        for (const Service *backup : now.servicesOfKind("aks-backup")) {
            if (backup->at == Site::Secondary)
                continue;
            const Service *vault = vaultOf(*backup, now);
            const std::optional<std::string> tier = backup->text("tierUsed"),
                                             own = backup->text("vaultRedundancy"),
                                             redundancy =
                                                 own || vault == nullptr ? own : vault->text("redundancy");
            const std::optional<bool> said = backup->flag("crossRegionRestore"),
                                      restore =
                                          said || vault == nullptr ? said : vault->flag("crossRegionRestore");
            std::vector<std::string> lacking, unknown;
            note(tier, tier == "vault", "a vault-tier rule", lacking, unknown);
            note(redundancy, redundancy == "GeoRedundant", "a geo-redundant vault", lacking, unknown);
            note(restore, restore == true, "cross-region restore", lacking, unknown);
            if (!lacking.empty())
                out.add(*this, {backup->id}, {{"backup", backup->name}, {"lacking", listing(lacking)}});
            else if (!unknown.empty())
                out.notEvaluated(*this, {backup->id}, "whether it has " + inWords(unknown));
        }
    }
};

const Registered<Rule, BackupBoundToTheRegion> kRegistered;

} // namespace

} // namespace breakwater
