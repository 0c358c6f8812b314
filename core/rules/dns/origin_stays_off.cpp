// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/plan_view.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

/// By a step of the entry, of the origin, or of what the origin stands in for.
bool isTurnedOn(const Service &entry, const Service &origin, const StampView &now)
{
    std::vector<ServiceId> acting{entry.id, origin.id};
    for (const Service *twin : now.twinsOf(origin))
        acting.push_back(twin->id);
    const PlanView &plan = now.plan();
    for (const char *action : {"enable-origin", "switch-traffic"})
        for (const PlanView::Step step : plan.steps(action)) {
            const std::optional<ServiceId> &service = plan.block(step).service;
            if (service && std::find(acting.begin(), acting.end(), *service) != acting.end())
                return true;
        }
    return false;
}

/// An origin that is kept off until the data has moved is only of use when a step turns it on.
class OriginStaysOff final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-008"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Dependency &link : now.stamp().dependencies) {
            const Service *entry = now.service(link.from), *origin = now.service(link.to);
            if (link.type != DependencyType::Routes || !link.route || link.route->enabled != false
                || entry == nullptr || origin == nullptr || origin->at != Site::Secondary
                || now.plan().isEmpty() || isTurnedOn(*entry, *origin, now))
                continue;
            out.add(*this, {entry->id, link.id, origin->id},
                    {{"entry", entry->name}, {"origin", origin->name}});
        }
    }
};

const Registered<Rule, OriginStaysOff> kRegistered;

} // namespace

} // namespace breakwater
