// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/network.h"

#include "core/recovery/graph.h"

#include <algorithm>
#include <string>
#include <unordered_map>

/// What waits for what, and why.
namespace breakwater {
namespace {

std::size_t u(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

void Network::linkServices()
{
    for (int d = 0; d < static_cast<int>(m_drafts.size()); ++d) {
        m_needsFrom.emplace_back(draft(d).services.size());
        for (std::size_t i = 0; i < draft(d).ends.size(); ++i)
            if (const int from = draft(d).ends[i].first; from >= 0 && draft(d).needs(i))
                m_needsFrom.back()[u(from)].push_back(i);
    }
    m_waits.assign(m_drafts.size(), 0);
    std::vector<Place> askers;
    Targets direct;
    for (int d = 0; d < static_cast<int>(m_drafts.size()); ++d) {
        for (std::size_t i = 0; i < draft(d).ends.size(); ++i) {
            const Dependency &dependency = draft(d).stamp->dependencies[i];
            if (!draft(d).needs(i))
                continue;
            const Place from = endOf(d, i, true), to = endOf(d, i, false);
            if (from.draft < 0 || to.draft < 0)
                continue;
            askers.clear();
            direct.clear();
            bearers(from, askers);
            bearersOf(to, dependency.type, direct);
            if (direct.empty() && askers.empty() && from.draft == to.draft)
                continue; // both run anyway: what `to` needs is asked for by its own dependencies
            const Targets &needed = direct.empty() ? targetsThrough(to) : direct;
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
                if (askers.empty() && !atOnce && target.draft != from.draft)
                    waitForOthers(from.draft, target, drafted.stateful);
                for (const Place &asker : askers) {
                    add(before, mainOf(asker), Reason::Need);
                    if (atOnce)
                        continue;
                    // Whatever stands on a store stands on a checked one, and nothing that runs on a schedule
                    // starts on what is not checked; other checks follow the same order.
                    const bool scheduled =
                        mainOf(asker) >= 0 && block(mainOf(asker)).phase == Phase::Orchestration;
                    add(checkOf(target), drafted.stateful || scheduled ? mainOf(asker) : checkOf(asker),
                        Reason::Checked);
                }
            }
        }
    }
}

/// Something that runs on needs what another stamp has lost: its own stamp is not recovered before that is.
void Network::waitForOthers(int d, Place target, bool checked)
{
    if (draft(d).recovered < 0)
        return;
    m_waits[u(d)] = 1;
    add(mainOf(target), nodeOf(d, draft(d).recovered), Reason::LastStep);
    if (checked)
        add(checkOf(target), nodeOf(d, draft(d).recovered), Reason::LastStep);
    const StampDraft &other = draft(target.draft);
    if (other.resume >= 0)
        add(nodeOf(target.draft, other.resume), nodeOf(d, draft(d).recovered), Reason::LastStep);
}

/// Who might have waited for another stamp and does not is in no plan.
void Network::leaveOutUntouched()
{
    for (Node &node : m_nodes)
        node.active = node.active && isTouched(u(node.draft));
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

/// Copies and telemetry that nobody needs hard delay no user while a zone comes back.
void Network::leaveOutOnlookers(int d)
{
    const StampDraft &here = draft(d);
    std::vector<char> needed(here.services.size(), 0);
    for (std::size_t s = 0; s < here.services.size(); ++s) {
        const auto content = contentOf(here.stamp->services[s], here.services[s].kind);
        needed[s] = static_cast<char>(content != ServiceKind::Content::Copies
                                      && content != ServiceKind::Content::Telemetry);
    }
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < here.ends.size(); ++i) {
            const auto [from, to] = here.ends[i];
            if (to < 0 || needed[u(to)] || !here.stamp->dependencies[i].hard
                || (from >= 0 && !needed[u(from)]))
                continue;
            needed[u(to)] = 1;
            more = true;
        }
    }
    for (std::size_t s = 0; s < here.services.size(); ++s) {
        const DraftService &service = here.services[s];
        if (!needed[s])
            for (const int part : {service.main, service.check, service.lostBlock})
                if (part >= 0)
                    m_nodes[u(nodeOf(d, part))].counts = false;
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
            const bool region = here.occasion.disruption.kind == DisruptionKind::Region;
            wanted[s] = static_cast<char>(!region || m_waitedFor[u(d)][s] > 0 || m_servedAtOnce[u(d)][s] > 0
                                          || (!asked[s] && !watches && !keepsCopies[s]));
            m_nodes[u(nodeOf(d, service.lostBlock))].active = wanted[s] != 0;
        }
        if (here.occasion.disruption.kind == DisruptionKind::Zone)
            leaveOutOnlookers(d);
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
            || which.part == BlockPart::Notify || which.part == BlockPart::Normal
            || which.part == BlockPart::Recovered || which.part == BlockPart::Degrade
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
        int stores = 0;
        for (const ServiceId &store : here.stamp->consistencyGroups[u(here.blocks[b].item)].stores) {
            const Place place = placeOf(d, store);
            if (place.draft < 0 || at(place).main < 0)
                continue;
            ++stores;
            add(mainOf(place), group, Reason::Own);
            add(checkOf(place), group, Reason::Checked);
        }
        m_nodes[u(group)].active = stores > 1;
    }
}

/// Of a way back: the window opens when every copy is current.
void Network::linkRebuilds(int d)
{
    const StampDraft &here = draft(d);
    for (const DraftService &service : here.services)
        if (service.rebuild >= 0 && here.decide >= 0)
            add(nodeOf(d, service.rebuild), nodeOf(d, here.decide), Reason::Rebuilt);
}

/// Of damaged data: contain, find the clean point, restore, check, replay, and let the writers back.
void Network::linkRestores(int d)
{
    const StampDraft &here = draft(d);
    const auto node = [&](int block) { return block < 0 ? -1 : nodeOf(d, block); };
    const int last = node(here.replay >= 0 ? here.replay : here.resume);
    // Nothing runs on a store of which nobody has decided how it comes back.
    for (const DraftService &service : here.services) {
        add(node(here.contain), node(service.lostBlock), Reason::Contained);
        add(node(service.lostBlock), last, Reason::Restored);
    }
    if (here.cleanPoint < 0)
        return;
    add(node(here.contain), node(here.cleanPoint), Reason::Contained);
    for (const DraftService &service : here.services) {
        if (!service.lost || service.main < 0)
            continue;
        add(node(here.cleanPoint), node(service.main), Reason::CleanPoint);
        add(node(service.check >= 0 ? service.check : service.main), last, Reason::Restored);
    }
    for (std::size_t b = 0; b < here.blocks.size(); ++b)
        if (here.blocks[b].part == BlockPart::Group)
            add(node(static_cast<int>(b)), last, Reason::Agreed);
    add(node(here.replay), node(here.resume), Reason::Restored);
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

/// Something that has to be checked stands on what moves traffic, so the checks cannot come first.
bool Network::vouchedForLater(int traffic, const Successors &next, const std::vector<char> &isCheck) const
{
    std::vector<int> open{traffic};
    std::vector<char> seen(m_nodes.size(), 0);
    for (std::size_t done = 0; done < open.size(); ++done)
        for (int k = next.first[u(open[done])]; k < next.first[u(open[done]) + 1]; ++k) {
            const int node = next.list[u(k)];
            // What follows it within its own service is no reason: its own check, its tidying up.
            const bool own = open[done] == traffic && block(node).service == block(traffic).service
                && m_nodes[u(node)].draft == m_nodes[u(traffic)].draft;
            if (own || seen[u(node)])
                continue;
            if (isCheck[u(node)])
                return true;
            seen[u(node)] = 1;
            open.push_back(node);
        }
    return false;
}

/// Checks, then the hold point, then traffic, then confirmation from outside, then the milestone.
void Network::linkGates(int d, const Successors &next)
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
            const bool ofTraffic =
                main >= 0 && std::find(traffic.begin(), traffic.end(), nodeOf(d, main)) != traffic.end();
            if (!ofTraffic)
                add(check, go, Reason::Checked);
        }
        std::vector<char> isCheck(m_nodes.size(), 0);
        for (const int check : checks)
            isCheck[u(check)] = 1;
        for (const int node : traffic)
            if (!vouchedForLater(node, next, isCheck))
                add(go, node, Reason::Gate);
    }
    for (std::size_t b = 0; b < here.blocks.size(); ++b) {
        const DraftBlock &which = here.blocks[b];
        const int node = nodeOf(d, static_cast<int>(b));
        const bool announces = which.part == BlockPart::Announce || which.part == BlockPart::Normal
            || (which.part == BlockPart::Room && which.phase == Phase::Announce);
        if (announces)
            add(nodeOf(d, here.recovered), node, Reason::LastStep);
        if (which.part == BlockPart::Room && which.phase == Phase::Traffic && go >= 0)
            add(go, node, Reason::Gate);
    }
    linkConfirmations(d, traffic);
}

/// Whatever is confirmed from outside waits for all traffic. Where many moves meet many confirmations, one
/// milestone stands between them: each with each is a plan that nobody can read, and grows with the square.
void Network::linkConfirmations(int d, const std::vector<int> &traffic)
{
    constexpr std::size_t kFew = 64; // lines that a reader still follows
    const StampDraft &here = draft(d);
    std::vector<int> confirmations;
    for (std::size_t b = 0; b < here.blocks.size(); ++b)
        if (const DraftBlock &which = here.blocks[b]; which.part == BlockPart::Confirm
            || (which.part == BlockPart::Room && which.phase == Phase::Confirm))
            confirmations.push_back(nodeOf(d, static_cast<int>(b)));
    const int moved = here.moved < 0 ? -1 : nodeOf(d, here.moved);
    const bool many = moved >= 0 && traffic.size() * confirmations.size() > kFew && traffic.size() > 1
        && confirmations.size() > 1;
    if (moved >= 0)
        m_nodes[u(moved)].active = many;
    for (const int node : traffic)
        if (many)
            add(node, moved, Reason::Switched);
        else
            for (const int confirmation : confirmations)
                add(node, confirmation, Reason::Switched);
    for (const int confirmation : confirmations)
        if (many)
            add(moved, confirmation, Reason::Switched);
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
            const bool acts = !block(node).automatic && decide >= 0 && block(node).part != BlockPart::Rebuild;
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

} // namespace breakwater
