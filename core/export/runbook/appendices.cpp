// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

/// Inventory, order, evidence, settings, names, glossary and forms.
namespace breakwater::paper {

namespace {

std::string siteTitle(const Context &c, const Stamp &stamp, const Service &service)
{
    const auto region = stamp.regionOf(service);
    if (region)
        return c.regionTitle(*region);
    return service.at == Site::Global ? "global" : service.at == Site::External ? "external" : "no zone";
}

std::string redundancyOf(const Service &service)
{
    std::vector<std::string> words;
    static const std::map<std::string, std::string> kLabels = {{"redundancy", ""},
                                                               {"haMode", "high availability: "},
                                                               {"zoneRedundant", "zone redundant: "},
                                                               {"tier", ""},
                                                               {"sku", ""}};
    for (const char *key : {"redundancy", "haMode", "zoneRedundant", "tier", "sku"}) {
        if (const ParameterValue *value = service.parameter(key))
            words.push_back(kLabels.at(key) + parameterText(*value));
    }
    if (service.zones) {
        std::vector<std::string> zones;
        for (const int zone : *service.zones)
            zones.push_back(fmt::format("{}", zone));
        words.push_back("zones " + joined(zones, " "));
    }
    return words.empty() ? "not said" : joined(words);
}

std::string counterpartsOf(const Context &c, const Stamp &stamp, const Service &service)
{
    std::set<std::string> names;
    for (const Protection &p : stamp.protections) {
        const bool mine = p.service == service.id;
        for (const ServiceId &id : p.counterparts) {
            if (mine)
                names.insert(c.serviceName(id));
            else if (id == service.id)
                names.insert(c.serviceName(p.service));
        }
        for (const ReplicaRegion &replica : p.replicas) {
            if (mine)
                names.insert("replica in " + c.regionTitle(replica.region));
        }
    }
    return names.empty() ? "none" : joined({names.begin(), names.end()});
}

std::string ownerOf(const Context &c, const Service &service)
{
    const std::string title = c.roleTitle(service.owner);
    return title.empty() ? "not said" : title;
}

/// Its own targets, else those of its stamp: "60 / 15 min, its own".
std::string goalsOf(const Context &c, const Stamp &stamp, const Service &service)
{
    const Target *own = service.objectives ? &*service.objectives : nullptr;
    const Target *whole = stamp.objectives.target(c.plan.disruption.kind);
    const auto figure = [&](std::optional<Minutes> Target::*slot) {
        if (own != nullptr && own->*slot)
            return humanMinutes(*(own->*slot));
        return whole != nullptr && whole->*slot ? humanMinutes(*(whole->*slot)) : std::string("none");
    };
    return fmt::format("{} / {}{}", figure(&Target::rto), figure(&Target::rpo), own ? ", its own" : "");
}

/// What several say alike is said once.
void addNotes(Context &c, const std::vector<const Service *> &services)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> notes; // note, names
    for (const Service *service : services) {
        if (!service->notes)
            continue;
        auto said = std::find_if(notes.begin(), notes.end(),
                                 [&](const auto &note) { return note.first == *service->notes; });
        if (said == notes.end())
            said = notes.insert(notes.end(), {*service->notes, {}});
        said->second.push_back(service->name);
    }
    for (const auto &[note, names] : notes)
        c.out.say(Runs{strong(joined(names) + ": "), {note, {}, {}}});
}

void addInventory(Context &c)
{
    c.out.appendix("Inventory", "inventory", true);
    for (const Stamp *stamp : c.stamps) {
        c.out.section(stamp->name, "inventory-" + stamp->name);
        Table table;
        table.caption = fmt::format("Services of {}", stamp->name);
        table.header = {"Name",        "Type", "Where", "Redundancy and size", "RTO / RPO target",
                        "Counterpart", "Owner"};
        table.widths = {0.17, 0.15, 0.11, 0.18, 0.11, 0.16, 0.12};
        std::vector<const Service *> services;
        for (const Service &service : stamp->services)
            services.push_back(&service);
        std::stable_sort(services.begin(), services.end(), [](const Service *a, const Service *b) {
            return std::tie(a->at, a->name, a->kind) < std::tie(b->at, b->name, b->kind);
        });
        for (const Service *service : services)
            table.rows.push_back({cell(service->name), cell(c.kindTitle(*service)),
                                  cell(siteTitle(c, *stamp, *service)), cell(redundancyOf(*service)),
                                  cell(goalsOf(c, *stamp, *service)),
                                  cell(counterpartsOf(c, *stamp, *service)), cell(ownerOf(c, *service))});
        c.out.add(std::move(table));
        addNotes(c, services);
    }
}

/// Why a block waits, as far as the title of what it waits for does not say it.
std::string reasonBeside(const std::string &title, std::string reason)
{
    if (reason == "declaration" || reason == "detection" || reason == "follows " + title
        || reason == "after " + title || reason + ": checks" == "after the checks of " + title)
        return {};
    for (const std::string &said : {", after " + title, " after " + title})
        if (reason.ends_with(said))
            return reason.substr(0, reason.size() - said.size());
    return reason;
}

/// The blocks before it: first those whose titles say why, then those of one reason together behind it.
Runs waitsFor(const Context &c, const PlanBlock &block)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> groups{{"", {}}};
    for (std::size_t i = 0; i < block.after.size(); ++i) {
        const std::string &title = c.plan.blocks[block.after[i]].title;
        const std::string reason =
            i < block.because.size() ? reasonBeside(title, block.because[i]) : std::string();
        auto same = std::find_if(groups.begin(), groups.end(),
                                 [&](const auto &group) { return group.first == reason; });
        if (same == groups.end())
            same = groups.insert(groups.end(), {reason, {}});
        same->second.push_back(title);
    }
    Runs runs;
    for (const auto &[reason, titles] : groups) {
        if (titles.empty())
            continue;
        if (!runs.empty())
            runs.push_back({"; ", {}, {}});
        if (!reason.empty())
            runs.push_back({reason + ": ", Run::Style::Emphasis, {}});
        runs.push_back({joined(titles, "; "), {}, {}});
    }
    return runs.empty() ? Runs{{"nothing", {}, {}}} : runs;
}

void addRecoveryOrder(Context &c)
{
    c.out.appendix("Dependency and recovery order", "recovery-order", true);
    c.out.say("Every timed block of the plan, what it waits for, and why.");
    Table table;
    table.caption = "Recovery order";
    table.header = {"Block", "Stamp", "T+", "Waits for"};
    table.widths = {0.3, 0.12, 0.14, 0.44};
    for (std::size_t b = 0; b < c.plan.blocks.size(); ++b) {
        const PlanBlock &block = c.plan.blocks[b];
        const BlockWindow &w = c.schedule.windows[b];
        const Stamp *stamp = c.topology.stamp(block.stamp);
        const std::string anchor = c.anchorOfBlock(b);
        table.rows.push_back({cell(Runs{{block.title, w.critical ? Run::Style::Strong : Run::Style::Plain,
                                         anchor.empty() ? "" : "#" + anchor}}),
                              cell(stamp ? stamp->name : ""),
                              cell(c.isBeforeTheWindow(block) && w.start > Minutes{-0.5}
                                       ? "before T+0"
                                       : c.span(c.onClock(w.start, block.stamp),
                                                c.onClock(w.end, block.stamp), block.stamp, c.endsLater(b))),
                              cell(waitsFor(c, block))});
    }
    c.out.add(std::move(table));
    c.out.say("Bold: on the critical path of the whole plan.");
}

std::string rangeText(const BlockTime &time)
{
    if (time.state != Figure::State::Value)
        return "";
    if (!time.min)
        return time.max ? "up to " + wholeMinutes(*time.max) : "no bound";
    return fmt::format("{} to {}", wholeMinutes(*time.min), time.max ? wholeMinutes(*time.max) : "no bound");
}

std::string planningText(const BlockTime &time)
{
    switch (time.state) {
    case Figure::State::Value:
        return wholeMinutes(time.planning);
    case Figure::State::Unbounded:
        return "unbounded";
    case Figure::State::Unknown:
        return "unknown";
    }
    return {};
}

void addTimes(Context &c)
{
    c.out.section("Times", "evidence-times");
    Table table;
    table.caption = "Duration of every block";
    table.header = {"Block", "Plan with", "Range", "Grade", "Basis", "Source"};
    table.widths = {0.22, 0.09, 0.13, 0.12, 0.28, 0.16};
    int within = 0;
    for (const PlanBlock &block : c.plan.blocks) {
        if (block.kind == PlanBlock::Kind::Milestone)
            continue;
        if (block.time.state == Figure::State::Value && block.time.max && block.time.max->count() == 0) {
            ++within;
            continue;
        }
        const bool known = block.time.state != Figure::State::Unknown;
        table.rows.push_back({cell(block.title), cell(planningText(block.time)), cell(rangeText(block.time)),
                              cell(known ? gradeTitle(block.time.grade) : "unknown"), cell(block.time.text),
                              sourceCell(block.time.source)});
    }
    c.out.add(std::move(table));
    if (within > 0)
        c.out.say(
            fmt::format("{} more, mostly checks and fences, have no time of their own: it is counted in the "
                        "figure of the option they belong to, until a drill measures them.",
                        within));
}

void addLosses(Context &c)
{
    c.out.section("Data at risk", "evidence-losses");
    Table table;
    table.caption = "Data at risk in every store";
    table.header = {"Store", "Protected by", "Plan with", "Grade", "Basis", "Source"};
    table.widths = {0.18, 0.2, 0.1, 0.12, 0.26, 0.14};
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *e = c.estimate(stamp->id);
        if (e == nullptr)
            continue;
        for (const StoreRpo &store : e->stores) {
            const auto found = c.index.find(store.store);
            const bool known = store.rpo.state != Figure::State::Unknown;
            table.rows.push_back(
                {cell(c.serviceName(store.store)),
                 cell(found && store.protection ? c.optionTitle(*found.service, store.option) : "nothing"),
                 cell(humanFigure(store.rpo)), cell(known ? gradeTitle(store.rpo.grade) : "unknown"),
                 cell(store.rpo.text), sourceCell(store.rpo.source)});
        }
    }
    if (table.rows.empty())
        c.out.say("No store of this design holds data that the disruption puts at risk.");
    else
        c.out.add(std::move(table));
}

void addEvidence(Context &c)
{
    c.out.appendix("Evidence of RTO and RPO", "evidence", true);
    c.out.say(fmt::format(
        "Figures are those of catalog {} and of the design, judged on {}. Measured beats stated beats SLA "
        "and documented beats estimated.",
        c.request.stamping.catalogVersion, c.request.stamping.asOf));
    addTimes(c);
    addLosses(c);
}

std::string disruptionWords(const std::vector<DisruptionKind> &kinds)
{
    std::vector<std::string> words;
    for (const DisruptionKind kind : kinds)
        words.emplace_back(toWord(kind));
    return joined(words);
}

std::string fenceInWords(Fence fence)
{
    switch (fence) {
    case Fence::None:
        return "not fenced";
    case Fence::Stop:
        return "fenced: writers are stopped";
    case Fence::Lease:
        return "fenced by a lease";
    case Fence::Revoke:
        return "fenced: rights are revoked";
    case Fence::ReadOnly:
        return "fenced: set to read-only";
    }
    return {};
}

std::string accessInWords(Access access)
{
    switch (access) {
    case Access::None:
        return ", not readable before the failover";
    case Access::Read:
        return ", readable";
    case Access::ReadWrite:
        return ", writable";
    }
    return {};
}

std::string settingsOf(const Context &c, const Protection &p)
{
    std::vector<std::string> words;
    if (p.lag)
        words.push_back("lag " + durationText(*p.lag));
    if (p.interval)
        words.push_back("every " + humanMinutes(*p.interval));
    if (p.via)
        words.push_back("via " + c.serviceName(*p.via));
    if (p.fence)
        words.push_back(fenceInWords(*p.fence));
    for (const BackupCopy &copy : p.copies)
        words.push_back(
            fmt::format("{}copy{}", copy.immutable.value_or(false) ? "immutable " : "",
                        copy.separateCredentials.value_or(false) ? " with its own credentials" : ""));
    for (const auto &[key, value] : p.parameters)
        words.push_back(fmt::format("{} {}", key, parameterText(value)));
    return joined(words, "; ");
}

void addSettings(Context &c)
{
    c.out.appendix("Replication and backup settings", "settings", true);
    for (const Stamp *stamp : c.stamps) {
        if (stamp->protections.empty())
            continue;
        c.out.section(stamp->name, "settings-" + stamp->name);
        Table table;
        table.caption = fmt::format("Protections of {}", stamp->name);
        table.header = {"Service", "Against", "How", "Counterpart or copy", "Settings"};
        table.widths = {0.18, 0.14, 0.24, 0.2, 0.24};
        std::vector<const Protection *> sorted;
        for (const Protection &p : stamp->protections)
            sorted.push_back(&p);
        std::stable_sort(sorted.begin(), sorted.end(), [&](const Protection *x, const Protection *y) {
            return std::pair(c.serviceName(x->service), x->against)
                < std::pair(c.serviceName(y->service), y->against);
        });
        for (const Protection *protection : sorted) {
            const Protection &p = *protection;
            const auto found = c.index.find(p.service);
            std::vector<std::string> copies;
            for (const ServiceId &id : p.counterparts)
                copies.push_back(c.serviceName(id));
            for (const ReplicaRegion &replica : p.replicas)
                copies.push_back(c.regionTitle(replica.region)
                                 + (replica.access ? accessInWords(*replica.access) : std::string()));
            table.rows.push_back({cell(c.serviceName(p.service)), cell(disruptionWords(p.against)),
                                  cell(found ? c.optionTitle(*found.service, p.option) : p.option.text),
                                  cell(joined(copies)), cell(settingsOf(c, p))});
        }
        c.out.add(std::move(table));
    }
}

/// Parts whose name somebody types during a failover. Values of secrets are not in the design at all.
void addNames(Context &c)
{
    c.out.appendix("Endpoints, certificates and secrets", "names");
    c.out.say("Names only. This document never holds a secret's value.");
    static const std::map<std::string, std::string> kKinds = {{"certificate", "certificate"},
                                                              {"secret", "secret"},
                                                              {"key", "key"},
                                                              {"record", "DNS record"},
                                                              {"custom-domain", "domain"},
                                                              {"listener", "listener"},
                                                              {"endpoint", "endpoint"},
                                                              {"origin-group", "origins"},
                                                              {"alias", "alias"},
                                                              {"fernet-key", "key"},
                                                              {"secret-scope", "secret scope"}};
    static const std::map<std::string, std::string> kDetails = {
        {"hostName", "host name"},     {"ttlSeconds", "TTL in seconds"},
        {"recordType", "record type"}, {"subject", "subject"},
        {"issuer", "issuer"},          {"expiresInDays", "days until it expires"},
        {"probePath", "probe path"},   {"subresource", "sub-resource"}};
    for (const Stamp *stamp : c.stamps) {
        Table table;
        table.caption = fmt::format("Names of {}", stamp->name);
        table.header = {"Name", "What", "On", "Where", "Details"};
        table.widths = {0.24, 0.14, 0.2, 0.14, 0.28};
        for (const Service &service : stamp->services) {
            for (const Part &part : service.parts) {
                const auto kind = kKinds.find(part.kind);
                if (kind == kKinds.end())
                    continue;
                std::vector<std::string> details;
                for (const auto &[key, value] : part.parameters) {
                    if (const auto label = kDetails.find(key); label != kDetails.end())
                        details.push_back(fmt::format("{}: {}", label->second, parameterText(value)));
                }
                table.rows.push_back({cell(part.name), cell(kind->second), cell(service.name),
                                      cell(siteTitle(c, *stamp, service)), cell(joined(details, "; "))});
            }
            if (const auto ttl = service.number("ttlSeconds"))
                table.rows.push_back({cell(service.text("zoneName").value_or(service.name)),
                                      cell(c.kindTitle(service)), cell(service.name),
                                      cell(siteTitle(c, *stamp, service)),
                                      cell(fmt::format("default TTL {:g} s", *ttl))});
        }
        if (table.rows.empty())
            continue;
        const auto text = [](const std::vector<Cell> &row, std::size_t i) {
            return row[i].runs.empty() ? std::string() : row[i].runs.front().text;
        };
        std::stable_sort(table.rows.begin(), table.rows.end(), [&](const auto &a, const auto &b) {
            return std::tuple(text(a, 2), text(a, 1), text(a, 0))
                < std::tuple(text(b, 2), text(b, 1), text(b, 0));
        });
        c.out.section(stamp->name, "names-" + stamp->name);
        c.out.add(std::move(table));
    }
}

void addGlossary(Context &c)
{
    c.out.appendix("Glossary", "glossary");
    Table table;
    table.header = {"Word", "Meaning"};
    table.widths = {0.22, 0.78};
    using Word = std::pair<const char *, const char *>;
    const bool window = opensAWindow(c.kind);
    const Word words[] = {
        {"Critical path", "the longest chain of steps: a delay there delays the recovery"},
        window ? Word{"Fence", "keep the side that is left from writing, so that nothing is written twice"}
               : Word{"Fence", "keep the lost region from writing when half of it comes back"},
        {"Grade", "how good a figure is: measured, stated, SLA, documented, estimated"},
        {"MTPD", "maximum tolerable period of disruption: after it the business is in danger"},
        {"Point of no return", "a step after which going back costs more than going on"},
        {"Protection", "how a service survives a disruption: one recovery option with its copies"},
        {"RPO", "recovery point objective: how much of the newest data may be lost, in minutes"},
        {"RTO",
         "recovery time objective: from the loss to the restored service, detection and decision included"},
        {"Stamp", "one workload with everything it is deployed from"},
        window ? Word{"T+", "minutes since the start of the window; T- is before it"}
               : Word{"T+", "minutes since the declaration; T- is before it"},
        {"Tier", "criticality of a stamp, 0 the highest"},
        window ? Word{"Window", "the agreed time of the move; it starts at T+0"}
               : Word{"Declaration", "the moment at which the disaster is declared: T+0"}};
    std::map<std::string, std::string> sorted(std::begin(words), std::end(words));
    for (const auto &[word, meaning] : sorted)
        table.rows.push_back({cell(Runs{strong(word)}), cell(meaning)});
    c.out.add(std::move(table));
}

void addForms(Context &c)
{
    c.out.add(PageBreak{}); // forms are torn out
    c.out.appendix("Forms", "forms");
    Table log;
    log.caption = "Event and decision log";
    log.header = {"Time", "T+", "Event or decision", "Who", "Step"};
    log.widths = {0.12, 0.1, 0.5, 0.16, 0.12};
    for (int i = 0; i < 16; ++i)
        log.rows.push_back({cell("____ : ____"), cell("____"), cell(""), cell(""), cell("")});
    c.out.add(std::move(log));
    c.out.add(Form{
        "Sign-off of this runbook",
        {"Reviewed by, role", "Reviewed on", "Signature", "Approved by, role", "Approved on", "Signature"}});
    if (c.kind == RunbookKind::Drill)
        return; // its record is a part of its own
    c.out.add(opensAWindow(c.kind)
                  ? Form{"Record of the move",
                         {"Date", "Window opened at, T+0", "Last step ended at", "Data lost, worst store",
                          "Steps that failed", "What to change in the design"}}
                  : Form{"Record of a drill or a failover",
                         {"Date", "Planned or real", "Region lost at", "Detected at", "Declared at, T+0",
                          "Restored at", "Data lost, worst store", "Steps that failed",
                          "What to change in the design"}});
}

} // namespace

void addAppendices(Context &c)
{
    addTopologyPictures(c);
    addInventory(c);
    addRecoveryOrder(c);
    addEvidence(c);
    addSettings(c);
    addNames(c);
    addCode(c);
    addSupport(c);
    addGlossary(c);
    addForms(c);
}

} // namespace breakwater::paper
