// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

/// Drill and test plan: what is tested when, what counts as passed, and the record of what was measured.
namespace breakwater::paper {

namespace {

/// Newest first; those of the day that is judged and before it.
std::vector<const Rehearsal *> rehearsalsOf(const Context &c, const Stamp &stamp)
{
    std::vector<const Rehearsal *> found;
    for (const Rehearsal &r : c.topology.records->rehearsals) {
        if (r.stamp == stamp.id && r.on <= c.request.stamping.asOf)
            found.push_back(&r);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Rehearsal *a, const Rehearsal *b) { return a->on > b->on; });
    return found;
}

void addCalendar(Context &c)
{
    c.out.section("What is tested, and when", "drill-calendar");
    Table table;
    table.caption = "Tests; the intervals are defaults, the last day is of the design's records";
    table.header = {"Test", "What happens", "How often", "Last", "Next, agreed"};
    table.widths = {0.16, 0.38, 0.16, 0.16, 0.14};
    std::string last;
    for (const Stamp *stamp : c.stamps) {
        const auto all = rehearsalsOf(c, *stamp);
        if (!all.empty())
            last = std::max(last, all.front()->on);
    }
    const auto row = [&](const char *test, const char *what, const char *often, std::string when) {
        table.rows.push_back(
            {cell(test), cell(what), cell(often), cell(std::move(when)), cell("______________")});
    };
    row("Tabletop", "People walk through this runbook aloud, step by step, and find what is missing",
        "every 6 months, with the review of the plan", "______________");
    row("Component", "One store or one service is failed over alone, with its own steps",
        "every quarter, in turn", "______________");
    row("Planned failover", "The stamp moves in an agreed window and back, with every time recorded",
        "every quarter for each stamp, outside production where there is a copy of it",
        last.empty() ? "never, on record" : last);
    row("Full", "As the loss of the region, in production, with users on the other side for a business day",
        "once a year", "______________");
    c.out.add(std::move(table));
}

void addScenario(Context &c)
{
    c.out.section("Scope and scenario", "drill-scenario");
    std::vector<Runs> items;
    for (const Stamp *stamp : c.stamps)
        items.push_back(
            {strong(stamp->name + ": "),
             {fmt::format("leaves {} for {} at an agreed minute; nobody outside of the exercise is told "
                          "the minute.",
                          c.primaryRegion(*stamp), c.secondaryRegion(*stamp)),
              {},
              {}}});
    items.push_back(
        {strong("People: "),
         {"two at least, one executes, one writes every time down. The one who opens the window does "
          "not execute.",
          {},
          {}}});
    c.out.list(std::move(items));
    c.out.section("Safety", "drill-safety");
    c.out.list(std::vector<std::string>{
        "Anyone says \"stop the exercise\", and it stops; the step at hand is undone by its own way back.",
        "A real incident ends the exercise at once.",
        "No step without a way back runs before the one who commands has said yes aloud.",
        "Data that customers have is not written by the exercise; test records are marked, and removed at "
        "the "
        "closure.",
        "Everyone who might see an alert is told the window, not the minute."});
}

void addCriteria(Context &c)
{
    c.out.section("Passed when", "drill-criteria");
    Table table;
    table.caption = "Success criteria";
    table.header = {"Stamp", "Criterion", "Planned", "Measured", "Result"};
    table.widths = {0.18, 0.38, 0.16, 0.14, 0.14};
    const auto row = [&](const Stamp &stamp, std::string what, std::string planned) {
        table.rows.push_back({cell(stamp.name), cell(std::move(what)), cell(std::move(planned)),
                              cell("________"), cell("[ ] OK  [ ] fail")});
    };
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *e = c.estimate(stamp->id);
        if (e == nullptr)
            continue;
        row(*stamp,
            fmt::format("From {} to the last step, {}",
                        opensAWindow(c.kind) ? "the start of the window" : "the loss of the region",
                        e->rtoTarget ? "within " + agreedMinutes(*e->rtoTarget) : "as planned"),
            achievedRto(*e));
        for (const StoreRpo &store : e->stores) {
            const bool loses = store.rpo.state != Figure::State::Value || store.rpo.value.count() > 0;
            if (store.target && loses)
                row(*stamp,
                    fmt::format("{}: no more is lost than {}", c.serviceName(store.store),
                                agreedMinutes(*store.target)),
                    humanFigure(store.rpo));
        }
        const auto proofs = std::count_if(c.steps().begin(), c.steps().end(), [&](const StepPlace &step) {
            return c.blockOf(step).stamp == stamp->id && isProof(c, step);
        });
        if (proofs > 0)
            row(*stamp, "Every proof under \"It works\" shows what its row expects",
                proofs == 1 ? std::string("1 proof") : fmt::format("{} proofs", proofs));
        row(*stamp, "Nothing was done that no step asks for", "0 such acts");
    }
    c.out.add(std::move(table));
}

/// What falls back by behaviour, not by infrastructure: degraded modes and the fallbacks of calls.
void addBehaviour(Context &c)
{
    Table table;
    table.caption = "Behavioural cases: tested as the infrastructure is, with real requests";
    table.header = {"Case", "Make it happen", "Must be seen", "Last drilled", "Result"};
    table.widths = {0.2, 0.24, 0.28, 0.13, 0.15};
    for (const Stamp *stamp : c.stamps) {
        const auto drilled = rehearsalsOf(c, *stamp);
        for (const DegradedMode &mode : stamp->degradedModes) {
            std::string last = "never";
            for (const Rehearsal *r : drilled) {
                if (std::find(r->degradedModes.begin(), r->degradedModes.end(), mode.id)
                    != r->degradedModes.end()) {
                    last = r->on;
                    break;
                }
            }
            std::string seen =
                mode.serves.empty() ? "what the mode still serves" : "Served: " + joined(mode.serves, "; ");
            if (!mode.loses.empty())
                seen += ". Refused politely: " + joined(mode.loses, "; ");
            table.rows.push_back(
                {cell(fmt::format("{}: {}", stamp->name, mode.name)),
                 cell(mode.trigger ? fmt::format("Cause a {} in a test tenant, or switch the mode on by hand",
                                                 disruptionTitle(*mode.trigger))
                                   : std::string("Switch the mode on by hand")),
                 cell(seen + "."), cell(last), cell("[ ] OK  [ ] fail")});
        }
        for (const Dependency &d : stamp->dependencies) {
            if (!d.call || d.call->fallbacks.empty())
                continue;
            std::vector<std::string> chain;
            std::string tested = "never";
            for (const Fallback &f : d.call->fallbacks) {
                chain.push_back(c.serviceName(f.to));
                if (f.evalPassedOn)
                    tested = fmt::format("evaluation {}", *f.evalPassedOn);
            }
            table.rows.push_back(
                {cell(fmt::format("{} without {}", c.serviceName(d.from), c.serviceName(d.to))),
                 cell(fmt::format("Block {} for {} in a test tenant", c.serviceName(d.to),
                                  c.serviceName(d.from))),
                 cell(fmt::format("Answers come from {}{}, within the caller's timeout.",
                                  joined(chain, ", then "), chain.size() > 1 ? ", in that order" : "")),
                 cell(tested), cell("[ ] OK  [ ] fail")});
        }
    }
    if (table.rows.empty())
        return;
    c.out.section("Behaviour", "drill-behaviour");
    c.out.add(std::move(table));
}

/// What each step was planned with before anybody had measured it.
std::map<std::string, Minutes> plannedWithoutDrills(const Context &c)
{
    Snapshot before = c.request.now;
    Topology design = *before.topology;
    Records records = *design.records;
    records.rehearsals.clear();
    design.records = std::make_shared<const Records>(std::move(records));
    before.topology = std::make_shared<const Topology>(std::move(design));
    std::map<std::string, Minutes> planned;
    const RecoveryPlan plan = makePlan(before, c.plan.disruption, c.request.stamps, c.plan.options);
    for (const PlanBlock &block : plan.blocks) {
        for (const PlanRow &row : block.rows) {
            const BlockTime *time = row.time  ? &*row.time
                : &row == &block.rows.front() ? &block.time
                                              : nullptr;
            if (time != nullptr && time->state == Figure::State::Value)
                planned.emplace(row.key, time->planning);
        }
    }
    return planned;
}

void addMeasured(Context &c)
{
    c.out.section("Measured so far", "drill-measured");
    Table whole;
    whole.caption = "Drills on record";
    whole.header = {"Stamp", "On", "Kind", "Took", "Planned today", "Lost"};
    whole.widths = {0.22, 0.14, 0.2, 0.14, 0.16, 0.14};
    std::map<std::string, std::map<std::string, double>> byStep; // key -> day -> minutes
    std::set<std::string> days;
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *e = c.estimate(stamp->id);
        for (const Rehearsal *r : rehearsalsOf(c, *stamp)) {
            whole.rows.push_back(
                {cell(stamp->name), cell(r->on),
                 cell(r->planned ? "planned move" : disruptionTitle(r->disruption)),
                 cell(r->rto ? wholeMinutes(*r->rto) : "not measured"),
                 cell(e && r->planned == c.plan.disruption.planned ? achievedRto(*e) : "other plan"),
                 cell(r->rpo ? wholeMinutes(*r->rpo) : "not measured")});
            if (r->planned != c.plan.disruption.planned || r->disruption != c.plan.disruption.kind)
                continue;
            for (const auto &[key, minutes] : r->steps)
                byStep[key][r->on] = minutes;
        }
    }
    if (whole.rows.empty()) {
        c.out.say("No drill is on record: every time of this plan is stated, documented or estimated.");
        return;
    }
    c.out.add(std::move(whole));
    if (byStep.empty())
        return;
    const std::map<std::string, Minutes> planned = plannedWithoutDrills(c);
    Table steps;
    steps.caption = "Steps that were measured, beside what was planned before anybody had";
    steps.header = {"Step", "Action", "Planned", "Measured", "On"};
    steps.widths = {0.1, 0.46, 0.14, 0.14, 0.16};
    for (const StepPlace &step : c.steps()) {
        const PlanRow &row = c.rowOf(step);
        const auto measured = byStep.find(row.key);
        if (measured == byStep.end())
            continue;
        const auto before = planned.find(row.key);
        const auto &[day, minutes] = *measured->second.rbegin();
        steps.rows.push_back({cell(Runs{link(row.number, "#" + step.anchor)}), cell(c.actionOf(step)),
                              cell(before == planned.end() ? "unknown" : wholeMinutes(before->second)),
                              cell(wholeMinutes(Minutes{minutes})), cell(day)});
    }
    if (!steps.rows.empty())
        c.out.add(std::move(steps));
}

} // namespace

void addDrillPlan(Context &c)
{
    c.out.part("Drill and test plan", "drill-plan");
    addCalendar(c);
    addScenario(c);
    addCriteria(c);
    addBehaviour(c);
    addMeasured(c);
    c.out.section("How to record", "drill-record-how");
    c.out.say(
        "Write start, end and initials into the last column of every step. The machine-readable steps "
        "(JSON or the sheet Steps) have the same fields: fill them in, or take the log of the scripts, and "
        "read them back with rehearsal import. The next estimate uses them.");
}

void addDrillRecord(Context &c)
{
    c.out.part("Record of the drill", "drill-record");
    c.out.add(Form{"Drill",
                   {"Date", "Stamps", "Kind: tabletop, component, planned failover, full",
                    "Commands, executes, records (names)", "Window opened at, T+0", "Last step ended at",
                    "Data lost, worst store", "Back in the first region at"}});
    Table table;
    table.caption = "Planned against actual, one line a step";
    table.header = {"Step", "What", "T+ planned", "Planned", "Actual start", "Actual end", "Result"};
    table.widths = {0.08, 0.35, 0.1, 0.13, 0.11, 0.11, 0.12};
    for (const StepPlace &step : c.steps()) {
        if (c.rowOf(step).skipped)
            continue;
        const StepRow row = stepRow(c, step, false);
        table.rows.push_back({cell(Runs{link(row.number, "#" + row.anchor)}), cell(row.action),
                              cell(row.tPlus), cell(row.duration), cell("___ : ___"), cell("___ : ___"),
                              cell("[ ] OK  [ ] fail")});
    }
    c.out.add(std::move(table));
    c.out.add(Form{"Outcome",
                   {"Passed, passed with findings, failed", "What surprised",
                    "What to change, by whom, "
                    "until when",
                    "Signed by, role"}});
}

} // namespace breakwater::paper
