// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

/// Exact longest path through activities that are in a topological order. Knows nothing of plans.
namespace breakwater {

struct Activity {
    double minutes = 0; ///< 0 where it is not known or has no bound
    bool known = true;
    bool unbounded = false;
    bool openEnded = false; ///< known, but nobody gives an upper bound
    bool dependable = true; ///< false: may come later than anybody says
    double works = 1; ///< share of cases in which it ends at all
};

/// Predecessors of each activity, row by row; every index is smaller than its row.
struct Predecessors {
    std::vector<int> first; ///< where each row starts in `list`; one more than there are rows
    std::vector<int> list;
    bool operator==(const Predecessors &) const = default;
};

struct Passage {
    double start = 0, end = 0; ///< minutes since the disruption
    int binding = -1; ///< the predecessor that sets the start; -1: nothing does
    bool unknown = false, unbounded = false, openEnded = false, undependable = false,
         mayFail = false; ///< here or on any way to here
};

/// Of predecessors that end together, one that takes time binds before one that takes none, then the earlier.
std::vector<Passage> passagesOf(const std::vector<Activity> &activities, const Predecessors &before);

/// First to last: the chain that sets the start of `last`, and `last`.
std::vector<int> chainTo(const std::vector<Passage> &passages, int last);

/// Everything that has to be done before `last`, and `last`; ascending.
std::vector<int> ancestorsOf(const Predecessors &before, int last);

/// Share of cases in which `last` is reached: everything that has to be done before it works, each by itself.
double shareThatEnds(const std::vector<Activity> &activities, const Predecessors &before,
                     const std::vector<Passage> &passages, const std::vector<int> &lasts);

} // namespace breakwater
