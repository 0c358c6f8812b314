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
    bool counts = true; ///< false: its stamp is recovered without waiting for it (a store that is read
                        ///< meanwhile, tidying up, messages)
    bool dependable = true; ///< false: the vendor decides when, or a circle of needs was cut here: "at least"
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
    std::vector<std::string> notes; ///< what this plan leaves open, one sentence each

    const PlanBlock *block(const std::string &key) const;
};

/// A plan for the given stamps (empty: all), with the blocks of other stamps that they wait for.
///
/// Loss of a region: services of the primary zone in that region are lost; without a target every stamp loses
/// its primary region. Other disruptions, for now: what has a protection against it (or is its target) is
/// taken, and comes back by that protection; the plan says so in `notes`.
///
/// What was decided where the facts leave a choice:
/// - The option's figure stands on its main block. Leading fence rows, trailing traffic rows and trailing
/// tidying
///   rows become blocks of their own, because other services stand between; they take no time beyond the
///   figure until a rehearsal or the room times them. Rows of automatic options are never parted.
/// - Checks of a kind are one block a service (phase verify, and one for phase confirm). They too take no
/// time
///   beyond their service's figure until they are timed: a catalog without figures for checks must not turn
///   every estimate into "at least". What stands on a store waits for the store's checks.
/// - A fence that the design states and no row of the option carries out, a comparison of the stores of a
///   consistency group, and a room's step without a duration have no figure anywhere: unknown, and counted.
/// - Everything with a person in it waits at one hold point, go or no-go, for all counted checks of its stamp
///   before traffic moves; the hold point takes no time.
/// - A store of which everybody needs only what its copy serves at once delays nobody (`counts` false).
/// - A lost service that nothing brings back is a block without bound when something needs it, or when no
/// need
///   for it is drawn at all and it does not merely watch or keep copies: then it is the workload itself. A
///   lone service of the same kind in the secondary zone (same name, or the only one) stands in for it.
/// - A room's step without `after` comes where it prints: after the phases before its own.
/// - Several protections: one that keeps the RPO before one that misses it, then what somebody can start
/// before
///   what only Microsoft starts, then the shorter recovery, the smaller loss, the id. The others are
///   alternatives.
/// - Circles of needs are named in `cycles` and opened against the catalog's recovery layers.
RecoveryPlan makePlan(const Snapshot &now, const Disruption &disruption,
                      const std::vector<StampId> &stamps = {});

} // namespace breakwater
