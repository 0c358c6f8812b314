// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/memory.h"

#include <algorithm>

namespace breakwater {

namespace {

/// Designs an undo or two away stay known; a long session does not grow without end.
constexpr std::size_t kKeptAtLeast = 64;
constexpr std::size_t kKeptAStamp = 3;

bool sameEngagement(const Topology &a, const Topology &b)
{
    return a.engagement == b.engagement && a.roles == b.roles && a.agreements == b.agreements
        && a.records == b.records;
}

bool sameDesign(const Topology &a, const Topology &b)
{
    return a.stamps == b.stamps && sameEngagement(a, b);
}

/// Whether the catalog's words say that the rule is for stamps of this type; custom stamps take them all.
bool isFor(const RuleText *words, StampType type)
{
    return words == nullptr || words->stampTypes.empty() || type == StampType::Custom
        || std::find(words->stampTypes.begin(), words->stampTypes.end(), toWord(type))
        != words->stampTypes.end();
}

} // namespace

RulesFor::RulesFor(const Catalog &catalog)
{
    for (const Rule *rule : allRules()) {
        const RuleText *words = catalog.rule(RuleId{std::string(rule->id())});
        auto &ofReach = m_rules.at(static_cast<std::size_t>(rule->reach()));
        for (std::size_t type = 0; type < ofReach.size(); ++type)
            if (isFor(words, static_cast<StampType>(type)))
                ofReach.at(type).push_back(rule);
    }
}

RuleMemory::RuleMemory()
    : m_store(std::make_unique<Store>())
{ }
RuleMemory::~RuleMemory() = default;
RuleMemory::RuleMemory(RuleMemory &&) noexcept = default;
RuleMemory &RuleMemory::operator=(RuleMemory &&) noexcept = default;

void RuleMemory::Store::beginRun(const Snapshot &now, const Estimates &newEstimates)
{
    const Engagement &engagement = *now.topology->engagement;
    const bool otherTexts = (!topology || topology->engagement != now.topology->engagement)
        && (policyTexts != engagement.policies || priceText != engagement.priceList);
    if (catalog != now.catalog || asOf != now.asOf || otherTexts) {
        index.clear();
        indexed.clear();
        memories.clear();
        topology.reset();
        catalog = now.catalog;
        rules = RulesFor(*catalog);
        asOf = now.asOf;
        policyTexts = engagement.policies;
        policies = policyTexts.empty() ? nullptr
                                       : std::make_shared<const Policies>(policiesOf(engagement, *catalog));
        priceText = engagement.priceList;
        prices = pricesOf(*now.topology);
    }
    if (!topology || !sameDesign(*topology, *now.topology) || !sameEstimates(estimates, newEstimates))
        ++designNumber;
    if (!topology || !sameEngagement(*topology, *now.topology) || exported != exportedRunbook(now))
        ++engagementNumber;
    exported = exportedRunbook(now);
    topology = now.topology;
    estimates = newEstimates;
    ++run;
    current.clear();
}

StampMemory *RuleMemory::Store::find(const Stamp *stamp)
{
    const auto found = memories.find(stamp);
    return found == memories.end() ? nullptr : &found->second;
}

StampMemory &RuleMemory::Store::remember(const std::shared_ptr<const Stamp> &stamp, std::size_t position)
{
    StampMemory &memory = memories[stamp.get()];
    if (!memory.stamp) {
        memory.stamp = stamp;
        memory.outline = std::make_unique<const StampOutline>(stamp, *catalog);
    }
    memory.position = position;
    memory.run = run;
    current.push_back(&memory);
    return memory;
}

void RuleMemory::Store::indexServices()
{
    for (const Stamp *stamp : indexed) {
        StampMemory &memory = memories.at(stamp);
        if (memory.run == run)
            continue;
        memory.indexed = false;
        for (const Service &service : stamp->services)
            index.erase(service.id.text);
    }
    indexed.clear();
    std::size_t services = 0;
    for (const StampMemory *memory : current)
        services += memory->stamp->services.size();
    index.reserve(services);
    for (StampMemory *memory : current) {
        indexed.push_back(memory->stamp.get());
        if (memory->indexed)
            continue;
        memory->indexed = true;
        for (const Service &service : memory->stamp->services)
            index[service.id.text] = {memory, &service};
    }
}

void RuleMemory::Store::forgetOldest()
{
    const std::size_t limit = std::max(kKeptAtLeast, kKeptAStamp * current.size());
    if (memories.size() <= limit)
        return;
    std::vector<std::pair<std::uint64_t, const Stamp *>> byAge;
    for (const auto &[stamp, memory] : memories)
        if (memory.run != run)
            byAge.emplace_back(memory.run, stamp);
    std::sort(byAge.begin(), byAge.end());
    const std::size_t excess = std::min(byAge.size(), memories.size() - limit + limit / 4);
    for (std::size_t i = 0; i < excess; ++i)
        memories.erase(byAge[i].second);
}

} // namespace breakwater
