// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/schedule.h"

#include <optional>
#include <string>
#include <vector>

/// RTO and RPO of a stamp for one disruption, each with the thing that sets it.
namespace breakwater {

/// Data at risk in one store.
struct StoreRpo {
    ServiceId store;
    StampId stamp;
    Figure rpo; ///< of the best protection; Unknown when nothing protects it and the kind owns data
    std::optional<ProtectionId> protection;
    OptionId option;
};

enum class Verdict { Met, Missed, NotJudged, Unknown };
std::string_view toWord(Verdict);

struct StampEstimate {
    StampId stamp;
    Disruption disruption;
    Promise rto;
    Minutes detect{0}, decide{0};
    std::optional<Minutes> rtoTarget, rpoTarget;
    Verdict rtoVerdict = Verdict::NotJudged, rpoVerdict = Verdict::NotJudged;
    Figure rpo; ///< the worst store's; Unknown when any store's is unknown and none is unbounded
    std::optional<ServiceId> rpoStore; ///< that sets it
    std::vector<StoreRpo> stores; ///< by id
    std::vector<std::string> criticalTitles; ///< for people, first to last
    std::vector<ServiceId> criticalServices; ///< with a block on the critical path, first to last, each once
};

/// Empty for a stamp that the disruption does not touch.
std::optional<StampEstimate> estimate(const Snapshot &now, const StampId &stamp,
                                      const Disruption &disruption);
/// From a plan and schedule that exist already.
StampEstimate estimateFrom(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule,
                           const StampId &stamp);

} // namespace breakwater
