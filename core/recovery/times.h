// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/plan.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where the times of a plan come from: the catalog's figures, what the design states, what rehearsals
/// measured.
namespace breakwater {

BlockTime toBlockTime(const Duration &duration);
/// A figure with an upper bound is a PERT around its planning value; without one the planning value stands.
BlockTime toBlockTime(const Figure &figure);
BlockTime unknownTime(std::string text);
/// Known to be nothing.
BlockTime noTime(std::string text);
/// `sum` followed by `time`: planning values, bounds and spans add up, the weaker grade stands.
void addTo(BlockTime &sum, const BlockTime &time);

/// How long an option takes for this service of this design: the catalog's figure, unless what the design
/// says of itself outlasts it (see optionRto). Where that is the TTL of a record, clients leave evenly over
/// it.
BlockTime optionTime(const Stamp &stamp, const Service &service, const ServiceKind &kind,
                     const DrOption &option);

/// From the loss to the moment at which the probes of an entry that survives it have told: the first failed
/// probe within one interval, the tolerated failures after it, the timeout of the last. The slowest of the
/// stamp's global entries; nothing when none says all three.
std::optional<Duration> probedDetection(const Stamp &stamp);

/// From the first failing call to an open circuit breaker: its failures, each as slow as its timeout. The
/// slowest of the calls to `target` that have one; nothing when none does.
std::optional<Duration> breakerDetection(const Stamp &stamp, const ServiceId &target);

/// How long it takes to copy everything a service holds to the other zone: its size over the slower of the
/// two links, without protocol overhead, so results read "at least". Unknown when the design does not say
/// both.
BlockTime copyTime(const Stamp &stamp, const Service &service);

/// Times of single rows: measured in rehearsals that have them, else stated by the room.
class RowTimes {
public:
    /// Rehearsals that lie after the day that is judged have not been yet.
    RowTimes(const Snapshot &now, const Stamp &stamp, const Disruption &disruption);
    std::optional<BlockTime> of(const std::string &key) const;
    bool skipped(const std::string &key) const;
    bool empty() const { return m_measured.empty() && (!m_runbook || m_runbook->steps.empty()); }

private:
    std::map<std::string, std::vector<double>, std::less<>> m_measured; ///< newest first
    const Runbook *m_runbook = nullptr;
};

} // namespace breakwater
