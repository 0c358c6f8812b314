// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

/// The clocks of a runbook, and the order between stamps.
namespace breakwater::paper {

namespace {

/// T- at which the first copy of a stamp starts to be rebuilt; nothing where none is.
std::optional<Minutes> leadOf(const Context &c, const StampId &stamp)
{
    std::optional<Minutes> first;
    for (const StepPlace &step : c.steps()) {
        const Minutes at = c.startOf(step);
        if (c.blockOf(step).stamp == stamp && at.count() < -0.005)
            first = first ? std::min(*first, at) : at;
    }
    return first;
}

/// "12 min" since the loss of the region.
std::string onRtoClock(Minutes at, bool atLeast = false)
{
    return fmt::format("{}{} min", atLeast ? ">= " : "", std::lround(at.count()));
}

/// Both clocks at the moments that count.
Table clockTable(const Context &c)
{
    const auto [detect, decide] = c.declarationOf(c.stamps.front()->id);
    const Minutes declared = detect + decide;
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
    row("Region lost", tPlus(-declared, false, declared), "0 min");
    row(assumed("Loss detected", c.schedule.detectKnown), tPlus(-decide, false, declared),
        onRtoClock(detect));
    row(assumed("Disaster declared", c.schedule.decideKnown), tPlus(Minutes{0}, false), onRtoClock(declared));
    if (const StampEstimate *e = c.estimate(c.stamps.front()->id)) {
        const bool open = e->rto.atLeast || e->rto.unbounded;
        row("Last step ends", tPlus(lastStepEnds(*e), open, declared), onRtoClock(e->rto.rto, open));
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
        table.rows.push_back({cell(stamp->name), cell(onRtoClock(e->detect)),
                              cell(onRtoClock(e->detect + e->decide)), cell(onRtoClock(e->rto.rto, open)),
                              cell(tPlus(lastStepEnds(*e), open, e->detect + e->decide)),
                              cell("____ : ____")});
    }
    return table;
}

/// Of an agreed window: nobody detects, nobody declares a disaster.
Table windowTable(const Context &c)
{
    Table table;
    table.caption = "The clock of the window";
    table.header = {"Moment", "T+ clock", "Actual time"};
    table.widths = {0.5, 0.25, 0.25};
    const auto row = [&](std::string what, std::string at) {
        table.rows.push_back({cell(std::move(what)), cell(std::move(at)), cell("____ : ____")});
    };
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *e = c.estimate(stamp->id);
        if (e == nullptr)
            continue;
        const std::string of = c.stamps.size() > 1 ? stamp->name + ": " : std::string();
        if (const auto lead = leadOf(c, stamp->id))
            row(of + "first copy is rebuilt from", tPlus(*lead, false));
        row(of + "window opens", tPlus(Minutes{0}, false));
        row(of + "last step ends", tPlus(lastStepEnds(*e), e->rto.atLeast || e->rto.unbounded));
    }
    return table;
}

} // namespace

void addClocks(Context &c, bool legend)
{
    c.out.section("Clocks", c.isBack() ? "failback-clocks" : "clocks");
    if (opensAWindow(c.kind))
        c.out.add(windowTable(c));
    else
        c.out.add(c.stamps.size() == 1 ? clockTable(c) : clocksTable(c));
    c.out.say(fmt::format(
        "T+0 is {}. Steps with the same T+ may run together when enough people are there. A time with >= is "
        "a lower bound: something before it has no known or no bounded duration.",
        opensAWindow(c.kind)
            ? "the start of the window. What is done before it shows as T-, or as before T+0 "
              "where nobody has said how long it takes"
            : "the declaration. What starts by itself before it shows as T-"));
    if (!legend)
        return;
    c.out.list(std::vector<Runs>{
        {strong("AUTO"), {": a command or the platform does it.", {}, {}}},
        {strong("MANUAL"), {": a person does it, a visible pause.", {}, {}}},
        {strong("DECISION"),
         {": a person decides before it, because of data loss, no way back, or traffic.", {}, {}}},
        {strong("HOLD"), {": wait until the expected result shows.", {}, {}}},
        {strong("Critical"), {": a delay here delays the recovery.", {}, {}}},
        {code("# read-only"), {": the command changes nothing.", {}, {}}}});
}

namespace {

struct OrderLine {
    const Stamp *stamp = nullptr;
    Minutes from{0}, to{0};
    bool any = false, atLeast = false;
    std::set<std::string> waits;
};

bool isBeforeTheSteps(const PlanBlock &block)
{
    return block.kind == PlanBlock::Kind::Detect || block.kind == PlanBlock::Kind::Decide;
}

/// From its first step to its milestone, and what it needs of others meanwhile.
OrderLine orderLine(const Context &c, const Stamp &stamp)
{
    OrderLine line{&stamp};
    for (std::size_t b = 0; b < c.plan.blocks.size(); ++b) {
        const PlanBlock &block = c.plan.blocks[b];
        const BlockWindow &w = c.schedule.windows[b];
        if (block.stamp != stamp.id || isBeforeTheSteps(block))
            continue;
        line.from = line.any ? std::min(line.from, w.start) : w.start;
        line.any = true;
        if (block.kind == PlanBlock::Kind::Milestone)
            line.to = w.end, line.atLeast = w.atLeast;
        for (const std::size_t p : block.after) {
            const PlanBlock &before = c.plan.blocks[p];
            const Stamp *other = c.topology.stamp(before.stamp);
            if (before.stamp != block.stamp && other != nullptr && !isBeforeTheSteps(before))
                line.waits.insert(fmt::format("{}: {}", other->name, before.title));
        }
    }
    return line;
}

} // namespace

void addStampOrder(Context &c)
{
    std::vector<OrderLine> lines;
    for (const auto &stamp : c.topology.stamps) {
        const bool steps = std::any_of(c.steps().begin(), c.steps().end(), [&](const StepPlace &step) {
            return c.blockOf(step).stamp == stamp->id;
        });
        if (steps)
            lines.push_back(orderLine(c, *stamp));
    }
    if (lines.size() < 2)
        return;
    c.out.section("Order between stamps", c.isBack() ? "failback-stamp-order" : "stamp-order");
    const auto fromZero = [&](Minutes at, bool atLeast) {
        return onRtoClock(at + c.schedule.detect + c.schedule.decide, atLeast);
    };
    Table table;
    table.caption = fmt::format("When each stamp starts and is back, in minutes from {}",
                                opensAWindow(c.kind) ? "the start of the window" : "the loss of the region");
    table.header = {"Stamp", "Tier", "First step", "Back after", "Waits for"};
    table.widths = {0.22, 0.08, 0.12, 0.14, 0.44};
    std::stable_sort(lines.begin(), lines.end(),
                     [](const OrderLine &a, const OrderLine &b) { return a.to < b.to; });
    for (const OrderLine &line : lines) {
        const auto &tier = line.stamp->criticality;
        table.rows.push_back(
            {cell(line.stamp->name), cell(tier ? fmt::format("{}", *tier) : "not said"),
             cell(fromZero(line.from, false)), cell(fromZero(line.to, line.atLeast)),
             cell(line.waits.empty() ? "no other stamp"
                                     : joined({line.waits.begin(), line.waits.end()}, "; "))});
    }
    c.out.add(std::move(table));
    c.out.say("Stamps recover side by side: each starts at once with the steps that wait for nobody. Where "
              "people are short, the lower tier number goes first.");
}

} // namespace breakwater::paper
