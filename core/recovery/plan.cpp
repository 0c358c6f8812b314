// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/plan.h"

#include "core/recovery/dress.h"
#include "core/recovery/effects.h"
#include "core/recovery/network.h"
#include "core/recovery/own_rows.h"
#include "core/recovery/times.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace breakwater {
namespace {

bool isAsked(const std::vector<StampId> &stamps, const StampId &id)
{
    return stamps.empty() || std::find(stamps.begin(), stamps.end(), id) != stamps.end();
}

/// Places of the blocks of the asked stamps and of everything that these wait for.
std::vector<int> chosenPlaces(const Network &network, const std::vector<StampId> &stamps)
{
    const int count = static_cast<int>(network.order().size());
    std::vector<char> chosen(static_cast<std::size_t>(count), 0);
    for (int place = count - 1; place >= 0; --place) {
        const auto at = static_cast<std::size_t>(place);
        if (isAsked(stamps, network.draftAt(place).stamp->id))
            chosen[at] = 1;
        if (chosen[at])
            for (int k = network.before().first[at]; k < network.before().first[at + 1]; ++k)
                chosen[static_cast<std::size_t>(network.before().list[static_cast<std::size_t>(k)])] = 1;
    }
    std::vector<int> places;
    for (int place = 0; place < count; ++place)
        if (chosen[static_cast<std::size_t>(place)])
            places.push_back(place);
    return places;
}

/// The other ways that the design records, each with its time and its loss.
void addAlternatives(const StampDraft &draft, const DraftBlock &drafted, PlanBlock &block)
{
    if (drafted.part != BlockPart::Main || draft.occasion.back)
        return;
    const DraftService &service = draft.drafted(drafted.service);
    block.successShare = service.protection ? service.protection->successShare : std::nullopt;
    for (const Protection *other : service.alternatives) {
        Alternative alternative;
        alternative.option = other->option;
        const DrOption *option = service.kind ? service.kind->option(other->option) : nullptr;
        const ZoneOption *zone = service.kind ? service.kind->zoneOption(other->option) : nullptr;
        alternative.title = option ? option->name : zone ? zone->name : other->option.text;
        alternative.time = timeOfProtection(draft, drafted.service, *other);
        alternative.loss = lossUnder(*other, service.kind, draft.occasion).figure;
        block.alternatives.push_back(std::move(alternative));
    }
}

PlanBlock blockAt(const Snapshot &now, const Network &network, int place)
{
    const StampDraft &draft = network.draftAt(place);
    const DraftBlock &drafted = network.blockAt(place);
    PlanBlock block;
    block.key = draft.blockKey(drafted);
    block.kind = drafted.kind;
    block.stamp = draft.stamp->id;
    if (drafted.service >= 0) {
        block.service = draft.service(drafted.service).id;
        const DraftService &service = draft.drafted(drafted.service);
        if (service.protection)
            block.option = service.protection->option;
        else if (service.option)
            block.option = service.option->id;
    }
    block.title = titleOf(draft, drafted);
    block.phase = drafted.phase;
    block.time = drafted.time;
    block.rows = rowsFor(now, draft, drafted);
    block.fromDetection = drafted.automatic && drafted.part != BlockPart::Detect;
    block.counts = network.nodeAt(place).counts || drafted.part == BlockPart::Recovered;
    block.dependable = drafted.dependable && !network.nodeAt(place).inCycle;
    if (drafted.hands >= 0)
        block.busy = draft.owners[static_cast<std::size_t>(drafted.hands)].title;
    block.effects = effectsOf(draft, drafted);
    // A fence that the room left out stops nobody.
    if (!block.rows.empty()
        && std::all_of(block.rows.begin(), block.rows.end(), [](const PlanRow &row) { return row.skipped; }))
        std::erase_if(block.effects,
                      [](const Effect &effect) { return effect.kind == Effect::Kind::WritersStopped; });
    addAlternatives(draft, drafted, block);
    return block;
}

/// Detection and decision are counted apart (F-00; on the way back B-00); phases that are there are numbered
/// from 1, rows within.
void numberRows(RecoveryPlan &plan)
{
    std::array<bool, kPhaseCount> present{};
    for (const PlanBlock &block : plan.blocks)
        present[static_cast<std::size_t>(block.phase)] = true;
    std::array<int, kPhaseCount> group{}, row{};
    int next = 1, declared = 0;
    for (std::size_t i = 0; i < present.size(); ++i)
        if (static_cast<Phase>(i) > Phase::Decide && present[i])
            group[i] = next++;
    for (PlanBlock &block : plan.blocks)
        for (PlanRow &each : block.rows) {
            const auto phase = static_cast<std::size_t>(block.phase);
            const char way = plan.options.back ? 'B' : 'F';
            each.number = block.phase <= Phase::Decide
                ? fmt::format("{}-00.{}", way, ++declared)
                : fmt::format("{}-{:02}.{}", way, group[phase], ++row[phase]);
        }
}

void addKeys(const StampDraft &draft, std::set<std::string> &known)
{
    for (const DraftBlock &block : draft.blocks) {
        for (const StepFact *row : draft.rowsOf(block))
            known.insert(draft.rowKey(block, row->key.text));
        if (const std::optional<OwnRow> own = ownRowOf(draft, block))
            known.insert(draft.rowKey(block, own->key));
        known.insert(draft.rowKey(block, ""));
    }
    // Steps of damaged data have their times in the same list.
    for (const char *own : {"contain/stop-writers", "clean-point/choose-recovery-point", "replay/replay",
                            "resume/start-writers"})
        known.insert(draft.stamp->id.text + "/" + own);
    for (const ConsistencyGroup &group : draft.stamp->consistencyGroups)
        known.insert(draft.stamp->id.text + "/" + group.id + "/consistency");
    // Rows of the other direction, of other disruptions and of alternatives exist too.
    for (const Protection &protection : draft.stamp->protections) {
        const Service *service = draft.stamp->service(protection.service);
        const ServiceKind *kind = service ? draft.catalog->kind(service->kind) : nullptr;
        const DrOption *option = kind ? kind->option(protection.option) : nullptr;
        if (!option)
            continue;
        const std::string key = service->id.text + "/" + option->id.text;
        for (const StepFact &row : option->failover)
            known.insert(key + "/" + row.key.text);
        for (const StepFact &row : option->failback)
            known.insert(key + "/failback/" + row.key.text);
        for (const char *own : {"/fence", "/failback/fence", "/recover"})
            known.insert(key + own);
    }
}

void addStale(const StampDraft &draft, RecoveryPlan &plan)
{
    if (!draft.stamp->runbook)
        return;
    std::set<std::string> known;
    addKeys(draft, known);
    for (const auto &[key, change] : draft.stamp->runbook->steps)
        if (known.count(key) == 0)
            plan.staleOverrides.push_back(key);
}

void addCycles(const Network &network, const std::vector<char> &inPlan, RecoveryPlan &plan)
{
    for (const std::vector<int> &cycle : network.cycles()) {
        std::vector<std::string> names;
        bool shown = false;
        for (const int index : cycle) {
            const Network::Node &node = network.node(index);
            const StampDraft &draft = *network.drafts()[static_cast<std::size_t>(node.draft)];
            const DraftBlock &block = draft.blocks[static_cast<std::size_t>(node.block)];
            shown = shown || inPlan[static_cast<std::size_t>(node.draft)];
            std::string name = block.service >= 0 ? draft.service(block.service).name : titleOf(draft, block);
            if (std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(std::move(name));
        }
        if (shown)
            plan.cycles.push_back(std::move(names));
    }
}

void addLateFences(const Network &network, const std::vector<char> &inPlan, RecoveryPlan &plan)
{
    for (const Network::Edge &edge : network.lateFences()) {
        const Network::Node &fence = network.node(edge.before), &opened = network.node(edge.after);
        const StampDraft &of = *network.drafts()[static_cast<std::size_t>(fence.draft)];
        const StampDraft &at = *network.drafts()[static_cast<std::size_t>(opened.draft)];
        if (inPlan[static_cast<std::size_t>(fence.draft)])
            plan.notes.push_back(
                fmt::format("{} comes after {}, which it should come before: two sides may be written.",
                            titleOf(of, of.blocks[static_cast<std::size_t>(fence.block)]),
                            titleOf(at, at.blocks[static_cast<std::size_t>(opened.block)])));
    }
}

std::string nameOfTarget(const std::string &target, const Topology &topology, const Catalog &catalog)
{
    for (const auto &stamp : topology.stamps)
        for (const Service &service : stamp->services) {
            if (service.id.text == target)
                return service.name;
            for (const Part &part : service.parts)
                if (part.id.text == target)
                    return part.name + " of " + service.name;
        }
    if (const Region *region = catalog.region(RegionId{target}))
        return region->name;
    if (const ServiceKind *kind = catalog.kind(KindId{target}))
        return "every " + kind->shortName;
    return target;
}

/// A caller that runs on and names the side that is out has to be told where the service is now.
void addRepointing(const StampDraft &draft, std::size_t dependency, RecoveryPlan &plan)
{
    const Dependency &need = draft.stamp->dependencies[dependency];
    const auto [from, to] = draft.ends[dependency];
    if (from < 0 || to < 0 || !draft.drafted(to).lost || draft.drafted(from).lost || !need.hard
        || (draft.occasion.disruption.kind == DisruptionKind::Service
            && draft.service(from).at == Site::Secondary))
        return;
    if (need.addressedBy == "primary-host" || need.addressedBy == "literal")
        plan.notes.push_back(
            fmt::format("{} names {} by its own host: it has to be repointed, and nothing times that.",
                        draft.service(from).name, draft.service(to).name));
}

/// A store whose stand-in runs, but to which nothing brings the data.
void addLostData(const StampDraft &draft, RecoveryPlan &plan)
{
    for (std::size_t i = 0; i < draft.services.size(); ++i) {
        const DraftService &service = draft.services[i];
        if (service.lost && service.stateful && service.main < 0 && !service.broughtUpWith.empty()
            && !service.protection)
            plan.notes.push_back(fmt::format("What {} holds is lost: nothing copies it to {}.",
                                             draft.stamp->services[i].name,
                                             draft.service(service.broughtUpWith.front()).name));
    }
}

void addNotes(const Snapshot &now, const std::vector<std::shared_ptr<const StampDraft>> &drafts,
              RecoveryPlan &plan)
{
    const Disruption &disruption = plan.disruption;
    for (const auto &draft : drafts) {
        if (std::find(plan.stamps.begin(), plan.stamps.end(), draft->stamp->id) == plan.stamps.end())
            continue;
        const LandingZone *primary = draft->stamp->zone(ZoneRole::Primary);
        const Region *region = primary ? now.catalog->region(primary->region) : nullptr;
        if (disruption.kind == DisruptionKind::Zone && region && !region->zones)
            plan.notes.push_back(
                fmt::format("{} has no availability zones: what is lost there is the region.", region->name));
        if (disruption.kind == DisruptionKind::Zone && draft->stamp->zone(ZoneRole::Secondary))
            plan.notes.push_back(
                fmt::format("Where {} does not come back by itself in time, declare the loss of the "
                            "region: its failover serves here too.",
                            draft->stamp->name));
        if (draft->occasion.moves() && !draft->occasion.back) {
            for (std::size_t i = 0; i < draft->ends.size(); ++i)
                addRepointing(*draft, i, plan);
            addLostData(*draft, plan);
        }
        if (disruption.kind == DisruptionKind::Service && draft->stamp->runbook
            && !draft->stamp->runbook->extraSteps.empty())
            plan.notes.push_back(
                fmt::format("The room's own steps of {} belong to the loss of the region and are not "
                            "in this plan.",
                            draft->stamp->name));
        if (draft->occasion.back && !disruption.planned)
            plan.notes.push_back(
                fmt::format("A second loss of data is possible until the copies of {} are current: "
                            "read their lag before the window opens.",
                            draft->stamp->name));
    }
    for (const std::string &id : plan.unfenced)
        if (const auto found = now.topology->find(ServiceId{id}); found.second)
            plan.notes.push_back(
                fmt::format("Nothing stops what still writes to {} on the side that is left; if it "
                            "half works, two sides are written.",
                            found.second->name));
}

/// What has a place before another in the plan, through any number of steps.
std::vector<char> ancestorsIn(const RecoveryPlan &plan, std::size_t block)
{
    std::vector<char> before(plan.blocks.size(), 0);
    std::vector<std::size_t> open{block};
    while (!open.empty()) {
        const std::size_t here = open.back();
        open.pop_back();
        for (const std::size_t other : plan.blocks[here].after)
            if (!before[other]) {
                before[other] = 1;
                open.push_back(other);
            }
    }
    return before;
}

/// Stores that a person makes writable while one of those who write them, or the store itself, is not
/// stopped.
void addUnfenced(const std::vector<std::shared_ptr<const StampDraft>> &drafts, RecoveryPlan &plan)
{
    for (std::size_t b = 0; b < plan.blocks.size(); ++b) {
        const PlanBlock &block = plan.blocks[b];
        const bool opens = std::any_of(block.effects.begin(), block.effects.end(), [](const Effect &effect) {
            return effect.kind == Effect::Kind::Writable;
        });
        if (!opens || block.fromDetection)
            continue;
        const std::vector<char> before = ancestorsIn(plan, b);
        const auto isStopped = [&](const ServiceId &service) {
            for (std::size_t other = 0; other < before.size(); ++other)
                for (const Effect &effect : plan.blocks[other].effects)
                    if (before[other] && effect.kind == Effect::Kind::WritersStopped
                        && effect.service == service)
                        return true;
            return false;
        };
        if (isStopped(*block.service))
            continue;
        for (const ServiceId &writer : writersOf(drafts, *block.service))
            if (!isStopped(writer)) {
                plan.unfenced.push_back(block.service->text);
                break;
            }
    }
}

} // namespace

const PlanBlock *RecoveryPlan::block(const std::string &key) const
{
    const auto found =
        std::find_if(blocks.begin(), blocks.end(), [&](const PlanBlock &each) { return each.key == key; });
    return found == blocks.end() ? nullptr : &*found;
}

std::string inWords(const Disruption &disruption, const Topology &topology, const Catalog &catalog)
{
    const std::string target =
        disruption.target ? nameOfTarget(*disruption.target, topology, catalog) : std::string();
    if (disruption.planned && disruption.kind == DisruptionKind::Region)
        return target.empty() ? "a planned failover" : "a planned failover from " + target;
    if (disruption.planned && disruption.kind == DisruptionKind::Service)
        return "a planned stop of " + (target.empty() ? "a service" : target);
    switch (disruption.kind) {
    case DisruptionKind::Region:
        return target.empty() ? "the loss of the primary region" : "the loss of " + target;
    case DisruptionKind::Zone:
        return target.empty() ? "the loss of an availability zone" : "the loss of zone " + target;
    case DisruptionKind::Service:
        return target.empty() ? "the outage of a service" : "the outage of " + target;
    case DisruptionKind::Provider:
        return target.empty() ? "the loss of the model provider" : "the loss of " + target;
    case DisruptionKind::Corruption:
        return std::string(disruption.malicious ? "an attack on " : "the corruption of ")
            + (target.empty() ? "the data" : target);
    case DisruptionKind::Deletion:
        return "the deletion of " + (target.empty() ? "the data" : target);
    }
    return {};
}

RecoveryPlan makePlan(const Snapshot &now, const Disruption &disruption, const std::vector<StampId> &stamps,
                      const PlanOptions &options)
{
    const Occasion occasion = occasionOf(*now.topology, disruption, stamps, options.back);
    std::vector<std::shared_ptr<const StampDraft>> drafts;
    for (const auto &stamp : now.topology->stamps)
        drafts.push_back(draftOf(now, stamp, occasion));
    const Network network(drafts, options);

    RecoveryPlan plan;
    plan.disruption = disruption;
    plan.options = options;
    std::vector<char> inPlan(drafts.size(), 0);
    const std::vector<int> places = chosenPlaces(network, stamps);
    std::vector<int> indexOf(network.order().size(), -1);
    for (const int place : places) {
        PlanBlock block = blockAt(now, network, place);
        const auto at = static_cast<std::size_t>(place);
        for (int k = network.before().first[at]; k < network.before().first[at + 1]; ++k) {
            const int before = network.before().list[static_cast<std::size_t>(k)];
            block.after.push_back(static_cast<std::size_t>(indexOf[static_cast<std::size_t>(before)]));
            block.because.push_back(
                reasonText(network.reasonAt(k), network.draftAt(before), network.blockAt(before)));
        }
        indexOf[at] = static_cast<int>(plan.blocks.size());
        inPlan[static_cast<std::size_t>(network.nodeAt(place).draft)] = 1;
        plan.blocks.push_back(std::move(block));
    }
    for (std::size_t d = 0; d < drafts.size(); ++d) {
        const auto &draft = drafts[d];
        if (!isAsked(stamps, draft->stamp->id))
            continue;
        if (network.isTouched(d))
            plan.stamps.push_back(draft->stamp->id);
        if (network.isTouched(d) && !draft->touched)
            plan.notes.push_back(fmt::format(
                "{} loses nothing itself and is down until what it needs of other stamps is back.",
                draft->stamp->name));
        for (std::size_t s = 0; s < draft->services.size(); ++s)
            // What carries copies is no loss by itself.
            if (const int lost = draft->services[s].lostBlock; lost >= 0
                && draft->block(lost).time.state == Figure::State::Unbounded
                && contentOf(draft->stamp->services[s], draft->services[s].kind)
                    != ServiceKind::Content::Copies)
                plan.unprotected.push_back(draft->stamp->services[s].id.text);
        if (draft->touched)
            addStale(*draft, plan);
    }
    addCycles(network, inPlan, plan);
    addLateFences(network, inPlan, plan);
    addUnfenced(drafts, plan);
    addNotes(now, drafts, plan);
    numberRows(plan);
    return plan;
}

} // namespace breakwater
