// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

namespace breakwater {

/// A vault in the region that is lost. What the platform keeps of it in the pair is read-only, comes when
/// Microsoft says so, and is nothing to plan with.
bool isLostVault(const NamedService *service, const StampView &now);
/// Some vault that stands in for it holds an item of the same kind that is said to be identical to this one.
bool isKeptElsewhere(const Part &item, const NamedService &vault, const StampView &now);
/// `Central US`, for messages.
std::string lostRegion(const StampView &now);

} // namespace breakwater
