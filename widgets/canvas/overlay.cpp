// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/overlay.h"

#include "widgets/theme/current.h"

#include <QPainter>
#include <QWidget>

namespace breakwater {

void paintOverlayGround(QWidget &widget)
{
    const Tokens &t = currentTokens();
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.color(Token::ControlBorder), 1));
    painter.setBrush(t.color(Token::Panel));
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(.5, .5, -.5, -.5), 6, 6);
}

} // namespace breakwater
