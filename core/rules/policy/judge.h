// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/findings.h"
#include "core/rules/policy/policy.h"
#include "core/rules/stamp_view.h"

namespace breakwater {

/// What the policies say of one stamp. Reads what a rule of Reach::Neighbours may read, and is remembered
/// like one.
void judgePolicies(const Policies &policies, const StampView &now, Findings &out);

} // namespace breakwater
