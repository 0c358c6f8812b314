// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/quote.h"
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace breakwater::paper {

namespace {

/// Steps of the blocks of this stamp and phase, in order of number; the rows of a block stay together.
std::vector<const StepPlace *> stepsOf(const Context &c, const StampId &stamp, Phase phase)
{
    std::vector<const StepPlace *> found;
    for (const StepPlace &step : c.steps()) {
        if (c.blockOf(step).stamp == stamp && c.blockOf(step).phase == phase)
            found.push_back(&step);
    }
    return found;
}

/// Blocks that `block` waits for and that no other of them waits for already.
std::vector<std::size_t> directPredecessors(const RecoveryPlan &plan, std::size_t block)
{
    std::set<std::size_t> covered; // everything some predecessor waits for
    std::vector<std::size_t> open;
    for (const std::size_t p : plan.blocks[block].after)
        open.insert(open.end(), plan.blocks[p].after.begin(), plan.blocks[p].after.end());
    while (!open.empty()) {
        const std::size_t next = open.back();
        open.pop_back();
        if (covered.insert(next).second)
            open.insert(open.end(), plan.blocks[next].after.begin(), plan.blocks[next].after.end());
    }
    std::vector<std::size_t> direct;
    std::copy_if(plan.blocks[block].after.begin(), plan.blocks[block].after.end(), std::back_inserter(direct),
                 [&](std::size_t p) { return covered.count(p) == 0; });
    return direct;
}

Run predecessorRun(const Context &c, std::size_t block)
{
    const PlanBlock &b = c.plan.blocks[block];
    if (b.kind == PlanBlock::Kind::Decide)
        return {"the declaration", Run::Style::Plain, {}};
    if (b.kind == PlanBlock::Kind::Detect)
        return {"the detection", Run::Style::Plain, {}};
    const std::string anchor = c.anchorOfBlock(block);
    return {c.numberOfBlock(block), Run::Style::Plain, anchor.empty() ? std::string() : "#" + anchor};
}

Runs afterRuns(const Context &c, const StepPlace &step)
{
    const PlanBlock &block = c.blockOf(step);
    if (step.row > 0) {
        const PlanRow &before = block.rows[step.row - 1];
        for (const StepPlace &other : c.steps()) {
            if (other.block == step.block && other.row + 1 == step.row)
                return {{"after ", {}, {}}, {before.number, {}, "#" + other.anchor}};
        }
    }
    if (block.kind == PlanBlock::Kind::Detect)
        return plain("the disruption");
    Runs runs;
    for (const std::size_t p : directPredecessors(c.plan, step.block)) {
        runs.push_back({runs.empty() ? "after " : ", ", Run::Style::Plain, {}});
        runs.push_back(predecessorRun(c, p));
    }
    if (runs.empty())
        return plain(block.fromDetection ? "after the detection" : "after the declaration");
    return runs;
}

std::string textOf(const Runs &runs)
{
    std::string text;
    for (const Run &run : runs)
        text += run.text;
    return text;
}

std::string markerWord(PlanRow::Marker marker)
{
    switch (marker) {
    case PlanRow::Marker::Auto:
        return "AUTO";
    case PlanRow::Marker::Manual:
        return "MANUAL";
    case PlanRow::Marker::Decision:
        return "DECISION";
    case PlanRow::Marker::Hold:
        return "HOLD";
    }
    return {};
}

bool timesItsRows(const PlanBlock &block)
{
    return std::all_of(block.rows.begin(), block.rows.end(), [](const PlanRow &row) {
        return row.time && row.time->state == Figure::State::Value;
    });
}

/// Start of a row: its block's, plus the rows before it where all of them are timed.
Minutes startOfRow(const Context &c, const StepPlace &step)
{
    Minutes at = c.startOf(step);
    if (timesItsRows(c.blockOf(step))) {
        for (std::size_t r = 0; r < step.row; ++r)
            at += c.blockOf(step).rows[r].time->planning;
    }
    return at;
}

std::string durationOf(const Context &c, const StepPlace &step)
{
    const PlanBlock &block = c.blockOf(step);
    const PlanRow &row = c.rowOf(step);
    if (row.time)
        return expectedAndMax(*row.time);
    if (step.row == 0)
        return expectedAndMax(block.time);
    return "with " + block.rows.front().number;
}

void addCommand(Context &c, const StepPlace &step, StepRow &out)
{
    const PlanRow &row = c.rowOf(step);
    if (row.command.empty() || row.skipped)
        return;
    if (quote::isTreacherous(row.command)) {
        out.missing =
            ToComplete{row.ownerTitle,
                       "the command on one line: the one in the design holds line breaks, control or "
                       "invisible characters and is not printed"};
        return;
    }
    out.command = CommandText{c.variables.command(row.command, c.placeOf(step)), "bash", row.readOnly};
}

std::vector<std::string> notesOf(const Context &c, const StepPlace &step, const StepRow &out)
{
    const PlanBlock &block = c.blockOf(step);
    const PlanRow &row = c.rowOf(step);
    std::vector<std::string> notes;
    if (step.row == 0 && block.rows.size() > 1 && !row.time)
        notes.push_back(
            fmt::format("The time is for {} to {} together.", row.number, block.rows.back().number));
    if (block.fromDetection && step.row == 0)
        notes.push_back("Starts by itself when the fault is detected.");
    if (out.command && !quote::isAscii(out.command->command))
        notes.push_back("The command holds characters outside ASCII.");
    const std::vector<std::string> open = c.variables.openIn(row.number);
    if (!open.empty())
        notes.push_back("To complete first: " + joined(open) + ".");
    if (!row.note.empty())
        notes.push_back(row.note);
    return notes;
}

void countMissing(Context &c, const StepRow &row)
{
    if (row.missing)
        c.out.count(row.number.empty() ? row.action : row.number, row.anchor, row.missing->owner,
                    row.missing->what);
}

} // namespace

StepRow stepRow(Context &c, const StepPlace &step, bool count)
{
    const PlanRow &row = c.rowOf(step);
    const BlockWindow &window = c.windowOf(step);
    const CommandPlace place = c.placeOf(step);
    StepRow out;
    out.anchor = step.anchor;
    out.number = row.number;
    out.key = row.key;
    out.marker = markerWord(row.marker);
    out.tPlus = tPlus(startOfRow(c, step), c.startsLater(step));
    out.afterLinks = afterRuns(c, step);
    out.after = textOf(out.afterLinks);
    out.duration = durationOf(c, step);
    out.owner = row.ownerTitle;
    out.action = row.skipped ? "Skipped, as agreed: " + row.title : c.actionOf(step);
    out.verification = c.variables.words(row.expect, place);
    out.rollback = c.variables.words(row.rollback, place);
    out.critical = window.critical;
    addCommand(c, step, out);
    if (!row.skipped && !out.missing) {
        std::vector<std::string> lacks;
        const bool needsCommand = row.kind != StepKindWord::Manual && row.action != "no-action";
        if (needsCommand && row.command.empty() && row.action != "await-service")
            lacks.push_back("the exact command");
        if (row.expect.empty())
            lacks.push_back("what shows that it worked");
        if (row.rollback.empty())
            lacks.push_back("what to do if it fails");
        if (!lacks.empty())
            out.missing = ToComplete{row.ownerTitle.empty() ? c.planOwner() : row.ownerTitle, joined(lacks)};
    }
    out.note = joined(notesOf(c, step, out), " ");
    if (count)
        countMissing(c, out);
    return out;
}

namespace {

struct PreparedStamp {
    StampId stamp;
    StepTable table;
};

/// All step tables; afterwards every variable that a command needs is known.
std::vector<PreparedStamp> prepareTables(Context &c)
{
    std::vector<StampId> order;
    for (const StepPlace &step : c.steps()) {
        const StampId &stamp = c.blockOf(step).stamp;
        if (std::find(order.begin(), order.end(), stamp) == order.end())
            order.push_back(stamp);
    }
    std::vector<PreparedStamp> prepared;
    for (const auto &stamp : c.topology.stamps) { // in the order of the design
        if (std::find(order.begin(), order.end(), stamp->id) == order.end())
            continue;
        PreparedStamp one{stamp->id, {}};
        one.table.caption = fmt::format("Failover of {}", stamp->name);
        for (int p = 0; p < kPhaseCount; ++p) {
            const auto steps = stepsOf(c, stamp->id, static_cast<Phase>(p));
            if (steps.empty())
                continue;
            StepTable::Group group;
            group.phase = phaseTitle(static_cast<Phase>(p));
            Minutes from = c.startOf(*steps.front()), to = c.endOf(*steps.front());
            bool atLeast = false;
            for (const StepPlace *step : steps) {
                from = std::min(from, c.startOf(*step));
                to = std::max(to, c.endOf(*step));
                atLeast = atLeast || c.windowOf(*step).atLeast;
                group.rows.push_back(stepRow(c, *step, false));
            }
            group.window = fmt::format("{} to {}", tPlus(from, false), tPlus(to, atLeast));
            one.table.groups.push_back(std::move(group));
        }
        prepared.push_back(std::move(one));
    }
    return prepared;
}

std::string stateWord(const Variable &v)
{
    if (v.state == Variable::State::AtRunTime)
        return "set at run time";
    return v.state == Variable::State::Secret ? "secret: read from its vault at run time" : std::string();
}

void addVariables(Context &c)
{
    const std::vector<Variable> all = c.variables.all();
    c.out.section("Variables of the commands", "variables");
    if (all.empty()) {
        c.out.say("No command of this runbook needs a variable.");
        return;
    }
    c.out.say(
        "Set these once in the shell that runs the commands (bash), in this order. A command whose variable "
        "is "
        "not set stops with its name. Resource names are those of the design: compare them with Azure before "
        "the first drill. The az commands act on the subscription that az account set has chosen: check it "
        "first.");
    Table table;
    table.caption = "Variables";
    table.header = {"Variable", "Value", "What it is", "Steps"};
    table.widths = {0.26, 0.30, 0.28, 0.16};
    for (const Variable &v : all) {
        const std::string what = v.hint.empty() ? v.meaning : fmt::format("{}; {}", v.meaning, v.hint);
        Cell value = v.state == Variable::State::Known ? cell(Runs{code(v.value)})
            : v.state == Variable::State::ToComplete
            ? c.out.boxCell(v.owner.empty() ? c.planOwner() : v.owner, v.name + ": " + what)
            : cell(stateWord(v));
        Runs steps;
        constexpr std::size_t kShown = 5; // a resource group is in every second step
        std::size_t shown = 0;
        for (const StepPlace &step : c.steps()) {
            const std::string &number = c.rowOf(step).number;
            if (std::find(v.steps.begin(), v.steps.end(), number) == v.steps.end())
                continue;
            if (shown == kShown)
                break;
            if (shown++ > 0)
                steps.push_back({", ", Run::Style::Plain, {}});
            steps.push_back(link(number, "#" + step.anchor));
        }
        if (v.steps.size() > shown)
            steps.push_back({fmt::format(" and {} more", v.steps.size() - shown), {}, {}});
        table.rows.push_back(
            {cell(Runs{code(v.name)}), std::move(value), cell(what), cell(std::move(steps))});
        table.copyLines.push_back(v.definition());
    }
    table.copyLines.insert(table.copyLines.begin(), "set -u");
    c.out.add(std::move(table));
}

/// Both clocks at the moments that count.
Table clockTable(const Context &c)
{
    const Minutes detect = c.declarationOf(c.stamps.front()->id).first;
    const Minutes decide = c.declarationOf(c.stamps.front()->id).second;
    Table table;
    table.caption = "The two clocks";
    table.header = {"Moment", "T+ clock", "RTO clock", "Actual time"};
    table.widths = {0.4, 0.2, 0.2, 0.2};
    const auto row = [&](std::string what, std::string t, std::string rto) {
        table.rows.push_back(
            {cell(std::move(what)), cell(std::move(t)), cell(std::move(rto)), cell("____ : ____")});
    };
    const auto assumed = [](const char *moment, bool known) {
        return known ? std::string(moment) : fmt::format("{} (time not stated: 0 assumed)", moment);
    };
    row("Region lost", tPlus(Minutes{-(detect + decide).count()}, false), "0 min");
    row(assumed("Loss detected", c.schedule.detectKnown), tPlus(Minutes{-decide.count()}, false),
        formatMinutes(detect) + " min");
    row(assumed("Disaster declared", c.schedule.decideKnown), tPlus(Minutes{0}, false),
        formatMinutes(detect + decide) + " min");
    if (const StampEstimate *e = c.estimate(c.stamps.front()->id)) {
        const bool open = e->rto.atLeast || e->rto.unbounded;
        row("Last step ends", tPlus(lastStepEnds(*e), open),
            fmt::format("{}{} min", open ? ">= " : "", formatMinutes(e->rto.rto)));
    }
    return table;
}

/// One line a stamp: each has its own declaration.
Table clocksTable(const Context &c)
{
    Table table;
    table.caption = "Minutes from the loss of the region (RTO clock); T+0 of a stamp is its own declaration";
    table.header = {"Stamp",
                    "Detected",
                    "Declared, its T+0",
                    "Last step ends",
                    "Last step on its T+ clock",
                    "Declared at, actual"};
    table.widths = {0.22, 0.12, 0.16, 0.16, 0.18, 0.16};
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *e = c.estimate(stamp->id);
        if (e == nullptr)
            continue;
        const bool open = e->rto.atLeast || e->rto.unbounded;
        table.rows.push_back({cell(stamp->name), cell(formatMinutes(e->detect) + " min"),
                              cell(formatMinutes(e->detect + e->decide) + " min"),
                              cell(fmt::format("{}{} min", open ? ">= " : "", formatMinutes(e->rto.rto))),
                              cell(tPlus(lastStepEnds(*e), open)), cell("____ : ____")});
    }
    return table;
}

void addClocks(Context &c)
{
    c.out.section("Clocks", "clocks");
    c.out.add(c.stamps.size() == 1 ? clockTable(c) : clocksTable(c));
    c.out.say(
        "T+0 is the declaration. What starts by itself before it shows as T-. Steps with the same T+ may run "
        "together when enough people are there. A time with >= is a lower bound: something before it has no "
        "known or no bounded duration.");
    c.out.list(std::vector<Runs>{
        {strong("AUTO"), {": a command or the platform does it.", {}, {}}},
        {strong("MANUAL"), {": a person does it, a visible pause.", {}, {}}},
        {strong("DECISION"),
         {": a person decides before it, because of data loss, no way back, or traffic.", {}, {}}},
        {strong("HOLD"), {": wait until the expected result shows.", {}, {}}},
        {strong("Critical"), {": a delay here delays the recovery.", {}, {}}},
        {code("# read-only"), {": the command changes nothing.", {}, {}}}});
}

/// What each stamp waits for in others, and when it is back.
void addOrder(Context &c, const std::vector<PreparedStamp> &prepared)
{
    if (prepared.size() < 2)
        return;
    c.out.section("Order between stamps", "stamp-order");
    struct Line {
        const Stamp *stamp;
        Minutes from{0}, to{0};
        bool any = false, atLeast = false;
        std::set<std::string> waits;
    };
    std::vector<Line> lines;
    for (const PreparedStamp &one : prepared) {
        Line line{c.topology.stamp(one.stamp)};
        for (std::size_t b = 0; b < c.plan.blocks.size(); ++b) {
            const PlanBlock &block = c.plan.blocks[b];
            const BlockWindow &w = c.schedule.windows[b];
            if (block.stamp != one.stamp || block.kind == PlanBlock::Kind::Detect
                || block.kind == PlanBlock::Kind::Decide)
                continue;
            line.from = line.any ? std::min(line.from, w.start) : w.start;
            line.any = true;
            if (block.kind == PlanBlock::Kind::Milestone)
                line.to = w.end, line.atLeast = w.atLeast;
            for (const std::size_t p : block.after) {
                const PlanBlock &before = c.plan.blocks[p];
                const Stamp *other = c.topology.stamp(before.stamp);
                if (before.stamp != block.stamp && other != nullptr && before.kind != PlanBlock::Kind::Detect
                    && before.kind != PlanBlock::Kind::Decide)
                    line.waits.insert(fmt::format("{}: {}", other->name, before.title));
            }
        }
        lines.push_back(std::move(line));
    }
    const auto fromLoss = [&](Minutes at, bool atLeast) {
        return fmt::format("{}{} min", atLeast ? ">= " : "",
                           formatMinutes(at + c.schedule.detect + c.schedule.decide));
    };
    Table table;
    table.caption = "When each stamp starts and is back, in minutes from the loss of the region";
    table.header = {"Stamp", "Tier", "First step", "Back after", "Waits for"};
    table.widths = {0.22, 0.08, 0.12, 0.14, 0.44};
    std::stable_sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.to < b.to; });
    for (const Line &line : lines) {
        const auto &tier = line.stamp->criticality;
        table.rows.push_back(
            {cell(line.stamp->name), cell(tier ? fmt::format("{}", *tier) : "not said"),
             cell(fromLoss(line.from, false)), cell(fromLoss(line.to, line.atLeast)),
             cell(line.waits.empty() ? "no other stamp"
                                     : joined({line.waits.begin(), line.waits.end()}, "; "))});
    }
    c.out.add(std::move(table));
    c.out.say("Stamps recover side by side: each starts at once with the steps that wait for nobody. Where "
              "people are "
              "short, the lower tier number goes first.");
}

} // namespace

void addProcedure(Context &c)
{
    c.out.part("Failover procedure", "procedure", true);
    if (c.steps().empty()) {
        c.out.say("The plan has no step: nothing in this design reacts to this disruption.");
        return;
    }
    addClocks(c);
    std::vector<PreparedStamp> prepared = prepareTables(c);
    addVariables(c);
    addOrder(c, prepared);
    for (PreparedStamp &one : prepared) {
        const Stamp *stamp = c.topology.stamp(one.stamp);
        const bool covered = std::find(c.stamps.begin(), c.stamps.end(), stamp) != c.stamps.end();
        c.out.section(covered ? fmt::format("Steps of {}", stamp->name)
                              : fmt::format("Steps of {}, which it waits for", stamp->name),
                      "steps-" + stamp->name);
        c.out.say(
            fmt::format("From {} to {}. T+0 is the declaration. Command variables: see \"Variables of the "
                        "commands\".",
                        c.primaryRegion(*stamp), c.secondaryRegion(*stamp)));
        for (const StepTable::Group &group : one.table.groups) {
            for (const StepRow &row : group.rows)
                countMissing(c, row);
        }
        c.out.add(std::move(one.table));
    }
}

} // namespace breakwater::paper
