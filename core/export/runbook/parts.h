// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/context.h"

/// The parts of a failover runbook, in the order in which they print. Each adds its blocks to the document.
namespace breakwater::paper {

void addCover(Context &c, Document &document); ///< facts and figures, no blocks; called last: it counts
void addDocumentControl(Context &c);
void addEmergencyCard(Context &c);
void addPurpose(Context &c);
void addObjectives(Context &c);
void addRoles(Context &c);
void addActivation(Context &c);
void addCommunications(Context &c);
void addReadiness(Context &c);
void addProcedure(Context &c);
void addValidation(Context &c);
void addFindings(Context &c);
void addAppendices(Context &c);

/// The sum that is the RTO: detection, decision, T+ at which the last step ends; and what they are judged by.
void addRtoSum(Context &c, const Stamp &stamp, const StampEstimate &estimate);
/// "met, 12 min under target"; "missed, 22 min over target".
Cell verdictCell(Verdict verdict, const std::optional<Minutes> &target, const std::optional<Minutes> &value,
                 bool atLeast);
std::string achievedRto(const StampEstimate &estimate); ///< "68 min", "at least 68 min", "unbounded"
/// T+ at which the last step of the stamp ends: its RTO without detection and decision.
Minutes lastStepEnds(const StampEstimate &estimate);
/// One row of the plan as a row of a step table. Counts what it lacks when `count` is set.
StepRow stepRow(Context &c, const StepPlace &step, bool count);

} // namespace breakwater::paper
