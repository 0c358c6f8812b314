// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/draft.h"

#include "core/recovery/times.h"

#include <algorithm>

namespace breakwater {

BlockTime timeOfProtection(const StampDraft &draft, int service, const Protection &protection)
{
    const ServiceKind *kind = draft.drafted(service).kind;
    if (const DrOption *option = kind ? kind->option(protection.option) : nullptr)
        return optionTime(*draft.stamp, draft.service(service), *kind, *option);
    if (const ZoneOption *zone = kind ? kind->zoneOption(protection.option) : nullptr)
        return toBlockTime(zone->rto);
    return unknownTime("The catalog knows no such option, so nothing times it");
}

bool isTraffic(const DraftBlock &block)
{
    return block.part == BlockPart::Traffic
        || (block.part == BlockPart::Main && block.phase == Phase::Traffic);
}

bool becomesWritable(const StampDraft &draft, const DraftService &service)
{
    if (service.main < 0 || !service.lost || !service.stateful)
        return false;
    const DraftBlock &main = draft.block(service.main);
    const bool writtenBefore = service.option && service.option->secondaryAccess == Access::ReadWrite;
    return !main.automatic && !writtenBefore && main.phase == Phase::Data;
}

bool onlyReads(DependencyType type)
{
    switch (type) {
    case DependencyType::Reads:
    case DependencyType::ReadsSecret:
    case DependencyType::PullsImage:
    case DependencyType::ResolvesDns:
    case DependencyType::Authenticates:
    case DependencyType::DeploysFrom:
    case DependencyType::Routes:
        return true;
    default:
        return false;
    }
}

bool StampDraft::needs(std::size_t dependency) const
{
    const Dependency &need = stamp->dependencies[dependency];
    // What a zone takes comes back by itself, all at once: each figure counts from the loss.
    if (!need.hard || occasion.disruption.kind == DisruptionKind::Zone)
        return false;
    const int from = ends[dependency].first;
    const bool livesHere = from < 0 || service(from).at != Site::Secondary;
    if (!touched) // it runs on, as long as it is not started anew
        return livesHere && need.when == Dependency::When::Run;
    if (occasion.moves() && !occasion.back)
        return need.afterFailover;
    return livesHere;
}

namespace {

std::string counterpartName(const StampDraft &draft, int serviceIndex)
{
    const Protection *protection = draft.drafted(serviceIndex).protection;
    const Service *counterpart = protection && protection->counterparts.size() == 1
        ? draft.stamp->service(protection->counterparts.front())
        : nullptr;
    return counterpart ? counterpart->name : draft.service(serviceIndex).name;
}

} // namespace

std::string StampDraft::newSideName(int serviceIndex) const
{
    return occasion.back ? service(serviceIndex).name : counterpartName(*this, serviceIndex);
}

std::string StampDraft::oldSideName(int serviceIndex) const
{
    return occasion.back ? counterpartName(*this, serviceIndex) : service(serviceIndex).name;
}

std::string StampDraft::nameOf(int serviceIndex) const
{
    const Service &primary = service(serviceIndex);
    const DraftService &drafted = this->drafted(serviceIndex);
    if (!drafted.protection || drafted.protection->counterparts.size() != 1)
        return primary.name;
    const Service *counterpart = stamp->service(drafted.protection->counterparts.front());
    if (!counterpart || counterpart->name == primary.name)
        return primary.name;
    return occasion.back ? counterpart->name + " back to " + primary.name
                         : primary.name + " to " + counterpart->name;
}

std::string StampDraft::optionKey(int serviceIndex) const
{
    const DraftService &drafted = this->drafted(serviceIndex);
    if (drafted.protection)
        return drafted.protection->option.text;
    if (drafted.option)
        return drafted.option->id.text;
    if (drafted.zoneOption)
        return drafted.zoneOption->id.text;
    return drafted.fallbacks.empty() ? "standby" : "fallback";
}

std::string StampDraft::blockKey(const DraftBlock &block) const
{
    const std::string ofStamp = stamp->id.text;
    const std::string service = block.service < 0 ? std::string() : this->service(block.service).id.text;
    const auto ofOption = [&](const char *part) {
        return service + "/" + optionKey(block.service) + (occasion.back ? "/failback" : "") + part;
    };
    switch (block.part) {
    case BlockPart::Detect:
        return ofStamp + "/detect";
    case BlockPart::Decide:
        return ofStamp + "/decide";
    case BlockPart::Contain:
        return ofStamp + "/contain";
    case BlockPart::CleanPoint:
        return ofStamp + "/clean-point";
    case BlockPart::Replay:
        return ofStamp + "/replay";
    case BlockPart::Resume:
        return ofStamp + "/resume";
    case BlockPart::Go:
        return ofStamp + "/go";
    case BlockPart::Moved:
        return ofStamp + "/moved";
    case BlockPart::Recovered:
        return ofStamp + "/recovered";
    case BlockPart::Normal:
        return ofStamp + "/normal";
    case BlockPart::Notify:
        return ofStamp + "/notify";
    case BlockPart::Announce:
        return ofStamp + "/announce";
    case BlockPart::Group:
        return ofStamp + "/" + stamp->consistencyGroups[static_cast<std::size_t>(block.item)].id;
    case BlockPart::Degrade:
        return ofStamp + "/" + stamp->degradedModes[static_cast<std::size_t>(block.item)].id;
    case BlockPart::Room:
        return ofStamp + "/extra/" + stamp->runbook->extraSteps[static_cast<std::size_t>(block.item)].id;
    case BlockPart::Main:
        return ofOption("");
    case BlockPart::Fallback:
        return service + "/fallbacks";
    case BlockPart::Lost:
        return service + "/lost";
    case BlockPart::Rebuild:
        return ofOption("/rebuild");
    case BlockPart::Fence:
        return ofOption("/fence");
    case BlockPart::Reads:
        return ofOption("/reads");
    case BlockPart::Traffic:
        return ofOption("/traffic");
    case BlockPart::Tidy:
        return ofOption("/tidy");
    case BlockPart::Check:
        return service + "/check";
    case BlockPart::Confirm:
        return service + "/confirm";
    }
    return {};
}

std::string StampDraft::rowKey(const DraftBlock &block, std::string_view row) const
{
    switch (block.part) {
    case BlockPart::Rebuild:
    case BlockPart::Fence:
    case BlockPart::Reads:
    case BlockPart::Main:
    case BlockPart::Lost:
    case BlockPart::Traffic:
    case BlockPart::Tidy: {
        DraftBlock main = block;
        main.part = BlockPart::Main;
        return blockKey(main) + "/" + std::string(row);
    }
    case BlockPart::Check:
    case BlockPart::Confirm: // one namespace for all checks of a kind
        return service(block.service).id.text + "/check/" + std::string(row);
    case BlockPart::Room:
        return blockKey(block);
    default:
        return blockKey(block) + "/" + std::string(row);
    }
}

namespace {

/// What is restored where it stands has to answer and hold its data; roles, names and parity of the other
/// region have nothing to do with it.
bool looksAtWhatIsThere(const StepFact &check)
{
    return check.action == "verify-data" || check.action == "verify-run"
        || (check.action == "verify-health" && check.phase < Phase::Traffic);
}

} // namespace

std::vector<const StepFact *> StampDraft::checksOf(const DraftBlock &block) const
{
    const DraftService &drafted = this->drafted(block.service);
    std::vector<const StepFact *> rows;
    if (!drafted.kind)
        return rows;
    for (const StepFact &row : drafted.kind->checks) {
        const bool confirms = row.phase >= Phase::Traffic;
        const auto *own = drafted.option
            ? (occasion.back ? &drafted.option->failback : &drafted.option->failover)
            : nullptr;
        const bool repeats = own && !row.command.empty()
            && std::any_of(own->begin(), own->end(),
                           [&](const StepFact &step) { return step.command == row.command; });
        // Readings of phase decide are rows of the options that rest on them.
        if (staysInPlace() && !looksAtWhatIsThere(row))
            continue;
        const bool elsewhere = !row.options.empty()
            && std::none_of(row.options.begin(), row.options.end(), [&](const OptionId &option) {
                   return drafted.option && drafted.option->id == option;
               });
        if (elsewhere)
            continue;
        if (row.phase > Phase::Decide && confirms == (block.part == BlockPart::Confirm) && !repeats)
            rows.push_back(&row);
    }
    return rows;
}

std::vector<const StepFact *> StampDraft::rowsOf(const DraftBlock &block) const
{
    if (block.service < 0)
        return {};
    if (block.part == BlockPart::Check || block.part == BlockPart::Confirm)
        return checksOf(block);
    const DraftService &drafted = this->drafted(block.service);
    if (!drafted.option)
        return {};
    const Segments cut = occasion.back ? segmentsBack(*drafted.option, *drafted.kind)
                                       : segmentsOf(*drafted.option, occasion.disruption);
    switch (block.part) {
    case BlockPart::Main:
        return cut.main;
    case BlockPart::Rebuild:
        return cut.before;
    case BlockPart::Fence:
        return cut.fence;
    case BlockPart::Reads:
        return cut.reads;
    case BlockPart::Traffic:
        return cut.traffic;
    case BlockPart::Tidy:
        return cut.tidy;
    default:
        return {};
    }
}

} // namespace breakwater
