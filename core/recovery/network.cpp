// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/network.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>

namespace breakwater {
namespace {

std::size_t u(int index)
{
    return static_cast<std::size_t>(index);
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

bool stillNeeded(const Dependency &dependency)
{
    return dependency.hard && dependency.afterFailover;
}

bool isTraffic(const DraftBlock &block)
{
    return block.part == BlockPart::Traffic
        || (block.part == BlockPart::Main && block.phase == Phase::Traffic);
}

/// A person lets a lost store be written elsewhere, which could not be written there before.
bool becomesWritable(const StampDraft &draft, const DraftService &service)
{
    if (service.main < 0 || !service.lost || !service.stateful)
        return false;
    const DraftBlock &main = draft.blocks[u(service.main)];
    const bool writtenBefore = service.option && service.option->secondaryAccess == Access::ReadWrite;
    return !main.automatic && !writtenBefore && main.phase == Phase::Data;
}

/// Edges that may be given up where they would close a circle: only a recorded need makes a cycle.
bool isSoft(Network::Reason reason)
{
    return reason != Network::Reason::Need && reason != Network::Reason::Own
        && reason != Network::Reason::Room && reason != Network::Reason::Declared
        && reason != Network::Reason::Detected;
}

} // namespace

Network::Network(std::vector<std::shared_ptr<const StampDraft>> drafts)
    : m_drafts(std::move(drafts))
{
    const int count = static_cast<int>(m_drafts.size());
    for (int d = 0; d < count; ++d) {
        m_base.push_back(static_cast<int>(m_nodes.size()));
        for (int b = 0; b < static_cast<int>(draft(d).blocks.size()); ++b)
            m_nodes.push_back({d, b});
        m_servedAtOnce.emplace_back(draft(d).services.size(), 0);
        m_waitedFor.emplace_back(draft(d).services.size(), 0);
    }
    findForeignEnds();
    linkServices();
    linkSwitches();
    decideWhatIsNeeded();
    for (int d = 0; d < count; ++d) {
        linkFences(d);
        linkParts(d);
        linkRoomSteps(d);
    }
    markAttended();
    for (int d = 0; d < count; ++d)
        linkGates(d);
    breakCycles();
    linkClocks(); // after the cuts, so that nothing starts unled
    breakCycles();
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
    if (m_foreign.empty())
        return;
    for (int d = 0; d < static_cast<int>(m_drafts.size()); ++d) {
        const std::vector<Service> &services = draft(d).stamp->services;
        for (std::size_t s = 0; s < draft(d).services.size(); ++s)
            if (const auto found = m_foreign.find(services[s].id.text); found != m_foreign.end())
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

/// What has to be up before something that needs `place`: its bearers, or, where it runs anyway, what it
/// needs in its turn.
void Network::targets(Place place, DependencyType type, std::vector<std::pair<Place, DependencyType>> &found,
                      std::vector<Place> &seen) const
{
    if (place.draft < 0)
        return;
    const auto same = [&](const Place &other) {
        return other.draft == place.draft && other.service == place.service;
    };
    if (std::any_of(seen.begin(), seen.end(), same))
        return;
    seen.push_back(place);
    std::vector<Place> here;
    bearers(place, here);
    for (const Place &bearer : here)
        found.emplace_back(bearer, type);
    if (!here.empty())
        return;
    for (const std::size_t i : m_needsFrom[u(place.draft)][u(place.service)])
        targets(endOf(place.draft, i, false), draft(place.draft).stamp->dependencies[i].type, found, seen);
}

/// Readers are served by a copy that can be read before the failover.
bool Network::servedAtOnce(Place place, DependencyType type) const
{
    const DraftService &service = at(place);
    if (!service.option || !service.stateful || service.option->secondaryAccess == Access::None)
        return false;
    return type == DependencyType::Reads || type == DependencyType::Routes;
}

void Network::linkServices()
{
    for (int d = 0; d < static_cast<int>(m_drafts.size()); ++d) {
        m_needsFrom.emplace_back(draft(d).services.size());
        for (std::size_t i = 0; i < draft(d).ends.size(); ++i)
            if (const int from = draft(d).ends[i].first;
                from >= 0 && stillNeeded(draft(d).stamp->dependencies[i]))
                m_needsFrom.back()[u(from)].push_back(i);
    }
    std::vector<Place> askers, seen;
    std::vector<std::pair<Place, DependencyType>> needed;
    for (int d = 0; d < static_cast<int>(m_drafts.size()); ++d) {
        for (std::size_t i = 0; i < draft(d).ends.size(); ++i) {
            const Dependency &dependency = draft(d).stamp->dependencies[i];
            if (!stillNeeded(dependency))
                continue;
            const Place from = endOf(d, i, true), to = endOf(d, i, false);
            if (from.draft < 0 || to.draft < 0)
                continue;
            askers.clear();
            needed.clear();
            seen.clear();
            bearers(from, askers);
            targets(to, dependency.type, needed, seen);
            for (const auto &[target, type] : needed) {
                const bool self = std::any_of(askers.begin(), askers.end(), [&](const Place &asker) {
                    return asker.draft == target.draft && asker.service == target.service;
                });
                if (self)
                    continue;
                if (survivesAndSwitches(target) && type != DependencyType::Routes) {
                    for (const Place &asker : askers)
                        m_reachedBy.emplace_back(target, asker);
                    continue;
                }
                const bool atOnce = servedAtOnce(target, type);
                ++(atOnce ? m_servedAtOnce : m_waitedFor)[u(target.draft)][u(target.service)];
                const DraftService &drafted = at(target);
                int before = mainOf(target);
                if (atOnce)
                    before = drafted.reads < 0 ? -1 : nodeOf(target.draft, drafted.reads);
                else if (type == DependencyType::Routes && drafted.traffic >= 0)
                    before = nodeOf(target.draft, drafted.traffic);
                for (const Place &asker : askers) {
                    add(before, mainOf(asker), Reason::Need);
                    if (atOnce)
                        continue;
                    // Whatever stands on a store stands on a checked one; other checks follow the same order.
                    add(checkOf(target), drafted.stateful ? mainOf(asker) : checkOf(asker), Reason::Checked);
                }
            }
        }
    }
}

/// A name or an entry that outlives the disruption serves at once whoever looks it up; what its option does
/// is move traffic. So that follows what it leads to, and what it leads to is not reached before. One that
/// leads to several stamps moves for each of them when that one is ready, so it waits for none.
bool Network::survivesAndSwitches(Place place) const
{
    const DraftService &service = at(place);
    return !service.lost && service.main >= 0 && isTraffic(draft(place.draft).blocks[u(service.main)]);
}

void Network::linkSwitches()
{
    for (const auto &[target, asker] : m_reachedBy) {
        const bool shared = std::any_of(m_reachedBy.begin(), m_reachedBy.end(), [&](const auto &other) {
            return other.first.draft == target.draft && other.first.service == target.service
                && other.second.draft != asker.draft;
        });
        if (!shared)
            add(mainOf(asker), mainOf(target), Reason::Need);
        if (target.draft != asker.draft)
            add(mainOf(target), nodeOf(asker.draft, draft(asker.draft).recovered), Reason::LastStep);
    }
}

void Network::decideWhatIsNeeded()
{
    for (int d = 0; d < static_cast<int>(m_drafts.size()); ++d) {
        const StampDraft &here = draft(d);
        std::vector<char> wanted(here.services.size(), 0), asked(here.services.size(), 0);
        std::vector<char> keepsCopies(here.services.size(), 0);
        for (const auto &protection : here.stamp->protections)
            if (protection.via)
                for (std::size_t s = 0; s < here.services.size(); ++s)
                    keepsCopies[s] =
                        static_cast<char>(keepsCopies[s] || here.stamp->services[s].id == *protection.via);
        for (std::size_t i = 0; i < here.ends.size(); ++i)
            if (const int to = here.ends[i].second; to >= 0)
                asked[u(to)] = 1;
        for (std::size_t s = 0; s < here.services.size() && !m_foreign.empty(); ++s)
            if (m_foreign.count(here.stamp->services[s].id.text) > 0)
                asked[s] = 1;
        for (std::size_t s = 0; s < here.services.size(); ++s) {
            const DraftService &service = here.services[s];
            if (service.lostBlock < 0)
                continue;
            // What nobody draws a need for is the workload itself; what only watches or keeps copies is not.
            const bool watches = service.kind && service.kind->category == Category::Observability;
            wanted[s] = static_cast<char>(m_waitedFor[u(d)][s] > 0 || m_servedAtOnce[u(d)][s] > 0
                                          || (!asked[s] && !watches && !keepsCopies[s]));
            m_nodes[u(nodeOf(d, service.lostBlock))].active = wanted[s] != 0;
        }
        // A store of which everybody needs only what can be read at once delays nobody.
        for (std::size_t s = 0; s < here.services.size(); ++s) {
            const DraftService &service = here.services[s];
            if (service.main < 0 || m_waitedFor[u(d)][s] > 0 || m_servedAtOnce[u(d)][s] == 0)
                continue;
            for (const int part : {service.main, service.check, service.traffic})
                if (part >= 0)
                    m_nodes[u(nodeOf(d, part))].counts = false;
        }
    }
    for (Node &node : m_nodes) {
        const DraftBlock &which = draft(node.draft).blocks[u(node.block)];
        if (which.part == BlockPart::Tidy || which.part == BlockPart::Announce
            || which.part == BlockPart::Recovered
            || (which.part == BlockPart::Room && which.phase == Phase::Announce))
            node.counts = false;
    }
}

/// Nothing is written elsewhere while a writer may be left: fences of a stamp come before every store that a
/// person brings back there, and before stores of other stamps that the fenced service writes.
void Network::linkFences(int d)
{
    const StampDraft &here = draft(d);
    std::vector<int> fences;
    for (std::size_t b = 0; b < here.blocks.size(); ++b)
        if (here.blocks[b].part == BlockPart::Fence
            || (here.blocks[b].part == BlockPart::Room && here.blocks[b].phase == Phase::Fence))
            fences.push_back(static_cast<int>(b));
    for (const int fence : fences) {
        for (const DraftService &service : here.services) {
            const bool own = service.fence == fence;
            if (own || becomesWritable(here, service))
                add(nodeOf(d, fence), service.main < 0 ? -1 : nodeOf(d, service.main),
                    own ? Reason::Own : Reason::FenceFirst);
        }
    }
    for (std::size_t i = 0; i < here.ends.size(); ++i) {
        const int from = here.ends[i].first;
        if (from < 0 || here.ends[i].second >= 0 || onlyReads(here.stamp->dependencies[i].type))
            continue;
        const int fence = here.drafted(from).fence;
        const Place to = endOf(d, i, false);
        if (fence >= 0 && to.draft >= 0 && becomesWritable(draft(to.draft), at(to)))
            add(nodeOf(d, fence), nodeOf(to.draft, at(to).main), Reason::FenceFirst);
    }
}

void Network::linkParts(int d)
{
    const StampDraft &here = draft(d);
    const auto node = [&](int block) { return block < 0 ? -1 : nodeOf(d, block); };
    for (const DraftService &service : here.services) {
        add(node(service.main), node(service.check), Reason::Own);
        add(node(service.main), node(service.traffic), Reason::Own);
        add(node(service.check), node(service.traffic), Reason::Own);
        add(node(service.reads), node(service.main), Reason::Own);
        const int last = service.traffic >= 0 ? service.traffic
            : service.check >= 0              ? service.check
                                              : service.main;
        // A store that is only read meanwhile is confirmed as it is read.
        const bool readMeanwhile = service.main >= 0 && !m_nodes[u(node(service.main))].counts;
        add(node(readMeanwhile ? service.reads : last), node(service.confirm), Reason::Own);
        add(node(last), node(service.tidy), Reason::Own);
        if (service.tidy >= 0)
            add(node(here.recovered), node(service.tidy), Reason::LastStep);
    }
    // A surviving service is tested from the new side once its callers are there.
    for (std::size_t i = 0; i < here.ends.size(); ++i) {
        const auto [from, to] = here.ends[i];
        if (from < 0 || to < 0 || here.drafted(to).main >= 0 || here.drafted(to).check < 0
            || !here.stamp->dependencies[i].afterFailover)
            continue;
        std::vector<Place> callers;
        bearers({d, from}, callers);
        for (const Place &caller : callers)
            add(mainOf(caller), node(here.drafted(to).check), Reason::Own);
    }
    for (std::size_t b = 0; b < here.blocks.size(); ++b) {
        if (here.blocks[b].part != BlockPart::Group)
            continue;
        const int group = nodeOf(d, static_cast<int>(b));
        for (const ServiceId &store : here.stamp->consistencyGroups[u(here.blocks[b].item)].stores)
            for (std::size_t s = 0; s < here.services.size(); ++s)
                if (here.stamp->services[s].id == store) {
                    const Place place{d, static_cast<int>(s)};
                    add(here.services[s].main < 0 ? -1 : mainOf(place), group, Reason::Own);
                    add(checkOf(place), group, Reason::Checked);
                }
    }
}

void Network::linkRoomSteps(int d)
{
    const StampDraft &here = draft(d);
    if (!here.stamp->runbook)
        return;
    // Where a step key or the id of a room's step stands.
    std::unordered_map<std::string, int> where;
    for (std::size_t b = 0; b < here.blocks.size(); ++b) {
        const DraftBlock &which = here.blocks[b];
        const int node = nodeOf(d, static_cast<int>(b));
        where.emplace(here.blockKey(which), node);
        if (which.part == BlockPart::Room)
            where.emplace(here.stamp->runbook->extraSteps[u(which.item)].id, node);
        for (const StepFact *row : here.rowsOf(which))
            where.emplace(here.rowKey(which, row->key.text), node);
    }
    for (std::size_t b = 0; b < here.blocks.size(); ++b) {
        if (here.blocks[b].part != BlockPart::Room)
            continue;
        const ExtraStep &step = here.stamp->runbook->extraSteps[u(here.blocks[b].item)];
        if (step.after.empty())
            linkInPrint(d, static_cast<int>(b));
        for (const std::string &key : step.after)
            if (const auto found = where.find(key); found != where.end())
                add(found->second, nodeOf(d, static_cast<int>(b)), Reason::Room);
    }
}

/// A step for which the room names no place comes where it prints: after what the phases before its own do,
/// in phase fence after the fences.
void Network::linkInPrint(int d, int step)
{
    const StampDraft &here = draft(d);
    const Phase phase = here.blocks[u(step)].phase;
    for (std::size_t b = 0; b < here.blocks.size(); ++b) {
        const DraftBlock &which = here.blocks[b];
        const int node = nodeOf(d, static_cast<int>(b));
        const bool fences = which.part == BlockPart::Fence;
        const bool works =
            which.part == BlockPart::Main || which.part == BlockPart::Group || which.part == BlockPart::Check;
        if (m_nodes[u(node)].counts && ((fences && phase >= Phase::Fence) || (works && which.phase < phase)))
            add(node, nodeOf(d, step), Reason::Printed);
    }
}

/// An automatic option that waits for something a person does is attended: then checks may hold it back.
void Network::markAttended()
{
    std::vector<std::vector<int>> next(m_nodes.size());
    for (const Edge &edge : m_edges)
        if (edge.reason == Reason::Need)
            next[u(edge.before)].push_back(edge.after);
    std::vector<int> open;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        m_nodes[i].attended = !block(static_cast<int>(i)).automatic;
        if (m_nodes[i].attended)
            open.push_back(static_cast<int>(i));
    }
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const int after : next[u(node)])
            if (!m_nodes[u(after)].attended) {
                m_nodes[u(after)].attended = true;
                open.push_back(after);
            }
    }
    // The platform asks nobody: no check and no group holds back what runs by itself.
    std::erase_if(m_edges, [&](const Edge &edge) {
        return (edge.reason == Reason::Checked || edge.reason == Reason::Agreed)
            && !m_nodes[u(edge.after)].attended;
    });
}

/// Checks, then the hold point, then traffic, then confirmation from outside, then the milestone.
void Network::linkGates(int d)
{
    const StampDraft &here = draft(d);
    if (here.blocks.empty())
        return;
    std::vector<int> traffic, checks;
    for (std::size_t b = 0; b < here.blocks.size(); ++b) {
        const int node = nodeOf(d, static_cast<int>(b));
        const DraftBlock &which = here.blocks[b];
        if (isTraffic(which) && m_nodes[u(node)].attended && m_nodes[u(node)].counts)
            traffic.push_back(node);
        const bool vouches = which.part == BlockPart::Check || which.part == BlockPart::Group
            || (which.part == BlockPart::Room && which.phase == Phase::Verify);
        if (vouches && m_nodes[u(node)].counts)
            checks.push_back(node);
    }
    // Group checks hold back whatever stands on one of their stores.
    for (std::size_t b = 0; b < here.blocks.size(); ++b) {
        if (here.blocks[b].part != BlockPart::Group)
            continue;
        const int group = nodeOf(d, static_cast<int>(b));
        std::vector<int> stores;
        for (const Edge &edge : m_edges)
            if (edge.after == group && edge.reason == Reason::Own)
                stores.push_back(edge.before);
        std::vector<Edge> more;
        for (const Edge &edge : m_edges)
            if (edge.reason == Reason::Need && m_nodes[u(edge.after)].attended
                && std::find(stores.begin(), stores.end(), edge.before) != stores.end()
                && std::find(stores.begin(), stores.end(), edge.after) == stores.end())
                more.push_back({group, edge.after, Reason::Agreed});
        m_edges.insert(m_edges.end(), more.begin(), more.end());
    }
    const int go = here.go < 0 ? -1 : nodeOf(d, here.go);
    if (go >= 0 && traffic.empty())
        m_nodes[u(go)].active = false;
    if (go >= 0 && !traffic.empty()) {
        // A check of what traffic itself brings up cannot come before it.
        for (const int check : checks) {
            const int service = block(check).service;
            const int main = service < 0 ? -1 : here.drafted(service).main;
            const bool ofTraffic = main >= 0 && isTraffic(here.blocks[u(main)]);
            if (!ofTraffic)
                add(check, go, Reason::Checked);
        }
        for (const int node : traffic)
            add(go, node, Reason::Gate);
    }
    for (std::size_t b = 0; b < here.blocks.size(); ++b) {
        const DraftBlock &which = here.blocks[b];
        const int node = nodeOf(d, static_cast<int>(b));
        const bool confirms = which.part == BlockPart::Confirm
            || (which.part == BlockPart::Room && which.phase == Phase::Confirm);
        if (confirms)
            for (const int moved : traffic)
                add(moved, node, Reason::Switched);
        const bool announces = which.part == BlockPart::Announce
            || (which.part == BlockPart::Room && which.phase == Phase::Announce);
        if (announces)
            add(nodeOf(d, here.recovered), node, Reason::LastStep);
        if (which.part == BlockPart::Room && which.phase == Phase::Traffic && go >= 0)
            add(go, node, Reason::Gate);
    }
}

void Network::linkClocks()
{
    // Where nobody decides anything, no manual check delays the milestone.
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const BlockPart part = block(static_cast<int>(i)).part;
        if (draft(m_nodes[i].draft).decide < 0
            && (part == BlockPart::Check || part == BlockPart::Confirm || part == BlockPart::Group))
            m_nodes[i].counts = false;
    }
    std::vector<char> led(m_nodes.size(), 0), followed(m_nodes.size(), 0);
    for (const Edge &edge : m_edges) {
        const Node &before = m_nodes[u(edge.before)], &after = m_nodes[u(edge.after)];
        if (!before.active || !after.active || before.draft != after.draft)
            continue;
        led[u(edge.after)] = static_cast<char>(led[u(edge.after)] || !block(edge.before).automatic);
        followed[u(edge.before)] = static_cast<char>(followed[u(edge.before)] || after.counts);
    }
    for (int d = 0; d < static_cast<int>(m_drafts.size()); ++d) {
        const StampDraft &here = draft(d);
        if (here.blocks.empty())
            continue;
        const int detect = nodeOf(d, here.detect), decide = here.decide < 0 ? -1 : nodeOf(d, here.decide);
        const int recovered = nodeOf(d, here.recovered);
        add(detect, decide, Reason::Detected);
        bool anyStep = false;
        for (int node = m_base[u(d)]; node < m_base[u(d)] + static_cast<int>(here.blocks.size()); ++node) {
            if (node == detect || node == decide || node == recovered)
                continue;
            const bool acts = !block(node).automatic && decide >= 0;
            if (!acts)
                add(detect, node, Reason::Detected);
            else if (!led[u(node)])
                add(decide, node, Reason::Declared);
            if (m_nodes[u(node)].active && m_nodes[u(node)].counts && !followed[u(node)]) {
                add(node, recovered, Reason::LastStep);
                anyStep = true;
            }
        }
        if (!anyStep)
            add(decide < 0 ? detect : decide, recovered, decide < 0 ? Reason::Detected : Reason::Declared);
    }
}

namespace {

/// Strongly connected components of more than one node (Tarjan, without recursion).
std::vector<std::vector<int>> circles(std::size_t count, const std::vector<Network::Edge> &edges)
{
    std::vector<int> first(count + 1, 0), list(edges.size());
    for (const Network::Edge &edge : edges)
        ++first[u(edge.before) + 1];
    for (std::size_t i = 0; i < count; ++i)
        first[i + 1] += first[i];
    std::vector<int> fill(first.begin(), first.end() - 1);
    for (const Network::Edge &edge : edges)
        list[u(fill[u(edge.before)]++)] = edge.after;

    std::vector<int> number(count, -1), low(count, 0), stack, cursor(first.begin(), first.end() - 1), path;
    std::vector<char> onStack(count, 0);
    std::vector<std::vector<int>> found;
    int next = 0;
    for (std::size_t root = 0; root < count; ++root) {
        if (number[root] >= 0)
            continue;
        path.push_back(static_cast<int>(root));
        while (!path.empty()) {
            const int node = path.back();
            if (number[u(node)] < 0) {
                number[u(node)] = low[u(node)] = next++;
                stack.push_back(node);
                onStack[u(node)] = 1;
            }
            if (cursor[u(node)] < first[u(node) + 1]) {
                const int to = list[u(cursor[u(node)]++)];
                if (number[u(to)] < 0)
                    path.push_back(to);
                else if (onStack[u(to)])
                    low[u(node)] = std::min(low[u(node)], number[u(to)]);
                continue;
            }
            path.pop_back();
            if (!path.empty())
                low[u(path.back())] = std::min(low[u(path.back())], low[u(node)]);
            if (low[u(node)] != number[u(node)])
                continue;
            std::vector<int> circle;
            int member = -1;
            do {
                member = stack.back();
                stack.pop_back();
                onStack[u(member)] = 0;
                circle.push_back(member);
            } while (member != node);
            if (circle.size() > 1) {
                std::sort(circle.begin(), circle.end());
                found.push_back(std::move(circle));
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool isAcyclic(std::size_t count, const std::vector<Network::Edge> &edges)
{
    std::vector<int> waits(count, 0), first(count + 1, 0), list(edges.size()), open;
    for (const Network::Edge &edge : edges) {
        ++waits[u(edge.after)];
        ++first[u(edge.before) + 1];
    }
    for (std::size_t i = 0; i < count; ++i)
        first[i + 1] += first[i];
    std::vector<int> fill(first.begin(), first.end() - 1);
    for (const Network::Edge &edge : edges)
        list[u(fill[u(edge.before)]++)] = edge.after;
    for (std::size_t i = 0; i < count; ++i)
        if (waits[i] == 0)
            open.push_back(static_cast<int>(i));
    std::size_t done = 0;
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        ++done;
        for (int k = first[u(node)]; k < first[u(node) + 1]; ++k)
            if (--waits[u(list[u(k)])] == 0)
                open.push_back(list[u(k)]);
    }
    return done == count;
}

} // namespace

/// A circle of needs is named and opened: against the catalog's recovery layers, so that what is left still
/// makes sense. Soft edges that would close a circle give way first.
void Network::breakCycles()
{
    std::erase_if(m_edges, [&](const Edge &edge) {
        return !m_nodes[u(edge.before)].active || !m_nodes[u(edge.after)].active;
    });
    std::sort(m_edges.begin(), m_edges.end(), [](const Edge &a, const Edge &b) {
        return std::tie(a.after, a.before, a.reason) < std::tie(b.after, b.before, b.reason);
    });
    m_edges.erase(
        std::unique(m_edges.begin(), m_edges.end(),
                    [](const Edge &a, const Edge &b) { return a.after == b.after && a.before == b.before; }),
        m_edges.end());
    if (isAcyclic(m_nodes.size(), m_edges))
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
    const std::vector<std::vector<int>> found = circles(m_nodes.size(), hard);
    m_cycles.insert(m_cycles.end(), found.begin(), found.end());
    mark(found);
    const auto rank = [&](int node) { return std::tuple(block(node).layer, block(node).part, node); };
    for (const std::vector<int> &circle : found)
        for (const int node : circle)
            m_nodes[u(node)].inCycle = true;
    std::erase_if(m_edges, [&](const Edge &edge) {
        return inside(edge) && edge.reason != Reason::Own && rank(edge.before) > rank(edge.after);
    });
    while (!isAcyclic(m_nodes.size(), m_edges)) {
        mark(circles(m_nodes.size(), m_edges));
        const auto before = m_edges.size();
        std::erase_if(m_edges, [&](const Edge &edge) { return inside(edge) && isSoft(edge.reason); });
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
    std::vector<int> waits(count, 0), first(count + 1, 0), list(m_edges.size());
    for (const Edge &edge : m_edges) {
        ++waits[u(edge.after)];
        ++first[u(edge.before) + 1];
    }
    for (std::size_t i = 0; i < count; ++i)
        first[i + 1] += first[i];
    std::vector<int> fill(first.begin(), first.end() - 1);
    for (const Edge &edge : m_edges)
        list[u(fill[u(edge.before)]++)] = edge.after;

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
        for (int k = first[u(node)]; k < first[u(node) + 1]; ++k)
            if (--waits[u(list[u(k)])] == 0)
                push(list[u(k)]);
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
        const bool known = which.time.state == Figure::State::Value;
        activities.push_back({known ? which.time.planning.count() : 0, known,
                              which.time.state == Figure::State::Unbounded, known && !which.time.max,
                              which.dependable && !nodeAt(place).inCycle});
    }
    return activities;
}

int Network::placeOf(int draft, int block) const
{
    return block < 0 ? -1 : m_placeOf[u(nodeOf(draft, block))];
}

} // namespace breakwater
