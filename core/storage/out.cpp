// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/out.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace breakwater::storage {

namespace {

unsigned char byteAt(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

/// Length of the well-formed multi-byte sequence at `at`, 0 when it is none (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF).
std::size_t sequenceLength(std::string_view bytes, std::size_t at)
{
    const unsigned char lead = byteAt(bytes, at);
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2
        : lead >= 0xE0 && lead <= 0xEF                      ? 3
        : lead >= 0xF0 && lead <= 0xF4                      ? 4
                                                            : 0;
    if (length == 0 || bytes.size() - at < length)
        return 0;
    const unsigned char second = byteAt(bytes, at + 1);
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (byteAt(bytes, at + i) < 0x80 || byteAt(bytes, at + i) > 0xBF)
            return 0;
    return length;
}

void appendControl(std::string &out, char c)
{
    static constexpr std::string_view kLetters = "btn\vfr"; // 8, 9, 10, (11), 12, 13
    static constexpr std::string_view kDigits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    out += '\\';
    if (code >= 8 && code <= 13 && code != 11) {
        out += kLetters[code - 8U];
        return;
    }
    out += "u00";
    out += kDigits[code >> 4U];
    out += kDigits[code & 15U];
}

std::string repaired(std::string_view text)
{
    std::string good;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = byteAt(text, at) < 0x80 ? 1 : sequenceLength(text, at);
        if (length == 0)
            good += "\xEF\xBF\xBD";
        else
            good += text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return good;
}

/// Which bytes end a run that can be copied as it is: quotes, backslashes, control characters.
constexpr std::array<bool, 256> kSpecial = [] {
    std::array<bool, 256> special{};
    for (std::size_t i = 0; i < 0x20; ++i)
        special[i] = true;
    special['"'] = special['\\'] = true;
    return special;
}();

} // namespace

std::size_t firstBadUtf8(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::uint64_t word = 0;
        if (bytes.size() - at >= sizeof word) {
            std::memcpy(&word, bytes.data() + at, sizeof word);
            if ((word & 0x8080808080808080ULL) == 0) {
                at += sizeof word;
                continue;
            }
        }
        if (byteAt(bytes, at) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = sequenceLength(bytes, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::string_view::npos;
}

void appendNumber(std::string &out, double value)
{
    std::array<char, 32> text{};
    char *const first = text.data();
    char *const last = first + text.size();
    const double size = std::abs(value);
    if (!std::isfinite(value))
        out += '0';
    else if (size < 9007199254740992.0 && value == std::trunc(value))
        out.append(first, std::to_chars(first, last, static_cast<std::int64_t>(value)).ptr);
    else if (size >= 1e-6 && size < 9007199254740992.0)
        out.append(first, std::to_chars(first, last, value, std::chars_format::fixed).ptr);
    else
        out.append(first, std::to_chars(first, last, value).ptr);
}

void appendText(std::string &out, std::string_view text)
{
    if (firstBadUtf8(text) != std::string_view::npos)
        return appendText(out, repaired(text));
    out += '"';
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!kSpecial[byteAt(text, at)])
            continue;
        out.append(text.substr(from, at - from));
        from = at + 1;
        if (text[at] == '"' || text[at] == '\\')
            (out += '\\') += text[at];
        else
            appendControl(out, text[at]);
    }
    out.append(text.substr(from));
    out += '"';
}

} // namespace breakwater::storage
