// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Periodic backups of Cosmos DB are restored by a support request, to a point every few hours; continuous
/// ones by the owner, to any second.
class PeriodicBackup final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-015"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Corruption) == nullptr)
            return;
        for (const Service *account : now.servicesOfKind("cosmos-db")) {
            const std::optional<std::string> mode = account->text("backupMode");
            if (!mode)
                out.notEvaluated(*this, {account->id}, "its backup mode");
            else if (mode->rfind("Continuous", 0) != 0)
                out.add(*this, {account->id}, {{"account", account->name}});
        }
    }
};

const Registered<Rule, PeriodicBackup> kRegistered;

} // namespace

} // namespace breakwater
