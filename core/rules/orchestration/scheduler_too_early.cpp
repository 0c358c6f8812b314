// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

bool isWorkedWith(const Dependency &link)
{
    return link.purpose == "metadata-db" || link.purpose == "xcom" || link.purpose == "remote-logs";
}

/// A database is ready when it was verified; of storage it is enough that the platform reports its new state.
bool isReadyBefore(Step start, const Service &store, bool isDatabase, const PlanView &plan,
                   const StampView &now)
{
    const std::vector<ServiceId> ids = selfAndTwins(store, now);
    return std::any_of(plan.steps().begin(), plan.steps().end(), [&](Step step) {
        const PlanRow &row = plan.row(step);
        return (isVerification(row) || (!isDatabase && row.action == "wait")) && isStepOf(plan, step, ids)
            && plan.isBefore(step, start);
    });
}

/// The scheduler believes its database, and its tasks what they find in storage. Both must have been verified
/// before it starts; the order of the plan has to hold that, not the clock.
class SchedulerTooEarly final : public Rule {
public:
    std::string_view id() const noexcept override { return "AIR-001"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const PlanView &plan = now.plan();
        for (const Step start : plan.steps("start-scheduler")) {
            const std::optional<ServiceId> &id = plan.block(start).service;
            const Service *airflow = id ? now.service(*id) : nullptr;
            if (airflow == nullptr)
                continue;
            std::vector<std::string> early;
            std::set<ServiceId> judged;
            for (const Dependency *link : now.dependenciesFrom(*airflow)) {
                if (!isWorkedWith(*link) || !judged.insert(link->to).second)
                    continue;
                const Service *store = now.service(link->to);
                if (store == nullptr)
                    out.notEvaluated(*this, {airflow->id, link->to},
                                     "when the store is verified, which stands in another stamp");
                else if (store->at == Site::Primary
                         && !isReadyBefore(start, *store, link->purpose == "metadata-db", plan, now))
                    early.push_back(store->name);
            }
            if (!early.empty())
                out.add(*this, {airflow->id},
                        {{"step", titleOf(plan, start)}, {"db", listing(early)}, {"airflow", airflow->name}});
        }
    }
};

const Registered<Rule, SchedulerTooEarly> kRegistered;

} // namespace

} // namespace breakwater
