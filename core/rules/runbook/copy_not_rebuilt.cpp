// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <set>

namespace breakwater {

namespace {

/// A promoted replica follows nobody: until a new one is built in the first region there is neither a way
/// back nor a second copy.
class CopyNotRebuilt final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-009"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        std::set<ServiceId> judged;
        for (const Step step : now.plan().steps("promote-replica")) {
            const std::optional<ServiceId> &id = now.plan().block(step).service;
            const Service *server = id ? now.service(*id) : nullptr;
            if (server == nullptr || !judged.insert(server->id).second)
                continue;
            const std::vector<ServiceId> pair = selfAndTwins(*server, now);
            if (!hasStep(now.plan(PlanFor::Failback), "rebuild-replica", pair)
                && !hasStep(now.plan(PlanFor::Failback), "switch-roles",
                            pair)) // which leaves the old one following
                out.add(*this, {server->id},
                        {{"runbook", "The runbook of " + now.stamp().name}, {"server", server->name}});
        }
    }
};

const Registered<Rule, CopyNotRebuilt> kRegistered;

} // namespace

} // namespace breakwater
