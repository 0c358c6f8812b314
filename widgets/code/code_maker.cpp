// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code/code_maker.h"

#include "widgets/code/line_changes.h"
#include "widgets/session/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace breakwater {

namespace {

/// The first two parts: `iac/bicep`.
std::string languageRoot(const std::filesystem::path &path)
{
    std::filesystem::path root;
    int parts = 0;
    for (auto part = path.begin(); part != path.end() && parts < 2; ++part, ++parts)
        root /= *part;
    return root.string();
}

void compare(CodeSet &code, std::vector<OutputFile> earlier)
{
    std::map<std::filesystem::path, std::string> before;
    for (OutputFile &file : earlier)
        before.emplace(std::move(file.path), std::move(file.bytes));
    code.compared = !before.empty();
    if (!code.compared)
        return;
    std::set<std::string> languages;
    for (const auto &[path, bytes] : before)
        languages.insert(languageRoot(path));
    for (CodeFile &file : code.files) {
        if (!languages.contains(languageRoot(file.path)))
            continue; // that export had none of this
        const auto old = before.find(file.path);
        if (old == before.end()) {
            file.since = CodeFile::Since::New;
            continue;
        }
        file.before = std::move(old->second);
        file.since = differ(file.before, file.bytes) ? CodeFile::Since::Changed : CodeFile::Since::Same;
        before.erase(old);
    }
    for (auto &[path, bytes] : before)
        code.files.push_back({CodeFile::Since::Gone, path, bytes, bytes});
}

} // namespace

CodeMaker::CodeMaker(CodeSource source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_thread([this](const std::stop_token &end) { run(end); })
{ }

CodeMaker::~CodeMaker()
{
    m_thread.request_stop();
    cancel();
    m_wake.notify_all();
    m_thread.join();
}

void CodeMaker::request(const Snapshot &now, quint64 number, const QString &exported)
{
    {
        const std::lock_guard lock(m_mutex);
        m_running.request_stop();
        m_waiting = Job{now, number, exported.isEmpty() ? std::filesystem::path() : toPath(exported)};
    }
    m_wake.notify_all();
}

void CodeMaker::cancel()
{
    const std::lock_guard lock(m_mutex);
    m_running.request_stop();
    m_waiting.reset();
}

CodeSet CodeMaker::work(const Job &job, const std::stop_token &stop) const
{
    CodeSet code;
    Result<Rendered> rendered = m_source.make(job.now, [&stop] { return !stop.stop_requested(); });
    if (!rendered) {
        code.error = rendered.error().text();
        return code;
    }
    for (OutputFile &file : rendered->files)
        code.files.push_back({CodeFile::Since::Unknown, std::move(file.path), std::move(file.bytes), {}});
    code.places = std::move(rendered->places);
    code.gaps = std::move(rendered->gaps);
    if (!job.exported.empty() && m_source.exported)
        compare(code, m_source.exported(job.exported));
    std::sort(code.files.begin(), code.files.end(),
              [](const CodeFile &a, const CodeFile &b) { return a.path < b.path; });
    return code;
}

void CodeMaker::run(const std::stop_token &end)
{
    while (true) {
        std::optional<Job> job;
        std::stop_source running;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, end, [this] { return m_waiting.has_value(); }))
                return;
            job.swap(m_waiting);
            m_running = running;
        }
        auto code = std::make_shared<const CodeSet>(work(*job, running.get_token()));
        if (running.stop_requested())
            continue;
        QMetaObject::invokeMethod(
            this, [this, code = std::move(code), number = job->number] { Q_EMIT made(code, number); },
            Qt::QueuedConnection);
    }
}

} // namespace breakwater
