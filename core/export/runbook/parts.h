// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/context.h"

#include <map>

/// The parts of a runbook, in the order in which they print. Each adds its blocks to the document.
namespace breakwater::paper {

void addCover(Context &c, Document &document); ///< facts and figures, no blocks; called last: it counts
/// How many boxes there are, and how many more in parts that do not print.
Fact toCompleteFigure(std::size_t count, std::size_t leftOut);
void addDocumentControl(Context &c);
void addEmergencyCard(Context &c);
void addPurpose(Context &c);
void addObjectives(Context &c);
void addStrategyAndCost(Context &c); ///< sections of the same part
void addRoles(Context &c);
void addActivation(Context &c);
void addCommunications(Context &c);
void addReadiness(Context &c);
void addEntry(Context &c); ///< of a way back: when it may start, and who approves
/// The steps, and those of the way back where it prints in the same document: variables are defined once.
void addProcedure(Context &c, Context *back);
void addValidation(Context &c);
void addOperating(Context &c, Context &back);
void addFailback(Context &back);
void addClosure(Context &c);
void addDrillPlan(Context &c);
void addDrillRecord(Context &c);
void addFindings(Context &c);
void addAppendices(Context &c);

// Appendices that name places
std::string topologyInWords(const Context &c, const Stamp &stamp);
void addTopologyPictures(Context &c);
void addCode(Context &c);
void addSupport(Context &c);
/// Files that commands read, with the number of the first step that does.
std::map<std::string, std::string> filesOfCommands(const Context &c);

/// A row a step of `stamp`, in groups by phase; of a way back, what is done before the window comes first.
StepTable stepTable(Context &c, const Stamp &stamp);
/// Counts the boxes of the table and adds it.
void addSteps(Context &c, StepTable table);
/// It has to show that the recovery worked: of the catalog, or of those who made the design.
bool isProof(const Context &c, const StepPlace &step);
void addClocks(Context &c, bool legend); ///< legend: what AUTO, HOLD and the others mean
/// What each stamp waits for in others, and when it is back.
void addStampOrder(Context &c);
/// Who declares or opens the window, or a box's words.
std::string commanderOrBox(const Context &c, const Stamp &stamp);
/// Role that the RACI makes responsible for that phase, else the owner of the plan.
std::string responsibleFor(const Context &c, const Stamp &stamp, Phase phase);
/// Roles of all stamps of the document, each once.
std::vector<std::string> rolesFor(const Context &c, Phase phase);

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
