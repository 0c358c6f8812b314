// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include "widgets/theme/current.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>

#include <functional>

static void registerIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace breakwater {

namespace {

const Glyph &iconGlyph(const QString &name)
{
    static const bool registered = (registerIconResources(), true);
    Q_UNUSED(registered);
    static QHash<QString, Glyph> glyphs;
    const auto found = glyphs.constFind(name);
    if (found != glyphs.constEnd())
        return *found;
    QFile file(QStringLiteral(":/breakwater/icons/%1.svg").arg(name));
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "icon", qPrintable(name));
    const QByteArray text = open ? file.readAll() : QByteArray();
    return *glyphs.insert(name, parseGlyph({text.constData(), static_cast<std::size_t>(text.size())}));
}

/// Paints anew each time, so that a switch of the theme needs no new icons.
class PaintedIcon final : public QIconEngine {
public:
    using Paint = std::function<void(QPainter &, const QRectF &, QIcon::Mode, QIcon::State)>;
    explicit PaintedIcon(Paint paint)
        : m_paint(std::move(paint))
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        m_paint(*painter, rect, mode, state);
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new PaintedIcon(*this); }

private:
    Paint m_paint;
};

QRectF square(const QRectF &box)
{
    const double side = std::min(box.width(), box.height());
    return {box.center().x() - side / 2, box.center().y() - side / 2, side, side};
}

} // namespace

QIcon lineIcon(const QString &name)
{
    return QIcon(
        new PaintedIcon([name](QPainter &painter, const QRectF &box, QIcon::Mode mode, QIcon::State) {
            const Token token = mode == QIcon::Disabled ? Token::IdleLink : Token::Text;
            paintLineIcon(painter, box, name, currentTokens().color(token));
        }));
}

void paintLineIcon(QPainter &painter, const QRectF &box, const QString &name, const QColor &color)
{
    paintGlyph(painter, square(box), iconGlyph(name), color);
}

QIcon markIcon(Mark mark)
{
    return QIcon(new PaintedIcon([mark](QPainter &painter, const QRectF &box, QIcon::Mode, QIcon::State) {
        paintMark(painter, square(box), mark, currentTokens());
    }));
}

QIcon filterIcon(Mark mark)
{
    return QIcon(
        new PaintedIcon([mark](QPainter &painter, const QRectF &box, QIcon::Mode, QIcon::State state) {
            painter.setOpacity(state == QIcon::On ? 1 : 0.35);
            paintMark(painter, square(box), mark, currentTokens());
        }));
}

QIcon tileIcon(const Glyph &glyph, Category category)
{
    return QIcon(
        new PaintedIcon([glyph, category](QPainter &painter, const QRectF &box, QIcon::Mode, QIcon::State) {
            paintTile(painter, square(box), glyph, currentTokens().category(category));
        }));
}

} // namespace breakwater
