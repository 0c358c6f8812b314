// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"

#include <QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace breakwater {

/// Judges snapshots on a thread of its own. A newer request cancels the one that runs and replaces the one
/// that waits, so only the newest design is ever judged to the end.
class Assessor final : public QObject {
    Q_OBJECT
public:
    explicit Assessor(QObject *parent = nullptr);
    ~Assessor() override;

    void request(Snapshot now, quint64 revision);

Q_SIGNALS:
    /// On the thread of this object.
    void assessed(const std::shared_ptr<const breakwater::Assessment> &assessment, quint64 revision);

private:
    struct Job {
        Snapshot now;
        quint64 revision = 0;
        std::stop_source stop;
    };
    void run(const std::stop_token &end);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Job> m_waiting;
    std::stop_source m_running;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace breakwater
