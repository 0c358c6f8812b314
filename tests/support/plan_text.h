// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/estimate.h"

#include <string>

namespace breakwater::test {

/// A plan as the engineer on call would read it aloud: one line a block with its window on the T+ clock, its
/// rows under it, what it waits for and why. For golden files and for reading.
std::string planText(const RecoveryPlan &plan, const Schedule &schedule);
/// Detection, decision, RTO and RPO of one stamp with their verdicts, and the data at risk store by store.
std::string estimateText(const Topology &topology, const StampEstimate &estimate);

} // namespace breakwater::test
