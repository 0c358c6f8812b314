// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace breakwater::bicep {

/// An IPv4 address range.
struct Cidr {
    std::uint32_t address = 0;
    int bits = 0; ///< of the network part
    std::uint64_t size() const { return std::uint64_t{1} << (32 - bits); }
    std::uint64_t end() const { return address + size(); }
    std::string text() const;
};

std::string addressText(std::uint32_t address); ///< `10.20.0.4`
std::optional<Cidr> parseCidr(std::string_view text); ///< nullopt unless it is `a.b.c.d/n` with no host bits
/// The first range of that size inside `space` behind everything in `used`; nullopt when there is no room.
std::optional<Cidr> nextFree(const Cidr &space, const std::vector<Cidr> &used, int bits);

} // namespace breakwater::bicep
