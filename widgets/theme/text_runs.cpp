// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/text_runs.h"

#include <QCache>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QPaintEngine>
#include <QPainter>
#include <QTextLayout>
#include <QThread>

#include <cmath>
#include <vector>

namespace breakwater::text_runs {
namespace {

constexpr qsizetype kMostTexts = 2048, kMostFonts = 64; // several screens full
constexpr int kWhole = -1; ///< room: as much as the text takes

struct Key {
    QString text;
    int font = 0, room = kWhole; ///< room in quarters of a pixel
    bool operator==(const Key &) const = default;
};

size_t qHash(const Key &key, size_t seed = 0)
{
    return qHashMulti(seed, key.text, key.font, key.room);
}

struct Run {
    QList<QGlyphRun> glyphs; ///< on a baseline at (0, 0)
    double width = 0;
};

struct Store {
    QCache<Key, Run> runs{kMostTexts};
    std::vector<QFont> fonts;
};

/// Of the GUI thread; goes with the application, before the fonts do.
Store &store()
{
    static Store *known = [] {
        qAddPostRoutine([] {
            store().runs.clear();
            store().fonts.clear();
        });
        return new Store;
    }();
    return *known;
}

bool onGuiThread()
{
    const QCoreApplication *application = QCoreApplication::instance();
    return application && QThread::currentThread() == application->thread();
}

int numberOf(const QFont &font)
{
    std::vector<QFont> &fonts = store().fonts;
    for (std::size_t i = 0; i < fonts.size(); ++i)
        if (fonts[i].isCopyOf(font))
            return static_cast<int>(i);
    for (std::size_t i = 0; i < fonts.size(); ++i)
        if (fonts[i] == font)
            return static_cast<int>(i);
    if (fonts.size() >= kMostFonts) {
        store().runs.clear();
        fonts.clear();
    }
    fonts.push_back(font);
    return static_cast<int>(fonts.size()) - 1;
}

Run *setLine(const QString &text, const QFont &font)
{
    auto *run = new Run;
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    run->width = line.horizontalAdvance();
    run->glyphs = layout.glyphRuns();
    const QPointF down(0, line.ascent());
    for (QGlyphRun &glyphs : run->glyphs) {
        QList<QPointF> positions = glyphs.positions();
        for (QPointF &position : positions)
            position -= down;
        glyphs.setPositions(positions);
    }
    return run;
}

const Run *wholeRun(const QString &text, const QFont &font, int number)
{
    const Key key{text, number, kWhole};
    if (const Run *known = store().runs.object(key))
        return known;
    Run *run = setLine(text, font);
    store().runs.insert(key, run);
    return run;
}

const Run *elidedRun(const QString &text, const QFont &font, int number, double room)
{
    const Key key{text, number, static_cast<int>(std::floor(room * 4))};
    if (const Run *known = store().runs.object(key))
        return known;
    Run *run = setLine(QFontMetricsF(font).elidedText(text, Qt::ElideRight, room), font);
    store().runs.insert(key, run);
    return run;
}

} // namespace

double widthOf(const QString &text, const QFont &font)
{
    if (!onGuiThread())
        return QFontMetricsF(font).horizontalAdvance(text);
    return text.isEmpty() ? 0 : wholeRun(text, font, numberOf(font))->width;
}

bool paint(QPainter &painter, const QPointF &baseline, const QString &text, const QFont &font,
           const QColor &color, double width, Qt::Alignment alignment)
{
    const QPaintEngine *engine = painter.paintEngine();
    if (!engine || engine->type() != QPaintEngine::Raster || !onGuiThread())
        return false;
    const int number = numberOf(font);
    const Run *run = wholeRun(text, font, number);
    if (run->width > width + 0.5)
        run = elidedRun(text, font, number, width + 0.5);
    double shift = 0;
    if (alignment & (Qt::AlignRight | Qt::AlignHCenter))
        shift = (width - run->width) / (alignment & Qt::AlignRight ? 1 : 2);
    painter.setPen(color);
    for (const QGlyphRun &glyphs : run->glyphs)
        painter.drawGlyphRun(baseline + QPointF(shift, 0), glyphs);
    return true;
}

void forget()
{
    store().runs.clear();
}

} // namespace breakwater::text_runs
