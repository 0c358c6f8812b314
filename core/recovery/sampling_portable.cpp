// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/sampling_kernel.h"

#include <algorithm>
#include <cstring>

namespace breakwater::kernel {
namespace {

void startAfter(const Network &network, int activity, const float *ends, float *start, std::uint64_t *later)
{
    std::fill(start, start + kTile, 0.0F);
    for (int k = network.firstBefore[activity]; k < network.firstBefore[activity + 1]; ++k) {
        const float *other = ends + static_cast<std::ptrdiff_t>(network.before[k]) * kTile;
        if (later) {
            std::uint64_t word = 0;
            for (int lane = 0; lane < kTile; ++lane)
                word |= static_cast<std::uint64_t>(other[lane] > start[lane]) << static_cast<unsigned>(lane);
            later[k] = word;
        }
        for (int lane = 0; lane < kTile; ++lane)
            start[lane] = other[lane] > start[lane] ? other[lane] : start[lane];
    }
}

void add(const DrawAt &draw, std::uint32_t firstTrial, float *ends)
{
    std::uint32_t index[kTile];
    float place[kTile];
    for (int lane = 0; lane < kTile; ++lane) {
        const std::uint32_t word =
            randomWord(firstTrial + static_cast<std::uint32_t>(lane), draw.first, draw.second);
        // Selected by masks, so that the loop runs in lanes.
        const std::uint32_t upper = 0U - static_cast<std::uint32_t>(word >> 28 == 15U);
        index[lane] = (upper & (256U | ((word >> 20) & 255U))) | (~upper & (word >> 24));
        const float bits =
            static_cast<float>(static_cast<std::int32_t>(word & (0xFFFFFU | (~upper & 0xFFFFFFU))));
        place[lane] = bits * (upper != 0 ? 1.0F / 1048576.0F : 1.0F / 16777216.0F);
    }
    float low[kTile], rise[kTile];
    for (int lane = 0; lane < kTile; ++lane) {
        const QuantileTable::Piece &piece = draw.table->pieces[index[lane]];
        low[lane] = piece.low;
        rise[lane] = piece.rise;
    }
    for (int lane = 0; lane < kTile; ++lane) {
        const float gained = place[lane] * rise[lane], value = (low[lane] + gained) * draw.scale;
        ends[lane] += draw.offset + value;
    }
}

} // namespace

void runPortable(const Network &network, std::uint32_t firstTrial, float *ends, std::uint64_t *later)
{
    for (int activity = 0; activity < network.activities; ++activity) {
        float *here = ends + static_cast<std::ptrdiff_t>(activity) * kTile;
        startAfter(network, activity, ends, here, later);
        const float constant = network.constants[activity];
        for (int lane = 0; lane < kTile; ++lane)
            here[lane] += constant;
        for (int d = network.firstDraw[activity]; d < network.firstDraw[activity + 1]; ++d)
            add(network.draws[d], firstTrial, here);
    }
}

} // namespace breakwater::kernel
