// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

/// Closure: nothing is over before the data is reconciled and the access is gone.
namespace breakwater::paper {

namespace {

using Rows = std::vector<std::vector<Cell>>;

void addLine(Rows &rows, std::string what, std::string owner)
{
    rows.push_back({cell(std::move(what)), cell(std::move(owner)), cell("________"), cell("[ ] done")});
}

void addDataLines(Context &c, Rows &rows)
{
    for (const Stamp *stamp : c.stamps) {
        const std::string owner = responsibleFor(c, *stamp, Phase::Data);
        for (const ConsistencyGroup &group : stamp->consistencyGroups) {
            std::vector<std::string> names;
            for (const ServiceId &id : group.stores)
                names.push_back(c.serviceName(id));
            addLine(rows, fmt::format("Reconcile {}: {}", group.name, joined(names)), owner);
        }
        const StampEstimate *e = c.estimate(stamp->id);
        if (e == nullptr || c.isBack())
            continue;
        for (const StoreRpo &store : e->stores) {
            const bool loses = store.rpo.state != Figure::State::Value || store.rpo.value.count() > 0;
            if (loses)
                addLine(rows,
                        fmt::format("Find and repair what was lost in {} (planned loss: {})",
                                    c.serviceName(store.store), humanFigure(store.rpo)),
                        owner);
        }
    }
}

} // namespace

void addClosure(Context &c)
{
    c.out.part("Closure", "closure");
    Table table;
    table.caption = "To close; the one who commanded declares the closure when every line is done";
    table.header = {"What", "Owner", "By", "Result"};
    table.widths = {0.56, 0.2, 0.12, 0.12};
    addDataLines(c, table.rows);
    const std::string owner = c.planOwner();
    addLine(table.rows, "Revoke emergency access and break-glass sign-ins; change what they saw", owner);
    addLine(table.rows, "Scale down what was scaled up; remove what was made by hand", owner);
    addLine(
        table.rows,
        "Archive the evidence: this copy with its times, the log, the scripts' logs, the lag readings, the "
        "messages that were sent",
        owner);
    addLine(
        table.rows,
        "Read the measured times back into the design (rehearsal import), so that the next plan uses them",
        owner);
    addLine(table.rows,
            "Hold the review within five working days: what worked, what did not, what surprised; no "
            "blame",
            owner);
    addLine(table.rows, "Update design, runbook and contacts; export again; destroy old copies", owner);
    c.out.add(std::move(table));
    c.out.add(Form{"Closed",
                   {"Closed at (date and time)", "Declared by, role", "Signature",
                    "Lessons: what to change in the design"}});
}

} // namespace breakwater::paper
