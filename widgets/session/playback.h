// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/moment.h"
#include "core/recovery/simulate.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

namespace breakwater {

class Session;

/// What is played.
struct PlayQuestion {
    Disruption disruption;
    bool back = false;
    std::vector<StampId> stamps; ///< empty: all
    Trials trials{10'000, 1, 1};
    bool operator==(const PlayQuestion &) const;
};

/// How an outage of one design goes: everything that a window shows of it.
struct PlayRun {
    Snapshot now; ///< the design that was played
    PlayQuestion question;
    RecoveryPlan plan;
    Schedule schedule;
    EventLog log;
    Simulation simulation;
    std::string dominates; ///< what sets the recovery time, in words
};

/// The scenario of one open document: runs in the background, then a clock that plays, stops and goes
/// anywhere. Scenario bar, canvas, timeline and charts meet here.
class Playback final : public QObject {
    Q_OBJECT
public:
    explicit Playback(Session &session, QObject *parent = nullptr);
    ~Playback() override;

    Session &session() const { return m_session; }

    void run(PlayQuestion question); ///< in place of what runs
    void cancel(); ///< what runs; a result that is there stays
    bool isRunning() const { return m_running; }
    std::shared_ptr<const PlayRun> result() const { return m_result; } ///< null: nothing was run
    /// The design is another one than the one that was played.
    bool isStale() const { return m_stale; }
    /// A result is shown on the canvas until this.
    void leave();

    Minutes at() const { return m_at; }
    Minutes first() const;
    Minutes last() const;
    const Moment &moment() const { return m_moment; }
    void seek(Minutes at);
    void step(int direction); ///< to the next or previous moment at which something happens
    void play();
    void pause();
    bool isPlaying() const { return m_tick.isActive(); }
    int speed() const { return m_speed; }
    void setSpeed(int speed); ///< minutes of the outage a minute of the day: 1, 10, 60

Q_SIGNALS:
    void runChanged(); ///< started, ended, cancelled, stale, left
    void momentChanged();
    void playingChanged();

private:
    void finish(std::shared_ptr<const PlayRun> result, quint64 number);
    void checkStale();
    void tick();

    Session &m_session;
    std::shared_ptr<const PlayRun> m_result;
    Moment m_moment;
    Minutes m_at{0};
    int m_speed = 60;
    bool m_running = false, m_stale = false;
    quint64 m_number = 0; ///< of the newest run
    QTimer m_tick;
    QElapsedTimer m_since;
    std::jthread m_thread; ///< last: it speaks to all of the above
};

/// The two designs mean the same, wherever their cards lie.
bool meanTheSame(const Topology &a, const Topology &b);
/// Plans, schedules, plays and simulates; null when stopped.
std::shared_ptr<const PlayRun> runOf(const Snapshot &now, const PlayQuestion &question,
                                     const std::stop_token &stop = {});

} // namespace breakwater
