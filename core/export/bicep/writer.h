// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/plan.h"
#include "core/export/exporter.h"

#include <string>
#include <vector>

namespace breakwater::bicep {

/// Everything of one stamp, under its folder, and where its services are in it. Fails when a fragment does
/// not fit its wires.
Result<Rendered> writeStamp(const Plan &plan, const Stamping &stamping, const std::string &folder);

/// README.md: what is here, how to deploy it, what it does not make, what it assumes.
std::string readme(const Plan &plan, const Stamping &stamping, bool oneRegionModule,
                   const std::string &mainText);

} // namespace breakwater::bicep
