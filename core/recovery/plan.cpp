// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/plan.h"

#include "core/recovery/dress.h"
#include "core/recovery/network.h"

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
    return block;
}

/// Detection and decision are counted apart (F-00); phases that are there are numbered from 1, rows within.
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
            each.number = block.phase <= Phase::Decide
                ? fmt::format("F-00.{}", ++declared)
                : fmt::format("F-{:02}.{}", group[phase], ++row[phase]);
        }
}

void addKeys(const StampDraft &draft, std::set<std::string> &known)
{
    for (const DraftBlock &block : draft.blocks) {
        for (const StepFact *row : draft.rowsOf(block))
            known.insert(draft.rowKey(block, row->key.text));
        for (const char *own : {"confirm-outage", "declare", "go-no-go", "declare-recovered", "notify",
                                "consistency", "fence", "bring-back", "recover", ""})
            known.insert(draft.rowKey(block, own));
    }
    // Rows of the other direction, of other disruptions and of alternatives exist too.
    for (const Protection &protection : draft.stamp->protections) {
        const Service *service = draft.stamp->service(protection.service);
        const ServiceKind *kind = service ? draft.catalog->kind(service->kind) : nullptr;
        const DrOption *option = kind ? kind->option(protection.option) : nullptr;
        if (!option)
            continue;
        for (const auto *rows : {&option->failover, &option->failback})
            for (const StepFact &row : *rows)
                known.insert(service->id.text + "/" + option->id.text + "/" + row.key.text);
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

void addNotes(RecoveryPlan &plan)
{
    if (plan.disruption.kind != DisruptionKind::Region)
        plan.notes.push_back(
            fmt::format("This plan holds what the design protects against the disruption \"{}\"; "
                        "what stays up and what degrades is not judged yet.",
                        toWord(plan.disruption.kind)));
}

} // namespace

const PlanBlock *RecoveryPlan::block(const std::string &key) const
{
    const auto found =
        std::find_if(blocks.begin(), blocks.end(), [&](const PlanBlock &each) { return each.key == key; });
    return found == blocks.end() ? nullptr : &*found;
}

RecoveryPlan makePlan(const Snapshot &now, const Disruption &disruption, const std::vector<StampId> &stamps)
{
    const Occasion occasion = occasionOf(*now.topology, disruption, stamps);
    std::vector<std::shared_ptr<const StampDraft>> drafts;
    for (const auto &stamp : now.topology->stamps)
        drafts.push_back(draftOf(now, stamp, occasion));
    const Network network(drafts);

    RecoveryPlan plan;
    plan.disruption = disruption;
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
    for (const auto &draft : drafts) {
        if (!isAsked(stamps, draft->stamp->id))
            continue;
        if (draft->touched)
            plan.stamps.push_back(draft->stamp->id);
        for (std::size_t s = 0; s < draft->services.size(); ++s)
            if (draft->services[s].lostBlock >= 0)
                plan.unprotected.push_back(draft->stamp->services[s].id.text);
        if (draft->touched)
            addStale(*draft, plan);
    }
    addCycles(network, inPlan, plan);
    addNotes(plan);
    numberRows(plan);
    return plan;
}

} // namespace breakwater
