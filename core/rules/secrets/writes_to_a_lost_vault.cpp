// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/plan_view.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

bool writesASecret(const PlanRow &row)
{
    return row.action == "set-secret"
        || (!row.readOnly && row.command.find("az keyvault ") != std::string::npos);
}

/// The vault of the primary zone that the command names, or that is the only one there is. The catalog's
/// commands name the side.
const Service *writtenTo(const PlanRow &row, std::span<const Service *const> vaults)
{
    const Service *lost = nullptr;
    bool elsewhere = false;
    for (const Service *vault : vaults) {
        const bool isLost = vault->at == Site::Primary;
        if (isLost && row.command.find(vault->name) != std::string::npos)
            return vault;
        if (isLost && lost == nullptr)
            lost = vault;
        elsewhere = elsewhere || !isLost;
    }
    return !elsewhere || row.command.find("{kvPrimary}") != std::string::npos ? lost : nullptr;
}

/// While a vault runs from its pair it can be read and not written. A step of the failover that writes a
/// secret needs a vault of the secondary region.
class WritesToALostVault final : public Rule {
public:
    std::string_view id() const noexcept override { return "SEC-003"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        for (const PlanView::Step step : plan.steps()) {
            const PlanRow &row = plan.row(step);
            if (!writesASecret(row))
                continue;
            const auto vaults = now.servicesOfKind("key-vault");
            const Service *lost = writtenTo(row, vaults);
            if (vaults.empty())
                out.notEvaluated(*this, {StepKey{row.key}}, "the vault that it writes to");
            else if (lost != nullptr)
                out.add(*this, {lost->id, StepKey{row.key}},
                        {{"step", row.number + ' ' + row.title}, {"vault", lost->name}});
        }
    }
};

const Registered<Rule, WritesToALostVault> kRegistered;

} // namespace

} // namespace breakwater
