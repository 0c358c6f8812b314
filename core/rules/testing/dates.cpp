// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/testing/dates.h"

namespace breakwater {

void LastTime::note(const std::string &on)
{
    const std::optional<std::chrono::sys_days> day = dayFrom(on);
    if (day && *day <= m_today && on > m_newest)
        m_newest = on;
}

bool LastTime::isOlderThan(double days) const
{
    const std::optional<std::chrono::sys_days> newest = dayFrom(m_newest);
    return !newest || static_cast<double>((m_today - *newest).count()) > days;
}

std::string LastTime::inWords() const
{
    return never() ? std::string("never") : m_newest;
}

} // namespace breakwater
