// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"
#include "widgets/theme/marks.h"
#include "widgets/theme/tokens.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <string>
#include <vector>

class QPainter;

/// Text on paper: runs broken into lines of words, commands broken so that a copied block still runs.
/// Units are tenths of a point, y down.
namespace breakwater::paper {

inline constexpr double kPoint = 10;
inline constexpr double kMillimetre = 720 / 25.4;

enum class Face { Regular, Bold, Italic, Mono, MonoBold };
QFont faceFont(Face face, double points);
double advance(const QString &text, Face face, double points);

/// Letters, digits and signs of one glyph each, and how far each takes the pen before each other one. That is
/// all there is to a plain text in a font with kerning by pairs, so no text of them is shaped as a whole.
class PlainMetrics {
public:
    static constexpr std::size_t kCount = 193; ///< of signs
    /// From 0; kCount: not one of them.
    static std::size_t placeOf(QChar c)
    {
        const char16_t code = c.unicode();
        if (code >= 0x20 && code < 0x7F)
            return code - std::size_t{0x20};
        if (code > 0xA0 && code <= 0xFF && code != 0xAD) // a soft hyphen shows only where a line breaks
            return code - std::size_t{0xA1} + 95;
        return code == 0x2022 ? 190 : code == 0x2026 ? 191 : code == 0x2013 ? 192 : kCount;
    }
    static bool holds(const QString &text);

    explicit PlainMetrics(const QFont &font);
    /// From one to the next; blanks part words, which are set by themselves.
    double step(QChar from, QChar to)
    {
        float &known = m_steps[placeOf(from) * kCount + placeOf(to)];
        if (known < 0)
            known = measured(from, to);
        return static_cast<double>(known);
    }
    double widthOf(const QString &text);

private:
    float measured(QChar from, QChar to) const;

    QFontMetricsF m_metrics;
    std::vector<float> m_steps; ///< negative: not measured yet
};
/// Of the thread, by face and size.
PlainMetrics &plainMetrics(Face face, double points);

/// A piece of a line that is painted with one call, so that it extracts as one string.
struct Fragment {
    QString text;
    Face face = Face::Regular;
    Token color = Token::Text;
    std::string href;
    double x = 0, width = 0;
};
struct Line {
    std::vector<Fragment> fragments;
    double width = 0;
};

struct TextStyle {
    double points = 8.5;
    Face face = Face::Regular;
    Token color = Token::Text;
    double leading = 1.3;
    double lineHeight() const { return points * leading * kPoint; }
};

/// Lines no wider than `width`; a word that is wider is broken anywhere. At least one line.
std::vector<Line> breakRuns(const Runs &runs, double width, const TextStyle &style);
std::vector<Line> breakText(const std::string &text, double width, const TextStyle &style);
/// Each command line; too long ones end in ` \` and go on indented. `${VARIABLES}` bold, `# read-only` grey.
std::vector<Line> breakCommand(const CommandText &command, double width, double points);

struct PlacedLink {
    QRectF box;
    std::string href;
};
/// Paints lines below `top`; notes links. Returns the bottom.
double paintLines(QPainter &painter, const std::vector<Line> &lines, const QPointF &top,
                  const TextStyle &style, std::vector<PlacedLink> &links,
                  Qt::Alignment alignment = Qt::AlignLeft, double width = 0);
/// One line, elided at its end.
void paintOne(QPainter &painter, const QPointF &baseline, const QString &text, Face face, double points,
              Token color, double width = 1e6, Qt::Alignment alignment = Qt::AlignLeft);

QString fromUtf8(const std::string &text);
const Tokens &paperTokens();

} // namespace breakwater::paper
