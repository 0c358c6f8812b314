// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/compare.h"

#include <string>

/// A comparison for a terminal, for a program, and for the description of a pull request.
namespace breakwater {

std::string comparisonText(const Comparison &comparison);
std::string comparisonJson(const Comparison &comparison);
std::string comparisonMarkdown(const Comparison &comparison);

} // namespace breakwater
