// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"
#include "core/export/runbook/document.h"
#include "core/recovery/estimate.h"

/// The failover runbook of one stamp or of all, as a document tree.
namespace breakwater {

/// Everything that prints comes from here; nothing is computed anew, nothing is invented.
struct RunbookInput {
    const RecoveryPlan &plan;
    const Schedule &schedule;
    std::vector<StampEstimate> estimates; ///< of the plan's stamps that the disruption touches
};
paper::Document makeFailoverRunbook(const ExportRequest &request, const RunbookInput &input);

/// Plans, schedules and estimates the loss of the primary region first.
paper::Document makeFailoverRunbook(const ExportRequest &request);

} // namespace breakwater
