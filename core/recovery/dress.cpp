// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/dress.h"

#include "core/recovery/other_way.h"
#include "core/recovery/own_rows.h"
#include "core/recovery/times.h"

#include <algorithm>

#include <fmt/format.h>

namespace breakwater {
namespace {

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

bool isSelfOrCounterpart(const StampDraft &draft, int service, int other)
{
    const Protection *protection = draft.drafted(service).protection;
    const auto is = [&](const ServiceId &id) { return id == draft.service(other).id; };
    return other == service
        || (protection && std::any_of(protection->counterparts.begin(), protection->counterparts.end(), is));
}

/// The entry that routes to a service after the failover, if one of the stamp does: one at which the catalog
/// knows how to admit it before another.
int entryTo(const StampDraft &draft, int service)
{
    int any = -1;
    for (std::size_t i = 0; i < draft.ends.size(); ++i) {
        const Dependency &route = draft.stamp->dependencies[i];
        const auto [from, to] = draft.ends[i];
        if (route.type != DependencyType::Routes || !route.afterFailover || from < 0 || to < 0)
            continue;
        const ServiceKind *kind = draft.drafted(from).kind;
        if (!kind || !isEntry(*kind) || !isSelfOrCounterpart(draft, service, to))
            continue;
        if (admissionAt(*draft.catalog, *kind))
            return from;
        any = any < 0 ? from : any;
    }
    return any;
}

/// The entry has a row of its own that does the same.
bool doesItItself(const StampDraft &draft, int entry, const std::string &command)
{
    for (const int block : {draft.drafted(entry).main, draft.drafted(entry).traffic})
        if (block >= 0)
            for (const StepFact *row : draft.rowsOf(draft.block(block)))
                if (row->command == command)
                    return true;
    return false;
}

/// A hold point: rows of another service do it.
void leaveTo(const std::string &other, PlanRow &row)
{
    row.title += fmt::format(" (done by the steps of {})", other);
    row.marker = PlanRow::Marker::Hold;
    row.action = "await-service";
    row.command.clear();
    row.gate = false;
    row.readOnly = true;
}

/// A row that admits traffic speaks of one kind of entry; the design may have another. Then the catalog's row
/// for that kind stands in, under the key of this one; where there is none, or no such entry, the command
/// goes.
void fitToEntry(const Snapshot &now, const StampDraft &draft, int service, const StepFact &fact, PlanRow &row)
{
    const bool admits = fact.action == "enable-origin" || fact.action == "switch-traffic";
    if (!admits || (!draft.occasion.back && !isAdmission(&fact)))
        return;
    const int entry = entryTo(draft, service);
    const ServiceKind *kind = entry < 0 ? nullptr : draft.drafted(entry).kind;
    if (!kind) {
        for (const auto &stamp : now.topology->stamps)
            for (const Service &other : stamp->services)
                if (const ServiceKind *known = draft.catalog->kind(other.kind);
                    known && admitsAt(fact, *known))
                    return;
        row.command.clear();
        row.kind = StepKindWord::Manual;
        row.note = "The design draws no entry that this could be done at.";
        row.lacksEntry = true;
        row.expect =
            fmt::format("All requests reach {}; their error rate is normal", draft.newSideName(service));
        row.rollback = "Lead the requests back the same way, only if the data there is still current";
        return;
    }
    const StepFact *fitting = admissionAt(*draft.catalog, *kind);
    row.command = fitting ? fitting->command : std::string();
    if (draft.occasion.back)
        row.command = otherSide(row.command);
    row.expect = fitting ? fitting->expect : row.expect;
    row.rollback = fitting ? fitting->rollback : row.rollback;
    if (draft.occasion.back) {
        const std::string to = regionName(draft, ZoneRole::Primary),
                          from = regionName(draft, ZoneRole::Secondary);
        row.expect = otherWay(row.expect, to, from);
        row.rollback = otherWay(row.rollback, to, from);
    }
    row.action = "enable-origin";
    row.kind = fitting ? fitting->kind : StepKindWord::Manual;
    row.title = fmt::format("Admit {} at {}", draft.newSideName(service), draft.service(entry).name);
    if (!row.command.empty() && doesItItself(draft, entry, row.command))
        leaveTo(draft.service(entry).name, row);
}

bool movesAStore(const std::string &action)
{
    return action == "promote-replica" || action == "fail-over-database" || action == "fail-over-storage"
        || action == "switch-roles";
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
                             [&](const StepFact *own) { return movesAStore(own->action); }))
                continue;
            leaveTo(draft.newSideName(store), row);
            return;
        }
    }
}

/// In the outage of one service, what it stands on may stay where it is: then there is nothing to promote and
/// nothing to wait for.
void leaveOutWhatStays(const StampDraft &draft, int service, const StepFact &fact, PlanRow &row)
{
    const bool isStore =
        contentOf(draft.service(service), draft.drafted(service).kind) == ServiceKind::Content::Records;
    if (draft.occasion.disruption.kind != DisruptionKind::Service || isStore
        || (!movesAStore(fact.action) && fact.action != "await-service"))
        return;
    for (std::size_t i = 0; i < draft.ends.size(); ++i) {
        const auto [from, to] = draft.ends[i];
        if (from == service && to >= 0 && to != service && draft.stamp->dependencies[i].hard
            && draft.drafted(to).lost
            && contentOf(draft.service(to), draft.drafted(to).kind) == ServiceKind::Content::Records)
            return;
    }
    row.skipped = true;
    row.note = "What it stands on has not moved";
}

const ConsistencyGroup &groupOf(const StampDraft &draft, const DraftBlock &block)
{
    return draft.stamp->consistencyGroups[static_cast<std::size_t>(block.item)];
}

const ExtraStep &roomStepOf(const StampDraft &draft, const DraftBlock &block)
{
    return draft.stamp->runbook->extraSteps[static_cast<std::size_t>(block.item)];
}

/// The key of the failback row that undoes a row of the way there, and whether there is any other way back.
void sayHowItIsUndone(const StampDraft &draft, const DraftBlock &block, const StepFact &fact, PlanRow &row)
{
    if (row.action != fact.action)
        return; // another service's rows do it
    row.irreversible = fact.rollback.rfind("none", 0) == 0;
    if (!fact.inverse || draft.occasion.back || block.service < 0)
        return;
    const DraftService &drafted = draft.drafted(block.service);
    if (drafted.option)
        row.inverse = draft.service(block.service).id.text + "/" + drafted.option->id.text + "/failback/"
            + fact.inverse->text;
}

/// A check of the way back, or of what stays where it is, looks at the first region. What has no counterpart
/// stays in its resource group wherever it is served from.
void turnRound(const StampDraft &draft, int service, PlanRow &row)
{
    const Protection *protection = draft.drafted(service).protection;
    const bool alone = protection && protection->counterparts.empty();
    const std::string to = regionName(draft, ZoneRole::Primary),
                      from = regionName(draft, ZoneRole::Secondary);
    row.command = draft.staysInPlace() ? firstSide(row.command) : otherSide(row.command, alone);
    row.title = otherWay(row.title, to, from);
    row.expect = otherWay(row.expect, to, from);
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
    const bool inWindow = draft.occasion.back || draft.occasion.disruption.planned;
    const auto named = [&](std::string_view what) {
        return fmt::format("{}: {}", draft.newSideName(block.service), what);
    };
    switch (block.part) {
    case BlockPart::Detect:
        return draft.stamp->name + (inWindow ? ": ready" : ": detect");
    case BlockPart::Decide:
        return draft.stamp->name + (inWindow ? ": window opens" : ": decide and declare");
    case BlockPart::Rebuild:
        return draft.service(block.service).name
            + (copiesData(draft.rowsOf(block)) ? ": copy rebuilt" : ": made ready");
    case BlockPart::Contain:
        return fmt::format("{}: contain", draft.stamp->name);
    case BlockPart::CleanPoint:
        return fmt::format("{}: find the clean point", draft.stamp->name);
    case BlockPart::Replay:
        return fmt::format("{}: replay", draft.stamp->name);
    case BlockPart::Resume:
        return fmt::format("{}: writers return", draft.stamp->name);
    case BlockPart::Degrade:
        return fmt::format("{}: {}", draft.stamp->name,
                           draft.stamp->degradedModes[static_cast<std::size_t>(block.item)].name);
    case BlockPart::Fence:
        return fmt::format("{}: fence", draft.oldSideName(block.service));
    case BlockPart::Reads:
        return named("readers move to the copy");
    case BlockPart::Main:
        return fmt::format("{}: {}", draft.nameOf(block.service), optionName(draft.drafted(block.service)));
    case BlockPart::Fallback:
        return fmt::format("{}: calls go to the fallbacks", draft.service(block.service).name);
    case BlockPart::Lost:
        if (const Part *part = targetedPart(*draft.stamp, draft.occasion))
            return fmt::format("{}: {} is put back", draft.service(block.service).name, part->name);
        return draft.service(block.service).name
            + (block.time.state == Figure::State::Unbounded ? ": nothing brings it back"
                                                            : ": how it comes back is not said");
    case BlockPart::Check:
        return named("checks");
    case BlockPart::Group:
        return fmt::format("{}: stores agree", groupOf(draft, block).name);
    case BlockPart::Room:
        return roomStepOf(draft, block).title;
    case BlockPart::Go:
        return fmt::format("{}: go or no-go for traffic", draft.stamp->name);
    case BlockPart::Moved:
        return fmt::format("{}: traffic has moved", draft.stamp->name);
    case BlockPart::Traffic:
        return named("traffic");
    case BlockPart::Confirm:
        return named("confirmation");
    case BlockPart::Recovered:
        return draft.stamp->name + (draft.occasion.back ? ": back" : ": recovered");
    case BlockPart::Tidy:
        return fmt::format("{}: tidying up",
                           draft.occasion.back ? draft.oldSideName(block.service)
                                               : draft.newSideName(block.service));
    case BlockPart::Normal:
        return fmt::format("{}: back to normal", draft.stamp->name);
    case BlockPart::Notify:
        return fmt::format("{}: first message", draft.stamp->name);
    case BlockPart::Announce:
        return fmt::format("{}: announce", draft.stamp->name);
    }
    return {};
}

std::vector<PlanRow> rowsFor(const Snapshot &now, const StampDraft &draft, const DraftBlock &block)
{
    const Owners owners(*now.topology->roles, *draft.stamp, *draft.catalog);
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
                row.skipped = change.skip.value_or(row.skipped);
            }
        Owner owner =
            owners.of(own, block.service < 0 ? nullptr : &draft.service(block.service), row.phase, word);
        row.owner = std::move(owner.role);
        row.ownerTitle = std::move(owner.title);
        rows.push_back(std::move(row));
    };
    const bool isCheck = block.part == BlockPart::Check || block.part == BlockPart::Confirm;
    for (const StepFact *fact : draft.rowsOf(block)) {
        PlanRow row = fromFact(*fact);
        if (isCheck && (draft.occasion.back || draft.staysInPlace()))
            turnRound(draft, block.service, row);
        if (block.part == BlockPart::Traffic)
            fitToEntry(now, draft, block.service, *fact, row);
        else if (block.part == BlockPart::Main)
            leaveToTheStore(draft, block.service, *fact, row);
        leaveOutWhatStays(draft, block.service, *fact, row);
        sayHowItIsUndone(draft, block, *fact, row);
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
            finish(fromOwn(*own, block.phase), draft.rowKey(block, own->key), own->word,
                   roleOf(owners, *own));
    }
    return rows;
}

std::string reasonText(Network::Reason reason, const StampDraft &draft, const DraftBlock &before)
{
    const auto name = [&] {
        return before.service < 0 ? draft.stamp->name : draft.newSideName(before.service);
    };
    switch (reason) {
    case Network::Reason::Detected:
        return "detection";
    case Network::Reason::Declared:
        return "declaration";
    case Network::Reason::Need:
        return fmt::format("needs {}", name());
    case Network::Reason::Rebuilt:
        return "copies are current";
    case Network::Reason::Contained:
        return "nothing writes any more";
    case Network::Reason::CleanPoint:
        return "the clean point";
    case Network::Reason::Restored:
        return fmt::format("after {}", titleOf(draft, before));
    case Network::Reason::SameOwner:
        return fmt::format("{} is free after {}",
                           before.hands < 0 ? std::string("its owner")
                                            : draft.owners[static_cast<std::size_t>(before.hands)].title,
                           titleOf(draft, before));
    case Network::Reason::FenceFirst:
        return "fence before write";
    case Network::Reason::Own:
        return fmt::format("follows {}", titleOf(draft, before));
    case Network::Reason::Checked:
        return before.service < 0 ? fmt::format("after {}", titleOf(draft, before))
                                  : fmt::format("after the checks of {}", name());
    case Network::Reason::Agreed:
        return fmt::format("stores of {} must agree", groupOf(draft, before).name);
    case Network::Reason::Gate:
        return "checks before traffic";
    case Network::Reason::Switched:
        return before.service < 0 ? std::string("after all traffic has moved")
                                  : fmt::format("after traffic has moved: {}", name());
    case Network::Reason::Room:
        return "the room's order";
    case Network::Reason::Printed:
        return fmt::format("as agreed, after {}", titleOf(draft, before));
    case Network::Reason::LastStep:
        return fmt::format("after {}", titleOf(draft, before));
    }
    return {};
}

} // namespace breakwater
