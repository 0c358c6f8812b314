// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problems/fix_preview.h"

#include "widgets/theme/current.h"

#include <QPainter>
#include <QScreen>

#include <algorithm>

namespace breakwater {

namespace {
constexpr int kWidth = 420, kGap = 4;
} // namespace

FixPreview::FixPreview(QWidget *parent)
    : QLabel(parent, Qt::ToolTip | Qt::FramelessWindowHint)
{
    setObjectName(QStringLiteral("fixPreview"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setFont(screenFont(12));
    setContentsMargins(12, 8, 12, 8);
}

void FixPreview::showBeside(const QRect &from, const QString &text)
{
    setText(text);
    setAccessibleName(text);
    setFixedWidth(kWidth);
    setFixedHeight(heightForWidth(kWidth));
    const QRect room = screen()->availableGeometry();
    const int x =
        std::clamp(from.right() - width(), room.left(), std::max(room.left(), room.right() - width()));
    const int above = from.top() - height() - kGap;
    move(x, above >= room.top() ? above : from.bottom() + kGap);
    show();
    raise();
}

void FixPreview::paintEvent(QPaintEvent *event)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setPen(t.color(Token::ControlBorder));
    painter.setBrush(t.color(Token::Field));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace breakwater
