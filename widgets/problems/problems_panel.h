// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/problems/fix_finder.h"
#include "widgets/problems/problems_model.h"

#include <QWidget>

#include <map>

class QComboBox;
class QLabel;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace breakwater {

class AgreeForm;
class FixPreview;
class ProblemsDelegate;
class ProblemsMenu;
class Session;

/// What the rules say of the design, and what can be done about it. A click selects what a finding is about
/// and brings it into view.
class ProblemsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsPanel(Session &session, QWidget *parent = nullptr);

    void step(int direction); ///< F8 and Shift+F8
    void showOnly(Level level); ///< from the counts in the status bar
    void offerFixes(); ///< Ctrl+.: the menu of the current row, else of the first
    /// Filters and counts, for the head of the dock.
    QWidget *headerTools() { return m_tools; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    // problems_panel.cpp
    void buildTable();
    void buildTools();
    void refresh();
    void refreshCounts();
    void refreshStamps();
    void choose(int row);

    // problems_fixes.cpp
    void lookForFixes(); ///< of the rows in view
    void take(const std::shared_ptr<const QuickFix> &fix, quint64 revision);
    void takeAll(const FixRun &run, quint64 revision);
    std::shared_ptr<const QuickFix> fixOf(const ProblemsModel::Row &row) const; ///< null: not known yet
    void press(int row);
    void openMenu(int row);
    void openMenuWhenKnown(int row, bool pressed);
    void connectMenu(ProblemsMenu &menu, const ProblemsModel::Row &row);
    void apply(const FixChoice &choice);
    void hover(const QPoint &at);
    void showChoice(const FixChoice *choice, const QRect &beside);
    void shareWidth();
    void reopen(const Finding &finding);
    int alike(const RuleId &rule) const;
    QRect buttonOf(int row) const; ///< global

    Session &m_session;
    ProblemsModel *m_model;
    QTableView *m_table;
    QLabel *m_empty;
    QStackedLayout *m_stack = nullptr;
    QWidget *m_tools;
    QToolButton *m_errors, *m_warnings, *m_infos;
    QLabel *m_notEvaluated;
    QComboBox *m_stamps;
    std::vector<StampId> m_stampIds;
    QToolButton *m_accepted;
    ProblemsDelegate *m_delegate;
    AgreeForm *m_form;
    FixPreview *m_preview;
    FixFinder m_finder;
    struct Known {
        std::shared_ptr<const QuickFix> fix;
        quint64 revision = 0;
    };
    std::map<std::string, Known> m_fixes; ///< by the key of the finding
    std::string m_wanted; ///< key of the finding whose fix somebody waits for
    bool m_wantedPressed = false;
};

} // namespace breakwater
