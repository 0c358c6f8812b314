// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/designer/exports.h"

namespace breakwater {

/// What File > Export does: the same files, byte for byte, as `breakwater-cli export`.
Result<ExportOutcome> writeExports(const ExportJob &job);

} // namespace breakwater
