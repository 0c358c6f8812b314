// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_type.h"

#include <QGlyphRun>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace breakwater::paper {
namespace {

/// How far a glyph may stand beside its place, in thousandths of the size, before the pen is moved.
constexpr double kSlack = 6;

/// Of packing: the last tenth of a page's size takes as long as the rest.
constexpr int kEffort = 4;

thread_local std::vector<Typesetter *> t_setters;

/// At most two decimals.
void add(std::string &to, double number)
{
    const long hundredths = std::lround(std::abs(number) * 100);
    if (number < 0 && hundredths > 0)
        to += '-';
    to += std::to_string(hundredths / 100);
    if (const long rest = hundredths % 100; rest > 0) {
        to += '.';
        to += static_cast<char>('0' + rest / 10);
        if (rest % 10 > 0)
            to += static_cast<char>('0' + rest % 10);
    }
    to += ' ';
}

/// A byte of a string between parentheses.
void addByte(std::string &to, unsigned byte)
{
    const char c = static_cast<char>(byte & 0xFF);
    if (c == '(' || c == ')' || c == '\\') {
        to += '\\';
        to += c;
    } else if (c == '\r') {
        to += "\\r"; // a reader would take a bare one for a line feed
    } else {
        to += c;
    }
}

const char *nameOf(Face face)
{
    constexpr std::array names{"BwRegular", "BwBold", "BwItalic", "BwMono", "BwMonoBold"};
    return names[static_cast<std::size_t>(face)];
}

bool mayBeEmbedded(const QRawFont &font, Face face)
{
    const QByteArray table = font.fontTable("OS/2");
    if (table.size() < 10)
        return false;
    const unsigned rights =
        static_cast<unsigned>(static_cast<uchar>(table[8])) << 8 | static_cast<uchar>(table[9]);
    const bool bold = face == Face::Bold || face == Face::MonoBold;
    const bool drawn = (!bold || font.weight() >= QFont::DemiBold)
        && (face != Face::Italic || font.style() != QFont::StyleNormal); // not slanted or thickened by Qt
    return drawn && (rights & 0x200) == 0 && rights != 2;
}

} // namespace

Typesetter::Typesetter(QPainter &painter)
    : m_painter(painter)
{
    t_setters.push_back(this);
}

Typesetter::~Typesetter()
{
    std::erase(t_setters, this);
}

Typesetter *Typesetter::of(const QPainter &painter)
{
    const auto found = std::find_if(t_setters.begin(), t_setters.end(),
                                    [&](const Typesetter *each) { return &each->m_painter == &painter; });
    return found == t_setters.end() ? nullptr : *found;
}

void Typesetter::beginPage(double height)
{
    m_page.clear();
    m_height = height;
    m_points = -1;
    m_color = QColor();
}

std::string Typesetter::takePage()
{
    if (m_page.empty())
        return {};
    m_page += "ET\n";
    const QByteArray packed = qCompress(reinterpret_cast<const uchar *>(m_page.data()),
                                        static_cast<qsizetype>(m_page.size()), kEffort);
    m_page.clear();
    return packed.mid(4).toStdString(); // Qt puts the length before it
}

Typesetter::Source &Typesetter::sourceOf(Face face)
{
    const auto [known, isNew] = m_sources.try_emplace(face);
    if (isNew) {
        known->second.font = QRawFont::fromFont(faceFont(face, 10));
        known->second.embeds = mayBeEmbedded(known->second.font, face);
    }
    return known->second;
}

Typesetter::Table &Typesetter::tableOf(Face face)
{
    const auto [known, isNew] = m_tables.try_emplace(face);
    if (isNew) {
        known->second.source = &sourceOf(face);
        known->second.font = faceFont(face, 10);
        known->second.pairs.resize(PlainMetrics::kCount * PlainMetrics::kCount);
    }
    return known->second;
}

const Typesetter::Table::Sign &Typesetter::signOf(Table &table, QChar c) const
{
    Table::Sign &sign = table.signs[PlainMetrics::placeOf(c)];
    if (sign.known)
        return sign;
    sign.known = true;
    Source &source = *table.source;
    const QList<quint32> glyphs = source.font.glyphIndexesForString(QString(c));
    if (glyphs.size() != 1 || glyphs[0] == 0 || glyphs[0] > 0xFFFF)
        return sign;
    QRawFont design = source.font;
    design.setPixelSize(design.unitsPerEm());
    const QList<QPointF> widths = design.advancesForGlyphIndexes(glyphs);
    sign.width = static_cast<int>(std::lround(widths.value(0).x() * 1000 / design.unitsPerEm()));
    addByte(sign.shown, glyphs[0] >> 8);
    addByte(sign.shown, glyphs[0]);
    source.used.try_emplace(glyphs[0], Glyph{c.unicode(), sign.width});
    return sign;
}

/// No ligature makes one glyph of them.
bool Typesetter::standApart(Table &table, QChar a, QChar b) const
{
    signed char &known =
        table.pairs[PlainMetrics::placeOf(a) * PlainMetrics::kCount + PlainMetrics::placeOf(b)];
    if (known != 0)
        return known > 0;
    const QString both = QString(a) + b;
    QTextLayout layout(both, table.font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    QList<quint32> shown;
    for (const QGlyphRun &run : layout.glyphRuns())
        shown += run.glyphIndexes();
    known = shown == table.source->font.glyphIndexesForString(both) ? 1 : -1;
    return known > 0;
}

void Typesetter::choose(Face face, double points, const QColor &color)
{
    if (m_page.empty())
        m_page = "BT\n";
    if (m_face != face || m_points != points) {
        m_face = face;
        m_points = points;
        m_page += std::string("/") + nameOf(face) + " ";
        add(m_page, points);
        m_page += "Tf\n";
    }
    if (m_color == color)
        return;
    m_color = color;
    for (const double part : {color.redF(), color.greenF(), color.blueF()})
        add(m_page, part);
    m_page += "rg\n";
}

bool Typesetter::set(const QPointF &baseline, const QString &text, Face face, double points,
                     const QColor &color)
{
    if (m_painter.worldTransform().type() != QTransform::TxNone || color.alpha() != 255)
        return false; // within a picture
    Table &table = tableOf(face);
    if (!table.source->embeds || !PlainMetrics::holds(text))
        return false;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (signOf(table, text[i]).shown.empty()
            || (i + 1 < text.size() && !standApart(table, text[i], text[i + 1])))
            return false;
    choose(face, points, color);
    m_page += "1 0 0 1 ";
    add(m_page, baseline.x() / kPoint);
    add(m_page, (m_height - baseline.y()) / kPoint);
    m_page += "Tm[(";
    PlainMetrics &metrics = plainMetrics(face, points);
    const double size = points * kPoint / 1000;
    double wanted = 0, pen = 0; // where the next glyph belongs, and where it would stand
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (const double off = std::round(pen - wanted / size); std::abs(off) > kSlack) {
            m_page += ')' + std::to_string(static_cast<int>(off)) + '(';
            pen -= off;
        }
        const Table::Sign &sign = signOf(table, text[i]);
        m_page += sign.shown;
        pen += sign.width;
        if (i + 1 < text.size())
            wanted += metrics.step(text[i], text[i + 1]);
    }
    m_page += ")]TJ\n";
    return true;
}

void Typesetter::paintSpecimen() const
{
    double y = 100;
    m_painter.setPen(Qt::black);
    for (const auto &[face, source] : m_sources) {
        if (source.used.empty())
            continue;
        QList<quint32> glyphs;
        QList<QPointF> positions;
        for (const auto &[glyph, what] : source.used) {
            positions << QPointF(10.0 * static_cast<double>(glyphs.size()), 0);
            glyphs << glyph;
        }
        QGlyphRun run;
        run.setRawFont(source.font);
        run.setGlyphIndexes(glyphs);
        run.setPositions(positions);
        m_painter.drawGlyphRun(QPointF(100, y), run);
        y += 200;
    }
}

std::vector<PdfFace> Typesetter::faces() const
{
    std::vector<PdfFace> faces;
    for (const auto &[face, source] : m_sources) {
        if (source.used.empty())
            continue;
        PdfFace made;
        made.name = nameOf(face);
        for (const auto &[glyph, what] : source.used)
            made.glyphs.push_back({static_cast<std::uint16_t>(glyph), what.unicode, what.width});
        faces.push_back(std::move(made));
    }
    return faces;
}

} // namespace breakwater::paper
