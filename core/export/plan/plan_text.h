// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/schedule.h"

#include <string>

/// A plan to read, to compute with, to draw. Each of them says everything that the plan says; names from the
/// design are quoted for the language they stand in.
namespace breakwater {

/// For a terminal and for people: what happens when, who does it, how long it takes and what it waits for.
std::string planText(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule);

/// One JSON object: promise, clock, blocks with their rows, windows, effects and alternatives. Minutes; null
/// where a time is not known.
std::string planJson(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule);

/// A flowchart in Mermaid: one node a block, phases as groups, the critical path drawn bold.
std::string planMermaid(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule);

/// "T+43", "T-10", "T+0": minutes on the clock of the declaration, without an empty sign.
std::string onTheClock(Minutes at);
/// "43 min", "at least 43 min", "unbounded".
std::string promiseText(const Promise &promise);
/// "10 min (stated)", "unknown", "unbounded".
std::string timeText(const BlockTime &time);

} // namespace breakwater
