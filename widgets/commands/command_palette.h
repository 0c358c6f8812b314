// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/commands/command_list.h"

#include <QFrame>

class QLineEdit;
class QListWidget;
class QMenuBar;

namespace breakwater {

/// Ctrl+K: type a few letters of a command, Enter runs it. Lies over the window that it is a child of, and
/// gives the focus back when it goes.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);
    void open(const QMenuBar &menus);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void run();
    void leave();

    std::vector<Command> m_all, m_shown;
    QLineEdit *m_line;
    QListWidget *m_list;
    QPointer<QWidget> m_before;
};

} // namespace breakwater
