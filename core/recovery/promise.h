// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/critical_path.h"
#include "core/recovery/schedule.h"

#include <functional>

namespace breakwater {

/// Minutes since the start of a plan.
struct Clock {
    double start = 0; ///< of the RTO: the disruption; of a way back the start of the window
    double declared = 0; ///< T+0
};

/// What the end of `last` promises: the RTO is the time from the clock's start to the declaration plus the
/// end on the T+ clock, in this order, so that whoever adds them up gets the same number.
Promise promiseAt(const std::vector<Activity> &activities, const Predecessors &before,
                  const std::vector<Passage> &passages, int last, const Clock &clock,
                  const std::function<std::string(int)> &keyOf);

} // namespace breakwater
