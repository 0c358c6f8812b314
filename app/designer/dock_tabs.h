// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

#include <map>

class QStackedWidget;
class QTabBar;
class QHBoxLayout;

namespace breakwater {

/// A dock whose head is a row of tabs, 28 px, with room for tools at its right end.
class DockTabs final : public QDockWidget {
    Q_OBJECT
public:
    DockTabs(const QString &name, const QString &title, QWidget *parent);
    void addTab(QWidget *page, const QString &title);
    void setTools(QWidget *page, QWidget *tools); ///< shown while the page is
    void showTab(QWidget *page);
    /// A picture wants more room than a table: the dock grows when the page is first shown, to two fifths of
    /// the window at most, and keeps what somebody gives it afterwards.
    void setRoom(QWidget *page, int height);
    QWidget *currentPage() const;
    void setTabText(QWidget *page, const QString &text);

private:
    void growFor(QWidget *page);

    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QHBoxLayout *m_head;
    std::map<QWidget *, QWidget *> m_tools; ///< by page
    std::map<QWidget *, int> m_room; ///< by page, until it was shown
};

} // namespace breakwater
