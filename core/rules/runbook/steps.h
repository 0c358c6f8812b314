// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/plan_view.h"
#include "core/rules/rule.h"

/// Questions about the steps of a plan that several rules share.
namespace breakwater {

using Step = PlanView::Step;

/// The service, what stands in for it, and, when asked, what it is hosted on.
std::vector<ServiceId> selfAndTwins(const Service &service, const StampView &now);
std::vector<ServiceId> withHosts(std::vector<ServiceId> services, const StampView &now);

bool isStepOf(const PlanView &plan, Step step, const std::vector<ServiceId> &services);
bool hasStep(const PlanView &plan, std::string_view action, const std::vector<ServiceId> &services);
/// `F-03.2 Promote the replica`
std::string titleOf(const PlanView &plan, Step step);
bool isVerification(const PlanRow &row); ///< `verify-data`, `verify-health` ...

} // namespace breakwater
