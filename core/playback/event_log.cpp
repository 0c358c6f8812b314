// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/event_log.h"

#include "core/recovery/occasion.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace breakwater {
namespace {

using Kind = PlayEvent::Kind;

Kind kindOf(Effect::Kind effect)
{
    switch (effect) {
    case Effect::Kind::WritersStopped:
        return Kind::WritersStopped;
    case Effect::Kind::Writable:
        return Kind::Writable;
    case Effect::Kind::Serving:
        return Kind::Serving;
    case Effect::Kind::TrafficMoved:
        return Kind::TrafficMoved;
    case Effect::Kind::CopyRebuilt:
        return Kind::CopyRebuilt;
    case Effect::Kind::Degraded:
        return Kind::Degraded;
    }
    return Kind::Ended;
}

class Player {
public:
    Player(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule)
        : m_now(now)
        , m_plan(plan)
        , m_schedule(schedule)
    { }

    EventLog run()
    {
        const Disruption &disruption = m_plan.disruption;
        m_log.disruption = disruption;
        m_log.words = inWords(disruption, *m_now.topology, *m_now.catalog);
        m_log.back = m_plan.options.back;
        m_log.fromWindow = m_log.back || disruption.planned;
        m_log.declared = m_log.back ? Minutes{0} : m_schedule.declared;
        if (!m_log.fromWindow)
            addLosses();
        findWhatNeverComes();
        for (std::size_t i = 0; i < m_plan.blocks.size(); ++i)
            addBlock(i);
        std::stable_sort(m_events.begin(), m_events.end(), [](const Placed &a, const Placed &b) {
            return std::tie(a.event.at, a.order) < std::tie(b.event.at, b.order);
        });
        for (Placed &placed : m_events)
            m_log.events.push_back(std::move(placed.event));
        addResults();
        findStandIns();
        return std::move(m_log);
    }

private:
    struct Placed {
        long order = -1; ///< of the block in the plan
        PlayEvent event;
    };

    Minutes onRtoClock(Minutes tPlus) const { return m_log.declared + tPlus; }

    PlayEvent at(Minutes tPlus, Kind kind, const StampId &stamp) const
    {
        PlayEvent event;
        event.tPlus = tPlus;
        event.at = onRtoClock(tPlus);
        event.kind = kind;
        event.stamp = stamp;
        return event;
    }

    void add(PlayEvent event, long order) { m_events.push_back({order, std::move(event)}); }

    /// What the disruption takes, and what stores lose with it.
    void addLosses()
    {
        const Occasion occasion =
            occasionOf(*m_now.topology, m_plan.disruption, m_plan.stamps, m_plan.options.back);
        for (const auto &stamp : m_now.topology->stamps) {
            if (!isPlayed(stamp->id))
                continue;
            const std::vector<char> hits = hitsOf(*stamp, *m_now.catalog, occasion);
            for (std::size_t i = 0; i < hits.size(); ++i) {
                if (!hits[i])
                    continue;
                PlayEvent event = at(-m_log.declared, Kind::Lost, stamp->id);
                event.service = stamp->services[i].id;
                event.side = stamp->services[i].at;
                event.title = stamp->services[i].name;
                add(std::move(event), -1);
            }
        }
        for (const StampId &stamp : m_plan.stamps)
            addLostData(stamp);
    }

    void addLostData(const StampId &stamp)
    {
        for (const StoreRpo &store : estimateOf(stamp).stores) {
            PlayEvent event = at(-m_log.declared, Kind::DataLost, stamp);
            event.service = store.store;
            const auto [owner, service] = m_now.topology->find(store.store);
            event.title = service ? service->name : store.store.text;
            event.loss = store.rpo;
            add(std::move(event), -1);
        }
    }

    bool isPlayed(const StampId &stamp) const
    {
        return std::find(m_plan.stamps.begin(), m_plan.stamps.end(), stamp) != m_plan.stamps.end()
            || std::any_of(m_plan.blocks.begin(), m_plan.blocks.end(),
                           [&](const PlanBlock &block) { return block.stamp == stamp; });
    }

    const StampEstimate &estimateOf(const StampId &stamp)
    {
        const auto known = m_estimates.find(stamp);
        if (known != m_estimates.end())
            return known->second;
        return m_estimates.emplace(stamp, estimateFrom(m_now, m_plan, m_schedule, stamp)).first->second;
    }

    void findWhatNeverComes()
    {
        m_never.assign(m_plan.blocks.size(), 0);
        for (std::size_t i = 0; i < m_plan.blocks.size(); ++i)
            for (const std::size_t before : m_plan.blocks[i].after)
                if (m_never[before] || m_plan.blocks[before].time.state == Figure::State::Unbounded)
                    m_never[i] = 1;
    }

    void addBlock(std::size_t index)
    {
        if (m_never[index])
            return;
        const PlanBlock &block = m_plan.blocks[index];
        const BlockWindow &window = m_schedule.windows[index];
        const auto place = [&](Minutes tPlus, Kind kind) {
            PlayEvent event = at(tPlus, kind, block.stamp);
            event.service = block.service;
            event.block = block.key;
            event.title = block.title;
            event.critical = window.critical;
            event.atLeast = window.atLeast;
            return event;
        };
        const auto order = static_cast<long>(index);
        const bool endless = block.time.state == Figure::State::Unbounded;
        if (endless || window.end > window.start)
            add(place(window.start, Kind::Started), order);
        if (endless) {
            add(place(window.start, Kind::NeverEnds), order);
            return;
        }
        for (const Effect &effect : block.effects) {
            PlayEvent event = place(window.end, kindOf(effect.kind));
            event.service = effect.service;
            event.side = effect.side;
            if (effect.service) {
                const auto [stamp, service] = m_now.topology->find(*effect.service);
                event.title = service ? service->name : effect.service->text;
            }
            add(std::move(event), order);
        }
        add(place(window.end, endOf(index)), order);
    }

    Kind endOf(std::size_t index) const
    {
        const PlanBlock &block = m_plan.blocks[index];
        if (block.kind == PlanBlock::Kind::Detect)
            return Kind::Detected;
        if (block.kind == PlanBlock::Kind::Decide)
            return Kind::Declared;
        return index == milestoneOf(m_plan, block.stamp) ? Kind::Recovered : Kind::Ended;
    }

    void addResults()
    {
        for (const StampId &stamp : m_plan.stamps) {
            const auto promise = m_schedule.byStamp.find(stamp);
            if (promise == m_schedule.byStamp.end())
                continue;
            const StampEstimate &estimate = estimateOf(stamp);
            PlayResult result;
            result.stamp = stamp;
            if (!promise->second.unbounded)
                result.rto = promise->second.rto;
            result.atLeast = promise->second.atLeast;
            result.rtoTarget = estimate.rtoTarget;
            result.rpoTarget = estimate.rpoTarget;
            result.rtoVerdict = estimate.rtoVerdict;
            result.rpoVerdict = estimate.rpoVerdict;
            result.rpo = estimate.rpo;
            result.rpoStore = estimate.rpoStore;
            m_log.results.push_back(std::move(result));
        }
        if (!m_schedule.whole.unbounded)
            m_log.end = m_schedule.whole.rto;
        m_log.atLeast = m_schedule.whole.atLeast;
    }

    /// The counterparts of the option that the plan uses.
    void findStandIns()
    {
        for (const PlanBlock &block : m_plan.blocks) {
            const Stamp *stamp = block.service ? m_now.topology->stamp(block.stamp) : nullptr;
            if (!stamp)
                continue;
            for (const Protection &protection : stamp->protections)
                if (protection.service == *block.service && protection.option == block.option
                    && !protection.counterparts.empty())
                    m_log.standIns[*block.service] = protection.counterparts;
        }
    }

    const Snapshot &m_now;
    const RecoveryPlan &m_plan;
    const Schedule &m_schedule;
    std::vector<Placed> m_events;
    std::vector<char> m_never; ///< one a block: it waits for something that never ends
    std::map<StampId, StampEstimate> m_estimates;
    EventLog m_log;
};

} // namespace

std::string_view toWord(PlayEvent::Kind kind)
{
    constexpr std::string_view words[] = {"lost",     "data-lost", "detected",      "declared",
                                          "started",  "ended",     "never-ends",    "writers-stopped",
                                          "writable", "serving",   "traffic-moved", "copy-rebuilt",
                                          "degraded", "recovered"};
    return words[static_cast<std::size_t>(kind)];
}

std::string_view inWords(PlayEvent::Kind kind)
{
    constexpr std::string_view words[] = {"is lost",
                                          "loses data",
                                          "detected",
                                          "declared",
                                          "starts",
                                          "done",
                                          "has no known end",
                                          "is no longer written",
                                          "can be written",
                                          "serves",
                                          "leads clients",
                                          "has a current copy",
                                          "serves in a degraded mode",
                                          "recovered"};
    return words[static_cast<std::size_t>(kind)];
}

Minutes EventLog::first() const
{
    return events.empty() ? Minutes{0} : std::min(events.front().at, Minutes{0});
}

Minutes EventLog::last() const
{
    const Minutes seen = events.empty() ? Minutes{0} : events.back().at;
    return end ? std::max(seen, *end) : seen;
}

EventLog playOut(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule)
{
    return Player(now, plan, schedule).run();
}

std::string clockText(Minutes at)
{
    const long seconds = std::lround(at.count() * 60);
    const long rest = std::labs(seconds);
    const char *sign = seconds < 0 ? "-" : "";
    if (rest < 3600)
        return fmt::format("{}{}:{:02}", sign, rest / 60, rest % 60);
    return fmt::format("{}{}:{:02}:{:02}", sign, rest / 3600, rest / 60 % 60, rest % 60);
}

} // namespace breakwater
