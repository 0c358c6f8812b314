// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/pdf_finish.h"
#include "widgets/paper/pdf_text.h"

#include <QColor>
#include <QRawFont>

#include <array>
#include <map>
#include <string>
#include <vector>

/// Text of a PDF's pages, set here instead of by the painter: Qt's PDF engine shapes every string anew and
/// moves before every glyph, which takes five times the room and most of the time of a long document. Here
/// a line is one string with its kerning. What is no plain text of the face's own font is left to the
/// painter.
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
    /// Sign by sign, what is shown and how far that moves the pen; for the signs of PlainMetrics.
    struct Table {
        Source *source = nullptr;
        QFont font;
        struct Sign {
            std::string shown; ///< between the parentheses of a string
            int width = 0; ///< in thousandths of the size
            bool known = false;
        };
        std::array<Sign, PlainMetrics::kCount> signs;
        std::vector<signed char> pairs; ///< 0 not known, 1 apart, -1 together
    };

    Source &sourceOf(Face face);
    Table &tableOf(Face face);
    const Table::Sign &signOf(Table &table, QChar c) const;
    bool standApart(Table &table, QChar a, QChar b) const;
    void choose(Face face, double points, const QColor &color);

    QPainter &m_painter;
    std::map<Face, Source> m_sources;
    std::map<Face, Table> m_tables;
    std::string m_page;
    double m_height = 0; ///< of the page
    double m_points = -1; ///< these three as chosen last on the page
    Face m_face = Face::Regular;
    QColor m_color;
};

} // namespace breakwater::paper
