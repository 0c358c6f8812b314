// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/support/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// One RecoveryPlan is the single source of the RTO, the Gantt chart, the runbook's steps, the scripts and
/// the drill plan.
namespace breakwater {

struct Disruption {
    DisruptionKind kind = DisruptionKind::Region;
    bool planned = false; ///< graceful: drained, nothing lost where the option allows
    bool malicious = false; ///< corruption only
    std::optional<std::string>
        target; ///< a region, zone, service or part; absent: the primary region of each stamp
    bool operator==(const Disruption &) const = default;
};

/// How long something takes, as the plan knows it.
struct BlockTime {
    Figure::State state = Figure::State::Unknown;
    Minutes planning{0}; ///< only in state Value
    std::optional<Minutes> min, max; ///< absent max: no upper bound is given, so results read "at least"
    Grade grade = Grade::Estimated;
    std::string source; ///< address; empty when there is none
    std::string text; ///< what the source says, with its conditions
};

/// One row of a runbook. A row belongs to a block and shows its block's window unless it is timed by itself.
struct PlanRow {
    std::string
        key; ///< `<service>/<option>/<row>`: stable between exports, the same in scripts, logs and overrides
    std::string number; ///< `F-03.2`: only the order
    std::string title;
    StepKindWord kind = StepKindWord::Manual;
    enum class Marker { Auto, Manual, Decision, Hold } marker = Marker::Manual;
    std::string command; ///< one line with the catalog's {placeholders}; empty when there is none
    std::string action; ///< vocabulary word
    Phase phase = Phase::Workload;
    std::string ownerTitle; ///< role for people: "Database on call"
    std::optional<RoleId> owner; ///< of the design, when it has one
    std::string expect, rollback;
    bool readOnly = false, idempotent = false, gate = false;
    std::optional<BlockTime> time; ///< only when this row is timed by itself
    bool skipped = false; ///< the room decided so
    std::string note;
};

/// The timed node of a plan: one option of one service, a check, a person's act, or a milestone.
struct PlanBlock {
    enum class Kind { Detect, Decide, Fence, Option, Standby, Check, RoomStep, Milestone };
    std::string key; ///< `<service>/<option>`, `<stamp>/detect` ...: unique in the plan
    Kind kind = Kind::Option;
    StampId stamp;
    std::optional<ServiceId> service;
    OptionId option;
    std::string title; ///< "Shop orders: failover group"
    Phase phase = Phase::Workload;
    BlockTime time;
    std::vector<PlanRow> rows; ///< in order
    std::vector<std::size_t> after; ///< indexes of the blocks that must have ended, sorted
    std::vector<std::string>
        because; ///< one reason for each of `after`: "needs Orders database", "fence before write"
    bool fromDetection = false; ///< automatic: starts when the fault is detected, not at the declaration
};

struct RecoveryPlan {
    Disruption disruption;
    std::vector<StampId> stamps; ///< that this plan recovers, in the order of the design
    std::vector<PlanBlock> blocks; ///< in a topological order that is stable between runs
    std::vector<std::vector<std::string>>
        cycles; ///< names of services on each cycle; such edges are left out of `after`
    std::vector<std::string>
        unprotected; ///< service ids that the disruption takes and that nothing brings back
    std::vector<std::string> staleOverrides; ///< runbook overrides whose step no longer exists

    const PlanBlock *block(const std::string &key) const;
};

/// A plan for the given stamps (empty: all), with the blocks of other stamps that they wait for.
RecoveryPlan makePlan(const Snapshot &now, const Disruption &disruption,
                      const std::vector<StampId> &stamps = {});

} // namespace breakwater
