// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/name_edit.h"

#include <QKeyEvent>

namespace breakwater {

NameEdit::NameEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("nameEdit"));
    setAccessibleName(tr("Name"));
}

void NameEdit::finish(bool keep)
{
    if (m_done)
        return;
    m_done = true;
    if (keep)
        Q_EMIT committed(text().trimmed());
    else
        Q_EMIT cancelled();
}

void NameEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish(true);
        return;
    case Qt::Key_Escape:
        finish(false);
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void NameEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish(true);
}

bool NameEdit::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
            m_done = true;
            Q_EMIT nextWanted(text().trimmed(), key == Qt::Key_Tab ? 1 : -1);
            return true;
        }
    }
    // No window shortcut (Delete, letters, Esc) acts while a name is typed.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

} // namespace breakwater
