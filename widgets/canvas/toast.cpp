// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/toast.h"

#include "widgets/canvas/overlay.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace breakwater {

namespace {
constexpr int kShowFor = 7000;
} // namespace

Toast::Toast(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_undo(new QPushButton(tr("&Undo"), this))
{
    setObjectName(QStringLiteral("toast"));
    m_undo->setObjectName(QStringLiteral("toastUndo"));
    m_undo->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 6, 6);
    layout->setSpacing(12);
    layout->addWidget(m_text);
    layout->addWidget(m_undo);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT undoWanted();
    });
    hide();
}

void Toast::show(const QString &text, bool canUndo)
{
    m_text->setText(text);
    m_undo->setVisible(canUndo);
    setAccessibleName(text);
    setMinimumHeight(40);
    adjustSize();
    place();
    QWidget::show();
    raise();
    m_timer.start(kShowFor);
}

void Toast::place()
{
    const QSize room = parentWidget()->size();
    move((room.width() - width()) / 2, room.height() - height() - 16);
}

void Toast::paintEvent(QPaintEvent *)
{
    paintOverlayGround(*this);
}

} // namespace breakwater
