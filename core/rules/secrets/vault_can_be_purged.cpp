// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A key that was purged is gone, and with it everything that it encrypts.
class VaultCanBePurged final : public Rule {
public:
    std::string_view id() const noexcept override { return "SEC-002"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *vault : now.servicesOfKind("key-vault")) {
            const std::optional<bool> kept = vault->flag("softDelete"), held = vault->flag("purgeProtection");
            std::vector<std::string> off;
            if (kept == false)
                off.emplace_back("soft delete");
            if (held == false)
                off.emplace_back("purge protection");
            if (!off.empty())
                out.add(*this, {vault->id}, {{"service", vault->name}, {"what", listing(off)}});
            else if (!kept || !held)
                out.notEvaluated(*this, {vault->id}, "its soft delete and purge protection");
        }
    }
};

const Registered<Rule, VaultCanBePurged> kRegistered;

} // namespace

} // namespace breakwater
