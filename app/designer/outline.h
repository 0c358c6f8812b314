// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/session.h"

#include <QTreeWidget>

namespace breakwater {

/// Stamp, zone, service as a tree: what the canvas shows, for who prefers a list.
class Outline final : public QTreeWidget {
    Q_OBJECT
public:
    explicit Outline(Session &session, QWidget *parent = nullptr);

private:
    void rebuild();
    void showSelection();

    Session &m_session;
    bool m_quiet = false;
};

} // namespace breakwater
