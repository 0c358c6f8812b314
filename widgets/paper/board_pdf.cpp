// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/board_pdf.h"

#include "widgets/paper/pdf_cover.h"
#include "widgets/paper/pdf_finish.h"
#include "widgets/paper/pdf_pieces.h"
#include "widgets/theme/marks.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QHashSeed>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

namespace breakwater::paper {

namespace {

constexpr double kSide = 16 * kMillimetre, kRow = 34 * kPoint;

Mark markOf(Cell::Mark mark)
{
    constexpr Mark marks[] = {Mark::None, Mark::Ok, Mark::Warning, Mark::Error, Mark::Info};
    return marks[static_cast<std::size_t>(mark)];
}

class Sheet {
public:
    Sheet(QPainter &painter, const BoardSummary &board, const PaperSize &paper)
        : m_p(painter)
        , m_board(board)
        , m_width(paper.width(false) - 2 * kSide)
        , m_bottom(paper.height(false) - 22 * kMillimetre)
    { }

    void paint()
    {
        paintTop();
        double y = paintHeadline(30 * kMillimetre);
        y = paintFigures(y + 9 * kMillimetre);
        const double below = m_bottom - 26 * kMillimetre; // the evidence keeps its place at the foot
        y = paintLines(y + 10 * kMillimetre, below - 62 * kMillimetre);
        const double half = (m_width - 12 * kMillimetre) / 2;
        paintItems(kSide, y + 9 * kMillimetre, half, below, QStringLiteral("To decide"), m_board.decisions,
                   true, QStringLiteral("Nothing is open."));
        paintItems(kSide + half + 12 * kMillimetre, y + 9 * kMillimetre, half, below,
                   QStringLiteral("Risks that stay"), m_board.risks, false,
                   QStringLiteral("No error is open, and no risk was accepted."));
        paintEvidence(m_bottom - 16 * kMillimetre);
        paintFoot();
    }

private:
    void paintTop()
    {
        double x = kSide;
        const QRectF room(kSide, 11.5 * kMillimetre, 36 * kMillimetre, 10 * kMillimetre);
        if (m_board.logo && paintLogo(m_p, *m_board.logo, room, Qt::AlignLeft))
            x = room.right() + 5 * kMillimetre;
        const QString left = m_board.client.empty() ? fromUtf8(m_board.design) : fromUtf8(m_board.client);
        paintOne(m_p, QPointF(x, 17.6 * kMillimetre), left + QStringLiteral(", board summary"), Face::Regular,
                 9.5, Token::SecondaryText, kSide + m_width * 0.6 - x);
        QStringList right{fromUtf8(m_board.asOf)};
        if (!m_board.classification.empty())
            right << fromUtf8(m_board.classification);
        paintOne(m_p, QPointF(kSide, 17.6 * kMillimetre), right.join(QStringLiteral(", ")), Face::Regular,
                 9.5, Token::SecondaryText, m_width, Qt::AlignRight);
    }

    /// What is left out is seen to be left out.
    static void cutTo(std::vector<Line> &lines, std::size_t most)
    {
        if (lines.size() <= most)
            return;
        lines.resize(most);
        if (lines.empty() || lines.back().fragments.empty())
            return;
        QString &text = lines.back().fragments.back().text; // its last word makes room
        text = text.trimmed().section(QLatin1Char(' '), 0, -2) + QStringLiteral(" \u2026");
    }

    /// Lines of a text, at most so many; what is longer is set smaller before it is cut.
    double paintText(const std::string &text, const QPointF &at, double width, TextStyle style,
                     std::size_t most)
    {
        std::vector<Line> lines = breakText(text, width, style);
        for (int i = 0; i < 6 && lines.size() > most; ++i) {
            style.points *= 0.92;
            lines = breakText(text, width, style);
        }
        cutTo(lines, most);
        return breakwater::paper::paintLines(m_p, lines, at, style, m_links);
    }

    double paintHeadline(double y)
    {
        y = paintText(m_board.headline, QPointF(kSide, y), m_width, {20, Face::Bold, Token::Text, 1.25}, 3);
        return paintText(m_board.subline, QPointF(kSide, y + 5 * kPoint), m_width,
                         {11, Face::Regular, Token::Text, 1.35}, 2);
    }

    double paintFigures(double y)
    {
        const std::size_t count = std::min<std::size_t>(m_board.figures.size(), 4);
        if (count == 0)
            return y;
        const double each = m_width / static_cast<double>(count);
        for (std::size_t i = 0; i < count; ++i) {
            const Fact &figure = m_board.figures[i];
            const QPointF corner(kSide + each * static_cast<double>(i), y);
            m_p.fillRect(QRectF(corner, QSizeF(1.2 * kPoint, 48 * kPoint)), paperTokens().color(Token::Text));
            const double x = corner.x() + 9 * kPoint, room = each - 14 * kPoint;
            double points = 18;
            while (points > 9 && advance(fromUtf8(figure.value), Face::Bold, points) > room)
                points -= 1;
            paintOne(m_p, QPointF(x, y + 17 * kPoint), fromUtf8(figure.value), Face::Bold, points,
                     Token::Text, room);
            paintText(figure.label, QPointF(x, y + 23 * kPoint), room,
                      {9.5, Face::Regular, Token::SecondaryText, 1.25}, 2);
        }
        return y + 48 * kPoint;
    }

    /// Achieved against target: over it hatched, the target a line; what has no bound is dashed to the edge.
    void paintBar(const BoardLine &line, double x, double y, double width, double whole)
    {
        const Tokens &t = paperTokens();
        const QRectF track(x, y, width, 8 * kPoint);
        m_p.setBrush(Qt::NoBrush);
        if (!line.achieved) {
            QPen pen(t.color(Token::Error), 0.8 * kPoint);
            pen.setDashPattern({3, 2});
            m_p.setPen(pen);
            m_p.drawRect(track);
        } else {
            const double end = width * *line.achieved / whole;
            const double within = line.target ? std::min(end, width * *line.target / whole) : end;
            m_p.fillRect(QRectF(x, y, within, track.height()), t.color(Token::Text));
            if (end > within) {
                const QRectF over(x + within, y, end - within, track.height());
                m_p.setPen(QPen(t.color(Token::Error), 0.8 * kPoint));
                m_p.drawRect(over);
                for (double at = over.left(); at < over.right() - kPoint; at += 4 * kPoint)
                    m_p.drawLine(QPointF(at, over.bottom()),
                                 QPointF(std::min(at + 4 * kPoint, over.right()), over.top()));
            }
        }
        if (line.target)
            m_p.fillRect(
                QRectF(x + width * *line.target / whole - kPoint, y - 3 * kPoint, 2 * kPoint, 14 * kPoint),
                t.color(Token::Text));
    }

    double paintLines(double y, double bottom)
    {
        paintOne(m_p, QPointF(kSide, y), QStringLiteral("Promise against target"), Face::Bold, 11,
                 Token::Text);
        const double columns[] = {0, 0.27, 0.49, 0.68, 0.88};
        const char *const titles[] = {"Workload", "Recovery time", "Data at risk", "Verdict", "Standby"};
        for (std::size_t i = 0; i < std::size(columns); ++i)
            paintOne(m_p, QPointF(kSide + columns[i] * m_width, y + 16 * kPoint), QLatin1String(titles[i]),
                     Face::Regular, 8.5, Token::SecondaryText);
        y += 22 * kPoint;
        double whole = 1;
        for (const BoardLine &line : m_board.lines)
            whole = std::max({whole, line.achieved.value_or(0), line.target.value_or(0)});
        const auto fits = static_cast<std::size_t>(std::max(1.0, (bottom - y) / kRow));
        std::vector<BoardLine> lines = m_board.lines;
        const bool all = lines.size() <= fits;
        if (!all) { // the worst are shown
            std::stable_sort(lines.begin(), lines.end(), [](const BoardLine &a, const BoardLine &b) {
                return (a.mark == Cell::Mark::Error) > (b.mark == Cell::Mark::Error);
            });
            lines.resize(fits - 1);
        }
        for (const BoardLine &line : lines) {
            paintRule(m_p, kSide, y, m_width, 0.5, Token::Hairline);
            paintOne(m_p, QPointF(kSide, y + 14 * kPoint), fromUtf8(line.name), Face::Bold, 10, Token::Text,
                     m_width * 0.265);
            paintOne(m_p, QPointF(kSide, y + 26 * kPoint), fromUtf8(line.detail), Face::Regular, 8,
                     Token::SecondaryText, m_width * 0.265);
            const double x = kSide + columns[1] * m_width;
            paintBar(line, x, y + 6 * kPoint, m_width * 0.2, whole);
            paintOne(m_p, QPointF(x, y + 27 * kPoint), fromUtf8(line.recovery), Face::Regular, 8,
                     Token::SecondaryText, m_width * 0.21);
            paintOne(m_p, QPointF(kSide + columns[2] * m_width, y + 14 * kPoint), fromUtf8(line.loss),
                     Face::Regular, 9.5, Token::Text, m_width * 0.18);
            const double verdict = kSide + columns[3] * m_width;
            paintMark(m_p, QRectF(verdict, y + 5.5 * kPoint, 10 * kPoint, 10 * kPoint), markOf(line.mark),
                      paperTokens());
            paintOne(m_p, QPointF(verdict + 14 * kPoint, y + 14 * kPoint), fromUtf8(line.verdict),
                     Face::Regular, 9.5, Token::Text, m_width * 0.19 - 14 * kPoint);
            paintOne(m_p, QPointF(kSide + columns[4] * m_width, y + 14 * kPoint), fromUtf8(line.standby),
                     Face::Regular, 9.5, Token::Text, m_width * 0.12);
            y += kRow;
        }
        if (!all) {
            paintRule(m_p, kSide, y, m_width, 0.5, Token::Hairline);
            paintOne(m_p, QPointF(kSide, y + 14 * kPoint),
                     QStringLiteral("and %1 more, in the runbook").arg(m_board.lines.size() - lines.size()),
                     Face::Regular, 9, Token::SecondaryText);
            y += 20 * kPoint;
        }
        return y;
    }

    void paintItems(double x, double y, double width, double bottom, const QString &title,
                    const std::vector<BoardItem> &items, bool numbered, const QString &none)
    {
        paintOne(m_p, QPointF(x, y), title, Face::Bold, 11, Token::Text);
        y += 6 * kPoint;
        if (items.empty())
            paintOne(m_p, QPointF(x, y + 14 * kPoint), none, Face::Regular, 9, Token::SecondaryText, width);
        std::size_t shown = 0;
        const TextStyle style{9, Face::Regular, Token::Text, 1.28};
        for (const BoardItem &item : items) {
            const double indent = 16 * kPoint;
            std::vector<Line> lines = breakRuns(
                {{item.title + (item.text.empty() ? "" : " "), Run::Style::Strong, {}}, {item.text, {}, {}}},
                width - indent, style);
            cutTo(lines, 5);
            const double height = static_cast<double>(lines.size()) * style.lineHeight() + 8 * kPoint;
            const bool last = shown + 1 == items.size();
            if (y + height > bottom - (last ? 0 : 16 * kPoint))
                break;
            paintRule(m_p, x, y, width, 0.5, Token::Hairline);
            if (numbered)
                paintOne(m_p, QPointF(x, y + 12 * kPoint), QString::number(shown + 1), Face::Bold, 9,
                         Token::Text);
            else
                paintMark(m_p, QRectF(x, y + 4.5 * kPoint, 9 * kPoint, 9 * kPoint), markOf(item.mark),
                          paperTokens());
            breakwater::paper::paintLines(m_p, lines, QPointF(x + indent, y + 4 * kPoint), style, m_links);
            y += height;
            ++shown;
        }
        if (shown < items.size())
            paintOne(m_p, QPointF(x, y + 12 * kPoint),
                     QStringLiteral("and %1 more, in the runbook").arg(items.size() - shown), Face::Regular,
                     8.5, Token::SecondaryText, width);
    }

    void paintEvidence(double y)
    {
        paintOne(m_p, QPointF(kSide, y), QStringLiteral("How sure are we"), Face::Bold, 11, Token::Text);
        const BoardEvidence &e = m_board.evidence;
        const double whole = e.whole(), width = m_width * 0.42;
        const std::pair<double, const char *> parts[] = {{e.measured, "measured in drills"},
                                                         {e.stated, "stated"},
                                                         {e.documented, "documented"},
                                                         {e.estimated, "estimated"}};
        const Tokens &t = paperTokens();
        QStringList words;
        double x = kSide;
        for (std::size_t i = 0; i < std::size(parts) && whole > 0; ++i) {
            const double share = parts[i].first / whole;
            if (share <= 0)
                continue;
            const QRectF box(x, y + 7 * kPoint, width * share, 12 * kPoint);
            QPen pen(t.color(Token::Text), 0.7 * kPoint);
            if (i == 3)
                pen.setDashPattern({3, 2});
            m_p.setPen(pen);
            m_p.setBrush(i == 0       ? QBrush(t.color(Token::Text))
                             : i == 1 ? QBrush(t.color(Token::CardBorder))
                             : i == 2 ? QBrush(t.color(Token::Hairline))
                                      : QBrush(Qt::NoBrush));
            m_p.drawRect(box);
            if (share >= 0.005)
                words << QStringLiteral("%1 % %2")
                             .arg(std::lround(share * 100))
                             .arg(QLatin1String(parts[i].second));
            x += box.width();
        }
        if (e.unknown > 0)
            words << QStringLiteral("%1 without a time").arg(e.unknown);
        if (words.isEmpty())
            words << QStringLiteral("No time stands on any critical path.");
        paintOne(m_p, QPointF(kSide + width + 10 * kPoint, y + 16.5 * kPoint),
                 words.join(QStringLiteral(", ")), Face::Regular, 9, Token::Text,
                 m_width - width - 10 * kPoint);
    }

    void paintFoot()
    {
        const double y = m_bottom + 4 * kMillimetre;
        paintRule(m_p, kSide, y, m_width, 0.5, Token::Hairline);
        paintOne(m_p, QPointF(kSide, y + 11 * kPoint),
                 QStringLiteral("Breakwater · design %1 · catalog %2")
                     .arg(fromUtf8(m_board.designHash.substr(0, 8)), fromUtf8(m_board.catalogVersion)),
                 Face::Regular, 7.5, Token::SecondaryText, m_width * 0.55);
        paintOne(m_p, QPointF(kSide, y + 11 * kPoint), QStringLiteral("Details: runbooks of the same design"),
                 Face::Regular, 7.5, Token::SecondaryText, m_width, Qt::AlignRight);
    }

    QPainter &m_p;
    const BoardSummary &m_board;
    double m_width, m_bottom;
    std::vector<PlacedLink> m_links;
};

} // namespace

Result<std::string> boardPdf(const BoardSummary &board, PdfOptions::Paper paper)
{
    if (!qGuiApp)
        return Error{Error::Code::Impossible, "A PDF needs the program's fonts, which are not loaded."};
    QHashSeed::setDeterministicGlobalSeed();
    const PaperSize size{paper == PdfOptions::Paper::Letter};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(720);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
        QPageLayout layout(QPageSize(size.letter ? QPageSize::Letter : QPageSize::A4), QPageLayout::Portrait,
                           QMarginsF(0, 0, 0, 0));
        layout.setMode(QPageLayout::FullPageMode);
        writer.setPageLayout(layout);
        QPainter painter(&writer);
        painter.setRenderHint(QPainter::Antialiasing);
        Sheet(painter, board, size).paint();
    }
    PdfFacts facts;
    facts.title = (board.client.empty() ? board.design : board.client) + " board summary";
    facts.subject = board.headline;
    facts.keywords = "disaster recovery, board summary";
    facts.producer = board.writer;
    facts.language = "en";
    facts.day = board.asOf;
    facts.outline = {{1, "Board summary", {0, size.height(false) / kPoint}}};
    return finishPdf(buffer.data().toStdString(), facts);
}

} // namespace breakwater::paper
