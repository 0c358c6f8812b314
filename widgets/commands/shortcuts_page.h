// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/commands/command_list.h"

#include <QDialog>

class QLineEdit;
class QPrinter;
class QTreeWidget;

namespace breakwater {

/// Keys that belong to no command of the menus: what they do on the canvas.
struct KeyHint {
    QString keys, does;
};

/// Every key, searchable by name or by key, and on paper. Not modal.
class ShortcutsPage final : public QDialog {
    Q_OBJECT
public:
    ShortcutsPage(const std::vector<Command> &commands, const std::vector<KeyHint> &hints, QWidget *parent);

    /// What is listed, in a table whose head stands on each page.
    void printOn(QPrinter &printer) const;
    void setPaper(bool letter) { m_letter = letter; } ///< else A4

private:
    void preview();
    void filter();

    QLineEdit *m_search;
    QTreeWidget *m_list;
    bool m_letter = false;
};

} // namespace breakwater
