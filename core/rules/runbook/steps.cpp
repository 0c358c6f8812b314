// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/runbook/steps.h"

#include <algorithm>

namespace breakwater {

std::vector<ServiceId> selfAndTwins(const Service &service, const StampView &now)
{
    std::vector<ServiceId> ids{service.id};
    for (const Service *twin : now.twinsOf(service))
        ids.push_back(twin->id);
    return ids;
}

std::vector<ServiceId> withHosts(std::vector<ServiceId> services, const StampView &now)
{
    const std::size_t count = services.size();
    for (std::size_t i = 0; i < count; ++i)
        for (const Dependency *link : now.dependenciesFrom(services[i]))
            if (link->type == DependencyType::Hosts)
                services.push_back(link->to);
    return services;
}

bool isStepOf(const PlanView &plan, Step step, const std::vector<ServiceId> &services)
{
    const std::optional<ServiceId> &service = plan.block(step).service;
    return service && std::find(services.begin(), services.end(), *service) != services.end();
}

bool hasStep(const PlanView &plan, std::string_view action, const std::vector<ServiceId> &services)
{
    const std::vector<Step> steps = plan.steps(action);
    return std::any_of(steps.begin(), steps.end(), [&](Step step) { return isStepOf(plan, step, services); });
}

std::string titleOf(const PlanView &plan, Step step)
{
    return plan.row(step).number + ' ' + plan.row(step).title;
}

bool isVerification(const PlanRow &row)
{
    return row.action.rfind("verify", 0) == 0;
}

} // namespace breakwater
