// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/plan.h"
#include "core/export/exporter.h"
#include "core/export/terraform/module_call.h"

namespace breakwater::terraform {

/// Everything of one stamp, under its folder: one configuration with a state of its own for each region, for
/// what belongs to none and for what links the two, so that a failover touches no state of the region that is
/// lost. Says where the services are in it, too.
Result<Rendered> writeStamp(const bicep::Plan &plan, const Modules &modules, const Stamping &stamping,
                            const std::string &folder);
/// What the files of a stamp hold, and how they are deployed.
std::string readme(const bicep::Plan &plan, const Stamping &stamping, const std::string &folder,
                   const std::vector<OutputFile> &files);

} // namespace breakwater::terraform
