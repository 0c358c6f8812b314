// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <optional>
#include <vector>

/// Orthogonal lines that keep clear of cards: a shortest path on a sparse grid of ports and tracks.
namespace breakwater::scene {

/// Where a line may touch a card: leaves in `direction` (a unit vector along an axis).
struct Port {
    QPointF at;
    QPointF direction;
    double cost = 0; ///< to prefer some sides and the middle
};

class Router {
public:
    /// Lines run only on these tracks. Obstacles are never crossed; keep-outs (header texts) neither.
    Router(std::vector<double> xs, std::vector<double> ys, const std::vector<QRectF> &obstacles);

    /// No level line runs inside the box: lane headers, titles.
    void keepLevelOut(const QRectF &box);
    /// No upright line runs on this track inside the box: ports of strip cards are no tracks of a lane.
    void keepUprightOut(double x, const QRectF &box);

    /// Empty when there is no way. Lines of one `group` may lie on one another, others keep apart where they
    /// can.
    QPolygonF route(const std::vector<Port> &from, const std::vector<Port> &to, int group);

private:
    struct Node {
        int x = 0, y = 0;
    };
    struct Stub {
        Node node;
        bool horizontal = false;
        double cost = 0;
        std::size_t port = 0;
    };
    std::vector<Stub> stubsOf(const std::vector<Port> &ports, int group, bool arriving) const;
    int index(int x, int y) const { return y * m_columns + x; }
    double edgeCost(int edge, bool horizontal, double length, int group) const;
    double nodeCost(int node, bool horizontal, int group) const;
    bool portTaken(const QPointF &at, int group) const;
    void occupy(const std::vector<int> &states, int group);

    std::vector<double> m_xs, m_ys;
    int m_columns, m_rows;
    std::vector<char> m_blockedRight, m_blockedDown; ///< edge from a node to its right / lower neighbour
    std::vector<int> m_usedRight, m_usedDown; ///< group that runs there; -1 none
    std::vector<int> m_crossRight, m_crossDown; ///< group that passes a node along / across
    std::vector<std::pair<QPointF, int>> m_ports; ///< taken ones
    std::vector<double> m_cost; ///< scratch
    std::vector<int> m_before;
    std::vector<unsigned> m_seen;
    unsigned m_round = 0;
};

} // namespace breakwater::scene
