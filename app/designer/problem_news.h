// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/session.h"

#include <QLabel>
#include <QTimer>

#include <set>
#include <string>

namespace breakwater {

/// Says in the status bar, and to assistive technology, which problems an edit made and which it solved.
class ProblemNews final : public QLabel {
    Q_OBJECT
public:
    explicit ProblemNews(Session &session, QWidget *parent = nullptr);

private:
    void compare();
    void announce(int made, int solved);

    Session &m_session;
    std::set<std::string> m_known;
    bool m_first = true; ///< what a design is opened with is no news
    QTimer m_fade;
};

} // namespace breakwater
