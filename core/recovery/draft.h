// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/plan.h"
#include "core/recovery/segments.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What one stamp brings to any plan: its timed blocks, before anything of another stamp is known. A pure
/// function of the stamp, the catalog, the records and the occasion, so it is remembered by their identities.
namespace breakwater {

/// What is planned for. `lost` is the region of a region loss; without it every stamp loses its primary one.
struct Occasion {
    Disruption disruption;
    std::optional<RegionId> lost;
};
Occasion occasionOf(const Topology &topology, const Disruption &disruption,
                    const std::vector<StampId> &stamps);

enum class BlockPart {
    Detect,
    Decide,
    Fence, ///< stops writers of a service on the lost side
    Reads, ///< moves readers to a copy that is readable at once
    Main, ///< the option itself: carries its figure
    Lost, ///< a service that nothing brings back; only in a plan when something needs it
    Check, ///< verification of one service, before traffic
    Group, ///< consistency of several stores with one another
    Room, ///< a step that the room added
    Go, ///< hold point: checks have passed, traffic may move
    Traffic, ///< trailing traffic rows of an option
    Confirm, ///< verification after the traffic switch
    Recovered, ///< milestone
    Tidy, ///< trailing rows that delay nobody
    Announce ///< messages
};

struct DraftBlock {
    BlockPart part = BlockPart::Main;
    PlanBlock::Kind kind = PlanBlock::Kind::Option;
    Phase phase = Phase::Workload;
    int layer = 50;
    int service = -1; ///< index in the stamp's services
    int item = -1; ///< index of a room's step or of a consistency group
    BlockTime time;
    bool automatic = false; ///< nobody at the client starts it
    bool dependable = true; ///< false: the vendor decides when, so results read "at least"
};

struct DraftService {
    const ServiceKind *kind = nullptr;
    const Protection *protection = nullptr; ///< the one that the plan uses
    const DrOption *option = nullptr; ///< of the protection, or what brings a lone standby up
    const ZoneOption *zoneOption = nullptr;
    bool lost = false;
    bool stateful = false;
    int main = -1, lostBlock = -1, fence = -1, reads = -1, check = -1, traffic = -1, confirm = -1, tidy = -1;
    std::vector<int> broughtUpWith; ///< services whose blocks bring this one up, when it has none of its own
};

struct StampDraft {
    std::shared_ptr<const Stamp> stamp;
    std::shared_ptr<const Catalog> catalog;
    Occasion occasion;
    std::vector<DraftService> services; ///< one a service of the stamp, in its order
    std::vector<DraftBlock> blocks; ///< in a stable order
    std::vector<std::pair<int, int>> ends; ///< of each dependency: service indexes, -1 for another stamp's
    int detect = -1, decide = -1, go = -1, recovered = -1, announce = -1;
    bool touched = false; ///< the disruption takes something of this stamp

    const Service &service(int index) const { return stamp->services[static_cast<std::size_t>(index)]; }
    const DraftService &drafted(int index) const { return services[static_cast<std::size_t>(index)]; }
    /// Name for people; a service that moves to a counterpart of another name is both.
    std::string nameOf(int serviceIndex) const;
    std::string blockKey(const DraftBlock &block) const;
    /// Catalog rows of a block, in order; empty for blocks that are no option and no check.
    std::vector<const StepFact *> rowsOf(const DraftBlock &block) const;
    /// Key of a row: `<service>/<option>/<row>`.
    std::string rowKey(const DraftBlock &block, std::string_view row) const;
};

std::shared_ptr<const StampDraft> draftOf(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp,
                                          const Occasion &occasion);

/// Of the protections that cover the disruption, the one that the plan uses: one that keeps the RPO before
/// one that misses it, then what a person or the platform starts before what only Microsoft starts, then the
/// shorter recovery, the smaller loss, the id. nullptr: nothing protects.
const Protection *chosenProtection(const Stamp &stamp, const Service &service, const ServiceKind *kind,
                                   const Occasion &occasion);
/// Data at risk under a protection: lag and interval of the design outrank the option's figure.
Figure lossUnder(const Protection &protection, const ServiceKind *kind, const Occasion &occasion);
/// Whether the disruption takes the service.
bool isLost(const Stamp &stamp, const Service &service, const Occasion &occasion);

BlockTime toBlockTime(const Duration &duration);
BlockTime toBlockTime(const Figure &figure);

/// Times of single rows: measured in the newest rehearsal that has them, else stated by the room.
class RowTimes {
public:
    RowTimes(const Snapshot &now, const Stamp &stamp, const Disruption &disruption);
    std::optional<BlockTime> of(const std::string &key) const;
    bool skipped(const std::string &key) const;
    bool empty() const { return m_measured.empty() && (!m_runbook || m_runbook->steps.empty()); }

private:
    std::map<std::string, double, std::less<>> m_measured;
    const Runbook *m_runbook = nullptr;
};

} // namespace breakwater
