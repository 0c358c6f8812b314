// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/parked.h"
#include "widgets/session/session.h"

#include <QTabBar>

#include <memory>
#include <vector>

namespace breakwater {

/// The open documents as tabs. One is in front, which is the session's; the others are put aside with all
/// that they have.
class Documents final : public QTabBar {
    Q_OBJECT
public:
    explicit Documents(Session &session, QWidget *parent = nullptr);

    int indexOf(const QString &path) const; ///< -1: not open
    bool isModified(int index) const;
    /// A tab for what the session is given next.
    void beginNew();
    void show(int index);
    /// The document in front goes; the one beside it comes. Asks nobody.
    void closeCurrent();

Q_SIGNALS:
    void aboutToLeave(int index);
    void arrived(int index);
    void closeWanted(int index);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override; ///< the middle button closes

private:
    void leaveCurrent();
    void refreshTitle();
    void addTabFor(int index);

    Session &m_session;
    std::vector<std::unique_ptr<Parked>> m_parked; ///< one a tab; null for the one in front
    int m_front = -1;
    bool m_quiet = false;
};

} // namespace breakwater
