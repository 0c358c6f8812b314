// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/findings/report.h"
#include "core/rules/translation.h"

#include <iosfwd>

namespace breakwater::cli {

/// The findings for a person who reads them in a terminal, their sentences in the language asked for.
void printFindings(const FindingsReport &report, bool colours, const Translation &translation,
                   std::ostream &out);

} // namespace breakwater::cli
