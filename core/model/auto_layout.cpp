// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/auto_layout.h"

#include "core/model/mirror.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <optional>
#include <vector>

namespace breakwater {
namespace {

constexpr int kRowsAColumn = 8, kLeastColumns = 2, kMostColumns = 4, kSweeps = 8;
constexpr int kMostRuns = 8; ///< orders settle after two or three

bool isLane(Site site)
{
    return site == Site::Primary || site == Site::Secondary;
}

/// A service with its counterpart: one column and one row for both.
struct Node {
    std::vector<const Service *> services;
    bool fixed = false; ///< one of them is pinned: the other stands across from it
    bool primary = false, secondary = false; ///< lanes in which it takes a slot, for a card or for a replica
    std::vector<std::size_t> needs, neededBy;
    int layer = 0, column = 0, row = 0;
    int wasX = 0, wasY = 0;
};

class Arrangement {
public:
    Arrangement(const Stamp &stamp, const LayoutWish &wish)
        : m_stamp(stamp)
        , m_wish(wish)
    {
        for (const Service &service : stamp.services)
            if (wish.places.contains(service.id) && moves(service))
                isLane(service.at) ? addToLane(service) : m_strips[service.at].push_back(&service);
        addNeeds();
    }

    std::map<ServiceId, CardPlace> places()
    {
        findLayers();
        findColumns();
        sortColumns();
        findRows();
        std::map<ServiceId, CardPlace> found;
        for (const Node &node : m_nodes)
            for (const Service *service : node.services)
                if (!pinned(service->id))
                    found[service->id] = node.fixed ? acrossFromPinned(node, service->at)
                                                    : slot(service->at, node.column, node.row);
        for (auto &[site, services] : m_strips)
            fillStrip(site, services, found);
        return found;
    }

private:
    bool pinned(const ServiceId &id) const { return m_wish.places.at(id).pinned; }

    bool moves(const Service &service) const
    {
        if (m_wish.only.empty() || m_wish.only.contains(service.id))
            return true;
        const auto other = counterpartOf(m_stamp, service);
        return other && m_wish.only.contains(*other);
    }

    CardPlace slot(Site site, int column, int row) const
    {
        const SlotGrid &grid = m_wish.grid;
        const int x = site == Site::Primary ? grid.primaryLeft + column * grid.column
                                            : grid.secondaryLeft + (m_columns - 1 - column) * grid.column;
        return {x, row * grid.row, false};
    }

    CardPlace acrossFromPinned(const Node &node, Site site) const
    {
        for (const Service *service : node.services)
            if (pinned(service->id)) {
                const CardPlace &place = m_wish.places.at(service->id);
                const SlotGrid &grid = m_wish.grid;
                const int width =
                    grid.primaryLeft + grid.secondaryLeft + grid.cardWidth + (m_columns - 1) * grid.column;
                return {std::max(0, width - place.x - grid.cardWidth), place.y, false};
            }
        return slot(site, node.column, node.row);
    }

    void addToLane(const Service &service)
    {
        const auto other = counterpartOf(m_stamp, service);
        const auto partner = other ? m_nodeOf.find(*other) : m_nodeOf.end();
        const std::size_t index = partner == m_nodeOf.end() ? m_nodes.size() : partner->second;
        if (index == m_nodes.size())
            m_nodes.emplace_back();
        Node &node = m_nodes[index];
        node.services.push_back(&service);
        (service.at == Site::Primary ? node.primary : node.secondary) = true;
        if (hasReplica(service))
            (service.at == Site::Primary ? node.secondary : node.primary) = true;
        const CardPlace &now = m_wish.places.at(service.id);
        node.fixed = node.fixed || now.pinned;
        if (node.services.size() == 1 || service.at == Site::Primary) {
            node.wasX = now.x;
            node.wasY = now.y;
        }
        m_nodeOf[service.id] = index;
    }

    bool hasReplica(const Service &service) const
    {
        return std::any_of(
            m_stamp.protections.begin(), m_stamp.protections.end(),
            [&](const Protection &one) { return one.service == service.id && !one.replicas.empty(); });
    }

    void addNeeds()
    {
        std::set<std::pair<std::size_t, std::size_t>> known;
        for (const Dependency &dependency : m_stamp.dependencies) {
            const auto from = m_nodeOf.find(dependency.from), to = m_nodeOf.find(dependency.to);
            if (from == m_nodeOf.end() || to == m_nodeOf.end() || from->second == to->second
                || !known.emplace(from->second, to->second).second)
                continue;
            m_nodes[from->second].needs.push_back(to->second);
            m_nodes[to->second].neededBy.push_back(from->second);
        }
    }

    /// The longest way from a client; a way that comes back to itself is cut where it does.
    void findLayers()
    {
        enum class Seen { No, Open, Done };
        std::vector<Seen> seen(m_nodes.size(), Seen::No);
        std::vector<std::size_t> order;
        const std::function<void(std::size_t)> visit = [&](std::size_t i) {
            seen[i] = Seen::Open;
            std::vector<std::size_t> kept;
            for (const std::size_t to : m_nodes[i].needs) {
                if (seen[to] == Seen::Open)
                    continue;
                kept.push_back(to);
                if (seen[to] == Seen::No)
                    visit(to);
            }
            m_forward.resize(m_nodes.size());
            m_forward[i] = std::move(kept);
            seen[i] = Seen::Done;
            order.push_back(i);
        };
        for (const std::size_t i : readingOrder())
            if (seen[i] == Seen::No)
                visit(i);
        for (auto i = order.rbegin(); i != order.rend(); ++i)
            for (const std::size_t to : m_forward[*i])
                m_nodes[to].layer = std::max(m_nodes[to].layer, m_nodes[*i].layer + 1);
        // A client stands right before what it needs, not at the far edge for want of a client of its own.
        for (const std::size_t i : order)
            if (!m_forward[i].empty()) {
                int next = m_nodes[m_forward[i].front()].layer;
                for (const std::size_t to : m_forward[i])
                    next = std::min(next, m_nodes[to].layer);
                if (m_nodes[i].neededBy.empty())
                    m_nodes[i].layer = std::max(m_nodes[i].layer, next - 1);
            }
    }

    /// Clients first, as they stand now: what a person reads from left to right.
    std::vector<std::size_t> readingOrder() const
    {
        std::vector<std::size_t> order(m_nodes.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            const Node &x = m_nodes[a], &y = m_nodes[b];
            return std::tuple(!x.neededBy.empty(), x.wasY, x.wasX)
                < std::tuple(!y.neededBy.empty(), y.wasY, y.wasX);
        });
        return order;
    }

    /// Layers that follow one another share a column until the columns are about equally high. What is linked
    /// to nothing fills the columns from the gutter, where there is room.
    void findColumns()
    {
        const int count = static_cast<int>(m_nodes.size());
        m_columns = std::clamp((count + kRowsAColumn - 1) / kRowsAColumn, kLeastColumns, kMostColumns);
        std::vector<int> sizes;
        std::vector<std::size_t> loose;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const Node &node = m_nodes[i];
            if (node.needs.empty() && node.neededBy.empty()) {
                loose.push_back(i);
                continue;
            }
            sizes.resize(std::max(sizes.size(), static_cast<std::size_t>(node.layer) + 1));
            ++sizes[static_cast<std::size_t>(node.layer)];
        }
        const std::vector<int> columnOf = parted(sizes, m_columns);
        std::vector<int> heights(static_cast<std::size_t>(m_columns));
        for (Node &node : m_nodes) {
            if (node.needs.empty() && node.neededBy.empty())
                continue;
            node.column = columnOf[static_cast<std::size_t>(node.layer)];
            ++heights[static_cast<std::size_t>(node.column)];
        }
        std::stable_sort(loose.begin(), loose.end(), [this](std::size_t a, std::size_t b) {
            return std::pair(m_nodes[a].wasY, m_nodes[a].wasX) < std::pair(m_nodes[b].wasY, m_nodes[b].wasX);
        });
        for (const std::size_t i : loose) {
            const auto lowest = std::min_element(heights.begin(), heights.end());
            m_nodes[i].column = static_cast<int>(lowest - heights.begin());
            ++*lowest;
        }
    }

    /// Layers parted into so many runs that the longest run is as short as can be.
    static std::vector<int> parted(const std::vector<int> &sizes, int runs)
    {
        std::vector<int> best(sizes.size());
        int most = std::accumulate(sizes.begin(), sizes.end(), 0);
        for (int limit = 1; limit <= most; ++limit) {
            std::vector<int> run(sizes.size());
            int at = 0, sum = 0;
            for (std::size_t i = 0; i < sizes.size(); ++i) {
                if (sum > 0 && sum + sizes[i] > limit) {
                    ++at;
                    sum = 0;
                }
                sum += sizes[i];
                run[i] = at;
            }
            const bool fits =
                at < runs && std::all_of(sizes.begin(), sizes.end(), [&](int size) { return size <= limit; });
            if (!fits)
                continue;
            best = run;
            break;
        }
        // Fewer runs than columns: the last one still stands at the gutter.
        const int used = best.empty() ? 0 : best.back() + 1;
        for (int &column : best)
            if (used > 1 && column == used - 1)
                column = runs - 1;
        return best;
    }

    /// In each column by the middle of the neighbours' rows, to and fro, until few lines cross.
    void sortColumns()
    {
        m_order.assign(static_cast<std::size_t>(m_columns), {});
        for (const std::size_t i : byPlace())
            if (!m_nodes[i].fixed)
                m_order[static_cast<std::size_t>(m_nodes[i].column)].push_back(i);
        for (auto &column : m_order)
            number(column);
        for (int sweep = 0; sweep < kSweeps; ++sweep)
            for (int step = 0; step < m_columns; ++step) {
                auto &column = m_order[static_cast<std::size_t>(sweep % 2 ? m_columns - 1 - step : step)];
                std::vector<std::pair<double, std::size_t>> wished;
                for (const std::size_t i : column)
                    wished.emplace_back(middle(i).value_or(m_nodes[i].row), i);
                std::stable_sort(wished.begin(), wished.end(),
                                 [](const auto &a, const auto &b) { return a.first < b.first; });
                for (std::size_t i = 0; i < column.size(); ++i)
                    column[i] = wished[i].second;
                number(column);
            }
    }

    std::vector<std::size_t> byPlace() const
    {
        std::vector<std::size_t> order(m_nodes.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return std::pair(m_nodes[a].wasY, m_nodes[a].wasX) < std::pair(m_nodes[b].wasY, m_nodes[b].wasX);
        });
        return order;
    }

    void number(const std::vector<std::size_t> &column)
    {
        for (std::size_t i = 0; i < column.size(); ++i)
            m_nodes[column[i]].row = static_cast<int>(i);
    }

    std::optional<double> middle(std::size_t index) const
    {
        double sum = 0;
        int count = 0;
        for (const auto *list : {&m_nodes[index].needs, &m_nodes[index].neededBy})
            for (const std::size_t other : *list)
                if (m_nodes[other].column != m_nodes[index].column) {
                    sum += m_nodes[other].row;
                    ++count;
                }
        return count ? std::optional(sum / count) : std::nullopt;
    }

    /// The highest column stands closed; the others open up to face what they are linked to. What is pinned,
    /// or was not asked to move, keeps its ground.
    void findRows()
    {
        const int first = firstRow();
        int rows = 0;
        for (const auto &column : m_order)
            rows = std::max(rows, static_cast<int>(column.size()));
        std::vector<std::size_t> columns(m_order.size());
        std::iota(columns.begin(), columns.end(), std::size_t(0));
        std::stable_sort(columns.begin(), columns.end(), [this](std::size_t a, std::size_t b) {
            return m_order[a].size() > m_order[b].size();
        });
        for (const std::size_t c : columns) {
            int next = 0, left = static_cast<int>(m_order[c].size());
            for (const std::size_t i : m_order[c]) {
                Node &node = m_nodes[i];
                const int wished = static_cast<int>(std::lround(middle(i).value_or(next)));
                int row = std::clamp(wished, next, std::max(next, rows - left));
                while (!free(node, row + first))
                    ++row;
                node.row = row;
                next = row + 1;
                --left;
            }
        }
        for (Node &node : m_nodes)
            node.row += first;
    }

    /// A part of a lane is laid out where it stands, a whole one from the top.
    int firstRow() const
    {
        if (m_wish.only.empty() || m_nodes.empty())
            return 0;
        int least = m_nodes.front().wasY;
        for (const Node &node : m_nodes)
            least = std::min(least, node.wasY);
        return least / m_wish.grid.row;
    }

    bool free(const Node &node, int row) const
    {
        return (!node.primary || free(Site::Primary, node.column, row))
            && (!node.secondary || free(Site::Secondary, node.column, row));
    }

    bool free(Site site, int column, int row) const
    {
        const CardPlace wanted = slot(site, column, row);
        return std::none_of(m_stamp.services.begin(), m_stamp.services.end(), [&](const Service &service) {
            const auto place = m_wish.places.find(service.id);
            const bool stays = service.at == site && place != m_wish.places.end()
                && (place->second.pinned || !moves(service));
            return stays && std::abs(place->second.x - wanted.x) < m_wish.grid.cardWidth
                && std::abs(place->second.y - wanted.y) < m_wish.grid.cardHeight;
        });
    }

    /// From the left without gaps, in the order that stands; pinned cards keep theirs.
    void fillStrip(Site site, std::vector<const Service *> &services,
                   std::map<ServiceId, CardPlace> &found) const
    {
        std::stable_sort(services.begin(), services.end(), [this](const Service *a, const Service *b) {
            return m_wish.places.at(a->id).x < m_wish.places.at(b->id).x;
        });
        int column = 0;
        for (const Service *service : services) {
            if (pinned(service->id))
                continue;
            CardPlace place;
            do
                place = {m_wish.grid.stripLeft + m_wish.grid.stripColumn * column++, 0, false};
            while (!freeInStrip(site, place));
            found[service->id] = place;
        }
    }

    bool freeInStrip(Site site, const CardPlace &wanted) const
    {
        return std::none_of(m_stamp.services.begin(), m_stamp.services.end(), [&](const Service &service) {
            const auto place = m_wish.places.find(service.id);
            return service.at == site && place != m_wish.places.end()
                && (place->second.pinned || !moves(service))
                && std::abs(place->second.x - wanted.x) < m_wish.grid.cardWidth;
        });
    }

    const Stamp &m_stamp;
    const LayoutWish &m_wish;
    std::vector<Node> m_nodes;
    std::map<ServiceId, std::size_t> m_nodeOf;
    std::map<Site, std::vector<const Service *>> m_strips;
    std::vector<std::vector<std::size_t>> m_forward; ///< needs, without those that close a circle
    std::vector<std::vector<std::size_t>> m_order; ///< nodes of each column, from the top
    int m_columns = kLeastColumns;
};

} // namespace

std::map<ServiceId, CardPlace> autoLayout(const Stamp &stamp, const LayoutWish &wish)
{
    LayoutWish now = wish;
    std::map<ServiceId, CardPlace> found;
    for (int run = 0; run < kMostRuns; ++run) {
        std::map<ServiceId, CardPlace> next = Arrangement(stamp, now).places();
        if (next == found)
            break;
        found = std::move(next);
        for (const auto &[id, place] : found)
            now.places[id] = place;
    }
    return found;
}

} // namespace breakwater
