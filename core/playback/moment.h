// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/event_log.h"

#include <cstddef>
#include <map>
#include <set>

/// What there is to see at one moment of an outage.
namespace breakwater {

enum class Condition {
    Usual, ///< the disruption does not touch it
    Failed,
    Recovering, ///< a block of the plan works on it
    Recovered, ///< serves again, or serves now
    Degraded ///< works, and does without something
};
std::string_view toWord(Condition condition); ///< `usual`, `failed` ...

enum class LinkCondition {
    Usual,
    Dead, ///< one of its ends has failed
    Lit ///< carries the traffic that was led over
};

struct Moment {
    Minutes at{0}; ///< on the RTO clock
    std::map<ServiceId, Condition> services; ///< of those that are not as usual
    std::map<DependencyId, LinkCondition> links; ///< the same
    std::map<ProtectionId, LinkCondition> copies; ///< replication from what has failed
    std::vector<std::string> running; ///< keys of blocks that have started and not ended, in order
    std::set<StampId> recovered;
    std::map<StampId, std::string> degraded; ///< title of the mode that serves
    std::size_t done = 0; ///< events until now

    Condition of(const ServiceId &service) const;
};

/// Everything until `at`, what happens at that very moment included.
Moment momentAt(const EventLog &log, const Topology &topology, Minutes at);

} // namespace breakwater
