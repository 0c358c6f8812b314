// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/estimate.h"
#include "core/rules/findings.h"

#include <span>

namespace breakwater {

/// Gathers what the rules found in a stamp, ranks it and puts it in order.
/// The base severity is raised one step when the stamp is of tier 0, or when a subject is a service on the
/// critical path of a missed RTO or the store that sets a missed RPO, whatever the disruption; it is lowered
/// one step for tier 3: a flat list ranks nothing. What a client's policy demands keeps the severity that the
/// policy gives it.
StampVerdict wholeVerdict(std::span<const StampVerdict *const> parts, const Stamp &stamp,
                          std::span<const std::shared_ptr<const StampEstimate>> estimates);

} // namespace breakwater
