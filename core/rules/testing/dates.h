// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"
#include "core/support/day.h"

#include <chrono>

namespace breakwater {

/// The newest of some days that are not after today, and how old it is.
class LastTime {
public:
    explicit LastTime(std::chrono::year_month_day today)
        : m_today(today)
    { }
    void note(const std::string &on);
    bool never() const { return m_newest.empty(); }
    bool isOlderThan(double days) const; ///< also when it never was
    /// `never`, `2025-01-01`
    std::string inWords() const;

private:
    std::chrono::sys_days m_today;
    std::string m_newest;
};

} // namespace breakwater
