// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"
#include "widgets/session/playback.h"

#include <QString>

#include <optional>
#include <vector>

/// What the scenario bar offers of a design: disruptions, their targets, and the scenarios that it has saved.
namespace breakwater {

struct DisruptionChoice {
    QString text; ///< "Region lost"
    DisruptionKind kind = DisruptionKind::Region;
    bool malicious = false;
};
const std::vector<DisruptionChoice> &disruptionChoices();

struct TargetChoice {
    QString text; ///< "Central US"
    std::optional<std::string> target; ///< absent: the primary region of each workload, any zone, every store
};
/// Never empty, except for a service when the design has none.
std::vector<TargetChoice> targetChoices(const Topology &topology, const Catalog &catalog,
                                        DisruptionKind kind);

/// A drill is the planned move as an exercise: the same steps in the same time.
enum class PlayMode { Unplanned, Planned, Drill, Back };
/// What can be asked of a kind of disruption: nobody plans a corruption, and nothing moves back from it.
std::vector<PlayMode> modesFor(DisruptionKind kind);
QString titleOf(PlayMode mode);

PlayQuestion questionOf(const Scenario &scenario);
/// What the design would keep of a question. The way back and an attack cannot be kept: nothing.
std::optional<Scenario> scenarioOf(const PlayQuestion &question, std::string name);
/// "The loss of Central US", with a number where that name is taken.
std::string freeName(const Topology &topology, const std::string &wanted);
/// Adds the scenario.
Edit saveScenario(Scenario scenario);

} // namespace breakwater
