// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/critical_path.h"
#include "core/recovery/draft.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// The drafts of all stamps, tied together: what waits for what, and why. Both the plan and the estimates of
/// a whole design are read from it, so they cannot differ.
namespace breakwater {

struct Successors;

class Network {
public:
    enum class Reason {
        Detected,
        Declared,
        Need, ///< what is needed comes first
        Rebuilt, ///< copies are current before a window opens
        Contained, ///< nothing writes to damaged data any more
        CleanPoint, ///< the moment to restore to is agreed
        Restored, ///< data is back before it is replayed and written again
        FenceFirst, ///< no writer is left before something is written elsewhere
        Own, ///< the part before it, of the same service
        Checked, ///< a check vouches for what is built on it
        Agreed, ///< the stores of a group agree
        Gate, ///< traffic after the hold point
        Switched, ///< confirmed after traffic has moved
        Room, ///< the room said `after`
        Printed, ///< the room said nothing: its step comes after the phases before its own
        LastStep,
        SameOwner ///< a person does one step at a time
    };
    struct Edge {
        int before = 0, after = 0;
        Reason reason = Reason::Need;
        bool operator==(const Edge &) const = default;
    };
    struct Node {
        int draft = 0, block = 0;
        bool active = true; ///< is in the plan at all
        bool counts = true; ///< its stamp is not recovered before it has ended
        bool attended = true; ///< somebody acts in it or before it
        bool inCycle = false;
    };

    explicit Network(std::vector<std::shared_ptr<const StampDraft>> drafts, const PlanOptions &options = {});

    const std::vector<std::shared_ptr<const StampDraft>> &drafts() const { return m_drafts; }
    /// The disruption takes something of this draft's stamp, or something of another stamp that it cannot do
    /// without.
    bool isTouched(std::size_t draft) const { return m_drafts[draft]->touched || m_waits[draft] != 0; }
    /// Active nodes in a topological order that is stable between runs; what follows speaks of places in it.
    const std::vector<int> &order() const { return m_order; }
    const Node &nodeAt(int place) const
    {
        return m_nodes[static_cast<std::size_t>(m_order[static_cast<std::size_t>(place)])];
    }
    const StampDraft &draftAt(int place) const
    {
        return *m_drafts[static_cast<std::size_t>(nodeAt(place).draft)];
    }
    const DraftBlock &blockAt(int place) const
    {
        return draftAt(place).blocks[static_cast<std::size_t>(nodeAt(place).block)];
    }
    const Predecessors &before() const { return m_before; }
    Reason reasonAt(int index) const
    {
        return m_reasons[static_cast<std::size_t>(index)];
    } ///< beside before().list
    std::vector<Activity> activities() const;
    int placeOf(int draft, int block) const; ///< -1: not in the plan
    const std::vector<std::vector<int>> &cycles() const
    {
        return m_cycles;
    } ///< nodes, in no order that matters
    /// Fences that could not come before what they should: whatever they stop may still write.
    const std::vector<Edge> &lateFences() const { return m_lateFences; }
    const Node &node(int index) const { return m_nodes[static_cast<std::size_t>(index)]; }

private:
    struct Place {
        int draft = -1, service = -1;
    };
    void findForeignEnds();
    void linkServices();
    void waitForOthers(int draft, Place target, bool checked);
    void leaveOutUntouched();
    void linkSwitches();
    void linkFences(int draft);
    void linkParts(int draft);
    void linkRoomSteps(int draft);
    void linkInPrint(int draft, int step);
    void linkRebuilds(int draft);
    void linkRestores(int draft);
    void decideWhatIsNeeded();
    void leaveOutOnlookers(int draft);
    void markAttended();
    bool vouchedForLater(int traffic, const Successors &next, const std::vector<char> &isCheck) const;
    void linkGates(int draft, const Successors &next);
    void linkConfirmations(int draft, const std::vector<int> &traffic);
    void linkClocks();
    void takeTurns(bool together);
    void tidyEdges();
    void breakCycles();
    void reduce();
    void finish();

    const StampDraft &draft(int index) const { return *m_drafts[static_cast<std::size_t>(index)]; }
    const DraftService &at(Place place) const { return draft(place.draft).drafted(place.service); }
    const DraftBlock &block(int node) const;
    int nodeOf(int draft, int block) const { return m_base[static_cast<std::size_t>(draft)] + block; }
    int mainOf(Place place) const;
    int checkOf(Place place) const;
    Place endOf(int draft, std::size_t dependency, bool from) const;
    Place placeOf(int draft, const ServiceId &id) const; ///< of this draft or another; draft -1: of none
    void add(int before, int after, Reason reason);
    void bearers(Place place, std::vector<Place> &found) const;
    using Targets = std::vector<std::pair<Place, DependencyType>>;
    void bearersOf(Place place, DependencyType type, Targets &found) const;
    const Targets &targetsThrough(Place place);
    bool servedAtOnce(Place place, DependencyType type) const;
    bool survivesAndSwitches(Place place) const;

    std::vector<std::shared_ptr<const StampDraft>> m_drafts;
    std::vector<int> m_base; ///< first node of each draft
    std::vector<int> m_firstService; ///< the services of all drafts, counted through
    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
    std::unordered_map<std::string_view, Place> m_foreign,
        m_foreignMembers; ///< ends of needs; stores of groups
    std::vector<Edge> m_lateFences;
    std::vector<std::vector<std::vector<std::size_t>>>
        m_needsFrom; ///< per draft and service: dependencies needed after a failover
    std::unordered_map<std::size_t, Targets> m_targetsThrough; ///< by the place that runs anyway
    std::vector<std::vector<int>> m_seenFor; ///< per draft and service: the search that was here last
    int m_searches = 0;
    std::vector<std::vector<int>> m_servedAtOnce, m_waitedFor; ///< per draft and service: how many needs
    std::vector<std::pair<Place, Place>> m_reachedBy; ///< what moves traffic, and what it leads to
    std::vector<char> m_waits; ///< per draft: something that runs on waits for another stamp
    std::vector<int> m_order, m_placeOf;
    Predecessors m_before;
    std::vector<Reason> m_reasons;
    std::vector<std::vector<int>> m_cycles;
};

} // namespace breakwater
