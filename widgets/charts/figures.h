// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/variants.h"
#include "core/assessment/assess.h"
#include "core/cost/cost.h"
#include "widgets/session/playback.h"
#include "widgets/session/table_twin.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QChart;

/// The charts, one function each: what is drawn, what it says in words, and the same as a table.
namespace breakwater::charts {

struct Drawing {
    QString title, subtitle; ///< the subtitle says units, clock and seed
    QString empty; ///< what to do to see something; then there is no chart
    std::shared_ptr<QChart> chart;
    QStringList header;
    std::vector<TableTwin::Row> rows;
};

/// RTO and RPO of every workload against its target, for the loss of its region.
Drawing targetsDrawing(const Snapshot &now, const Assessment *assessment);
/// How long the run's recovery may take: histogram, cumulative share, percentiles, target.
Drawing spreadDrawing(const PlayRun *run);
/// How much data each store of the run can lose, against its target.
Drawing lossDrawing(const Snapshot &now, const Assessment *assessment);
/// What each service costs a month, by where it is paid.
Drawing costDrawing(const Snapshot &now, const StampId &stamp);
/// Cost against RTO of a workload, with the alternatives of the catalog.
Drawing frontierDrawing(const Snapshot &now, const StampId &stamp, const Variants *variants, bool searching);

} // namespace breakwater::charts
