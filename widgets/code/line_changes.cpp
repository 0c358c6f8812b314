// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code/line_changes.h"

#include "core/export/stamping.h"

#include <algorithm>

namespace breakwater {

namespace {

using Lines = std::vector<std::string_view>;
constexpr int kMostSteps = 2000; ///< beyond them the texts are taken for replaced

Lines linesOf(std::string_view text)
{
    Lines lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

bool equal(std::string_view a, std::string_view b)
{
    return a == b || (saysOrigin(a) && saysOrigin(b));
}

/// Myers' greedy search for the shortest script, between a common head and a common tail. `forward[d]` keeps
/// how far each diagonal came with d changes.
class Script {
public:
    Script(const Lines &before, const Lines &after)
        : m_before(before)
        , m_after(after)
    {
        while (m_head < std::min(before.size(), after.size()) && equal(before[m_head], after[m_head]))
            ++m_head;
        while (m_tail < std::min(before.size(), after.size()) - m_head
               && equal(before[before.size() - 1 - m_tail], after[after.size() - 1 - m_tail]))
            ++m_tail;
        m_old = static_cast<int>(before.size() - m_head - m_tail);
        m_new = static_cast<int>(after.size() - m_head - m_tail);
    }

    std::vector<ChangedLine> run()
    {
        for (std::size_t i = 0; i < m_head; ++i)
            push(ChangedLine::Kind::Same, m_after[i], i);
        if (search())
            walkBack();
        else
            replaceAll();
        for (std::size_t i = m_after.size() - m_tail; i < m_after.size(); ++i)
            push(ChangedLine::Kind::Same, m_after[i], i);
        return std::move(m_out);
    }

private:
    void push(ChangedLine::Kind kind, std::string_view text, std::size_t at)
    {
        m_out.push_back({kind, std::string(text), static_cast<int>(at) + 1});
    }
    std::string_view oldLine(int at) const { return m_before[m_head + static_cast<std::size_t>(at)]; }
    std::string_view newLine(int at) const { return m_after[m_head + static_cast<std::size_t>(at)]; }

    bool search()
    {
        const int most = std::min(m_old + m_new, kMostSteps);
        std::vector<int> reach(static_cast<std::size_t>(2 * most + 3), 0);
        const auto at = [&](int diagonal) -> int & {
            return reach[static_cast<std::size_t>(diagonal + most + 1)];
        };
        for (int d = 0; d <= most; ++d) {
            m_forward.emplace_back(reach.begin() + (most + 1 - d), reach.begin() + (most + 2 + d));
            for (int k = -d; k <= d; k += 2) {
                int x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
                while (x < m_old && x - k < m_new && equal(oldLine(x), newLine(x - k)))
                    ++x;
                at(k) = x;
                if (x >= m_old && x - k >= m_new)
                    return true;
            }
        }
        return false;
    }

    void walkBack()
    {
        std::vector<ChangedLine> reversed;
        const auto add = [&](ChangedLine::Kind kind, std::string_view text, int y) {
            reversed.push_back({kind, std::string(text), static_cast<int>(m_head) + y + 1});
        };
        int x = m_old, y = m_new;
        for (int d = static_cast<int>(m_forward.size()) - 1; d > 0; --d) {
            // As the search left it before step d: diagonals -d to d.
            const std::vector<int> &before = m_forward[static_cast<std::size_t>(d)];
            const auto reached = [&](int k) { return before[static_cast<std::size_t>(k + d)]; };
            const int k = x - y;
            const bool down = k == -d || (k != d && reached(k - 1) < reached(k + 1));
            const int previous = down ? k + 1 : k - 1;
            const int startX = reached(previous), startY = startX - previous;
            for (; x > startX && y > startY && x > (down ? startX : startX + 1);) {
                --x;
                --y;
                add(ChangedLine::Kind::Same, newLine(y), y);
            }
            if (down) {
                --y;
                add(ChangedLine::Kind::Added, newLine(y), y);
            } else {
                --x;
                add(ChangedLine::Kind::Removed, oldLine(x), y);
            }
        }
        while (x > 0 && y > 0) {
            --x;
            --y;
            add(ChangedLine::Kind::Same, newLine(y), y);
        }
        std::move(reversed.rbegin(), reversed.rend(), std::back_inserter(m_out));
    }

    void replaceAll()
    {
        for (int x = 0; x < m_old; ++x)
            push(ChangedLine::Kind::Removed, oldLine(x), m_head);
        for (int y = 0; y < m_new; ++y)
            push(ChangedLine::Kind::Added, newLine(y), m_head + static_cast<std::size_t>(y));
    }

    const Lines &m_before, &m_after;
    std::size_t m_head = 0, m_tail = 0;
    int m_old = 0, m_new = 0; ///< lines between head and tail
    std::vector<std::vector<int>> m_forward;
    std::vector<ChangedLine> m_out;
};

} // namespace

std::vector<ChangedLine> changesOf(std::string_view before, std::string_view after)
{
    const Lines old = linesOf(before), now = linesOf(after);
    return Script(old, now).run();
}

bool differ(std::string_view before, std::string_view after)
{
    const Lines old = linesOf(before), now = linesOf(after);
    return old.size() != now.size() || !std::equal(old.begin(), old.end(), now.begin(), equal);
}

} // namespace breakwater
