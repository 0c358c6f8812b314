// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/network.h"

#include "core/recovery/graph.h"
#include "core/recovery/schedule.h"

#include <algorithm>
#include <functional>
#include <map>
#include <queue>
#include <tuple>

namespace breakwater {
namespace {

std::size_t u(int index)
{
    return static_cast<std::size_t>(index);
}

/// Edges that may be given up where they would close a circle: only a recorded need makes a cycle.
bool isSoft(Network::Reason reason)
{
    return reason != Network::Reason::Need && reason != Network::Reason::Own
        && reason != Network::Reason::Room && reason != Network::Reason::Declared
        && reason != Network::Reason::Detected;
}

/// By `after`, then `before`, then reason; a design has few edges to each of many nodes.
void sortEdges(std::vector<Network::Edge> &edges, std::size_t nodes)
{
    std::vector<std::size_t> row(nodes + 1, 0);
    for (const Network::Edge &edge : edges)
        ++row[u(edge.after) + 1];
    for (std::size_t node = 0; node < nodes; ++node)
        row[node + 1] += row[node];
    std::vector<Network::Edge> sorted(edges.size());
    std::vector<std::size_t> next(row.begin(), row.end() - 1);
    for (const Network::Edge &edge : edges)
        sorted[next[u(edge.after)]++] = edge;
    for (std::size_t node = 0; node < nodes; ++node)
        std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(row[node]),
                  sorted.begin() + static_cast<std::ptrdiff_t>(row[node + 1]),
                  [](const Network::Edge &a, const Network::Edge &b) {
                      return std::tie(a.before, a.reason) < std::tie(b.before, b.reason);
                  });
    edges = std::move(sorted);
}

} // namespace

Network::Network(std::vector<std::shared_ptr<const StampDraft>> drafts, const PlanOptions &options)
    : m_drafts(std::move(drafts))
{
    const int count = static_cast<int>(m_drafts.size());
    for (int d = 0; d < count; ++d) {
        m_base.push_back(static_cast<int>(m_nodes.size()));
        for (int b = 0; b < static_cast<int>(draft(d).blocks.size()); ++b)
            m_nodes.push_back({d, b});
        m_firstService.push_back(
            d == 0 ? 0 : m_firstService.back() + static_cast<int>(draft(d - 1).services.size()));
        m_servedAtOnce.emplace_back(draft(d).services.size(), 0);
        m_waitedFor.emplace_back(draft(d).services.size(), 0);
        m_seenFor.emplace_back(draft(d).services.size(), 0);
    }
    findForeignEnds();
    linkServices();
    linkSwitches();
    decideWhatIsNeeded();
    leaveOutUntouched();
    for (int d = 0; d < count; ++d) {
        linkFences(d);
        linkParts(d);
        linkRoomSteps(d);
        linkRebuilds(d);
        linkRestores(d);
    }
    markAttended();
    const Successors next(m_nodes.size(), m_edges);
    for (int d = 0; d < count; ++d)
        linkGates(d, next);
    breakCycles();
    linkClocks(); // after the cuts, so that nothing starts unled
    breakCycles();
    if (options.owners)
        takeTurns(options.together);
    reduce();
    finish();
}

const DraftBlock &Network::block(int node) const
{
    const Node &which = m_nodes[u(node)];
    return draft(which.draft).blocks[u(which.block)];
}

void Network::add(int before, int after, Reason reason)
{
    if (before >= 0 && after >= 0 && before != after)
        m_edges.push_back({before, after, reason});
}

int Network::mainOf(Place place) const
{
    const DraftService &service = at(place);
    const int block = service.main >= 0 ? service.main : service.lostBlock;
    return block < 0 ? -1 : nodeOf(place.draft, block);
}

int Network::checkOf(Place place) const
{
    return at(place).check < 0 ? -1 : nodeOf(place.draft, at(place).check);
}

void Network::findForeignEnds()
{
    for (const auto &draft : m_drafts)
        for (std::size_t i = 0; i < draft->ends.size(); ++i) {
            if (draft->ends[i].first < 0)
                m_foreign.emplace(draft->stamp->dependencies[i].from.text, Place{});
            if (draft->ends[i].second < 0)
                m_foreign.emplace(draft->stamp->dependencies[i].to.text, Place{});
        }
    for (const auto &draft : m_drafts)
        for (const ConsistencyGroup &group : draft->stamp->consistencyGroups)
            for (const ServiceId &store : group.stores)
                if (!draft->stamp->service(store))
                    m_foreignMembers.emplace(store.text, Place{});
    if (m_foreign.empty() && m_foreignMembers.empty())
        return;
    for (int d = 0; d < static_cast<int>(m_drafts.size()); ++d) {
        const std::vector<Service> &services = draft(d).stamp->services;
        for (std::size_t s = 0; s < draft(d).services.size(); ++s)
            for (auto *named : {&m_foreign, &m_foreignMembers})
                if (const auto found = named->find(services[s].id.text); found != named->end())
                    found->second = {d, static_cast<int>(s)};
    }
}

Network::Place Network::endOf(int d, std::size_t dependency, bool from) const
{
    const int local = from ? draft(d).ends[dependency].first : draft(d).ends[dependency].second;
    if (local >= 0)
        return {d, local};
    const Dependency &which = draft(d).stamp->dependencies[dependency];
    const auto found = m_foreign.find(from ? which.from.text : which.to.text);
    return found == m_foreign.end() ? Place{} : found->second;
}

Network::Place Network::placeOf(int d, const ServiceId &id) const
{
    if (const Service *service = draft(d).stamp->service(id))
        return {d, static_cast<int>(service - draft(d).stamp->services.data())};
    const auto found = m_foreignMembers.find(id.text);
    return found == m_foreignMembers.end() ? Place{} : found->second;
}

/// The services whose blocks bring this one up: itself, or those that it is a counterpart of. None: it runs.
void Network::bearers(Place place, std::vector<Place> &found) const
{
    if (mainOf(place) >= 0) {
        found.push_back(place);
        return;
    }
    for (const int other : at(place).broughtUpWith)
        if (mainOf({place.draft, other}) >= 0)
            found.push_back({place.draft, other});
}

/// The bearers of a place, each needed in this way.
void Network::bearersOf(Place place, DependencyType type, Targets &found) const
{
    std::vector<Place> here;
    bearers(place, here);
    for (const Place &bearer : here)
        found.emplace_back(bearer, type);
}

/// What has to be up before something that needs `place`, which runs anyway: the bearers of what it needs in
/// its turn, through any number of services that run anyway too. Searched once a place, first needs first.
const Network::Targets &Network::targetsThrough(Place place)
{
    const std::size_t key = u(m_firstService[u(place.draft)] + place.service);
    const auto [known, isNew] = m_targetsThrough.try_emplace(key);
    Targets &found = known->second;
    if (!isNew)
        return found;
    ++m_searches;
    Targets open{
        {place, DependencyType::Uses}}; // the last is next; how `place` itself is needed is no matter
    while (!open.empty()) {
        const auto [here, type] = open.back();
        open.pop_back();
        int &seenFor = m_seenFor[u(here.draft)][u(here.service)];
        if (std::exchange(seenFor, m_searches) == m_searches)
            continue;
        const std::size_t before = found.size();
        bearersOf(here, type, found);
        if (found.size() > before)
            continue;
        const std::vector<std::size_t> &needs = m_needsFrom[u(here.draft)][u(here.service)];
        for (auto need = needs.rbegin(); need != needs.rend(); ++need)
            if (const Place next = endOf(here.draft, *need, false); next.draft >= 0)
                open.emplace_back(next, draft(here.draft).stamp->dependencies[*need].type);
    }
    return found;
}

/// Readers are served by a copy that can be read before the failover.
bool Network::servedAtOnce(Place place, DependencyType type) const
{
    const DraftService &service = at(place);
    if (!service.option || !service.stateful || service.option->secondaryAccess == Access::None)
        return false;
    return type == DependencyType::Reads || type == DependencyType::Routes;
}

/// An owner's steps in the order in which he will take them. What delays nobody takes nobody's time.
void Network::takeTurns(bool together)
{
    std::vector<int> people;
    std::map<std::pair<int, std::string_view>, int> known; // team, role or title
    std::vector<Task> tasks;
    tasks.reserve(m_nodes.size());
    bool anybody = false;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const Node &node = m_nodes[i];
        const DraftBlock &which = block(static_cast<int>(i));
        Task task{which.time.state == Figure::State::Value ? which.time.planning.count() : 0, -1, node.counts,
                  which.phase == Phase::Fence};
        if (which.part == BlockPart::Recovered)
            task.urgent = true;
        if (node.active && node.counts && which.hands >= 0) {
            const Owner &owner = draft(node.draft).owners[u(which.hands)];
            const std::string_view name = owner.role ? owner.role->text : owner.title;
            const auto [found, isNew] =
                known.emplace(std::pair(together ? -1 : node.draft, name), static_cast<int>(people.size()));
            if (isNew)
                people.push_back(owner.people);
            task.owner = found->second;
            anybody = true;
        }
        tasks.push_back(task);
    }
    if (!anybody)
        return;
    for (const Turn &turn : turnsOf(tasks, Successors(m_nodes.size(), m_edges), people))
        add(turn.before, turn.after, Reason::SameOwner);
    tidyEdges(); // turns close no circle
}

/// Sorted, each once, without what is in no plan.
void Network::tidyEdges()
{
    std::erase_if(m_edges, [&](const Edge &edge) {
        return !m_nodes[u(edge.before)].active || !m_nodes[u(edge.after)].active;
    });
    sortEdges(m_edges, m_nodes.size());
    m_edges.erase(
        std::unique(m_edges.begin(), m_edges.end(),
                    [](const Edge &a, const Edge &b) { return a.after == b.after && a.before == b.before; }),
        m_edges.end());
}

/// A circle of needs is named and opened: against the catalog's recovery layers, so that what is left still
/// makes sense. Soft edges that would close a circle give way first.
void Network::breakCycles()
{
    tidyEdges();
    const auto next = [&](const std::vector<Edge> &edges) { return Successors(m_nodes.size(), edges); };
    if (isAcyclic(next(m_edges)))
        return;
    std::vector<int> circleOf(m_nodes.size(), -1);
    const auto mark = [&](const std::vector<std::vector<int>> &found) {
        std::fill(circleOf.begin(), circleOf.end(), -1);
        for (std::size_t c = 0; c < found.size(); ++c)
            for (const int node : found[c])
                circleOf[u(node)] = static_cast<int>(c);
    };
    const auto inside = [&](const Edge &edge) {
        return circleOf[u(edge.before)] >= 0 && circleOf[u(edge.before)] == circleOf[u(edge.after)];
    };
    std::vector<Edge> hard;
    std::copy_if(m_edges.begin(), m_edges.end(), std::back_inserter(hard),
                 [](const Edge &edge) { return !isSoft(edge.reason); });
    const std::vector<std::vector<int>> found = circles(next(hard));
    m_cycles.insert(m_cycles.end(), found.begin(), found.end());
    mark(found);
    const auto rank = [&](int node) { return std::tuple(block(node).layer, block(node).part, node); };
    for (const std::vector<int> &circle : found)
        for (const int node : circle)
            m_nodes[u(node)].inCycle = true;
    std::erase_if(m_edges, [&](const Edge &edge) {
        return inside(edge) && edge.reason != Reason::Own && rank(edge.before) > rank(edge.after);
    });
    while (!isAcyclic(next(m_edges))) {
        mark(circles(next(m_edges)));
        const auto before = m_edges.size();
        std::erase_if(m_edges, [&](const Edge &edge) {
            const bool gives = inside(edge) && isSoft(edge.reason);
            if (gives && edge.reason == Reason::FenceFirst)
                m_lateFences.push_back(edge);
            return gives;
        });
        if (m_edges.size() == before)
            std::erase_if(m_edges, [&](const Edge &edge) {
                return inside(edge) && rank(edge.before) > rank(edge.after);
            });
    }
}

/// Leaves out what a reader can follow himself: an edge to something that a direct predecessor waits for
/// already.
void Network::reduce()
{
    // Sorted by `after`: rows of predecessors.
    std::vector<std::pair<std::size_t, std::size_t>> rows(m_nodes.size(), {0, 0});
    for (std::size_t i = 0; i < m_edges.size();) {
        std::size_t end = i;
        while (end < m_edges.size() && m_edges[end].after == m_edges[i].after)
            ++end;
        rows[u(m_edges[i].after)] = {i, end};
        i = end;
    }
    std::vector<int> followedBy(m_nodes.size(), -1);
    std::vector<char> superfluous(m_edges.size(), 0);
    for (std::size_t node = 0; node < m_nodes.size(); ++node) {
        const auto [from, to] = rows[node];
        for (std::size_t i = from; i < to; ++i) {
            const auto [innerFrom, innerTo] = rows[u(m_edges[i].before)];
            for (std::size_t k = innerFrom; k < innerTo; ++k)
                followedBy[u(m_edges[k].before)] = static_cast<int>(node);
        }
        for (std::size_t i = from; i < to; ++i)
            superfluous[i] = static_cast<char>(followedBy[u(m_edges[i].before)] == static_cast<int>(node));
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_edges.size(); ++i)
        if (!superfluous[i])
            m_edges[kept++] = m_edges[i];
    m_edges.resize(kept);
}

void Network::finish()
{
    const std::size_t count = m_nodes.size();
    const Successors next(count, m_edges);
    std::vector<int> waits = indegrees(next);
    using Rank = std::tuple<Phase, int, int>; // heading, layer, place in the design
    std::priority_queue<Rank, std::vector<Rank>, std::greater<>> open;
    const auto push = [&](int node) { open.emplace(block(node).phase, block(node).layer, node); };
    for (std::size_t i = 0; i < count; ++i)
        if (m_nodes[i].active && waits[i] == 0)
            push(static_cast<int>(i));
    m_placeOf.assign(count, -1);
    while (!open.empty()) {
        const int node = std::get<2>(open.top());
        open.pop();
        m_placeOf[u(node)] = static_cast<int>(m_order.size());
        m_order.push_back(node);
        for (int k = next.first[u(node)]; k < next.first[u(node) + 1]; ++k)
            if (--waits[u(next.list[u(k)])] == 0)
                push(next.list[u(k)]);
    }
    // Edges are sorted by `after`: cut them row by row, in the order of places.
    std::vector<std::pair<std::size_t, std::size_t>> rows(count, {0, 0});
    for (std::size_t i = 0; i < m_edges.size();) {
        std::size_t end = i;
        while (end < m_edges.size() && m_edges[end].after == m_edges[i].after)
            ++end;
        rows[u(m_edges[i].after)] = {i, end};
        i = end;
    }
    std::vector<std::pair<int, Reason>> row;
    for (const int node : m_order) {
        m_before.first.push_back(static_cast<int>(m_before.list.size()));
        row.clear();
        for (std::size_t i = rows[u(node)].first; i < rows[u(node)].second; ++i)
            row.emplace_back(m_placeOf[u(m_edges[i].before)], m_edges[i].reason);
        std::sort(row.begin(), row.end());
        for (const auto &[place, reason] : row) {
            m_before.list.push_back(place);
            m_reasons.push_back(reason);
        }
    }
    m_before.first.push_back(static_cast<int>(m_before.list.size()));
}

std::vector<Activity> Network::activities() const
{
    std::vector<Activity> activities;
    activities.reserve(m_order.size());
    for (int place = 0; place < static_cast<int>(m_order.size()); ++place) {
        const DraftBlock &which = blockAt(place);
        activities.push_back(activityOf(which.time, which.dependable && !nodeAt(place).inCycle,
                                        which.successShare, which.other ? &*which.other : nullptr));
    }
    return activities;
}

int Network::placeOf(int draft, int block) const
{
    return block < 0 ? -1 : m_placeOf[u(nodeOf(draft, block))];
}

} // namespace breakwater
