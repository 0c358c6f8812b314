// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <QColor>
#include <QImage>
#include <QPainterPath>
#include <QRectF>

#include <cstdint>
#include <string_view>

class QPainter;

namespace breakwater {

/// A drawing on the 24-unit grid: areas are tinted at 20 %, lines are stroked, both in one colour.
/// Parsed once into paths: tinting and painting one costs two calls, on screen and on paper alike.
struct Glyph {
    QPainterPath area, line;
    double stroke = 1.5;
    QImage own; ///< the user's picture instead: neither recoloured nor cropped
    std::uint32_t number = 0; ///< of the drawing, the same in its copies; 0: not parsed
    bool isEmpty() const { return own.isNull() && area.isEmpty() && line.isEmpty(); }
};

/// Reads path, rect, circle, ellipse, line, polyline and polygon; skips what it does not know.
Glyph parseGlyph(std::string_view svg);
/// The catalog's icon of a kind, or the generic glyph (also for nullptr). Remembered; safe on any thread.
const Glyph &glyphOf(const ServiceKind *kind);
/// Before the first glyph is asked for: a folder whose `<kind>.svg` or `<kind>.png` stand in for the
/// catalog's icons. What is not there, or is no picture, keeps the catalog's.
void useIconFolder(const QString &folder);
/// `region`, `generic`, `breakwater`.
const Glyph &namedGlyph(const QString &name);
/// Fills `box`, the 24-unit square.
void paintGlyph(QPainter &painter, const QRectF &box, const Glyph &glyph, const QColor &color);
/// A tile of 28 px: colour at 10 %, glyph of 20 px in its middle.
void paintTile(QPainter &painter, const QRectF &box, const Glyph &glyph, const QColor &color);

} // namespace breakwater
