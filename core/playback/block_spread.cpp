// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/block_spread.h"

#include "core/recovery/simulate.h"

#include <algorithm>

namespace breakwater {

namespace {

constexpr double kHalf = 0.5, kMost = 0.95;
constexpr int kTrials = 4000;

bool isFixed(const Span &span)
{
    return std::holds_alternative<FixedSpan>(span);
}

/// A single span has a formula; sums and second tries are drawn.
BlockSpread drawn(const PlanBlock &block)
{
    const BlockTime *other = block.alternatives.empty() ? nullptr : &block.alternatives.front().time;
    const RandomNetwork alone({randomTime(block.time, block.key, block.successShare, other)}, {{0, 0}, {}});
    const Samples samples = alone.run({kTrials, 1, 1}, {0}, false);
    const std::vector<double> found = quantilesOf(samples.ends.front(), {kHalf, kMost});
    return {Minutes{found[0]}, Minutes{found[1]}};
}

} // namespace

std::optional<BlockSpread> spreadOf(const PlanBlock &block)
{
    const BlockTime &time = block.time;
    const bool second = block.successShare && !block.alternatives.empty();
    if (time.state != Figure::State::Value
        || (std::all_of(time.spans.begin(), time.spans.end(), isFixed) && !second))
        return std::nullopt;
    if (time.spans.size() == 1 && !second)
        return BlockSpread{Minutes{quantileOf(time.spans.front(), kHalf)},
                           Minutes{quantileOf(time.spans.front(), kMost)}};
    return drawn(block);
}

} // namespace breakwater
