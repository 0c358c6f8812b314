// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/cursor.h"

#include "core/storage/out.h"

#include <charconv>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace breakwater::storage {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

void appendUtf8(std::string &out, unsigned code)
{
    const auto byte = [&out](unsigned value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0U | (code >> 6U));
        byte(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        byte(0xE0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    } else {
        byte(0xF0U | (code >> 18U));
        byte(0x80U | ((code >> 12U) & 0x3FU));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    }
}

/// Up to 15 digits: most numbers of a design, and exact in a double.
bool smallInteger(std::string_view token, double &out)
{
    if (token.empty() || token.size() > 15)
        return false;
    std::int64_t value = 0;
    for (const char c : token) {
        if (!isDigit(c))
            return false;
        value = value * 10 + (c - '0');
    }
    out = static_cast<double>(value);
    return true;
}

} // namespace

std::string pointerSegment(std::string_view key)
{
    std::string segment;
    for (const char c : key)
        segment += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return segment;
}

bool Cursor::fail(Error::Code code, std::string sentence, std::size_t offset)
{
    if (!m_failure)
        m_failure = Failure{code, std::move(sentence), offset, {}};
    return false;
}

void Cursor::within(std::string_view key)
{
    if (m_failure)
        m_failure->pointer.insert(0, std::string(1, '/').append(pointerSegment(key)));
}

void Cursor::within(std::size_t index)
{
    within(std::string_view{std::to_string(index)});
}

bool Cursor::twice(std::string_view key)
{
    invalid(fmt::format("The key `{}` stands here twice.", key), m_keyAt);
    within(key);
    return false;
}

std::string_view Cursor::nameOfNext() const
{
    const char c = m_bytes[m_at];
    if (c == '{')
        return "an object";
    if (c == '[')
        return "a list";
    if (c == '"')
        return "text";
    if (c == 't' || c == 'f')
        return "true or false";
    if (c == 'n')
        return "null";
    return c == '-' || isDigit(c) ? "a number" : "";
}

bool Cursor::unexpected(std::string_view wanted)
{
    if (peek() == '\0' && m_at >= m_bytes.size())
        return fail(Error::Code::Unreadable, "The file ends before the design does; it is truncated.", m_at);
    for (const std::string_view mark : {"<<<<<<<", "=======", ">>>>>>>"})
        if (m_bytes.substr(m_at, mark.size()) == mark)
            return fail(Error::Code::Unreadable, "A merge left its conflict marks here; resolve them first.",
                        m_at);
    const std::string_view found = nameOfNext();
    if (found.empty() || wanted.empty() || wanted[0] == '`')
        return fail(
            Error::Code::Unreadable,
            fmt::format("This is not JSON: {} is expected here.", wanted.empty() ? "a value" : wanted), m_at);
    return invalid(fmt::format("{} is expected here, not {}.",
                               wanted == "an object"           ? "An object"
                                   : wanted == "a list"        ? "A list"
                                   : wanted == "text"          ? "Text"
                                   : wanted == "a number"      ? "A number"
                                   : wanted == "true or false" ? "True or false"
                                                               : wanted,
                               found),
                   m_at);
}

bool Cursor::enter(char open, std::string_view wanted)
{
    if (peek() != open)
        return unexpected(wanted);
    if (++m_depth > kMaxDepth)
        return fail(Error::Code::Unreadable,
                    fmt::format("The file is nested more than {} levels deep; no design is.", kMaxDepth),
                    m_at);
    ++m_at;
    return true;
}

bool Cursor::leave(char close)
{
    if (peek() != close)
        return false;
    ++m_at;
    --m_depth;
    return true;
}

bool Cursor::comma(char close)
{
    if (peek() != ',')
        return unexpected(close == '}' ? "`,` or `}`" : "`,` or `]`");
    ++m_at;
    return true;
}

bool Cursor::memberKey(std::string_view &key)
{
    if (peek() != '"')
        return unexpected("`\"` before a key");
    m_keyAt = m_at;
    if (!text(key))
        return false;
    if (peek() != ':')
        return unexpected("`:` after the key");
    ++m_at;
    return true;
}

bool Cursor::text(std::string_view &out)
{
    if (peek() != '"')
        return unexpected("text");
    const std::size_t from = ++m_at;
    const char *data = m_bytes.data();
    const std::size_t size = m_bytes.size();
    while (m_at < size && data[m_at] != '"' && data[m_at] != '\\'
           && static_cast<unsigned char>(data[m_at]) >= 0x20)
        ++m_at;
    if (m_at < size && data[m_at] == '"') {
        out = m_bytes.substr(from, m_at++ - from);
        return true;
    }
    return escaped(from, out);
}

bool Cursor::escaped(std::size_t from, std::string_view &out)
{
    m_scratch.assign(m_bytes.substr(from, m_at - from));
    while (m_at < m_bytes.size()) {
        const char c = m_bytes[m_at];
        if (c == '"') {
            ++m_at;
            out = m_scratch;
            return true;
        }
        if (static_cast<unsigned char>(c) < 0x20)
            return fail(Error::Code::Unreadable,
                        "This is not JSON: a text breaks off here; line breaks inside text are written \\n.",
                        m_at);
        ++m_at;
        if (c != '\\')
            m_scratch += c;
        else if (!escape(m_scratch))
            return false;
    }
    return unexpected({});
}

bool Cursor::escape(std::string &out)
{
    if (m_at >= m_bytes.size())
        return unexpected({});
    static constexpr std::string_view kLetters = "\"\\/bfnrt";
    static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const char c = m_bytes[m_at];
    if (c == 'u') {
        ++m_at;
        return unicode(out);
    }
    const std::size_t index = kLetters.find(c);
    if (index == std::string_view::npos)
        return fail(Error::Code::Unreadable, "This is not JSON: no such escape exists.", m_at - 1);
    out += kMeanings[index];
    ++m_at;
    return true;
}

bool Cursor::hexadecimal(unsigned &out)
{
    if (m_bytes.size() - m_at < 4) {
        m_at = m_bytes.size();
        return unexpected({});
    }
    const char *first = m_bytes.data() + m_at;
    const auto [last, error] = std::from_chars(first, first + 4, out, 16);
    if (error != std::errc{} || last != first + 4)
        return fail(Error::Code::Unreadable, "This is not JSON: four hexadecimal digits follow \\u.", m_at);
    m_at += 4;
    return true;
}

bool Cursor::unicode(std::string &out)
{
    const std::size_t start = m_at - 2;
    unsigned code = 0;
    if (!hexadecimal(code))
        return false;
    if (code >= 0xD800 && code < 0xDC00 && m_bytes.substr(m_at, 2) == "\\u") {
        m_at += 2;
        unsigned low = 0;
        if (!hexadecimal(low))
            return false;
        if (low >= 0xDC00 && low < 0xE000) {
            appendUtf8(out, 0x10000U + ((code - 0xD800U) << 10U) + (low - 0xDC00U));
            return true;
        }
    }
    if (code >= 0xD800 && code < 0xE000)
        return fail(Error::Code::Unreadable, "This is not Unicode: half of a surrogate pair is missing.",
                    start);
    appendUtf8(out, code);
    return true;
}

bool Cursor::numberToken(std::string_view &token)
{
    const char first = peek();
    if (first != '-' && !isDigit(first))
        return unexpected("a number");
    const std::size_t from = m_at;
    const auto digits = [this] {
        const std::size_t start = m_at;
        while (m_at < m_bytes.size() && isDigit(m_bytes[m_at]))
            ++m_at;
        return m_at > start;
    };
    const auto next = [this](char c) { return m_at < m_bytes.size() && m_bytes[m_at] == c; };
    if (first == '-')
        ++m_at;
    const bool zero = next('0');
    bool good = zero ? (++m_at, true) : digits();
    if (good && next('.')) {
        ++m_at;
        good = digits();
    }
    if (good && (next('e') || next('E'))) {
        ++m_at;
        if (next('+') || next('-'))
            ++m_at;
        good = digits();
    }
    if (!good || (m_at < m_bytes.size() && isDigit(m_bytes[m_at]))) {
        if (m_at >= m_bytes.size())
            return unexpected({});
        return fail(Error::Code::Unreadable, "This is not JSON: a number is malformed.", from);
    }
    token = m_bytes.substr(from, m_at - from);
    return true;
}

bool Cursor::number(double &out)
{
    std::string_view token;
    if (!numberToken(token))
        return false;
    if (smallInteger(token, out))
        return true;
    const auto [last, error] = std::from_chars(token.data(), token.data() + token.size(), out);
    if (error != std::errc{} || last != token.data() + token.size() || !std::isfinite(out))
        return invalid("This number is too large or too small to be kept.", m_at - token.size());
    return true;
}

bool Cursor::literal(std::string_view word)
{
    if (m_bytes.substr(m_at, word.size()) != word) {
        if (m_bytes.size() - m_at < word.size()) {
            m_at = m_bytes.size();
            return unexpected({});
        }
        return fail(Error::Code::Unreadable, fmt::format("This is not JSON: `{}` is misspelt.", word), m_at);
    }
    m_at += word.size();
    return true;
}

bool Cursor::boolean(bool &out)
{
    const char c = peek();
    if (c != 't' && c != 'f')
        return unexpected("true or false");
    out = c == 't';
    return literal(out ? "true" : "false");
}

bool Cursor::skip()
{
    std::string_view ignored;
    switch (peek()) {
    case '{':
        return object([this](std::string_view) { return skip(); });
    case '[':
        return array([this](std::size_t) { return skip(); });
    case '"':
        return text(ignored);
    case 't':
        return literal("true");
    case 'f':
        return literal("false");
    case 'n':
        return literal("null");
    default:
        return m_at < m_bytes.size() && (m_bytes[m_at] == '-' || isDigit(m_bytes[m_at]))
            ? numberToken(ignored)
            : unexpected({});
    }
}

bool Cursor::canonical(std::string &out)
{
    std::string_view view;
    switch (const char c = peek(); c) {
    case '{':
        return canonicalObject(out);
    case '[':
        return canonicalArray(out);
    case '"':
        if (!text(view))
            return false;
        appendText(out, view);
        return true;
    case 't':
    case 'f':
    case 'n': {
        const std::string_view word = c == 't' ? "true" : c == 'f' ? "false" : "null";
        out += word;
        return literal(word);
    }
    default:
        return canonicalNumber(out);
    }
}

bool Cursor::canonicalNumber(std::string &out)
{
    if (peek() != '-' && !isDigit(peek()))
        return unexpected({});
    const std::size_t from = m_at;
    double value = 0;
    if (!number(value))
        return false;
    const std::string_view token = m_bytes.substr(from, m_at - from);
    // A whole number that a double cannot hold keeps its digits: it may be somebody's id.
    if (std::abs(value) >= 9007199254740992.0 && token.find_first_of(".eE") == std::string_view::npos)
        out += token;
    else
        appendNumber(out, value);
    return true;
}

bool Cursor::canonicalArray(std::string &out)
{
    out += '[';
    const bool read = array([&](std::size_t index) {
        if (index > 0)
            out += ", ";
        return canonical(out);
    });
    out += ']';
    return read;
}

bool Cursor::canonicalObject(std::string &out)
{
    std::map<std::string, std::string> members;
    const bool read = object([&](std::string_view view) {
        const auto [member, fresh] = members.try_emplace(std::string(view));
        if (!fresh)
            return twice(member->first);
        if (canonical(member->second))
            return true;
        within(std::string_view{member->first});
        return false;
    });
    out += '{';
    for (bool first = true; const auto &[key, value] : members) {
        if (!first)
            out += ", ";
        first = false;
        appendText(out, key);
        out += ": ";
        out += value;
    }
    out += '}';
    return read;
}

bool Cursor::end()
{
    if (peek() == '\0' && m_at >= m_bytes.size())
        return true;
    return fail(Error::Code::Unreadable, "There is more text after the end of the design.", m_at);
}

} // namespace breakwater::storage
