// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_cover.h"

#include "core/support/quantity.h"
#include "widgets/paper/pdf_pieces.h"
#include "widgets/theme/glyph.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace breakwater::paper {
namespace {

constexpr double kSide = 16 * kMillimetre;

Mark markOf(Cell::Mark mark)
{
    constexpr Mark marks[] = {Mark::None, Mark::Ok, Mark::Warning, Mark::Error, Mark::Info};
    return marks[static_cast<std::size_t>(mark)];
}

class Cover {
public:
    Cover(Ink &ink, const Document &document, const PaperSize &paper)
        : m_ink(ink)
        , m_p(ink.painter)
        , m_document(document)
        , m_width(paper.width(false) - 2 * kSide)
        , m_bottom(paper.height(false) - 22 * kMillimetre)
    { }

    void paint()
    {
        paintBrand();
        double y = paintTitle(42 * kMillimetre);
        y = paintFigures(y + 16 * kMillimetre);
        if (!m_document.timeBar.empty())
            y = paintTimeBar(y + 11 * kMillimetre, m_document.timeBar.front());
        y = paintControl(y + 12 * kMillimetre);
        const double signatures = m_document.signatures.empty() ? m_bottom : m_bottom - 10 * kMillimetre;
        paintMissing(y + 10 * kMillimetre, signatures - 14 * kMillimetre);
        paintSignatures(signatures);
    }

private:
    /// Left who hands the paper over, right who keeps it: a logo where there is one, else the name.
    void paintBrand()
    {
        const QRectF left(kSide, 10 * kMillimetre, 70 * kMillimetre, 16 * kMillimetre);
        if (!m_document.logo || !paintLogo(m_p, *m_document.logo, left, Qt::AlignLeft))
            paintMaker();
        QStringList words;
        for (const std::string &word : {m_document.client, m_document.classification})
            if (!word.empty())
                words << fromUtf8(word);
        double baseline = 17.6 * kMillimetre;
        const QRectF right(kSide + m_width - 55 * kMillimetre, 10 * kMillimetre, 55 * kMillimetre,
                           16 * kMillimetre);
        if (m_document.clientLogo && paintLogo(m_p, *m_document.clientLogo, right, Qt::AlignRight))
            baseline = 31 * kMillimetre;
        paintOne(m_p, QPointF(kSide, baseline), words.join(QStringLiteral(", ")), Face::Regular, 9,
                 Token::SecondaryText, m_width, Qt::AlignRight);
    }

    void paintMaker()
    {
        if (!m_document.consultancy.empty()) {
            paintOne(m_p, QPointF(kSide, 17.6 * kMillimetre), fromUtf8(m_document.consultancy), Face::Bold,
                     9.5, Token::Text, m_width * 0.5);
            return;
        }
        paintGlyph(m_p, QRectF(kSide, 12.5 * kMillimetre, 19 * kPoint, 19 * kPoint),
                   namedGlyph(QStringLiteral("breakwater")), paperTokens().color(Token::Text));
        paintOne(m_p, QPointF(kSide + 25 * kPoint, 17.6 * kMillimetre), QStringLiteral("Breakwater"),
                 Face::Bold, 9.5, Token::Text);
    }

    double paintTitle(double y)
    {
        paintOne(m_p, QPointF(kSide, y), fromUtf8(m_document.name), Face::Regular, 12, Token::SecondaryText);
        const TextStyle title{28, Face::Bold, Token::Text, 1.15},
            subtitle{13.5, Face::Regular, Token::Text, 1.35};
        std::vector<Line> lines = breakText(m_document.title, m_width, title);
        if (lines.size() > 3)
            lines.resize(3);
        y = paintLines(m_p, lines, QPointF(kSide, y + 6 * kPoint), title, m_ink.links);
        return paintLines(m_p, breakText(m_document.subtitle, m_width, subtitle),
                          QPointF(kSide, y + 6 * kPoint), subtitle, m_ink.links);
    }

    /// "48 min": the number big, its unit small. "unknown" is smaller as a whole.
    void paintValue(const QPointF &baseline, const QString &value, double room)
    {
        static const QString digits = QStringLiteral("0123456789.,:/");
        qsizetype cut = 0;
        while (cut < value.size() && digits.contains(value[cut]))
            ++cut;
        double big = cut > 0 ? 25 : 15;
        while (big > 10
               && advance(value.left(cut > 0 ? cut : value.size()), Face::Bold, big)
                       + advance(cut > 0 ? value.mid(cut) : QString(), Face::Regular, big * 0.5)
                   > room)
            big -= 1;
        const QString number = cut > 0 ? value.left(cut) : value;
        paintOne(m_p, baseline, number, Face::Bold, big, Token::Text);
        if (cut > 0)
            paintOne(m_p, baseline + QPointF(advance(number, Face::Bold, big) + 2 * kPoint, 0),
                     value.mid(cut).trimmed(), Face::Regular, std::max(8.0, big * 0.48), Token::Text);
    }

    double paintFigures(double y)
    {
        const std::size_t count = std::min<std::size_t>(m_document.figures.size(), 4);
        if (count == 0)
            return y;
        const double each = m_width / static_cast<double>(count);
        for (std::size_t i = 0; i < count; ++i) {
            const Fact &figure = m_document.figures[i];
            const QPointF corner(kSide + each * static_cast<double>(i), y);
            m_p.fillRect(QRectF(corner, QSizeF(1.2 * kPoint, 60 * kPoint)), paperTokens().color(Token::Text));
            const double x = corner.x() + 10 * kPoint, room = each - 14 * kPoint;
            paintOne(m_p, QPointF(x, y + 8 * kPoint), fromUtf8(figure.label), Face::Regular, 8.5,
                     Token::SecondaryText, room);
            paintValue(QPointF(x, y + 32 * kPoint), fromUtf8(figure.value), room);
            double note = x;
            if (figure.mark != Cell::Mark::None) {
                paintMark(m_p, QRectF(x, y + 42.5 * kPoint, 9 * kPoint, 9 * kPoint), markOf(figure.mark),
                          paperTokens());
                note += 13 * kPoint;
            }
            const TextStyle style{8.5, Face::Regular, Token::Text, 1.25};
            std::vector<Line> lines = breakText(figure.note, room - (note - x), style);
            if (lines.size() > 2)
                lines.resize(2);
            paintLines(m_p, lines, QPointF(note, y + 41.7 * kPoint), style, m_ink.links);
        }
        return y + 58 * kPoint;
    }

    void paintSpan(double x, double y, double width, const QString &text, bool tinted, bool dash)
    {
        QPen pen(paperTokens().color(Token::Text), 0.8 * kPoint);
        if (dash)
            pen.setDashPattern({3, 2});
        m_p.setPen(pen);
        m_p.setBrush(tinted ? QBrush(paperTokens().color(Token::Panel)) : QBrush(Qt::NoBrush));
        m_p.drawRect(QRectF(x, y, width, 17 * kPoint));
        if (advance(text, Face::Regular, 8) < width - 4 * kPoint)
            paintOne(m_p, QPointF(x, y + 11.5 * kPoint), text, Face::Regular, 8, Token::Text, width,
                     Qt::AlignHCenter);
    }

    /// From the disruption to the target; what is not known is said, never drawn.
    double paintTimeBar(double y, const TimeBar &bar)
    {
        const double detect = bar.detect.value_or(0), decide = bar.decide.value_or(0),
                     recover = std::max(0.0, bar.recover.value_or(0));
        const double end = detect + decide + recover, target = bar.target.value_or(0);
        const double whole = std::max(end, target);
        if (whole <= 0 || !bar.recover)
            return y;
        const QString targetText =
            bar.target ? QStringLiteral("Target ") + fromUtf8(humanMinutes(Minutes(target))) : QString();
        const double unit = (m_width - advance(targetText, Face::Bold, 8.5) - 10 * kPoint) / whole;
        const auto minutes = [](double value) { return QString::number(std::lround(value)); };
        const auto at = [&](double value) { return kSide + unit * value; };
        if (detect > 0)
            paintSpan(at(0), y, unit * detect,
                      minutes(detect) + (unit * detect > 60 * kPoint ? QStringLiteral(" detect") : QString()),
                      true, false);
        if (decide > 0)
            paintSpan(at(detect), y, unit * decide, minutes(decide) + QStringLiteral(" decide"), true, false);
        const QString least = bar.atLeast ? QStringLiteral("at least ") : QString();
        paintSpan(at(detect + decide), y, unit * recover,
                  QStringLiteral("%1%2 recover, T+0 to T+%2").arg(least, minutes(recover)), false, false);
        if (target > end && !bar.atLeast)
            paintSpan(at(end), y, unit * (target - end), minutes(target - end) + QStringLiteral(" reserve"),
                      false, true);
        if (bar.target) {
            m_p.fillRect(QRectF(at(target) - kPoint, y - 5 * kPoint, 2 * kPoint, 27 * kPoint),
                         paperTokens().color(Token::Text));
            const bool inside = target < whole * 0.8;
            paintOne(m_p, QPointF(at(target) + 5 * kPoint, inside ? y - 3 * kPoint : y + 11.5 * kPoint),
                     targetText, Face::Bold, 8.5, Token::Text);
        }
        const double labels = y + 34 * kPoint;
        const double declared = at(detect + decide);
        if (detect + decide > 0
            && declared - kSide > advance(QStringLiteral("Disruption"), Face::Regular, 8) + 8 * kPoint)
            paintOne(m_p, QPointF(kSide, labels), QStringLiteral("Disruption"), Face::Regular, 8,
                     Token::SecondaryText);
        m_p.setPen(QPen(paperTokens().color(Token::Text), 0.8 * kPoint));
        m_p.drawLine(QPointF(declared, y + 17 * kPoint), QPointF(declared, y + 25 * kPoint));
        const QString zero =
            bar.window ? QStringLiteral("T+0, window opens") : QStringLiteral("T+0, disaster declared");
        paintOne(m_p, QPointF(declared, labels), zero, Face::Bold, 8, Token::Text);
        const QString restored =
            bar.window ? QStringLiteral("Last step ends") : QStringLiteral("Service restored");
        const double restoredWidth = advance(restored, Face::Regular, 8);
        const double x = std::min(at(end) - restoredWidth / 2, kSide + m_width - restoredWidth);
        if (x > declared + advance(zero, Face::Bold, 8) + 10 * kPoint)
            paintOne(m_p, QPointF(x, labels), restored, Face::Regular, 8, Token::SecondaryText);
        return labels + 2 * kPoint;
    }

    /// Facts in two columns, label grey, value black.
    double paintControl(double y)
    {
        const std::vector<Fact> &facts = m_document.cover;
        if (facts.empty())
            return y;
        const double gap = 22 * kPoint, column = (m_width - gap) / 2, row = 20 * kPoint;
        paintOne(m_p, QPointF(kSide, y), QStringLiteral("Document control"), Face::Bold, 9.5, Token::Text);
        const std::size_t left = (facts.size() + 1) / 2;
        double bottom = y;
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const double x = kSide + (i < left ? 0 : column + gap);
            const double top = y + 8 * kPoint + row * static_cast<double>(i < left ? i : i - left);
            paintRule(m_p, x, top, column, 0.5, Token::Hairline);
            paintOne(m_p, QPointF(x, top + 13 * kPoint), fromUtf8(facts[i].label), Face::Regular, 8.5,
                     Token::SecondaryText, column * 0.36);
            paintOne(m_p, QPointF(x + column * 0.38, top + 13 * kPoint), fromUtf8(facts[i].value),
                     Face::Regular, 8.5, Token::Text, column * 0.62);
            bottom = std::max(bottom, top + row);
        }
        return bottom;
    }

    void paintMissing(double y, double bottom)
    {
        const std::vector<MissingEntry> &missing = m_document.missing;
        const double row = 19 * kPoint, head = 24 * kPoint;
        if (missing.empty() || bottom - y < head + row + 8 * kPoint)
            return;
        auto fits = static_cast<std::size_t>((bottom - y - head - 4 * kPoint) / row);
        const bool all = missing.size() <= fits;
        const std::size_t shown = all ? missing.size() : fits - 1;
        const double height = head + row * static_cast<double>(all ? shown : shown + 1) + 4 * kPoint;
        m_p.setPen(QPen(paperTokens().color(Token::Text), 0.8 * kPoint));
        m_p.setBrush(Qt::NoBrush);
        m_p.drawRect(QRectF(kSide, y, m_width, height));
        const double x = kSide + 10 * kPoint, width = m_width - 20 * kPoint;
        paintOne(m_p, QPointF(x, y + 16 * kPoint),
                 QStringLiteral("To complete before this runbook may be used"), Face::Bold, 9.5, Token::Text);
        for (std::size_t i = 0; i < shown; ++i) {
            const double top = y + head + row * static_cast<double>(i);
            paintRule(m_p, x, top, width, 0.5, Token::Hairline);
            paintEntry(missing[i], x, top, width);
        }
        if (!all) {
            const double top = y + head + row * static_cast<double>(shown);
            paintRule(m_p, x, top, width, 0.5, Token::Hairline);
            paintOne(
                m_p, QPointF(x, top + 12.5 * kPoint),
                QStringLiteral("and %1 more, each boxed where it is missing").arg(missing.size() - shown),
                Face::Regular, 8.5, Token::SecondaryText);
        }
    }

    void paintEntry(const MissingEntry &entry, double x, double top, double width)
    {
        const double baseline = top + 12.5 * kPoint;
        paintOne(m_p, QPointF(x, baseline), fromUtf8(entry.where), Face::Regular, 8.5, Token::Text,
                 62 * kPoint);
        m_ink.links.push_back({QRectF(x, top, 62 * kPoint, 19 * kPoint), "#" + entry.anchor});
        const QString box = QStringLiteral("TO COMPLETE: ") + fromUtf8(entry.owner);
        const double boxWidth = std::min(advance(box, Face::Bold, 7.4), 190 * kPoint) + 9 * kPoint;
        paintOne(m_p, QPointF(x + 68 * kPoint, baseline), fromUtf8(entry.what), Face::Regular, 8.5,
                 Token::Text, width - 68 * kPoint - boxWidth - 8 * kPoint);
        m_p.setPen(QPen(paperTokens().color(Token::Text), 0.7 * kPoint));
        m_p.drawRect(QRectF(x + width - boxWidth, top + 3.5 * kPoint, boxWidth, 12 * kPoint));
        paintOne(m_p, QPointF(x + width - boxWidth + 4.5 * kPoint, baseline), box, Face::Bold, 7.4,
                 Token::Text, boxWidth - 8 * kPoint);
    }

    void paintSignatures(double y)
    {
        const std::size_t count = m_document.signatures.size();
        if (count == 0)
            return;
        const double gap = 22 * kPoint,
                     each = (m_width - gap * static_cast<double>(count - 1)) / static_cast<double>(count);
        for (std::size_t i = 0; i < count; ++i) {
            const double x = kSide + (each + gap) * static_cast<double>(i);
            paintRule(m_p, x, y, each, 0.7, Token::Text);
            paintOne(m_p, QPointF(x, y + 11 * kPoint), fromUtf8(m_document.signatures[i]), Face::Regular, 8.5,
                     Token::SecondaryText, each - 40 * kPoint);
            paintOne(m_p, QPointF(x, y + 11 * kPoint), QStringLiteral("Date"), Face::Regular, 8.5,
                     Token::SecondaryText, each, Qt::AlignRight);
        }
    }

    Ink &m_ink;
    QPainter &m_p;
    const Document &m_document;
    double m_width, m_bottom;
};

} // namespace

bool paintLogo(QPainter &painter, const Logo &logo, const QRectF &room, Qt::Alignment side)
{
    const QImage image = QImage::fromData(
        QByteArray::fromRawData(logo.bytes.data(), static_cast<qsizetype>(logo.bytes.size())),
        logo.mime == "image/png" ? "PNG" : "JPG");
    if (image.isNull())
        return false;
    const QSizeF size = QSizeF(image.size()).scaled(room.size(), Qt::KeepAspectRatio);
    const double x = side & Qt::AlignRight ? room.right() - size.width() : room.left();
    painter.drawImage(QRectF(QPointF(x, room.center().y() - size.height() / 2), size), image);
    return true;
}

void paintCover(Ink &ink, const Document &document, const PaperSize &paper)
{
    Cover(ink, document, paper).paint();
}

Pieces contentsPieces(const std::vector<ContentsLine> &lines, double width)
{
    Pieces pieces;
    Piece title;
    title.height = 30 * kPoint;
    title.keepWithNext = true;
    title.breakBefore = true;
    title.anchors = {"contents"};
    title.heading = PieceHeading{1, "", "Contents", "contents"};
    title.paint = [](Ink &ink, const QPointF &at) {
        paintOne(ink.painter, at + QPointF(0, 16 * kPoint), QStringLiteral("Contents"), Face::Bold, 17,
                 Token::Text);
    };
    pieces.push_back(std::move(title));
    for (const ContentsLine &line : lines) {
        const bool part = line.heading.level == 1;
        Piece piece;
        piece.height = (part ? 13 : 11.2) * kPoint;
        piece.before = part ? 3 * kPoint : 0;
        piece.paint = [line, part, width](Ink &ink, const QPointF &at) {
            const double points = part ? 9 : 8.5, indent = part ? 0 : 22 * kPoint;
            const Face face = part ? Face::Bold : Face::Regular;
            const double baseline = at.y() + 9.5 * kPoint;
            const QString number = fromUtf8(line.heading.number), page = QString::number(line.page);
            paintOne(ink.painter, QPointF(at.x() + indent, baseline), number, face, points, Token::Text);
            const double x = at.x() + indent + (part ? 22 : 28) * kPoint;
            const double end = at.x() + width, room = end - x - 30 * kPoint;
            paintOne(ink.painter, QPointF(x, baseline), fromUtf8(line.heading.title), face, points,
                     Token::Text, room);
            paintOne(ink.painter, QPointF(at.x(), baseline), page, Face::Regular, points, Token::Text, width,
                     Qt::AlignRight);
            const double from =
                x + std::min(room, advance(fromUtf8(line.heading.title), face, points)) + 6 * kPoint;
            const double to = end - advance(page, Face::Regular, points) - 6 * kPoint;
            QPen dots(paperTokens().color(Token::CardBorder), 0.6 * kPoint);
            dots.setDashPattern({1, 4});
            ink.painter.setPen(dots);
            if (to > from)
                ink.painter.drawLine(QPointF(from, baseline), QPointF(to, baseline));
            ink.links.push_back({QRectF(at.x(), at.y(), width, 11.5 * kPoint), "#" + line.heading.anchor});
        };
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace breakwater::paper
