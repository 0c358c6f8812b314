// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/plan_view.h"
#include "core/rules/redundancy/cosmos.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// By a step of the plan, or by an option that needs nobody.
bool isMoved(const Service &account, const StampView &now)
{
    for (const Protection *protection : now.protectionsOf(account)) {
        const DrOption *option = now.optionOf(*protection);
        if (option != nullptr && protection->covers(DisruptionKind::Region)
            && option->trigger == Trigger::Automatic)
            return true;
    }
    const PlanView &plan = now.plan();
    for (const PlanView::Step step : plan.steps("fail-over-database"))
        if (plan.block(step).service == account.id)
            return true;
    return false;
}

/// Where one region takes all writes, somebody or something must move them: a step of the runbook, the
/// platform, or an option that moves each partition by itself.
class CosmosWithoutFailover final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-011"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *account : now.servicesOfKind("cosmos-db")) {
            if (regionsOfAccount(*account, now).size() < 2 || isMoved(*account, now))
                continue;
            const std::optional<std::string> writes = account->text("writeMode");
            const std::optional<bool> managed = account->flag("serviceManagedFailover");
            if (writes == "multi" || managed == true)
                continue;
            if (!writes || !managed)
                out.notEvaluated(*this, {account->id},
                                 !writes ? "how many of its regions take writes"
                                         : "whether the service fails it over");
            else
                out.add(*this, {account->id}, {{"account", account->name}});
        }
    }
};

const Registered<Rule, CosmosWithoutFailover> kRegistered;

} // namespace

} // namespace breakwater
