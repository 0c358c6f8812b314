// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/option_row.h"

#include "widgets/theme/current.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace breakwater {

OptionRow::OptionRow(OptionFace face, QWidget *parent)
    : QRadioButton(parent)
    , m_face(std::move(face))
{
    setText(m_face.name);
    setAccessibleName(m_face.name);
    setAccessibleDescription(
        m_face.id.empty()
            ? QString()
            : tr("RPO %1, RTO %2, cost %3, %4").arg(m_face.rpo, m_face.rto, m_face.cost, m_face.grade));
    setToolTip(m_face.tip);
    setObjectName(QStringLiteral("option_")
                  + QString::fromStdString(m_face.id.empty() ? "none" : m_face.id.text));
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void OptionRow::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked())
        painter.fillRect(rect(), t.color(Token::Selection));
    else if (underMouse())
        painter.fillRect(rect(), t.color(Token::AlternateSurface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.color(Token::Hairline));

    QStyleOptionButton radio;
    radio.initFrom(this);
    radio.state.setFlag(QStyle::State_On, isChecked());
    const bool one = m_face.id.empty();
    radio.rect = QRect(10, one ? 7 : 6, 16, 16);
    style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &radio, &painter, this);

    const auto write = [&](const QRectF &box, const QFont &font, const QColor &color, const QString &text,
                           Qt::Alignment align = Qt::AlignLeft) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(box, int(Qt::AlignVCenter | align),
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, box.width() + 1));
    };
    const double markRoom = m_face.mark == Mark::None ? 12 : 32;
    write(QRectF(32, one ? 6 : 5, width() - 32 - markRoom, 18),
          screenFont(13, isChecked() ? QFont::DemiBold : QFont::Normal), t.color(Token::Text), m_face.name);
    if (m_face.mark != Mark::None)
        paintMark(painter, QRectF(width() - 27, 7, 14, 14), m_face.mark, t);
    if (!one) {
        const QFont figures = screenFont(12);
        const auto figure = [&](int x, double room, const QString &text, bool over) {
            write(QRectF(x, 23, room, 16), over ? screenFont(12, QFont::DemiBold) : figures,
                  t.color(over ? Token::Error : Token::Text), text);
        };
        figure(kRpoColumn, 56, m_face.rpo, m_face.rpoOver);
        figure(kRtoColumn, 60, m_face.rto, m_face.rtoOver);
        figure(kCostColumn, 44, m_face.cost, false);
        const QFont badgeFont = screenFont(11);
        const double wide = QFontMetricsF(badgeFont).horizontalAdvance(m_face.grade) + 10;
        const QRectF badge(width() - 12 - wide, 22, wide, 17);
        painter.setPen(
            QPen(t.color(Token::ControlBorder), 1, m_face.estimate ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(badge.adjusted(.5, .5, -.5, -.5), 3, 3);
        write(badge, badgeFont, t.color(Token::Text), m_face.grade, Qt::AlignHCenter);
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.color(Token::FocusRing), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -2));
    }
}

} // namespace breakwater
