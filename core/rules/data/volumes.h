// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

namespace breakwater {

/// Persistent volumes of a cluster, as parts.
std::vector<const Part *> volumesOf(const Service &cluster);
/// The service that backs a cluster up; null: none is drawn.
const Service *backupOf(const Service &cluster, const StampView &now);

} // namespace breakwater
