// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

/// Readiness checks before the failover, and validation after it.
namespace breakwater::paper {

namespace {

std::vector<std::string> wordsOf(const std::string &command)
{
    std::istringstream in(command);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

/// What must be installed where the commands run: the first word of a command and of whatever it is piped or
/// chained to, outside of quotes.
std::set<std::string> toolsOf(const Context &c)
{
    std::set<std::string> tools;
    for (const StepPlace &step : c.steps()) {
        bool first = true;
        char quotes = 0;
        for (const std::string &word : wordsOf(c.rowOf(step).command)) {
            const bool isName = std::all_of(word.begin(), word.end(), [](char ch) {
                return (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '-' || ch == '_';
            });
            if (first && quotes == 0 && isName && word != "test") // the shell's own
                tools.insert(word);
            first = quotes == 0 && (word == "&&" || word == "||" || word == "|" || word == ";");
            for (const char ch : word) {
                if (quotes == 0 && (ch == '\'' || ch == '"'))
                    quotes = ch;
                else if (ch == quotes)
                    quotes = 0;
            }
        }
    }
    return tools;
}

} // namespace

std::map<std::string, std::string> filesOfCommands(const Context &c)
{
    std::map<std::string, std::string> files;
    for (const StepPlace &step : c.steps()) {
        std::string before;
        for (std::string word : wordsOf(c.rowOf(step).command)) {
            const std::size_t dot = word.rfind('.');
            const std::string ending = dot == std::string::npos ? "" : word.substr(dot);
            const bool named =
                before == "--template-file" || before == "-f" || before == "--src-path" || before == "--file";
            const bool isFile = (word.front() == '@' || named)
                && (ending == ".json" || ending == ".bicep" || ending == ".zip" || ending == ".yaml"
                    || ending == ".bak");
            before = word;
            if (!isFile || word.find('{') != std::string::npos)
                continue;
            if (word.front() == '@')
                word.erase(0, 1);
            files.emplace(word, c.rowOf(step).number);
        }
    }
    return files;
}

namespace {

struct CheckTable {
    Table table;
    void row(Cell what, Cell must, std::string owner)
    {
        table.rows.push_back(
            {std::move(what), std::move(must), cell(std::move(owner)), cell("[ ] OK  [ ] not OK")});
    }
};

CheckTable checkTable(std::string caption)
{
    CheckTable t;
    t.table.caption = std::move(caption);
    t.table.header = {"Check", "Must be true", "Owner", "Result"};
    t.table.widths = {0.26, 0.42, 0.16, 0.16};
    return t;
}

void addCapacity(Context &c, const Stamp &stamp, CheckTable &t)
{
    const LandingZone *zone = stamp.zone(c.isBack() ? ZoneRole::Primary : ZoneRole::Secondary);
    if (zone == nullptr)
        return;
    const std::string owner = responsibleFor(c, stamp, Phase::Foundation);
    if (zone->quotas.empty()) {
        t.row(cell("Quota in " + c.toRegion(stamp)),
              c.out.boxCell(owner, fmt::format("quota of {} in {}", stamp.name, c.toRegion(stamp))), owner);
        return;
    }
    std::vector<std::string> quotas;
    for (const auto &[what, count] : zone->quotas)
        quotas.push_back(fmt::format("{} {:g}", what, count));
    t.row(cell("Quota in " + c.toRegion(stamp)), cell("Granted and not used up by others: " + joined(quotas)),
          owner);
}

/// Who carries out its first step, else who is responsible for data.
std::string keeperOf(const Context &c, const Stamp &stamp, const Service &service)
{
    for (const StepPlace *step : c.stepsOf(stamp.id))
        if (c.blockOf(*step).service == service.id && !c.rowOf(*step).ownerTitle.empty())
            return c.rowOf(*step).ownerTitle;
    return responsibleFor(c, stamp, Phase::Data);
}

void addReplication(Context &c, const Stamp &stamp, CheckTable &t)
{
    std::vector<const Protection *> sorted;
    for (const Protection &p : stamp.protections)
        sorted.push_back(&p);
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Protection *x, const Protection *y) {
        return c.serviceName(x->service) < c.serviceName(y->service);
    });
    for (const Protection *protection : sorted) {
        const Protection &p = *protection;
        const auto found = c.index.find(p.service);
        if (!found || !p.covers(c.plan.disruption.kind))
            continue;
        const ServiceKind *kind = c.catalog.kind(found.service->kind);
        const DrOption *option = kind ? kind->option(p.option) : nullptr;
        if (option == nullptr || option->replication == Replication::None)
            continue;
        const std::string how = c.optionTitle(*found.service, p.option),
                          owner = keeperOf(c, stamp, *found.service);
        if (option->replication == Replication::Backup)
            t.row(cell(found.service->name),
                  cell(how + ": the newest copy is readable in " + c.toRegion(stamp)), owner);
        else if (p.lag)
            t.row(cell(found.service->name),
                  cell(fmt::format("{}: healthy, lag within {}", how, durationText(*p.lag))), owner);
        else
            t.row(cell(found.service->name),
                  cell(fmt::format("{}: healthy, lag within {}", how, humanFigure(option->rpo))), owner);
    }
}

/// A named thing that the recovery region needs under the same name.
void addSecrets(Context &c, const Stamp &stamp, CheckTable &t)
{
    std::map<std::string, std::set<std::string>> vaults; // vault in the primary region -> names
    for (const Service &service : stamp.services) {
        if (service.at != (c.isBack() ? Site::Secondary : Site::Primary))
            continue;
        for (const Part &part : service.parts) {
            if (part.kind == "certificate" || part.kind == "secret" || part.kind == "key")
                vaults[service.name].insert(fmt::format("{} ({})", part.name, part.kind));
        }
    }
    for (const auto &[vault, names] : vaults)
        t.row(cell("Secrets and certificates of " + vault),
              cell("Present and not expired in " + c.toRegion(stamp) + ": "
                   + joined({names.begin(), names.end()})),
              responsibleFor(c, stamp, Phase::Foundation));
}

} // namespace

void addReadiness(Context &c)
{
    c.out.part("Readiness checks", "readiness");
    c.out.say(c.kind == RunbookKind::Failover
                  ? "Check once a month and before every drill, not only during the outage."
                  : "Check on the day before the window, and again an hour before it opens.");
    CheckTable people = checkTable("For everyone");
    people.row(cell("Access"),
               cell("Two people can sign in with rights in both regions when the identity "
                    "provider's usual way is slow; the break-glass account opens"),
               c.planOwner());
    const std::set<std::string> tools = toolsOf(c);
    if (!tools.empty())
        people.row(cell("Tools where the commands run"),
                   cell("Installed and signed in: " + joined({tools.begin(), tools.end()})), c.planOwner());
    const auto files = filesOfCommands(c);
    if (!files.empty()) {
        std::vector<std::string> list;
        for (const auto &[file, step] : files)
            list.push_back(fmt::format("{} ({})", file, step));
        people.row(cell("Files that commands read"),
                   cell("At hand outside the primary region: " + joined(list)), c.planOwner());
    }
    people.row(cell("This runbook"),
               cell("Printed or stored where the loss of the primary region does not reach"), c.planOwner());
    c.out.add(std::move(people.table));
    for (const Stamp *stamp : c.stamps) {
        CheckTable t = checkTable("For " + stamp->name);
        addCapacity(c, *stamp, t);
        addReplication(c, *stamp, t);
        addSecrets(c, *stamp, t);
        if (t.table.rows.empty())
            continue;
        c.out.section(stamp->name, "readiness-" + stamp->name);
        c.out.add(std::move(t.table));
    }
}

bool isProof(const Context &c, const StepPlace &step)
{
    const PlanRow &row = c.rowOf(step);
    const PlanBlock::Kind kind = c.blockOf(step).kind;
    if (row.skipped || (row.phase != Phase::Verify && row.phase != Phase::Confirm))
        return false;
    return kind == PlanBlock::Kind::Check || row.action.rfind("verify", 0) == 0
        || (kind == PlanBlock::Kind::RoomStep && row.phase == Phase::Verify);
}

namespace {

void addProofs(Context &c)
{
    Table table;
    table.caption = "Proofs";
    table.header = {"Step", "Clock", "Proof", "Expected", "Owner", "Result"};
    table.widths = {0.08, 0.08, 0.27, 0.28, 0.14, 0.15};
    for (const StepPlace &step : c.steps()) {
        if (!isProof(c, step))
            continue;
        const StepRow printed = stepRow(c, step, false);
        table.rows.push_back({cell(Runs{link(printed.number, "#" + printed.anchor)}), cell(printed.tPlus),
                              cell(printed.action), cell(printed.verification), cell(printed.owner),
                              cell("[ ] OK  [ ] not OK")});
    }
    if (table.rows.empty())
        c.out.box(c.planOwner(), "checks that prove the recovery: the plan has none");
    else
        c.out.add(std::move(table));
}

void addDataProof(Context &c)
{
    Table table;
    if (c.isBack())
        c.out.say(
            "Copies are current when the window opens, and nothing writes while it moves: nothing is lost. "
            "Compare what each store holds on both sides before users come.");
    table.caption = "Was the RPO met? Write down the newest record that is present in each store";
    table.header = {"Store", "RPO target", "Planned loss", "Newest record found", "Loss"};
    table.widths = {0.28, 0.15, 0.2, 0.22, 0.15};
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *e = c.estimate(stamp->id);
        if (e == nullptr)
            continue;
        for (const StoreRpo &store : e->stores) {
            if (c.isBack())
                break;
            table.rows.push_back({cell(c.serviceName(store.store)),
                                  cell(store.target ? agreedMinutes(*store.target) : "none"),
                                  cell(humanFigure(store.rpo)), cell("______________"), cell("________")});
        }
        for (const ConsistencyGroup &group : stamp->consistencyGroups) {
            std::vector<std::string> names;
            for (const ServiceId &id : group.stores)
                names.push_back(c.serviceName(id));
            c.out.say(fmt::format(
                "{} must stand at one point in time: {}{}.", group.name, joined(names),
                group.maxSkew ? fmt::format(", at most {} apart", agreedMinutes(*group.maxSkew)) : ""));
        }
    }
    if (!table.rows.empty())
        c.out.add(std::move(table));
}

} // namespace

void addValidation(Context &c)
{
    c.out.part("Validation and declaration of recovery", "validation");
    c.out.section("It works", "validation-function");
    addProofs(c);
    c.out.section("The data is what we promised", "validation-data");
    addDataProof(c);
    c.out.section("It is safe and it is watched", "validation-safety");
    c.out.list(std::vector<std::string>{
        "Private endpoints, firewall rules and web application firewall are the same in both regions.",
        "Emergency access that was opened for this is closed, or has an owner and an end.",
        "Alerts and dashboards read the region that serves now; nobody waits for a signal of the other.",
        "Backups run in the region that serves now."});
    c.out.section("Declaration", "validation-declaration");
    std::vector<std::string> who;
    for (const Stamp *stamp : c.stamps) {
        const std::string title = c.commander(*stamp);
        if (!title.empty() && std::find(who.begin(), who.end(), title) == who.end())
            who.push_back(title);
    }
    c.out.say(fmt::format(
        "{} declares the recovery when every proof above is OK, or says aloud which one is not and who "
        "accepts it.",
        who.empty() ? "TO COMPLETE: " + c.planOwner() : joined(who, " or ")));
    c.out.add(Form{
        "Recovery declared",
        {"Stamp", "Restored at (time)",
         opensAWindow(c.kind) ? "Within the window: yes / no, by how much" : "RTO met: yes / no, by how much",
         "Data lost (worst store)", "Declared by, signature", "Accepted by the business, signature"}});
}

} // namespace breakwater::paper
