// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/findings/report.h"

#include <iosfwd>

namespace breakwater::cli {

/// The findings for a person who reads them in a terminal.
void printFindings(const FindingsReport &report, bool colours, std::ostream &out);

} // namespace breakwater::cli
