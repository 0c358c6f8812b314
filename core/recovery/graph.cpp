// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/graph.h"

#include <algorithm>
#include <queue>
#include <tuple>

namespace breakwater {
namespace {

std::size_t u(int index)
{
    return static_cast<std::size_t>(index);
}

/// Nodes in a topological order; shorter than the graph when it has a circle.
std::vector<int> orderOf(const Successors &next)
{
    std::vector<int> waits = indegrees(next), order;
    order.reserve(next.nodes());
    for (std::size_t i = 0; i < waits.size(); ++i)
        if (waits[i] == 0)
            order.push_back(static_cast<int>(i));
    for (std::size_t done = 0; done < order.size(); ++done)
        for (int k = next.first[u(order[done])]; k < next.first[u(order[done]) + 1]; ++k)
            if (--waits[u(next.list[u(k)])] == 0)
                order.push_back(next.list[u(k)]);
    return order;
}

} // namespace

std::vector<int> indegrees(const Successors &next)
{
    std::vector<int> waits(next.nodes(), 0);
    for (const int to : next.list)
        ++waits[u(to)];
    return waits;
}

bool isAcyclic(const Successors &next)
{
    return orderOf(next).size() == next.nodes();
}

std::vector<std::vector<int>> circles(const Successors &next)
{
    const std::size_t count = next.nodes();
    std::vector<int> number(count, -1), low(count, 0), stack,
        cursor(next.first.begin(), next.first.end() - 1), path;
    std::vector<char> onStack(count, 0);
    std::vector<std::vector<int>> found;
    int numbered = 0;
    for (std::size_t root = 0; root < count; ++root) {
        if (number[root] >= 0)
            continue;
        path.push_back(static_cast<int>(root));
        while (!path.empty()) {
            const int node = path.back();
            if (number[u(node)] < 0) {
                number[u(node)] = low[u(node)] = numbered++;
                stack.push_back(node);
                onStack[u(node)] = 1;
            }
            if (cursor[u(node)] < next.first[u(node) + 1]) {
                const int to = next.list[u(cursor[u(node)]++)];
                if (number[u(to)] < 0)
                    path.push_back(to);
                else if (onStack[u(to)])
                    low[u(node)] = std::min(low[u(node)], number[u(to)]);
                continue;
            }
            path.pop_back();
            if (!path.empty())
                low[u(path.back())] = std::min(low[u(path.back())], low[u(node)]);
            if (low[u(node)] != number[u(node)])
                continue;
            std::vector<int> circle;
            int member = -1;
            do {
                member = stack.back();
                stack.pop_back();
                onStack[u(member)] = 0;
                circle.push_back(member);
            } while (member != node);
            if (circle.size() > 1) {
                std::sort(circle.begin(), circle.end());
                found.push_back(std::move(circle));
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

namespace {

/// The hands of one owner: who is free, and what waits for them.
struct Hands {
    std::vector<int> lastTask; ///< of each person; -1: none yet
    std::vector<int> idle; ///< persons, the one to be taken next at the back
    using Waiting = std::tuple<bool, double, int>; // first, way to the end, index turned round
    std::priority_queue<Waiting> waiting;
};

/// Runs the tasks on one clock.
class Shift {
public:
    Shift(const std::vector<Task> &tasks, const Successors &next, const std::vector<int> &people)
        : m_tasks(tasks)
        , m_next(next)
        , m_waits(indegrees(next))
        , m_tails(tasks.size(), 0)
        , m_person(tasks.size(), -1)
        , m_hands(people.size())
    {
        for (std::size_t owner = 0; owner < people.size(); ++owner) {
            m_hands[owner].lastTask.assign(u(people[owner]), -1);
            for (int person = people[owner] - 1; person >= 0; --person)
                m_hands[owner].idle.push_back(person);
        }
        const std::vector<int> order = orderOf(next);
        for (auto node = order.rbegin(); node != order.rend(); ++node) {
            double longest = 0;
            for (int k = next.first[u(*node)]; k < next.first[u(*node) + 1]; ++k)
                if (tasks[u(next.list[u(k)])].urgent)
                    longest = std::max(longest, m_tails[u(next.list[u(k)])]);
            m_tails[u(*node)] = longest + tasks[u(*node)].minutes;
        }
    }

    std::vector<Turn> run()
    {
        for (std::size_t i = 0; i < m_tasks.size(); ++i)
            if (m_waits[i] == 0)
                makeReady(static_cast<int>(i), 0);
        assign(0);
        while (!m_running.empty()) {
            // Everything that ends at this moment, before anybody takes up new work.
            const double now = std::get<0>(m_running.top());
            do
                end(std::get<1>(pop()), now);
            while (!m_running.empty() && std::get<0>(m_running.top()) <= now);
            assign(now);
        }
        return std::move(m_turns);
    }

private:
    using Running = std::tuple<double, int>; // end, task

    Running pop()
    {
        const Running top = m_running.top();
        m_running.pop();
        return top;
    }
    void makeReady(int task, double now)
    {
        const int owner = m_tasks[u(task)].owner;
        if (owner < 0) {
            m_running.emplace(now + m_tasks[u(task)].minutes, task);
            return;
        }
        m_hands[u(owner)].waiting.emplace(m_tasks[u(task)].first, m_tails[u(task)], -task);
        m_wanted.push_back(owner);
    }
    void end(int task, double now)
    {
        if (m_person[u(task)] >= 0) {
            m_hands[u(m_tasks[u(task)].owner)].idle.push_back(m_person[u(task)]);
            m_wanted.push_back(m_tasks[u(task)].owner);
        }
        for (int k = m_next.first[u(task)]; k < m_next.first[u(task) + 1]; ++k)
            if (--m_waits[u(m_next.list[u(k)])] == 0)
                makeReady(m_next.list[u(k)], now);
    }
    void assign(double now)
    {
        for (const int owner : m_wanted) {
            Hands &hands = m_hands[u(owner)];
            while (!hands.idle.empty() && !hands.waiting.empty()) {
                const int task = -std::get<2>(hands.waiting.top()), person = hands.idle.back();
                hands.waiting.pop();
                hands.idle.pop_back();
                if (hands.lastTask[u(person)] >= 0)
                    m_turns.push_back({hands.lastTask[u(person)], task});
                hands.lastTask[u(person)] = task;
                m_person[u(task)] = person;
                m_running.emplace(now + m_tasks[u(task)].minutes, task);
            }
        }
        m_wanted.clear();
    }

    const std::vector<Task> &m_tasks;
    const Successors &m_next;
    std::vector<int> m_waits;
    std::vector<double> m_tails;
    std::vector<int> m_person;
    std::vector<Hands> m_hands;
    std::vector<int> m_wanted; ///< owners of whom something has changed at this moment
    std::priority_queue<Running, std::vector<Running>, std::greater<>> m_running;
    std::vector<Turn> m_turns;
};

} // namespace

std::vector<Turn> turnsOf(const std::vector<Task> &tasks, const Successors &next,
                          const std::vector<int> &people)
{
    return Shift(tasks, next, people).run();
}

} // namespace breakwater
