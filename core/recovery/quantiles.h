// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/quantity.h"

#include <array>
#include <functional>
#include <memory>
#include <vector>

/// How long something takes when one asks how sure one is: spans of time as distributions.
namespace breakwater {

/// The quantile function of a span, in minutes; probabilities 0 and 1 give the ends of what is possible,
/// except where there is no end: a log-normal span is cut at one in 2^17.
double quantileOf(const Span &span, double probability);
/// Mean of the span, in minutes.
double meanOf(const Span &span);
/// Value of the standard normal distribution below which the share `probability` (above 0, below 1) lies.
double normalQuantile(double probability);

/// A quantile function in straight pieces: 240 for the lower fifteen sixteenths, 256 for the upper sixteenth,
/// so that a tail keeps its P99. Cheap to draw from, with the same bits on any processor.
struct QuantileTable {
    struct Piece {
        float low = 0, rise = 0; ///< value at the start of the piece; what is gained to its end
    };
    /// Chosen by eight bits of a probability (the upper ones), or by 256 and the next eight where the first
    /// four are set.
    alignas(64) std::array<Piece, 512> pieces;

    /// From any quantile function on 0 to 1; it is never asked for 1.
    static std::shared_ptr<const QuantileTable> of(const std::function<double(double)> &quantile);
};

/// One random time: `offset + scale * table`. Shapes are shared: two log-normal spans with the same ratio of
/// P95 to P50 draw from one table.
struct Draw {
    std::shared_ptr<const QuantileTable> table;
    float offset = 0, scale = 1;
    bool operator==(const Draw &) const = default;
};

/// The spans that vary become draws; what is fixed adds to `constant`, in minutes.
void addDraws(const Span &span, std::vector<Draw> &draws, double &constant);

} // namespace breakwater
