// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/module_calls.h"
#include "core/export/bicep/outputs.h"

/// One part of a stamp as a file: its types, its parameters and its module calls.
namespace breakwater::bicep {

/// Where the module call of a unit is in a body, in bytes.
struct CallSpan {
    std::string symbol;
    std::size_t begin = 0, end = 0;
};

struct PartText {
    std::string body; ///< module calls and what they read
    std::vector<CallSpan> calls;
    std::string settings; ///< the exported type
    std::string imports;
    std::string outputs;
    std::vector<Output> shown; ///< what the deployment shows to people, as the part calls it
};

/// `standsBy`: the part has a scale that somebody chooses; else it always carries the whole load.
Result<PartText> partText(const Plan &plan, PartOf part, Modules &modules, bool standsBy);

std::string typeName(PartOf part, bool oneModule);
std::string partFile(PartOf part, bool oneModule);
/// File that says what a part is made of: its own, or one for both regions where each refers to the other,
/// because files may not import one another.
std::string typeFile(PartOf part, bool oneModule, bool sharedTypes);

/// Imports of the types of the other parts that a body refers to.
std::string otherImports(const std::string &body, PartOf part, bool oneModule, bool sharedTypes);
std::string typeOf(const PartText &text, PartOf part, bool oneModule);
/// What stands above the body in the file of a part.
std::string preamble(const PartText &text, PartOf part, bool oneModule, bool sharedTypes);
/// The whole file of a part.
std::string whole(const PartText &text, PartOf part, bool oneModule, bool sharedTypes);

} // namespace breakwater::bicep
