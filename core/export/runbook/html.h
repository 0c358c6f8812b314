// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"

#include <map>
#include <string>

namespace breakwater::paper {

/// One self-contained file, well-formed as XML too: prints, follows the reader's light or dark theme, copies
/// commands and keeps ticks without any network. `svgs`: picture id -> SVG text of our own painter; a picture
/// that is not there prints its words.
std::string toHtml(const Document &document, const std::map<std::string, std::string> &svgs = {});

} // namespace breakwater::paper
