// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"
#include "widgets/theme/tokens.h"

#include <QPainterPath>

class QPainter;

/// Paints what scene_geometry laid out: the same on the canvas, in SVG and PNG, and in the runbook.
/// Flat fills, borders, dashes and hatches; no clip, no effect, so that every device draws it as vectors.
namespace breakwater::scene {

struct Style {
    Style(const Tokens &table) // NOLINT(google-explicit-constructor): a theme is a style
        : tokens(table)
    { }
    const Tokens &tokens;
    bool paper = false; ///< Liberation instead of Inter
    bool strong = false; ///< presentation: strengthened lane fills
    bool marks = true; ///< findings
    bool grounded = false; ///< what lies under a band has the colour of its ground already
    bool flows = false; ///< numbered markers of the flows
    double enlarged = 1; ///< of words, for who sees the picture smaller than it is
    /// Second lines have given way to larger names.
    bool isFar() const { return enlarged > 1; }
    /// For a picture seen at `scale`: below three quarters names stay as large as above it.
    void seenAt(double scale);
    Speech speech() const { return paper ? Speech::ofPaper() : Speech::ofScreen(); }
    QFont font(int pixels, QFont::Weight weight = QFont::Normal) const;
};

/// Frame, title, strips, lanes, headers and base shelves; no cards and no links.
void paintBand(QPainter &painter, const Band &band, const Style &style);
void paintCard(QPainter &painter, const CardFace &card, const Style &style);
/// A card, a band and a line too small to be read: their shapes and colours alone.
void paintSmallCard(QPainter &painter, const CardFace &card, const Style &style);
void paintSmallBand(QPainter &painter, const Band &band, const Style &style);
void paintSmallLinks(QPainter &painter, const std::vector<const Link *> &links, const Style &style);
inline constexpr double kSmall = 0.4; ///< scale below which nothing on a card can be read
/// The line and its head.
void paintLink(QPainter &painter, const Link &link, const Style &style);
/// What of a line is worth keeping from one frame to the next; depends on its points and its style alone.
struct LinkInk {
    QPainterPath stroke; ///< of what is not painted piece by piece
    bool stroked = false;
};
/// The same, of which only what is seen needs to be painted.
void paintLink(QPainter &painter, const Link &link, const Style &style, LinkInk &ink, const QRectF &seen);
/// Some piece of the line or its head lies there.
bool touches(const Link &link, const QRectF &box);
/// The words on a line and its mark: after all lines, so that none runs through them.
void paintLinkLabel(QPainter &painter, const Link &link, const Style &style);
/// Everything: bands, links, cards, links between stamps.
void paintScene(QPainter &painter, const Geometry &geometry, const Style &style);
/// Line styles and borders with their words; returns nothing, fills `box` from the left. Height 24.
void paintLegend(QPainter &painter, const QRectF &box, const Style &style);

/// Rounded orthogonal path: radius 8 where the pieces are long enough.
QPainterPath pathOf(const QPolygonF &points, double radius = 8);
/// Text on a baseline, elided at its end to the width.
void paintText(QPainter &painter, const QPointF &baseline, const QString &text, const QFont &font,
               const QColor &color, double width = 1e6, Qt::Alignment alignment = Qt::AlignLeft);

} // namespace breakwater::scene
