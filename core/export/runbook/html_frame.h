// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The parts of the HTML runbook that no design changes.
namespace breakwater::paper {

std::string_view htmlStyle();
std::string_view htmlScript();

} // namespace breakwater::paper
