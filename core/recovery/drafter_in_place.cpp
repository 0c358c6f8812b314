// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/drafter.h"

#include <algorithm>

namespace breakwater {
namespace {

using Kind = PlanBlock::Kind;

constexpr const char *kNextCall =
    "The next call goes to the fallback at once; the failed ones are in the detection";

} // namespace

/// A zone is mostly the platform's affair: each service comes back as its zone option says, by itself.
void Drafter::drawZone()
{
    for (int i = 0; i < count(); ++i) {
        DraftService &drafted = at(i);
        if (!drafted.lost || !drafted.kind)
            continue;
        if (drafted.protection) {
            drafted.option = drafted.kind->option(drafted.protection->option);
            drafted.zoneOption =
                drafted.option ? nullptr : drafted.kind->zoneOption(drafted.protection->option);
        } else {
            drafted.zoneOption = naturalZoneOption(*drafted.kind);
            if (!drafted.zoneOption)
                continue;
        }
        if (drafted.option) {
            drawBlocksOf(i, Kind::Option);
            continue;
        }
        DraftBlock block = blockFor(BlockPart::Main, Kind::Option, i, headingOf({}, drafted.kind));
        block.automatic = true;
        block.time = figureOf(i);
        if (const auto measured = m_times.of(m_draft.rowKey(block, "recover")))
            block.time = *measured;
        drafted.main = add(std::move(block));
    }
}

/// A provider that is away: what its callers turn to, by the option that was chosen or by the calls' own
/// fallbacks, and the modes in which the workload serves meanwhile.
void Drafter::drawProvider()
{
    for (int i = 0; i < count(); ++i) {
        DraftService &drafted = at(i);
        if (!drafted.lost)
            continue;
        for (const Dependency &need : stamp().dependencies) {
            if (need.to != service(i).id || !need.call)
                continue;
            for (const Fallback &fallback : need.call->fallbacks) {
                const int other = indexOf(fallback.to);
                const bool away = other >= 0 && m_draft.drafted(other).lost;
                if (!away
                    && std::find(drafted.fallbacks.begin(), drafted.fallbacks.end(), fallback.to)
                        == drafted.fallbacks.end())
                    drafted.fallbacks.push_back(fallback.to);
            }
        }
        if (drafted.protection) {
            drawOption(i);
        } else if (!drafted.fallbacks.empty()) {
            DraftBlock block = blockFor(BlockPart::Main, Kind::Option, i, Phase::Workload);
            block.automatic = true;
            block.time = noTime(kNextCall);
            if (const auto measured = m_times.of(m_draft.rowKey(block, "recover")))
                block.time = *measured;
            drafted.main = add(std::move(block));
        }
        if (drafted.protection && !drafted.fallbacks.empty()) {
            DraftBlock chain = blockFor(BlockPart::Fallback, Kind::Option, i, Phase::Workload);
            chain.automatic = true;
            chain.time = noTime(kNextCall);
            drafted.reads = add(std::move(chain));
        }
    }
    for (std::size_t m = 0; m < stamp().degradedModes.size(); ++m) {
        if (stamp().degradedModes[m].trigger != DisruptionKind::Provider)
            continue;
        DraftBlock block;
        block.part = BlockPart::Degrade;
        block.kind = Kind::Degraded;
        block.phase = Phase::Workload;
        block.layer = 60;
        block.item = static_cast<int>(m);
        block.automatic = true;
        block.time = noTime("A mode of the design: entered where the fallbacks do not carry the load");
        add(std::move(block));
    }
    mark(BlockPart::Normal, Kind::RoomStep, Phase::Confirm,
         unknownTime("It ends with the provider's outage"));
}

/// Damaged data: cut off whatever writes, find the newest moment before the damage, restore every store to
/// it, process again what can be, and let the writers back. Replication brings the damage along, so only
/// copies help.
void Drafter::drawRestores()
{
    bool any = false, damaged = false;
    for (int i = 0; i < count(); ++i) {
        damaged = damaged || at(i).lost;
        if (at(i).lost && at(i).protection) {
            drawOption(i);
            any = any || at(i).main >= 0;
        }
    }
    const auto step = [&](BlockPart part, Kind kind, Phase phase, int layer, std::string_view row,
                          const char *unknown) {
        DraftBlock block;
        block.part = part;
        block.kind = kind;
        block.phase = phase;
        block.layer = layer;
        block.time = timeOfRow(block, row, unknown);
        return add(std::move(block));
    };
    // What cannot be restored must be contained all the same.
    if (damaged && disruption().kind == DisruptionKind::Corruption)
        m_draft.contain = step(BlockPart::Contain, Kind::Fence, Phase::Fence, 0, "stop-writers",
                               "No fact times the containment; time it in a drill or in the runbook");
    if (!any)
        return;
    m_draft.cleanPoint =
        step(BlockPart::CleanPoint, Kind::Check, Phase::Data, 1, "choose-recovery-point",
             "No fact times the search for a clean point; time it in a drill or in the runbook");
    if (somethingCanBeReplayed())
        m_draft.replay = step(BlockPart::Replay, Kind::Check, Phase::Orchestration, 58, "replay",
                              "No fact times the replay; time it in a drill or in the runbook");
    if (m_draft.contain >= 0)
        m_draft.resume =
            step(BlockPart::Resume, Kind::Check, Phase::Orchestration, 59, "start-writers",
                 "No fact times the return of the writers; time it in a drill or in the runbook");
}

/// Something keeps what has arrived since: messages that are held, jobs that can run again from their source.
bool Drafter::somethingCanBeReplayed() const
{
    return std::any_of(stamp().services.begin(), stamp().services.end(), [&](const Service &each) {
        const auto &hubs = each.parts;
        const bool held = each.number("retentionHours").value_or(0) > 0
            || std::any_of(hubs.begin(), hubs.end(), [](const Part &part) {
                              return part.kind == "hub" && part.parameters.count("retentionH") > 0;
                          });
        const bool again =
            each.flag("reprocessFromSource").value_or(false) || each.text("missedRuns") == "replay";
        return each.at != Site::Secondary && (held || again);
    });
}

} // namespace breakwater
