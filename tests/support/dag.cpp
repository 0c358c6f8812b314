// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dag.h"

#include "tests/support/synth.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace breakwater::test {
namespace {

Draw triangularDraw(const DagTask &task)
{
    const double range = task.longest - task.shortest, mode = (task.mode - task.shortest) / range;
    return {QuantileTable::of([mode](double probability) {
                return probability < mode ? std::sqrt(probability * mode)
                                          : 1 - std::sqrt((1 - probability) * (1 - mode));
            }),
            static_cast<float>(task.shortest), static_cast<float>(range)};
}

} // namespace

std::vector<DagTask> dag(int tasks)
{
    SplitMix random(7);
    std::vector<DagTask> made;
    for (int i = 0; i < tasks; ++i) {
        DagTask task;
        task.mode = 2 + static_cast<double>(random() % 59);
        task.shortest = task.mode * (0.5 + static_cast<double>(random() % 31) / 100);
        task.longest = task.mode * (1.2 + static_cast<double>(random() % 181) / 100);
        const int count = i == 0 ? 0 : 1 + static_cast<int>(random() % 3);
        for (int k = 0; k < count; ++k) {
            const int before = i - 1 - static_cast<int>(random() % static_cast<unsigned>(std::min(i, 8)));
            if (std::find(task.before.begin(), task.before.end(), before) == task.before.end())
                task.before.push_back(before);
        }
        made.push_back(std::move(task));
    }
    return made;
}

RandomNetwork dagNetwork(const std::vector<DagTask> &tasks, DagShape shape)
{
    std::vector<RandomActivity> activities;
    Predecessors before;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        RandomActivity activity;
        activity.stream = i;
        if (shape == DagShape::Triangular)
            activity.draws.push_back(triangularDraw(tasks[i]));
        else
            addDraws(PertSpan{tasks[i].shortest, tasks[i].mode, tasks[i].longest}, activity.draws,
                     activity.constant);
        activities.push_back(std::move(activity));
        before.first.push_back(static_cast<int>(before.list.size()));
        before.list.insert(before.list.end(), tasks[i].before.begin(), tasks[i].before.end());
    }
    activities.emplace_back();
    before.first.push_back(static_cast<int>(before.list.size()));
    // Only what nothing waits for can end last.
    std::vector<char> followed(tasks.size(), 0);
    for (const DagTask &task : tasks)
        for (const int other : task.before)
            followed[static_cast<std::size_t>(other)] = 1;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        if (!followed[i])
            before.list.push_back(static_cast<int>(i));
    before.first.push_back(static_cast<int>(before.list.size()));
    return {activities, std::move(before)};
}

} // namespace breakwater::test
