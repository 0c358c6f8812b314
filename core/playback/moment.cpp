// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/moment.h"

#include <algorithm>

namespace breakwater {
namespace {

using Kind = PlayEvent::Kind;

class Reader {
public:
    Reader(const EventLog &log, Minutes at)
        : m_log(log)
    {
        m_moment.at = at;
    }

    Moment run(const Topology &topology)
    {
        for (const PlayEvent &event : m_log.events) {
            if (event.at > m_moment.at)
                break;
            ++m_moment.done;
            happen(event);
        }
        for (const auto &stamp : topology.stamps) {
            degrade(*stamp);
            followLinks(*stamp);
        }
        return std::move(m_moment);
    }

private:
    void happen(const PlayEvent &event)
    {
        switch (event.kind) {
        case Kind::Lost:
            m_moment.services[*event.service] = Condition::Failed;
            m_lost.insert(*event.service);
            break;
        case Kind::Started:
            m_moment.running.push_back(event.block);
            work(event, Condition::Recovering);
            break;
        case Kind::Ended:
        case Kind::Detected:
        case Kind::Declared:
            std::erase(m_moment.running, event.block);
            break;
        case Kind::Serving:
        case Kind::Writable:
            work(event, Condition::Recovered);
            break;
        case Kind::TrafficMoved:
            work(event, Condition::Recovered);
            m_moved.insert(*event.service);
            break;
        case Kind::Degraded:
            m_moment.degraded[event.stamp] = event.title;
            break;
        case Kind::Recovered:
            m_moment.recovered.insert(event.stamp);
            break;
        case Kind::DataLost:
        case Kind::NeverEnds:
        case Kind::WritersStopped:
        case Kind::CopyRebuilt:
            break;
        }
    }

    /// Shows at who stands in for the service, else at the service itself.
    void work(const PlayEvent &event, Condition condition)
    {
        if (!event.service)
            return;
        const auto standIns = m_log.standIns.find(*event.service);
        const bool elsewhere = standIns != m_log.standIns.end() && !m_log.back && event.side != Site::Primary;
        const bool started = event.kind == Kind::Started && standIns != m_log.standIns.end() && !m_log.back;
        if (elsewhere || started) {
            for (const ServiceId &id : standIns->second)
                advance(id, condition);
            return;
        }
        advance(*event.service, condition);
    }

    /// What has recovered stays so: later checks and tidying up do not take it back.
    void advance(const ServiceId &service, Condition condition)
    {
        Condition &present = m_moment.services[service];
        if (condition == Condition::Recovered || present != Condition::Recovered)
            present = condition;
    }

    bool isDown(const ServiceId &service) const
    {
        const Condition condition = m_moment.of(service);
        return condition == Condition::Failed
            || (condition == Condition::Recovering && m_lost.count(service) != 0);
    }

    /// While a mode serves, whoever calls what has failed does without it.
    void degrade(const Stamp &stamp)
    {
        if (m_moment.degraded.count(stamp.id) == 0)
            return;
        for (const Dependency &need : stamp.dependencies)
            if (need.type == DependencyType::Calls && isDown(need.to) && !isDown(need.from))
                m_moment.services[need.from] = Condition::Degraded;
    }

    void followLinks(const Stamp &stamp)
    {
        for (const Dependency &need : stamp.dependencies) {
            if (isDown(need.from) || isDown(need.to))
                m_moment.links[need.id] = LinkCondition::Dead;
            else if (need.type == DependencyType::Routes && m_moved.count(need.from) != 0)
                m_moment.links[need.id] = LinkCondition::Lit;
        }
        for (const Protection &protection : stamp.protections)
            if (isDown(protection.service) && !protection.counterparts.empty())
                m_moment.copies[protection.id] = LinkCondition::Dead;
    }

    const EventLog &m_log;
    std::set<ServiceId> m_lost, m_moved;
    Moment m_moment;
};

} // namespace

std::string_view toWord(Condition condition)
{
    constexpr std::string_view words[] = {"usual", "failed", "recovering", "recovered", "degraded"};
    return words[static_cast<std::size_t>(condition)];
}

Condition Moment::of(const ServiceId &service) const
{
    const auto found = services.find(service);
    return found == services.end() ? Condition::Usual : found->second;
}

Moment momentAt(const EventLog &log, const Topology &topology, Minutes at)
{
    return Reader(log, at).run(topology);
}

} // namespace breakwater
