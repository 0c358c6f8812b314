// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/arrange.h"

#include <algorithm>
#include <numeric>

namespace breakwater::arrange {

std::vector<QPointF> aligned(const std::vector<QRectF> &boxes, To to)
{
    QRectF all;
    for (const QRectF &box : boxes)
        all |= box;
    std::vector<QPointF> corners;
    for (const QRectF &box : boxes) {
        QRectF moved = box;
        switch (to) {
        case To::Left:
            moved.moveLeft(all.left());
            break;
        case To::Right:
            moved.moveRight(all.right());
            break;
        case To::Top:
            moved.moveTop(all.top());
            break;
        case To::Bottom:
            moved.moveBottom(all.bottom());
            break;
        case To::CentreX:
            moved.moveCenter({all.center().x(), box.center().y()});
            break;
        case To::CentreY:
            moved.moveCenter({box.center().x(), all.center().y()});
            break;
        case To::Row:
            moved.moveTop(boxes.front().top());
            break;
        }
        corners.push_back(moved.topLeft());
    }
    return corners;
}

std::vector<QPointF> distributed(const std::vector<QRectF> &boxes, Qt::Orientation along)
{
    const bool level = along == Qt::Horizontal;
    const auto low = [&](const QRectF &box) { return level ? box.left() : box.top(); };
    const auto length = [&](const QRectF &box) { return level ? box.width() : box.height(); };
    std::vector<QPointF> corners;
    for (const QRectF &box : boxes)
        corners.push_back(box.topLeft());
    if (boxes.size() < 3)
        return corners;
    std::vector<std::size_t> order(boxes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return low(boxes[a]) < low(boxes[b]); });
    const QRectF &first = boxes[order.front()], &last = boxes[order.back()];
    double room = low(last) - low(first) - length(first);
    for (std::size_t i = 1; i + 1 < order.size(); ++i)
        room -= length(boxes[order[i]]);
    const double gap = room / static_cast<double>(order.size() - 1);
    double at = low(first) + length(first) + gap;
    for (std::size_t i = 1; i + 1 < order.size(); ++i) {
        (level ? corners[order[i]].rx() : corners[order[i]].ry()) = at;
        at += length(boxes[order[i]]) + gap;
    }
    return corners;
}

} // namespace breakwater::arrange
