// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/journal_keeper.h"

#include "widgets/session/text.h"

namespace breakwater {

JournalKeeper::JournalKeeper(std::filesystem::path folder, std::chrono::seconds foldEvery, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_foldEvery(foldEvery)
    , m_thread([this](const std::stop_token &end) { run(end); })
{ }

JournalKeeper::~JournalKeeper()
{
    {
        std::unique_lock lock(m_mutex);
        waitUntilIdle(lock);
    }
    m_thread.request_stop();
    m_wake.notify_all();
    m_thread.join();
}

void JournalKeeper::waitUntilIdle(std::unique_lock<std::mutex> &lock)
{
    m_idle.wait(lock, [this] { return !m_waiting && !m_busy; });
}

void JournalKeeper::note(const Journal::Origin &origin, const Topology &before, const Topology &now)
{
    {
        std::unique_lock lock(m_mutex);
        waitUntilIdle(lock);
        m_waiting = Note{origin, before, now};
    }
    m_wake.notify_all();
}

void JournalKeeper::setFoldEvery(std::chrono::seconds every)
{
    {
        const std::lock_guard lock(m_mutex);
        m_foldEvery = every;
    }
    m_wake.notify_all();
}

void JournalKeeper::foldNow()
{
    {
        const std::lock_guard lock(m_mutex);
        m_fold = true;
    }
    m_wake.notify_all();
}

void JournalKeeper::forget()
{
    std::unique_lock lock(m_mutex);
    waitUntilIdle(lock);
    if (m_journal)
        m_journal->remove();
    m_journal.reset();
}

Result<Done> JournalKeeper::write(const Note &note)
{
    if (!m_journal) {
        Result<Journal> started = Journal::start(m_folder, note.origin, note.before);
        if (!started)
            return started.error();
        m_journal.emplace(std::move(started).value());
    }
    return m_journal->append(note.now);
}

void JournalKeeper::run(const std::stop_token &end)
{
    std::unique_lock lock(m_mutex);
    while (!end.stop_requested()) {
        const bool called =
            m_wake.wait_for(lock, end, m_foldEvery, [this] { return m_waiting.has_value() || m_fold; });
        if (end.stop_requested())
            return;
        std::optional<Note> note;
        note.swap(m_waiting);
        const bool fold = !note && (m_fold || !called);
        if (fold)
            m_fold = false;
        m_busy = true;
        lock.unlock();
        const Result<Done> done = note ? write(*note) : fold && m_journal ? m_journal->fold() : Done{};
        if (note || !done)
            QMetaObject::invokeMethod(
                this, [this, done] { done ? Q_EMIT written() : Q_EMIT failed(toQt(done.error().text())); },
                Qt::QueuedConnection);
        lock.lock();
        m_busy = false;
        m_idle.notify_all();
    }
}

} // namespace breakwater
