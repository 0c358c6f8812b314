// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"
#include "core/export/variables.h"
#include "core/recovery/plan.h"

#include <string>
#include <vector>

/// The rows of the plan that the runbook prints, as programs: same order, same numbers, same keys.
namespace breakwater::scripts {

enum class Purpose { Failover, Failback, Drill, Verify };
std::string_view toWord(Purpose purpose);

struct Step {
    std::string number, key, title, owner, expect, rollback;
    std::string command; ///< with ${VARIABLES}; empty when people do it
    std::vector<Variable> asks; ///< that somebody has to set before this step
    bool gate = false; ///< a decision, or no way back
    bool irreversible = false;
    bool repeats = false; ///< asked again until what it waits for has come
    bool changes = false; ///< not read-only

    std::string kind() const; ///< gate, nowayback or step, with -hold where it repeats
};

struct Script {
    Purpose purpose = Purpose::Failover;
    std::string stampId, stampName, title;
    bool planned = false;
    std::vector<Variable> known; ///< each after those it refers to
    std::vector<Step> steps;
};

/// The steps of one stamp. Null plan rows (left out by the room) are not among them.
Script scriptOf(const ExportRequest &request, const RecoveryPlan &plan, const Stamp &stamp, Purpose purpose);

std::string bash(const Script &script, const Stamping &stamping);
std::string_view bashFrame(); ///< what every script can do, whatever its steps
std::string powershell(const Script &script, const Stamping &stamping);
std::string_view powershellParameters(); ///< have to stand first
std::string_view powershellFrame();

/// A command for bash with all its bare ${VARIABLES} in quotes: a program must not rely on what they hold.
std::string hardened(const std::string &command);

} // namespace breakwater::scripts
