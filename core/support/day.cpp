// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/day.h"

#include <fmt/format.h>

namespace breakwater {

std::string isoDay(std::chrono::year_month_day day)
{
    // g++ 12 cannot format calendar dates.
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

} // namespace breakwater
