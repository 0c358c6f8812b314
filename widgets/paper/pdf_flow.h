// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/pdf_text.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Blocks flow onto pages in two passes: measured and placed first, so that every page number is known,
/// painted then.
namespace breakwater::paper {

struct Ink {
    QPainter &painter;
    std::vector<PlacedLink> &links;
};

struct Piece;
using Pieces = std::vector<Piece>;

/// What is repeated on top of each page that a table goes on to.
struct RepeatedHead {
    Pieces pieces;
    std::shared_ptr<const int> table; ///< only its identity counts
    double height() const;
};

struct PieceHeading {
    int level = 1;
    std::string number, title, anchor;
};

/// The smallest thing that is placed: a heading, a paragraph, a row.
struct Piece {
    double height = 0;
    double before = 0; ///< space above, dropped at the top of a page
    bool keepWithNext = false;
    bool breakBefore = false;
    bool onePage = false; ///< of a part that was set to fit its page: never held back for what follows
    bool landscape = false;
    std::function<void(Ink &, const QPointF &)> paint; ///< upper left corner
    std::vector<std::string> anchors;
    std::optional<PieceHeading> heading;
    std::shared_ptr<const RepeatedHead> head; ///< of its table
    /// Cuts a piece that no page can hold into one of at most that height, and the rest.
    std::function<std::optional<std::pair<Piece, Piece>>(double)> split;
};

struct PaperSize {
    bool letter = false;
    double width(bool landscape) const;
    double height(bool landscape) const;
    /// Where the flow stands on a page.
    QRectF body(bool landscape) const;
};

struct PlacedPiece {
    Piece piece;
    QPointF at;
};
struct Page {
    bool landscape = false;
    std::string section; ///< number and title of the part
    std::vector<PlacedPiece> pieces;
};

std::vector<Page> paginate(Pieces pieces, const PaperSize &paper);

} // namespace breakwater::paper
