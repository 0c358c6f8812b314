// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"
#include "core/export/runbook/document.h"

#include <optional>
#include <string>
#include <vector>

/// One page for those who decide: what is protected, to which target, what is left, what to decide.
namespace breakwater::paper {

struct BoardLine {
    std::string name, detail; ///< "Storefront", "web, tier 1"
    std::optional<double> achieved, target; ///< minutes; absent: unbounded, unknown, no target
    bool atLeast = false;
    std::string recovery; ///< "48 of 60 min"
    std::string loss; ///< "11 of 15 min"
    std::string standby; ///< "$1,560", "at least $900", "unknown": a month
    std::string verdict; ///< "on target", "22 min late"
    Cell::Mark mark = Cell::Mark::None;
};
struct BoardItem {
    std::string title, text;
    Cell::Mark mark = Cell::Mark::None;
};
/// Minutes on the critical paths by how good their figures are; what has no figure is counted, not guessed.
struct BoardEvidence {
    double measured = 0, stated = 0, documented = 0, estimated = 0;
    int unknown = 0; ///< steps without a time
    double whole() const { return measured + stated + documented + estimated; }
};

struct BoardSummary {
    std::string client, classification, design, asOf, designHash, catalogVersion, writer;
    std::optional<Logo> logo; ///< of the consultancy
    std::string headline, subline;
    std::vector<Fact> figures; ///< at most four
    std::vector<BoardLine> lines; ///< the worst first, where not all have room
    std::vector<BoardItem> decisions, risks; ///< most urgent first
    BoardEvidence evidence;
};

/// Of the loss of the primary region, for the stamps of the request.
BoardSummary makeBoardSummary(const ExportRequest &request);

} // namespace breakwater::paper
