// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/quick_fixes.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace breakwater {

/// Tries quick fixes out on a thread of its own, one finding after the other. What is asked later replaces
/// what waits.
class FixFinder final : public QObject {
    Q_OBJECT
public:
    /// A design, what is known of it, and its number.
    struct Case {
        Snapshot now;
        std::shared_ptr<const Assessment> present;
        quint64 revision = 0;
    };

    explicit FixFinder(QObject *parent = nullptr);
    ~FixFinder() override;

    void look(const Case &design, std::vector<Finding> findings); ///< in this order
    void lookForAll(const Case &design, const RuleId &rule); ///< "Fix all of this kind", next

Q_SIGNALS:
    /// On the thread of this object.
    void found(const std::shared_ptr<const breakwater::QuickFix> &fix, quint64 revision);
    void foundAll(const std::shared_ptr<const breakwater::FixRun> &run, quint64 revision);

private:
    struct Job {
        Case design;
        std::variant<Finding, RuleId> what;
    };
    void run(const std::stop_token &end);
    void work(const Job &job, Memory &memory, const std::stop_token &stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_waiting;
    std::stop_source m_running;
    quint64 m_runningRevision = 0;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace breakwater
