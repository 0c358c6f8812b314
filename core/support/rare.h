// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace breakwater {

/// A value that most owners do not have: a std::optional that takes the room of a pointer when it is empty.
/// Copies are deep, comparison is by value, const goes through.
template <typename T>
class Rare {
public:
    Rare() = default;
    Rare(std::nullopt_t) noexcept { }
    Rare(T value)
        : m_value(std::make_unique<T>(std::move(value)))
    { }
    Rare(const Rare &other)
        : m_value(other ? std::make_unique<T>(*other) : nullptr)
    { }
    Rare(Rare &&) noexcept = default;
    Rare &operator=(const Rare &other)
    {
        if (this != &other)
            m_value = other ? std::make_unique<T>(*other) : nullptr;
        return *this;
    }
    Rare &operator=(Rare &&) noexcept = default;
    ~Rare() = default;

    bool has_value() const noexcept { return m_value != nullptr; }
    explicit operator bool() const noexcept { return has_value(); }
    const T &operator*() const { return *m_value; }
    T &operator*() { return *m_value; }
    const T *operator->() const { return m_value.get(); }
    T *operator->() { return m_value.get(); }
    const T &value() const { return *m_value; }
    T &value() { return *m_value; }
    template <typename... Arguments>
    T &emplace(Arguments &&...arguments)
    {
        m_value = std::make_unique<T>(std::forward<Arguments>(arguments)...);
        return *m_value;
    }
    void reset() noexcept { m_value.reset(); }

    friend bool operator==(const Rare &a, const Rare &b)
    {
        return a.has_value() == b.has_value() && (!a || *a == *b);
    }

private:
    std::unique_ptr<T> m_value;
};

} // namespace breakwater
