// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/sampling.h"

#include <vector>

/// The shared workload of recovery-time benchmarks: a network of any size, the same on every machine.
namespace breakwater::test {

struct DagTask {
    double shortest = 0, mode = 0, longest = 0; ///< minutes
    std::vector<int> before; ///< each smaller than the task's own index, none twice
};
/// One task a row; state 7 of splitmix64.
std::vector<DagTask> dag(int tasks);

enum class DagShape { Triangular, Pert };
/// The same as a network; its last activity takes no time and waits for all others, so its end is the
/// makespan.
RandomNetwork dagNetwork(const std::vector<DagTask> &tasks, DagShape shape);

} // namespace breakwater::test
