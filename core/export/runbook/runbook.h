// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"
#include "core/export/runbook/document.h"
#include "core/export/runbook/kind.h"
#include "core/recovery/estimate.h"

/// A runbook of one stamp or of all, as a document tree.
namespace breakwater {

/// Everything that prints comes from here; nothing is computed anew, nothing is invented.
struct RunbookInput {
    RecoveryPlan plan;
    Schedule schedule;
    std::vector<StampEstimate> estimates; ///< of the plan's stamps that the disruption touches
};
/// Plan, schedule and estimates of that runbook.
RunbookInput planFor(const ExportRequest &request, RunbookKind kind);

/// `back` is the way back that a runbook for a move prints beside it; a failback runbook ignores it.
paper::Document makeRunbook(const ExportRequest &request, RunbookKind kind, const RunbookInput &input,
                            const RunbookInput &back);
/// Plans, schedules and estimates first.
paper::Document makeRunbook(const ExportRequest &request, RunbookKind kind);

} // namespace breakwater
