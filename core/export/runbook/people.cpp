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

/// What somebody has to do, whatever the role is called.
void addFunctions(Context &c)
{
    c.out.section("Who holds which function", "functions");
    Table table;
    table.caption = "Functions; the scribe and the lead of the review are named on the bridge";
    table.header = {"Function", "Role", "Name on the day"};
    table.widths = {0.42, 0.34, 0.24};
    const auto row = [&](const char *function, const std::vector<std::string> &roles) {
        table.rows.push_back({cell(function),
                              roles.empty() ? c.out.boxCell(c.planOwner(), fmt::format("who {}", function))
                                            : cell(joined(roles, " or ")),
                              cell("______________")});
    };
    std::vector<std::string> commanders;
    for (const Stamp *stamp : c.stamps) {
        const std::string who = c.commander(*stamp);
        if (!who.empty() && std::find(commanders.begin(), commanders.end(), who) == commanders.end())
            commanders.push_back(who);
    }
    row(opensAWindow(c.kind) ? "opens the window" : "declares the disaster", commanders);
    row("commands, from T+0 to the end", commanders);
    table.rows.push_back({cell("executes"), cell("the owner of each step, in its row"), cell("")});
    row("validates", rolesFor(c, Phase::Verify));
    row("communicates", rolesFor(c, Phase::Announce));
    table.rows.push_back({cell("records every time (the scribe; never the one who executes)"),
                          cell("whoever is free"), cell("______________")});
    row("declares the closure", commanders);
    table.rows.push_back({cell("leads the review afterwards"), cell(c.planOwner()), cell("______________")});
    c.out.add(std::move(table));
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

/// Whoever does it or answers for it needs neither be asked nor told.
std::vector<RoleId> othersOf(const RaciRow &row, std::vector<RoleId> roles)
{
    std::erase_if(roles,
                  [&](const RoleId &role) { return role == row.responsible || role == row.accountable; });
    return roles;
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
             cell(titles(c, othersOf(r, r.consulted))), cell(titles(c, othersOf(r, r.informed)))});
    }
    c.out.add(std::move(table));
}

} // namespace

std::string commanderOrBox(const Context &c, const Stamp &stamp)
{
    const std::string who = c.commander(stamp);
    return who.empty() ? "TO COMPLETE: " + c.planOwner() : who;
}

std::string responsibleFor(const Context &c, const Stamp &stamp, Phase phase)
{
    const auto row = stamp.raci.find(phase);
    const std::string title = row == stamp.raci.end() ? "" : c.roleTitle(row->second.responsible);
    return title.empty() ? c.planOwner() : title;
}

std::vector<std::string> rolesFor(const Context &c, Phase phase)
{
    std::vector<std::string> roles;
    for (const Stamp *stamp : c.stamps) {
        const auto row = stamp->raci.find(phase);
        const std::string title = row == stamp->raci.end() ? "" : c.roleTitle(row->second.responsible);
        if (!title.empty() && std::find(roles.begin(), roles.end(), title) == roles.end())
            roles.push_back(title);
    }
    return roles;
}

void addRoles(Context &c)
{
    c.out.part("Roles and contacts", "roles");
    addRoleTable(c);
    c.out.say("Two people at least: one executes, one writes the times down. The one who declares does not "
              "execute.");
    addFunctions(c);
    c.out.section("Who does what", "raci");
    c.out.say("One role is accountable for each phase, never two.");
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
              "the procedure is ours: nobody else declares, promotes, starts or switches it.");
}

namespace {

void addTrigger(Context &c)
{
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
             r.decisionDeadline ? cell(agreedMinutes(*r.decisionDeadline))
                                : c.out.boxCell(owner, "decision deadline for " + stamp->name)});
    }
    c.out.add(std::move(table));
}

/// Who opens the window of each stamp, and how long it is.
void addWindow(Context &c)
{
    Table table;
    table.caption = "Who opens the window, and how long it takes";
    table.header = {"Stamp", "Opens", "Length, planned", "From, agreed", "To, agreed"};
    table.widths = {0.24, 0.24, 0.2, 0.16, 0.16};
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *e = c.estimate(stamp->id);
        const std::string who = c.commander(*stamp);
        table.rows.push_back(
            {cell(stamp->name), c.out.orBox(who, c.planOwner(), "who may open the window of " + stamp->name),
             cell(e ? achievedRto(*e) : "nothing to do"), cell("____ : ____"), cell("____ : ____")});
    }
    c.out.add(std::move(table));
    c.out.add(Form{"Business approval of the window",
                   {"What is read-only or away meanwhile", "Approved by, role", "Signature"}});
}

void addSeverities(Context &c)
{
    c.out.section("How bad is it", "severity");
    Table table;
    table.caption = "Severity; the runbook is for level 1";
    table.header = {"Level", "What is hit", "What happens"};
    table.widths = {0.1, 0.46, 0.44};
    const auto row = [&](const char *level, const char *hit, const char *happens) {
        table.rows.push_back({cell(level), cell(hit), cell(happens)});
    };
    row("1", "The whole primary region, or so much of it that a tier 0 or 1 stamp cannot serve",
        "Open the bridge at once; this runbook");
    row("2", "One service or one outside provider; others serve on",
        "Its own fallback; open the bridge when the "
        "time box ends");
    row("3", "One availability zone, or one copy of something that has several",
        "Nothing by hand; watch, repair in office hours");
    row("4", "Data is wrong, deleted, or held by somebody else",
        "Contain the cause, then restore to a clean point; "
        "never fail over first");
    c.out.add(std::move(table));
    c.out.say(
        "Evidence to write down before anybody decides: the alert and its time, the provider's health page, "
        "one probe from outside of the region, and who saw each.");
}

/// When the start is called off.
void addWindowRules(Context &c)
{
    c.out.section("Open the window or call it off", "declare-or-hold");
    Table table;
    table.header = {"What you see", "Do"};
    table.widths = {0.6, 0.4};
    const auto row = [&](const char *see, const char *act) { table.rows.push_back({cell(see), cell(act)}); };
    row("All readiness checks OK, both regions well, the business approves", "Open the window. T+0 is now.");
    row("One check is not OK, and it can be repaired within the hour", "Wait, check again, then decide.");
    row("A copy is behind its planned lag", "Call it off: what was not copied would be lost.");
    row("An incident is open anywhere in the estate", "Call it off.");
    row("The region is lost while the window is open",
        "Go on, and use the failover runbook from its step of the "
        "same name.");
    c.out.add(std::move(table));
}

void addDeclareOrHold(Context &c)
{
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
}

/// Steps that somebody has to be asked about.
void addGates(Context &c)
{
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

} // namespace

void addActivation(Context &c)
{
    c.out.part(opensAWindow(c.kind) ? "Approval of the window" : "Activation", "activation");
    if (opensAWindow(c.kind))
        addWindow(c);
    else
        addTrigger(c);
    if (opensAWindow(c.kind)) {
        addWindowRules(c);
    } else {
        addSeverities(c);
        addDeclareOrHold(c);
    }
    addGates(c);
}

namespace {

/// What a text leaves open, such as `{time}`, is a line to write on that says what belongs there.
std::string withBlanks(const Context &c, const std::string &text)
{
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz ";
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find_first_not_of(kLetters, at + 1);
        if (end == std::string::npos || text[end] != '}' || end == at + 1)
            continue;
        const std::string what = text.substr(at + 1, end - at - 1);
        out += text.substr(from, at - from);
        out += what == "stamp" ? c.stampNames() : fmt::format("__________ ({})", what);
        from = end + 1;
    }
    return out + text.substr(from);
}

} // namespace

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
    if (c.kind == RunbookKind::Drill)
        c.out.say(
            "Every message begins with \"Exercise\", and goes to those who take part in it or notice it.");
    if (c.isBack())
        c.out.say("The texts were written for the way there: say in each that it is the way back.");
    for (const MessageTemplate &m : messages) {
        if (!m.text.empty())
            c.out.say(Runs{strong("To " + m.audience + ": "), {withBlanks(c, m.text), {}, {}}});
    }
}

} // namespace breakwater::paper
