// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_pieces.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

namespace breakwater::paper {
namespace {

constexpr double kCellGap = 6 * kPoint, kRowPad = 3.2 * kPoint;

/// A table or form up to this height stands on one page; of a longer one no row is left alone, unless it and
/// its neighbour would leave a hole of that size on the page before.
constexpr double kKeptWhole = 160 * kPoint;

/// No page ends with the first of `rows`, begins with the last, or parts what is short.
void keepTogether(const Pieces::iterator &rows, const Pieces::iterator &end)
{
    const std::ptrdiff_t count = end - rows;
    if (count < 2)
        return;
    double height = 0;
    for (auto row = rows; row != end; ++row)
        height += row->height;
    for (std::ptrdiff_t i = 0; i + 1 < count; ++i) {
        const bool edge = i == 0 || i + 2 == count;
        if (height <= kKeptWhole || (edge && rows[i].height + rows[i + 1].height <= kKeptWhole))
            rows[i].keepWithNext = true;
    }
}

/// Lines that may be parted between two pages. Painting and parting share them: a document has many.
Piece linesPiece(std::vector<Line> lines, const TextStyle &style, double indent, bool landscape)
{
    const auto shared = std::make_shared<const std::vector<Line>>(std::move(lines));
    Piece piece;
    piece.landscape = landscape;
    piece.height = static_cast<double>(shared->size()) * style.lineHeight();
    piece.paint = [shared, style, indent](Ink &ink, const QPointF &at) {
        paintLines(ink.painter, *shared, at + QPointF(indent, 0), style, ink.links);
    };
    piece.split = [shared, style, indent, landscape](double room) -> std::optional<std::pair<Piece, Piece>> {
        const auto fits = static_cast<std::ptrdiff_t>(room / style.lineHeight());
        if (fits < 1 || fits >= static_cast<std::ptrdiff_t>(shared->size()))
            return std::nullopt;
        return std::pair(linesPiece({shared->begin(), shared->begin() + fits}, style, indent, landscape),
                         linesPiece({shared->begin() + fits, shared->end()}, style, indent, landscape));
    };
    return piece;
}

Mark markOf(Cell::Mark mark)
{
    constexpr Mark marks[] = {Mark::None, Mark::Ok, Mark::Warning, Mark::Error, Mark::Info};
    return marks[static_cast<std::size_t>(mark)];
}

// --- tables ------------------------------------------------------------------------------------------------

struct Columns {
    std::vector<double> x, width;
    std::vector<bool> right;
};

double naturalWidth(const Cell &cell, double points)
{
    double sum = cell.mark == Cell::Mark::None ? 0 : 13 * kPoint;
    for (const Run &run : cell.runs)
        sum += advance(fromUtf8(run.text), Face::Regular, points);
    return sum;
}

/// Shares by content where the table names none.
std::vector<double> sharesOf(const Table &table, std::size_t columns, double width, double points)
{
    if (table.widths.size() == columns)
        return table.widths;
    std::vector<double> shares(columns, 0);
    for (std::size_t i = 0; i < columns; ++i) {
        double widest =
            i < table.header.size() ? advance(fromUtf8(table.header[i]), Face::Regular, points) : 0;
        for (const std::vector<Cell> &row : table.rows)
            widest = std::max(widest, i < row.size() ? naturalWidth(row[i], points) : 0);
        shares[i] = std::clamp(widest + kCellGap, 0.06 * width, 0.45 * width);
    }
    return shares;
}

Columns columnsOf(const Table &table, double width, double points)
{
    std::size_t count = table.header.size();
    for (const std::vector<Cell> &row : table.rows)
        count = std::max(count, row.size());
    const std::vector<double> shares = sharesOf(table, count, width, points);
    const double whole = std::max(1e-9, std::accumulate(shares.begin(), shares.end(), 0.0));
    Columns columns;
    double x = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double own = width * shares[i] / whole;
        columns.x.push_back(x);
        columns.width.push_back(own - kCellGap);
        columns.right.push_back(i < table.rightAligned.size() && table.rightAligned[i]);
        x += own;
    }
    // Figures that end where words begin read as one.
    for (std::size_t i = 0; i + 1 < count; ++i)
        if (columns.right[i] && !columns.right[i + 1])
            columns.width[i] -= std::min(2 * kCellGap, columns.width[i] / 4);
    return columns;
}

struct RowCell {
    std::vector<Line> lines;
    Mark mark = Mark::None;
};

Piece rowPiece(std::vector<RowCell> own, const std::shared_ptr<const Columns> &shared, double width,
               const TextStyle &style, bool landscape)
{
    const auto row = std::make_shared<const std::vector<RowCell>>(std::move(own));
    std::size_t most = 1;
    for (const RowCell &cell : *row)
        most = std::max(most, cell.lines.size());
    Piece piece;
    piece.landscape = landscape;
    piece.height = static_cast<double>(most) * style.lineHeight() + 2 * kRowPad;
    piece.paint = [row, shared, most, style, width](Ink &ink, const QPointF &at) {
        const std::vector<RowCell> &cells = *row;
        const Columns &columns = *shared;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const RowCell &cell = cells[i];
            const double sign = cell.mark == Mark::None ? 0 : 13 * kPoint;
            const QPointF corner = at + QPointF(columns.x[i], kRowPad);
            if (sign > 0) {
                const double indent = columns.right[i] && !cell.lines.empty()
                    ? std::max(0.0, columns.width[i] - cell.lines.front().width - sign)
                    : 0;
                paintMark(ink.painter,
                          QRectF(corner + QPointF(indent, style.lineHeight() / 2 - 4 * kPoint),
                                 QSizeF(8, 8) * kPoint),
                          cell.mark, paperTokens());
            }
            paintLines(ink.painter, cell.lines, corner + QPointF(sign, 0), style, ink.links,
                       columns.right[i] ? Qt::AlignRight : Qt::AlignLeft, columns.width[i] - sign);
        }
        paintRule(ink.painter, at.x(), at.y() + static_cast<double>(most) * style.lineHeight() + 2 * kRowPad,
                  width, 0.5, Token::Hairline);
    };
    piece.split = [row, shared, most, style, width,
                   landscape](double room) -> std::optional<std::pair<Piece, Piece>> {
        const std::vector<RowCell> &cells = *row;
        const auto fits = static_cast<std::size_t>(std::max(0.0, (room - 2 * kRowPad) / style.lineHeight()));
        if (fits < 1 || fits >= most)
            return std::nullopt;
        std::vector<RowCell> above = cells, below = cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto cut = static_cast<std::ptrdiff_t>(std::min(fits, cells[i].lines.size()));
            above[i].lines = {cells[i].lines.begin(), cells[i].lines.begin() + cut};
            below[i].lines = {cells[i].lines.begin() + cut, cells[i].lines.end()};
            below[i].mark = Mark::None;
        }
        return std::pair(rowPiece(std::move(above), shared, width, style, landscape),
                         rowPiece(std::move(below), shared, width, style, landscape));
    };
    return piece;
}

Piece headerPiece(const Table &table, const Columns &columns, double width, bool landscape, double points)
{
    const TextStyle style{points * 0.92, Face::Regular, Token::SecondaryText, 1.25};
    std::vector<RowCell> cells;
    std::size_t most = 1;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        cells.push_back({breakText(table.header[i], columns.width[i], style), Mark::None});
        most = std::max(most, cells.back().lines.size());
    }
    Piece piece;
    piece.landscape = landscape;
    piece.height = static_cast<double>(most) * style.lineHeight() + 2 * kRowPad;
    piece.keepWithNext = true;
    piece.paint = [=, height = piece.height](Ink &ink, const QPointF &at) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            paintLines(ink.painter, cells[i].lines, at + QPointF(columns.x[i], kRowPad), style, ink.links,
                       columns.right[i] ? Qt::AlignRight : Qt::AlignLeft, columns.width[i]);
        paintRule(ink.painter, at.x(), at.y() + height, width, 0.8, Token::Text);
    };
    return piece;
}

Piece captionPiece(const std::string &caption, double width, bool landscape, double points)
{
    const TextStyle style{points, Face::Bold, Token::Text, 1.3};
    Piece piece = linesPiece(breakText(caption, width, style), style, 0, landscape);
    piece.before = 8 * kPoint;
    piece.keepWithNext = true;
    return piece;
}

// --- everything else ---------------------------------------------------------------------------------------

class Builder {
public:
    Builder(const PictureSource &pictures, const PaperSize &paper)
        : m_pictures(pictures)
        , m_paper(paper)
    { }

    void build(const std::vector<Block> &blocks, const std::function<bool(Pieces)> &taker)
    {
        bool wanted = true;
        for (std::size_t i = 0; i < blocks.size() && wanted; ++i) {
            const Heading *heading = std::get_if<Heading>(&blocks[i]);
            if (heading && heading->level == 1 && heading->onePage)
                i = addOnePage(blocks, i);
            else
                add(blocks[i]);
            wanted = taker(take());
        }
    }
    Pieces take() { return std::exchange(m_pieces, {}); }

private:
    double width() const { return m_paper.body(m_landscape).width(); }
    double body() const { return m_body; }

    static std::size_t partEnd(const std::vector<Block> &blocks, std::size_t from)
    {
        std::size_t end = from + 1;
        while (end < blocks.size()) {
            const Heading *heading = std::get_if<Heading>(&blocks[end]);
            if (heading && heading->level == 1)
                break;
            ++end;
        }
        return end;
    }

    /// Set as large as one page takes it; what no readable size fits flows on, rather than be lost.
    std::size_t addOnePage(const std::vector<Block> &blocks, std::size_t from)
    {
        const std::size_t end = partEnd(blocks, from);
        const bool landscape = std::get<Heading>(blocks[from]).landscape;
        const double room = m_paper.body(landscape).height();
        Pieces best;
        for (const double points : {10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0}) {
            Builder trial(m_pictures, m_paper);
            trial.m_body = points;
            for (std::size_t i = from; i < end; ++i)
                trial.add(blocks[i]);
            best = trial.take();
            double height = 0;
            for (const Piece &piece : best)
                height += piece.before + piece.height;
            if (height - best.front().before <= room)
                break;
        }
        best.front().breakBefore = true;
        m_breakNext = false;
        for (Piece &piece : best) {
            piece.onePage = true;
            push(std::move(piece));
        }
        m_breakNext = true;
        return end - 1;
    }

    void push(Piece piece)
    {
        if (m_breakNext) {
            piece.breakBefore = true;
            m_breakNext = false;
        }
        m_pieces.push_back(std::move(piece));
    }

    void add(const Block &block)
    {
        std::visit([this](const auto &b) { put(b); }, block);
        m_afterHeading = std::holds_alternative<Heading>(block);
    }

    void put(const Heading &heading)
    {
        if (heading.level == 1)
            m_landscape = heading.landscape;
        constexpr double kSizes[] = {17, 11.5, 9.5};
        const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3));
        const double points = kSizes[level - 1] * (body() / 8.5 + 1) / 2;
        const TextStyle style{points, Face::Bold, Token::Text, 1.2};
        const std::string text =
            heading.number.empty() ? heading.title : heading.number + " " + heading.title;
        Piece piece = linesPiece(breakText(text, width(), style), style, 0, m_landscape);
        piece.split = nullptr;
        piece.height += (level == 1 ? 6 : 3) * kPoint;
        piece.before = (level == 1 ? 26 : level == 2 ? 14 : 10) * kPoint * (body() > 8.5 ? 0.9 : 1);
        piece.keepWithNext = true;
        piece.anchors = {heading.anchor};
        piece.heading = PieceHeading{heading.level, heading.number, heading.title, heading.anchor};
        push(std::move(piece));
    }

    void put(const Paragraph &paragraph)
    {
        const TextStyle style{body(), Face::Regular, Token::Text, 1.35};
        Piece piece = linesPiece(breakRuns(paragraph.runs, std::min(width(), 178 * kMillimetre), style),
                                 style, 0, m_landscape);
        piece.before = 4 * kPoint;
        // One or two lines under a heading introduce what follows: they do not stay behind with it.
        piece.keepWithNext = m_afterHeading && piece.height <= 2.5 * style.lineHeight();
        push(std::move(piece));
    }

    void put(const List &list)
    {
        const TextStyle style{body(), Face::Regular, Token::Text, 1.35};
        const double indent = (list.numbered ? 2.1 : 1.6) * body() * kPoint;
        int number = 0;
        for (const Runs &item : list.items) {
            ++number;
            const std::vector<Line> lines =
                breakRuns(item, std::min(width(), 178 * kMillimetre) - indent, style);
            Piece piece = linesPiece(lines, style, indent, m_landscape);
            const QString sign =
                list.numbered ? QString::number(number) + QLatin1Char('.') : QString(QChar(0x2022));
            piece.paint = [paint = piece.paint, sign, style](Ink &ink, const QPointF &at) {
                paintOne(ink.painter,
                         at
                             + QPointF(0.2 * style.points * kPoint,
                                       style.lineHeight() * 0.5 + style.points * kPoint * 0.36),
                         sign, Face::Regular, style.points, Token::Text);
                paint(ink, at);
            };
            piece.before = (number == 1 ? 4 : 1.5) * kPoint;
            push(std::move(piece));
        }
    }

    void put(const Table &table)
    {
        for (Piece &piece : tablePieces(table, width(), m_landscape, std::max(body() - 0.5, 6.0)))
            push(std::move(piece));
    }

    void put(const ToComplete &box)
    {
        const TextStyle style{body(), Face::Bold, Token::Text, 1.3};
        const double inner = width() - 12 * kPoint;
        const std::vector<Line> lines =
            breakText("TO COMPLETE: " + box.owner + (box.what.empty() ? "" : ", " + box.what), inner, style);
        Piece piece;
        piece.landscape = m_landscape;
        piece.height = static_cast<double>(lines.size()) * style.lineHeight() + 8 * kPoint;
        piece.before = 4 * kPoint;
        piece.paint = [lines, style, height = piece.height, w = width()](Ink &ink, const QPointF &at) {
            ink.painter.setPen(QPen(paperTokens().color(Token::Text), 0.8 * kPoint));
            ink.painter.setBrush(Qt::NoBrush);
            double widest = 0;
            for (const Line &line : lines)
                widest = std::max(widest, line.width);
            ink.painter.drawRect(QRectF(at + QPointF(0.4, 0.4) * kPoint,
                                        QSizeF(std::min(w, widest + 12 * kPoint), height - 0.8 * kPoint)));
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const QPointF corner =
                    at + QPointF(6 * kPoint, 4 * kPoint + static_cast<double>(i) * style.lineHeight());
                for (const Fragment &fragment : lines[i].fragments)
                    paintOne(
                        ink.painter,
                        corner + QPointF(fragment.x, style.lineHeight() * 0.5 + style.points * kPoint * 0.36),
                        fragment.text, Face::Bold, style.points, Token::Text);
            }
        };
        push(std::move(piece));
    }

    void put(const CommandText &command)
    {
        Piece piece = commandPiece(command, width(), m_landscape);
        piece.before = 4 * kPoint;
        push(std::move(piece));
    }

    void put(const StepTable &table)
    {
        for (Piece &piece : stepPieces(table, width(), m_landscape))
            push(std::move(piece));
    }

    void put(const Picture &picture)
    {
        const std::optional<DrawnPicture> drawn = m_pictures ? m_pictures(picture.id) : std::nullopt;
        const bool here = m_landscape;
        if (drawn && drawn->size.width() > 0) {
            // What would be too small upright gets a page across.
            if (width() / drawn->size.width() < 0.5 * kPoint)
                m_landscape = true;
            pushDrawing(*drawn);
        }
        const TextStyle caption{8, Face::Bold, Token::Text, 1.3},
            words{7.5, Face::Regular, Token::SecondaryText, 1.3};
        Piece title = linesPiece(breakText(picture.caption, width(), caption), caption, 0, m_landscape);
        title.before = 4 * kPoint;
        title.keepWithNext = !picture.alternative.empty();
        push(std::move(title));
        if (!picture.alternative.empty()) {
            Piece alternative =
                linesPiece(breakText(picture.alternative, width(), words), words, 0, m_landscape);
            alternative.before = 1.5 * kPoint;
            push(std::move(alternative));
        }
        m_landscape = here;
    }

    void pushDrawing(const DrawnPicture &drawn)
    {
        const double room =
            m_paper.body(m_landscape).height() * 0.74; // with its headings and its caption on one page
        const double scale =
            std::min({width() / drawn.size.width(), room / drawn.size.height(), 0.75 * kPoint});
        Piece piece;
        piece.landscape = m_landscape;
        piece.height = drawn.size.height() * scale;
        piece.before = 6 * kPoint;
        piece.keepWithNext = true;
        piece.paint = [drawn, scale](Ink &ink, const QPointF &at) {
            ink.painter.save();
            ink.painter.translate(at);
            ink.painter.scale(scale, scale);
            drawn.paint(ink.painter);
            ink.painter.restore();
        };
        push(std::move(piece));
    }

    void put(const Form &form)
    {
        const TextStyle title{body() + 0.5, Face::Bold, Token::Text, 1.3};
        Piece head = linesPiece(breakText(form.title, width(), title), title, 0, m_landscape);
        head.before = 8 * kPoint;
        head.keepWithNext = true;
        push(std::move(head));
        const double labels = std::min(0.4 * width(), 60 * kMillimetre);
        const TextStyle style{body(), Face::Regular, Token::Text, 1.3};
        for (const std::string &label : form.lines) {
            const std::vector<Line> lines = breakText(label, labels - kCellGap, style);
            Piece piece;
            piece.landscape = m_landscape;
            piece.height =
                std::max(17 * kPoint, static_cast<double>(lines.size()) * style.lineHeight() + 5 * kPoint);
            piece.paint = [lines, style, labels, height = piece.height, w = width()](Ink &ink,
                                                                                     const QPointF &at) {
                const double text = static_cast<double>(lines.size()) * style.lineHeight();
                paintLines(ink.painter, lines, at + QPointF(0, height - text - kPoint), style, ink.links);
                paintRule(ink.painter, at.x() + labels, at.y() + height - 2 * kPoint, w - labels, 0.6,
                          Token::Text);
            };
            push(std::move(piece));
        }
        keepTogether(m_pieces.end() - static_cast<std::ptrdiff_t>(form.lines.size()), m_pieces.end());
    }

    void put(const PageBreak &) { m_breakNext = true; }

    const PictureSource &m_pictures;
    const PaperSize &m_paper;
    Pieces m_pieces;
    double m_body = 8.5;
    bool m_landscape = false;
    bool m_breakNext = false;
    bool m_afterHeading = false;
};

} // namespace

void paintRule(QPainter &painter, double x, double y, double width, double points, Token color)
{
    painter.setPen(QPen(paperTokens().color(color), points * kPoint, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(x, y), QPointF(x + width, y));
}

double commandHeight(std::size_t lines)
{
    return static_cast<double>(lines) * kCommandPoints * 1.4 * kPoint + 7 * kPoint;
}

double paintCommand(QPainter &painter, const std::vector<Line> &lines, const QRectF &box, bool critical)
{
    painter.fillRect(box, paperTokens().color(Token::Panel));
    painter.fillRect(QRectF(box.topLeft(), QSizeF(2 * kPoint, box.height())),
                     paperTokens().color(critical ? Token::Text : Token::Hairline));
    std::vector<PlacedLink> none;
    const TextStyle style{kCommandPoints, Face::Mono, Token::Text, 1.4};
    return paintLines(painter, lines, box.topLeft() + QPointF(8, 3.5) * kPoint, style, none);
}

Piece commandPiece(const CommandText &command, double width, bool landscape)
{
    // Those of a long block are cut many times: they share the lines.
    const auto lines =
        std::make_shared<const std::vector<Line>>(breakCommand(command, width - 16 * kPoint, kCommandPoints));
    const auto make = [lines, width, landscape](const auto &self, std::ptrdiff_t from,
                                                std::ptrdiff_t to) -> Piece {
        Piece piece;
        piece.landscape = landscape;
        piece.height = commandHeight(static_cast<std::size_t>(to - from));
        piece.paint = [lines, width, from, to, height = piece.height](Ink &ink, const QPointF &at) {
            paintCommand(ink.painter, {lines->begin() + from, lines->begin() + to},
                         QRectF(at, QSizeF(width, height)), false);
        };
        piece.split = [self, from, to](double room) -> std::optional<std::pair<Piece, Piece>> {
            const auto fits =
                static_cast<std::ptrdiff_t>((room - 7 * kPoint) / (kCommandPoints * 1.4 * kPoint));
            if (fits < 1 || fits >= to - from)
                return std::nullopt;
            return std::pair(self(self, from, from + fits), self(self, from + fits, to));
        };
        return piece;
    };
    return make(make, 0, static_cast<std::ptrdiff_t>(lines->size()));
}

Pieces tablePieces(const Table &table, double width, bool landscape, double points)
{
    Pieces pieces;
    const auto shared = std::make_shared<const Columns>(columnsOf(table, width, points));
    const Columns &columns = *shared;
    const TextStyle style{points, Face::Regular, Token::Text, 1.3};
    auto head = std::make_shared<RepeatedHead>();
    head->table = std::make_shared<const int>(0);
    if (!table.caption.empty()) {
        pieces.push_back(captionPiece(table.caption, width, landscape, points + 0.5));
        head->pieces.push_back(captionPiece(table.caption + " (continued)", width, landscape, points + 0.5));
    }
    if (!table.header.empty()) {
        Piece header = headerPiece(table, columns, width, landscape, points);
        head->pieces.push_back(header);
        header.before = table.caption.empty() ? 5 * kPoint : 0;
        pieces.push_back(std::move(header));
    }
    const auto before = static_cast<std::ptrdiff_t>(pieces.size());
    for (const std::vector<Cell> &row : table.rows) {
        std::vector<RowCell> cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const double sign = row[i].mark == Cell::Mark::None ? 0 : 13 * kPoint;
            cells.push_back({breakRuns(row[i].runs, columns.width[i] - sign, style), markOf(row[i].mark)});
        }
        Piece piece = rowPiece(std::move(cells), shared, width, style, landscape);
        piece.head = head;
        pieces.push_back(std::move(piece));
    }
    keepTogether(pieces.begin() + before, pieces.end());
    if (table.copyLines.empty())
        return pieces;
    CommandText together{{}, "bash", false};
    for (const std::string &line : table.copyLines)
        together.command += line + '\n';
    pieces.push_back(captionPiece("The same, to be pasted", width, landscape, points + 0.5));
    pieces.push_back(commandPiece(together, width, landscape));
    return pieces;
}

void layOut(const Document &document, const PictureSource &pictures, const PaperSize &paper,
            const std::function<bool(Pieces)> &taker)
{
    Builder(pictures, paper).build(document.blocks, taker);
}

} // namespace breakwater::paper
