// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/plan.h"
#include "core/export/chaos/fault.h"

#include <optional>
#include <string>
#include <vector>

/// A drill of the loss of the primary region, as far as Chaos Studio can play it: everything it can take away
/// is taken away at once and comes back at the end.
namespace breakwater::chaos {

/// Service limits of Chaos Studio, https://learn.microsoft.com/azure/chaos-studio/chaos-studio-service-limits
inline constexpr std::size_t kActionsAnExperiment = 9;
inline constexpr std::size_t kTargetsAnAction = 50;
inline constexpr Minutes kLongestAction{12 * 60};

/// The same fault with the same parameters, of one or several services.
struct Action {
    Fault fault; ///< its parameters filled in
    const ServiceKind *kind = nullptr;
    std::vector<const bicep::Unit *> targets;
};

struct Untouched {
    std::string service, why;
};

struct Experiment {
    std::vector<Action> actions;
    std::vector<Untouched> untouched; ///< of the primary region, with the reason
    std::optional<Minutes> length; ///< how long the drill of the stamp is planned to take; unknown: asked for
};

/// What can be taken away. Fails where a fault of the catalog cannot be read.
Result<Experiment> experimentOf(const bicep::Plan &plan, const Catalog &catalog);
/// Why Chaos Studio would not take the experiment; empty: it would.
std::string beyondLimits(const Experiment &experiment);

/// A template of Azure Resource Manager for the resource group of the primary region.
std::string templateOf(const bicep::Plan &plan, const Experiment &experiment, const Stamping &stamping);
std::string readme(const bicep::Plan &plan, const Experiment &experiment, const Stamping &stamping);

} // namespace breakwater::chaos
