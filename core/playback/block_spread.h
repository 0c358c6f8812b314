// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/plan.h"

#include <optional>

namespace breakwater {

/// How long one block takes when one asks how sure one is.
struct BlockSpread {
    Minutes p50{0}, p95{0};
    bool operator==(const BlockSpread &) const = default;
};

/// From what a trial draws for the block; absent where its time does not vary, is not known, or has no bound.
std::optional<BlockSpread> spreadOf(const PlanBlock &block);

} // namespace breakwater
