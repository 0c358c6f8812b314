// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/cost.h"

#include <string>

/// What a design costs, to read, to compute with and for a spreadsheet; each with its basis.
namespace breakwater {

std::string costText(const Snapshot &now, const DesignCost &cost);
/// US dollars; null where a price is not known.
std::string costJson(const Snapshot &now, const DesignCost &cost);
/// A row a line of cost, after RFC 4180. An unknown price is an empty cell.
std::string costCsv(const Snapshot &now, const DesignCost &cost);

} // namespace breakwater
