// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"
#include "core/support/result.h"

#include <string>

namespace breakwater::paper {

/// A workbook (XLSX) with the sheets Cover, Steps, Variables, RACI, Inventory, Findings and To complete.
/// Every cell of text is text: nothing in it is a formula. The same document gives the same bytes.
Result<std::string> toWorkbook(const Document &document);

} // namespace breakwater::paper
