// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rehearsal/reading.h"

#include "core/support/day.h"
#include "core/support/trimmed.h"

#include <charconv>
#include <cmath>

namespace breakwater::rehearsal {

namespace {

constexpr std::string_view kBlank = " \t\r\n";
constexpr double kDay = 24 * 60;

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || failure != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

/// `14:05` or `14:05:30`, with whatever a time zone adds after it.
std::optional<double> timeOfDay(std::string_view text)
{
    const std::size_t zone = text.find_first_of("Z+.");
    text = text.substr(0, zone);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::size_t second = text.find(':', colon + 1);
    const auto hours = digits(text.substr(0, colon));
    const auto minutes =
        digits(text.substr(colon + 1, second == std::string_view::npos ? second : second - colon - 1));
    const auto seconds =
        second == std::string_view::npos ? std::optional(0) : digits(text.substr(second + 1));
    if (!hours || !minutes || !seconds || *hours > 24 || *minutes > 59 || *seconds > 60)
        return std::nullopt;
    return *hours * 60.0 + *minutes + *seconds / 60.0;
}

} // namespace

std::optional<ClockTime> clockTime(std::string_view text)
{
    text = trimmed(text, kBlank);
    const std::size_t split = text.find_first_of("T ");
    if (split == std::string_view::npos) {
        const auto time = timeOfDay(text);
        return time ? std::optional(ClockTime{*time, false}) : std::nullopt;
    }
    const auto day = dayFrom(text.substr(0, split));
    const auto time = timeOfDay(text.substr(split + 1));
    if (!day || !time)
        return std::nullopt;
    const auto days = day->time_since_epoch().count();
    return ClockTime{static_cast<double>(days) * kDay + *time, true};
}

std::optional<double> minutesBetween(std::string_view start, std::string_view end)
{
    const auto from = clockTime(start), to = clockTime(end);
    if (!from || !to || from->dated != to->dated)
        return std::nullopt;
    double between = to->minutes - from->minutes;
    if (between < 0 && !from->dated)
        between += kDay;
    return between < 0 ? std::nullopt : std::optional(between);
}

std::optional<double> minutesOf(std::string_view text)
{
    std::string number(trimmed(text, kBlank));
    for (char &c : number)
        c = c == ',' ? '.' : c;
    double value = 0;
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool whole = failure == std::errc() && end == number.data() + number.size();
    if (number.empty() || !whole || !std::isfinite(value) || value < 0 || value > kLongestMinutes)
        return std::nullopt;
    return value;
}

} // namespace breakwater::rehearsal
