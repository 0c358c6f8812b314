// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/what_if.h"

#include <iosfwd>
#include <string_view>

#include <nlohmann/json.hpp>

/// The verdict on a change, as `whatif` and `fix` print it.
namespace breakwater::cli {

/// `verdict: violates a rule - ...`, then what is new, closed and changed, a line each.
void printVerdict(const WhatIf &answer, std::string_view indent, std::ostream &out);
/// RTO and RPO of one stamp where they change, a line for each disruption.
void printPromises(const Snapshot &now, const WhatIf &answer, const StampId &stamp, std::string_view indent,
                   std::ostream &out);
nlohmann::ordered_json verdictJson(const WhatIf &answer);

} // namespace breakwater::cli
