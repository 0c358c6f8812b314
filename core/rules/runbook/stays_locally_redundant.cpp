// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/runbook/steps.h"

#include <algorithm>

namespace breakwater {

namespace {

/// An unplanned failover of a storage account leaves it with one region's copies until somebody asks for the
/// second region again: that step belongs to the way there or the way back.
class StaysLocallyRedundant final : public Rule {
public:
    std::string_view id() const noexcept override { return "STO-004"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *account : accounts(now)) {
            const std::vector<ServiceId> self{account->id};
            if (hasStep(now.plan(), "fail-over-storage", self) && !hasStep(now.plan(), kReenable, self)
                && !isReenabled(now.plan(PlanFor::Failback), self))
                out.add(*this, {account->id}, {{"service", account->name}});
        }
    }

private:
    static constexpr const char *kReenable = "reenable-geo-redundancy";

    /// Before the account is switched back: without a second copy it cannot be.
    static bool isReenabled(const PlanView &back, const std::vector<ServiceId> &self)
    {
        const std::vector<Step> on = back.steps(kReenable), home = back.steps("fail-over-storage");
        return std::any_of(on.begin(), on.end(), [&](Step step) {
            return isStepOf(back, step, self) && std::none_of(home.begin(), home.end(), [&](Step move) {
                       return isStepOf(back, move, self) && back.isBefore(move, step);
                   });
        });
    }

    static std::vector<const Service *> accounts(const StampView &now)
    {
        std::vector<const Service *> found;
        for (const char *kind : {"adls-gen2", "storage-account"})
            for (const Service *service : now.servicesOfKind(kind))
                found.push_back(service);
        return found;
    }
};

const Registered<Rule, StaysLocallyRedundant> kRegistered;

} // namespace

} // namespace breakwater
