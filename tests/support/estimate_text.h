// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/estimate.h"

#include <string>

namespace breakwater::test {

/// Detection, decision, RTO and RPO of one stamp with their verdicts, and the data at risk store by store.
std::string estimateText(const Topology &topology, const StampEstimate &estimate);

} // namespace breakwater::test
