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
    bool malicious = false; ///< corruption only: an attack, from which only copies out of reach help
    /// A region; a zone, 1 to 3; a service, a kind or a part; absent: the primary region of each stamp, any
    /// zone, the models that are called hard, every store of records.
    std::optional<std::string> target;
    bool operator==(const Disruption &) const = default;
};

/// "the loss of Central US", "an attack on the data": for sentences and titles.
std::string inWords(const Disruption &disruption, const Topology &topology, const Catalog &catalog);

/// What a plan may take for granted, and which way it goes.
struct PlanOptions {
    /// People do one step at a time, as many at once as their role has; false: everybody is always free.
    bool owners = true;
    /// Stamps that are recovered together share their people; else each stamp has its own team.
    bool together = false;
    /// The way back from the disruption, once the first region or service is well again.
    bool back = false;
    bool operator==(const PlanOptions &) const = default;
};

/// How long something takes, as the plan knows it.
struct BlockTime {
    Figure::State state = Figure::State::Unknown;
    Minutes planning{0}; ///< only in state Value
    std::optional<Minutes> min, max; ///< absent max: no upper bound is given, so results read "at least"
    Grade grade = Grade::Estimated;
    std::string source; ///< address; empty when there is none
    std::string text; ///< what the source says, with its conditions
    std::vector<Span> spans; ///< what a trial draws and adds up; empty: the planning value
    bool operator==(const BlockTime &) const = default;
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
    bool lacksEntry = false; ///< it moves traffic, and the design does not say at what
    std::string inverse; ///< key of the step of the way back that undoes it; empty: none
    bool irreversible = false; ///< point of no return: its source knows no way back but the inverse
};

/// What has become true once a block has ended. A playback shows it, and the tests walk it for two writers.
struct Effect {
    enum class Kind {
        WritersStopped, ///< nothing of `side` writes to the service any more, nor does the service write
        Writable, ///< the store can be written on `side`
        Serving, ///< the service works on `side`
        TrafficMoved, ///< clients are led to `side`
        CopyRebuilt, ///< the copy on `side` is current again
        Degraded ///< a degraded mode serves; `service` is empty
    };
    Kind kind = Kind::Serving;
    std::optional<ServiceId> service;
    Site side = Site::Secondary;
    bool operator==(const Effect &) const = default;
};

/// Another way that the design records, should the chosen one fail.
struct Alternative {
    OptionId option;
    std::string title;
    BlockTime time;
    Figure loss;
};

/// The timed node of a plan: one option of one service, a check, a person's act, or a milestone.
struct PlanBlock {
    enum class Kind { Detect, Decide, Fence, Option, Standby, Check, RoomStep, Milestone, Copy, Degraded };
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
    std::string
        busy; ///< role that can do nothing else meanwhile; empty: the platform works, or nobody has to
    std::vector<Effect> effects;
    std::optional<double>
        successShare; ///< how often the chosen way works; the first alternative follows when not
    std::vector<Alternative> alternatives; ///< best first
};

struct RecoveryPlan {
    Disruption disruption;
    PlanOptions options;
    std::vector<StampId> stamps; ///< that this plan recovers, in the order of the design
    std::vector<PlanBlock> blocks; ///< in a topological order that is stable between runs
    std::vector<std::vector<std::string>>
        cycles; ///< names of services on each cycle; such edges are left out of `after`
    std::vector<std::string>
        unprotected; ///< service ids that the disruption takes and that nothing brings back
    /// Stores that become writable on the new side while nothing in the plan has stopped those who write on
    /// the old one: service ids.
    std::vector<std::string> unfenced;
    std::vector<std::string> staleOverrides; ///< runbook overrides whose step no longer exists
    std::vector<std::string> notes; ///< what this plan leaves open, one sentence each

    const PlanBlock *block(const std::string &key) const;
};

/// A plan for the given stamps (empty: all), with the blocks of other stamps that they wait for.
///
/// - region, service: what is lost moves to the other zone by the option that protects it. An outage of one
/// service
///   leaves everything else where it is; what is hosted on it goes with it.
/// - zone: the platform's own affair, by the zone option of each service; nobody decides anything.
/// - provider: its callers turn to their fallbacks and to the design's degraded modes.
/// - corruption, deletion: nothing fails over. Writers are stopped, a clean point is found, every store is
/// restored
///   to it, what has arrived since is processed again, writers are let back.
/// - planned: nothing is detected or decided; T+0 is the start of the window, and the RTO is its length.
/// - back: copies are rebuilt before T+0, which is again the start of a window.
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
/// - An owner does one timed step at a time, the one with the longest way to the end first; while the
/// platform works
///   he is free. What delays nobody takes nobody's time.
/// - Circles of needs are named in `cycles` and opened against the catalog's recovery layers.
RecoveryPlan makePlan(const Snapshot &now, const Disruption &disruption,
                      const std::vector<StampId> &stamps = {}, const PlanOptions &options = {});

} // namespace breakwater
