// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_type.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace breakwater::paper {
namespace {

/// Of a word that was shaped, which may be as long as a line.
constexpr qsizetype kMostWords = 20000;
/// How far a glyph may stand beside its place, in thousandths of the size, before the pen is moved.
constexpr double kSlack = 6;

thread_local std::vector<Typesetter *> t_setters;

/// Letters, digits and signs of one glyph each, from left to right. Everything else is shaped by Qt.
bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        const char16_t code = c.unicode();
        return (code > 0x20 && code < 0x7F) || (code > 0xA0 && code < 0x250 && code != 0xAD)
            || (code >= 0x2010 && code <= 0x2027) || code == 0x20AC || code == 0x2190 || code == 0x2192
            || code == 0x2212 || code == 0x2264 || code == 0x2265;
    });
}

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
    const QByteArray packed =
        qCompress(reinterpret_cast<const uchar *>(m_page.data()), static_cast<qsizetype>(m_page.size()));
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

Typesetter::Word Typesetter::shaped(const QString &text, Face face, double points)
{
    Word word;
    Source &source = sourceOf(face);
    const bool blank = text == QLatin1String(" ");
    if (!source.embeds || !(blank || isPlain(text)))
        return word;
    const QFont font = faceFont(face, points);
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    const QRawFont wanted = QRawFont::fromFont(font);
    std::vector<quint32> shapes;
    std::vector<double> at; // of each, from the start of the word
    for (const QGlyphRun &run : layout.glyphRuns()) {
        if (run.rawFont() != wanted)
            return word;
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> positions = run.positions();
        for (qsizetype i = 0; i < glyphs.size(); ++i) {
            shapes.push_back(glyphs[i]);
            at.push_back(positions[i].x());
        }
    }
    word.width = blank ? advance(text, face, points) : line.horizontalAdvance();
    word.plain = static_cast<qsizetype>(shapes.size()) == text.size() && std::is_sorted(at.begin(), at.end())
        && std::none_of(shapes.begin(), shapes.end(),
                        [](quint32 glyph) { return glyph == 0 || glyph > 0xFFFF; });
    if (!word.plain)
        return word;
    QRawFont design = source.font;
    design.setPixelSize(design.unitsPerEm());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const auto [known, isNew] = source.used.try_emplace(shapes[i]);
        if (!isNew)
            continue;
        const QList<QPointF> widths = design.advancesForGlyphIndexes({shapes[i]});
        known->second = {text[static_cast<qsizetype>(i)].unicode(),
                         static_cast<int>(std::lround(widths.value(0).x() * 1000 / design.unitsPerEm()))};
    }
    write(word, source, shapes, at, points * kPoint);
    return word;
}

void Typesetter::write(Word &word, const Source &source, const std::vector<quint32> &glyphs,
                       const std::vector<double> &at, double size)
{
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const double off = std::round(word.pen - at[i] * 1000 / size);
        if (i > 0 && std::abs(off) > kSlack) {
            word.shown += ')' + std::to_string(static_cast<int>(off)) + '(';
            word.pen -= off;
        }
        addByte(word.shown, glyphs[i] >> 8);
        addByte(word.shown, glyphs[i]);
        word.pen += source.used.at(glyphs[i]).width;
    }
}

Typesetter::Words &Typesetter::wordsOf(Face face, double points)
{
    const auto [known, isNew] = m_words.try_emplace({face, static_cast<int>(std::lround(points * kPoint))});
    if (isNew)
        known->second.blank = shaped(QStringLiteral(" "), face, points);
    if (known->second.known.size() > kMostWords)
        known->second.known.clear();
    return known->second;
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
    Words &words = wordsOf(face, points);
    if (!words.blank.plain)
        return false;
    const QStringList parts = text.split(QLatin1Char(' '));
    for (const QString &part : parts) {
        if (part.isEmpty())
            continue;
        auto known = words.known.constFind(part);
        if (known == words.known.constEnd())
            known = words.known.insert(part, shaped(part, face, points));
        if (!known->plain)
            return false;
    }
    choose(face, points, color);
    m_page += "1 0 0 1 ";
    add(m_page, baseline.x() / kPoint);
    add(m_page, (m_height - baseline.y()) / kPoint);
    m_page += "Tm[(";
    double at = 0, pen = 0; // where the next word belongs, and where it would stand
    const double size = points * kPoint;
    const auto show = [&](const Word &word) {
        if (const double off = std::round(pen - at * 1000 / size); std::abs(off) > kSlack) {
            m_page += ')' + std::to_string(static_cast<int>(off)) + '(';
            pen -= off;
        }
        m_page += word.shown;
        pen += word.pen;
        at += word.width;
    };
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i > 0)
            show(words.blank);
        if (!parts[i].isEmpty())
            show(*words.known.constFind(parts[i]));
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
