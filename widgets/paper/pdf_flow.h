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

/// Puts pieces on pages as they come, and hands each page on once it is full, so that whoever prints a long
/// document holds one page of it at a time.
class Paginator {
public:
    using Taker = std::function<bool(Page)>; ///< false: no more pages are wanted
    Paginator(const PaperSize &paper, Taker taker);
    bool add(Pieces pieces); ///< false once the taker has said so
    bool finish(); ///< the last page; nothing may be added afterwards

private:
    QRectF body(bool landscape) const { return m_paper.body(landscape); }
    bool empty() const { return !m_page || m_page->pieces.empty(); }
    double room() const { return m_page ? body(m_page->landscape).bottom() - m_y : 0; }
    bool placeWaiting(bool all);
    bool needsNewPage(std::size_t first, std::size_t last) const;
    void newPage(const Piece &first);
    void put(Piece piece);
    void place(Piece piece);

    const PaperSize &m_paper;
    Taker m_taker;
    Pieces m_waiting; ///< for what has to stay on one page with them
    std::optional<Page> m_page;
    std::string m_section;
    std::shared_ptr<const RepeatedHead> m_head; ///< of the table that the last piece belongs to
    double m_y = 0;
    bool m_wanted = true;
};

std::vector<Page> paginate(Pieces pieces, const PaperSize &paper);

} // namespace breakwater::paper
