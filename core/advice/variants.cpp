// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/variants.h"

#include "core/model/options.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace breakwater {
namespace {

/// A service and the options between which the catalog leaves the choice.
struct Question {
    const Service *service = nullptr;
    const ServiceKind *kind = nullptr;
    std::vector<const DrOption *> options; ///< the present one first
};

bool answers(const DrOption &option, const Disruption &disruption)
{
    if (disruption.kind == DisruptionKind::Corruption && disruption.malicious)
        return option.malicious;
    return option.against(disruption.kind)
        || (disruption.kind == DisruptionKind::Service && option.against(DisruptionKind::Region));
}

DisruptionKind recordedAgainst(const DrOption &option, const Disruption &disruption)
{
    return option.against(disruption.kind) ? disruption.kind : DisruptionKind::Region;
}

const Protection *presentProtection(const Stamp &stamp, const ServiceId &service,
                                    const Disruption &disruption)
{
    const Protection *present = protectionAgainst(stamp, service, disruption.kind);
    if (!present && disruption.kind == DisruptionKind::Service)
        present = protectionAgainst(stamp, service, DisruptionKind::Region);
    return present;
}

/// Services that the design protects against the disruption: only there a choice has been made.
std::vector<Question> questionsOf(const Snapshot &now, const Stamp &stamp, const Disruption &disruption)
{
    std::vector<Question> questions;
    for (const Service &service : stamp.services) {
        const ServiceKind *kind = now.catalog->kind(service.kind);
        const Protection *present = presentProtection(stamp, service.id, disruption);
        const DrOption *chosen = kind && present ? kind->option(present->option) : nullptr;
        if (!chosen)
            continue;
        Question question{&service, kind, {chosen}};
        for (const DrOption &option : kind->options)
            if (&option != chosen && answers(option, disruption) && option.maturity != Maturity::Retiring)
                question.options.push_back(&option);
        if (question.options.size() > 1)
            questions.push_back(std::move(question));
    }
    return questions;
}

/// Counterparts that no protection names any more are taken out: nobody pays for what nothing uses.
Edit withoutOrphans(const StampId &stamp, std::vector<ServiceId> candidates)
{
    return [stamp, candidates = std::move(candidates)](const Topology &topology) -> Result<Topology> {
        const Stamp *here = topology.stamp(stamp);
        std::vector<ServiceId> orphans;
        for (const ServiceId &id : candidates) {
            const bool named = here
                && std::any_of(here->protections.begin(), here->protections.end(),
                               [&](const Protection &each) {
                                   return std::find(each.counterparts.begin(), each.counterparts.end(), id)
                                       != each.counterparts.end();
                               });
            if (here && here->service(id) && !named)
                orphans.push_back(id);
        }
        if (orphans.empty())
            return topology;
        return removeServices(orphans)(topology);
    };
}

using Combination = std::vector<std::size_t>; // one index into the options of each question

class Explorer {
public:
    Explorer(const Snapshot &now, const StampId &stamp, const Disruption &disruption,
             const std::stop_token &stop)
        : m_now(now)
        , m_id(stamp)
        , m_disruption(disruption)
        , m_stop(stop)
        , m_stamp(now.topology->stamp(stamp))
    {
        if (m_stamp)
            m_questions = questionsOf(now, *m_stamp, disruption);
        if (auto prices = pricesOf(*now.topology))
            m_prices = std::move(*prices);
    }

    Variants run(std::size_t atMost)
    {
        Variants variants;
        if (!m_stamp)
            return variants;
        variants.possible = combinations();
        if (const Target *target = m_stamp->objectives.target(m_disruption.kind))
            variants.target = target->rto;
        attempt(Combination(m_questions.size(), 0));
        variants.complete = variants.possible <= atMost;
        if (variants.complete)
            tryAll();
        else
            climb(atMost);
        variants.cancelled = m_stop.stop_requested();
        markFrontier(m_found);
        std::stable_sort(m_found.begin(), m_found.end(), [](const Variant &a, const Variant &b) {
            return std::tuple(a.cost.usd, rtoOf(a)) < std::tuple(b.cost.usd, rtoOf(b));
        });
        variants.all = std::move(m_found);
        return variants;
    }

private:
    static double rtoOf(const Variant &variant)
    {
        return variant.estimate.rto.unbounded ? kLongestMinutes : variant.estimate.rto.rto.count();
    }

    std::uint64_t combinations() const
    {
        constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
        std::uint64_t count = 1;
        for (const Question &question : m_questions) {
            if (count > most / question.options.size())
                return most;
            count *= question.options.size();
        }
        return count;
    }

    void tryAll()
    {
        Combination combination(m_questions.size(), 0);
        for (bool more = !m_questions.empty(); more && !m_stop.stop_requested();) {
            attempt(combination);
            more = false;
            for (std::size_t i = 0; i < combination.size() && !more; ++i) {
                combination[i] = (combination[i] + 1) % m_questions[i].options.size();
                more = combination[i] != 0;
            }
        }
    }

    /// Every time that an option takes, as a bound for all; then the neighbours of what is not dominated.
    void climb(std::size_t atMost)
    {
        std::set<double> bounds;
        for (const Question &question : m_questions)
            for (const DrOption *option : question.options)
                if (option->rto.known())
                    bounds.insert(option->rto.value.count());
        for (const double bound : bounds)
            if (m_tried.size() < atMost && !m_stop.stop_requested())
                attempt(cheapestWithin(bound));
        for (bool more = true; more && m_tried.size() < atMost && !m_stop.stop_requested();)
            more = tryNeighbours(atMost);
    }

    Combination cheapestWithin(double bound) const
    {
        Combination combination;
        for (const Question &question : m_questions) {
            std::size_t best = 0;
            const auto rank = [&](std::size_t i) {
                const DrOption &option = *question.options[i];
                const bool within = option.rto.known() && option.rto.value.count() <= bound;
                return std::tuple(!within, within ? option.costFactor : rankOf(option.rto), i);
            };
            for (std::size_t i = 1; i < question.options.size(); ++i)
                if (rank(i) < rank(best))
                    best = i;
            combination.push_back(best);
        }
        return combination;
    }

    bool tryNeighbours(std::size_t atMost)
    {
        markFrontier(m_found);
        std::vector<Combination> starts;
        for (std::size_t i = 0; i < m_found.size(); ++i)
            if (m_found[i].onFrontier)
                starts.push_back(m_combinations[i]);
        bool isNew = false;
        for (const Combination &start : starts)
            for (std::size_t q = 0; q < start.size(); ++q)
                for (std::size_t o = 0; o < m_questions[q].options.size(); ++o) {
                    if (m_tried.size() >= atMost || m_stop.stop_requested())
                        return false;
                    Combination next = start;
                    next[q] = o;
                    isNew = attempt(next) || isNew;
                }
        return isNew;
    }

    std::vector<OptionChoice> choicesOf(const Combination &combination) const
    {
        std::vector<OptionChoice> choices;
        for (std::size_t i = 0; i < combination.size(); ++i) {
            if (combination[i] == 0)
                continue;
            const Question &question = m_questions[i];
            const DrOption &option = *question.options[combination[i]];
            choices.push_back({question.service->id, option.id,
                               fmt::format("{}: {} instead of {}", question.service->name, option.name,
                                           question.options.front()->name)});
        }
        return choices;
    }

    /// Whether it was new and could be made.
    bool attempt(const Combination &combination)
    {
        if (!m_tried.insert(combination).second)
            return false;
        Variant variant;
        variant.choices = choicesOf(combination);
        variant.present = variant.choices.empty();
        const Result<Topology> made = editFor(m_now, m_id, m_disruption, variant.choices)(*m_now.topology);
        if (!made)
            return false;
        const Snapshot then{std::make_shared<const Topology>(*made), m_now.catalog, m_now.asOf, {}};
        const auto estimated = estimate(then, m_id, m_disruption, m_memory);
        if (!estimated)
            return false;
        variant.estimate = *estimated;
        variant.cost = costOf(*then.topology->stamp(m_id), *m_now.catalog, m_prices).design;
        m_found.push_back(std::move(variant));
        m_combinations.push_back(combination);
        return true;
    }

    const Snapshot &m_now;
    const StampId &m_id;
    const Disruption &m_disruption;
    const std::stop_token &m_stop;
    const Stamp *m_stamp;
    std::vector<Question> m_questions;
    PriceList m_prices;
    EstimateMemory m_memory;
    std::set<Combination> m_tried;
    std::vector<Variant> m_found;
    std::vector<Combination> m_combinations; ///< of m_found
};

} // namespace

bool Variant::comparable() const
{
    return !estimate.rto.unbounded && cost.known();
}

const Variant *Variants::present() const
{
    const auto found =
        std::find_if(all.begin(), all.end(), [](const Variant &variant) { return variant.present; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<const Variant *> Variants::frontier() const
{
    std::vector<const Variant *> on;
    for (const Variant &variant : all)
        if (variant.onFrontier)
            on.push_back(&variant);
    return on;
}

bool dominates(const Variant &a, const Variant &b)
{
    const double rto = (a.estimate.rto.rto - b.estimate.rto.rto).count();
    const auto cost = a.cost.usd <=> b.cost.usd;
    return rto <= 0 && cost <= 0 && (rto < 0 || cost < 0);
}

void markFrontier(std::vector<Variant> &variants)
{
    for (Variant &variant : variants) {
        variant.onFrontier = variant.comparable();
        for (const Variant &other : variants) {
            if (!variant.onFrontier || &other == &variant || !other.comparable())
                continue;
            const bool same =
                other.cost.usd == variant.cost.usd && other.estimate.rto.rto == variant.estimate.rto.rto;
            const bool simpler = std::tuple(other.choices.size(), &other)
                < std::tuple(variant.choices.size(), static_cast<const Variant *>(&variant));
            if (dominates(other, variant) || (same && simpler))
                variant.onFrontier = false;
        }
    }
}

Variants variantsOf(const Snapshot &now, const StampId &stamp, const Disruption &disruption,
                    std::size_t atMost, const std::stop_token &stop)
{
    return Explorer(now, stamp, disruption, stop).run(atMost);
}

Edit editFor(const Snapshot &now, const StampId &stamp, const Disruption &disruption,
             const std::vector<OptionChoice> &choices)
{
    const Stamp *here = now.topology->stamp(stamp);
    std::vector<Edit> edits;
    std::vector<ServiceId> counterparts;
    for (const OptionChoice &choice : choices) {
        const Service *service = here ? here->service(choice.service) : nullptr;
        const ServiceKind *kind = service ? now.catalog->kind(service->kind) : nullptr;
        const DrOption *option = kind ? kind->option(choice.option) : nullptr;
        if (!option)
            continue;
        if (const Protection *present = presentProtection(*here, choice.service, disruption))
            counterparts.insert(counterparts.end(), present->counterparts.begin(),
                                present->counterparts.end());
        edits.push_back(chooseOption(*now.catalog, stamp, choice.service,
                                     recordedAgainst(*option, disruption), choice.option,
                                     ProtectionId{"prot-" + choice.service.text + "-" + choice.option.text}));
    }
    edits.push_back(withoutOrphans(stamp, std::move(counterparts)));
    return allOf(std::move(edits));
}

} // namespace breakwater
