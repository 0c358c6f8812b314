// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace breakwater {

/// `2026-11-23`: as design files write days, so that texts compare as the days do.
std::string isoDay(std::chrono::year_month_day day);

} // namespace breakwater
