// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/sampling.h"

#include "core/recovery/sampling_kernel.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <new>
#include <numeric>
#include <thread>

namespace breakwater {
namespace {

std::size_t u(int index)
{
    return static_cast<std::size_t>(index);
}

/// The ends of one tile, aligned for the widest loads.
class Tile {
public:
    explicit Tile(int activities)
        : m_values(static_cast<float *>(::operator new[](bytes(activities), kAlignment)))
    { }
    ~Tile() { ::operator delete[](m_values, kAlignment); }
    Tile(const Tile &) = delete;
    Tile &operator=(const Tile &) = delete;
    float *values() { return m_values; }

private:
    static constexpr std::align_val_t kAlignment{64};
    static std::size_t bytes(int activities)
    {
        return u(std::max(activities, 1)) * kernel::kTile * sizeof(float);
    }
    float *m_values;
};

/// From the last activity back: what set the start of what was critical is critical too.
void markCritical(const Predecessors &before, int last, const std::vector<std::uint64_t> &later,
                  std::uint64_t *critical)
{
    const int *first = before.first.data(), *list = before.list.data();
    critical[last] = ~std::uint64_t{0};
    for (int activity = last; activity >= 0; --activity) {
        std::uint64_t open = critical[activity];
        const int row = first[activity];
        int k = first[activity + 1] - 1;
        if (open == 0 || k < row)
            continue;
        for (; k > row; --k) {
            const std::uint64_t bound = open & later[u(k)];
            critical[list[k]] |= bound;
            open &= ~bound;
        }
        critical[list[row]] |= open;
    }
}

/// Kept bits of the last tile, when the number of trials is no multiple of its size.
std::uint64_t maskOf(int trials, int tile)
{
    const int left = trials - tile * kernel::kTile;
    return left >= kernel::kTile ? ~std::uint64_t{0} : (std::uint64_t{1} << static_cast<unsigned>(left)) - 1;
}

} // namespace

std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t z = a + 0x9E3779B97F4A7C15U * (b + 1);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

RandomNetwork::RandomNetwork(const std::vector<RandomActivity> &activities, Predecessors before)
    : m_before(std::move(before))
{
    m_constants.reserve(activities.size());
    for (const RandomActivity &activity : activities) {
        m_constants.push_back(static_cast<float>(activity.constant));
        m_firstDraw.push_back(static_cast<int>(m_draws.size()));
        std::uint64_t stream = activity.stream;
        for (const Draw &draw : activity.draws) {
            m_draws.push_back(draw);
            m_streams.push_back(stream);
            stream = mixed(stream, 1);
        }
    }
    m_firstDraw.push_back(static_cast<int>(m_draws.size()));
}

Samples RandomNetwork::run(const Trials &trials, const std::vector<int> &watched, bool critical,
                           const std::stop_token &stop) const
{
    const int count = std::max(trials.count, 0), tiles = (count + kernel::kTile - 1) / kernel::kTile;
    Samples samples;
    samples.activities = size();
    samples.ends.assign(watched.size(), std::vector<float>(u(tiles) * kernel::kTile));
    if (critical && !watched.empty())
        samples.critical.assign(u(tiles) * m_constants.size(), 0);

    std::vector<kernel::DrawAt> draws;
    draws.reserve(m_draws.size());
    for (std::size_t d = 0; d < m_draws.size(); ++d) {
        const std::uint64_t seed = mixed(trials.seed, m_streams[d]);
        draws.push_back({m_draws[d].table.get(), m_draws[d].offset, m_draws[d].scale,
                         static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
    }
    const kernel::Network network{
        size(),      m_constants.data(), m_before.first.data(), m_before.list.data(), m_firstDraw.data(),
        draws.data()};
    const auto runTile =
        m_engine == Engine::Best && kernel::hasAvx2() ? kernel::runAvx2 : kernel::runPortable;

    const auto work = [&](int from, int to) {
        Tile tile(size());
        std::vector<std::uint64_t> later(samples.critical.empty() ? 0 : m_before.list.size());
        for (int t = from; t < to && !stop.stop_requested(); ++t) {
            runTile(network, static_cast<std::uint32_t>(t) * kernel::kTile, tile.values(),
                    samples.critical.empty() ? nullptr : later.data());
            for (std::size_t w = 0; w < watched.size(); ++w)
                std::copy_n(tile.values() + u(watched[w]) * kernel::kTile, kernel::kTile,
                            samples.ends[w].data() + u(t) * kernel::kTile);
            if (!samples.critical.empty())
                markCritical(m_before, watched.front(), later,
                             samples.critical.data() + u(t) * m_constants.size());
        }
    };
    const int threads = std::clamp(trials.threads, 1, std::max(tiles, 1));
    {
        std::vector<std::jthread> helpers;
        for (int i = 1; i < threads; ++i)
            helpers.emplace_back(work, tiles * i / threads, tiles * (i + 1) / threads);
        work(0, tiles / threads);
    }
    if (stop.stop_requested())
        return {};
    for (std::vector<float> &row : samples.ends)
        row.resize(u(count));
    if (!samples.critical.empty() && tiles > 0)
        for (std::size_t a = 0; a < m_constants.size(); ++a)
            samples.critical[u(tiles - 1) * m_constants.size() + a] &= maskOf(count, tiles - 1);
    return samples;
}

std::vector<double> Samples::criticality(const std::vector<std::uint64_t> &chosen) const
{
    std::vector<long> times(u(activities), 0);
    long of = 0;
    for (std::size_t t = 0; t < chosen.size(); ++t) {
        of += std::popcount(chosen[t]);
        for (std::size_t a = 0; a < times.size(); ++a)
            times[a] += std::popcount(critical[t * times.size() + a] & chosen[t]);
    }
    std::vector<double> shares(times.size(), 0);
    for (std::size_t a = 0; a < times.size() && of > 0; ++a)
        shares[a] = static_cast<double>(times[a]) / static_cast<double>(of);
    return shares;
}

std::vector<double> Samples::criticality() const
{
    const int count = ends.empty() ? 0 : static_cast<int>(ends.front().size());
    std::vector<std::uint64_t> all;
    for (int tile = 0; tile * kernel::kTile < count; ++tile)
        all.push_back(maskOf(count, tile));
    return criticality(all);
}

std::vector<double> quantilesOf(const std::vector<float> &values, const std::vector<double> &probabilities)
{
    std::vector<double> found(probabilities.size(), 0);
    if (values.empty())
        return found;
    const auto placeOf = [&](double probability) {
        const double rank = std::ceil(probability * static_cast<double>(values.size()));
        return static_cast<std::size_t>(std::clamp(rank, 1.0, static_cast<double>(values.size()))) - 1;
    };
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const float from = *low, width = *high - *low;
    // Sorted into slots of equal width first: then each quantile is looked for among a few values only.
    constexpr int kSlots = 4096;
    const float slotsPerMinute = width > 0 ? (kSlots - 1) / width : 0;
    const auto isFinite = [](float value) { return std::isfinite(value); };
    if (!isFinite(width) || !isFinite(slotsPerMinute)
        || !std::all_of(values.begin(), values.end(), isFinite)) {
        // No slots of equal width: what is no number counts as never.
        std::vector<float> sorted = values;
        std::replace_if(
            sorted.begin(), sorted.end(), [](float value) { return std::isnan(value); }, HUGE_VALF);
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < probabilities.size(); ++i)
            found[i] = sorted[placeOf(probabilities[i])];
        return found;
    }
    const auto slotOf = [&](float value) {
        return u(std::min(static_cast<int>((value - from) * slotsPerMinute), kSlots - 1));
    };
    std::vector<std::size_t> upTo(kSlots + 1, 0);
    for (const float value : values)
        ++upTo[slotOf(value) + 1];
    std::partial_sum(upTo.begin(), upTo.end(), upTo.begin());
    std::vector<float> slot;
    std::size_t held = kSlots;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const std::size_t place = placeOf(probabilities[i]);
        const auto which =
            static_cast<std::size_t>(std::upper_bound(upTo.begin(), upTo.end(), place) - upTo.begin()) - 1;
        if (which != held) {
            slot.clear();
            std::copy_if(values.begin(), values.end(), std::back_inserter(slot),
                         [&](float value) { return slotOf(value) == which; });
            std::sort(slot.begin(), slot.end());
            held = which;
        }
        found[i] = slot[place - upTo[which]];
    }
    return found;
}

double meanOf(const std::vector<float> &values)
{
    return values.empty()
        ? 0
        : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double shareWithin(const std::vector<float> &values, double limit)
{
    const auto within = std::count_if(values.begin(), values.end(),
                                      [limit](float value) { return static_cast<double>(value) <= limit; });
    return values.empty() ? 0 : static_cast<double>(within) / static_cast<double>(values.size());
}

} // namespace breakwater
