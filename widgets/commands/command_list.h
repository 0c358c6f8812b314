// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QPointer>
#include <QString>

#include <vector>

class QMenuBar;

namespace breakwater {

/// One command of the menus.
struct Command {
    QPointer<QAction> action;
    QString path; ///< "View › Theme"
    QString text; ///< "Dark", without mnemonic and dots
    QString keys; ///< "Ctrl+Y, Ctrl+Shift+Z" as the system writes them
};

/// Every command that stands in a menu and has a name of its own, in the order of the menus.
std::vector<Command> commandsOf(const QMenuBar &menus);

/// Ranked by how well `typed` fits their text and path; all of them, in order, when nothing is typed.
std::vector<Command> matching(const std::vector<Command> &commands, const QString &typed);

} // namespace breakwater
