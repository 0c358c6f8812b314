// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/draft.h"

#include <memory>
#include <vector>

namespace breakwater {

/// What has become true once a block has ended.
std::vector<Effect> effectsOf(const StampDraft &draft, const DraftBlock &block);

/// Whoever writes to a store on the side that is left: services that are lost and depend on it in a way that
/// writes. Nobody where the platform itself keeps one writer (a pair swaps its roles, a managed store moves
/// its write region).
std::vector<ServiceId> writersOf(const std::vector<std::shared_ptr<const StampDraft>> &drafts,
                                 const ServiceId &store);

} // namespace breakwater
