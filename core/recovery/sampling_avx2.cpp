// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/sampling_kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace breakwater::kernel {

#if defined(__x86_64__) && defined(__AVX2__)

namespace {

constexpr int kLanes = 8;

/// Two pieces as {low, rise, low, rise}. Plain loads: the gather of many processors is slower than eight of
/// them.
inline __m128 pair(const QuantileTable::Piece *pieces, std::uint32_t first, std::uint32_t second)
{
    const __m128 lower = _mm_castpd_ps(_mm_load_sd(reinterpret_cast<const double *>(pieces + first)));
    return _mm_loadh_pi(lower, reinterpret_cast<const __m64 *>(pieces + second));
}

/// The eight pieces at `index`, parted into two registers.
inline void choose(const QuantileTable::Piece *pieces, const std::uint32_t *index, __m256 &low, __m256 &rise)
{
    const __m256 a = _mm256_insertf128_ps(_mm256_castps128_ps256(pair(pieces, index[0], index[1])),
                                          pair(pieces, index[4], index[5]), 1);
    const __m256 b = _mm256_insertf128_ps(_mm256_castps128_ps256(pair(pieces, index[2], index[3])),
                                          pair(pieces, index[6], index[7]), 1);
    low = _mm256_shuffle_ps(a, b, 0x88);
    rise = _mm256_shuffle_ps(a, b, 0xDD);
}

/// As randomWord(); `trial` is multiplied already.
inline __m256i randomWords(__m256i trial, __m256i first, __m256i second)
{
    __m256i x = _mm256_xor_si256(trial, first);
    x = _mm256_xor_si256(x, _mm256_srli_epi32(x, 16));
    x = _mm256_mullo_epi32(x, _mm256_set1_epi32(0x7FEB352D));
    x = _mm256_add_epi32(x, second);
    x = _mm256_xor_si256(x, _mm256_srli_epi32(x, 15));
    x = _mm256_mullo_epi32(x, _mm256_set1_epi32(static_cast<int>(0x846CA68BU)));
    return _mm256_xor_si256(x, _mm256_srli_epi32(x, 16));
}

/// Which piece a word chooses, and how far into it, from 0 to 1.
inline __m256i pieceOf(__m256i words, __m256 &place)
{
    const __m256i upper = _mm256_cmpeq_epi32(_mm256_srli_epi32(words, 28), _mm256_set1_epi32(15));
    const __m256i fine = _mm256_or_si256(
        _mm256_and_si256(_mm256_srli_epi32(words, 20), _mm256_set1_epi32(255)), _mm256_set1_epi32(256));
    const __m256i bits = _mm256_and_si256(
        words, _mm256_blendv_epi8(_mm256_set1_epi32(0xFFFFFF), _mm256_set1_epi32(0xFFFFF), upper));
    place = _mm256_mul_ps(_mm256_cvtepi32_ps(bits),
                          _mm256_blendv_ps(_mm256_set1_ps(1.0F / 16777216.0F),
                                           _mm256_set1_ps(1.0F / 1048576.0F), _mm256_castsi256_ps(upper)));
    return _mm256_blendv_epi8(_mm256_srli_epi32(words, 24), fine, upper);
}

template <bool kMarks>
void run(const Network &network, std::uint32_t firstTrial, float *ends, std::uint64_t *later)
{
    __m256i trials[kTile / kLanes];
    for (int v = 0; v < kTile / kLanes; ++v)
        trials[v] =
            _mm256_mullo_epi32(_mm256_add_epi32(_mm256_set1_epi32(static_cast<int>(firstTrial) + v * kLanes),
                                                _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7)),
                               _mm256_set1_epi32(static_cast<int>(0x9E3779B1U)));
    alignas(32) std::uint32_t index[kTile];
    __m256 places[kTile / kLanes];
    for (int activity = 0; activity < network.activities; ++activity) {
        float *here = ends + static_cast<std::ptrdiff_t>(activity) * kTile;
        __m256 end[kTile / kLanes];
        for (auto &each : end)
            each = _mm256_setzero_ps();
        for (int k = network.firstBefore[activity]; k < network.firstBefore[activity + 1]; ++k) {
            const float *other = ends + static_cast<std::ptrdiff_t>(network.before[k]) * kTile;
            std::uint64_t word = 0;
            for (int v = 0; v < kTile / kLanes; ++v) {
                const __m256 there = _mm256_load_ps(other + v * kLanes);
                if constexpr (kMarks)
                    word |= static_cast<std::uint64_t>(static_cast<unsigned>(
                                _mm256_movemask_ps(_mm256_cmp_ps(there, end[v], _CMP_GT_OQ))))
                        << static_cast<unsigned>(v * kLanes);
                end[v] = _mm256_max_ps(there, end[v]);
            }
            if constexpr (kMarks)
                later[k] = word;
        }
        const __m256 constant = _mm256_set1_ps(network.constants[activity]);
        for (auto &each : end)
            each = _mm256_add_ps(each, constant);
        for (int d = network.firstDraw[activity]; d < network.firstDraw[activity + 1]; ++d) {
            const DrawAt &draw = network.draws[d];
            const __m256i first = _mm256_set1_epi32(static_cast<int>(draw.first));
            const __m256i second = _mm256_set1_epi32(static_cast<int>(draw.second));
            // All words first: what is stored here has left the store buffer when it is read below.
            for (int v = 0; v < kTile / kLanes; ++v)
                _mm256_store_si256(reinterpret_cast<__m256i *>(index + v * kLanes),
                                   pieceOf(randomWords(trials[v], first, second), places[v]));
            const __m256 offset = _mm256_set1_ps(draw.offset), scale = _mm256_set1_ps(draw.scale);
            for (int v = 0; v < kTile / kLanes; ++v) {
                __m256 low, rise;
                choose(draw.table->pieces.data(), index + v * kLanes, low, rise);
                const __m256 value = _mm256_mul_ps(_mm256_add_ps(low, _mm256_mul_ps(places[v], rise)), scale);
                end[v] = _mm256_add_ps(end[v], _mm256_add_ps(offset, value));
            }
        }
        for (int v = 0; v < kTile / kLanes; ++v)
            _mm256_store_ps(here + v * kLanes, end[v]);
    }
}

} // namespace

void runAvx2(const Network &network, std::uint32_t firstTrial, float *ends, std::uint64_t *later)
{
    if (later)
        run<true>(network, firstTrial, ends, later);
    else
        run<false>(network, firstTrial, ends, nullptr);
}

bool hasAvx2()
{
    return __builtin_cpu_supports("avx2") != 0;
}

#else

void runAvx2(const Network &network, std::uint32_t firstTrial, float *ends, std::uint64_t *later)
{
    runPortable(network, firstTrial, ends, later);
}

bool hasAvx2()
{
    return false;
}

#endif

} // namespace breakwater::kernel
