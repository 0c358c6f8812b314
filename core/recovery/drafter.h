// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/draft.h"
#include "core/recovery/times.h"

/// Inside of the drafts: draws the blocks of one stamp. What every disruption shares is in drafter.cpp; what
/// a lost region or service needs in drafter_failover.cpp; what comes back where it is, and how damaged data
/// is restored, in drafter_in_place.cpp; the way back in drafter_failback.cpp.
namespace breakwater {

class Drafter {
public:
    Drafter(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp, const Occasion &occasion);
    StampDraft draw();

private:
    const Stamp &stamp() const { return *m_draft.stamp; }
    const Disruption &disruption() const { return m_draft.occasion.disruption; }
    int count() const { return static_cast<int>(m_draft.services.size()); }
    DraftService &at(int index) { return m_draft.services[static_cast<std::size_t>(index)]; }
    DraftBlock &block(int index) { return m_draft.blocks[static_cast<std::size_t>(index)]; }
    const Service &service(int index) const { return m_draft.service(index); }
    int indexOf(const ServiceId &id) const; ///< -1: not of this stamp

    // Shared
    void drawOnlooker();
    void readServices();
    void readProtections(int index);
    void readEnds();
    int add(DraftBlock block);
    DraftBlock blockFor(BlockPart part, PlanBlock::Kind kind, int index, Phase phase) const;
    int mark(BlockPart part, PlanBlock::Kind kind, Phase phase, BlockTime time);
    void drawPart(int DraftService::*slot, BlockPart part, PlanBlock::Kind kind, int index, Phase phase,
                  const std::vector<const StepFact *> &rows);
    void drawLost(int index);
    void drawChecks(int index);
    void drawGroups();
    void drawRoomSteps();
    void drawClock();
    void occupy();
    void drawRandomTimes();
    bool hasRows(const DraftBlock &block) const { return !m_draft.rowsOf(block).empty(); }
    bool isCalledAfterwards(int index) const;
    bool somebodyActs() const;
    bool movesTraffic() const;
    BlockTime detection() const;

    // Times
    std::optional<BlockTime> sumOf(const DraftBlock &block, const std::vector<const StepFact *> &rows) const;
    BlockTime withinFigure(const DraftBlock &block, const std::vector<const StepFact *> &rows) const;
    BlockTime timeOfRow(const DraftBlock &block, std::string_view row, std::string whenUnknown) const;
    bool allLeftOut(const DraftBlock &block, const std::vector<const StepFact *> &rows) const;
    bool wholeIsTimed(const DraftBlock &main, const Segments &cut) const;
    BlockTime figureOf(int index);

    // The loss of a region, of a service
    void drawFailover();
    void drawOption(int index);
    void drawBlocksOf(int index, PlanBlock::Kind kind);
    void drawStatedFence(int index);
    void drawStandbys();
    void drawPartLoss();
    bool movesItsTraffic(int index, const std::vector<const StepFact *> &rows) const;
    bool isSelfOrCounterpart(int index, int other) const;
    int twinOf(int index) const;
    std::vector<char> entriesToWhatIsLost() const;

    // What comes back where it is
    void drawZone();
    void drawProvider();
    void drawRestores();
    bool somethingCanBeReplayed() const;

    // The way back
    void drawFailback();
    void drawWayBack(int index);
    BlockTime timeBack(int index, const std::vector<const StepFact *> &rows);

    const Snapshot &m_now;
    RowTimes m_times;
    StampDraft m_draft;
};

} // namespace breakwater
