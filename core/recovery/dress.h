// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/network.h"

#include <string>
#include <vector>

/// The words of a plan: titles, rows, owners and reasons. None of it moves a time.
namespace breakwater {

std::string titleOf(const StampDraft &draft, const DraftBlock &block);
std::vector<PlanRow> rowsFor(const Snapshot &now, const StampDraft &draft, const DraftBlock &block);
std::string reasonText(Network::Reason reason, const StampDraft &draft, const DraftBlock &before);

} // namespace breakwater
