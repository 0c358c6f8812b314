// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace breakwater {

/// Where code comes from: given by the program, so that the panel knows of no exporter. Both are called off
/// the GUI thread.
struct CodeSource {
    /// `goOn` is asked between two formats; false ends it.
    std::function<Result<Rendered>(const Snapshot &now, const std::function<bool()> &goOn)> make;
    /// The code that an earlier export left in a folder, as it is there today.
    std::function<std::vector<OutputFile>(const std::filesystem::path &folder)> exported;
};

/// A file of code beside what an earlier export left of it.
struct CodeFile {
    enum class Since { Unknown, Same, Changed, New, Gone } since = Since::Unknown; ///< Unknown: no export yet
    std::filesystem::path path;
    std::string bytes; ///< of a file that is gone: what stands in the folder
    std::string before;
};

/// The code of one design, at one moment of it.
struct CodeSet {
    std::vector<CodeFile> files; ///< by path
    std::vector<CodePlace> places;
    std::vector<Gap> gaps;
    std::string error; ///< it cannot be made at all
    bool compared = false;
};

/// Makes code on a thread of its own. What is asked later replaces what waits, and ends what runs.
class CodeMaker final : public QObject {
    Q_OBJECT
public:
    explicit CodeMaker(CodeSource source, QObject *parent = nullptr);
    ~CodeMaker() override;

    /// `exported`: where the last export went; empty: there was none.
    void request(const Snapshot &now, quint64 number, const QString &exported);
    void cancel(); ///< what was asked for; nothing will be told of it

Q_SIGNALS:
    /// On the thread of this object.
    void made(const std::shared_ptr<const breakwater::CodeSet> &code, quint64 number);

private:
    struct Job {
        Snapshot now;
        quint64 number = 0;
        std::filesystem::path exported;
    };
    void run(const std::stop_token &end);
    CodeSet work(const Job &job, const std::stop_token &stop) const;

    CodeSource m_source;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<Job> m_waiting;
    std::stop_source m_running;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace breakwater
