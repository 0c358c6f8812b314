// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/message_bar.h"

#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/layouts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace breakwater {

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_answers(nullptr)
    , m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setObjectName(QStringLiteral("closeMessage"));
    m_close->setIcon(lineIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setFixedSize(24, 24);
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(36, 6, 8, 6);
    layout->addWidget(m_text, 1);
    m_answers = new QHBoxLayout;
    m_answers->setSpacing(6);
    layout->addLayout(m_answers);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::ask(Mark mark, const QString &text, const std::vector<Answer> &answers)
{
    show(mark, text);
    for (const Answer &answer : answers) {
        auto *button = new QPushButton(answer.text, this);
        button->setObjectName(answer.name);
        button->setFixedHeight(26);
        m_answers->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, answer] {
            if (!answer.stays)
                show(Mark::Info, {});
            answer.does();
        });
    }
}

void MessageBar::show(Mark mark, const QString &text)
{
    clearLayout(*m_answers);
    m_mark = mark;
    m_text->setText(text);
    setAccessibleName(text);
    QWidget::setVisible(!text.isEmpty());
    update();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Token tint = m_mark == Mark::Error ? Token::ErrorTint
        : m_mark == Mark::Warning            ? Token::WarningTint
        : m_mark == Mark::Ok                 ? Token::OkTint
                                             : Token::InfoTint;
    painter.fillRect(rect(), t.color(tint));
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.color(Token::Hairline));
    paintMark(painter, QRectF(12, 10, 16, 16), m_mark, t);
}

} // namespace breakwater
