// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace breakwater {

/// What went wrong, for a person and for a program. `place` is a file, a file with a line, or a file with a
/// line and a JSON pointer: `design.breakwater:41 /stamps/0/services/3/kind`. Empty when no place applies.
struct Error {
    enum class Code {
        Usage, ///< the caller asked for something that does not exist
        Unreadable, ///< a file is missing, locked, truncated, or not what it claims to be
        Invalid, ///< a file was read and breaks its schema or an invariant of the model
        Newer, ///< written by a newer Breakwater
        Unwritable, ///< read-only place, disk full
        Impossible, ///< an Edit that the model cannot take, an export that cannot be made
        Cancelled
    };
    Code code = Code::Invalid;
    std::string sentence;
    std::string place;

    /// "place: sentence", or the sentence alone.
    std::string text() const { return place.empty() ? sentence : place + ": " + sentence; }
    bool operator==(const Error &) const = default;
};

/// A value or an Error. Member names are those of std::expected, which g++ 12 does not have in C++20.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    { }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    { }

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    const T &value() const & { return get(); }
    T &value() & { return get(); }
    T &&value() && { return std::move(get()); }
    const T &operator*() const & { return get(); }
    T &operator*() & { return get(); }
    T &&operator*() && { return std::move(get()); }
    const T *operator->() const { return &get(); }
    T *operator->() { return &get(); }
    const Error &error() const
    {
        assert(!has_value());
        return *std::get_if<1>(&m_state);
    }
    T value_or(T other) const { return has_value() ? get() : std::move(other); }

private:
    const T &get() const
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    T &get()
    {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    std::variant<T, Error> m_state;
};

/// The result of something that is done for its effect.
struct Done {
    bool operator==(const Done &) const = default;
};

} // namespace breakwater
