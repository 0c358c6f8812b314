// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/legend.h"

#include "widgets/canvas/overlay.h"
#include "widgets/paper/scene_painter.h"
#include "widgets/theme/current.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <functional>
#include <vector>

namespace breakwater {

namespace {

constexpr int kRow = 20, kPadding = 10, kSign = 40, kGap = 16;

/// A row: what is drawn, in a box of `kSign` by `kRow`, and what it means.
struct Entry {
    QString words;
    std::function<void(QPainter &, const QRectF &)> draw;
};

Entry line(scene::LinkStyle style, const QString &words)
{
    return {words, [style](QPainter &painter, const QRectF &box) {
                scene::Link link;
                link.style = style;
                link.points = QPolygonF(
                    {QPointF(box.left(), box.center().y()), QPointF(box.right() - 8, box.center().y())});
                scene::paintLink(painter, link, scene::Style(currentTokens()));
            }};
}

Entry state(CardState what, const QString &words)
{
    return {words, [what](QPainter &painter, const QRectF &box) {
                paintState(painter, QRectF(box.left() + 11, box.center().y() - 4.5, 9, 9), what,
                           currentTokens());
            }};
}

Entry mark(Mark what, const QString &words)
{
    return {words, [what](QPainter &painter, const QRectF &box) {
                paintMark(painter, QRectF(box.left() + 9, box.center().y() - 7, 14, 14), what,
                          currentTokens());
            }};
}

const std::vector<std::vector<Entry>> &columns()
{
    using scene::LinkStyle;
    static const std::vector<std::vector<Entry>> all{
        {line(LinkStyle::Hard, Legend::tr("needs it to work")),
         line(LinkStyle::Soft, Legend::tr("works without it")),
         line(LinkStyle::Steering, Legend::tr("steers traffic to it")),
         line(LinkStyle::Replication, Legend::tr("replicates data to it")),
         line(LinkStyle::Backup, Legend::tr("is backed up to it"))},
        {state(CardState::Active, Legend::tr("active")), state(CardState::Standby, Legend::tr("standby")),
         state(CardState::Cold, Legend::tr("cold")), state(CardState::Missing, Legend::tr("missing"))},
        {mark(Mark::Error, Legend::tr("error")), mark(Mark::Warning, Legend::tr("warning")),
         mark(Mark::Info, Legend::tr("information")), mark(Mark::Ok, Legend::tr("target met"))}};
    return all;
}

int widthOf(const std::vector<Entry> &column)
{
    int width = 0;
    for (const Entry &entry : column)
        width = std::max(width, QFontMetrics(screenFont(11)).horizontalAdvance(entry.words));
    return width + kSign;
}

} // namespace

Legend::Legend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("legend"));
    setAccessibleName(tr("Legend"));
    QStringList words;
    for (const auto &column : columns())
        for (const Entry &entry : column)
            words << entry.words;
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    hide();
}

QSize Legend::sizeHint() const
{
    int width = 2 * kPadding, rows = 0;
    for (const auto &column : columns()) {
        width += widthOf(column) + (rows ? kGap : 0);
        rows = std::max(rows, static_cast<int>(column.size()));
    }
    return {width, rows * kRow + 2 * kPadding};
}

void Legend::paintEvent(QPaintEvent *)
{
    paintOverlayGround(*this);
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = kPadding;
    for (const auto &column : columns()) {
        int y = kPadding;
        for (const Entry &entry : column) {
            entry.draw(painter, QRectF(x, y, kSign, kRow));
            painter.setFont(screenFont(11));
            painter.setPen(t.color(Token::Text));
            painter.drawText(QRect(x + kSign, y, 400, kRow), Qt::AlignVCenter | Qt::AlignLeft, entry.words);
            y += kRow;
        }
        x += widthOf(column) + kGap;
    }
}

void Legend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace breakwater
