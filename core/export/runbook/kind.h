// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/plan.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// The runbooks there are. All are one document tree of the recovery engine's plan for their occasion.
namespace breakwater {

enum class RunbookKind {
    Failover, ///< the primary region is lost
    Planned, ///< a planned move, drained first
    Failback, ///< the way back, once the region is well again
    Drill ///< the planned move as an exercise, with the record of its times
};
inline constexpr std::array kAllRunbooks = {RunbookKind::Failover, RunbookKind::Planned,
                                            RunbookKind::Failback, RunbookKind::Drill};

std::string_view toWord(RunbookKind kind); ///< `failover`: of files and of the command line
std::optional<RunbookKind> runbookKindFromWord(std::string_view word);
std::string titleOf(RunbookKind kind); ///< "Failover runbook"
std::string procedureTitle(RunbookKind kind); ///< "Failover procedure"

Disruption disruptionOf(RunbookKind kind);
PlanOptions planOptionsOf(RunbookKind kind);
/// Whether its T+0 is the start of an agreed window: nothing is detected, nobody declares a disaster.
bool opensAWindow(RunbookKind kind);

} // namespace breakwater
