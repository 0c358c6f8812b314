// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/finding.h"

#include <compare>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace breakwater {

/// Findings in an order. Each is held once, however many lists have it: what a rule remembers, what a stamp's
/// verdict says and what an assessment shows is the same thing. Read like a vector; nothing in it changes.
class FindingList {
    using Held = std::vector<std::shared_ptr<const Finding>>;

public:
    class const_iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Finding;
        using difference_type = std::ptrdiff_t;
        using pointer = const Finding *;
        using reference = const Finding &;

        const_iterator() = default;
        reference operator*() const { return **m_at; }
        pointer operator->() const { return m_at->get(); }
        reference operator[](difference_type by) const { return *m_at[by]; }
        const_iterator &operator++() { return *this += 1; }
        const_iterator operator++(int) { return std::exchange(*this, *this + 1); }
        const_iterator &operator--() { return *this -= 1; }
        const_iterator operator--(int) { return std::exchange(*this, *this - 1); }
        const_iterator &operator+=(difference_type by)
        {
            m_at += by;
            return *this;
        }
        const_iterator &operator-=(difference_type by) { return *this += -by; }
        friend const_iterator operator+(const_iterator at, difference_type by) { return at += by; }
        friend const_iterator operator+(difference_type by, const_iterator at) { return at += by; }
        friend const_iterator operator-(const_iterator at, difference_type by) { return at -= by; }
        friend difference_type operator-(const const_iterator &a, const const_iterator &b)
        {
            return a.m_at - b.m_at;
        }
        bool operator==(const const_iterator &) const = default;
        auto operator<=>(const const_iterator &) const = default;

    private:
        friend class FindingList;
        explicit const_iterator(Held::const_iterator at)
            : m_at(at)
        { }
        Held::const_iterator m_at{};
    };
    using iterator = const_iterator;
    using value_type = Finding;
    using size_type = std::size_t;
    using const_reference = const Finding &;

    FindingList() = default;
    FindingList(std::initializer_list<Finding> findings)
    {
        for (const Finding &finding : findings)
            push_back(finding);
    }

    void push_back(Finding finding) { m_held.push_back(std::make_shared<const Finding>(std::move(finding))); }
    void share(std::shared_ptr<const Finding> finding) { m_held.push_back(std::move(finding)); }
    void erase(const_iterator at) { m_held.erase(at.m_at); }
    void reserve(std::size_t count) { m_held.reserve(count); }
    void shrink() { m_held.shrink_to_fit(); }

    std::size_t size() const { return m_held.size(); }
    bool empty() const { return m_held.empty(); }
    const Finding &operator[](std::size_t i) const { return *m_held[i]; }
    const Finding &front() const { return *m_held.front(); }
    const Finding &back() const { return *m_held.back(); }
    const_iterator begin() const { return const_iterator(m_held.begin()); }
    const_iterator end() const { return const_iterator(m_held.end()); }
    /// To be held by another list, too.
    const std::vector<std::shared_ptr<const Finding>> &held() const { return m_held; }

    /// How many went.
    template <typename Drop>
    friend std::size_t erase_if(FindingList &list, const Drop &drop)
    {
        return std::erase_if(list.m_held, [&drop](const auto &each) { return drop(*each); });
    }

    bool operator==(const FindingList &other) const
    {
        if (size() != other.size())
            return false;
        for (std::size_t i = 0; i < size(); ++i)
            if (m_held[i] != other.m_held[i] && !((*this)[i] == other[i]))
                return false;
        return true;
    }

private:
    Held m_held;
};

} // namespace breakwater
