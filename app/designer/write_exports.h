// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/designer/exports.h"
#include "widgets/code/code_maker.h"

namespace breakwater {

/// Renders what the job asks for and writes it below its folder. May run on any thread.
Result<ExportOutcome> writeExports(const ExportJob &job);

/// All code that an export can write, for the panel that shows it.
CodeSource codeSource();

} // namespace breakwater
