// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"
#include "widgets/bundle/bundle.h"

#include <optional>

/// What was chosen for the last export stays with the design, so that the next one is the same.
namespace breakwater {

struct ExportPlan {
    bool pack = false; ///< everything, with an index page
    bundle::Choices choices; ///< its sections are those of the design, its theme is not used:
    std::optional<PaperTheme> theme; ///< that the design keeps for its covers
};

/// As the design remembers it; a failover runbook as PDF when it remembers nothing. Words that this version
/// does not know, and stamps that are gone, are left out.
ExportPlan rememberedPlan(const Topology &topology);
/// Whether the design remembers exactly this already.
bool remembers(const Topology &topology, const ExportPlan &plan);
Edit rememberPlan(const ExportPlan &plan);

} // namespace breakwater
