// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/playback.h"

#include <QWidget>

class QStackedWidget;

namespace breakwater {

class Gantt;
class OwnerLegend;
class TableTwin;

/// The recovery on a clock: budget, Gantt, and the same as a table.
class TimelinePanel final : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePanel(Playback &playback, QWidget *parent = nullptr);

    Gantt *gantt() const { return m_gantt; }
    /// Legend and choices, for the head of the dock.
    QWidget *headerTools() { return m_tools; }

private:
    void buildTools();
    void refresh();
    void exportLog();

    Playback &m_playback;
    Gantt *m_gantt;
    TableTwin *m_table;
    QStackedWidget *m_pages;
    OwnerLegend *m_legend = nullptr;
    QWidget *m_tools;
};

} // namespace breakwater
