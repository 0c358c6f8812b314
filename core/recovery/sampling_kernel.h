// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/quantiles.h"

#include <cstdint>

/// One tile of 64 trials through the whole network: the inner loop of the Monte Carlo, for processors with
/// AVX2 and for all others. Both round in the same places, so they give the same bits.
namespace breakwater::kernel {

inline constexpr int kTile = 64;

struct DrawAt {
    const QuantileTable *table;
    float offset, scale;
    std::uint32_t first, second; ///< the seed of the draw's numbers
};

/// Plain pointers into what the caller holds.
struct Network {
    int activities;
    const float *constants;
    const int *firstBefore, *before; ///< predecessors, row by row
    const int *firstDraw;
    const DrawAt *draws;
};

/// `ends` holds kTile values an activity. `later` gets one word a predecessor (beside `before`): in which
/// trials it ended later than every one before it in its row; null: not wanted.
void runPortable(const Network &network, std::uint32_t firstTrial, float *ends, std::uint64_t *later);
void runAvx2(const Network &network, std::uint32_t firstTrial, float *ends, std::uint64_t *later);
bool hasAvx2();

/// The random word of one trial (a multiply-xorshift hash with two seeds).
inline std::uint32_t randomWord(std::uint32_t trial, std::uint32_t first, std::uint32_t second)
{
    std::uint32_t x = trial * 0x9E3779B1U ^ first;
    x ^= x >> 16;
    x *= 0x7FEB352DU;
    x += second;
    x ^= x >> 15;
    x *= 0x846CA68BU;
    x ^= x >> 16;
    return x;
}

} // namespace breakwater::kernel
