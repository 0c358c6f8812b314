// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/effects.h"

#include <algorithm>
#include <array>

namespace breakwater {
namespace {

Site newSide(const StampDraft &draft, int service)
{
    if (!draft.occasion.moves())
        return draft.service(service).at;
    return draft.occasion.back ? Site::Primary : Site::Secondary;
}

Site oldSide(const StampDraft &draft)
{
    return draft.occasion.back ? Site::Secondary : Site::Primary;
}

bool keepsOneWriter(const StampDraft &draft, const DraftService &service)
{
    constexpr std::array<std::string_view, 4> swaps{"fail-over-database", "fail-over-storage", "switch-roles",
                                                    "change-failover-priority"};
    const std::vector<const StepFact *> rows = draft.rowsOf(draft.block(service.main));
    return std::any_of(rows.begin(), rows.end(), [&](const StepFact *row) {
        return std::find(swaps.begin(), swaps.end(), row->action) != swaps.end();
    });
}

/// A writer of the side that is left: one that is lost may come back, one that lives writes where its address
/// leads, unless that moves with the store.
bool mayWriteBehind(const StampDraft &draft, std::size_t dependency)
{
    const int from = draft.ends[dependency].first;
    if (from >= 0 && draft.drafted(from).lost)
        return true;
    const std::optional<std::string> &address = draft.stamp->dependencies[dependency].addressedBy;
    const bool standby = from >= 0 && draft.service(from).at == Site::Secondary;
    return !standby && address != "failover-host";
}

/// A store that nobody has to move back is written in the first region again once it has caught up.
void returnByItself(const StampDraft &draft, const DraftBlock &block, std::vector<Effect> &effects)
{
    const DraftService &service = draft.drafted(block.service);
    if (draft.occasion.back && service.main < 0 && service.lost && service.stateful)
        effects.push_back({Effect::Kind::Writable, draft.service(block.service).id, Site::Primary});
}

} // namespace

std::vector<Effect> effectsOf(const StampDraft &draft, const DraftBlock &block)
{
    using Kind = Effect::Kind;
    std::vector<Effect> effects;
    const auto add = [&](Kind kind, int service, Site side) {
        effects.push_back(
            {kind, service < 0 ? std::nullopt : std::optional(draft.service(service).id), side});
    };
    switch (block.part) {
    case BlockPart::Fence:
        add(Kind::WritersStopped, block.service, oldSide(draft));
        break;
    case BlockPart::Room: // whatever writes on the side that is left, as the room says
        for (int i = 0; block.phase == Phase::Fence && i < static_cast<int>(draft.services.size()); ++i)
            if (draft.drafted(i).lost)
                add(Kind::WritersStopped, i, draft.service(i).at);
        break;
    case BlockPart::Contain:
        for (int i = 0; i < static_cast<int>(draft.services.size()); ++i)
            if (draft.drafted(i).lost)
                add(Kind::WritersStopped, i, draft.service(i).at);
        break;
    case BlockPart::Rebuild:
        add(Kind::CopyRebuilt, block.service, Site::Primary);
        if (draft.drafted(block.service).tidy < 0)
            returnByItself(draft, block, effects);
        break;
    case BlockPart::Tidy:
        returnByItself(draft, block, effects);
        break;
    case BlockPart::Degrade:
        add(Kind::Degraded, -1, Site::External);
        break;
    case BlockPart::Main: {
        const DraftService &service = draft.drafted(block.service);
        if (isTraffic(block))
            add(Kind::TrafficMoved, block.service, newSide(draft, block.service));
        if (service.lost && service.stateful && draft.occasion.moves() && block.phase == Phase::Data)
            add(Kind::Writable, block.service, newSide(draft, block.service));
        if (service.lost || block.kind == PlanBlock::Kind::Standby)
            add(Kind::Serving, block.service, newSide(draft, block.service));
        break;
    }
    case BlockPart::Traffic:
        add(Kind::TrafficMoved, block.service, newSide(draft, block.service));
        break;
    default:
        break;
    }
    return effects;
}

std::vector<ServiceId> writersOf(const std::vector<std::shared_ptr<const StampDraft>> &drafts,
                                 const ServiceId &store)
{
    std::vector<ServiceId> writers;
    for (const auto &draft : drafts)
        for (std::size_t s = 0; s < draft->services.size(); ++s)
            if (draft->stamp->services[s].id == store
                && (!becomesWritable(*draft, draft->services[s])
                    || keepsOneWriter(*draft, draft->services[s])))
                return writers;
    for (const auto &draft : drafts)
        for (std::size_t i = 0; i < draft->ends.size(); ++i) {
            const Dependency &need = draft->stamp->dependencies[i];
            if (need.to == store && !onlyReads(need.type) && mayWriteBehind(*draft, i))
                writers.push_back(need.from);
        }
    return writers;
}

} // namespace breakwater
