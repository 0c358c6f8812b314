// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/playback.h"
#include "widgets/session/table_twin.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace breakwater {

/// A row of the recovery Gantt: a phase, or a block of the plan. Minutes on the clock of the declaration.
struct GanttRow {
    bool heading = false;
    std::size_t block = 0;
    QString number; ///< "F-02.1"
    QString title, owner;
    int ownerIndex = 0; ///< in GanttChart::owners
    double start = 0, end = 0;
    double p50 = 0,
           p95 = 0; ///< of its end, started when it is planned to; `end` where its time does not vary
    bool critical = false, hold = false, milestone = false;
    bool open = false; ///< nothing bounds it, or it may start later than the plan says
};

struct GanttChart {
    std::vector<GanttRow> rows;
    QStringList owners;
    double first = 0, last = 0; ///< of all bars
    double declared = 0; ///< T+0 on the RTO clock
    std::optional<double> p50, p95; ///< of the end that decides; absent: not simulated, or it may never end
};

/// By phase, then start. Without `everything` only what takes time, decides, or is critical.
GanttChart ganttOf(const PlayRun &run, bool everything);
QStringList ganttHeader();
std::vector<TableTwin::Row> ganttTable(const PlayRun &run, const GanttChart &chart);

} // namespace breakwater
