// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_text.h"

#include "widgets/paper/pdf_type.h"
#include "widgets/paper/scene_painter.h"

#include <QFontMetricsF>
#include <QHash>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace breakwater::paper {
namespace {

struct Word {
    QString text; ///< without the blank behind it
    bool blank = false; ///< a blank follows
    bool newline = false; ///< the line ends here
    Face face = Face::Regular;
    Token color = Token::Text;
    std::string href;
    double points = 0;
};

Face faceOf(Run::Style style, Face base)
{
    switch (style) {
    case Run::Style::Strong:
        return Face::Bold;
    case Run::Style::Emphasis:
        return Face::Italic;
    case Run::Style::Code:
        return Face::Mono;
    case Run::Style::Plain:
        return base;
    }
    return base;
}

/// Control and non-characters have no glyph; tabs and line ends mean something.
QChar printable(QChar c)
{
    if (c == QLatin1Char('\t') || (c.category() == QChar::Other_Control && c != QLatin1Char('\n'))
        || c.isNonCharacter())
        return QLatin1Char(' ');
    return c;
}

std::vector<Word> wordsOf(const Runs &runs, const TextStyle &style)
{
    std::vector<Word> words;
    for (const Run &run : runs) {
        Word word;
        word.face = faceOf(run.style, style.face);
        word.color = run.href.empty() ? style.color : Token::Link;
        word.href = run.href;
        QString text = fromUtf8(run.text);
        for (QChar &c : text)
            c = printable(c);
        for (qsizetype from = 0; from < text.size();) {
            qsizetype to = from;
            while (to < text.size() && text[to] != QLatin1Char(' ') && text[to] != QLatin1Char('\n'))
                ++to;
            word.text = text.mid(from, to - from);
            word.blank = to < text.size() && text[to] == QLatin1Char(' ');
            word.newline = to < text.size() && !word.blank;
            words.push_back(word);
            from = to + 1;
        }
    }
    return words;
}

/// Puts words on lines; neighbours of one look become one fragment.
class LineBuilder {
public:
    LineBuilder(double width, double points)
        : m_width(width)
        , m_points(points)
        , m_lines(1)
    { }

    void add(const Word &word)
    {
        const double width = advance(word.text, word.face, m_points);
        if (!m_glued && m_lines.back().width > 0 && m_lines.back().width + width > m_width)
            newLine();
        if (width > m_width)
            addBroken(word);
        else
            append(word.text, word, width);
        if (word.blank)
            append(QStringLiteral(" "), word, advance(QStringLiteral(" "), word.face, m_points));
        m_glued = !word.blank && !word.newline;
        if (word.newline)
            newLine();
    }

    std::vector<Line> lines()
    {
        if (m_lines.size() > 1 && m_lines.back().fragments.empty())
            m_lines.pop_back();
        return std::move(m_lines);
    }

private:
    void newLine()
    {
        m_lines.emplace_back();
        m_glued = false;
    }

    /// After a hyphen, slash, dot or underscore where that helps, else anywhere.
    void addBroken(const Word &word)
    {
        QString part;
        for (qsizetype i = 0; i < word.text.size(); ++i) {
            part += word.text[i];
            if (i + 1 < word.text.size() && !QStringLiteral("-/._:").contains(word.text[i]))
                continue;
            addPart(part, word);
            part.clear();
        }
    }

    void addPart(const QString &part, const Word &word)
    {
        if (m_lines.back().width > 0 && m_lines.back().width + advance(part, word.face, m_points) > m_width)
            newLine();
        for (qsizetype i = 0; i < part.size(); ++i) {
            QString sign(part[i]);
            if (part[i].isHighSurrogate() && i + 1 < part.size())
                sign += part[++i]; // half of an emoji is none
            const double width = advance(sign, word.face, m_points);
            if (m_lines.back().width + width > m_width && m_lines.back().width > 0)
                newLine();
            append(sign, word, width);
        }
    }

    void append(const QString &text, const Word &word, double width)
    {
        if (text.isEmpty() || (text == QLatin1String(" ") && m_lines.back().fragments.empty()))
            return;
        Line &line = m_lines.back();
        const bool same = !line.fragments.empty() && line.fragments.back().face == word.face
            && line.fragments.back().color == word.color && line.fragments.back().href == word.href;
        if (!same)
            line.fragments.push_back({QString(), word.face, word.color, word.href, line.width, 0});
        Fragment &fragment = line.fragments.back();
        fragment.text += text;
        fragment.width += width;
        line.width = fragment.x + fragment.width;
    }

    double m_width, m_points;
    std::vector<Line> m_lines;
    bool m_glued = false; ///< the last word has no blank behind it: the next one belongs to it
};

// --- commands ----------------------------------------------------------------------------------------------

enum class Quote { None, Single, Double };

/// A stretch of a command that must stay on one line where it can, with the quote it ends in.
struct Chunk {
    QString text;
    Quote startsIn = Quote::None;
};

/// Cuts at blanks outside quotes; the blanks go.
std::vector<Chunk> chunksOf(const QString &command)
{
    std::vector<Chunk> chunks(1);
    Quote quote = Quote::None;
    for (qsizetype i = 0; i < command.size(); ++i) {
        const QChar c = command[i];
        if (c == QLatin1Char(' ') && quote == Quote::None) {
            // Several blanks in a row stay with the word before them: the text is verbatim.
            if (i + 1 < command.size() && command[i + 1] == QLatin1Char(' '))
                chunks.back().text += c;
            else
                chunks.push_back({});
            continue;
        }
        if (c == QLatin1Char('\\') && quote != Quote::Single && i + 1 < command.size()) {
            chunks.back().text += c;
            chunks.back().text += command[++i];
            continue;
        }
        if (c == QLatin1Char('\'') && quote != Quote::Double)
            quote = quote == Quote::Single ? Quote::None : Quote::Single;
        else if (c == QLatin1Char('"') && quote != Quote::Single)
            quote = quote == Quote::Double ? Quote::None : Quote::Double;
        chunks.back().text += c;
    }
    return chunks;
}

/// A chunk wider than the line: the shell joins what a backslash parts; a single quote is closed and opened
/// again.
QStringList hardBroken(const QString &text, qsizetype columns)
{
    QStringList parts;
    QString part;
    bool single = false, twice = false, braces = false;
    // Length of the part behind its last slash that is outside of a variable, or its last blank in "".
    qsizetype slash = 0;
    bool singleAtSlash = false;
    const auto breakAt = [&](qsizetype length, bool quoted) {
        parts << part.left(length) + (quoted ? QStringLiteral("'\\") : QStringLiteral("\\"));
        part = (quoted ? QStringLiteral("'") : QString()) + part.mid(length);
        slash = 0;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (part.size() >= columns - 4 && (i == 0 || text[i - 1] != QLatin1Char('\\'))) {
            if (slash > columns / 3)
                breakAt(slash, singleAtSlash);
            else
                breakAt(part.size(), single);
        }
        if (c == QLatin1Char('\'') && !twice)
            single = !single;
        if (c == QLatin1Char('"') && !single)
            twice = !twice;
        braces = c == QLatin1Char('{') || (braces && c != QLatin1Char('}'));
        part += c;
        if ((c == QLatin1Char('/') && !braces) || (c == QLatin1Char(' ') && twice)) {
            slash = part.size();
            singleAtSlash = single;
        }
    }
    return parts << part;
}

QStringList shellLines(const QString &command, qsizetype columns)
{
    QStringList lines;
    QString line;
    for (const Chunk &chunk : chunksOf(command)) {
        // What no line of its own holds goes on behind a short word, such as the colon of a question.
        const bool wide = chunk.text.size() + 4 > columns && line.size() < columns / 8;
        const bool fits = line.isEmpty() || wide || line.size() + 1 + chunk.text.size() + 2 <= columns;
        if (!fits) {
            lines << line + QStringLiteral(" \\");
            line = QStringLiteral("  ");
        } else if (!line.isEmpty()) {
            line += QLatin1Char(' ');
        }
        const QString whole = line + chunk.text;
        if (whole.size() + 2 <= columns) {
            line = whole;
            continue;
        }
        QStringList parts = hardBroken(whole, columns);
        line = parts.takeLast();
        lines << parts;
    }
    return lines << line;
}

/// Words between blanks, for what no shell reads: the path in a portal, a statement.
QStringList plainLines(const QString &text, qsizetype columns)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(QLatin1Char(' '))) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > columns) {
            lines << line;
            line = QStringLiteral("  ");
        } else if (!line.isEmpty()) {
            line += QLatin1Char(' ');
        }
        line += word;
        while (line.size() > columns) {
            lines << line.left(columns);
            line = line.mid(columns);
        }
    }
    return lines << line;
}

/// Variables bold; the rest plain.
Line commandLine(const QString &text, double points)
{
    Line line;
    const auto append = [&](const QString &part, Face face) {
        if (part.isEmpty())
            return;
        const double width = advance(part, face, points);
        line.fragments.push_back({part, face, Token::Text, {}, line.width, width});
        line.width += width;
    };
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = text.indexOf(QLatin1String("${"), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        const QString name = text.mid(open + 2, close - open - 2);
        const bool variable = std::all_of(name.begin(), name.end(), [](QChar c) {
            return c == QLatin1Char('_') || (c.unicode() < 0x80 && c.isLetterOrNumber());
        });
        append(text.mid(at, open - at), Face::Mono);
        append(text.mid(open, close + 1 - open), variable ? Face::MonoBold : Face::Mono);
        at = close + 1;
    }
    append(text.mid(at), Face::Mono);
    return line;
}

/// What the design does not say is printed in a box wherever it stands.
bool isBox(const Fragment &fragment)
{
    return fragment.face == Face::Bold && fragment.text.startsWith(QLatin1String("TO COMPLETE"));
}

/// The lines that a box goes on over: those that hold nothing but more of its bold words.
std::size_t boxEnd(const std::vector<Line> &lines, std::size_t from)
{
    std::size_t end = from + 1;
    while (end < lines.size() && lines[end].fragments.size() == 1
           && lines[end].fragments[0].face == Face::Bold && !isBox(lines[end].fragments[0]))
        ++end;
    return end;
}

void paintBoxAround(QPainter &painter, const QRectF &box, const TextStyle &style)
{
    painter.setPen(QPen(paperTokens().color(Token::Text), 0.6 * kPoint));
    painter.setBrush(Qt::NoBrush);
    const double side = 0.3 * style.points * kPoint, slack = 0.06 * style.lineHeight();
    painter.drawRect(box.adjusted(-side, slack, side, -slack));
}

} // namespace

QString fromUtf8(const std::string &text)
{
    QString shown = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    for (QChar &c : shown) {
        const char16_t code = c.unicode(); // marks that would make a name read other than it is
        if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
            c = QChar::ReplacementCharacter;
    }
    return shown;
}

const Tokens &paperTokens()
{
    return tokens(Theme::Light);
}

namespace {

QFont madeFont(Face face, double pixels)
{
    switch (face) {
    case Face::Regular:
        return paperFont(pixels);
    case Face::Bold:
        return paperFont(pixels, QFont::Bold);
    case Face::Italic: {
        QFont font = paperFont(pixels);
        font.setItalic(true);
        return font;
    }
    case Face::Mono:
        return paperMonoFont(pixels);
    case Face::MonoBold:
        return paperMonoFont(pixels, QFont::Bold);
    }
    return paperFont(pixels);
}

/// A font, and how wide words are in it: a document says the same words on every page.
struct Measure {
    explicit Measure(QFont made)
        : font(std::move(made))
        , metrics(font)
        , plain(font)
    { }
    QFont font;
    QFontMetricsF metrics;
    PlainMetrics plain;
    QHash<QString, double> widths;
};

Measure &measureOf(Face face, double points)
{
    thread_local std::map<std::pair<Face, int>, Measure> measures;
    const auto key = std::pair(face, static_cast<int>(std::lround(points * kPoint)));
    auto found = measures.find(key);
    if (found == measures.end())
        found = measures.emplace(key, madeFont(face, points * kPoint)).first;
    return found->second;
}

} // namespace

PlainMetrics::PlainMetrics(const QFont &font)
    : m_metrics(font)
    , m_steps(kCount * kCount, -1)
{ }

bool PlainMetrics::holds(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return placeOf(c) < kCount; });
}

float PlainMetrics::measured(QChar from, QChar to) const
{
    const QLatin1Char blank(' ');
    const double width = from == blank || to == blank
        ? m_metrics.horizontalAdvance(QString(from))
        : m_metrics.horizontalAdvance(QString(from) + to) - m_metrics.horizontalAdvance(QString(to));
    return static_cast<float>(width);
}

double PlainMetrics::widthOf(const QString &text)
{
    double width = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        width += step(text[i], i + 1 < text.size() ? text[i + 1] : QChar(QLatin1Char(' ')));
    return width;
}

PlainMetrics &plainMetrics(Face face, double points)
{
    return measureOf(face, points).plain;
}

QFont faceFont(Face face, double points)
{
    return measureOf(face, points).font;
}

double advance(const QString &text, Face face, double points)
{
    constexpr qsizetype kMostWords = 20000, kLongestWord = 24;
    Measure &measure = measureOf(face, points);
    if (PlainMetrics::holds(text))
        return measure.plain.widthOf(text);
    if (text.size() > kLongestWord)
        return measure.metrics.horizontalAdvance(text);
    const auto known = measure.widths.constFind(text);
    if (known != measure.widths.constEnd())
        return *known;
    if (measure.widths.size() >= kMostWords)
        measure.widths.clear();
    return *measure.widths.insert(text, measure.metrics.horizontalAdvance(text));
}

namespace {

/// At its end, to the width.
QString elided(const QString &text, Face face, double points, double width)
{
    return advance(text, face, points) <= width + 0.5
        ? text
        : measureOf(face, points).metrics.elidedText(text, Qt::ElideRight, width + 0.5);
}

} // namespace

namespace {

std::vector<Line> broken(const Runs &runs, double width, const TextStyle &style)
{
    LineBuilder builder(width, style.points);
    for (const Word &word : wordsOf(runs, style))
        builder.add(word);
    return builder.lines();
}

/// As it was broken before: a document says the same of many steps.
std::vector<Line> brokenBefore(const Runs &plain, double width, const TextStyle &style)
{
    constexpr std::size_t kMost = 8192;
    thread_local std::unordered_map<std::string, std::vector<Line>> known;
    std::string key = plain.front().text;
    const auto add = [&key](double number) {
        key.append(reinterpret_cast<const char *>(&number), sizeof number);
    };
    add(width);
    add(style.points);
    add(static_cast<double>(style.face) + 16 * static_cast<double>(style.color));
    if (const auto found = known.find(key); found != known.end())
        return found->second;
    if (known.size() >= kMost)
        known.clear();
    return known.emplace(std::move(key), broken(plain, width, style)).first->second;
}

} // namespace

std::vector<Line> breakRuns(const Runs &runs, double width, const TextStyle &style)
{
    constexpr std::size_t kLong = 300; // a text that is said once
    const bool plain = runs.size() == 1 && runs[0].href.empty() && runs[0].style == Run::Style::Plain
        && runs[0].text.size() < kLong;
    return plain ? brokenBefore(runs, width, style) : broken(runs, width, style);
}

std::vector<Line> breakText(const std::string &text, double width, const TextStyle &style)
{
    return breakRuns(plain(text), width, style);
}

std::vector<Line> breakCommand(const CommandText &command, double width, double points)
{
    const qsizetype columns = std::max<qsizetype>(
        20, static_cast<qsizetype>(width / advance(QStringLiteral("M"), Face::Mono, points)));
    const bool shell = command.shell.empty() || command.shell == "bash";
    QString text = fromUtf8(command.command);
    for (QChar &c : text)
        c = printable(c);
    std::vector<Line> lines;
    for (const QString &logical : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        for (const QString &line : shell ? shellLines(logical, columns) : plainLines(logical, columns))
            lines.push_back(commandLine(line, points));
    if (lines.empty())
        lines.emplace_back();
    if (!command.readOnly)
        return lines;
    const QString comment = shell ? QStringLiteral("  # read-only") : QStringLiteral("  (read-only)");
    const double commentWidth = advance(comment, Face::Mono, points);
    if (lines.back().width + commentWidth > width)
        lines.emplace_back();
    lines.back().fragments.push_back(
        {comment, Face::Mono, Token::SecondaryText, {}, lines.back().width, commentWidth});
    lines.back().width += commentWidth;
    return lines;
}

double paintLines(QPainter &painter, const std::vector<Line> &lines, const QPointF &top,
                  const TextStyle &style, std::vector<PlacedLink> &links, Qt::Alignment alignment,
                  double width)
{
    const double height = style.lineHeight();
    double y = top.y();
    std::vector<QRectF> boxes;
    Typesetter *const setter = Typesetter::of(painter);
    for (const Line &line : lines) {
        double shift = 0;
        if (alignment & (Qt::AlignRight | Qt::AlignHCenter))
            shift = (width - line.width) / (alignment & Qt::AlignRight ? 1 : 2);
        const double baseline = y + height * 0.5 + style.points * kPoint * 0.36;
        for (const Fragment &fragment : line.fragments) {
            const QPointF at(top.x() + shift + fragment.x, baseline);
            const QColor color = paperTokens().color(fragment.color);
            if (!setter || !setter->set(at, fragment.text, fragment.face, style.points, color)) {
                painter.setFont(faceFont(fragment.face, style.points));
                painter.setPen(color);
                painter.drawText(at, fragment.text);
            }
            if (isBox(fragment))
                boxes.push_back({at.x(), y, fragment.width, height});
            if (!fragment.href.empty())
                links.push_back({QRectF(at.x(), y, fragment.width, height), fragment.href});
        }
        y += height;
    }
    std::size_t next = 0;
    for (std::size_t i = 0; i < lines.size() && next < boxes.size(); ++i) {
        if (lines[i].fragments.empty() || !isBox(lines[i].fragments.back()))
            continue;
        QRectF box = boxes[next++];
        for (std::size_t more = i + 1; more < boxEnd(lines, i); ++more) {
            box.setBottom(box.bottom() + height);
            box.setWidth(std::max(box.width(), lines[more].width));
        }
        paintBoxAround(painter, box, style);
    }
    return y;
}

void paintOne(QPainter &painter, const QPointF &baseline, const QString &text, Face face, double points,
              Token color, double width, Qt::Alignment alignment)
{
    if (Typesetter *setter = Typesetter::of(painter)) {
        const QString shown = elided(text, face, points, width);
        double shift = 0;
        if (alignment & (Qt::AlignRight | Qt::AlignHCenter))
            shift = (width - advance(shown, face, points)) / (alignment & Qt::AlignRight ? 1 : 2);
        if (text.isEmpty() || width <= 0
            || setter->set(baseline + QPointF(shift, 0), shown, face, points, paperTokens().color(color)))
            return;
    }
    scene::paintText(painter, baseline, text, faceFont(face, points), paperTokens().color(color), width,
                     alignment);
}

} // namespace breakwater::paper
