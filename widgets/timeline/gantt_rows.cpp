// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/gantt_rows.h"

#include "core/playback/block_spread.h"
#include "widgets/session/clock_text.h"
#include "widgets/session/text.h"
#include "widgets/timeline/run_chip.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace breakwater {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Gantt)
};

QString phaseTitle(const Catalog &catalog, Phase phase)
{
    for (const PhaseFact &fact : catalog.phases)
        if (fact.phase == phase)
            return toQt(fact.title);
    return toQt(toWord(phase));
}

bool isHold(const PlanBlock &block)
{
    return std::any_of(block.rows.begin(), block.rows.end(), [](const PlanRow &row) {
        return row.marker == PlanRow::Marker::Hold || row.marker == PlanRow::Marker::Decision;
    });
}

QString ownerOf(const PlanBlock &block)
{
    for (const PlanRow &row : block.rows)
        if (!row.skipped && !row.ownerTitle.empty())
            return toQt(row.ownerTitle);
    return Say::tr("Nobody");
}

GanttRow rowOf(const PlayRun &run, std::size_t index, GanttChart &chart)
{
    const PlanBlock &block = run.plan.blocks[index];
    const BlockWindow &window = run.schedule.windows[index];
    GanttRow row;
    row.block = index;
    row.number = block.rows.empty() ? QString() : toQt(block.rows.front().number);
    row.title = toQt(block.title);
    row.owner = ownerOf(block);
    if (!chart.owners.contains(row.owner))
        chart.owners << row.owner;
    row.ownerIndex = static_cast<int>(chart.owners.indexOf(row.owner));
    row.start = window.start.count();
    row.end = window.end.count();
    const auto spread = spreadOf(block);
    row.p50 = spread ? row.start + spread->p50.count() : row.end;
    row.p95 = spread ? row.start + spread->p95.count() : row.end;
    row.critical = window.critical;
    row.milestone = block.kind == PlanBlock::Kind::Milestone;
    row.hold = isHold(block);
    row.open = window.atLeast;
    return row;
}

/// Of the workload that decides, else of all together.
void setSpread(GanttChart &chart, const PlayRun &run)
{
    const PlayResult *worst = worstOf(run.log);
    const auto spread = worst ? run.simulation.byStamp.find(worst->stamp) : run.simulation.byStamp.end();
    if (spread == run.simulation.byStamp.end() || spread->second.trials == 0
        || !std::isfinite(spread->second.p95.count()) || spread->second.p95.count() >= kLongestMinutes)
        return;
    chart.p50 = spread->second.p50.count() - chart.declared;
    chart.p95 = spread->second.p95.count() - chart.declared;
    chart.last = std::max(chart.last, *chart.p95);
}

bool isWorthARow(const GanttRow &row)
{
    return row.end > row.start || row.hold || row.milestone || row.critical || row.open;
}

} // namespace

GanttChart ganttOf(const PlayRun &run, bool everything)
{
    GanttChart chart;
    chart.declared = run.log.declared.count();
    setSpread(chart, run);
    std::vector<std::size_t> order(run.plan.blocks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tuple(run.plan.blocks[a].phase, run.schedule.windows[a].start)
            < std::tuple(run.plan.blocks[b].phase, run.schedule.windows[b].start);
    });
    std::optional<Phase> phase;
    for (const std::size_t index : order) {
        GanttRow row = rowOf(run, index, chart);
        if (!everything && !isWorthARow(row))
            continue;
        if (phase != run.plan.blocks[index].phase) {
            phase = run.plan.blocks[index].phase;
            GanttRow heading;
            heading.heading = true;
            heading.title = phaseTitle(*run.now.catalog, *phase);
            chart.rows.push_back(std::move(heading));
        }
        chart.first = std::min(chart.first, row.start);
        chart.last = std::max({chart.last, row.end, row.p95});
        chart.rows.push_back(std::move(row));
    }
    return chart;
}

QStringList ganttHeader()
{
    return {Say::tr("Step"),
            Say::tr("What"),
            Say::tr("Owner"),
            Say::tr("Start, T+ min"),
            Say::tr("End, T+ min"),
            Say::tr("End P50, T+ min"),
            Say::tr("End P95, T+ min"),
            Say::tr("Takes"),
            Say::tr("Critical path"),
            Say::tr("Waits for")};
}

std::vector<TableTwin::Row> ganttTable(const PlayRun &run, const GanttChart &chart)
{
    std::vector<TableTwin::Row> rows;
    for (const GanttRow &each : chart.rows) {
        if (each.heading)
            continue;
        const PlanBlock &block = run.plan.blocks[each.block];
        QStringList waits;
        for (const std::size_t before : block.after)
            waits << toQt(run.plan.blocks[before].title);
        rows.push_back({{each.number, each.title, each.owner, toQt(formatMinutes(Minutes{each.start})),
                         toQt(formatMinutes(Minutes{each.end})), toQt(formatMinutes(Minutes{each.p50})),
                         toQt(formatMinutes(Minutes{each.p95})), timeText(block.time),
                         each.critical ? Say::tr("yes") : Say::tr("no"), waits.join(QStringLiteral("; "))},
                        block.service ? block.service->text : std::string()});
    }
    return rows;
}

} // namespace breakwater
