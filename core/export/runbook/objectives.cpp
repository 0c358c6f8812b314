// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/cost.h"
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

/// Workload and objectives: target against achieved, and the sum that is the RTO.
namespace breakwater::paper {

namespace {

/// Of this occasion: a planned move proves nothing about an unplanned one. No drill is one of the way back.
const Rehearsal *lastDrill(const Context &c, const Stamp &stamp)
{
    const Rehearsal *last = nullptr;
    for (const Rehearsal &r : c.topology.records->rehearsals) {
        if (r.stamp == stamp.id && r.disruption == c.plan.disruption.kind && !c.isBack()
            && r.planned == c.plan.disruption.planned && (last == nullptr || r.on > last->on))
            last = &r;
    }
    return last;
}

std::string targetText(const std::optional<Minutes> &target)
{
    return target ? agreedMinutes(*target) : "no target";
}

void addFacts(Context &c, const Stamp &stamp)
{
    Table facts;
    facts.header = {"Item", "Value"};
    facts.widths = {0.3, 0.7};
    const auto row = [&](std::string label, Cell value) {
        facts.rows.push_back({cell(std::move(label)), std::move(value)});
    };
    const std::string owner = c.planOwner();
    row("Criticality tier",
        stamp.criticality ? cell(fmt::format("{} (0 is the most critical)", *stamp.criticality))
                          : c.out.boxCell(owner, "criticality tier of " + stamp.name));
    row("Strategy",
        stamp.strategy ? cell(strategyTitle(*stamp.strategy))
                       : c.out.boxCell(owner, "recovery strategy of " + stamp.name));
    row("Business impact",
        stamp.impact && !stamp.impact->statement.empty()
            ? cell(stamp.impact->statement)
            : c.out.boxCell(owner, "business impact of losing " + stamp.name));
    if (stamp.impact && stamp.impact->usdPerHour)
        row("Cost of an hour of outage",
            cell(humanDollars(*stamp.impact->usdPerHour) + ", stated by the client"));
    if (stamp.objectives.mtpd)
        row("Maximum tolerable period of disruption", cell(agreedMinutes(*stamp.objectives.mtpd)));
    if (stamp.objectives.workRecovery)
        row("Work recovery after the systems are back", cell(agreedMinutes(*stamp.objectives.workRecovery)));
    if (stamp.objectives.availability)
        row("Availability target", cell(fmt::format("{:g} %", *stamp.objectives.availability)));
    c.out.add(std::move(facts));
}

void addTargets(Context &c, const Stamp &stamp, const StampEstimate &e)
{
    Table table;
    table.caption = fmt::format("Target against plan, {}",
                                c.isBack()                 ? "way back"
                                    : e.disruption.planned ? "planned move"
                                                           : disruptionTitle(e.disruption.kind));
    table.header = {"Objective", "Target", "Planned", "Last drill", "Verdict"};
    table.widths = {0.26, 0.14, 0.18, 0.2, 0.22};
    const Rehearsal *drill = lastDrill(c, stamp);
    const auto drilled = [&](const std::optional<Minutes> &value) {
        return drill == nullptr ? std::string("no drill on record")
                                : (value ? fmt::format("{} on {}", wholeMinutes(*value), drill->on)
                                         : fmt::format("not measured on {}", drill->on));
    };
    table.rows.push_back({cell(opensAWindow(c.kind) ? "Length of the window" : "RTO, from the loss on"),
                          cell(targetText(e.rtoTarget)), cell(achievedRto(e)),
                          cell(drilled(drill ? drill->rto : std::nullopt)),
                          verdictCell(e.rtoVerdict, e.rtoTarget, e.rto.rto, e.rto.atLeast)});
    if (c.isBack()) { // copies are current when the window opens: nothing is lost
        c.out.add(std::move(table));
        return;
    }
    const std::optional<Minutes> rpo = e.rpo.known() ? std::optional<Minutes>(e.rpo.value) : std::nullopt;
    const std::string worst =
        e.rpoStore ? fmt::format("RPO, worst store: {}", c.serviceName(*e.rpoStore)) : "RPO";
    table.rows.push_back({cell(worst), cell(targetText(e.rpoTarget)), cell(humanFigure(e.rpo)),
                          cell(drilled(drill ? drill->rpo : std::nullopt)),
                          verdictCell(e.rpoVerdict, e.rpoTarget, rpo, false)});
    c.out.add(std::move(table));
}

/// Of a window, in minutes that add up to the clock where several follow one another.
std::string lengthOf(const Context &c, const BlockWindow &window)
{
    const Minutes declared = c.schedule.detect + c.schedule.decide;
    const long minutes =
        std::lround((window.end + declared).count()) - std::lround((window.start + declared).count());
    const Minutes exact = window.end - window.start;
    return wholeMinutes(exact < Minutes{1} ? exact : Minutes{static_cast<double>(minutes)});
}

void addDominant(Context &c, const StampEstimate &e)
{
    std::vector<Runs> items;
    for (const std::size_t b : e.rto.criticalPath) {
        const PlanBlock &block = c.plan.blocks[b];
        const BlockWindow &window = c.schedule.windows[b];
        const bool takesNoTime = block.time.state == Figure::State::Value && window.end <= window.start;
        if (block.kind == PlanBlock::Kind::Milestone || takesNoTime)
            continue;
        const std::string anchor = c.anchorOfBlock(b);
        Runs runs = {{block.title, Run::Style::Plain, anchor.empty() ? "" : "#" + anchor}};
        runs.push_back({block.time.state == Figure::State::Value
                            ? fmt::format(": {}, {}", lengthOf(c, window), gradeTitle(block.time.grade))
                            : block.time.state == Figure::State::Unbounded ? ": no bound"
                                                                           : ": time unknown",
                        Run::Style::Plain,
                        {}});
        items.push_back(std::move(runs));
    }
    if (!items.empty()) {
        c.out.say(fmt::format("What sets the {}, first to last:",
                              opensAWindow(c.kind) ? "length of the window" : "recovery time"));
        c.out.list(std::move(items), true);
    }
    if (!e.rto.unknown.empty()) {
        std::vector<std::string> names;
        for (const std::string &key : e.rto.unknown) {
            const auto block = std::find_if(c.plan.blocks.begin(), c.plan.blocks.end(),
                                            [&](const PlanBlock &b) { return b.key == key; });
            names.push_back(block == c.plan.blocks.end() ? key : block->title);
        }
        c.out.say(fmt::format("Not in the sum, because nobody has given a time: {}.", joined(names)));
    }
}

} // namespace

std::string topologyInWords(const Context &c, const Stamp &stamp)
{
    int sites[4] = {0, 0, 0, 0};
    for (const Service &service : stamp.services)
        ++sites[static_cast<std::size_t>(service.at)];
    std::string text = fmt::format("{}: {} services in {}", stamp.name, sites[0], c.primaryRegion(stamp));
    if (stamp.zone(ZoneRole::Secondary) != nullptr)
        text += fmt::format(", {} in {}", sites[1], c.secondaryRegion(stamp));
    text += fmt::format(", {} global and {} external. Needs and replication are listed in the appendices.",
                        sites[2], sites[3]);
    return text;
}

namespace {

void addFlows(Context &c, const Stamp &stamp)
{
    int marker = 0;
    std::vector<Runs> flows;
    for (const Flow &flow : stamp.flows) {
        std::vector<std::string> hops;
        for (const DependencyId &id : flow.dependencies) {
            const Dependency *d = stamp.dependency(id);
            hops.push_back(
                d ? fmt::format("({}) {} to {}", ++marker, c.serviceName(d->from), c.serviceName(d->to))
                  : fmt::format("({}) a link that the design has lost", ++marker));
        }
        flows.push_back({strong(flow.name + ": "), {joined(hops, "; "), {}, {}}});
    }
    c.out.say(Runs{
        {topologyInWords(c, stamp) + " ", {}, {}}, link("Topology pictures", "#topology"), {".", {}, {}}});
    if (flows.empty())
        return;
    c.out.say("Flows, with the numbers of the picture:");
    c.out.list(std::move(flows));
}

} // namespace

Minutes lastStepEnds(const StampEstimate &e)
{
    return e.rto.rto - e.detect - e.decide;
}

std::string achievedRto(const StampEstimate &e)
{
    if (e.rto.unbounded)
        return "unbounded";
    return (e.rto.atLeast ? "at least " : "") + wholeMinutes(e.rto.rto);
}

Cell verdictCell(Verdict verdict, const std::optional<Minutes> &target, const std::optional<Minutes> &value,
                 bool atLeast)
{
    std::string by;
    if (target && value && (verdict == Verdict::Met || verdict == Verdict::Missed)) {
        const double exact = (*value - *target).count(), whole = std::round(value->count()) - target->count();
        // The gap between the figures as they print, unless they print alike.
        const double gap = whole * exact > 0 ? whole : exact;
        const bool over = gap > 0;
        if (gap == 0 && !atLeast)
            by = ", exactly on target";
        else if (over == (verdict == Verdict::Missed) && (over || !atLeast))
            by = fmt::format(", {}{} {} target", atLeast ? "at least " : "",
                             wholeMinutes(Minutes{over ? gap : -gap}), over ? "over" : "under");
    }
    switch (verdict) {
    case Verdict::Met:
        return cell("met" + by, Cell::Mark::Ok);
    case Verdict::Missed:
        return cell("missed" + by, Cell::Mark::Error);
    case Verdict::NotJudged:
        return cell("not judged: no target");
    case Verdict::Unknown:
        return cell("not judged: a time or a lag is unknown", Cell::Mark::Warning);
    }
    return cell("");
}

void addRtoSum(Context &c, const Stamp &stamp, const StampEstimate &e)
{
    Table table;
    table.caption = fmt::format("How the RTO of {} adds up", stamp.name);
    table.header = {"Span", "Minutes", "Clock", "Evidence"};
    table.widths = {0.34, 0.14, 0.2, 0.32};
    table.rightAligned = {false, true, false, false};
    const auto evidence = [&](const std::optional<Duration> &duration, const std::string &what) -> Cell {
        if (!duration)
            return c.out.boxCell(c.commander(stamp).empty() ? c.planOwner() : c.commander(stamp),
                                 fmt::format("{} of {}; 0 min stands in the sum", what, stamp.name));
        std::string text = durationText(*duration);
        text += ", " + (duration->grade ? gradeTitle(*duration->grade) : std::string("no grade"));
        if (!duration->source.empty())
            text += ": " + duration->source;
        return cell(text);
    };
    const WholeSum sum = wholeSum(e);
    const auto whole = [](long minutes) { return std::to_string(minutes); };
    const bool open = e.rto.atLeast || e.rto.unbounded;
    if (opensAWindow(c.kind)) {
        table.caption = fmt::format("How the window of {} adds up", stamp.name);
        for (const char *span : {"Detection", "Decision"})
            table.rows.push_back({cell(span), cell("0"), cell("before T+0"),
                                  cell("agreed beforehand; the window opens at T+0")});
    } else {
        table.rows.push_back({cell("Detection"), cell(whole(sum.detect)), cell("before T+0"),
                              evidence(stamp.timing.detect, "detection time")});
        table.rows.push_back({cell("Decision"), cell(whole(sum.decide)), cell("until T+0"),
                              evidence(stamp.timing.decide, "decision time")});
    }
    table.rows.push_back({cell("Recovery, to the end of the last step"), cell(whole(sum.lastStepEnds)),
                          cell(fmt::format("T+0 to {}", tPlus(lastStepEnds(e), open, e.detect + e.decide))),
                          cell("critical path of the plan, see the evidence appendix")});
    table.rows.push_back({cell(Runs{strong(opensAWindow(c.kind) ? "Window" : "RTO")}),
                          cell(Runs{strong(whole(sum.total))}),
                          cell(e.rto.unbounded ? "no bound"
                                   : open      ? "at least"
                                               : "planning value"),
                          verdictCell(e.rtoVerdict, e.rtoTarget, e.rto.rto, e.rto.atLeast)});
    c.out.add(std::move(table));
    c.out.say(
        Runs{strong(fmt::format("Detection {} min + decision {} min + last step ends at T+{} = {} {}{} min",
                                sum.detect, sum.decide, sum.lastStepEnds,
                                opensAWindow(c.kind) ? "window" : "RTO", open ? "at least " : "", sum.total)),
             {e.rtoTarget ? fmt::format("; the target is {} min.", formatMinutes(*e.rtoTarget))
                          : std::string("; no target is set."),
              {},
              {}}});
}

namespace {

bool drawsTimes(const Context &c)
{
    return c.kind == RunbookKind::Failover; // the pictures are of the loss of the region
}

/// "Shop: RTO 68 min of 60 min, RPO 5 min of 15 min."
std::string targetsInWords(const Context &c)
{
    std::vector<std::string> words;
    for (const StampEstimate &e : c.estimates) {
        const Stamp *stamp = c.topology.stamp(e.stamp);
        if (stamp)
            words.push_back(fmt::format("{}: RTO {} of {}, RPO {} of {}", stamp->name, achievedRto(e),
                                        targetText(e.rtoTarget), humanFigure(e.rpo),
                                        targetText(e.rpoTarget)));
    }
    return joined(words, "; ") + ".";
}

std::string pointsInWords(const Context &c)
{
    std::vector<std::string> words;
    for (const StampEstimate &e : c.estimates)
        for (const StoreRpo &store : e.stores)
            words.push_back(fmt::format("{} {}{}", c.serviceName(store.store), humanFigure(store.rpo),
                                        store.target ? " of " + agreedMinutes(*store.target) : ""));
    return joined(words, "; ") + ".";
}

bool anyTarget(const Context &c)
{
    return std::any_of(c.estimates.begin(), c.estimates.end(),
                       [](const StampEstimate &e) { return e.rtoTarget || e.rpoTarget; });
}

bool anyPoint(const Context &c)
{
    return std::any_of(c.estimates.begin(), c.estimates.end(), [](const StampEstimate &e) {
        return std::any_of(e.stores.begin(), e.stores.end(),
                           [](const StoreRpo &store) { return store.rpo.known(); });
    });
}

void addOverview(Context &c)
{
    if (!drawsTimes(c))
        return;
    if (anyTarget(c))
        c.out.add(Picture{"chart:targets", "RTO and RPO against target", targetsInWords(c)});
    if (anyPoint(c))
        c.out.add(Picture{"chart:points", "How much data each store can lose", pointsInWords(c)});
}

std::string budgetInWords(const Context &c, const StampEstimate &e)
{
    std::vector<std::string> words;
    for (const std::size_t b : e.rto.criticalPath)
        if (const BlockWindow &window = c.schedule.windows[b]; window.end > window.start)
            words.push_back(fmt::format("{} {}", c.plan.blocks[b].title, lengthOf(c, window)));
    return fmt::format("{} of {}: {}.", achievedRto(e), targetText(e.rtoTarget), joined(words));
}

/// A share that is neither none nor all never reads as one of them.
std::string shareThatMeets(double share)
{
    if (share <= 0)
        return "none meets";
    return share >= 1 ? "all meet" : fmt::format("{:.0f} % meet", std::clamp(share * 100, 1.0, 99.0));
}

std::string spreadInWords(const Context &c, const StampEstimate &e)
{
    const StampEstimate *simulated = c.request.assessment->estimate(e.stamp);
    if (!simulated || !simulated->spread)
        return "The share of simulated runs that are done by each minute, and how long they take.";
    const Spread &spread = *simulated->spread;
    std::string words = fmt::format("Half of the simulated runs are done within {}, 95 % within {}",
                                    humanMinutes(spread.p50), humanMinutes(spread.p95));
    if (spread.meets && e.rtoTarget)
        words +=
            fmt::format("; {} the target of {}", shareThatMeets(*spread.meets), agreedMinutes(*e.rtoTarget));
    return words + ".";
}

void addTimePictures(Context &c, const Stamp &stamp, const StampEstimate &e)
{
    if (!drawsTimes(c) || e.rto.criticalPath.empty())
        return;
    c.out.add(Picture{"chart:budget:" + stamp.id.text, "RTO budget of " + stamp.name, budgetInWords(c, e)});
    if (!e.rto.unbounded)
        c.out.add(Picture{"chart:spread:" + stamp.id.text,
                          fmt::format("How long the recovery of {} may take", stamp.name),
                          spreadInWords(c, e)});
}

} // namespace

void addObjectives(Context &c)
{
    c.out.part("Workload and objectives", "objectives");
    addOverview(c);
    for (const Stamp *stamp : c.stamps) {
        c.out.section(stamp->name, "objectives-" + stamp->name);
        addFacts(c, *stamp);
        const StampEstimate *e = c.estimate(stamp->id);
        if (e == nullptr) {
            c.out.say(
                fmt::format("The {} does not touch this stamp: it has no primary region, or nothing in it.",
                            disruptionTitle(c.plan.disruption.kind)));
        } else {
            addTargets(c, *stamp, *e);
            addRtoSum(c, *stamp, *e);
            addTimePictures(c, *stamp, *e);
            addDominant(c, *e);
        }
        addFlows(c, *stamp);
    }
}

} // namespace breakwater::paper
