// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/section.h"

#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace breakwater {

class Section::Head final : public QAbstractButton {
public:
    Head(const QString &title, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(title);
        setCheckable(true);
        setChecked(true);
        setFixedHeight(32);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(title);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse())
            painter.fillRect(rect(), t.color(Token::AlternateSurface));
        paintLineIcon(painter, QRectF(8, 10, 12, 12),
                      isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                      t.color(Token::SecondaryText));
        painter.setFont(screenFont(13, QFont::DemiBold));
        painter.setPen(t.color(Token::Text));
        painter.drawText(QRect(26, 0, width() - 26, height()), int(Qt::AlignVCenter | Qt::AlignLeft), text());
        if (hasFocus()) {
            painter.setPen(QPen(t.color(Token::FocusRing), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
        }
    }
};

Section::Section(const QString &name, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_head(new Head(title, this))
    , m_detail(new QLabel(m_head))
    , m_body(new QWidget(this))
    , m_bodyLayout(new QVBoxLayout(m_body))
{
    setObjectName(name);
    m_detail->setFont(screenFont(11));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    auto *headLayout = new QHBoxLayout(m_head);
    headLayout->setContentsMargins(26, 0, 12, 0);
    headLayout->addStretch(1);
    headLayout->addWidget(m_detail);
    m_bodyLayout->setContentsMargins(12, 2, 12, 12);
    m_bodyLayout->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_body);
    connect(m_head, &QAbstractButton::toggled, this, &Section::setOpen);
}

void Section::setDetail(const QString &text)
{
    m_detail->setText(text);
}

void Section::setHeaderWidget(QWidget *widget)
{
    m_detail->hide();
    widget->setParent(m_head);
    m_head->layout()->addWidget(widget);
}

void Section::setOpen(bool open)
{
    m_open = open;
    m_head->setChecked(open);
    m_body->setVisible(open);
}

void Section::setFlush()
{
    m_bodyLayout->setContentsMargins(0, 0, 0, 0);
    m_bodyLayout->setSpacing(0);
}

void Section::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(QRect(0, 0, width(), 1), currentTokens().color(Token::Hairline));
}

} // namespace breakwater
