// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/pdf_finish.h"
#include "widgets/paper/pdf_text.h"

#include <QColor>
#include <QGlyphRun>
#include <QHash>
#include <QRawFont>

#include <map>
#include <string>
#include <utility>
#include <vector>

/// Text of a PDF's pages, set here instead of by the painter: Qt's PDF engine shapes every string anew and
/// moves before every glyph, which takes five times the room and most of the time of a long document. Here
/// each word is shaped once, and a line is one string with its kerning. What is no plain text of the face's
/// own font is left to the painter.
namespace breakwater::paper {

class Typesetter {
public:
    /// Sets what paintOne() and paintLines() paint with this painter, as long as it lives.
    explicit Typesetter(QPainter &painter);
    ~Typesetter();
    Typesetter(const Typesetter &) = delete;
    Typesetter &operator=(const Typesetter &) = delete;
    static Typesetter *of(const QPainter &painter); ///< null: nobody sets the text of this painter

    void beginPage(double height); ///< in tenths of a point
    /// False for what the painter has to paint.
    bool set(const QPointF &baseline, const QString &text, Face face, double points, const QColor &color);
    std::string takePage(); ///< its content, compressed; empty when nothing was set
    /// Paints every glyph that was set once, so that the painter embeds them; each face with one call.
    void paintSpecimen() const;
    std::vector<PdfFace> faces() const; ///< in the order of the specimen

private:
    struct Word {
        bool plain = false;
        std::string shown; ///< between the parentheses of a string, with the kerning
        double width = 0; ///< in tenths of a point
        double pen = 0; ///< how far showing it moves the pen, in thousandths of the size
    };
    struct Glyph {
        char16_t unicode = 0;
        int width = 0; ///< in thousandths of the size
    };
    /// A font file: what a face is at any size.
    struct Source {
        QRawFont font;
        bool embeds = false;
        std::map<quint32, Glyph> used;
    };
    struct Words {
        Word blank;
        QHash<QString, Word> known;
    };

    Words &wordsOf(Face face, double points);
    Word shaped(const QString &text, Face face, double points);
    Source &sourceOf(Face face);
    /// What is shown for these glyphs, and how far that moves the pen.
    static void write(Word &word, const Source &source, const std::vector<quint32> &glyphs,
                      const std::vector<double> &at, double size);
    void choose(Face face, double points, const QColor &color);

    QPainter &m_painter;
    std::map<std::pair<Face, int>, Words> m_words; ///< by size in tenths of a point
    std::map<Face, Source> m_sources;

    std::string m_page;
    double m_height = 0; ///< of the page
    double m_points = -1; ///< these three as chosen last on the page
    Face m_face = Face::Regular;
    QColor m_color;
};

} // namespace breakwater::paper
