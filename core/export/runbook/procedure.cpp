// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/quote.h"
#include "core/export/runbook/number_links.h"
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

namespace breakwater::paper {

namespace {

constexpr const char *kBeforeTheWindow = "before T+0";

/// Steps of the blocks of this stamp and phase, in order of number; the rows of a block stay together.
std::vector<const StepPlace *> stepsOf(const Context &c, const StampId &stamp, Phase phase)
{
    std::vector<const StepPlace *> found;
    for (const StepPlace *step : c.stepsOf(stamp))
        if (c.blockOf(*step).phase == phase)
            found.push_back(step);
    return found;
}

/// Blocks that `block` waits for and that no other of them waits for already.
std::vector<std::size_t> directPredecessors(const RecoveryPlan &plan, std::size_t block)
{
    std::vector<bool> covered(plan.blocks.size()); // everything some predecessor waits for
    std::vector<std::size_t> open;
    for (const std::size_t p : plan.blocks[block].after)
        open.insert(open.end(), plan.blocks[p].after.begin(), plan.blocks[p].after.end());
    while (!open.empty()) {
        const std::size_t next = open.back();
        open.pop_back();
        if (covered[next])
            continue;
        covered[next] = true;
        open.insert(open.end(), plan.blocks[next].after.begin(), plan.blocks[next].after.end());
    }
    std::vector<std::size_t> direct;
    std::copy_if(plan.blocks[block].after.begin(), plan.blocks[block].after.end(), std::back_inserter(direct),
                 [&](std::size_t p) { return !covered[p]; });
    return direct;
}

Run predecessorRun(const Context &c, std::size_t block)
{
    const PlanBlock &b = c.plan.blocks[block];
    const bool window = opensAWindow(c.kind);
    if (b.kind == PlanBlock::Kind::Decide)
        return {window ? "the start of the window" : "the declaration", Run::Style::Plain, {}};
    if (b.kind == PlanBlock::Kind::Detect)
        return {window ? "the readiness check" : "the detection", Run::Style::Plain, {}};
    const std::string anchor = c.anchorOfBlock(block);
    return {c.numberOfBlock(block), Run::Style::Plain, anchor.empty() ? std::string() : "#" + anchor};
}

Runs afterRuns(const Context &c, const StepPlace &step)
{
    const PlanBlock &block = c.blockOf(step);
    if (step.row > 0) {
        const PlanRow &before = block.rows[step.row - 1];
        return {{"after ", {}, {}}, {before.number, {}, "#" + c.step(step.block, step.row - 1).anchor}};
    }
    if (block.kind == PlanBlock::Kind::Detect)
        return plain(opensAWindow(c.kind) ? "the agreed day" : "the disruption");
    Runs runs;
    for (const std::size_t p : directPredecessors(c.plan, step.block)) {
        runs.push_back({runs.empty() ? "after " : ", ", Run::Style::Plain, {}});
        runs.push_back(predecessorRun(c, p));
    }
    if (runs.empty())
        return plain(opensAWindow(c.kind)      ? "after the start of the window"
                         : block.fromDetection ? "after the detection"
                                               : "after the declaration");
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

/// Nobody may know how long before the window something has to start; that it is before it is certain.
std::string clockOf(const Context &c, const StepPlace &step)
{
    const PlanBlock &block = c.blockOf(step);
    const Minutes at = startOfRow(c, step);
    if (c.isBeforeTheWindow(block) && at > Minutes{-0.5})
        return kBeforeTheWindow;
    return c.clock(at, block.stamp, c.startsLater(step));
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

/// The figures of the row as numbers, and what a rehearsal has measured.
void addNumbers(const Context &c, const StepPlace &step, StepRow &out)
{
    const PlanRow &row = c.rowOf(step);
    const PlanBlock &block = c.blockOf(step);
    const auto known = [](const BlockTime &time) { return time.state == Figure::State::Value; };
    out.startsAt = startOfRow(c, step).count();
    out.endsAt = c.endOf(step).count();
    const BlockTime *time = row.time ? &*row.time : step.row == 0 ? &block.time : nullptr;
    if (time != nullptr && known(*time)) {
        out.expected = time->planning.count();
        if (time->max)
            out.most = time->max->count();
        if (time->grade == Grade::Measured)
            out.measured = time->planning.count();
    }
    for (const Run &run : out.afterLinks) {
        if (!run.href.empty())
            out.afterNumbers.push_back(run.text);
    }
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
    if (block.fromDetection && step.row == 0 && !opensAWindow(c.kind))
        notes.push_back(out.command && row.readOnly
                            ? "The platform acts by itself when the fault is detected; this step only looks."
                            : "Starts by itself when the fault is detected.");
    if (out.command && !quote::isAscii(out.command->command))
        notes.push_back("The command holds characters outside ASCII.");
    const std::vector<std::string> open = c.variables.openIn(row.number);
    if (!open.empty())
        notes.push_back("To complete first: " + joined(open) + ".");
    if (!row.note.empty() && !row.lacksEntry)
        notes.push_back(row.note);
    if (out.measured)
        notes.push_back("The time was measured in a drill.");
    return notes;
}

/// With a capital where it begins with a word; names of tools and of things stay as they are.
std::string asPhrase(std::string text)
{
    static const std::set<std::string_view> kTools = {
        "airflow", "az",   "azcopy", "blob",    "curl",  "databricks", "dfs",  "dig",      "flux",
        "git",     "helm", "jq",     "kubectl", "mysql", "nslookup",   "psql", "terraform"};
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    const bool word = !text.empty() && end != 0
        && (end == std::string::npos || std::string_view(" ,:;'").find(text[end]) != std::string_view::npos);
    if (word && kTools.count(std::string_view(text).substr(0, end)) == 0)
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
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
    out.tPlus = clockOf(c, step);
    out.afterLinks = afterRuns(c, step);
    out.after = textOf(out.afterLinks);
    out.duration = durationOf(c, step);
    out.owner = row.ownerTitle;
    out.action = row.skipped ? "Skipped, as agreed: " + row.title : c.actionOf(step);
    out.verification = asPhrase(c.variables.words(row.expect, place));
    out.rollback = asPhrase(c.variables.words(row.rollback, place));
    out.critical = window.critical;
    addNumbers(c, step, out);
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
        if (row.lacksEntry)
            lacks.push_back("how requests are led to the other side: the design draws no entry");
        if (!lacks.empty())
            out.missing = ToComplete{row.ownerTitle.empty() ? c.planOwner() : row.ownerTitle, joined(lacks)};
    }
    out.note = joined(notesOf(c, step, out), " ");
    if (count)
        countMissing(c, out);
    return out;
}

namespace {

/// Nothing is detected or decided before an agreed window: people get ready, and open it.
std::string phaseHeading(const Context &c, Phase phase)
{
    if (opensAWindow(c.kind) && phase == Phase::Detect)
        return "Ready";
    return opensAWindow(c.kind) && phase == Phase::Decide ? "Open the window" : phaseTitle(phase);
}

StepTable::Group groupOf(Context &c, const std::vector<const StepPlace *> &steps, std::string title)
{
    StepTable::Group group;
    group.phase = std::move(title);
    Minutes from = c.startOf(*steps.front()), to = c.endOf(*steps.front());
    bool atLeast = false;
    for (const StepPlace *step : steps) {
        from = std::min(from, c.startOf(*step));
        to = std::max(to, c.endOf(*step));
        atLeast = atLeast || c.endsLater(step->block);
        group.rows.push_back(stepRow(c, *step, false));
    }
    const PlanBlock &first = c.blockOf(*steps.front());
    const bool early = c.isBeforeTheWindow(first) && from > Minutes{-0.5};
    group.window = early ? kBeforeTheWindow : c.span(from, to, first.stamp, atLeast);
    return group;
}

/// Stamps with steps, in the order of the design.
std::vector<const Stamp *> stampsWithSteps(const Context &c)
{
    std::vector<const Stamp *> found;
    for (const auto &stamp : c.topology.stamps) {
        if (!c.stepsOf(stamp->id).empty())
            found.push_back(stamp.get());
    }
    return found;
}

std::string stateId(Variable::State state)
{
    switch (state) {
    case Variable::State::Known:
        return "known";
    case Variable::State::ToComplete:
        return "to-complete";
    case Variable::State::AtRunTime:
        return "run-time";
    case Variable::State::Secret:
        return "secret";
    }
    return {};
}

std::string stateWord(const Variable &v)
{
    if (v.state == Variable::State::AtRunTime)
        return "set at run time";
    return v.state == Variable::State::Secret ? "secret: read from its vault at run time" : std::string();
}

/// Links to the first steps of either plan that use it, and how many more do.
Runs stepsThatUse(const Variable &v, const Context &c, const Context *back)
{
    constexpr std::size_t kShown = 5; // a resource group is in every second step
    Runs runs;
    std::size_t shown = 0;
    for (const Context *plan : {&c, back}) {
        if (plan == nullptr)
            continue;
        for (const StepPlace *step : plan->stepsNumbered(v.steps)) {
            if (shown == kShown)
                break;
            if (shown++ > 0)
                runs.push_back({", ", Run::Style::Plain, {}});
            runs.push_back(link(plan->rowOf(*step).number, "#" + step->anchor));
        }
    }
    if (v.steps.size() > shown)
        runs.push_back({fmt::format(" and {} more", v.steps.size() - shown), {}, {}});
    return runs;
}

void addVariables(Context &c, const Context *back)
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
        table.rows.push_back(
            {cell(Runs{code(v.name)}), std::move(value), cell(what), cell(stepsThatUse(v, c, back))});
        table.copyLines.push_back(v.definition());
        c.out.document().variables.push_back({v.name, v.value, what, v.owner, stateId(v.state)});
    }
    table.copyLines.insert(table.copyLines.begin(), "set -u");
    c.out.add(std::move(table));
}

} // namespace

StepTable stepTable(Context &c, const Stamp &stamp)
{
    StepTable table;
    table.caption = c.isBack()      ? fmt::format("Failback of {}", stamp.name)
        : c.plan.disruption.planned ? fmt::format("Planned failover of {}", stamp.name)
                                    : fmt::format("Failover of {}", stamp.name);
    table.plan = toWord(c.kind);
    table.stamp = stamp.id.text;
    table.stampName = stamp.name;
    for (const bool before : {true, false}) {
        for (int p = 0; p < kPhaseCount; ++p) {
            std::vector<const StepPlace *> steps = stepsOf(c, stamp.id, static_cast<Phase>(p));
            std::erase_if(steps, [&](const StepPlace *step) {
                return c.isBeforeTheWindow(c.blockOf(*step)) != before;
            });
            if (steps.empty())
                continue;
            const std::string phase = phaseHeading(c, static_cast<Phase>(p));
            table.groups.push_back(groupOf(c, steps, before ? "Before the window: " + phase : phase));
        }
    }
    return table;
}

void addSteps(Context &c, StepTable table)
{
    for (const StepTable::Group &group : table.groups) {
        for (const StepRow &row : group.rows)
            countMissing(c, row);
    }
    c.out.add(std::move(table));
}

void addProcedure(Context &c, Context *back)
{
    c.out.part(procedureTitle(c.kind), "procedure", true);
    if (c.steps().empty()) {
        c.out.say("The plan has no step: nothing in this design reacts to this disruption.");
        return;
    }
    addClocks(c, true);
    // Once all commands are composed, every variable that one of them needs is known.
    std::vector<std::pair<const Stamp *, StepTable>> tables;
    for (const Stamp *stamp : stampsWithSteps(c))
        tables.emplace_back(stamp, stepTable(c, *stamp));
    if (back != nullptr) {
        for (const Stamp *stamp : stampsWithSteps(*back))
            stepTable(*back, *stamp);
    }
    addVariables(c, back);
    addStampOrder(c);
    for (auto &[stamp, table] : tables) {
        const bool covered = std::find(c.stamps.begin(), c.stamps.end(), stamp) != c.stamps.end();
        c.out.section(covered ? fmt::format("Steps of {}", stamp->name)
                              : fmt::format("Steps of {}, which it waits for", stamp->name),
                      "steps-" + stamp->name);
        c.out.say(Runs{{fmt::format("From {} to {}. T+0 is {}. ", c.fromRegion(*stamp), c.toRegion(*stamp),
                                    opensAWindow(c.kind) ? "the start of the window" : "the declaration"),
                        {},
                        {}},
                       link(numbered("Variables of the commands"), "#variables"),
                       {".", {}, {}}});
        addSteps(c, std::move(table));
    }
}

} // namespace breakwater::paper
