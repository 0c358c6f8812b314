// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/find_bar.h"

#include "widgets/canvas/overlay.h"
#include "widgets/theme/focus.h"
#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace breakwater {

namespace {
constexpr int kWidth = 400, kMargin = 12;
}

FindBar::FindBar(QWidget *parent)
    : QFrame(parent)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find on the canvas"));
    m_field->setObjectName(QStringLiteral("findField"));
    m_field->setAccessibleName(tr("Find"));
    m_field->setPlaceholderText(tr("Name, type, region, tag or finding"));
    m_field->addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setFont(screenFont(11));
    m_count->setMinimumWidth(64);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 6, 6);
    row->setSpacing(6);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    const auto button = [&](const QString &name, const QString &icon, const QString &help, auto &&slot) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setIcon(lineIcon(icon));
        made->setAutoRaise(true);
        made->setMinimumSize(24, 24);
        made->setToolTip(help);
        made->setAccessibleName(help);
        row->addWidget(made);
        connect(made, &QToolButton::clicked, this, slot);
    };
    button(QStringLiteral("findPrevious"), QStringLiteral("chevron-up"), tr("Previous (Shift+F3)"),
           [this] { Q_EMIT stepWanted(-1); });
    button(QStringLiteral("findNext"), QStringLiteral("chevron-down"), tr("Next (F3)"),
           [this] { Q_EMIT stepWanted(1); });
    button(QStringLiteral("findClose"), QStringLiteral("close"), tr("Close (Esc)"), [this] {
        hide();
        Q_EMIT closed();
    });
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::typed);
    hide();
}

void FindBar::open()
{
    place();
    show();
    raise();
    takeFocus(*m_field, Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::showCount(int at, int count)
{
    const QString words = m_field->text().trimmed().isEmpty() ? QString()
        : count == 0                                          ? tr("Not found")
                                                              : tr("%1 of %2").arg(at).arg(count);
    m_count->setText(words);
    m_field->setAccessibleDescription(words);
}

void FindBar::place()
{
    const QWidget *room = parentWidget();
    const int width = std::min(kWidth, room->width() - 2 * kMargin);
    setGeometry(room->width() - width - kMargin - 8, kMargin, width, sizeHint().height());
}

void FindBar::paintEvent(QPaintEvent *)
{
    paintOverlayGround(*this);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        // Typing means the text; F3 and the keys with Ctrl go on as commands.
        const bool command = key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35;
        if (!command && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
            event->accept();
        return event->isAccepted();
    }
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT stepWanted(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
        return true;
    case Qt::Key_Escape:
        hide();
        Q_EMIT closed();
        return true;
    default:
        return false;
    }
}

} // namespace breakwater
