// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/simulate.h"

#include <string>

namespace breakwater {

/// One or two sentences: which step decides how long the recovery takes, how much of it, and how surely; or
/// what keeps it from having a time at all. `simulation` may be null: then nothing is said of trials.
std::string whatDominates(const RecoveryPlan &plan, const Schedule &schedule, const Simulation *simulation);

} // namespace breakwater
