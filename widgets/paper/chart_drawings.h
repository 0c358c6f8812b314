// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/variants.h"
#include "core/cost/cost.h"
#include "core/recovery/simulate.h"
#include "widgets/paper/chart_look.h"

#include <QColor>
#include <QPointF>
#include <QPolygonF>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QChart;

/// The charts, one function each: what is drawn, what it says in words, and the same as a table. On screen
/// and in a runbook; a QChart is made and painted on the thread of the application alone.
namespace breakwater::charts {

struct Row {
    QStringList cells;
    std::string subject; ///< id to select when the row is chosen; empty: none
};

/// A place of the chart that is a row of its table.
struct Spot {
    QPointF at; ///< in the units of the axes
    int row = 0;
};

/// Lines over an area, on paper: what a pattern of pixels is on screen.
struct Hatch {
    QString series; ///< that it belongs to, by its name
    QPolygonF area; ///< in the units of the axes
    QColor color;
    double degrees = 45;
};

struct Drawing {
    QString title, subtitle; ///< the subtitle says units, clock and seed
    QString empty; ///< what to do to see something; then there is no chart
    std::shared_ptr<QChart> chart;
    int bars = 0; ///< rows with a name beside them; 0: it has none
    QStringList header;
    std::vector<Row> rows;
    std::vector<Hatch> hatches; ///< only on paper
    std::vector<Spot> spots; ///< in reading order: what can be pointed at and walked to
};

/// RTO and RPO of every workload against its target, for the loss of its region.
Drawing targetsDrawing(const Look &look, const Snapshot &now, const std::vector<StampEstimate> &estimates);
/// What a distribution is of.
struct SpreadFacts {
    const std::vector<float> *ends = nullptr; ///< RTO of each trial; null: nothing was simulated
    const Spread *spread = nullptr; ///< of them
    QString workload; ///< empty: several together
    std::optional<Minutes> target;
    bool unbounded = false; ///< something on the way has no bound
    bool fromWindow = false; ///< the clock starts with an agreed window
};
/// How long a recovery may take: histogram, cumulative share, percentiles, target.
Drawing spreadDrawing(const Look &look, const SpreadFacts &facts);
/// How much data each store of the run can lose, against its target.
Drawing lossDrawing(const Look &look, const Snapshot &now, const std::vector<StampEstimate> &estimates);
/// What each service costs a month, by where it is paid.
Drawing costDrawing(const Look &look, const Snapshot &now, const StampId &stamp);
/// Cost against RTO of a workload, with the alternatives of the catalog.
Drawing frontierDrawing(const Look &look, const Snapshot &now, const StampId &stamp, const Variants *variants,
                        bool searching);

} // namespace breakwater::charts
