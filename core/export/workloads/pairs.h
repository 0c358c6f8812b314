// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

namespace breakwater::workloads {

/// The service that this one stands by for; null: it stands for itself.
const Service *leaderOf(const Stamp &stamp, const Service &service);

} // namespace breakwater::workloads
