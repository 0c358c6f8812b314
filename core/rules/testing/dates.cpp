// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/testing/dates.h"

#include <charconv>

namespace breakwater {

namespace {

std::optional<int> number(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<std::chrono::sys_days> dayFrom(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const std::optional<int> year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
                             day = number(text.substr(8, 2));
    if (!year || !month || !day || *month < 1 || *day < 1)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(std::chrono::sys_days{date}) : std::nullopt;
}

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
