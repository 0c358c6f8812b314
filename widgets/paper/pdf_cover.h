// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/pdf_flow.h"

/// What stands before the first part: the cover and the contents.
namespace breakwater::paper {

void paintCover(Ink &ink, const Document &document, const PaperSize &paper);

/// As large as has room, on the left or the right of it; false, and nothing is painted, when it is no
/// picture.
bool paintLogo(QPainter &painter, const Logo &logo, const QRectF &room, Qt::Alignment side);

struct ContentsLine {
    PieceHeading heading;
    std::size_t page = 0; ///< printed number
};
/// `lines` with their page numbers; as many pages as it takes, no number changes their length.
Pieces contentsPieces(const std::vector<ContentsLine> &lines, double width);

} // namespace breakwater::paper
