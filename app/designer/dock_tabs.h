// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

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
    void setTools(QWidget *tools);
    void showTab(QWidget *page);
    void setTabText(QWidget *page, const QString &text);

private:
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QHBoxLayout *m_head;
};

} // namespace breakwater
