// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/dominance.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace breakwater {
namespace {

int percent(double share)
{
    return static_cast<int>(std::lround(share * 100));
}

std::string namesOf(const RecoveryPlan &plan, Figure::State state)
{
    std::vector<std::string> names;
    for (const PlanBlock &block : plan.blocks)
        if (block.counts && block.time.state == state)
            names.push_back(block.title);
    const std::size_t shown = std::min<std::size_t>(names.size(), 3);
    std::string text =
        fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<long>(shown), ", "));
    return names.size() > shown ? fmt::format("{} and {} more", text, names.size() - shown) : text;
}

/// Blocks of the critical path that take time, the longest first.
std::vector<std::size_t> byLength(const RecoveryPlan &plan, const Promise &whole)
{
    std::vector<std::size_t> path;
    for (const std::size_t index : whole.criticalPath)
        if (plan.blocks[index].time.planning > Minutes{0})
            path.push_back(index);
    std::stable_sort(path.begin(), path.end(), [&](std::size_t a, std::size_t b) {
        return plan.blocks[a].time.planning > plan.blocks[b].time.planning;
    });
    return path;
}

} // namespace

std::string whatDominates(const RecoveryPlan &plan, const Schedule &schedule, const Simulation *simulation)
{
    const Promise &whole = schedule.whole;
    if (whole.unbounded)
        return fmt::format("There is no recovery time while nothing bounds this: {}.",
                           namesOf(plan, Figure::State::Unbounded));
    const std::vector<std::size_t> path = byLength(plan, whole);
    if (path.empty())
        return whole.unknown.empty()
            ? "Nothing on the way takes time."
            : fmt::format("No time on the way is known: {}.", namesOf(plan, Figure::State::Unknown));
    const PlanBlock &longest = plan.blocks[path.front()];
    std::string text =
        fmt::format("{} takes {} of {} ({} %)", longest.title, humanMinutes(longest.time.planning),
                    humanMinutes(whole.rto), percent(longest.time.planning / whole.rto));
    if (simulation && path.front() < simulation->criticality.size())
        text += fmt::format(" and sets the end in {} % of the trials",
                            percent(simulation->criticality[path.front()]));
    if (path.size() > 1) {
        const PlanBlock &next = plan.blocks[path[1]];
        text += fmt::format("; {} follows with {}", next.title, humanMinutes(next.time.planning));
    }
    text += '.';
    if (!whole.unknown.empty())
        text += fmt::format(" Not known, so at least: {}.", namesOf(plan, Figure::State::Unknown));
    return text;
}

} // namespace breakwater
