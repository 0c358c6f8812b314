// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace breakwater {

/// The six kinds of disruption that a design is judged against; everything else on screen is a preset of
/// these.
enum class DisruptionKind { Zone, Region, Service, Provider, Corruption, Deletion };
inline constexpr DisruptionKind kAllDisruptions[] = {DisruptionKind::Zone,       DisruptionKind::Region,
                                                     DisruptionKind::Service,    DisruptionKind::Provider,
                                                     DisruptionKind::Corruption, DisruptionKind::Deletion};

std::string_view toWord(DisruptionKind kind); ///< `zone`, `region`, ...
std::optional<DisruptionKind> disruptionFromWord(std::string_view word);

/// The order in which a runbook prints its steps; edges, not phases, make the schedule.
enum class Phase {
    Detect,
    Decide,
    Fence,
    Foundation,
    Data,
    Platform,
    Workload,
    Orchestration,
    Verify,
    Traffic,
    Confirm,
    Announce
};
inline constexpr int kPhaseCount = 12;
std::string_view toWord(Phase phase); ///< `detect`, ...
std::optional<Phase> phaseFromWord(std::string_view word);

} // namespace breakwater
