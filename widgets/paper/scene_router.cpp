// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_router.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace breakwater::scene {
namespace {

constexpr double kBend = 24, kOverlap = 60, kOverlapPerPixel = 4, kTrunk = 0.6, kCrossing = 12,
                 kTakenPort = 90;
constexpr double kClear = 2.5; // pixels between a line and a card it passes

std::vector<double> tidy(std::vector<double> lines)
{
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end(), [](double a, double b) { return b - a < 0.5; }),
                lines.end());
    return lines;
}

int nearest(const std::vector<double> &lines, double value)
{
    const auto after = std::lower_bound(lines.begin(), lines.end(), value);
    if (after == lines.begin())
        return 0;
    if (after == lines.end() || value - *(after - 1) <= *after - value)
        return static_cast<int>(after - lines.begin()) - 1;
    return static_cast<int>(after - lines.begin());
}

/// Index of the first line strictly behind `value`.
int firstAfter(const std::vector<double> &lines, double value)
{
    return static_cast<int>(std::upper_bound(lines.begin(), lines.end(), value) - lines.begin());
}

} // namespace

Router::Router(std::vector<double> xs, std::vector<double> ys, const std::vector<QRectF> &obstacles)
    : m_xs(tidy(std::move(xs)))
    , m_ys(tidy(std::move(ys)))
    , m_columns(static_cast<int>(m_xs.size()))
    , m_rows(static_cast<int>(m_ys.size()))
{
    const auto size = static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows);
    m_blockedRight.assign(size, 0);
    m_blockedDown.assign(size, 0);
    m_usedRight.assign(size, -1);
    m_usedDown.assign(size, -1);
    m_crossRight.assign(size, -1);
    m_crossDown.assign(size, -1);
    m_cost.assign(size * 2, 0);
    m_before.assign(size * 2, -1);
    m_seen.assign(size * 2, 0);
    for (const QRectF &obstacle : obstacles) {
        const QRectF box = obstacle.adjusted(-kClear, -kClear, kClear, kClear);
        const int left = firstAfter(m_xs, box.left()), right = firstAfter(m_xs, box.right() - 1e-6);
        const int top = firstAfter(m_ys, box.top()), bottom = firstAfter(m_ys, box.bottom() - 1e-6);
        for (int y = top; y < bottom; ++y)
            for (int x = std::max(0, left - 1); x < std::min(right, m_columns - 1); ++x)
                m_blockedRight[static_cast<std::size_t>(index(x, y))] = 1;
        for (int x = left; x < right; ++x)
            for (int y = std::max(0, top - 1); y < std::min(bottom, m_rows - 1); ++y)
                m_blockedDown[static_cast<std::size_t>(index(x, y))] = 1;
    }
}

void Router::keepLevelOut(const QRectF &box)
{
    const int left = firstAfter(m_xs, box.left()), right = firstAfter(m_xs, box.right());
    for (int y = firstAfter(m_ys, box.top()); y < firstAfter(m_ys, box.bottom()); ++y)
        for (int x = std::max(0, left - 1); x < std::min(right, m_columns - 1); ++x)
            m_blockedRight[static_cast<std::size_t>(index(x, y))] = 1;
}

void Router::keepUprightOut(double x, const QRectF &box)
{
    const int column = nearest(m_xs, x);
    const int top = firstAfter(m_ys, box.top()), bottom = firstAfter(m_ys, box.bottom());
    for (int y = std::max(0, top - 1); y < std::min(bottom, m_rows - 1); ++y)
        m_blockedDown[static_cast<std::size_t>(index(column, y))] = 1;
}

bool Router::portTaken(const QPointF &at, int group) const
{
    return std::any_of(m_ports.begin(), m_ports.end(), [&](const auto &taken) {
        return taken.second != group && std::abs(taken.first.x() - at.x()) < 6
            && std::abs(taken.first.y() - at.y()) < 6;
    });
}

/// The first grid node outside the card in front of each port.
std::vector<Router::Stub> Router::stubsOf(const std::vector<Port> &ports, int group, bool arriving) const
{
    std::vector<Stub> stubs;
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const Port &port = ports[i];
        Stub stub;
        stub.port = i;
        stub.horizontal = port.direction.x() != 0;
        stub.node = {nearest(m_xs, port.at.x()), nearest(m_ys, port.at.y())};
        const double reach = arriving && stub.horizontal ? 9 : 3; // room for the head
        if (port.direction.x() > 0)
            stub.node.x = firstAfter(m_xs, port.at.x() + reach);
        else if (port.direction.x() < 0)
            stub.node.x = firstAfter(m_xs, port.at.x() - reach - 0.01) - 1;
        else if (port.direction.y() > 0)
            stub.node.y = firstAfter(m_ys, port.at.y() + reach);
        else
            stub.node.y = firstAfter(m_ys, port.at.y() - reach - 0.01) - 1;
        if (stub.node.x < 0 || stub.node.y < 0 || stub.node.x >= m_columns || stub.node.y >= m_rows)
            continue;
        stub.cost = port.cost + (portTaken(port.at, group) ? kTakenPort : 0)
            + std::abs(m_xs[static_cast<std::size_t>(stub.node.x)] - port.at.x())
            + std::abs(m_ys[static_cast<std::size_t>(stub.node.y)] - port.at.y());
        stubs.push_back(stub);
    }
    return stubs;
}

double Router::edgeCost(int edge, bool horizontal, double length, int group) const
{
    const int user = (horizontal ? m_usedRight : m_usedDown)[static_cast<std::size_t>(edge)];
    if (user < 0)
        return length;
    return user == group ? length * kTrunk : length * (1 + kOverlapPerPixel) + kOverlap;
}

double Router::nodeCost(int node, bool horizontal, int group) const
{
    const int along = (horizontal ? m_crossRight : m_crossDown)[static_cast<std::size_t>(node)];
    const int across = (horizontal ? m_crossDown : m_crossRight)[static_cast<std::size_t>(node)];
    return (across >= 0 && across != group ? kCrossing : 0)
        + (along >= 0 && along != group ? kOverlap / 2 : 0);
}

QPolygonF Router::route(const std::vector<Port> &from, const std::vector<Port> &to, int group)
{
    const std::vector<Stub> starts = stubsOf(from, group, false), ends = stubsOf(to, group, true);
    if (starts.empty() || ends.empty())
        return {};
    ++m_round;
    // A state is a node with the direction of travel: 2 * node for horizontal, + 1 for vertical.
    using Entry = std::pair<double, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    QRectF goal(QPointF(m_xs[static_cast<std::size_t>(ends[0].node.x)],
                        m_ys[static_cast<std::size_t>(ends[0].node.y)]),
                QSizeF(0, 0));
    for (const Stub &end : ends) {
        const QPointF at(m_xs[static_cast<std::size_t>(end.node.x)],
                         m_ys[static_cast<std::size_t>(end.node.y)]);
        goal.setCoords(std::min(goal.left(), at.x()), std::min(goal.top(), at.y()),
                       std::max(goal.right(), at.x()), std::max(goal.bottom(), at.y()));
    }
    const auto guess = [&](int node) {
        const double x = m_xs[static_cast<std::size_t>(node % m_columns)],
                     y = m_ys[static_cast<std::size_t>(node / m_columns)];
        return kTrunk
            * (std::max({goal.left() - x, x - goal.right(), 0.0})
               + std::max({goal.top() - y, y - goal.bottom(), 0.0}));
    };
    const auto offer = [&](int state, double cost, int before) {
        const auto at = static_cast<std::size_t>(state);
        if (m_seen[at] == m_round && m_cost[at] <= cost)
            return;
        m_seen[at] = m_round;
        m_cost[at] = cost;
        m_before[at] = before;
        open.emplace(cost + guess(state / 2), state);
    };
    for (const Stub &start : starts)
        offer(2 * index(start.node.x, start.node.y) + (start.horizontal ? 0 : 1), start.cost, -1);

    double best = std::numeric_limits<double>::infinity();
    int bestState = -1;
    std::size_t bestEnd = 0;
    while (!open.empty() && open.top().first < best) {
        const auto [estimate, state] = open.top();
        open.pop();
        const double cost = m_cost[static_cast<std::size_t>(state)];
        const int node = state / 2;
        if (estimate > cost + guess(node) + 1e-9)
            continue;
        const bool horizontal = state % 2 == 0;
        const int x = node % m_columns, y = node / m_columns;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            if (ends[i].node.x != x || ends[i].node.y != y)
                continue;
            const double whole = cost + ends[i].cost + (ends[i].horizontal == horizontal ? 0 : kBend);
            if (whole < best) {
                best = whole;
                bestState = state;
                bestEnd = i;
            }
        }
        const auto step = [&](int nextX, int nextY, int edge, bool along) {
            if ((along ? m_blockedRight : m_blockedDown)[static_cast<std::size_t>(edge)])
                return;
            const int next = index(nextX, nextY);
            const double length = along
                ? std::abs(m_xs[static_cast<std::size_t>(nextX)] - m_xs[static_cast<std::size_t>(x)])
                : std::abs(m_ys[static_cast<std::size_t>(nextY)] - m_ys[static_cast<std::size_t>(y)]);
            offer(2 * next + (along ? 0 : 1),
                  cost + edgeCost(edge, along, length, group) + nodeCost(next, along, group)
                      + (along == horizontal ? 0 : kBend),
                  state);
        };
        if (x + 1 < m_columns)
            step(x + 1, y, node, true);
        if (x > 0)
            step(x - 1, y, node - 1, true);
        if (y + 1 < m_rows)
            step(x, y + 1, node, false);
        if (y > 0)
            step(x, y - 1, node - m_columns, false);
    }
    if (bestState < 0)
        return {};

    std::vector<int> states;
    for (int state = bestState; state >= 0; state = m_before[static_cast<std::size_t>(state)])
        states.push_back(state);
    std::reverse(states.begin(), states.end());
    occupy(states, group);

    const Port &first = [&]() -> const Port & {
        for (const Stub &start : starts)
            if (2 * index(start.node.x, start.node.y) + (start.horizontal ? 0 : 1) == states.front()
                && std::abs(start.cost - m_cost[static_cast<std::size_t>(states.front())]) < 1e-9)
                return from[start.port];
        return from[starts.front().port];
    }();
    const Port &last = to[ends[bestEnd].port];
    m_ports.emplace_back(first.at, group);
    m_ports.emplace_back(last.at, group);

    QPolygonF points{first.at};
    const auto add = [&](const QPointF &point) {
        const qsizetype n = points.size();
        if (point == points.last())
            return;
        const bool straight = n >= 2
            && ((points[n - 2].x() == points[n - 1].x() && points[n - 1].x() == point.x())
                || (points[n - 2].y() == points[n - 1].y() && points[n - 1].y() == point.y()));
        if (straight)
            points.last() = point;
        else
            points << point;
    };
    for (const int state : states)
        add({m_xs[static_cast<std::size_t>(state / 2 % m_columns)],
             m_ys[static_cast<std::size_t>(state / 2 / m_columns)]});
    add(last.at);
    return points;
}

void Router::occupy(const std::vector<int> &states, int group)
{
    for (std::size_t i = 0; i < states.size(); ++i) {
        const int node = states[i] / 2;
        const bool horizontal = states[i] % 2 == 0;
        (horizontal ? m_crossRight : m_crossDown)[static_cast<std::size_t>(node)] = group;
        if (i == 0)
            continue;
        const int before = states[i - 1] / 2;
        if (node / m_columns == before / m_columns)
            m_usedRight[static_cast<std::size_t>(std::min(node, before))] = group;
        else
            m_usedDown[static_cast<std::size_t>(std::min(node, before))] = group;
    }
}

} // namespace breakwater::scene
