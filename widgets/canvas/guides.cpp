// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/guides.h"

#include <algorithm>
#include <cmath>

namespace breakwater::guides {
namespace {

/// One direction of a box: the same thought serves both axes.
struct Span {
    double low = 0, high = 0; ///< along the axis
    double from = 0, to = 0; ///< across it
    double middle() const { return (low + high) / 2; }
    double length() const { return high - low; }
};

Span spanOf(const QRectF &box, bool upright)
{
    return upright ? Span{box.top(), box.bottom(), box.left(), box.right()}
                   : Span{box.left(), box.right(), box.top(), box.bottom()};
}

QLineF lineOf(bool upright, double at, double from, double to)
{
    return upright ? QLineF(from, at, to, at) : QLineF(at, from, at, to);
}

/// A stretch along the axis, drawn at `across`.
QLineF stretchOf(bool upright, double low, double high, double across)
{
    return upright ? QLineF(across, low, across, high) : QLineF(low, across, high, across);
}

struct Candidate {
    double low = 0; ///< where the box would begin
    std::vector<Line> lines;
};

void addAligned(std::vector<Candidate> &found, const Span &moving, const Span &other, bool upright)
{
    const auto add = [&](double mine, double theirs) {
        found.push_back(
            {moving.low + theirs - mine,
             {{lineOf(upright, theirs, std::min(moving.from, other.from), std::max(moving.to, other.to)),
               false}}});
    };
    add(moving.low, other.low);
    add(moving.high, other.high);
    add(moving.middle(), other.middle());
}

/// Gaps count among boxes that share a stretch across the axis: a row, or a column.
void addGaps(std::vector<Candidate> &found, const Span &moving, const std::vector<Span> &others, bool upright)
{
    std::vector<Span> row;
    for (const Span &other : others)
        if (other.from < moving.to && moving.from < other.to)
            row.push_back(other);
    std::sort(row.begin(), row.end(), [](const Span &a, const Span &b) { return a.low < b.low; });
    const double across = (moving.from + moving.to) / 2;
    const auto gap = [&](double low, double high) {
        return Line{stretchOf(upright, low, high, across), true};
    };
    for (std::size_t i = 1; i < row.size(); ++i) {
        const Span &a = row[i - 1], &b = row[i];
        const double width = b.low - a.high;
        if (width <= 0)
            continue;
        found.push_back({b.high + width, {gap(a.high, b.low), gap(b.high, b.high + width)}});
        found.push_back({a.low - width - moving.length(), {gap(a.high, b.low), gap(a.low - width, a.low)}});
        if (width <= moving.length())
            continue;
        const double half = (width - moving.length()) / 2;
        found.push_back({a.high + half, {gap(a.high, a.high + half), gap(b.low - half, b.low)}});
    }
}

std::optional<Candidate> nearest(const std::vector<Candidate> &found, double low, double reach)
{
    const Candidate *best = nullptr;
    for (const Candidate &one : found)
        if (std::abs(one.low - low) <= reach
            && (!best || std::abs(one.low - low) < std::abs(best->low - low)))
            best = &one;
    if (!best)
        return std::nullopt;
    Candidate all{best->low, {}};
    for (const Candidate &one : found)
        if (std::abs(one.low - best->low) < 0.01)
            for (const Line &line : one.lines)
                if (std::find(all.lines.begin(), all.lines.end(), line) == all.lines.end())
                    all.lines.push_back(line);
    return all;
}

std::optional<double> snapAxis(const QRectF &box, const std::vector<QRectF> &others, double reach,
                               bool upright, std::vector<Line> &lines)
{
    const Span moving = spanOf(box, upright);
    std::vector<Span> spans;
    std::vector<Candidate> found;
    for (const QRectF &other : others) {
        spans.push_back(spanOf(other, upright));
        addAligned(found, moving, spans.back(), upright);
    }
    addGaps(found, moving, spans, upright);
    const auto best = nearest(found, moving.low, reach);
    if (!best)
        return std::nullopt;
    lines.insert(lines.end(), best->lines.begin(), best->lines.end());
    return best->low;
}

} // namespace

Snap snapTo(const QRectF &moving, const std::vector<QRectF> &others, double reach)
{
    Snap snap;
    snap.y = snapAxis(moving, others, reach, true, snap.lines);
    // The gaps of a row are seen from the row that the box is drawn to.
    const QRectF onRow = snap.y ? QRectF(QPointF(moving.left(), *snap.y), moving.size()) : moving;
    snap.x = snapAxis(onRow, others, reach, false, snap.lines);
    return snap;
}

} // namespace breakwater::guides
