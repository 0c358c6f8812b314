// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

namespace breakwater {

namespace {

/// The protection that the plan brings it back by.
const Protection *usedBy(const Service &airflow, const PlanView &plan, const StampView &now)
{
    for (const Protection *protection : now.protectionsOf(airflow))
        if (plan.plan().block(airflow.id.text + '/' + protection->option.text) != nullptr)
            return protection;
    return nullptr;
}

/// The metadata that comes over says that tasks are running. Their workers are gone, so they block, or are
/// skipped, until somebody clears them. A scheduler that starts with an empty database has none.
class OrphanedTasks final : public Rule {
public:
    std::string_view id() const noexcept override { return "AIR-007"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        for (const Service *airflow : now.servicesOfKind("airflow")) {
            const Protection *used = usedBy(*airflow, plan, now);
            const DrOption *option = used != nullptr ? now.optionOf(*used) : nullptr;
            if (option == nullptr || option->replication == Replication::None
                || hasStep(plan, "clear-orphaned-tasks", selfAndTwins(*airflow, now)))
                continue;
            out.add(*this, {airflow->id}, {{"airflow", airflow->name}, {"option", option->name}});
        }
    }
};

const Registered<Rule, OrphanedTasks> kRegistered;

} // namespace

} // namespace breakwater
