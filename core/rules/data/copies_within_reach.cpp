// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// True beats unknown beats false.
std::optional<bool> either(const std::optional<bool> &a, const std::optional<bool> &b)
{
    if (a == true || b == true)
        return true;
    return a && b ? std::optional(false) : std::nullopt;
}

std::optional<bool> both(const std::optional<bool> &a, const std::optional<bool> &b)
{
    if (a == false || b == false)
        return false;
    return a && b ? std::optional(true) : std::nullopt;
}

/// As the vault says: locked, and no single identity deletes in it.
std::optional<bool> isIsolatedVault(const Service *vault)
{
    if (vault == nullptr)
        return std::nullopt;
    const std::optional<std::string> lock = vault->text("immutability");
    const std::optional<bool> locked = lock ? std::optional(*lock == "Locked") : std::nullopt;
    return both(locked, vault->flag("multiUserAuthorisation"));
}

std::optional<bool> isIsolated(const Protection &protection, const StampView &now)
{
    if (protection.copies.empty())
        return isIsolatedVault(protection.via ? now.service(*protection.via) : nullptr);
    std::optional<bool> isolated = false;
    for (const BackupCopy &copy : protection.copies)
        isolated = either(isolated, both(copy.immutable, copy.separateCredentials));
    return isolated;
}

/// Who encrypts the data deletes the backups first. One copy must be out of his reach: it cannot be changed,
/// and another identity is needed to delete it.
class CopiesWithinReach final : public Rule {
public:
    std::string_view id() const noexcept override { return "STO-009"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const Target *target = now.target(DisruptionKind::Corruption);
        if (target == nullptr || target->malicious == false)
            return;
        if (!target->malicious)
            return out.notEvaluated(*this, {now.stamp().id}, "whether the promise holds for ransomware");
        for (const Service &service : now.stamp().services) {
            if (!isStore(service, now))
                continue;
            std::optional<bool> isolated = false;
            bool any = false;
            for (const Protection *protection : now.protectionsOf(service)) {
                if (!protection->covers(DisruptionKind::Corruption))
                    continue;
                any = true;
                isolated = either(isolated, isIsolated(*protection, now));
            }
            if (any && !isolated)
                out.notEvaluated(*this, {service.id}, "who can change or delete its copies");
            else if (any && !*isolated)
                out.add(*this, {service.id}, {{"service", service.name}});
        }
    }
};

const Registered<Rule, CopiesWithinReach> kRegistered;

} // namespace

} // namespace breakwater
