// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_flow.h"

#include <algorithm>
#include <iterator>

namespace breakwater::paper {
namespace {

constexpr double kSide = 16 * kMillimetre, kTop = 24 * kMillimetre, kBottom = 22 * kMillimetre;
constexpr double kHeadingFloor = 0.15; // of a page: no heading stands below that

std::string titleOf(const PieceHeading &heading)
{
    return heading.number.empty() ? heading.title : heading.number + " " + heading.title;
}

} // namespace

Paginator::Paginator(const PaperSize &paper, Taker taker)
    : m_paper(paper)
    , m_taker(std::move(taker))
{ }

bool Paginator::add(Pieces pieces)
{
    std::move(pieces.begin(), pieces.end(), std::back_inserter(m_waiting));
    return placeWaiting(false);
}

bool Paginator::finish()
{
    placeWaiting(true);
    if (m_page && m_wanted)
        m_wanted = m_taker(std::move(*m_page));
    m_page.reset();
    return m_wanted;
}

/// Those of which everything is known that they are kept together with.
bool Paginator::placeWaiting(bool all)
{
    std::size_t next = 0;
    for (; next < m_waiting.size() && m_wanted; ++next) {
        std::size_t last = next;
        while (m_waiting[last].keepWithNext && last + 1 < m_waiting.size()
               && m_waiting[last + 1].landscape == m_waiting[last].landscape)
            ++last;
        if (m_waiting[last].keepWithNext && last + 1 == m_waiting.size() && !all)
            break;
        if (needsNewPage(next, last))
            newPage(m_waiting[next]);
        place(std::move(m_waiting[next]));
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(next));
    return m_wanted;
}

bool Paginator::needsNewPage(std::size_t first, std::size_t last) const
{
    const Piece &piece = m_waiting[first];
    if (!m_page || m_page->landscape != piece.landscape)
        return true;
    if (empty())
        return false;
    if (piece.breakBefore)
        return true;
    const double height = body(piece.landscape).height();
    if (piece.heading && !piece.onePage && room() < kHeadingFloor * height)
        return true;
    double needed = 0;
    for (std::size_t i = first; i <= last; ++i)
        needed += m_waiting[i].before + m_waiting[i].height;
    if (needed <= room())
        return false;
    // A chain that no page holds starts where it stands, unless that is low on the page.
    return needed <= height || room() < height / 3;
}

void Paginator::newPage(const Piece &first)
{
    if (m_page && m_wanted)
        m_wanted = m_taker(std::move(*m_page));
    m_page.emplace();
    m_page->landscape = first.landscape;
    m_page->section = first.heading && first.heading->level == 1 ? titleOf(*first.heading) : m_section;
    m_y = body(first.landscape).top();
    if (first.head && m_head && first.head->table == m_head->table)
        for (const Piece &head : first.head->pieces)
            put(head);
}

void Paginator::put(Piece piece)
{
    if (!empty())
        m_y += piece.before;
    const double height = piece.height;
    m_page->pieces.push_back({std::move(piece), QPointF(body(m_page->landscape).left(), m_y)});
    m_y += height;
}

void Paginator::place(Piece piece)
{
    m_head = piece.head;
    if (piece.heading && piece.heading->level == 1)
        m_section = titleOf(*piece.heading);
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
    std::vector<Page> pages;
    Paginator paginator(paper, [&](Page page) {
        pages.push_back(std::move(page));
        return true;
    });
    paginator.add(std::move(pieces));
    paginator.finish();
    return pages;
}

} // namespace breakwater::paper
