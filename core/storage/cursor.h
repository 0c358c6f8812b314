// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace breakwater::storage {

/// Why reading stopped: one sentence, the byte, and the JSON pointer, which every level completes on the way
/// out.
struct Failure {
    Error::Code code = Error::Code::Invalid;
    std::string sentence;
    std::size_t offset = 0;
    std::string pointer;
};

/// Escapes one segment of a JSON pointer (RFC 6901).
std::string pointerSegment(std::string_view key);

/// Walks JSON text forwards, value by value, without building a tree. Every reading member returns false at
/// the first thing that is wrong; `failure()` then says what and where.
class Cursor {
public:
    static constexpr int kMaxDepth = 64;

    /// `lenient`: a file of a newer format, of which what is unknown is passed over.
    explicit Cursor(std::string_view bytes, bool lenient = false)
        : m_bytes(bytes)
        , m_lenient(lenient)
    { }

    bool lenient() const noexcept { return m_lenient; }
    std::size_t offset() const noexcept { return m_at; }
    std::string_view bytes() const noexcept { return m_bytes; }
    /// First character of the next value, 0 at the end.
    char peek() noexcept
    {
        while (m_at < m_bytes.size() && isSpace(m_bytes[m_at]))
            ++m_at;
        return m_at < m_bytes.size() ? m_bytes[m_at] : '\0';
    }

    /// Calls `member(key)` for every member; it must read the value. The key is valid until then.
    template <typename Member>
    bool object(Member &&member)
    {
        if (!enter('{', "an object"))
            return false;
        if (leave('}'))
            return true;
        for (;;) {
            std::string_view key;
            if (!memberKey(key) || !member(key))
                return false;
            if (leave('}'))
                return true;
            if (!comma('}'))
                return false;
        }
    }
    /// Calls `element(index)` for every element; it must read the value.
    template <typename Element>
    bool array(Element &&element)
    {
        if (!enter('[', "a list"))
            return false;
        if (leave(']'))
            return true;
        for (std::size_t index = 0;; ++index) {
            if (!element(index)) {
                within(index);
                return false;
            }
            if (leave(']'))
                return true;
            if (!comma(']'))
                return false;
        }
    }
    /// Text without escapes is a view into the bytes, other text is valid until the next text is read.
    bool text(std::string_view &out);
    bool number(double &out);
    bool boolean(bool &out);
    /// Passes over one value of any type.
    bool skip();
    /// One value of any type as canonical text: one line, keys sorted, shortest numbers.
    bool canonical(std::string &out);
    /// Nothing but space may follow.
    bool end();

    /// The byte at which the key of the current member starts.
    std::size_t keyOffset() const noexcept { return m_keyAt; }

    bool fail(Error::Code code, std::string sentence, std::size_t offset);
    bool invalid(std::string sentence, std::size_t offset)
    {
        return fail(Error::Code::Invalid, std::move(sentence), offset);
    }
    /// The key of the current member was there before.
    bool twice(std::string_view key);
    /// Something else stands where `wanted` is expected.
    bool unexpected(std::string_view wanted);
    /// Puts a key or an index before the pointer of the failure.
    void within(std::string_view key);
    void within(std::size_t index);
    const std::optional<Failure> &failure() const noexcept { return m_failure; }

private:
    static bool isSpace(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
    bool enter(char open, std::string_view wanted);
    bool leave(char close);
    bool comma(char close);
    bool memberKey(std::string_view &key);
    bool escaped(std::size_t from, std::string_view &out);
    bool escape(std::string &out);
    bool hexadecimal(unsigned &out);
    bool unicode(std::string &out);
    bool numberToken(std::string_view &token);
    bool literal(std::string_view word);
    bool canonicalObject(std::string &out);
    bool canonicalArray(std::string &out);
    bool canonicalNumber(std::string &out);
    std::string_view nameOfNext() const;

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::size_t m_keyAt = 0;
    int m_depth = 0;
    bool m_lenient = false;
    std::string m_scratch;
    std::optional<Failure> m_failure;
};

} // namespace breakwater::storage
