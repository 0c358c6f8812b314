// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/variants.h"

/// Active-passive or active-active, stamp by stamp: the decision on its three axes, with every alternative
/// tried on a copy of the design.
namespace breakwater {

struct StrategyAlternative {
    Strategy strategy = Strategy::WarmStandby;
    bool present = false; ///< what the stamp has chosen
    std::vector<OptionChoice> choices; ///< what would have to change
    std::vector<ServiceId> kept; ///< as they are: the catalog has no option of that kind for them
    StampEstimate estimate; ///< for the loss of the primary region
    CostSum cost; ///< of the stamp, a month
    CostSum duplicate; ///< of that, what recovery adds to one region
    Verdict latency = Verdict::NotJudged; ///< active-active only: the round trip against what is tolerated
    bool meets = false; ///< no target is missed or left open, and the latency is not over what is tolerated
};

struct StrategyRecord {
    StampId stamp;
    std::optional<int> criticality; ///< axis one
    std::optional<double> usdPerHour; ///< an hour of outage
    std::optional<double> toleratedMs; ///< axis two
    std::optional<RegionId> primary, secondary;
    std::optional<Latency> published; ///< round trip between the two; absent: not published
    std::vector<StrategyAlternative> alternatives; ///< axis three: by strategy, backup first
    std::optional<Strategy> cheapest; ///< that meets everything; absent: none does

    const StrategyAlternative *alternative(Strategy strategy) const;
};

/// "active-passive" or "active-active".
std::string_view formOf(Strategy strategy);
std::string_view nameOf(Strategy strategy); ///< "backup and restore"

/// Nothing for a stamp without a primary region or without anything that the loss of it takes. For each
/// strategy every protected service takes the cheapest option of the pattern that comes nearest to it; a copy
/// that the platform keeps by itself suits every strategy.
std::optional<StrategyRecord> strategyRecord(const Snapshot &now, const StampId &stamp,
                                             const std::stop_token &stop = {});
/// The same; for those who ask stamp by stamp. What the other stamps bring is remembered, and who has an
/// estimate of the stamp as it is designed may give it.
std::optional<StrategyRecord> strategyRecord(const Snapshot &now, const StampId &stamp,
                                             EstimateMemory &memory, const StampEstimate *asDesigned,
                                             const std::stop_token &stop = {});

/// The three axes, a sentence each, with what is not known said so. `tolerated`: not stated.
std::vector<std::string> axesInWords(const StrategyRecord &record, const Catalog &catalog);

/// What was decided for the stamp; null: nothing is on record.
const Decision *strategyDecision(const Topology &topology, const StampId &stamp);
/// Its reason, as decideStrategy() wrote it; empty without one.
std::string reasonOf(const Decision &decision);
/// The same decision for another reason, or by somebody else.
Edit changeReason(StampId stamp, std::string reason);
Edit changeDecider(StampId stamp, std::optional<RoleId> owner);

/// Writes the decision down with all its alternatives; `chosen` becomes the strategy of the stamp. The
/// options of its services are left to whoever chooses them. One that is about this stamp is replaced.
Edit decideStrategy(const StrategyRecord &record, Strategy chosen, DecisionId id, std::string reason,
                    std::optional<RoleId> owner, std::string day);

} // namespace breakwater
