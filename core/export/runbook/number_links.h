// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"

#include <string>

namespace breakwater::paper {

/// Text of a link that says on paper, too, where it leads: "roles (part 5)", once every part has its number.
std::string numbered(std::string text);
/// Once all parts are there.
void numberLinks(Document &document);

} // namespace breakwater::paper
