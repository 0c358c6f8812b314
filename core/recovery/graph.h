// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

/// Directed graphs by their arrows. Knows nothing of plans.
namespace breakwater {

/// What follows each node, row by row.
struct Successors {
    std::vector<int> first; ///< where each row starts in `list`; one more than there are nodes
    std::vector<int> list;

    /// `arrows`: anything with `before` and `after`.
    template <typename Arrows>
    Successors(std::size_t nodes, const Arrows &arrows)
        : first(nodes + 1, 0)
        , list(arrows.size())
    {
        for (const auto &arrow : arrows)
            ++first[static_cast<std::size_t>(arrow.before) + 1];
        for (std::size_t i = 0; i < nodes; ++i)
            first[i + 1] += first[i];
        std::vector<int> fill(first.begin(), first.end() - 1);
        for (const auto &arrow : arrows)
            list[static_cast<std::size_t>(fill[static_cast<std::size_t>(arrow.before)]++)] = arrow.after;
    }
    std::size_t nodes() const { return first.size() - 1; }
};

/// How many arrows lead to each node.
std::vector<int> indegrees(const Successors &next);
bool isAcyclic(const Successors &next);
/// Strongly connected components of more than one node, each ascending, in order (Tarjan, without recursion).
std::vector<std::vector<int>> circles(const Successors &next);

/// One thing to do, for whom its owner's hands are wanted or not.
struct Task {
    double minutes = 0;
    int owner = -1; ///< whose hands it takes; -1: nobody's
    bool urgent = true; ///< something waits for its end
    bool first = false; ///< before whatever else waits for the same hands
};
struct Turn {
    int before = 0, after = 0;
};
/// Who does what after what, when an owner's people do one task at a time each: list scheduling, the task
/// with the longest way to the end first, of equals the lower index. `people`: how many an owner has. The
/// turns keep the graph acyclic.
std::vector<Turn> turnsOf(const std::vector<Task> &tasks, const Successors &next,
                          const std::vector<int> &people);

} // namespace breakwater
