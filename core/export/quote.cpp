// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace breakwater::quote {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

struct Character {
    char32_t code = 0;
    std::string_view bytes;
    bool valid = true;
};

std::size_t lengthOf(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

/// The character at `at`; an invalid one is a single byte.
Character decode(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = lengthOf(byte(at));
    const Character bad{0xFFFD, text.substr(at, 1), false};
    if (length == 0 || at + length > text.size())
        return bad;
    char32_t code = length == 1 ? byte(at) : byte(at) & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U)
            return bad;
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return bad;
    return {code, text.substr(at, length), true};
}

template <typename Visit>
void eachCharacter(std::string_view text, Visit visit)
{
    for (std::size_t at = 0; at < text.size();) {
        const Character c = decode(text, at);
        visit(c);
        at += c.bytes.size();
    }
}

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}
/// Line and paragraph separator count as line breaks.
bool isBreak(char32_t c)
{
    return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029 || c == 0x85;
}
bool reorders(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
bool isInvisible(char32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || c == 0x061C || c == 0x00AD || c == 0x2060 || c == 0xFEFF;
}
bool isNoCharacter(char32_t c)
{
    return (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF);
}

std::string cleaned(std::string_view text, bool keepLines)
{
    std::string out;
    out.reserve(text.size());
    eachCharacter(text, [&](const Character &c) {
        if (!c.valid || reorders(c.code) || isNoCharacter(c.code))
            out += kReplacement;
        else if (c.code == '\n' && keepLines)
            out += '\n';
        else if (isBreak(c.code))
            out += ' ';
        else if (isControl(c.code))
            out += kReplacement;
        else
            out += c.bytes;
    });
    return out;
}

bool isWordCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || static_cast<unsigned char>(c) >= 0x80;
}

std::string markup(std::string_view text)
{
    std::string out;
    for (const char c : prose(text)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

/// Longest run of backticks in the text.
std::size_t longestTicks(std::string_view text)
{
    std::size_t longest = 0, run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// Whether a Markdown reader could take this character, at this place, for anything but itself.
bool needsEscape(std::string_view text, std::size_t i)
{
    const char c = text[i];
    if (std::string_view("\\`*[]<|~$").find(c) != std::string_view::npos)
        return true;
    const bool wordBefore = i > 0 && isWordCharacter(text[i - 1]);
    const bool wordAfter = i + 1 < text.size() && isWordCharacter(text[i + 1]);
    if (c == '_')
        return !(wordBefore && wordAfter);
    if (c == '!')
        return i + 1 < text.size() && text[i + 1] == '[';
    if (c == '&')
        return text.find(';', i) < i + 40;
    if (c == ':') // no address becomes a link by itself, no :word: a picture
        return text.substr(i, 3) == "://" || (wordAfter && text.find(':', i + 1) < text.find(' ', i + 1));
    if (c == '.')
        return i >= 3 && (text.substr(i - 3, 3) == "www" || text.substr(i - 3, 3) == "WWW");
    if (c == '@')
        return wordAfter;
    return false;
}

/// Characters that mean something only as the first of a line.
bool startsBlock(std::string_view text, std::size_t i)
{
    const char c = text[i];
    if (i == 0)
        return std::string_view("#+-=>").find(c) != std::string_view::npos;
    const bool afterDigits = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(i),
                                         [](char digit) { return digit >= '0' && digit <= '9'; });
    const bool ends = i + 1 == text.size() || text[i + 1] == ' ';
    return afterDigits && ends && i < 10 && (c == '.' || c == ')');
}

} // namespace

std::string line(std::string_view text)
{
    return cleaned(text, false);
}

std::string prose(std::string_view text)
{
    return cleaned(text, true);
}

std::string markdown(std::string_view text)
{
    std::string clean = line(text);
    // Leading blanks could make a code block, trailing ones a line break.
    const std::size_t first = clean.find_first_not_of(' ');
    const bool blankBefore = first != 0 && first != std::string::npos;
    clean = first == std::string::npos ? std::string() : clean.substr(first);
    const std::size_t last = clean.find_last_not_of(' ');
    const bool blankAfter = last != std::string::npos && last + 1 < clean.size();
    clean.resize(last == std::string::npos ? 0 : last + 1);
    std::string out = blankBefore ? " " : "";
    for (std::size_t i = 0; i < clean.size(); ++i) {
        if (needsEscape(clean, i) || startsBlock(clean, i))
            out += '\\';
        out += clean[i];
    }
    return out + (blankAfter ? " " : "");
}

std::string markdownCode(std::string_view text)
{
    const std::string clean = line(text);
    if (clean.find_first_not_of(' ') == std::string::npos)
        return {};
    // A pipe inside a table cell ends the cell even in code, and an escaped one shows its backslash outside
    // of tables; HTML code says it the same way everywhere.
    if (clean.find('|') != std::string::npos) {
        std::string entities;
        for (const char c : markup(clean)) {
            if (std::string_view("|\\`*_[]~$^!:@").find(c) != std::string_view::npos)
                entities += fmt::format("&#{};", static_cast<int>(c));
            else
                entities += c;
        }
        return "<code>" + entities + "</code>";
    }
    const std::string ticks(longestTicks(clean) + 1, '`');
    const bool pad =
        clean.front() == '`' || clean.back() == '`' || (clean.front() == ' ' && clean.back() == ' ');
    return ticks + (pad ? " " : "") + clean + (pad ? " " : "") + ticks;
}

std::string markdownFence(std::string_view text, std::string_view language)
{
    const std::string clean = prose(text);
    const std::string ticks(std::max<std::size_t>(3, longestTicks(clean) + 1), '`');
    return ticks + std::string(language) + "\n" + clean + "\n" + ticks + "\n";
}

std::string html(std::string_view text)
{
    return markup(text);
}

std::string xml(std::string_view text)
{
    return markup(text);
}

std::string mermaid(std::string_view text)
{
    // Mermaid's own escape is the number of the character between # and ;.
    constexpr std::string_view special = "\"#<>&`;{}[]()|%\\";
    std::string out;
    for (const char c : line(text)) {
        if (special.find(c) != std::string_view::npos)
            out += fmt::format("#{};", static_cast<int>(c));
        else
            out += c;
    }
    return out;
}

std::string shellSingle(std::string_view text)
{
    bool controls = false;
    std::string valid;
    eachCharacter(text, [&](const Character &c) {
        controls = controls || (c.valid && c.code != 0 && isControl(c.code));
        valid += c.valid && c.code != 0 ? c.bytes : kReplacement;
    });
    std::string out = controls ? "$'" : "'";
    eachCharacter(valid, [&](const Character &c) {
        if (controls && isControl(c.code)) {
            for (const char byte : c.bytes) // byte by byte, so that no locale has a say
                out += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        } else if (controls && (c.code == '\\' || c.code == '\''))
            out += '\\', out += c.bytes;
        else if (c.code == '\'')
            out += "'\\''";
        else
            out += c.bytes;
    });
    return out + "'";
}

std::string shellDouble(std::string_view text)
{
    std::string out;
    for (const char c : prose(text)) {
        if (std::string_view("\\\"$`").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string powershellDouble(std::string_view text)
{
    std::string out;
    eachCharacter(text, [&](const Character &c) {
        const bool quotes = c.code == '"' || (c.code >= 0x201C && c.code <= 0x201E);
        if (!c.valid || c.code == 0)
            out += kReplacement;
        else if (quotes || c.code == '`' || c.code == '$')
            out += '`', out += c.bytes;
        else if (isControl(c.code) || isBreak(c.code) || reorders(c.code))
            out += fmt::format("`u{{{:x}}}", static_cast<std::uint32_t>(c.code));
        else
            out += c.bytes;
    });
    return out;
}

std::string powershell(std::string_view text)
{
    bool escapes = false;
    std::string out = "'";
    eachCharacter(text, [&](const Character &c) {
        escapes =
            escapes || (c.valid && c.code != 0 && (isControl(c.code) || isBreak(c.code) || reorders(c.code)));
        out += c.valid && c.code != 0 ? c.bytes : kReplacement;
        if (c.code == '\'' || (c.code >= 0x2018 && c.code <= 0x201B))
            out += c.bytes;
    });
    return escapes ? '"' + powershellDouble(text) + '"' : out + "'";
}

std::string csv(std::string_view text)
{
    std::string field = prose(text);
    const std::size_t first = field.find_first_not_of(" \n"); // some programs pass over blanks
    if (first != std::string::npos && std::string_view("=+-@").find(field[first]) != std::string_view::npos)
        field.insert(field.begin(), '\'');
    if (field.find_first_of(",\"\n; ") == std::string::npos)
        return field;
    std::string out = "\"";
    for (const char c : field)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string bicepString(std::string_view text)
{
    std::string out = "'";
    eachCharacter(text, [&](const Character &c) {
        if (!c.valid || c.code == 0)
            out += kReplacement;
        else if (c.code == '\'' || c.code == '\\')
            out += '\\', out += c.bytes;
        else if (c.code == '$') // `${` would interpolate; "\$" is legal for every dollar
            out += "\\$";
        else if (c.code == '\n')
            out += "\\n";
        else if (c.code == '\r')
            out += "\\r";
        else if (c.code == '\t')
            out += "\\t";
        else if (isControl(c.code) || reorders(c.code) || isBreak(c.code))
            out += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c.code));
        else
            out += c.bytes;
    });
    return out + "'";
}

std::string yaml(std::string_view text)
{
    std::string out = "\"";
    eachCharacter(text, [&](const Character &c) {
        if (!c.valid || c.code == 0)
            out += kReplacement;
        else if (c.code == '"' || c.code == '\\')
            out += '\\', out += c.bytes;
        else if (isControl(c.code) || reorders(c.code) || isBreak(c.code) || isNoCharacter(c.code))
            out += fmt::format("\\U{:08x}", static_cast<std::uint32_t>(c.code));
        else
            out += c.bytes;
    });
    return out + "\"";
}

std::string arm(std::string_view text)
{
    const std::string clean = line(text);
    return clean.starts_with('[') ? "[" + clean : clean;
}

std::string hclString(std::string_view text)
{
    std::string out = "\"";
    const std::string bytes(text);
    for (std::size_t at = 0; at < bytes.size();) {
        const Character c = decode(bytes, at);
        const bool template_ =
            (c.code == '$' || c.code == '%') && at + 1 < bytes.size() && bytes[at + 1] == '{';
        if (!c.valid || c.code == 0)
            out += kReplacement;
        else if (template_)
            out += std::string(2, bytes[at]); // $${ and %%{ are the literal openings
        else if (c.code == '"' || c.code == '\\')
            out += '\\', out += c.bytes;
        else if (c.code == '\n')
            out += "\\n";
        else if (c.code == '\r')
            out += "\\r";
        else if (c.code == '\t')
            out += "\\t";
        else if (isControl(c.code) || reorders(c.code) || isBreak(c.code))
            out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c.code));
        else
            out += c.bytes;
        at += c.bytes.size();
    }
    return out + "\"";
}

bool isPlainWord(std::string_view text)
{
    return !text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || std::string_view("._-/:@,+=").find(c) != std::string_view::npos;
    });
}

bool isTreacherous(std::string_view text)
{
    bool found = false;
    eachCharacter(text, [&](const Character &c) {
        found = found || !c.valid || isControl(c.code) || isBreak(c.code) || reorders(c.code)
            || isInvisible(c.code) || isNoCharacter(c.code);
    });
    return found;
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace breakwater::quote
