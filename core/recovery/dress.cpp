// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/dress.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace breakwater {
namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::string regionName(const StampDraft &draft, ZoneRole role)
{
    const LandingZone *zone = draft.stamp->zone(role);
    if (!zone)
        return role == ZoneRole::Primary ? "the primary region" : "the secondary region";
    const Region *region = draft.catalog->region(zone->region);
    return region ? region->name : zone->region.text;
}

/// On the side that takes over.
std::string newSideName(const StampDraft &draft, int service)
{
    const DraftService &drafted = draft.drafted(service);
    if (drafted.protection && drafted.protection->counterparts.size() == 1)
        if (const Service *counterpart = draft.stamp->service(drafted.protection->counterparts.front()))
            return counterpart->name;
    return draft.service(service).name;
}

const ConsistencyGroup &groupOf(const StampDraft &draft, const DraftBlock &block)
{
    return draft.stamp->consistencyGroups[static_cast<std::size_t>(block.item)];
}

const ExtraStep &roomStepOf(const StampDraft &draft, const DraftBlock &block)
{
    return draft.stamp->runbook->extraSteps[static_cast<std::size_t>(block.item)];
}

std::string optionName(const DraftService &service)
{
    if (service.option)
        return service.option->name;
    if (service.zoneOption)
        return service.zoneOption->name;
    return service.protection ? service.protection->option.text : std::string("standby");
}

/// Whoever carries a row out: the step's own owner, the service's, the phase's responsible, a role of the
/// design that bears the catalog's word, else the catalog's role.
class Owners {
public:
    Owners(const Snapshot &now, const StampDraft &draft)
        : m_now(now)
        , m_draft(draft)
    { }

    void assign(PlanRow &row, const std::optional<RoleId> &own, const DraftBlock &block,
                const std::string &word) const
    {
        if (own && set(row, *own))
            return;
        if (block.service >= 0)
            if (const auto &owner = m_draft.service(block.service).owner; owner && set(row, *owner))
                return;
        const auto raci = m_draft.stamp->raci.find(row.phase);
        if (raci != m_draft.stamp->raci.end() && raci->second.responsible
            && set(row, *raci->second.responsible))
            return;
        const auto title = m_draft.catalog->ownerRoles.find(word);
        row.ownerTitle = title == m_draft.catalog->ownerRoles.end() ? word : title->second;
        for (const Role &role : *m_now.topology->roles)
            if (role.id.text == word || role.id.text == "role-" + word
                || lower(role.title) == lower(row.ownerTitle)) {
                set(row, role.id);
                return;
            }
    }

private:
    bool set(PlanRow &row, const RoleId &id) const
    {
        const Role *role = m_now.topology->role(id);
        if (!role)
            return false;
        row.owner = id;
        row.ownerTitle = role->title;
        return true;
    }

    const Snapshot &m_now;
    const StampDraft &m_draft;
};

PlanRow::Marker markerOf(const StepFact &fact)
{
    if (fact.gate)
        return PlanRow::Marker::Decision;
    if (fact.action == "wait" || fact.action == "await-service")
        return PlanRow::Marker::Hold;
    return fact.command.empty() || fact.kind == StepKindWord::Manual ? PlanRow::Marker::Manual
                                                                     : PlanRow::Marker::Auto;
}

PlanRow fromFact(const StepFact &fact)
{
    PlanRow row;
    row.title = fact.title;
    row.kind = fact.kind;
    row.marker = markerOf(fact);
    row.command = fact.command;
    row.action = fact.action;
    row.phase = fact.phase;
    row.expect = fact.expect;
    row.rollback = fact.rollback;
    row.readOnly = fact.readOnly;
    row.idempotent = fact.idempotent;
    row.gate = fact.gate;
    row.note = fact.note;
    return row;
}

/// A row that no fact carries; `word` names its catalog role.
struct OwnRow {
    std::string key, title, action, word, expect, rollback;
    bool gate = false, readOnly = true;
    std::optional<RoleId> owner;
    PlanRow::Marker marker = PlanRow::Marker::Manual;
};

OwnRow fenceRow(const StampDraft &draft, const DraftBlock &block)
{
    const std::string name = draft.service(block.service).name;
    const std::string region = regionName(draft, ZoneRole::Primary);
    OwnRow row{"fence",
               {},
               "stop-writers",
               "database-administrator",
               fmt::format("No write reaches {}, or {} does not answer", name, region),
               "Lift the fence if the failover is called off before the first promotion",
               false,
               false,
               std::nullopt,
               PlanRow::Marker::Manual};
    switch (draft.drafted(block.service).protection->fence.value_or(Fence::Stop)) {
    case Fence::Lease:
        row.title =
            fmt::format("If {} still answers, take the lease of {} away from its writers", region, name);
        break;
    case Fence::Revoke:
        row.title = fmt::format("If {} still answers, revoke write access to {}", region, name);
        break;
    case Fence::ReadOnly:
        row.title = fmt::format("If {} still answers, set {} to read-only", region, name);
        break;
    case Fence::None:
    case Fence::Stop:
        row.title = fmt::format("If {} still answers, stop everything there that writes to {}", region, name);
        break;
    }
    return row;
}

OwnRow groupRow(const StampDraft &draft, const DraftBlock &block)
{
    const ConsistencyGroup &group = groupOf(draft, block);
    std::string stores;
    for (const ServiceId &id : group.stores)
        if (const Service *store = draft.stamp->service(id))
            stores += (stores.empty() ? "" : ", ") + store->name;
    return {"consistency",
            fmt::format("Compare the newest records of {}", stores),
            "verify-data",
            "database-administrator",
            group.maxSkew ? fmt::format("They lie within {} of one another", humanMinutes(*group.maxSkew))
                          : std::string("They belong to the same moment, or the gap is in the log"),
            "Settle the gap with the business owner before anything is started on these stores"};
}

std::optional<OwnRow> ownRowOf(const StampDraft &draft, const DraftBlock &block)
{
    const Stamp &stamp = *draft.stamp;
    const Runbook *runbook = stamp.runbook ? &*stamp.runbook : nullptr;
    const std::string primary = regionName(draft, ZoneRole::Primary),
                      secondary = regionName(draft, ZoneRole::Secondary);
    const bool region = draft.occasion.disruption.kind == DisruptionKind::Region;
    switch (block.part) {
    case BlockPart::Detect:
        return OwnRow{"confirm-outage",
                      region
                          ? fmt::format("Confirm the loss of {} from outside and from the platform", primary)
                          : std::string("Confirm the disruption from outside and from the platform"),
                      "confirm-outage",
                      "incident-commander",
                      runbook && runbook->trigger
                          ? *runbook->trigger
                          : std::string("Probes from outside fail and the platform reports an incident"),
                      "Not needed: changes nothing"};
    case BlockPart::Decide:
        return OwnRow{"declare",
                      region ? fmt::format("Declare the disaster: {} moves to {}", stamp.name, secondary)
                             : fmt::format("Declare the disruption of {}", stamp.name),
                      "declare",
                      "incident-commander",
                      "Declaration, time, reason and name are in the log",
                      "Stand down: nothing has been promoted yet",
                      true,
                      true,
                      runbook ? runbook->authority : std::nullopt,
                      PlanRow::Marker::Decision};
    case BlockPart::Go:
        return OwnRow{"go-no-go",
                      fmt::format("Go or no-go: may traffic move to {}?", secondary),
                      "decide",
                      "incident-commander",
                      "Every check above is signed OK, or its exception is in the log",
                      "No go: traffic stays where it is until the failed check is settled",
                      true,
                      true,
                      runbook ? runbook->authority : std::nullopt,
                      PlanRow::Marker::Decision};
    case BlockPart::Recovered:
        return OwnRow{
            "declare-recovered",
            fmt::format("Declare {} recovered", stamp.name),
            "declare",
            "incident-commander",
            region ? fmt::format("Users are served from {}; the time is in the log and ends the RTO clock",
                                 secondary)
                   : std::string("Users are served; the time is in the log and ends the RTO clock"),
            "Withdraw the declaration and return to the step that failed",
            false,
            true,
            runbook ? runbook->authority : std::nullopt,
            PlanRow::Marker::Hold};
    case BlockPart::Announce:
        return OwnRow{
            "notify",
            fmt::format("Tell every audience of the communication plan that {} is recovered", stamp.name),
            "notify",
            "service-desk",
            "Each audience has the message on its channel",
            "Send a correction on the same channels",
            false,
            false};
    case BlockPart::Group:
        return groupRow(draft, block);
    case BlockPart::Fence:
        return fenceRow(draft, block);
    case BlockPart::Lost:
        return OwnRow{"bring-back",
                      fmt::format("Decide how {} comes back: the design records nothing",
                                  draft.service(block.service).name),
                      "decide",
                      "incident-commander",
                      {},
                      {},
                      true,
                      true,
                      std::nullopt,
                      PlanRow::Marker::Decision};
    case BlockPart::Main:
        return OwnRow{"recover",
                      fmt::format("{}: {}", newSideName(draft, block.service),
                                  optionName(draft.drafted(block.service))),
                      block.automatic ? "no-action" : "await-service",
                      "platform-engineer",
                      {},
                      {}};
    default:
        return std::nullopt;
    }
}

/// The entry that routes to a service after the failover, if one of the stamp does.
const Service *entryTo(const StampDraft &draft, int service)
{
    const Protection *protection = draft.drafted(service).protection;
    for (std::size_t i = 0; i < draft.ends.size(); ++i) {
        const Dependency &route = draft.stamp->dependencies[i];
        const auto [from, to] = draft.ends[i];
        if (route.type != DependencyType::Routes || !route.afterFailover || from < 0 || to < 0)
            continue;
        const ServiceKind *kind = draft.drafted(from).kind;
        if (!kind || !isEntry(*kind))
            continue;
        const ServiceId &target = draft.service(to).id;
        if (to == service
            || (protection
                && std::find(protection->counterparts.begin(), protection->counterparts.end(), target)
                    != protection->counterparts.end()))
            return &draft.service(from);
    }
    return nullptr;
}

/// A row that admits traffic speaks of one kind of entry; the design may have another. Then the catalog's row
/// for that kind stands in, under the key of this one; where there is none, or no such entry, the command
/// goes.
void fitToEntry(const Snapshot &now, const StampDraft &draft, int service, const StepFact &fact, PlanRow &row)
{
    if (!isAdmission(&fact))
        return;
    const Service *entry = entryTo(draft, service);
    const ServiceKind *kind = entry ? draft.catalog->kind(entry->kind) : nullptr;
    if (!kind) {
        for (const auto &stamp : now.topology->stamps)
            for (const Service &other : stamp->services)
                if (const ServiceKind *known = draft.catalog->kind(other.kind);
                    known && admitsAt(fact, *known))
                    return;
        row.command.clear();
        row.kind = StepKindWord::Manual;
        row.note = "The design draws no entry that this could be done at";
        return;
    }
    const StepFact *fitting = admissionAt(*draft.catalog, *kind);
    row.command = fitting ? fitting->command : std::string();
    row.expect = fitting ? fitting->expect : row.expect;
    row.rollback = fitting ? fitting->rollback : row.rollback;
    row.action = "enable-origin";
    if (!fitting)
        row.kind = StepKindWord::Manual;
    row.title = fmt::format("Admit {} at {}", newSideName(draft, service), entry->name);
}

bool movesAStore(const std::string &action)
{
    return action == "promote-replica" || action == "fail-over-database" || action == "fail-over-storage";
}

/// Where a store is drawn as a service of its own, its own rows move it: a second promotion would be run
/// twice.
void leaveToTheStore(const StampDraft &draft, int service, const StepFact &fact, PlanRow &row)
{
    if (!movesAStore(fact.action))
        return;
    for (std::size_t i = 0; i < draft.ends.size(); ++i) {
        const auto [from, to] = draft.ends[i];
        const Dependency &need = draft.stamp->dependencies[i];
        if (from < 0 || to < 0 || to == service || !need.hard || !need.afterFailover)
            continue;
        const auto standsFor = [&](int other) {
            const std::vector<int> &bearers = draft.drafted(other).broughtUpWith;
            return other == service || std::find(bearers.begin(), bearers.end(), service) != bearers.end();
        };
        if (!standsFor(from))
            continue;
        std::vector<int> stores = draft.drafted(to).broughtUpWith;
        stores.push_back(to);
        for (const int store : stores) {
            if (draft.drafted(store).main < 0 || !draft.drafted(store).stateful)
                continue;
            const auto rows = draft.rowsOf(draft.blocks[static_cast<std::size_t>(draft.drafted(store).main)]);
            if (std::none_of(rows.begin(), rows.end(),
                             [&](const StepFact *own) { return own->action == fact.action; }))
                continue;
            row.title += fmt::format(" (done by the rows of {})", newSideName(draft, store));
            row.marker = PlanRow::Marker::Hold;
            row.action = "await-service";
            row.command.clear();
            row.gate = false;
            row.readOnly = true;
            return;
        }
    }
}

PlanRow fromOwn(const OwnRow &own, Phase phase)
{
    PlanRow row;
    row.title = own.title;
    row.marker = own.marker;
    row.action = own.action;
    row.phase = phase;
    row.expect = own.expect;
    row.rollback = own.rollback;
    row.gate = own.gate;
    row.readOnly = own.readOnly;
    row.idempotent = true;
    return row;
}

} // namespace

std::string titleOf(const StampDraft &draft, const DraftBlock &block)
{
    const auto named = [&](std::string_view what) {
        return fmt::format("{}: {}", newSideName(draft, block.service), what);
    };
    switch (block.part) {
    case BlockPart::Detect:
        return fmt::format("{}: detect", draft.stamp->name);
    case BlockPart::Decide:
        return fmt::format("{}: decide and declare", draft.stamp->name);
    case BlockPart::Fence:
        return fmt::format("{}: fence", draft.service(block.service).name);
    case BlockPart::Reads:
        return named("readers move to the copy");
    case BlockPart::Main:
        return fmt::format("{}: {}", draft.nameOf(block.service), optionName(draft.drafted(block.service)));
    case BlockPart::Lost:
        return fmt::format("{}: nothing brings it back", draft.service(block.service).name);
    case BlockPart::Check:
        return named("checks");
    case BlockPart::Group:
        return fmt::format("{}: stores agree", groupOf(draft, block).name);
    case BlockPart::Room:
        return roomStepOf(draft, block).title;
    case BlockPart::Go:
        return fmt::format("{}: go or no-go for traffic", draft.stamp->name);
    case BlockPart::Traffic:
        return named("traffic");
    case BlockPart::Confirm:
        return named("confirmation");
    case BlockPart::Recovered:
        return fmt::format("{}: recovered", draft.stamp->name);
    case BlockPart::Tidy:
        return named("tidying up");
    case BlockPart::Announce:
        return fmt::format("{}: announce", draft.stamp->name);
    }
    return {};
}

std::vector<PlanRow> rowsFor(const Snapshot &now, const StampDraft &draft, const DraftBlock &block)
{
    const Owners owners(now, draft);
    const RowTimes times(now, *draft.stamp, draft.occasion.disruption);
    const Runbook *runbook = draft.stamp->runbook ? &*draft.stamp->runbook : nullptr;
    std::vector<PlanRow> rows;
    const auto finish = [&](PlanRow row, const std::string &key, const std::string &word,
                            std::optional<RoleId> own) {
        row.key = key;
        if (block.part != BlockPart::Detect && block.part != BlockPart::Decide)
            row.time = times.of(key);
        if (runbook)
            if (const auto found = runbook->steps.find(key); found != runbook->steps.end()) {
                const StepOverride &change = found->second;
                own = change.owner ? change.owner : own;
                row.command = change.command.value_or(row.command);
                row.expect = change.verify.value_or(row.expect);
                row.rollback = change.rollback.value_or(row.rollback);
                row.skipped = change.skip.value_or(false);
            }
        owners.assign(row, own, block, word);
        rows.push_back(std::move(row));
    };
    for (const StepFact *fact : draft.rowsOf(block)) {
        PlanRow row = fromFact(*fact);
        if (block.part == BlockPart::Traffic)
            fitToEntry(now, draft, block.service, *fact, row);
        else if (block.part == BlockPart::Main)
            leaveToTheStore(draft, block.service, *fact, row);
        finish(std::move(row), draft.rowKey(block, fact->key.text), fact->ownerRole, std::nullopt);
    }
    if (block.part == BlockPart::Room) {
        const ExtraStep &step = roomStepOf(draft, block);
        PlanRow row;
        row.title = step.title;
        row.phase = step.phase;
        row.command = step.command.value_or("");
        row.kind = row.command.empty() ? StepKindWord::Manual : StepKindWord::Shell;
        row.marker = row.command.empty() ? PlanRow::Marker::Manual : PlanRow::Marker::Auto;
        row.expect = step.verify.value_or("");
        row.rollback = step.rollback.value_or("");
        if (step.duration)
            row.time = toBlockTime(*step.duration);
        finish(std::move(row), draft.rowKey(block, {}), "incident-commander", step.owner);
        if (!rows.back().time)
            rows.back().time = block.time;
    } else if (rows.empty()) {
        if (const std::optional<OwnRow> own = ownRowOf(draft, block))
            finish(fromOwn(*own, block.phase), draft.rowKey(block, own->key), own->word, own->owner);
    }
    return rows;
}

std::string reasonText(Network::Reason reason, const StampDraft &draft, const DraftBlock &before)
{
    const auto name = [&] {
        return before.service < 0 ? draft.stamp->name : newSideName(draft, before.service);
    };
    switch (reason) {
    case Network::Reason::Detected:
        return "detection";
    case Network::Reason::Declared:
        return "declaration";
    case Network::Reason::Need:
        return fmt::format("needs {}", name());
    case Network::Reason::FenceFirst:
        return "fence before write";
    case Network::Reason::Own:
        return fmt::format("follows {}", titleOf(draft, before));
    case Network::Reason::Checked:
        return fmt::format("after the checks of {}", name());
    case Network::Reason::Agreed:
        return fmt::format("stores of {} must agree", groupOf(draft, before).name);
    case Network::Reason::Gate:
        return "checks before traffic";
    case Network::Reason::Switched:
        return fmt::format("after traffic has moved: {}", name());
    case Network::Reason::Room:
        return "the room's order";
    case Network::Reason::Printed:
        return fmt::format("the room's step comes after {}", titleOf(draft, before));
    case Network::Reason::LastStep:
        return fmt::format("after {}", titleOf(draft, before));
    }
    return {};
}

} // namespace breakwater
