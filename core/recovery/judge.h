// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/draft.h"
#include "core/recovery/estimate.h"

/// Inside of the estimates: what a draft alone says, and how figures are held against targets.
namespace breakwater {

Verdict verdictOn(const Figure &figure, const std::optional<Minutes> &target);
Verdict verdictOn(const Promise &promise, const std::optional<Minutes> &target);

/// Everything of an estimate that needs no plan: targets, stores, the RPO.
StampEstimate lossesOf(const StampDraft &draft);

/// Adds a block of the critical path to the words of an estimate.
void addStep(StampEstimate &estimate, const BlockTime &time, std::string title,
             const std::optional<ServiceId> &service);

} // namespace breakwater
