// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/assessor.h"

#include "core/support/memory.h"
#include "widgets/session/another_design.h"

namespace breakwater {

Assessor::Assessor(QObject *parent)
    : QObject(parent)
    , m_thread([this](const std::stop_token &end) { run(end); })
{ }

Assessor::~Assessor()
{
    m_thread.request_stop();
    {
        const std::lock_guard lock(m_mutex);
        m_running.request_stop();
    }
    m_wake.notify_all();
    m_thread.join();
}

void Assessor::request(Snapshot now, quint64 revision)
{
    {
        const std::lock_guard lock(m_mutex);
        m_running.request_stop();
        m_waiting = Job{std::move(now), revision, {}};
    }
    m_wake.notify_all();
}

void Assessor::run(const std::stop_token &end)
{
    Memory memory;
    std::shared_ptr<const Topology> last;
    while (true) {
        std::optional<Job> job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, end, [this] { return m_waiting.has_value(); }))
                return;
            job.swap(m_waiting);
            m_running = job->stop;
        }
        auto result = std::make_shared<const Assessment>(assess(job->now, memory, job->stop.get_token()));
        if (result->cancelled || job->stop.stop_requested())
            continue;
        const bool opened = isAnotherDesign(last.get(), *job->now.topology);
        last = job->now.topology;
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result), revision = job->revision] {
                Q_EMIT assessed(result, revision);
            },
            Qt::QueuedConnection);
        if (opened)
            giveBackMemory();
    }
}

} // namespace breakwater
