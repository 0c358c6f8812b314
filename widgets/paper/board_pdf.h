// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/board.h"
#include "core/support/result.h"
#include "widgets/paper/runbook_pdf.h"

#include <string>

namespace breakwater::paper {

/// The board summary on exactly one page; what has no room is counted, never cut. Needs a QGuiApplication for
/// its fonts. The same summary gives the same bytes.
Result<std::string> boardPdf(const BoardSummary &board, PdfOptions::Paper paper = PdfOptions::Paper::A4);

} // namespace breakwater::paper
