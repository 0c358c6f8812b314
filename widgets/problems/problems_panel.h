// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/problems/problems_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;
class QToolButton;

namespace breakwater {

class Session;

/// What the rules say of the design. A click selects what a finding is about and brings it into view.
class ProblemsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsPanel(Session &session, QWidget *parent = nullptr);

    void step(int direction); ///< F8 and Shift+F8
    void showOnly(Level level); ///< from the counts in the status bar
    /// Filters and counts, for the head of the dock.
    QWidget *headerTools() { return m_tools; }

private:
    void refresh();
    void refreshStamps();
    void choose(int row);

    Session &m_session;
    ProblemsModel *m_model;
    QTableView *m_table;
    QLabel *m_empty;
    QWidget *m_tools;
    QToolButton *m_errors, *m_warnings, *m_infos;
    QLabel *m_notEvaluated;
    QComboBox *m_stamps;
    std::vector<StampId> m_stampIds;
};

} // namespace breakwater
