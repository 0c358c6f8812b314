// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/journal.h"

#include <QObject>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace breakwater {

/// Writes the recovery journal of one document on a thread of its own. An edit waits for the one before it to
/// be written, so a killed program loses the edit in flight and no other.
class JournalKeeper final : public QObject {
    Q_OBJECT
public:
    JournalKeeper(std::filesystem::path folder, std::chrono::seconds foldEvery, QObject *parent = nullptr);
    ~JournalKeeper() override; ///< writes what waits and leaves the journal

    /// The first note starts the journal with `before`.
    void note(const Journal::Origin &origin, const Topology &before, const Topology &now);
    void setFoldEvery(std::chrono::seconds every);
    void foldNow(); ///< the program is no longer in front
    void forget(); ///< saved or closed: nothing is left behind

Q_SIGNALS:
    /// On the thread of this object.
    void written();
    void failed(const QString &why);

private:
    struct Note {
        Journal::Origin origin;
        Topology before, now;
    };
    void run(const std::stop_token &end);
    Result<Done> write(const Note &note);
    void waitUntilIdle(std::unique_lock<std::mutex> &lock);

    std::filesystem::path m_folder;
    std::chrono::seconds m_foldEvery;
    std::mutex m_mutex;
    std::condition_variable_any m_wake, m_idle;
    std::optional<Note> m_waiting;
    bool m_busy = false, m_fold = false;
    std::optional<Journal> m_journal; ///< the thread's while it is busy
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace breakwater
