// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/history_menu.h"

#include "widgets/session/session.h"

#include <QMenu>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kSteps = 15; ///< more stand in the history panel

void fill(QMenu &menu, Session &session, bool undo)
{
    menu.clear();
    QUndoStack *stack = session.undoStack();
    const int now = stack->index(), end = undo ? 0 : stack->count();
    const int count = std::min(kSteps, std::abs(end - now));
    for (int i = 0; i < count; ++i) {
        const int step = undo ? now - 1 - i : now + i;
        const int to = undo ? step : step + 1;
        QAction *entry = menu.addAction(stack->command(step)->actionText());
        entry->setObjectName(QStringLiteral("step_%1").arg(i + 1));
        QObject::connect(entry, &QAction::triggered, stack, [stack, to] { stack->setIndex(to); });
    }
}

} // namespace

void addHistory(QToolButton &button, Session &session, bool undo)
{
    auto *menu = new QMenu(&button);
    menu->setObjectName(undo ? QStringLiteral("undoHistory") : QStringLiteral("redoHistory"));
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, &session, undo] { fill(*menu, session, undo); });
    button.setMenu(menu);
    button.setPopupMode(QToolButton::MenuButtonPopup);
}

} // namespace breakwater
