// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

/// Roles and RACI, activation, communications. Persons are never invented.
namespace breakwater::paper {

namespace {

std::string titles(const Context &c, const std::vector<RoleId> &roles)
{
    std::vector<std::string> names;
    for (const RoleId &role : roles) {
        const std::string title = c.roleTitle(role);
        if (!title.empty())
            names.push_back(title);
    }
    return joined(names);
}

bool sameRaci(const Stamp &a, const Stamp &b)
{
    return a.raci == b.raci;
}

void addRoleTable(Context &c)
{
    Table table;
    table.caption = "Roles; a name and a number stand here only when the design has them";
    table.header = {"Role", "Primary", "Deputy", "Reach", "Authority"};
    table.widths = {0.2, 0.2, 0.16, 0.18, 0.26};
    std::set<std::string> known;
    for (const Role &role : *c.topology.roles) {
        known.insert(role.title);
        const std::string reach = joined({role.reach.value_or(""), role.backupReach.value_or("")}, " ");
        table.rows.push_back(
            {cell(Runs{strong(role.title)}),
             c.out.orBox(role.person.value_or(""), role.title,
                         fmt::format("name, deputy and reach of the {}", role.title)),
             cell(role.deputy.value_or("______________")),
             cell(reach.find_first_not_of(' ') == std::string::npos ? "______________" : reach),
             cell(role.authority.value_or(""))});
    }
    std::set<std::string> unnamed; // the plan names roles that the design does not have
    for (const StepPlace &step : c.steps()) {
        const std::string &owner = c.rowOf(step).ownerTitle;
        if (!owner.empty() && known.count(owner) == 0)
            unnamed.insert(owner);
    }
    for (const std::string &title : unnamed)
        table.rows.push_back(
            {cell(Runs{strong(title)}),
             c.out.boxCell(c.planOwner(),
                           fmt::format("who is the {}: steps name this role, the design does not", title)),
             cell("______________"), cell("______________"), cell("")});
    if (table.rows.empty())
        c.out.box(c.planOwner(), "roles: the design has none");
    else
        c.out.add(std::move(table));
}

void addRaci(Context &c, const Stamp &stamp)
{
    Table table;
    table.caption = fmt::format("RACI of {}", stamp.name);
    table.header = {"Phase", "Responsible", "Accountable", "Consulted", "Informed"};
    table.widths = {0.16, 0.2, 0.2, 0.24, 0.2};
    std::set<Phase> used;
    for (const StepPlace &step : c.steps()) {
        if (c.blockOf(step).stamp == stamp.id)
            used.insert(c.rowOf(step).phase);
    }
    for (int p = 0; p < kPhaseCount; ++p) {
        const Phase phase = static_cast<Phase>(p);
        const auto row = stamp.raci.find(phase);
        if (row == stamp.raci.end() && used.count(phase) == 0)
            continue;
        const RaciRow none;
        const RaciRow &r = row == stamp.raci.end() ? none : row->second;
        const std::string what = fmt::format("for phase {} of {}", phaseTitle(phase), stamp.name);
        table.rows.push_back(
            {cell(phaseTitle(phase)),
             c.out.orBox(c.roleTitle(r.responsible), c.planOwner(), "who is responsible " + what),
             c.out.orBox(c.roleTitle(r.accountable), c.planOwner(), "who is accountable " + what),
             cell(titles(c, r.consulted)), cell(titles(c, r.informed))});
    }
    c.out.add(std::move(table));
}

} // namespace

void addRoles(Context &c)
{
    c.out.part("Roles and contacts", "roles");
    addRoleTable(c);
    c.out.say("Two people at least: one executes, one writes the times down. The one who declares does not "
              "execute.");
    c.out.section("Who does what", "raci");
    const Stamp *printed = nullptr;
    for (const Stamp *stamp : c.stamps) {
        if (printed != nullptr && sameRaci(*printed, *stamp)) {
            c.out.say(fmt::format("{}: as {}.", stamp->name, printed->name));
            continue;
        }
        addRaci(c, *stamp);
        printed = stamp;
    }
    c.out.section("What the provider restores and what we do", "responsibility");
    c.out.say("The provider restores the region, its platform services and what it fails over by itself. "
              "Everything in "
              "the failover procedure is ours: nobody else declares, promotes, starts or switches it.");
}

void addActivation(Context &c)
{
    c.out.part("Activation", "activation");
    Table table;
    table.caption = "Trigger, authority and time box";
    table.header = {"Stamp", "Trigger", "Declares", "Time box"};
    table.widths = {0.18, 0.46, 0.2, 0.16};
    for (const Stamp *stamp : c.stamps) {
        const std::string who = c.commander(*stamp);
        const std::string owner = who.empty() ? c.planOwner() : who;
        const Runbook none;
        const Runbook &r = stamp->runbook ? *stamp->runbook : none;
        table.rows.push_back(
            {cell(stamp->name),
             c.out.orBox(r.trigger.value_or(""), owner, "trigger and evidence for " + stamp->name),
             c.out.orBox(who, owner, "who may declare for " + stamp->name),
             r.decisionDeadline ? cell(exactMinutes(*r.decisionDeadline))
                                : c.out.boxCell(owner, "decision deadline for " + stamp->name)});
    }
    c.out.add(std::move(table));
    c.out.section("Declare or hold", "declare-or-hold");
    Table decide;
    decide.header = {"What you see", "Do"};
    decide.widths = {0.6, 0.4};
    const auto row = [&](std::string see, std::string act) {
        decide.rows.push_back({cell(std::move(see)), cell(std::move(act))});
    };
    row("The trigger holds, the provider confirms the loss of the region, and gives no end within the time "
        "box",
        "Declare. T+0 is now.");
    row("The trigger holds, and the provider says nothing when the time box ends",
        "Declare. Silence is no reason to wait.");
    row("The provider gives a credible end that is sooner than the procedure takes",
        "Hold, set the next time box.");
    row("One zone, one service or one outside provider is affected", "Hold. This runbook is for the region.");
    row("Data is wrong, or an attack is possible",
        "Hold. Contain the cause first: a failover takes the damage along.");
    row("The recovery region is affected as well", "Hold, call the provider, keep the bridge open.");
    c.out.add(std::move(decide));
    c.out.section("Before the declaration", "before-declaration");
    c.out.list(std::vector<std::string>{
        "Write down when the loss began: the RTO clock starts there.",
        "Read how far each copy of the data reaches: steps of the phases Detect and Decide.",
        "Say aloud what will be lost, who accepts it, and write both down.",
        "Say \"declared\", and write the time down: T+0."});
    std::vector<Runs> gates;
    for (const StepPlace &step : c.steps()) {
        const PlanRow &r = c.rowOf(step);
        if (r.skipped || (!r.gate && !isNoReturn(r)))
            continue;
        const StepRow printed = stepRow(c, step, false);
        gates.push_back({link(printed.number, "#" + printed.anchor),
                         {fmt::format(" at {}: {} ", printed.tPlus, asSentence(printed.action)), {}, {}},
                         {isNoReturn(r) ? "Point of no return." : "Ask before it.", Run::Style::Strong, {}}});
    }
    if (!gates.empty()) {
        c.out.section("Steps that need a word first", "gates");
        c.out.list(std::move(gates));
    }
}

void addCommunications(Context &c)
{
    c.out.part("Communications", "communications");
    const auto &messages = c.topology.engagement->messages;
    if (messages.empty()) {
        c.out.box(c.planOwner(), "audiences, channels, cadence and message texts");
        return;
    }
    Table table;
    table.caption = "Who hears what, how and how often";
    table.header = {"Audience", "Channel", "If that is lost", "Cadence", "Owner"};
    table.widths = {0.22, 0.2, 0.22, 0.18, 0.18};
    for (const MessageTemplate &m : messages) {
        const std::string owner = c.subjectName(m.owner);
        table.rows.push_back(
            {cell(m.audience),
             c.out.orBox(m.channel, owner.empty() ? c.planOwner() : owner, "channel to " + m.audience),
             cell(m.backupChannel), cell(m.cadence), cell(owner)});
    }
    c.out.add(std::move(table));
    c.out.section("Message texts", "messages");
    for (const MessageTemplate &m : messages) {
        if (!m.text.empty())
            c.out.say(Runs{strong("To " + m.audience + ": "), {m.text, {}, {}}});
    }
}

} // namespace breakwater::paper
