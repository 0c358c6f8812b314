// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/glyph.h"

#include "widgets/theme/resources.h"
#include "widgets/theme/sprites.h"

#include <QImageReader>
#include <QPainter>
#include <QXmlStreamReader>

#include <atomic>
#include <cmath>
#include <map>
#include <mutex>
#include <numbers>
#include <unordered_map>
#include <vector>

namespace breakwater {
namespace {

/// Walks the numbers and commands of an SVG path; `ok` turns false at the first thing it cannot read.
class PathReader {
public:
    explicit PathReader(QByteArray text)
        : m_text(std::move(text))
    { }

    QPainterPath read()
    {
        while (m_ok && skipToCommand())
            runCommand();
        return m_path;
    }

private:
    static bool isSpace(char c) { return c == ' ' || c == ',' || c == '\n' || c == '\t' || c == '\r'; }
    static bool isCommand(char c) { return QByteArray("MmLlHhVvCcSsQqTtAaZz").contains(c); }

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    /// A new command letter, or more numbers for the last one (a moveto then goes on as a lineto).
    bool skipToCommand()
    {
        skipSpace();
        if (m_at >= m_text.size())
            return false;
        if (isCommand(m_text[m_at])) {
            m_command = m_text[m_at++];
            return true;
        }
        if (m_command == 'M' || m_command == 'm')
            m_command = m_command == 'M' ? 'L' : 'l';
        return m_command != 0 && m_command != 'Z' && m_command != 'z';
    }

    double number()
    {
        skipSpace();
        const qsizetype start = m_at;
        if (m_at < m_text.size() && (m_text[m_at] == '-' || m_text[m_at] == '+'))
            ++m_at;
        bool dot = false;
        while (m_at < m_text.size()
               && (std::isdigit(static_cast<unsigned char>(m_text[m_at])) || (m_text[m_at] == '.' && !dot)))
            dot = m_text[m_at++] == '.' || dot;
        bool read = false;
        const double value = m_text.mid(start, m_at - start).toDouble(&read);
        m_ok = m_ok && read;
        return read ? value : 0;
    }

    bool flag()
    {
        skipSpace();
        if (m_at >= m_text.size() || (m_text[m_at] != '0' && m_text[m_at] != '1')) {
            m_ok = false;
            return false;
        }
        return m_text[m_at++] == '1';
    }

    QPointF point(bool relative)
    {
        const double x = number();
        const double y = number();
        return relative ? m_path.currentPosition() + QPointF(x, y) : QPointF(x, y);
    }

    void runCommand()
    {
        const bool relative = std::islower(static_cast<unsigned char>(m_command));
        const QPointF here = m_path.currentPosition();
        const char kind = static_cast<char>(std::toupper(static_cast<unsigned char>(m_command)));
        QPointF control = here;
        switch (kind) {
        case 'M':
            m_path.moveTo(point(relative));
            break;
        case 'L':
            m_path.lineTo(point(relative));
            break;
        case 'H':
            m_path.lineTo(number() + (relative ? here.x() : 0), here.y());
            break;
        case 'V':
            m_path.lineTo(here.x(), number() + (relative ? here.y() : 0));
            break;
        case 'C':
        case 'S': {
            const QPointF first = kind == 'C' ? point(relative) : mirrored(here, "CS");
            control = point(relative);
            m_path.cubicTo(first, control, point(relative));
            break;
        }
        case 'Q':
        case 'T':
            control = kind == 'Q' ? point(relative) : mirrored(here, "QT");
            m_path.quadTo(control, point(relative));
            break;
        case 'A':
            arc(relative);
            break;
        default:
            m_path.closeSubpath();
        }
        m_control = control;
        m_previous = kind;
    }

    QPointF mirrored(const QPointF &here, const char *afterOneOf) const
    {
        return QByteArray(afterOneOf).contains(m_previous) ? 2 * here - m_control : here;
    }

    /// An elliptical arc from end points (SVG 1.1, appendix F.6.5), drawn as cubic curves.
    void arc(bool relative)
    {
        double rx = std::abs(number()), ry = std::abs(number());
        const double turn = number() * std::numbers::pi / 180;
        const bool large = flag(), sweep = flag();
        const QPointF from = m_path.currentPosition(), to = point(relative);
        if (rx == 0 || ry == 0 || from == to) {
            m_path.lineTo(to);
            return;
        }
        const double cosTurn = std::cos(turn), sinTurn = std::sin(turn);
        const QPointF half = (from - to) / 2;
        const double x = cosTurn * half.x() + sinTurn * half.y(),
                     y = -sinTurn * half.x() + cosTurn * half.y();
        const double grow = x * x / (rx * rx) + y * y / (ry * ry);
        if (grow > 1) {
            rx *= std::sqrt(grow);
            ry *= std::sqrt(grow);
        }
        const double below = rx * rx * y * y + ry * ry * x * x;
        const double root =
            std::sqrt(std::max(0.0, rx * rx * ry * ry / below - 1)) * (large == sweep ? -1 : 1);
        const double cx = root * rx * y / ry, cy = -root * ry * x / rx;
        const QPointF centre =
            QPointF(cosTurn * cx - sinTurn * cy, sinTurn * cx + cosTurn * cy) + (from + to) / 2;
        const double start = std::atan2((y - cy) / ry, (x - cx) / rx);
        double span = std::atan2((-y - cy) / ry, (-x - cx) / rx) - start;
        if (sweep && span < 0)
            span += 2 * std::numbers::pi;
        if (!sweep && span > 0)
            span -= 2 * std::numbers::pi;
        const int pieces =
            std::max(1, static_cast<int>(std::ceil(std::abs(span) / (std::numbers::pi / 2) - 1e-9)));
        const double step = span / pieces, reach = 4.0 / 3 * std::tan(step / 4);
        const auto at = [&](double ex, double ey) {
            return centre
                + QPointF(cosTurn * rx * ex - sinTurn * ry * ey, sinTurn * rx * ex + cosTurn * ry * ey);
        };
        for (int i = 0; i < pieces; ++i) {
            const double a = start + i * step, b = a + step;
            m_path.cubicTo(at(std::cos(a) - reach * std::sin(a), std::sin(a) + reach * std::cos(a)),
                           at(std::cos(b) + reach * std::sin(b), std::sin(b) - reach * std::cos(b)),
                           i + 1 == pieces ? to : at(std::cos(b), std::sin(b)));
        }
    }

    QByteArray m_text;
    qsizetype m_at = 0;
    char m_command = 0, m_previous = 0;
    bool m_ok = true;
    QPointF m_control;
    QPainterPath m_path;
};

QPainterPath polygonOf(const QByteArray &points, bool closed)
{
    QPainterPath path = PathReader("M" + points).read();
    if (closed)
        path.closeSubpath();
    return path;
}

QPainterPath shapeOf(const QString &name, const QXmlStreamAttributes &attributes)
{
    const auto number = [&](const char *key) { return attributes.value(QLatin1String(key)).toDouble(); };
    QPainterPath path;
    if (name == QLatin1String("path"))
        return PathReader(attributes.value(QLatin1String("d")).toLatin1()).read();
    if (name == QLatin1String("polyline") || name == QLatin1String("polygon"))
        return polygonOf(attributes.value(QLatin1String("points")).toLatin1(),
                         name == QLatin1String("polygon"));
    if (name == QLatin1String("rect"))
        path.addRoundedRect(QRectF(number("x"), number("y"), number("width"), number("height")), number("rx"),
                            number("rx"));
    else if (name == QLatin1String("circle"))
        path.addEllipse(QPointF(number("cx"), number("cy")), number("r"), number("r"));
    else if (name == QLatin1String("ellipse"))
        path.addEllipse(QPointF(number("cx"), number("cy")), number("rx"), number("ry"));
    else if (name == QLatin1String("line")) {
        path.moveTo(number("x1"), number("y1"));
        path.lineTo(number("x2"), number("y2"));
    }
    return path;
}

} // namespace

Glyph parseGlyph(std::string_view svg)
{
    static std::atomic<std::uint32_t> parsed{0};
    Glyph glyph;
    glyph.number = ++parsed;
    QXmlStreamReader reader(QByteArray(svg.data(), static_cast<qsizetype>(svg.size())));
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        const QPainterPath shape = shapeOf(reader.name().toString(), attributes);
        if (shape.isEmpty())
            continue;
        const QStringView fill = attributes.value(QLatin1String("fill"));
        const bool area = attributes.hasAttribute(QLatin1String("class"))
            ? attributes.value(QLatin1String("class")) == QLatin1String("area")
            : fill != QLatin1String("none") && !attributes.hasAttribute(QLatin1String("stroke"));
        (area ? glyph.area : glyph.line).addPath(shape);
        if (!area && attributes.hasAttribute(QLatin1String("stroke-width")))
            glyph.stroke = attributes.value(QLatin1String("stroke-width")).toDouble();
    }
    return glyph;
}

namespace {

constexpr int kOwnPixels = 128; ///< sharp at 20 px on any screen, and on paper

QString &iconFolder()
{
    static QString folder;
    return folder;
}

QImage ownPicture(const std::string &kind)
{
    for (const char *suffix : {".svg", ".png"}) {
        if (iconFolder().isEmpty())
            break;
        QImageReader reader(iconFolder() + QLatin1Char('/') + QString::fromStdString(kind)
                            + QLatin1String(suffix));
        const QSize size = reader.size();
        if (!size.isEmpty())
            reader.setScaledSize(size.scaled(kOwnPixels, kOwnPixels, Qt::KeepAspectRatio));
        if (const QImage picture = reader.read(); !picture.isNull())
            return picture;
    }
    return {};
}

void paintOwn(QPainter &painter, const QRectF &box, const QImage &picture)
{
    QRectF inside(QPointF(), QSizeF(picture.size()).scaled(box.size(), Qt::KeepAspectRatio));
    inside.moveCenter(box.center());
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(inside, picture);
    painter.restore();
}

} // namespace

void useIconFolder(const QString &folder)
{
    iconFolder() = folder;
}

const Glyph &glyphOf(const ServiceKind *kind)
{
    if (!kind || kind->icon.empty())
        return namedGlyph(QStringLiteral("generic"));
    static std::mutex mutex;
    static std::unordered_map<std::string, Glyph> known; // nodes stay where they are
    const std::lock_guard lock(mutex);
    // A picture of one's own belongs to a kind; a drawing of ours may serve several.
    const std::string key = iconFolder().isEmpty() ? kind->icon : kind->id.text;
    const auto found = known.find(key);
    if (found != known.end())
        return found->second;
    Glyph glyph = parseGlyph(kind->icon);
    glyph.own = ownPicture(kind->id.text);
    return known.emplace(key, std::move(glyph)).first->second;
}

const Glyph &namedGlyph(const QString &name)
{
    static std::mutex mutex;
    static std::map<QString, Glyph> known;
    const std::lock_guard lock(mutex);
    auto found = known.find(name);
    if (found == known.end()) {
        const QByteArray svg = themeResource(QStringLiteral("glyphs/%1.svg").arg(name));
        found =
            known.emplace(name, parseGlyph({svg.constData(), static_cast<std::size_t>(svg.size())})).first;
    }
    return found->second;
}

namespace {
void paintGlyphShapes(QPainter &painter, const QRectF &box, const Glyph &glyph, const QColor &color)
{
    if (!glyph.own.isNull())
        return paintOwn(painter, box, glyph.own);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 24, box.height() / 24);
    QColor area = color;
    area.setAlphaF(0.2F * color.alphaF());
    painter.setPen(Qt::NoPen);
    painter.setBrush(area);
    painter.drawPath(glyph.area);
    painter.setPen(QPen(color, glyph.stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(glyph.line);
    painter.restore();
}

const char glyphPictures = 0, tilePictures = 0; ///< their addresses
} // namespace

void paintGlyph(QPainter &painter, const QRectF &box, const Glyph &glyph, const QColor &color)
{
    if (glyph.number == 0)
        return paintGlyphShapes(painter, box, glyph, color);
    sprites::paint(painter, box.adjusted(-1, -1, 1, 1), {&glyphPictures, glyph.number, color.rgba(), 0},
                   [&](QPainter &on) { paintGlyphShapes(on, box, glyph, color); });
}

void paintTile(QPainter &painter, const QRectF &box, const Glyph &glyph, const QColor &color)
{
    const auto shapes = [&](QPainter &on) {
        QColor tile = color;
        tile.setAlphaF(0.1F * color.alphaF());
        on.setPen(Qt::NoPen);
        on.setBrush(tile);
        on.drawRoundedRect(box, 5, 5);
        paintGlyphShapes(on, box.adjusted(4, 4, -4, -4), glyph, color);
    };
    if (glyph.number == 0)
        return shapes(painter);
    sprites::paint(painter, box, {&tilePictures, glyph.number, color.rgba(), 0}, shapes);
}

} // namespace breakwater
