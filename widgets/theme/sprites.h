// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPainter>
#include <QRectF>

#include <cstdint>

/// Small pictures that many things have in common, such as the tile of a kind: painted once for a scale, then
/// copied. Only onto the pixels of a window; paper and SVG get the shapes themselves.
namespace breakwater::sprites {

/// What a picture shows. Two with equal keys and equal sizes look the same at the same scale.
struct Key {
    const void *what = nullptr; ///< an address that nothing else has: a glyph, or one of the painter's own
    std::uint32_t look = 0; ///< whatever else it depends on
    std::uint32_t ink = 0, ground = 0; ///< colours
};

/// Where the pixels of a picture go, found for the transform of a painter.
struct Place {
    bool possible = false; ///< false: the device wants the shapes
    QPointF at; ///< in the painter's own units, without its transform
    QPointF phase; ///< of the picture within its first pixel
    QSize size; ///< pixels
    double scale = 1, ratio = 1;
};

bool isWhole(double scale); ///< a unit is a number of pixels
Place placeOf(const QPainter &painter, const QRectF &box);
const QImage *find(const Key &key, const QRectF &box, const Place &place);
const QImage *keep(const Key &key, const QRectF &box, const Place &place, QImage image);
QImage blank(const Place &place);
void prepare(QPainter &painter, const QRectF &box, const Place &place);
void draw(QPainter &painter, const Place &place, const QImage &image);

void forget(); ///< all of them: what comes next is painted as if for the first time

/// At whole scales alone: where a pixel beside its place would show.
template <typename Shapes>
void paintExactly(QPainter &painter, const QRectF &box, const Key &key, const Shapes &shapes);

/// `shapes(painter)` paints in the coordinates of the painter, inside the box.
template <typename Shapes>
void paint(QPainter &painter, const QRectF &box, const Key &key, const Shapes &shapes)
{
    const Place place = placeOf(painter, box);
    if (!place.possible) {
        shapes(painter);
        return;
    }
    const QImage *image = find(key, box, place);
    if (!image) {
        QImage fresh = blank(place);
        {
            QPainter once(&fresh);
            prepare(once, box, place);
            shapes(once);
        }
        image = keep(key, box, place, std::move(fresh));
    }
    if (image)
        draw(painter, place, *image);
    else
        shapes(painter);
}

template <typename Shapes>
void paintExactly(QPainter &painter, const QRectF &box, const Key &key, const Shapes &shapes)
{
    const double scale = painter.worldTransform().m11() * painter.device()->devicePixelRatioF();
    if (isWhole(scale))
        paint(painter, box, key, shapes);
    else
        shapes(painter);
}

} // namespace breakwater::sprites
