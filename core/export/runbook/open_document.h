// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"

#include <map>
#include <string>

namespace breakwater::paper {

/// An OpenDocument text (ODT) that word processors open and edit: headings, links, tables with repeated
/// heads, pictures (SVG by picture id). The same document gives the same bytes.
std::string toOpenDocument(const Document &document, const std::map<std::string, std::string> &svgs);

} // namespace breakwater::paper
