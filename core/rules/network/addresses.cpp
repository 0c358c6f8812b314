// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/network/addresses.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace breakwater {

namespace {

struct Range {
    std::uint32_t first = 0;
    int bits = 32;
};

std::optional<int> numberUpTo(std::string_view text, int limit)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && number >= 0 && number <= limit ? std::optional(number) : std::nullopt;
}

std::optional<Range> rangeFrom(std::string_view text)
{
    Range range;
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos) {
        const std::optional<int> bits = numberUpTo(text.substr(slash + 1), 32);
        if (!bits)
            return std::nullopt;
        range.bits = *bits;
        text = text.substr(0, slash);
    }
    for (int part = 0; part < 4; ++part) {
        const std::size_t dot = text.find('.');
        const std::optional<int> number = numberUpTo(text.substr(0, dot), 255);
        if (!number || (dot == std::string_view::npos) != (part == 3))
            return std::nullopt;
        range.first = range.first << 8U | static_cast<std::uint32_t>(*number);
        text = part == 3 ? std::string_view() : text.substr(dot + 1);
    }
    return range;
}

} // namespace

bool holdsAddress(std::string_view range, std::string_view address)
{
    const std::optional<Range> outer = rangeFrom(range), inner = rangeFrom(address);
    if (!outer || !inner)
        return range == address;
    const std::uint32_t mask = outer->bits == 0 ? 0 : ~std::uint32_t{0} << (32 - outer->bits);
    return inner->bits >= outer->bits && (inner->first & mask) == (outer->first & mask);
}

std::vector<std::string> missingFrom(const std::vector<std::string> &list,
                                     const std::vector<std::string> &wanted)
{
    std::vector<std::string> missing;
    for (const std::string &address : wanted)
        if (std::none_of(list.begin(), list.end(),
                         [&](const std::string &range) { return holdsAddress(range, address); }))
            missing.push_back(address);
    return missing;
}

bool matchesName(std::string_view pattern, std::string_view name)
{
    if (pattern.substr(0, 2) != "*.")
        return pattern == name;
    return name.size() > pattern.size() - 1 && name.ends_with(pattern.substr(1));
}

} // namespace breakwater
