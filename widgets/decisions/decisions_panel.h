// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decisions/decisions_model.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace breakwater {

class Session;

/// The parking lot of the workshop: a line that takes a question in the middle of a discussion, and what
/// became of each.
class DecisionsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DecisionsPanel(Session &session, QWidget *parent = nullptr);
    void capture(); ///< Ctrl+Shift+D: the line, about what is selected
    int openCount() const { return m_model->openCount(); }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void shareWidth();
    void note();
    void refreshAbout();
    std::vector<std::string> subjects() const; ///< ids of what is selected
    void reveal(int row);
    void remove(int row);
    void openMenu(const QPoint &at);
    void setStatus(int row, const char *word);

    Session &m_session;
    DecisionsModel *m_model;
    QLineEdit *m_line;
    QLabel *m_about, *m_empty;
    QTableView *m_table;
    QPointer<QWidget> m_before; ///< had the focus before the line was called
};

} // namespace breakwater
