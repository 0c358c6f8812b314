// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/playback.h"

#include "core/advice/dominance.h"
#include "widgets/session/session.h"

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kFrame = 16; ///< milliseconds

} // namespace

bool PlayQuestion::operator==(const PlayQuestion &other) const
{
    return disruption == other.disruption && back == other.back && stamps == other.stamps
        && trials.count == other.trials.count && trials.seed == other.trials.seed;
}

bool meanTheSame(const Topology &a, const Topology &b)
{
    return a.engagement == b.engagement && a.roles == b.roles && a.stamps == b.stamps
        && a.records == b.records;
}

std::shared_ptr<const PlayRun> runOf(const Snapshot &now, const PlayQuestion &question,
                                     const std::stop_token &stop)
{
    auto run = std::make_shared<PlayRun>();
    run->now = now;
    run->question = question;
    run->plan = makePlan(now, question.disruption, question.stamps,
                         {true, question.stamps.size() != 1, question.back});
    if (stop.stop_requested())
        return nullptr;
    run->schedule = schedule(run->plan);
    run->log = playOut(now, run->plan, run->schedule);
    if (question.trials.count > 0 && !run->plan.blocks.empty())
        run->simulation = simulate(run->plan, run->schedule, now, question.trials, stop);
    if (stop.stop_requested())
        return nullptr;
    if (!run->plan.blocks.empty())
        run->dominates = whatDominates(run->plan, run->schedule,
                                       run->simulation.ends.empty() ? nullptr : &run->simulation);
    return run;
}

Playback::Playback(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_tick.setInterval(kFrame);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &Playback::tick);
    connect(&session, &Session::documentChanged, this, [this] {
        cancel();
        leave();
    });
    connect(&session, &Session::topologyChanged, this, &Playback::checkStale);
}

Playback::~Playback()
{
    m_session.disconnect(this);
}

void Playback::run(PlayQuestion question)
{
    pause();
    m_running = true;
    const quint64 number = ++m_number;
    // The former run is asked to stop and waited for: it looks at its token every few milliseconds.
    m_thread = std::jthread(
        [this, number, now = m_session.now(), question = std::move(question)](const std::stop_token &stop) {
            auto result = runOf(now, question, stop);
            if (result)
                QMetaObject::invokeMethod(
                    this, [this, number, result = std::move(result)] { finish(result, number); },
                    Qt::QueuedConnection);
        });
    Q_EMIT runChanged();
}

void Playback::cancel()
{
    if (!m_running)
        return;
    m_thread.request_stop();
    ++m_number;
    m_running = false;
    Q_EMIT runChanged();
}

void Playback::finish(std::shared_ptr<const PlayRun> result, quint64 number)
{
    if (number != m_number)
        return;
    m_running = false;
    m_result = std::move(result);
    m_stale = !meanTheSame(*m_result->now.topology, m_session.topology());
    m_at = first();
    m_moment = momentAt(m_result->log, *m_result->now.topology, m_at);
    Q_EMIT runChanged();
    Q_EMIT momentChanged();
}

void Playback::leave()
{
    pause();
    if (!m_result)
        return;
    m_result = nullptr;
    m_stale = false;
    m_moment = {};
    m_at = Minutes{0};
    Q_EMIT runChanged();
    Q_EMIT momentChanged();
}

void Playback::checkStale()
{
    const bool stale = m_result && !meanTheSame(*m_result->now.topology, m_session.topology());
    if (stale == m_stale)
        return;
    m_stale = stale;
    if (stale)
        pause();
    Q_EMIT runChanged();
}

Minutes Playback::first() const
{
    return m_result ? m_result->log.first() : Minutes{0};
}

Minutes Playback::last() const
{
    return m_result ? m_result->log.last() : Minutes{0};
}

void Playback::seek(Minutes at)
{
    if (!m_result)
        return;
    at = std::clamp(at, first(), last());
    if (at == m_at)
        return;
    m_at = at;
    m_moment = momentAt(m_result->log, *m_result->now.topology, m_at);
    Q_EMIT momentChanged();
}

void Playback::step(int direction)
{
    if (!m_result)
        return;
    pause();
    const std::vector<PlayEvent> &events = m_result->log.events;
    if (direction > 0) {
        const auto next = std::find_if(events.begin(), events.end(),
                                       [this](const PlayEvent &event) { return event.at > m_at; });
        seek(next == events.end() ? last() : next->at);
        return;
    }
    const auto before = std::find_if(events.rbegin(), events.rend(),
                                     [this](const PlayEvent &event) { return event.at < m_at; });
    seek(before == events.rend() ? first() : before->at);
}

void Playback::play()
{
    if (!m_result || m_result->log.events.empty() || isPlaying())
        return;
    if (m_at >= last())
        seek(first());
    m_since.start();
    m_tick.start();
    Q_EMIT playingChanged();
}

void Playback::pause()
{
    if (!isPlaying())
        return;
    m_tick.stop();
    Q_EMIT playingChanged();
}

void Playback::setSpeed(int speed)
{
    if (speed == m_speed)
        return;
    m_speed = speed;
    Q_EMIT playingChanged();
}

void Playback::tick()
{
    const double seconds = static_cast<double>(m_since.restart()) / 1000;
    seek(m_at + Minutes{seconds / 60 * m_speed});
    if (m_at >= last())
        pause();
}

} // namespace breakwater
