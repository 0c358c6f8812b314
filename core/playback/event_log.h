// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/estimate.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// An outage, played: what is lost, what becomes true when, and when it is over. A pure function of a plan
/// and its schedule, so a window, a file and the command line play the same.
namespace breakwater {

struct PlayEvent {
    enum class Kind {
        Lost, ///< the disruption takes the service
        DataLost, ///< what a store has not handed on by then
        Detected,
        Declared, ///< T+0
        Started, ///< a block of the plan that takes time
        Ended,
        NeverEnds, ///< nothing bounds the block that has started
        WritersStopped,
        Writable,
        Serving,
        TrafficMoved,
        CopyRebuilt,
        Degraded, ///< a degraded mode serves
        Recovered ///< the stamp is: its RTO ends
    };
    Minutes at{0}; ///< on the RTO clock
    Minutes tPlus{0}; ///< on the clock of the declaration
    Kind kind = Kind::Started;
    StampId stamp;
    std::optional<ServiceId> service;
    Site side = Site::Primary; ///< of an effect
    std::string block; ///< key in the plan; empty for what the disruption does by itself
    std::string title; ///< of the block, the service or the stamp
    bool critical = false; ///< of a block on the critical path
    bool atLeast = false; ///< not before, and perhaps later
    std::optional<Figure> loss; ///< of DataLost
    bool operator==(const PlayEvent &) const = default;
};
std::string_view toWord(PlayEvent::Kind kind); ///< `lost`, `data-lost`, `detected` ...
std::string_view inWords(PlayEvent::Kind kind); ///< "is lost", "can be written": after a title

/// How it ends for one stamp.
struct PlayResult {
    StampId stamp;
    std::optional<Minutes> rto; ///< absent: nothing bounds it
    bool atLeast = false;
    std::optional<Minutes> rtoTarget, rpoTarget;
    Figure rpo; ///< of the worst store
    std::optional<ServiceId> rpoStore;
    Verdict rtoVerdict = Verdict::NotJudged, rpoVerdict = Verdict::NotJudged;
    bool operator==(const PlayResult &) const = default;
};

struct EventLog {
    Disruption disruption;
    std::string words; ///< "the loss of Central US"
    bool back = false; ///< the way back
    /// The RTO clock starts at the disruption; of a planned move and of a way back at the start of the
    /// window.
    bool fromWindow = false;
    Minutes declared{0}; ///< T+0 on the RTO clock
    std::vector<PlayEvent> events; ///< by time; at one time in the order of the plan
    std::vector<PlayResult> results; ///< one a stamp that the plan recovers
    std::optional<Minutes> end; ///< RTO of the whole; absent: nothing bounds it
    bool atLeast = false;
    /// Who stands in for a service once it serves on the other side; absent: it shows by itself.
    std::map<ServiceId, std::vector<ServiceId>> standIns;

    /// First and last moment that there is anything to see.
    Minutes first() const;
    Minutes last() const;
};

/// Everything of the plan; blocks behind one that nothing bounds never start.
EventLog playOut(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule);

/// `12:05`, `-1:30`, `1:02:03`: minutes and seconds of a clock, hours where there are some.
std::string clockText(Minutes at);

} // namespace breakwater
