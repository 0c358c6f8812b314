// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/critical_path.h"

#include <algorithm>
#include <cstddef>

namespace breakwater {
namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

std::vector<Passage> passagesOf(const std::vector<Activity> &activities, const Predecessors &before)
{
    std::vector<Passage> passages(activities.size());
    for (std::size_t i = 0; i < activities.size(); ++i) {
        const Activity &activity = activities[i];
        Passage here;
        here.unknown = !activity.known && !activity.unbounded;
        here.unbounded = activity.unbounded;
        here.openEnded = activity.openEnded;
        here.undependable = !activity.dependable;
        here.mayFail = activity.works < 1;
        for (int k = before.first[i]; k < before.first[i + 1]; ++k) {
            const int other = before.list[at(k)];
            const Passage &there = passages[at(other)];
            here.unknown = here.unknown || there.unknown;
            here.unbounded = here.unbounded || there.unbounded;
            here.openEnded = here.openEnded || there.openEnded;
            here.undependable = here.undependable || there.undependable;
            here.mayFail = here.mayFail || there.mayFail;
            const bool takesTime = here.binding >= 0 && activities[at(here.binding)].minutes > 0;
            if (here.binding < 0 || there.end > here.start
                || (there.end == here.start && !takesTime && activities[at(other)].minutes > 0)) {
                here.binding = other;
                here.start = there.end;
            }
        }
        here.end = here.start + activity.minutes;
        passages[i] = here;
    }
    return passages;
}

std::vector<int> chainTo(const std::vector<Passage> &passages, int last)
{
    std::vector<int> chain;
    for (int i = last; i >= 0; i = passages[at(i)].binding)
        chain.push_back(i);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

std::vector<int> ancestorsOf(const Predecessors &before, int last)
{
    std::vector<char> seen(at(last) + 1, 0);
    seen[at(last)] = 1;
    for (int i = last; i >= 0; --i) {
        if (!seen[at(i)])
            continue;
        for (int k = before.first[at(i)]; k < before.first[at(i) + 1]; ++k)
            seen[at(before.list[at(k)])] = 1;
    }
    std::vector<int> found;
    for (int i = 0; i <= last; ++i)
        if (seen[at(i)])
            found.push_back(i);
    return found;
}

double shareThatEnds(const std::vector<Activity> &activities, const Predecessors &before,
                     const std::vector<Passage> &passages, const std::vector<int> &lasts)
{
    std::vector<char> counted(activities.size(), 0);
    double share = 1;
    for (const int last : lasts) {
        if (!passages[at(last)].mayFail)
            continue;
        for (const int index : ancestorsOf(before, last)) {
            if (!counted[at(index)])
                share *= activities[at(index)].works;
            counted[at(index)] = 1;
        }
    }
    return share;
}

} // namespace breakwater
