// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/cidr.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

std::optional<std::uint32_t> takeNumber(std::string_view &text, std::uint32_t highest)
{
    std::uint32_t value = 0;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9' && digits < 3)
        value = value * 10 + static_cast<std::uint32_t>(text[digits++] - '0');
    if (digits == 0 || value > highest)
        return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

} // namespace

std::string Cidr::text() const
{
    return fmt::format("{}/{}", addressText(address), bits);
}

std::string addressText(std::uint32_t address)
{
    return fmt::format("{}.{}.{}.{}", address >> 24U, (address >> 16U) & 0xFFU, (address >> 8U) & 0xFFU,
                       address & 0xFFU);
}

std::optional<Cidr> parseCidr(std::string_view text)
{
    Cidr cidr;
    for (const char separator : {'.', '.', '.', '/'}) {
        const auto byte = takeNumber(text, 255);
        if (!byte || text.empty() || text.front() != separator)
            return std::nullopt;
        text.remove_prefix(1);
        cidr.address = cidr.address << 8U | *byte;
    }
    const auto bits = takeNumber(text, 32);
    if (!bits || !text.empty() || *bits == 0)
        return std::nullopt;
    cidr.bits = static_cast<int>(*bits);
    if (cidr.address % cidr.size() != 0)
        return std::nullopt;
    return cidr;
}

std::optional<Cidr> nextFree(const Cidr &space, const std::vector<Cidr> &used, int bits)
{
    Cidr free{space.address, bits};
    std::uint64_t at = space.address;
    for (const Cidr &one : used)
        at = std::max(at, one.end());
    at = (at + free.size() - 1) / free.size() * free.size();
    if (at + free.size() > space.end() || bits < space.bits)
        return std::nullopt;
    free.address = static_cast<std::uint32_t>(at);
    return free;
}

} // namespace breakwater::bicep
