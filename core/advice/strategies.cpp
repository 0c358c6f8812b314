// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/strategies.h"

#include "core/model/options.h"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include <fmt/format.h>

namespace breakwater {
namespace {

constexpr std::array kStrategies{Strategy::BackupRestore, Strategy::PilotLight, Strategy::WarmStandby,
                                 Strategy::HotStandby, Strategy::ActiveActive};

/// Patterns that suit a strategy, the nearest first. Data is copied ahead from a pilot light on.
std::span<const Pattern> patternsFor(Strategy strategy, bool keepsData)
{
    using enum Pattern;
    static constexpr std::array backup{BackupRestore, PilotLight, WarmStandby, ActivePassive};
    static constexpr std::array pilotData{ActivePassive, PilotLight, BackupRestore};
    static constexpr std::array pilot{PilotLight, BackupRestore, WarmStandby};
    static constexpr std::array warm{WarmStandby, PilotLight, ActivePassive};
    static constexpr std::array warmData{ActivePassive, WarmStandby, PilotLight};
    static constexpr std::array hot{ActivePassive, WarmStandby, ActiveActive};
    static constexpr std::array both{ActiveActive, ActivePassive, WarmStandby};
    switch (strategy) {
    case Strategy::BackupRestore:
        return backup;
    case Strategy::PilotLight:
        return keepsData ? std::span<const Pattern>(pilotData) : std::span<const Pattern>(pilot);
    case Strategy::WarmStandby:
        return keepsData ? std::span<const Pattern>(warmData) : std::span<const Pattern>(warm);
    case Strategy::HotStandby:
        return hot;
    case Strategy::ActiveActive:
        return both;
    }
    return backup;
}

/// The cheapest of a pattern, then the fastest.
const DrOption *cheapestOf(const ServiceKind &kind, Pattern pattern)
{
    const DrOption *best = nullptr;
    const auto rank = [](const DrOption &option) {
        return std::tuple(option.maturity != Maturity::Ga, option.costFactor, rankOf(option.rto));
    };
    for (const DrOption &option : kind.options)
        if (option.pattern == pattern && option.against(DisruptionKind::Region)
            && option.maturity != Maturity::Retiring && (!best || rank(option) < rank(*best)))
            best = &option;
    return best;
}

class Recorder {
public:
    Recorder(const Snapshot &now, const Stamp &stamp, EstimateMemory &memory, const StampEstimate *asDesigned)
        : m_now(now)
        , m_stamp(stamp)
        , m_memory(memory)
        , m_asDesigned(asDesigned)
    {
        if (auto prices = pricesOf(*now.topology))
            m_prices = std::move(*prices);
        addFacts();
    }

    StrategyRecord run(const std::stop_token &stop)
    {
        for (const Strategy strategy : kStrategies)
            if (!stop.stop_requested())
                consider(strategy);
        const StrategyAlternative *cheapest = nullptr;
        for (const StrategyAlternative &each : m_record.alternatives)
            if (each.meets && each.cost.known() && (!cheapest || each.cost.usd < cheapest->cost.usd))
                cheapest = &each;
        if (cheapest)
            m_record.cheapest = cheapest->strategy;
        return std::move(m_record);
    }

private:
    void addFacts()
    {
        m_record.stamp = m_stamp.id;
        m_record.criticality = m_stamp.criticality;
        if (m_stamp.impact)
            m_record.usdPerHour = m_stamp.impact->usdPerHour;
        m_record.toleratedMs = m_stamp.objectives.latencyMs;
        const LandingZone *primary = m_stamp.zone(ZoneRole::Primary);
        const LandingZone *secondary = m_stamp.zone(ZoneRole::Secondary);
        if (primary)
            m_record.primary = primary->region;
        if (secondary)
            m_record.secondary = secondary->region;
        const Latency *latency =
            primary && secondary ? m_now.catalog->latency(primary->region, secondary->region) : nullptr;
        if (latency)
            m_record.published = *latency;
    }

    void consider(Strategy strategy)
    {
        StrategyAlternative alternative;
        alternative.strategy = strategy;
        alternative.present = m_stamp.strategy == strategy;
        if (!alternative.present)
            choose(alternative);
        // Where a kind has few options, several strategies come to the same choices: one trial is enough.
        const auto same =
            std::find_if(m_record.alternatives.begin(), m_record.alternatives.end(),
                         [&](const StrategyAlternative &each) { return sameChoices(each, alternative); });
        if (same != m_record.alternatives.end()) {
            alternative.estimate = same->estimate;
            alternative.cost = same->cost;
            alternative.duplicate = same->duplicate;
        } else if (!tryOut(alternative)) {
            return;
        }
        if (strategy == Strategy::ActiveActive)
            alternative.latency = latencyVerdict();
        alternative.meets = meets(alternative);
        m_record.alternatives.push_back(std::move(alternative));
    }

    static bool sameChoices(const StrategyAlternative &one, const StrategyAlternative &other)
    {
        return std::equal(one.choices.begin(), one.choices.end(), other.choices.begin(), other.choices.end(),
                          [](const OptionChoice &a, const OptionChoice &b) {
                              return a.service == b.service && a.option == b.option;
                          });
    }

    /// On a copy of the design. False where the loss takes nothing of the stamp.
    bool tryOut(StrategyAlternative &alternative)
    {
        const auto cost = [&](const Stamp &stamp) {
            const StampCost found = costOf(stamp, *m_now.catalog, m_prices);
            alternative.cost = found.design;
            alternative.duplicate = found.standby;
        };
        if (alternative.choices.empty() && m_asDesigned) {
            alternative.estimate = *m_asDesigned;
            alternative.estimate.spread.reset(); // the others have none
            cost(m_stamp);
            return true;
        }
        const Result<Topology> made = editFor(m_now, m_stamp.id, {}, alternative.choices)(*m_now.topology);
        if (!made)
            return false;
        const Snapshot then{std::make_shared<const Topology>(*made), m_now.catalog, m_now.asOf, {}};
        const auto estimated = estimate(then, m_stamp.id, {}, m_memory);
        if (!estimated)
            return false;
        alternative.estimate = *estimated;
        cost(*then.topology->stamp(m_stamp.id));
        return true;
    }

    void choose(StrategyAlternative &alternative) const
    {
        for (const Service &service : m_stamp.services) {
            const ServiceKind *kind = m_now.catalog->kind(service.kind);
            const Protection *protection = protectionAgainst(m_stamp, service.id, DisruptionKind::Region);
            const DrOption *present = kind && protection ? kind->option(protection->option) : nullptr;
            if (!present || present->pattern == Pattern::NativeGeoRedundant)
                continue;
            const DrOption *option = nearest(*kind, alternative.strategy, *present);
            if (!option)
                alternative.kept.push_back(service.id);
            else if (option != present)
                alternative.choices.push_back(
                    {service.id, option->id,
                     fmt::format("{}: {} instead of {}", service.name, option->name, present->name)});
        }
    }

    static const DrOption *nearest(const ServiceKind &kind, Strategy strategy, const DrOption &present)
    {
        const bool keepsData = kind.state == ServiceKind::State::Stateful;
        for (const Pattern pattern : patternsFor(strategy, keepsData)) {
            if (present.pattern == pattern)
                return &present;
            if (const DrOption *option = cheapestOf(kind, pattern))
                return option;
        }
        return nullptr;
    }

    Verdict latencyVerdict() const
    {
        if (!m_record.toleratedMs)
            return Verdict::NotJudged;
        if (!m_record.published)
            return Verdict::Unknown;
        return m_record.published->milliseconds <= *m_record.toleratedMs ? Verdict::Met : Verdict::Missed;
    }

    static bool meets(const StrategyAlternative &alternative)
    {
        const auto good = [](Verdict verdict) {
            return verdict == Verdict::Met || verdict == Verdict::NotJudged;
        };
        const StampEstimate &estimate = alternative.estimate;
        const bool judged =
            estimate.rtoVerdict != Verdict::NotJudged || estimate.rpoVerdict != Verdict::NotJudged;
        return judged && good(estimate.rtoVerdict) && good(estimate.rpoVerdict) && good(alternative.latency);
    }

    const Snapshot &m_now;
    const Stamp &m_stamp;
    EstimateMemory &m_memory;
    const StampEstimate *m_asDesigned; ///< null: nobody has one
    PriceList m_prices;
    StrategyRecord m_record;
};

std::string regionName(const Catalog &catalog, const std::optional<RegionId> &id)
{
    if (!id)
        return "no region";
    const Region *region = catalog.region(*id);
    return region ? region->name : id->text;
}

std::string criticalityInWords(const StrategyRecord &record)
{
    std::string text = record.criticality
        ? fmt::format("Criticality: tier {} (0 is the most critical)", *record.criticality)
        : std::string("Criticality: not stated");
    return text
        + (record.usdPerHour
               ? fmt::format("; an hour of outage costs {}, stated by the client.",
                             humanCost(UsdPerMonth{static_cast<std::int64_t>(*record.usdPerHour * 100)}))
               : std::string("; what an hour of outage costs is not stated."));
}

std::string latencyInWords(const StrategyRecord &record, const Catalog &catalog)
{
    if (!record.secondary)
        return "Latency: there is no second region yet.";
    std::string text = record.published
        ? fmt::format("Latency: {:g} ms from {} to {} and back (P{}, {})", record.published->milliseconds,
                      regionName(catalog, record.primary), regionName(catalog, record.secondary),
                      record.published->percentile, record.published->month)
        : fmt::format("Latency: none is published between {} and {}", regionName(catalog, record.primary),
                      regionName(catalog, record.secondary));
    return text
        + (record.toleratedMs ? fmt::format("; the workload tolerates {:g} ms.", *record.toleratedMs)
                              : std::string("; what the workload tolerates is not stated."));
}

std::string duplicateInWords(const StrategyRecord &record)
{
    std::vector<std::string> parts;
    for (const StrategyAlternative &each : record.alternatives)
        parts.push_back(fmt::format("{} for {}", humanCost(each.duplicate), nameOf(each.strategy)));
    return fmt::format("Cost of the duplicate a month, order of magnitude: {}.", fmt::join(parts, ", "));
}

/// Canonical JSON: one line, keys sorted; words of the catalog and numbers only.
std::string alternativesJson(const StrategyRecord &record)
{
    std::vector<std::string> items;
    for (const StrategyAlternative &each : record.alternatives) {
        const auto usd = [](const CostSum &sum) {
            return sum.known() ? std::to_string(sum.usd.count / 100) : std::string("null");
        };
        items.push_back(fmt::format(
            R"({{"costAtLeast": {}, "duplicateUsdPerMonth": {}, "meets": {}, "rpoMinutes": {}, "rtoMinutes": {}, "strategy": "{}", "usdPerMonth": {}}})",
            each.cost.atLeast(), usd(each.duplicate), each.meets,
            each.estimate.rpo.known() ? formatMinutes(each.estimate.rpo.value) : "null",
            each.estimate.rto.unbounded ? "null" : formatMinutes(each.estimate.rto.rto),
            toWord(each.strategy), usd(each.cost)));
    }
    return fmt::format("[{}]", fmt::join(items, ", "));
}

constexpr std::string_view kBetween = ". "; ///< the strategy and its reason

bool isAbout(const Decision &decision, const StampId &stamp)
{
    return decision.about == "strategy"
        && std::find(decision.subjects.begin(), decision.subjects.end(), stamp.text)
        != decision.subjects.end();
}

Edit changeDecision(StampId stamp, std::function<void(Decision &)> change)
{
    return changeAgreements([stamp = std::move(stamp), change = std::move(change)](Agreements &agreements) {
        for (Decision &decision : agreements.decisions)
            if (isAbout(decision, stamp))
                change(decision);
    });
}

std::string answerOf(const std::string &strategy, const std::string &reason)
{
    return reason.empty() ? strategy : fmt::format("{}{}{}", strategy, kBetween, reason);
}

} // namespace

const StrategyAlternative *StrategyRecord::alternative(Strategy strategy) const
{
    const auto found =
        std::find_if(alternatives.begin(), alternatives.end(),
                     [strategy](const StrategyAlternative &each) { return each.strategy == strategy; });
    return found == alternatives.end() ? nullptr : &*found;
}

std::string_view nameOf(Strategy strategy)
{
    switch (strategy) {
    case Strategy::BackupRestore:
        return "backup and restore";
    case Strategy::PilotLight:
        return "pilot light";
    case Strategy::WarmStandby:
        return "warm standby";
    case Strategy::HotStandby:
        return "hot standby";
    case Strategy::ActiveActive:
        return "active-active";
    }
    return {};
}

std::string_view formOf(Strategy strategy)
{
    return strategy == Strategy::ActiveActive ? "active-active" : "active-passive";
}

std::optional<StrategyRecord> strategyRecord(const Snapshot &now, const StampId &stamp,
                                             const std::stop_token &stop)
{
    EstimateMemory memory;
    return strategyRecord(now, stamp, memory, nullptr, stop);
}

std::optional<StrategyRecord> strategyRecord(const Snapshot &now, const StampId &stamp,
                                             EstimateMemory &memory, const StampEstimate *asDesigned,
                                             const std::stop_token &stop)
{
    const Stamp *here = now.topology->stamp(stamp);
    if (!here || !here->zone(ZoneRole::Primary))
        return std::nullopt;
    StrategyRecord record = Recorder(now, *here, memory, asDesigned).run(stop);
    if (record.alternatives.empty())
        return std::nullopt;
    return record;
}

std::vector<std::string> axesInWords(const StrategyRecord &record, const Catalog &catalog)
{
    return {criticalityInWords(record), latencyInWords(record, catalog), duplicateInWords(record)};
}

const Decision *strategyDecision(const Topology &topology, const StampId &stamp)
{
    const auto &decisions = topology.agreements->decisions;
    const auto found = std::find_if(decisions.begin(), decisions.end(),
                                    [&](const Decision &decision) { return isAbout(decision, stamp); });
    return found == decisions.end() ? nullptr : &*found;
}

std::string reasonOf(const Decision &decision)
{
    const std::string answer = decision.answer.value_or("");
    const std::size_t at = answer.find(kBetween);
    return at == std::string::npos ? std::string() : answer.substr(at + kBetween.size());
}

Edit changeReason(StampId stamp, std::string reason)
{
    return changeDecision(std::move(stamp), [reason = std::move(reason)](Decision &decision) {
        const std::string answer = decision.answer.value_or("");
        decision.answer = answerOf(answer.substr(0, answer.find(kBetween)), reason);
    });
}

Edit changeDecider(StampId stamp, std::optional<RoleId> owner)
{
    return changeDecision(std::move(stamp),
                          [owner = std::move(owner)](Decision &decision) { decision.owner = owner; });
}

Edit decideStrategy(const StrategyRecord &record, Strategy chosen, DecisionId id, std::string reason,
                    std::optional<RoleId> owner, std::string day)
{
    Edit written = changeAgreements([=](Agreements &agreements) {
        std::erase_if(agreements.decisions,
                      [&](const Decision &decision) { return isAbout(decision, record.stamp); });
        Decision decision;
        decision.id = id;
        decision.text = "Active-passive or active-active";
        decision.owner = owner;
        decision.due = day;
        decision.status = "decided";
        decision.answer = answerOf(fmt::format("{}: {}", formOf(chosen), toWord(chosen)), reason);
        decision.subjects = {record.stamp.text};
        decision.about = "strategy";
        decision.alternatives = alternativesJson(record);
        agreements.decisions.push_back(std::move(decision));
    });
    return allOf(
        {changeStamp(record.stamp, [chosen](Stamp &stamp) { stamp.strategy = chosen; }), std::move(written)});
}

} // namespace breakwater
