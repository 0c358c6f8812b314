// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/coach.h"

#include "widgets/theme/current.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace breakwater {

namespace {

constexpr int kWidth = 320, kNumber = 26, kMargin = 16;

} // namespace

Coach::Coach(QWidget *window)
    : QWidget(window)
    , m_steps{{tr("Drag"), tr("Drag a service from the palette into a lane. Or press / and type its name."),
               "paletteDock"},
              {tr("Verdict"),
               tr("While you drag, every lane says what a drop there would mean. A drop that breaks a rule "
                  "is "
                  "allowed, and becomes a problem in the list below."),
               "canvas"},
              {tr("Mirror"),
               tr("A card in one lane wants a counterpart in the other: Ctrl+M makes it. The inspector shows "
                  "what protects it, and what that costs."),
               "inspectorDock"},
              {tr("Simulate"),
               tr("Press F5 to lose the region and see what comes back, in which order and when."),
               "problemsDock"},
              {tr("Export"), tr("Ctrl+Shift+E writes the runbook, the code and the picture into a folder."),
               "mainToolBar"}}
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_next(new QPushButton(this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("coach"));
    m_title->setObjectName(QStringLiteral("coachTitle"));
    m_title->setFont(screenFont(15, QFont::DemiBold));
    m_title->setContentsMargins(kNumber + 8, 0, 0, 0);
    m_text->setObjectName(QStringLiteral("coachText"));
    m_text->setWordWrap(true);
    m_back->setObjectName(QStringLiteral("coachBack"));
    m_next->setObjectName(QStringLiteral("coachNext"));
    m_next->setProperty("primary", true);
    m_close->setObjectName(QStringLiteral("coachClose"));
    m_close->setProperty("quiet", true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_close);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addLayout(buttons);
    setFixedWidth(kWidth);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { showStep(m_step + 1); });
    connect(m_close, &QPushButton::clicked, this, &Coach::finish);
    window->installEventFilter(this);
    hide();
}

void Coach::start()
{
    if (auto *popup = parentWidget()->findChild<QWidget *>(QStringLiteral("quickAdd")))
        popup->installEventFilter(this); // once, however often
    show();
    showStep(0);
}

void Coach::showStep(int step)
{
    if (step >= static_cast<int>(m_steps.size()))
        return finish();
    m_step = std::max(0, step);
    const Step &now = m_steps[static_cast<std::size_t>(m_step)];
    m_title->setText(now.title);
    m_text->setText(now.text);
    setAccessibleName(tr("Step %1 of %2: %3").arg(m_step + 1).arg(m_steps.size()).arg(now.title));
    setAccessibleDescription(now.text);
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_step + 1 < static_cast<int>(m_steps.size()) ? tr("Next") : tr("Done"));
    layout()->activate();
    setFixedHeight(layout()->totalHeightForWidth(kWidth));
    place();
    raise();
    update();
}

/// Beside what it is about, over the canvas: the panels stay free.
void Coach::place()
{
    if (!isVisible())
        return;
    const auto *canvas = parentWidget()->findChild<QWidget *>(QStringLiteral("canvas"));
    const auto *target =
        parentWidget()->findChild<QWidget *>(QLatin1String(m_steps[static_cast<std::size_t>(m_step)].target));
    if (!canvas)
        return;
    const QRect room(canvas->mapTo(parentWidget(), QPoint()), canvas->size());
    const QRect about =
        target && target->isVisible() ? QRect(target->mapTo(parentWidget(), QPoint()), target->size()) : room;
    const QPoint centre = about.center();
    const QRect inside = room.adjusted(kMargin, kMargin, -kMargin - width(), -kMargin - height());
    move(std::clamp(centre.x() - width() / 2, inside.left(), std::max(inside.left(), inside.right())),
         std::clamp(centre.y() - height() / 2, inside.top(), std::max(inside.top(), inside.bottom())));
}

void Coach::finish()
{
    hide();
    Q_EMIT dismissed();
}

void Coach::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        finish();
    else
        QWidget::keyPressEvent(event);
}

bool Coach::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != parentWidget()) { // the popup that the first step speaks of
        if (event->type() == QEvent::Show && isVisible()) {
            m_aside = true;
            hide();
        } else if (event->type() == QEvent::Hide && std::exchange(m_aside, false)) {
            show();
            showStep(m_step);
        }
    } else if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &Coach::place, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void Coach::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.color(Token::Accent), 2));
    painter.setBrush(t.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    const QRectF number(16, 13, kNumber, kNumber);
    painter.setPen(QPen(t.color(Token::Accent), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(number.adjusted(1, 1, -1, -1));
    painter.setFont(screenFont(13, QFont::DemiBold));
    painter.setPen(t.color(Token::Accent));
    painter.drawText(number, Qt::AlignCenter, QString::number(m_step + 1));
}

} // namespace breakwater
