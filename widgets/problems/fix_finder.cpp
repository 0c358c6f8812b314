// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problems/fix_finder.h"

#include <algorithm>

namespace breakwater {

FixFinder::FixFinder(QObject *parent)
    : QObject(parent)
    , m_thread([this](const std::stop_token &end) { run(end); })
{ }

FixFinder::~FixFinder()
{
    m_thread.request_stop();
    {
        const std::lock_guard lock(m_mutex);
        m_running.request_stop();
    }
    m_wake.notify_all();
    m_thread.join();
}

void FixFinder::look(const Case &design, std::vector<Finding> findings)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_runningRevision != design.revision)
            m_running.request_stop();
        std::erase_if(m_waiting, [&](const Job &job) {
            return job.design.revision != design.revision || std::holds_alternative<Finding>(job.what);
        });
        for (Finding &finding : findings)
            m_waiting.push_back({design, std::move(finding)});
    }
    m_wake.notify_all();
}

void FixFinder::lookForAll(const Case &design, const RuleId &rule)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_front({design, rule});
    }
    m_wake.notify_all();
}

void FixFinder::run(const std::stop_token &end)
{
    Memory memory;
    while (true) {
        Job job;
        std::stop_token stop;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, end, [this] { return !m_waiting.empty(); }))
                return;
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_running = std::stop_source();
            m_runningRevision = job.design.revision;
            stop = m_running.get_token();
        }
        work(job, memory, stop);
    }
}

void FixFinder::work(const Job &job, Memory &memory, const std::stop_token &stop)
{
    const auto deliver = [this](auto report) {
        QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
    };
    const quint64 revision = job.design.revision;
    if (const auto *finding = std::get_if<Finding>(&job.what)) {
        auto fix = std::make_shared<const QuickFix>(
            quickFix(job.design.now, *finding, *job.design.present, memory, stop));
        if (!stop.stop_requested())
            deliver([this, fix, revision] { Q_EMIT found(fix, revision); });
        return;
    }
    auto all = std::make_shared<const FixRun>(
        fixAll(job.design.now, std::get<RuleId>(job.what), *job.design.present, memory, stop));
    if (!all->cancelled)
        deliver([this, all, revision] { Q_EMIT foundAll(all, revision); });
}

} // namespace breakwater
