// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/own_rows.h"

#include <fmt/format.h>

namespace breakwater {
namespace {

using Marker = PlanRow::Marker;

/// What is lost, as it was called before anything happened; `chosen` by what it holds.
std::vector<std::string> lostNames(const StampDraft &draft, bool (*chosen)(ServiceKind::Content))
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < draft.services.size(); ++i)
        if (draft.services[i].lost && chosen(contentOf(draft.stamp->services[i], draft.services[i].kind)))
            names.push_back(draft.stamp->services[i].name);
    return names;
}

std::string damagedStores(const StampDraft &draft)
{
    const auto own = [](ServiceKind::Content content) { return content != ServiceKind::Content::Copies; };
    return fmt::format("{}", fmt::join(lostNames(draft, own), ", "));
}

std::vector<std::string> everythingLost(const StampDraft &draft)
{
    return lostNames(draft, [](ServiceKind::Content) { return true; });
}

/// What the plan is about, in three or four words.
std::string subjectOf(const StampDraft &draft)
{
    const Disruption &disruption = draft.occasion.disruption;
    if (const Part *part = targetedPart(*draft.stamp, draft.occasion))
        return part->name;
    switch (disruption.kind) {
    case DisruptionKind::Region:
        return regionName(draft, ZoneRole::Primary);
    case DisruptionKind::Zone:
        return disruption.target
            ? "zone " + *disruption.target + " of " + regionName(draft, ZoneRole::Primary)
            : "a zone of " + regionName(draft, ZoneRole::Primary);
    case DisruptionKind::Service:
    case DisruptionKind::Provider:
        break;
    case DisruptionKind::Corruption:
    case DisruptionKind::Deletion:
        return damagedStores(draft);
    }
    return fmt::format("{}", fmt::join(everythingLost(draft), ", "));
}

std::optional<RoleId> authorityOf(const StampDraft &draft)
{
    return draft.stamp->runbook ? draft.stamp->runbook->authority : std::nullopt;
}

OwnRow detectRow(const StampDraft &draft)
{
    const Disruption &disruption = draft.occasion.disruption;
    const std::string subject = subjectOf(draft);
    OwnRow row{"confirm-outage",     {}, "confirm-outage",
               "incident-commander", {}, "Not needed: changes nothing"};
    row.expect = "Probes from outside fail and the platform reports an incident";
    if (draft.occasion.back) {
        row.key = "confirm-return";
        row.title =
            fmt::format("Confirm that {} is well again, and has been for as long as was agreed", subject);
        row.expect = "The platform reports the incident as closed, probes answer, capacity is there";
        return row;
    }
    if (disruption.planned) {
        row.key = "confirm-readiness";
        row.title = "Confirm that every readiness check has passed and the window is agreed";
        row.expect = "Checks are signed OK, replication is current, everybody is on the bridge";
        return row;
    }
    switch (disruption.kind) {
    case DisruptionKind::Region:
        row.title = fmt::format("Confirm the loss of {} from outside and from the platform", subject);
        if (draft.stamp->runbook && draft.stamp->runbook->trigger)
            row.expect = *draft.stamp->runbook->trigger;
        break;
    case DisruptionKind::Zone:
        row.title = fmt::format("Watch how the platform survives the loss of {}", subject);
        row.expect =
            "The platform reports the zone; probes from outside keep answering or recover by themselves";
        break;
    case DisruptionKind::Service:
        row.title = fmt::format("Confirm the outage of {} from outside and from the platform", subject);
        break;
    case DisruptionKind::Provider:
        row.title = fmt::format("Confirm that {} is away: circuit breakers are open, its status page says so",
                                subject);
        row.expect = "Calls fail or time out, the breaker is open, the provider reports an incident";
        break;
    case DisruptionKind::Corruption:
        row.title = fmt::format("Establish that data is damaged, since when, and whether it is an attack: {}",
                                subject);
        row.expect = "The first damaged record, its time and its writer are in the log";
        break;
    case DisruptionKind::Deletion:
        row.title = fmt::format("Establish what was deleted, when and by whom: {}", subject);
        row.expect = "The deleted resources or records, the time and the caller are in the log";
        break;
    }
    return row;
}

OwnRow decideRow(const StampDraft &draft)
{
    const Disruption &disruption = draft.occasion.disruption;
    OwnRow row{"declare",
               fmt::format("Declare the disruption of {}", draft.stamp->name),
               "declare",
               "incident-commander",
               "Declaration, time, reason and name are in the log; the business owner accepts what is lost",
               "Stand down: nothing has been promoted yet",
               true,
               true,
               authorityOf(draft),
               Marker::Decision};
    if (draft.occasion.back) {
        row.key = "approve-window";
        row.title = fmt::format(
            "Approve the window in which {} returns to {}: copies are current, nothing would be lost",
            draft.stamp->name, regionName(draft, ZoneRole::Primary));
        row.expect = "Lag of every copy, business approval and the end of the window are in the log";
        row.rollback = "Stay where you are: service runs, nothing has been switched";
    } else if (disruption.planned) {
        row.key = "open-window";
        row.title = fmt::format("Open the window: {} moves to {}", draft.stamp->name,
                                regionName(draft, ZoneRole::Secondary));
        row.expect = "Start of the window and the name of who opened it are in the log";
    } else if (disruption.kind == DisruptionKind::Region) {
        row.title = fmt::format("Declare the disaster: {} moves to {}", draft.stamp->name,
                                regionName(draft, ZoneRole::Secondary));
    } else if (disruption.kind == DisruptionKind::Service && !targetedPart(*draft.stamp, draft.occasion)) {
        row.title = fmt::format("Declare: {} {} to {}", subjectOf(draft),
                                everythingLost(draft).size() == 1 ? "moves" : "move",
                                regionName(draft, ZoneRole::Secondary));
    } else if (draft.occasion.restores()) {
        row.title = disruption.kind == DisruptionKind::Deletion
            ? fmt::format("Declare: what was deleted of {} is brought back", draft.stamp->name)
            : fmt::format("Declare: {} is stopped and its damaged data restored", draft.stamp->name);
        row.rollback = "Stand down: nothing has been restored yet";
    }
    return row;
}

OwnRow containRow(const StampDraft &draft)
{
    const std::string stores = damagedStores(draft);
    const bool attacked = draft.occasion.disruption.malicious;
    return {"stop-writers",
            attacked
                ? fmt::format("Cut the attacker off: revoke sessions, keys and network paths to {}; let no "
                              "copy expire",
                              stores)
                : fmt::format("Stop everything that writes to {}, and copies that would carry the damage on",
                              stores),
            attacked ? "contain" : "stop-writers",
            attacked ? "security-engineer" : "platform-engineer",
            attacked ? "No session of the attacker is left; new keys are out; nothing writes"
                     : "No write arrives any more; the newest write is in the log",
            "Let the writers back, if the data turns out to be sound",
            true,
            false,
            std::nullopt,
            Marker::Manual,
            attacked};
}

OwnRow cleanPointRow(const StampDraft &draft)
{
    return {
        "choose-recovery-point",
        fmt::format("Find the newest moment before the {} to restore {} to; what was not hit stays as it is",
                    draft.occasion.disruption.kind == DisruptionKind::Deletion ? "deletion" : "damage",
                    damagedStores(draft)),
        "choose-recovery-point",
        "database-administrator",
        "One moment for each store, the same for stores that belong together, younger than the oldest copy "
        "that is kept, accepted by the business owner",
        "Choose an older moment",
        true};
}

OwnRow replayRow(const StampDraft &draft)
{
    return {"replay",
            fmt::format("Process again what arrived at {} since the clean point", draft.stamp->name),
            "replay",
            "data-engineer",
            "Counts since the clean point equal those of the sources, or the gap is in the log",
            "Restore once more to the clean point, then replay less",
            false,
            false};
}

OwnRow resumeRow(const StampDraft &draft)
{
    return {"start-writers",
            fmt::format("Let the writers of {} back", damagedStores(draft)),
            "start-workload",
            "application-owner",
            "New records arrive, no damaged one among them for a quarter of an hour",
            "Stop the writers again",
            true,
            false};
}

OwnRow goRow(const StampDraft &draft)
{
    const ZoneRole to = draft.occasion.back ? ZoneRole::Primary : ZoneRole::Secondary;
    return {"go-no-go",
            draft.occasion.moves()
                ? fmt::format("Go or no-go: may traffic move to {}?", regionName(draft, to))
                : std::string("Go or no-go: may traffic return?"),
            "decide",
            "incident-commander",
            "Every check above is signed OK, or its exception is in the log",
            "No go: traffic stays where it is until the failed check is settled",
            true,
            true,
            authorityOf(draft),
            Marker::Decision};
}

OwnRow recoveredRow(const StampDraft &draft)
{
    const char *const clock = draft.occasion.disruption.planned ? "window" : "RTO clock";
    OwnRow row{"declare-recovered",
               fmt::format("Declare {} recovered", draft.stamp->name),
               "declare",
               "incident-commander",
               fmt::format("Users are served; the time is in the log and ends the {}", clock),
               "Withdraw the declaration and return to the step that failed",
               false,
               true,
               authorityOf(draft),
               Marker::Hold};
    if (draft.decide < 0)
        row.title = fmt::format("Confirm from outside that {} serves again", draft.stamp->name);
    if (draft.occasion.back) {
        row.title =
            fmt::format("Declare {} back in {}", draft.stamp->name, regionName(draft, ZoneRole::Primary));
        row.expect = fmt::format("Users are served from {}; the time is in the log and ends the window",
                                 regionName(draft, ZoneRole::Primary));
    } else if (draft.occasion.disruption.kind == DisruptionKind::Region) {
        row.expect = fmt::format("Users are served from {}; the time is in the log and ends the {}",
                                 regionName(draft, ZoneRole::Secondary), clock);
    }
    return row;
}

OwnRow announceRow(const StampDraft &draft)
{
    return {"notify",
            fmt::format("Tell every audience of the communication plan that {} is {}", draft.stamp->name,
                        draft.occasion.back ? "back in its first region" : "recovered"),
            "notify",
            "service-desk",
            "Each audience has the message on its channel",
            "Send a correction on the same channels",
            false,
            false};
}

OwnRow notifyRow(const StampDraft &draft)
{
    const bool inWindow = draft.occasion.back || draft.occasion.disruption.planned;
    const std::string to = regionName(draft, draft.occasion.back ? ZoneRole::Primary : ZoneRole::Secondary);
    const std::string what = inWindow ? fmt::format("that {} moves to {} now", draft.stamp->name, to)
                                      : "what was declared for " + draft.stamp->name;
    OwnRow row{"notify-declared",
               fmt::format(
                   "Tell every audience of the communication plan {}, and when the next message comes", what),
               "notify",
               "service-desk",
               "Each audience has the message on its channel",
               "Send a correction on the same channels",
               false,
               false};
    row.wordFirst = true;
    return row;
}

OwnRow normalRow(const StampDraft &draft)
{
    std::vector<std::string> provider;
    for (std::size_t i = 0; i < draft.services.size(); ++i)
        if (draft.services[i].lost)
            provider.push_back(draft.stamp->services[i].name);
    return {
        "return-calls",
        fmt::format("When {} {} again: close the breaker, leave the degraded modes, answer what was queued",
                    fmt::join(provider, ", "), provider.size() == 1 ? "answers" : "answer"),
        "no-action",
        "ml-engineer",
        "Calls are answered by the first choice; no feature is given up; the queue is empty",
        "Open the breaker again",
        false,
        false};
}

OwnRow fenceRow(const StampDraft &draft, const DraftBlock &block)
{
    const bool inWindow = draft.occasion.back || draft.occasion.disruption.planned;
    const std::string name = draft.oldSideName(block.service);
    const std::string region =
        regionName(draft, draft.occasion.back ? ZoneRole::Secondary : ZoneRole::Primary);
    // In a window the side that is left answers; after a loss it may.
    const std::string left = draft.occasion.disruption.kind == DisruptionKind::Service ? name : region;
    const auto sentence = [&](std::string words) {
        if (!inWindow)
            return fmt::format("If {} still answers, {}", left, words);
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
        return words;
    };
    const std::string there = inWindow                              ? " in " + region
        : draft.occasion.disruption.kind == DisruptionKind::Service ? ""
                                                                    : " there";
    OwnRow row{"fence",
               {},
               "stop-writers",
               "database-administrator",
               inWindow ? fmt::format("No write reaches {} in {}", name, region)
                        : fmt::format("No write reaches {}, or {} does not answer", name, left),
               fmt::format("Lift the fence if the {} is called off before the first promotion",
                           inWindow ? "window" : "failover"),
               false,
               false};
    const Protection *protection = draft.drafted(block.service).protection;
    switch (protection ? protection->fence.value_or(Fence::Stop) : Fence::Stop) {
    case Fence::Lease:
        row.title = sentence(fmt::format("take the lease of {} away from its writers", name));
        break;
    case Fence::Revoke:
        row.title = sentence(fmt::format("revoke write access to {}", name));
        break;
    case Fence::ReadOnly:
        row.title = sentence(fmt::format("set {} to read-only", name));
        break;
    case Fence::None:
    case Fence::Stop:
        row.title = sentence(fmt::format("stop everything{} that writes to {}", there, name));
        break;
    }
    return row;
}

OwnRow groupRow(const StampDraft &draft, const DraftBlock &block)
{
    const ConsistencyGroup &group = draft.stamp->consistencyGroups[static_cast<std::size_t>(block.item)];
    std::vector<std::string> stores;
    for (const ServiceId &id : group.stores)
        for (std::size_t i = 0; i < draft.services.size(); ++i)
            if (draft.stamp->services[i].id == id)
                stores.push_back(draft.newSideName(static_cast<int>(i)));
    return {"consistency",
            fmt::format("Compare the newest records of {}", fmt::join(stores, ", ")),
            "verify-data",
            "database-administrator",
            group.maxSkew ? fmt::format("They lie within {} of one another", humanMinutes(*group.maxSkew))
                          : std::string("They belong to the same moment, or the gap is in the log"),
            "Settle the gap with the business owner before anything is started on these stores"};
}

OwnRow degradeRow(const StampDraft &draft, const DraftBlock &block)
{
    const DegradedMode &mode = draft.stamp->degradedModes[static_cast<std::size_t>(block.item)];
    const auto listed = [](const std::vector<std::string> &words) {
        return words.empty() ? std::string("not said") : fmt::format("{}", fmt::join(words, "; "));
    };
    return {"degrade",
            fmt::format("Serve in the mode \"{}\" what the fallbacks cannot carry", mode.name),
            "degrade",
            "ml-engineer",
            fmt::format("Still served: {}. Given up: {}", listed(mode.serves), listed(mode.loses)),
            "Leave the mode once the provider answers again",
            false,
            false};
}

OwnRow lostRow(const StampDraft &draft, const DraftBlock &block)
{
    const std::string &name = draft.service(block.service).name;
    OwnRow row{"bring-back", {},   "decide", "incident-commander", {},
               {},           true, true,     std::nullopt,         Marker::Decision};
    row.title = draft.occasion.disruption.malicious
        ? fmt::format("Decide how {} comes back: no copy of it is out of the attacker's reach", name)
        : fmt::format("Decide how {} comes back: the design records nothing", name);
    if (const Part *part = targetedPart(*draft.stamp, draft.occasion)) {
        row.title =
            fmt::format("Put {} of {} back, or the copy of it that the other zone holds", part->name, name);
        row.action = "set-setting";
        row.word = "platform-engineer";
        row.gate = row.readOnly = false;
        row.marker = Marker::Manual;
    }
    return row;
}

OwnRow fallbackRow(const StampDraft &draft, const DraftBlock &block)
{
    std::string chain;
    for (const ServiceId &id : draft.drafted(block.service).fallbacks)
        if (const Service *fallback = draft.stamp->service(id))
            chain += (chain.empty() ? "" : ", then to ") + fallback->name;
    return {"fallback",
            fmt::format("{} is away: calls go to {}", draft.service(block.service).name, chain),
            "no-action",
            "ml-engineer",
            "The fallback answers, its quota holds, traces name the model that answered",
            "Close the breaker once the provider answers again"};
}

OwnRow mainRow(const StampDraft &draft, const DraftBlock &block)
{
    const DraftService &drafted = draft.drafted(block.service);
    if (!drafted.fallbacks.empty() && !drafted.protection) {
        OwnRow row = fallbackRow(draft, block);
        row.key = "recover";
        return row;
    }
    if (draft.occasion.back)
        return {"recover",
                fmt::format("Return {} to {}, whose copy is current", draft.service(block.service).name,
                            regionName(draft, ZoneRole::Primary)),
                "switch-roles",
                "database-administrator",
                {},
                {},
                true,
                false};
    if (drafted.zoneOption) {
        const std::string &name = draft.service(block.service).name;
        // Within the hour the platform does it; what takes longer has nothing in another zone.
        const bool byItself = drafted.zoneOption->rto.known() && drafted.zoneOption->rto.value <= Minutes{60};
        return {"recover",
                byItself ? fmt::format("Watch {} until it answers from the zones that are left", name)
                         : fmt::format("Bring {} back in a zone that is left, or wait for its own", name),
                byItself ? "no-action" : "await-service",
                "platform-engineer",
                "It answers; what is left of it carries the load",
                "Not needed: nothing has been taken away",
                false,
                byItself};
    }
    return {"recover",
            fmt::format("{}: {}", draft.newSideName(block.service), optionName(drafted)),
            block.automatic ? "no-action" : "await-service",
            "platform-engineer",
            {},
            {}};
}

} // namespace

std::optional<RoleId> roleOf(const Owners &owners, const OwnRow &row)
{
    if (row.wordFirst)
        if (const std::optional<Owner> owner = owners.called(row.word))
            return owner->role;
    return row.owner;
}

std::string regionName(const StampDraft &draft, ZoneRole role)
{
    const LandingZone *zone = draft.stamp->zone(role);
    if (!zone)
        return role == ZoneRole::Primary ? "the primary region" : "the secondary region";
    const Region *region = draft.catalog->region(zone->region);
    return region ? region->name : zone->region.text;
}

std::string optionName(const DraftService &service)
{
    if (service.option)
        return service.option->name;
    if (service.zoneOption)
        return service.zoneOption->name;
    if (service.protection)
        return service.protection->option.text;
    return service.fallbacks.empty() ? "standby" : "fallback of its callers";
}

std::optional<OwnRow> ownRowOf(const StampDraft &draft, const DraftBlock &block)
{
    switch (block.part) {
    case BlockPart::Detect:
        return detectRow(draft);
    case BlockPart::Decide:
        return decideRow(draft);
    case BlockPart::Contain:
        return containRow(draft);
    case BlockPart::CleanPoint:
        return cleanPointRow(draft);
    case BlockPart::Replay:
        return replayRow(draft);
    case BlockPart::Resume:
        return resumeRow(draft);
    case BlockPart::Go:
        return goRow(draft);
    case BlockPart::Recovered:
        return recoveredRow(draft);
    case BlockPart::Normal:
        return normalRow(draft);
    case BlockPart::Notify:
        return notifyRow(draft);
    case BlockPart::Announce:
        return announceRow(draft);
    case BlockPart::Group:
        return groupRow(draft, block);
    case BlockPart::Degrade:
        return degradeRow(draft, block);
    case BlockPart::Fence:
        return fenceRow(draft, block);
    case BlockPart::Fallback:
        return fallbackRow(draft, block);
    case BlockPart::Lost:
        return lostRow(draft, block);
    case BlockPart::Main:
        return mainRow(draft, block);
    default:
        return std::nullopt;
    }
}

} // namespace breakwater
