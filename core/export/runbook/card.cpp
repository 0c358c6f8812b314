// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/number_links.h"
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

/// The card: one page that is of use alone.
namespace breakwater::paper {

namespace {

/// The latest moment of the declaration, on the RTO clock, that still meets the target.
std::string latestDeclaration(const StampEstimate &e)
{
    if (!e.rtoTarget)
        return {};
    if (e.rto.unbounded)
        return "No declaration is early enough for the RTO target: a step has no bound.";
    const Minutes steps{static_cast<double>(wholeSum(e).lastStepEnds)};
    const Minutes left = *e.rtoTarget - steps;
    if (left.count() <= 0)
        return fmt::format("Even a declaration at once misses the RTO target of {}: the steps alone take {}.",
                           agreedMinutes(*e.rtoTarget), wholeMinutes(steps));
    return fmt::format("Declare within {} of the loss, or the RTO target of {} is missed.",
                       wholeMinutes(Minutes{std::floor(left.count())}), agreedMinutes(*e.rtoTarget));
}

/// When to start, of what opens a window.
void addWhenToStart(Context &c)
{
    const bool back = c.isBack();
    c.out.section(back                               ? "Go back when"
                      : c.kind == RunbookKind::Drill ? "Start the exercise when"
                                                     : "Start the move when",
                  "card-start");
    c.out.list(back ? std::vector<std::string>{"the first region has been well for as long as was agreed;",
                                               "every copy is current again: the steps before the window are "
                                               "done, and their lag was read;",
                                               "the business has approved the window."}
                    : std::vector<std::string>{"every readiness check was OK within the last day;",
                                               "copies are healthy and their lag was read;",
                                               "the business has approved the window, and knows what is read-"
                                               "only or away meanwhile."});
    c.out.section(c.kind == RunbookKind::Drill ? "Stop the exercise when" : "Do not start, or stop, when",
                  "card-stop");
    std::vector<std::string> stop{
        "a real incident begins, anywhere: it goes first;",
        "a step before the point of no return fails and its way back works: take it;",
        "nobody is left who may decide, or the scribe is gone."};
    if (c.kind == RunbookKind::Drill)
        stop.insert(stop.begin(), "anyone says \"stop the exercise\": no reason is needed;");
    c.out.list(stop);
}

void addWhatCounts(Context &c)
{
    if (opensAWindow(c.kind)) {
        addWhenToStart(c);
        return;
    }
    c.out.section("It is a disaster when", "card-disaster");
    std::vector<Runs> items;
    for (const Stamp *stamp : c.stamps) {
        if (stamp->runbook && stamp->runbook->trigger)
            items.push_back({strong(stamp->name + ": "), {*stamp->runbook->trigger + ".", {}, {}}});
        else if (c.estimate(stamp->id) != nullptr)
            items.push_back({strong(stamp->name + ": "),
                             strong("TO COMPLETE: "
                                    + (c.commander(*stamp).empty() ? c.planOwner() : c.commander(*stamp)))});
    }
    c.out.list(std::move(items));
    c.out.section("It is not when", "card-no-disaster");
    c.out.list(std::vector<std::string>{
        "one availability zone is lost: services that are spread over zones keep running by themselves;",
        "a release broke it: roll the release back;",
        "data is corrupt or under attack: contain the cause first, a failover takes the damage along."});
}

/// Who declares or opens the window, and by when.
void addWhoDeclares(Context &c)
{
    const bool window = opensAWindow(c.kind);
    c.out.section(window ? "Who opens the window" : "Who may declare, and by when", "card-declare");
    Table table;
    table.header = {"Stamp", window ? "Opens" : "Declares", "Name", "Phone", window ? "Window" : "Within"};
    table.widths = {0.2, 0.22, 0.2, 0.2, 0.18};
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *e = c.estimate(stamp->id);
        if (e == nullptr)
            continue;
        const std::string who = c.commander(*stamp);
        const auto deadline = stamp->runbook ? stamp->runbook->decisionDeadline : std::nullopt;
        table.rows.push_back(
            {cell(stamp->name),
             who.empty() ? cell(Runs{strong("TO COMPLETE: " + c.planOwner())}) : cell(Runs{strong(who)}),
             cell("______________"), cell("______________"),
             window         ? cell(achievedRto(*e))
                 : deadline ? cell(agreedMinutes(*deadline) + " of the first alert")
                            : cell(Runs{strong("TO COMPLETE: " + (who.empty() ? c.planOwner() : who))})});
    }
    c.out.add(std::move(table));
    if (c.stamps.size() == 1 && !window) {
        if (const StampEstimate *e = c.estimate(c.stamps.front()->id)) {
            const std::string latest = latestDeclaration(*e);
            if (!latest.empty())
                c.out.say(Runs{strong(latest)});
        }
    }
}

/// Roles in the order in which the first phases call them.
std::vector<std::string> callOrder(const Context &c)
{
    std::vector<std::string> order;
    const auto add = [&](const std::string &title) {
        if (!title.empty() && std::find(order.begin(), order.end(), title) == order.end())
            order.push_back(title);
    };
    for (const Stamp *stamp : c.stamps)
        add(c.commander(*stamp));
    for (const StepPlace &step : c.steps()) {
        if (c.startOf(step).count() >= -0.005 && !c.rowOf(step).skipped)
            add(c.rowOf(step).ownerTitle);
    }
    if (order.size() > 6)
        order.resize(6);
    return order;
}

void addFirstSteps(Context &c)
{
    c.out.section("First five steps", "card-steps");
    // One row a block: whoever starts it goes on in the procedure.
    std::vector<const StepPlace *> first;
    for (const StepPlace &step : c.steps()) {
        const PlanBlock &block = c.blockOf(step);
        const bool before = block.kind == PlanBlock::Kind::Detect || block.kind == PlanBlock::Kind::Decide;
        if (!before && step.row == 0 && !c.rowOf(step).skipped && c.startOf(step).count() >= -0.005)
            first.push_back(&step);
    }
    const auto order = [&](const StepPlace *step) {
        const PlanBlock &block = c.blockOf(*step);
        return std::tuple(c.windowOf(*step).start, block.kind != PlanBlock::Kind::Fence, !block.counts,
                          !c.windowOf(*step).critical, c.rowOf(*step).readOnly);
    };
    std::stable_sort(first.begin(), first.end(),
                     [&](const StepPlace *x, const StepPlace *y) { return order(x) < order(y); });
    if (first.size() > 5)
        first.resize(5);
    if (first.empty()) {
        c.out.say("Nothing is to be done by hand after T+0.");
        return;
    }
    Table table;
    table.header = {"Clock", "Do", "Who", "Step", "Done at"};
    table.widths = {0.12, 0.46, 0.2, 0.1, 0.12};
    for (const StepPlace *step : first) {
        const StepRow row = stepRow(c, *step, false);
        table.rows.push_back({cell(Runs{strong(row.tPlus)}), cell(Runs{strong(row.action)}), cell(row.owner),
                              cell(Runs{link(row.number, "#" + row.anchor)}), cell("____ : ____")});
    }
    c.out.add(std::move(table));
}

void addNoReturn(Context &c)
{
    std::vector<const StepPlace *> chosen, all;
    for (const Stamp *stamp : c.stamps) {
        if (!stamp->runbook || !stamp->runbook->pointOfNoReturn)
            continue;
        if (const StepPlace *step = c.stepByKey(*stamp->runbook->pointOfNoReturn))
            chosen.push_back(step);
    }
    for (const StepPlace &step : c.steps()) {
        if (isNoReturn(c.rowOf(step)) && !c.rowOf(step).skipped)
            all.push_back(&step);
    }
    c.out.section("Point of no return", "card-no-return");
    const std::vector<const StepPlace *> &found = chosen.empty() ? all : chosen;
    if (found.empty()) {
        c.out.say("No step of this plan says that it cannot be undone.");
        return;
    }
    const auto first =
        std::min_element(found.begin(), found.end(), [&](const StepPlace *a, const StepPlace *b) {
            return c.windowOf(*a).start < c.windowOf(*b).start;
        });
    const StepRow row = stepRow(c, **first, false);
    c.out.say(Runs{link(row.number, "#" + row.anchor),
                   {fmt::format(" at {}: {}", row.tPlus, asSentence(row.action)), {}, {}},
                   {all.size() > 1
                        ? fmt::format(" From there, go on: {} steps of this plan cannot be undone, and each "
                                      "says so in its row.",
                                      all.size())
                        : std::string(" From there, go on."),
                    {},
                    {}}});
}

} // namespace

void addEmergencyCard(Context &c)
{
    const bool window = opensAWindow(c.kind);
    c.out.part(c.kind == RunbookKind::Drill ? "Exercise card"
                   : window                 ? "Command card"
                                            : "Emergency card",
               "emergency-card", false, true);
    const std::string opening = c.isBack() ? fmt::format("Returning {}? Use this page.", c.stampNames())
        : c.kind == RunbookKind::Drill
        ? fmt::format("Exercising the move of {}? Use this page.", c.stampNames())
        : window ? fmt::format("Moving {}? Use this page.", c.stampNames())
                 : fmt::format("{} down? Use this page.",
                               c.stamps.size() == 1 ? c.stamps.front()->name + " is" : "The region is");
    c.out.say(Runs{strong(opening),
                   {" Everything else: ", {}, {}},
                   link(numbered("procedure"), "#procedure"),
                   {", ", {}, {}},
                   link(numbered("roles"), "#roles"),
                   {", ", {}, {}},
                   c.kind == RunbookKind::Drill ? link(numbered("rules of the exercise"), "#drill-plan")
                       : c.isBack()             ? link(numbered("entry criteria"), "#entry")
                                                : link(numbered("activation"), "#activation"),
                   {".", {}, {}}});
    addWhatCounts(c);
    addWhoDeclares(c);
    c.out.section("Bridge and call order", "card-calls");
    std::vector<std::string> calls = {"Open the bridge: number ______________________"};
    for (const std::string &title : callOrder(c))
        calls.push_back(title + ": ______________________");
    calls.push_back("Name a scribe, who writes every time down: ______________________");
    c.out.list(calls, true);
    addFirstSteps(c);
    addNoReturn(c);
    c.out.say(window
                  ? "Window opened, T+0, at ____ : ____   Last step ended at ____ : ____"
                  : "Region lost at ____ : ____   Declared, T+0, at ____ : ____   Restored at ____ : ____");
}

} // namespace breakwater::paper
