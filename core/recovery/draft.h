// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/occasion.h"
#include "core/recovery/owners.h"
#include "core/recovery/sampling.h"
#include "core/recovery/segments.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What one stamp brings to any plan: its timed blocks, before anything of another stamp is known. A pure
/// function of the stamp, the catalog, the roles, the records and the occasion, so it is remembered by their
/// identities.
namespace breakwater {

enum class BlockPart {
    Detect,
    Decide, ///< declaration; of a way back the window's approval
    Rebuild, ///< of a way back: copies are rebuilt while the service still runs on the other side
    Contain, ///< of damaged data: whatever writes, or attacks, is cut off
    CleanPoint, ///< of damaged data: the moment to restore to is found and agreed
    Fence, ///< stops writers of a service on the side that is left
    Reads, ///< moves readers to a copy that is readable at once
    Main, ///< the option itself: carries its figure
    Fallback, ///< of a lost provider: where its callers turn to before anything else
    Lost, ///< a service that nothing brings back; only in a plan when something needs it
    Degrade, ///< a degraded mode that serves meanwhile
    Check, ///< verification of one service, before traffic
    Group, ///< consistency of several stores with one another
    Replay, ///< of damaged data: what has arrived since the clean point is processed again
    Resume, ///< of damaged data: writers are let back
    Room, ///< a step that the room added
    Go, ///< hold point: checks have passed, traffic may move
    Traffic, ///< trailing traffic rows of an option
    Moved, ///< milestone between many traffic moves and many confirmations; not in the plan of a few
    Confirm, ///< verification after the traffic switch
    Recovered, ///< milestone
    Tidy, ///< trailing rows that delay nobody
    Normal, ///< of a lost provider: calls return once it answers again
    Notify, ///< the message at the declaration
    Announce ///< the message at the end
};

struct DraftBlock {
    BlockPart part = BlockPart::Main;
    PlanBlock::Kind kind = PlanBlock::Kind::Option;
    Phase phase = Phase::Workload;
    int layer = 50;
    int service = -1; ///< index in the stamp's services
    int item = -1; ///< index of a room's step, of a consistency group, of a degraded mode
    BlockTime time;
    bool automatic = false; ///< nobody at the client starts it
    bool dependable = true; ///< false: the vendor decides when, so results read "at least"
    std::optional<double> successShare; ///< of a main block: how often its way works
    std::optional<BlockTime> other; ///< of the way that follows where it does not
    int hands = -1; ///< index in StampDraft::owners of whoever is busy while it runs; -1: nobody
};

struct DraftService {
    const ServiceKind *kind = nullptr;
    const Protection *protection = nullptr; ///< the one that the plan uses
    std::vector<const Protection *> alternatives; ///< what would serve as well, best first
    const DrOption *option = nullptr; ///< of the protection, or what brings a lone standby up
    const ZoneOption *zoneOption = nullptr;
    std::vector<ServiceId> fallbacks; ///< of a lost provider: what its callers turn to, in order of trial
    bool lost = false;
    bool stateful = false;
    bool stateUnknown = false; ///< the catalog does not know the kind, and the design does not say
    int main = -1, lostBlock = -1, fence = -1, reads = -1, check = -1, traffic = -1, confirm = -1, tidy = -1,
        rebuild = -1;
    std::vector<int> broughtUpWith; ///< services whose blocks bring this one up, when it has none of its own
};

struct StampDraft {
    std::shared_ptr<const Stamp> stamp;
    std::shared_ptr<const Catalog> catalog;
    Occasion occasion;
    std::vector<DraftService> services; ///< one a service of the stamp, in its order
    std::vector<DraftBlock> blocks; ///< in a stable order
    std::vector<RandomActivity> random; ///< what a trial draws, one a block
    std::vector<std::pair<int, int>> ends; ///< of each dependency: service indexes, -1 for another stamp's
    std::vector<Owner> owners; ///< whoever is busy in some block
    int detect = -1, decide = -1, contain = -1, cleanPoint = -1, replay = -1, resume = -1, go = -1,
        moved = -1, recovered = -1, announce = -1;
    bool touched = false; ///< the disruption takes something of this stamp

    const Service &service(int index) const { return stamp->services[static_cast<std::size_t>(index)]; }
    const DraftService &drafted(int index) const { return services[static_cast<std::size_t>(index)]; }
    const DraftBlock &block(int index) const { return blocks[static_cast<std::size_t>(index)]; }
    /// A need that still holds while this plan runs: hard, and of the side that takes over.
    bool needs(std::size_t dependency) const;
    /// Name for people; a service that moves to a counterpart of another name is both.
    std::string nameOf(int serviceIndex) const;
    /// On the side that takes over, and on the one that is left.
    std::string newSideName(int serviceIndex) const;
    std::string oldSideName(int serviceIndex) const;
    /// Nothing changes its side: everything comes back where it stands.
    bool staysInPlace() const
    {
        return occasion.restores() || occasion.disruption.kind == DisruptionKind::Zone;
    }
    std::string blockKey(const DraftBlock &block) const;
    /// Catalog rows of a block, in order; empty for blocks that are no option and no check.
    std::vector<const StepFact *> rowsOf(const DraftBlock &block) const;
    /// Key of a row: `<service>/<option>/<row>`, of a way back `<service>/<option>/failback/<row>`.
    std::string rowKey(const DraftBlock &block, std::string_view row) const;

private:
    std::string optionKey(int serviceIndex) const;
    std::vector<const StepFact *> checksOf(const DraftBlock &block) const;
};

/// How long one of the protections of a service takes.
BlockTime timeOfProtection(const StampDraft &draft, int service, const Protection &protection);
/// Moves traffic and does nothing else: it waits for the hold point.
bool isTraffic(const DraftBlock &block);
/// A person lets a store that is lost be written where it could not be written before.
bool becomesWritable(const StampDraft &draft, const DraftService &service);
/// Who depends on something in this way does not write to it.
bool onlyReads(DependencyType type);

std::shared_ptr<const StampDraft> draftOf(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp,
                                          const Occasion &occasion);

} // namespace breakwater
