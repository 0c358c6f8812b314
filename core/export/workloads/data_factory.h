// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/plan.h"
#include "core/export/exporter.h"

#include <string>
#include <vector>

/// The linked services of a data factory as a template of Azure Resource Manager: one template for both
/// regions, and for each region a file of the names it reaches. Everything else of a factory (its pipelines,
/// their datasets, the triggers that start them) stands in its repository and in no design.
namespace breakwater::workloads {

struct FactoryFiles {
    std::string name; ///< of the files: a harmless word
    std::string templateText;
    std::string primaryParameters, secondaryParameters; ///< the second is empty without a standby
    std::vector<std::string> asked; ///< parameters that no design answers, with what they hold
    std::vector<std::string> notSaid; ///< what a reader has to add, one sentence each
};

/// One for each factory that leads or stands alone; none for a stamp that cannot be deployed.
std::vector<FactoryFiles> factoriesOf(const bicep::Plan &plan, const Stamping &stamping);

} // namespace breakwater::workloads
