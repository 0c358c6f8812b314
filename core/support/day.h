// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace breakwater {

/// `2026-11-23`: as design files write days, so that texts compare as the days do.
std::string isoDay(std::chrono::year_month_day day);
/// `2026-11-23`; nullopt when it is no day.
std::optional<std::chrono::sys_days> dayFrom(std::string_view text);

} // namespace breakwater
