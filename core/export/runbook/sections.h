// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"
#include "core/model/topology.h"

#include <string>
#include <string_view>
#include <vector>

/// Which parts of a runbook print. Parts keep their numbers, so that "part 9" means the same in every copy.
namespace breakwater {

struct RunbookSection {
    std::string_view word; ///< of the command line and of the design file: the anchor of the part
    std::string_view title; ///< in the failover runbook, where that has it
    bool appendix = false;
};
/// In the order in which they print; a runbook has those that its occasion asks for.
const std::vector<RunbookSection> &runbookSections();
std::vector<std::string> knownSections();

/// Where the design keeps which parts print.
inline constexpr const char *kSectionsChoice = "sections";
/// As the design remembers them, without words that this version does not know; empty: all.
std::vector<std::string> sectionsOf(const Topology &topology);

/// Takes the other parts out; empty: none. The cover says which were left out, and how many boxes stand in
/// them; links into them become text.
void keepSections(paper::Document &document, const std::vector<std::string> &sections);

} // namespace breakwater
