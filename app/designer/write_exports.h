// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/designer/exports.h"

namespace breakwater {

/// Renders what the job asks for and writes it below its folder. May run on any thread.
Result<ExportOutcome> writeExports(const ExportJob &job);

} // namespace breakwater
