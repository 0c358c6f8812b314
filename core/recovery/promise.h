// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/critical_path.h"
#include "core/recovery/schedule.h"

#include <functional>

namespace breakwater {

/// What the end of `last` promises. `untilDeclaration`: minutes from the disruption to T+0; the RTO is that
/// sum plus the end on the T+ clock, in this order, so that whoever adds them up gets the same number.
Promise promiseAt(const std::vector<Activity> &activities, const Predecessors &before,
                  const std::vector<Passage> &passages, int last, double untilDeclaration,
                  const std::function<std::string(int)> &keyOf);

} // namespace breakwater
