// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/link_row.h"

#include "widgets/theme/current.h"

#include <QPainter>

namespace breakwater {

LinkRow::LinkRow(const QString &text, const QString &tip, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setToolTip(tip);
    setAccessibleName(text);
    setFixedHeight(26);
    setAutoRaise(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long text is shortened, it widens nothing
    setFocusPolicy(Qt::TabFocus);
}

void LinkRow::setMark(Mark mark)
{
    m_mark = mark;
    update();
}

void LinkRow::setFigure(const QString &figure)
{
    m_figure = figure;
    setAccessibleName(text() + QStringLiteral(", ") + figure);
    update();
}

void LinkRow::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked())
        painter.fillRect(rect(), t.color(Token::Selection));
    else if (underMouse())
        painter.fillRect(rect(), t.color(Token::AlternateSurface));
    QRect box = rect().adjusted(12, 0, -12, 0);
    if (m_mark != Mark::None) {
        paintMark(painter, QRectF(box.left(), (height() - 14) / 2.0, 14, 14), m_mark, t);
        box.adjust(20, 0, 0, 0);
    }
    const QFont font = screenFont(12);
    painter.setFont(font);
    painter.setPen(t.color(Token::SecondaryText));
    painter.drawText(box, int(Qt::AlignVCenter | Qt::AlignRight), m_figure);
    if (!m_figure.isEmpty())
        box.adjust(0, 0, -QFontMetrics(font).horizontalAdvance(m_figure) - 8, 0);
    painter.setPen(t.color(Token::Text));
    painter.drawText(box, int(Qt::AlignVCenter | Qt::AlignLeft),
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, box.width()));
    if (hasFocus()) {
        painter.setPen(QPen(t.color(Token::FocusRing), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace breakwater
