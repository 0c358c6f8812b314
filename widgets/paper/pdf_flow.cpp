// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_flow.h"

namespace breakwater::paper {
namespace {

constexpr double kSide = 16 * kMillimetre, kTop = 24 * kMillimetre, kBottom = 22 * kMillimetre;
constexpr double kHeadingFloor = 0.15; // of a page: no heading stands below that

class Paginator {
public:
    explicit Paginator(const PaperSize &paper)
        : m_paper(paper)
    { }

    std::vector<Page> run(Pieces pieces)
    {
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (needsNewPage(pieces, i))
                newPage(pieces[i]);
            place(std::move(pieces[i]));
        }
        return std::move(m_pages);
    }

private:
    QRectF body(bool landscape) const { return m_paper.body(landscape); }
    bool empty() const { return m_pages.empty() || m_pages.back().pieces.empty(); }
    double room() const { return m_pages.empty() ? 0 : body(m_pages.back().landscape).bottom() - m_y; }

    bool needsNewPage(const Pieces &pieces, std::size_t i) const
    {
        const Piece &piece = pieces[i];
        if (m_pages.empty() || m_pages.back().landscape != piece.landscape)
            return true;
        if (empty())
            return false;
        if (piece.breakBefore)
            return true;
        const double height = body(piece.landscape).height();
        if (piece.heading && !piece.onePage && room() < kHeadingFloor * height)
            return true;
        double needed = 0;
        std::size_t last = i;
        do {
            needed += pieces[last].before + pieces[last].height;
        } while (pieces[last].keepWithNext && ++last < pieces.size());
        if (needed <= room())
            return false;
        // A chain that no page holds starts where it stands, unless that is low on the page.
        return needed <= height || room() < height / 3;
    }

    void newPage(const Piece &first)
    {
        Page page;
        page.landscape = first.landscape;
        page.section = first.heading && first.heading->level == 1 ? title(*first.heading) : m_section;
        m_pages.push_back(std::move(page));
        m_y = body(first.landscape).top();
        if (first.head && m_head && first.head->table == m_head->table)
            for (const Piece &head : first.head->pieces)
                put(head);
    }

    static std::string title(const PieceHeading &heading)
    {
        return heading.number.empty() ? heading.title : heading.number + " " + heading.title;
    }

    void put(Piece piece)
    {
        if (!empty())
            m_y += piece.before;
        const double height = piece.height;
        m_pages.back().pieces.push_back(
            {std::move(piece), QPointF(body(m_pages.back().landscape).left(), m_y)});
        m_y += height;
    }

    void place(Piece piece)
    {
        m_head = piece.head;
        if (piece.heading && piece.heading->level == 1)
            m_section = title(*piece.heading);
        while (piece.height > room() + 0.01 && piece.split) {
            auto parts = piece.split(room() - (empty() ? 0 : piece.before));
            if (!parts)
                break;
            Piece rest = std::move(parts->second);
            rest.head = piece.head;
            put(std::move(parts->first));
            newPage(rest);
            piece = std::move(rest);
        }
        put(std::move(piece));
    }

    const PaperSize &m_paper;
    std::vector<Page> m_pages;
    std::string m_section;
    std::shared_ptr<const RepeatedHead> m_head; ///< of the table that the last piece belongs to
    double m_y = 0;
};

} // namespace

double RepeatedHead::height() const
{
    double sum = 0;
    for (const Piece &piece : pieces)
        sum += piece.before + piece.height;
    return sum;
}

double PaperSize::width(bool landscape) const
{
    const double shortSide = (letter ? 612 : 595) * kPoint, longSide = (letter ? 792 : 842) * kPoint;
    return landscape ? longSide : shortSide;
}

double PaperSize::height(bool landscape) const
{
    return width(!landscape);
}

QRectF PaperSize::body(bool landscape) const
{
    return QRectF(kSide, kTop, width(landscape) - 2 * kSide, height(landscape) - kTop - kBottom);
}

std::vector<Page> paginate(Pieces pieces, const PaperSize &paper)
{
    return Paginator(paper).run(std::move(pieces));
}

} // namespace breakwater::paper
