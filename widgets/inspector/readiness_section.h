// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/readiness.h"
#include "widgets/inspector/section.h"

namespace breakwater {

class Session;

/// How ready a stamp is, and the findings and open questions that cost its points, the dearest first.
class ReadinessSection final : public QWidget {
    Q_OBJECT
public:
    ReadinessSection(Session &session, StampId stamp, QWidget *parent = nullptr);
    void refresh();

private:
    void addRow(const LostPoints &lost);

    Session &m_session;
    StampId m_stamp;
    Section *m_section;
    Readiness m_shown;
    bool m_any = false;
};

} // namespace breakwater
