// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/base64.h"

#include <cstdint>

namespace breakwater {

namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string base64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k)
            three = (three << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += i + k > bytes.size() ? '=' : kDigits[(three >> (18U - 6U * k)) & 63U];
    }
    return out;
}

std::optional<std::string> bytesOfBase64(std::string_view text)
{
    std::string out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t held = 0;
    unsigned bits = 0;
    std::size_t digits = 0, padding = 0;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
            continue;
        if (c == '=') {
            ++padding;
            continue;
        }
        const std::size_t digit = kDigits.find(c);
        if (digit == std::string_view::npos || padding > 0)
            return std::nullopt;
        held = (held << 6U) | static_cast<std::uint32_t>(digit);
        bits += 6;
        ++digits;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>((held >> bits) & 0xFFU);
        }
    }
    if (padding > 2 || (digits + padding) % 4 != 0)
        return std::nullopt;
    return out;
}

} // namespace breakwater
