// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/quantiles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <numbers>
#include <utility>

namespace breakwater {
namespace {

constexpr double kZ95 = 1.6448536269514722; // standard normal P95

/// The distribution function of PERT on 0 to 1 with its mode at `mode`: a beta distribution with shape 1 + 4
/// mode and 1 + 4 (1 - mode). Integrated over x = sin^2, where it is smooth at both ends.
class PertShape {
public:
    explicit PertShape(double mode)
    {
        const double a = 2 * (1 + 4 * mode) - 1, b = 2 * (1 + 4 * (1 - mode)) - 1;
        const Grid &grid = gridOf();
        std::array<double, kSteps + 1> height{};
        for (std::size_t i = 1; i < kSteps; ++i)
            height[i] = std::exp(a * grid.logSin[i] + b * grid.logCos[i]);
        // Simpson over every two steps; the half way by the parabola through the three heights.
        for (std::size_t i = 0; i + 2 <= kSteps; i += 2) {
            m_share[i + 1] = m_share[i] + (5 * height[i] + 8 * height[i + 1] - height[i + 2]) / 12;
            m_share[i + 2] = m_share[i] + (height[i] + 4 * height[i + 1] + height[i + 2]) / 3;
        }
        for (std::size_t i = 0; i <= kSteps; ++i) {
            m_slope[i] = height[i] / m_share[kSteps];
            if (i < kSteps)
                m_share[i] /= m_share[kSteps];
        }
        m_share[kSteps] = 1;
    }

    double quantile(double probability) const
    {
        if (probability <= 0 || probability >= 1)
            return probability <= 0 ? 0 : 1;
        const auto above = std::upper_bound(m_share.begin() + 1, m_share.end() - 1, probability);
        const auto i = static_cast<std::size_t>(above - m_share.begin()) - 1;
        // The share between two points of the grid as a cubic; Newton from the straight line.
        const double from = m_share[i], rise = m_share[i + 1] - from;
        double t = rise > 0 ? (probability - from) / rise : 0;
        for (int round = 0; round < 4 && rise > 0; ++round) {
            const double s0 = m_slope[i], s1 = m_slope[i + 1];
            const double value = from + t * (s0 + t * ((3 * rise - 2 * s0 - s1) + t * (s0 + s1 - 2 * rise)));
            const double slope = s0 + t * (2 * (3 * rise - 2 * s0 - s1) + 3 * t * (s0 + s1 - 2 * rise));
            if (slope <= 0)
                break;
            t = std::clamp(t - (value - probability) / slope, 0.0, 1.0);
        }
        const double sine = std::sin((static_cast<double>(i) + t) * kWidth);
        return sine * sine;
    }

private:
    static constexpr std::size_t kSteps = 512;
    static constexpr double kWidth = std::numbers::pi / 2 / kSteps;
    struct Grid {
        std::array<double, kSteps + 1> logSin{}, logCos{};
    };
    static const Grid &gridOf()
    {
        static const Grid grid = [] {
            Grid made;
            for (std::size_t i = 1; i < kSteps; ++i) {
                made.logSin[i] = std::log(std::sin(static_cast<double>(i) * kWidth));
                made.logCos[i] = std::log(std::cos(static_cast<double>(i) * kWidth));
            }
            return made;
        }();
        return grid;
    }

    std::array<double, kSteps + 1> m_share{}, m_slope{};
};

double sampleQuantile(const std::vector<double> &sorted, double probability)
{
    // Of n measured times each stands for one n-th: the empirical distribution.
    const auto place = static_cast<std::size_t>(probability * static_cast<double>(sorted.size()));
    return sorted[std::min(place, sorted.size() - 1)];
}

std::vector<double> sortedOf(const SampledSpan &span)
{
    std::vector<double> sorted = span.minutes;
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

double modeOf(const PertSpan &span)
{
    return span.max > span.min ? (span.likely - span.min) / (span.max - span.min) : 0;
}

double sigmaOf(const LogNormalSpan &span)
{
    return span.p50 > 0 && span.p95 > span.p50 ? std::log(span.p95 / span.p50) / kZ95 : 0;
}

/// Tables by shape, so that building one is paid once a process. A table is a pure function of its key: what
/// is kept here makes nothing different, only faster.
class TableShelf {
public:
    using Key = std::pair<int, std::vector<double>>;

    std::shared_ptr<const QuantileTable> find(const Key &key, const std::function<double(double)> &quantile)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (const auto known = m_tables.find(key); known != m_tables.end())
                return known->second;
        }
        auto made = QuantileTable::of(quantile);
        const std::lock_guard lock(m_mutex);
        if (m_tables.size() >= kMost)
            m_tables.clear();
        return m_tables.emplace(key, std::move(made)).first->second;
    }

    static TableShelf &shared()
    {
        static TableShelf shelf;
        return shelf;
    }

private:
    static constexpr std::size_t kMost = 4096; // 16 MiB of tables
    std::mutex m_mutex;
    std::map<Key, std::shared_ptr<const QuantileTable>> m_tables;
};

enum Shape { kPert, kLogNormal, kUniform, kSamples };

std::shared_ptr<const QuantileTable> pertTable(double mode)
{
    return TableShelf::shared().find({kPert, {mode}}, [shape = PertShape(mode)](double probability) {
        return shape.quantile(probability);
    });
}

std::shared_ptr<const QuantileTable> logNormalTable(double sigma)
{
    return TableShelf::shared().find({kLogNormal, {sigma}}, [sigma](double probability) {
        return probability <= 0 ? 0 : std::exp(sigma * normalQuantile(probability));
    });
}

std::shared_ptr<const QuantileTable> uniformTable()
{
    return TableShelf::shared().find({kUniform, {}}, [](double probability) { return probability; });
}

std::shared_ptr<const QuantileTable> sampleTable(std::vector<double> sorted)
{
    return TableShelf::shared().find(
        {kSamples, sorted}, [sorted](double probability) { return sampleQuantile(sorted, probability); });
}

} // namespace

double normalQuantile(double probability)
{
    if (probability > 0.5)
        return -normalQuantile(1 - probability);
    // A rough start (Abramowitz and Stegun 26.2.22), then Halley's steps on the distribution function itself.
    const double t = std::sqrt(-2 * std::log(probability));
    double z = (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)) - t;
    for (int round = 0; round < 3; ++round) {
        const double excess = 0.5 * std::erfc(-z / std::numbers::sqrt2) - probability;
        const double step = excess * std::sqrt(2 * std::numbers::pi) * std::exp(z * z / 2);
        z -= step / (1 + z * step / 2);
    }
    return z;
}

double quantileOf(const Span &span, double probability)
{
    struct Visit {
        double probability;
        double operator()(const FixedSpan &fixed) const { return fixed.minutes; }
        double operator()(const LogNormalSpan &normal) const
        {
            if (probability <= 0 || probability >= 1)
                return probability <= 0 ? 0 : std::numeric_limits<double>::infinity();
            return normal.p50 * std::exp(sigmaOf(normal) * normalQuantile(probability));
        }
        double operator()(const PertSpan &pert) const
        {
            return pert.min + (pert.max - pert.min) * PertShape(modeOf(pert)).quantile(probability);
        }
        double operator()(const UniformSpan &uniform) const
        {
            return uniform.from + (uniform.to - uniform.from) * probability;
        }
        double operator()(const SampledSpan &samples) const
        {
            return samples.minutes.empty() ? 0 : sampleQuantile(sortedOf(samples), probability);
        }
    };
    return std::visit(Visit{probability}, span);
}

double meanOf(const Span &span)
{
    struct Visit {
        double operator()(const FixedSpan &fixed) const { return fixed.minutes; }
        double operator()(const LogNormalSpan &normal) const
        {
            const double sigma = sigmaOf(normal);
            return normal.p50 * std::exp(sigma * sigma / 2);
        }
        double operator()(const PertSpan &pert) const { return (pert.min + 4 * pert.likely + pert.max) / 6; }
        double operator()(const UniformSpan &uniform) const { return (uniform.from + uniform.to) / 2; }
        double operator()(const SampledSpan &samples) const
        {
            double sum = 0;
            for (const double each : samples.minutes)
                sum += each;
            return samples.minutes.empty() ? 0 : sum / static_cast<double>(samples.minutes.size());
        }
    };
    return std::visit(Visit{}, span);
}

std::shared_ptr<const QuantileTable> QuantileTable::of(const std::function<double(double)> &quantile)
{
    auto table = std::make_shared<QuantileTable>();
    const auto fill = [&](std::size_t first, int count, double from, double width) {
        double low = quantile(from);
        for (int i = 0; i < count; ++i) {
            const double end = from + width * (i + 1), high = end < 1 ? quantile(end) : low;
            table->pieces[first + static_cast<std::size_t>(i)] = {static_cast<float>(low),
                                                                  static_cast<float>(high - low)};
            low = high;
        }
        return low;
    };
    fill(0, 240, 0, 1.0 / 256);
    const double width = 1.0 / 4096, low = fill(256, 256, 15.0 / 16, width);
    // The last piece may have no end: it rises so that its mean is right, summed over ever shorter stretches.
    double mean = 0, share = 0.5;
    for (int i = 0; i < 24; ++i, share /= 2)
        mean += share * quantile(1 - width * share * 1.5);
    mean += 2 * share * quantile(1 - width * share);
    table->pieces[511].rise = static_cast<float>(2 * (mean - low));
    return table;
}

void addDraws(const Span &span, std::vector<Draw> &draws, double &constant)
{
    struct Visit {
        std::vector<Draw> &draws;
        double &constant;

        void add(std::shared_ptr<const QuantileTable> table, double offset, double scale) const
        {
            draws.push_back({std::move(table), static_cast<float>(offset), static_cast<float>(scale)});
        }
        void operator()(const FixedSpan &fixed) const { constant += fixed.minutes; }
        void operator()(const LogNormalSpan &normal) const
        {
            if (sigmaOf(normal) <= 0)
                constant += normal.p50;
            else
                add(logNormalTable(sigmaOf(normal)), 0, normal.p50);
        }
        void operator()(const PertSpan &pert) const
        {
            if (pert.max <= pert.min)
                constant += pert.likely;
            else
                add(pertTable(modeOf(pert)), pert.min, pert.max - pert.min);
        }
        void operator()(const UniformSpan &uniform) const
        {
            if (uniform.to <= uniform.from)
                constant += uniform.from;
            else
                add(uniformTable(), uniform.from, uniform.to - uniform.from);
        }
        void operator()(const SampledSpan &samples) const
        {
            const std::vector<double> sorted = sortedOf(samples);
            if (sorted.empty() || sorted.front() == sorted.back())
                constant += sorted.empty() ? 0 : sorted.front();
            else
                add(sampleTable(sorted), 0, 1);
        }
    };
    std::visit(Visit{draws, constant}, span);
}

} // namespace breakwater
