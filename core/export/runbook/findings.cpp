// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

/// What is wrong, what was accepted, and what is still to be decided.
namespace breakwater::paper {

namespace {

bool covers(const Context &c, const StampId &stamp)
{
    return stamp.empty()
        || std::any_of(c.stamps.begin(), c.stamps.end(), [&](const Stamp *s) { return s->id == stamp; });
}

Cell::Mark markOf(Level level)
{
    switch (level) {
    case Level::Error:
        return Cell::Mark::Error;
    case Level::Warning:
        return Cell::Mark::Warning;
    case Level::Info:
        return Cell::Mark::Info;
    }
    return Cell::Mark::None;
}

std::string subjectNames(const Context &c, const std::vector<std::string> &subjects)
{
    std::vector<std::string> names;
    for (const std::string &id : subjects)
        names.push_back(c.subjectName(id));
    return joined(names);
}

void addOpenFindings(Context &c)
{
    Table table;
    table.caption = "Open findings";
    table.header = {"Rule", "Severity", "Finding", "Where", "Remedy"};
    table.widths = {0.09, 0.12, 0.34, 0.17, 0.28};
    for (const Finding &f : c.request.assessment->findings) {
        if (!covers(c, f.stamp))
            continue;
        table.rows.push_back(
            {cell(f.rule.text),
             Cell{plain(fmt::format("{} ({})", toWord(f.level()), toWord(f.severity))), markOf(f.level())},
             cell(f.message), cell(subjectNames(c, f.subjects)), cell(f.remedy)});
    }
    if (table.rows.empty())
        c.out.say("No rule found anything. That says nothing about the rules that could not be evaluated.");
    else
        c.out.add(std::move(table));
}

void addAccepted(Context &c)
{
    Table table;
    table.caption = "Accepted risks";
    table.header = {"Rule", "Where", "Reason", "Owner", "Review on"};
    table.widths = {0.09, 0.19, 0.32, 0.2, 0.2};
    std::set<std::string> covered;
    for (const Finding &f : c.request.assessment->accepted) {
        if (covers(c, f.stamp))
            covered.insert(f.key());
    }
    for (const AcceptedRisk &risk : c.topology.agreements->acceptedRisks) {
        std::string key = risk.rule.text;
        for (const std::string &subject : risk.subjects)
            key += " " + subject;
        const bool gone = covered.count(key) == 0;
        if (gone && c.stamps.size() != c.topology.stamps.size())
            continue; // another stamp's, or no longer of use: the runbook of all stamps lists it
        const std::string owner = c.roleTitle(risk.owner);
        table.rows.push_back(
            {cell(risk.rule.text), cell(subjectNames(c, risk.subjects)),
             c.out.orBox(risk.reason.value_or("") + (gone ? " (covers no finding today)" : ""),
                         owner.empty() ? c.planOwner() : owner, "reason for accepting " + risk.rule.text),
             c.out.orBox(owner, c.planOwner(), "owner of the accepted risk " + risk.rule.text),
             c.out.orBox(risk.reviewOn.value_or(""), owner.empty() ? c.planOwner() : owner,
                         "review day of the accepted risk " + risk.rule.text)});
    }
    if (table.rows.empty())
        c.out.say("Nobody has accepted a risk.");
    else
        c.out.add(std::move(table));
}

void addDecisions(Context &c)
{
    Table table;
    table.caption = "Open decisions";
    table.header = {"Decision", "Owner", "Due", "About"};
    table.widths = {0.4, 0.19, 0.22, 0.19};
    for (const Decision &d : c.topology.agreements->decisions) {
        if (d.status && *d.status != "open")
            continue;
        const std::string owner = c.roleTitle(d.owner);
        table.rows.push_back({cell(d.text),
                              c.out.orBox(owner, c.planOwner(), "owner of the decision: " + d.text),
                              c.out.orBox(d.due.value_or(""), owner.empty() ? c.planOwner() : owner,
                                          "day by which to decide: " + d.text),
                              cell(subjectNames(c, d.subjects))});
    }
    if (table.rows.empty())
        c.out.say("No decision is open.");
    else
        c.out.add(std::move(table));
}

/// What the plan itself says it cannot do.
void addPlanLimits(Context &c)
{
    std::vector<Runs> items;
    for (const std::string &id : c.plan.unprotected) {
        const auto found = c.index.find(ServiceId{id});
        if (found && covers(c, found.stamp->id))
            items.push_back(
                {strong(found.service->name),
                 {fmt::format(" ({}): nothing in this design brings it back.", c.kindTitle(*found.service)),
                  {},
                  {}}});
    }
    for (const auto &cycle : c.plan.cycles)
        items.push_back(
            {{fmt::format("These wait for one another, so their order is left open: {}.", joined(cycle)),
              {},
              {}}});
    for (const std::string &note : c.plan.notes)
        items.push_back({{note, {}, {}}});
    for (const std::string &key : c.plan.staleOverrides)
        items.push_back({{"The design changes a step that the plan no longer has: ", {}, {}}, code(key)});
    if (items.empty())
        return;
    c.out.section("Limits of this plan", "plan-limits");
    c.out.list(std::move(items));
}

void addNotEvaluated(Context &c)
{
    std::map<std::pair<std::string, std::string>, std::set<std::string>> missing; // rule, fact -> of what
    for (const NotEvaluated &n : c.request.assessment->notEvaluated) {
        if (covers(c, n.stamp))
            missing[{n.rule.text, n.missing}].insert(subjectNames(c, n.subjects));
    }
    c.out.section("Rules that could not be evaluated", "not-evaluated");
    if (missing.empty()) {
        c.out.say("Every rule that applies had the facts it needs.");
        return;
    }
    c.out.say("Not evaluated is never a pass.");
    Table table;
    table.header = {"Rule", "What it lacks", "About"};
    table.widths = {0.12, 0.44, 0.44};
    for (const auto &[lack, whose] : missing)
        table.rows.push_back(
            {cell(lack.first), cell(lack.second), cell(joined({whose.begin(), whose.end()}))});
    c.out.add(std::move(table));
}

} // namespace

void addFindings(Context &c)
{
    c.out.part("Findings, accepted risks and open decisions", "findings");
    c.out.section("Open findings", "open-findings");
    addOpenFindings(c);
    addPlanLimits(c);
    c.out.section("Accepted risks", "accepted-risks");
    addAccepted(c);
    c.out.section("Open decisions", "open-decisions");
    addDecisions(c);
    addNotEvaluated(c);
}

} // namespace breakwater::paper
