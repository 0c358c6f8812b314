// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>

namespace breakwater {

class Rule;

/// What a rule has cost: how many times it judged a stamp, and how long that took in all, on a steady clock.
/// The first rule that asks for a plan pays for making it.
struct RuleTime {
    int stamps = 0;
    std::chrono::nanoseconds took{};
};
/// By rule. What a memory answered is not in it: nothing was judged.
using RuleTimes = std::map<const Rule *, RuleTime>;

} // namespace breakwater
