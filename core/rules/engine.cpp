// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/engine.h"

#include "core/rules/memory.h"
#include "core/rules/outline.h"
#include "core/rules/plan_view.h"
#include "core/rules/policy/judge.h"
#include "core/rules/rule.h"
#include "core/rules/severity.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace breakwater {

const std::vector<const Rule *> &allRules()
{
    static const std::vector<const Rule *> kRules = [] {
        std::vector<const Rule *> rules;
        for (const auto &rule : Registry<Rule>::all())
            rules.push_back(rule.get());
        std::sort(rules.begin(), rules.end(), [](const Rule *a, const Rule *b) { return a->id() < b->id(); });
        return rules;
    }();
    return kRules;
}

namespace {

using Verdict = std::shared_ptr<const StampVerdict>;

/// What is read of the roles when a plan is dressed.
bool sameRoles(const std::vector<Role> &a, const std::vector<Role> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Role &x, const Role &y) {
        return std::tie(x.id, x.title) == std::tie(y.id, y.title);
    });
}

/// What is read of the records when a stamp is planned.
bool sameRehearsals(const Records &a, const Records &b, const StampId &stamp)
{
    const auto of = [&stamp](const Records &records) {
        std::vector<const Rehearsal *> list;
        for (const Rehearsal &rehearsal : records.rehearsals)
            if (rehearsal.stamp == stamp)
                list.push_back(&rehearsal);
        return list;
    };
    const auto before = of(a), after = of(b);
    return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                      [](const Rehearsal *x, const Rehearsal *y) { return *x == *y; });
}

/// What is known of one run, while it lasts.
class Run {
public:
    Run(const Snapshot &now, const Estimates &estimates, const PlanOf &planOf, RuleMemory::Store &store,
        RuleTimes *times)
        : m_now(now)
        , m_estimates(estimates)
        , m_planOf(planOf)
        , m_store(store)
        , m_times(times)
    { }

    /// Finds every stamp in the memory, or makes room for it, and knows who names whom.
    void prepare();
    Verdict verdict(std::size_t stamp);

private:
    const StampEstimate *estimate(std::size_t stamp) const { return ofRegionLoss(m_own[stamp]); }
    Located locate(const ServiceId &id);
    Verdict judged(StampMemory &memory, const Surroundings *around, Reach reach);
    void check(const Rule &rule, const StampView &view, Findings &out);
    void shareEstimates();
    void findNeighbours();
    NeighbourFacts factsFor(std::size_t stamp);
    bool readsTheSame(const StampMemory &memory, std::size_t stamp) const;
    void judgePlan(StampMemory &memory);
    void judgeEngagement(StampMemory &memory);
    void judgeNeighbours(StampMemory &memory, std::size_t stamp);
    void judgeTopology(StampMemory &memory, std::size_t stamp);

    struct Crossing {
        const Dependency *link;
        std::size_t from; ///< position of the stamp
    };
    const Snapshot &m_now;
    const Estimates &m_estimates;
    const PlanOf &m_planOf;
    RuleMemory::Store &m_store;
    RuleTimes *const m_times; ///< null: nobody asks
    std::vector<StampMemory *> m_memories; ///< one a stamp
    std::vector<Estimates> m_own; ///< one a stamp
    std::vector<std::vector<std::size_t>> m_neighbours; ///< positions, sorted
    std::vector<std::vector<Crossing>> m_crossings; ///< links from elsewhere, by position of their target
    std::set<std::size_t> *m_touched = nullptr; ///< positions read while facts are gathered
};

Located Run::locate(const ServiceId &id)
{
    const auto found = m_store.index.find(id.text);
    if (found == m_store.index.end())
        return {};
    const std::size_t position = found->second.memory->position;
    if (m_touched != nullptr)
        m_touched->insert(position);
    return {found->second.memory->outline.get(), found->second.service, estimate(position)};
}

void Run::check(const Rule &rule, const StampView &view, Findings &out)
{
    if (m_times == nullptr)
        return rule.check(view, out);
    const auto start = std::chrono::steady_clock::now();
    rule.check(view, out);
    RuleTime &time = (*m_times)[&rule];
    time.took += std::chrono::steady_clock::now() - start;
    ++time.stamps;
}

Verdict Run::judged(StampMemory &memory, const Surroundings *around, Reach reach)
{
    // Not kept: no verdict that needs them is judged without them again.
    std::array<std::optional<PlanView>, kPlansRead> made;
    const PlanSource plan = [&](PlanFor occasion) -> const PlanView & {
        std::optional<PlanView> &view = made.at(static_cast<std::size_t>(occasion));
        if (!view)
            view.emplace(
                m_planOf ? m_planOf(memory.stamp, occasion)
                         : std::make_shared<const RecoveryPlan>(planAlone(m_now, memory.stamp, occasion)));
        return *view;
    };
    const StampView view(m_now, *memory.outline, around, plan, reach);
    Findings out(*m_now.catalog, memory.stamp->id);
    for (const Rule *rule : m_store.rules.of(reach, memory.stamp->type))
        check(*rule, view, out);
    if (reach == Reach::Neighbours && m_store.policies)
        judgePolicies(*m_store.policies, view, out);
    StampVerdict verdict = out.take();
    verdict.findings.shrink(); // it is remembered
    return std::make_shared<const StampVerdict>(std::move(verdict));
}

void Run::prepare()
{
    m_store.beginRun(m_now, m_estimates);
    for (std::size_t i = 0; i < m_now.topology->stamps.size(); ++i)
        m_memories.push_back(&m_store.remember(m_now.topology->stamps[i], i));
    m_store.indexServices();
    shareEstimates();
    findNeighbours();
}

void Run::shareEstimates()
{
    std::unordered_map<std::string_view, std::size_t> positions;
    for (std::size_t i = 0; i < m_memories.size(); ++i)
        positions.emplace(m_memories[i]->stamp->id.text, i);
    m_own.resize(m_memories.size());
    for (const auto &each : m_estimates)
        if (each)
            if (const auto found = positions.find(each->stamp.text); found != positions.end())
                m_own[found->second].push_back(each);
}

void Run::findNeighbours()
{
    m_neighbours.resize(m_memories.size());
    m_crossings.resize(m_memories.size());
    const auto positionOf = [this](const ServiceId &id) -> std::optional<std::size_t> {
        const auto found = m_store.index.find(id.text);
        return found == m_store.index.end() ? std::nullopt : std::optional(found->second.memory->position);
    };
    for (std::size_t i = 0; i < m_memories.size(); ++i) {
        for (const ServiceId &id : m_memories[i]->outline->foreign)
            if (const auto other = positionOf(id))
                m_neighbours[i].push_back(*other);
        for (const Dependency *link : m_memories[i]->outline->leaving)
            if (const auto other = positionOf(link->to)) {
                m_neighbours[*other].push_back(i);
                m_crossings[*other].push_back({link, i});
            }
    }
    for (auto &list : m_neighbours) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
}

NeighbourFacts Run::factsFor(std::size_t stamp)
{
    const Locate find = [this](const ServiceId &id) { return locate(id); };
    NeighbourFacts facts;
    for (const ServiceId &id : m_memories[stamp]->outline->foreign)
        if (const Located where = locate(id); where.service != nullptr)
            facts.named.emplace_back(summaryOf(where, find));
    for (const Crossing &crossing : m_crossings[stamp])
        if (const Located from = locate(crossing.link->from); from.service != nullptr)
            facts.incoming.push_back(crossingOf(*crossing.link, from, find));
    std::sort(facts.incoming.begin(), facts.incoming.end(),
              [](const CrossingLink &a, const CrossingLink &b) { return a.id < b.id; });
    return facts;
}

/// The very stamps and equal estimates were read the last time, and nobody new names this stamp.
bool Run::readsTheSame(const StampMemory &memory, std::size_t stamp) const
{
    const auto &neighbours = m_neighbours[stamp];
    if (!memory.byNeighbours || memory.neighbours.size() != neighbours.size()
        || !sameEstimates(memory.estimates, m_own[stamp]))
        return false;
    for (std::size_t i = 0; i < neighbours.size(); ++i)
        if (memory.neighbours[i] != m_now.topology->stamps[neighbours[i]])
            return false;
    return std::all_of(memory.read.begin(), memory.read.end(), [this](const StampRead &read) {
        const StampMemory *known = m_store.find(read.stamp.get());
        return known != nullptr && known->run == m_store.run
            && sameEstimate(ofRegionLoss(read.estimates), estimate(known->position));
    });
}

void Run::judgePlan(StampMemory &memory)
{
    const Topology &design = *m_now.topology;
    const bool same = memory.byPlan
        && (memory.roles == design.roles || sameRoles(*memory.roles, *design.roles))
        && (memory.records == design.records
            || sameRehearsals(*memory.records, *design.records, memory.stamp->id));
    memory.roles = design.roles;
    memory.records = design.records;
    if (same)
        return;
    memory.byPlan = judged(memory, nullptr, Reach::Plan);
}

void Run::judgeEngagement(StampMemory &memory)
{
    if (memory.byEngagement && memory.engagementNumber == m_store.engagementNumber)
        return;
    memory.byEngagement = judged(memory, nullptr, Reach::Engagement);
    memory.engagementNumber = m_store.engagementNumber;
}

void Run::judgeNeighbours(StampMemory &memory, std::size_t stamp)
{
    const std::shared_ptr<const Records> before =
        std::exchange(memory.recordsBeside, m_now.topology->records);
    const bool sameRecords = before == memory.recordsBeside
        || (before && sameRehearsals(*before, *memory.recordsBeside, memory.stamp->id));
    if (sameRecords && readsTheSame(memory, stamp))
        return;
    std::set<std::size_t> touched;
    m_touched = &touched;
    NeighbourFacts facts = factsFor(stamp);
    const bool sameValues = sameRecords && memory.byNeighbours && memory.facts == facts
        && sameEstimates(memory.estimates, m_own[stamp]);
    const Locate find = [this](const ServiceId &id) { return locate(id); };
    // The facts point into what is held from now on, so they are replaced even when their values are the
    // same.
    memory.facts = std::move(facts);
    memory.estimates = m_own[stamp];
    if (!sameValues) {
        Surroundings around = surroundingsOf(*memory.outline, memory.estimates, memory.facts, find);
        around.prices = &m_store.prices;
        memory.byNeighbours = judged(memory, &around, Reach::Neighbours);
    }
    m_touched = nullptr;
    touched.erase(stamp);
    memory.neighbours.clear();
    for (const std::size_t other : m_neighbours[stamp])
        memory.neighbours.push_back(m_now.topology->stamps[other]);
    memory.read.clear();
    for (const std::size_t other : touched)
        memory.read.push_back({m_now.topology->stamps[other], m_own[other]});
}

void Run::judgeTopology(StampMemory &memory, std::size_t stamp)
{
    const bool any = !m_store.rules.of(Reach::Topology, memory.outline->stamp().type).empty();
    if (memory.byTopology && (!any || memory.designNumber == m_store.designNumber))
        return;
    const Locate find = [this](const ServiceId &id) { return locate(id); };
    Surroundings around =
        any ? surroundingsOf(*memory.outline, m_own[stamp], memory.facts, find) : Surroundings();
    around.prices = &m_store.prices;
    memory.byTopology = judged(memory, &around, Reach::Topology);
    memory.designNumber = m_store.designNumber;
}

Verdict Run::verdict(std::size_t stamp)
{
    StampMemory &memory = *m_memories[stamp];
    if (!memory.byStamp)
        memory.byStamp = judged(memory, nullptr, Reach::Stamp);
    judgePlan(memory);
    judgeEngagement(memory);
    judgeNeighbours(memory, stamp);
    judgeTopology(memory, stamp);
    const std::array parts{memory.byStamp, memory.byPlan, memory.byEngagement, memory.byNeighbours,
                           memory.byTopology};
    if (memory.whole && memory.wholeOf == parts)
        return memory.whole;
    std::array<const StampVerdict *, kReaches> each{};
    std::transform(parts.begin(), parts.end(), each.begin(), [](const Verdict &part) { return part.get(); });
    StampVerdict whole = wholeVerdict(each, *memory.stamp, m_own[stamp]);
    if (!memory.whole || !(*memory.whole == whole))
        memory.whole = std::make_shared<const StampVerdict>(std::move(whole));
    memory.wholeOf = parts;
    return memory.whole;
}

} // namespace

RecoveryPlan planAlone(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp, PlanFor occasion)
{
    Topology alone;
    alone.roles = now.topology->roles;
    alone.records = now.topology->records;
    alone.stamps = {stamp};
    Disruption disruption;
    if (occasion == PlanFor::Attack) {
        disruption.kind = DisruptionKind::Corruption;
        disruption.malicious = true;
    }
    PlanOptions options;
    options.back = occasion == PlanFor::Failback;
    const Snapshot one{std::make_shared<const Topology>(std::move(alone)), now.catalog, now.asOf, {}};
    return makePlan(one, disruption, {stamp->id}, options);
}

RuleVerdicts runRules(const Snapshot &now, const Estimates &estimates, RuleMemory &memory,
                      std::stop_token stop, const PlanOf &planOf, RuleTimes *times)
{
    RuleVerdicts verdicts;
    if (stop.stop_requested()) {
        verdicts.cancelled = true;
        return verdicts;
    }
    Run run(now, estimates, planOf, memory.store(), times);
    run.prepare();
    for (std::size_t i = 0; i < now.topology->stamps.size(); ++i) {
        if (stop.stop_requested()) {
            verdicts.stamps.clear();
            verdicts.cancelled = true;
            return verdicts;
        }
        verdicts.stamps.push_back(run.verdict(i));
    }
    memory.store().forgetOldest();
    return verdicts;
}

} // namespace breakwater
