// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/joining.h"
#include "core/storage/templates.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace breakwater {

class Session;

/// Adds the stamps of a template to the design that is open: what that would add is said before it is done.
/// Not modal.
class JoinWindow final : public QDialog {
    Q_OBJECT
public:
    JoinWindow(Session &session, QWidget *parent, const QString &id = {}); ///< with this template chosen

private:
    void choose();
    void refresh();
    void apply();
    QComboBox *regionBox(const QString &name, const QString &title);
    Edit editOf(const Joining &joining) const;

    Session &m_session;
    std::vector<std::pair<Template, Topology>> m_templates;
    Joining m_joining;
    QListWidget *m_list;
    QLineEdit *m_name;
    QComboBox *m_primary, *m_secondary;
    QLabel *m_adds, *m_verdict;
    QPushButton *m_apply;
};

} // namespace breakwater
