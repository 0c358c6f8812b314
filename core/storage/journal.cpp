// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal.h"

#include "core/storage/design_file.h"
#include "core/storage/journal_record.h"

#include <algorithm>
#include <cerrno>
#include <random>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace breakwater {

namespace {

namespace fs = std::filesystem;
using namespace storage;

constexpr std::string_view kSuffix = ".journal";

Error unwritable(const fs::path &file, int error)
{
    return {
        Error::Code::Unwritable,
        fmt::format("The recovery journal cannot be written: {}.", std::generic_category().message(error)),
        file.string()};
}

/// For this user alone; locked while its writer lives. -1: see errno.
int openLocked(const fs::path &file)
{
    const int descriptor =
        ::open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return -1;
    struct flock lock { };
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    if (::fcntl(descriptor, F_OFD_SETLK, &lock) == 0)
        return descriptor;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    return -1;
}

bool isWritten(const fs::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return false;
    struct flock lock { };
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    const bool held = ::fcntl(descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(descriptor);
    return held;
}

fs::path freshIn(const fs::path &folder)
{
    std::random_device random;
    return folder / fmt::format("{:08x}{:08x}{}", random(), random(), kSuffix);
}

std::chrono::system_clock::time_point changedAt(const fs::path &file)
{
    struct stat facts { };
    if (::stat(file.c_str(), &facts) != 0)
        return {};
    return std::chrono::system_clock::from_time_t(facts.st_mtime);
}

std::optional<LeftBehind> readLeft(const fs::path &file, const Catalog &catalog)
{
    const Result<std::string> bytes = readFile(file);
    std::optional<JournalState> state = bytes ? readJournal(*bytes) : std::nullopt;
    if (!state)
        return std::nullopt;
    // The edits were valid when they were made; the catalog may be another one today.
    Result<OpenedDesign> design = readDesign(writeDesign(state->design), catalog, file.string());
    if (!design)
        return std::nullopt;
    return LeftBehind{file, state->origin, changedAt(file), state->edits, std::move(design)->topology};
}

} // namespace

Result<Journal> Journal::start(const fs::path &folder, const Origin &origin, const Topology &now)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return unwritable(folder, error.value());
    Journal journal;
    journal.m_file = freshIn(folder);
    journal.m_origin = origin;
    journal.m_last = now;
    journal.m_descriptor = openLocked(journal.m_file);
    if (journal.m_descriptor < 0)
        return unwritable(journal.m_file, errno);
    if (const Result<Done> written = journal.write(journal.m_descriptor, wholeRecord(origin, 0, now));
        !written)
        return written.error();
    return journal;
}

Result<Done> Journal::append(const Topology &now)
{
    const Result<Done> written = write(m_descriptor, editRecord(m_last, now));
    if (!written)
        return written;
    m_last = now;
    m_appended = true;
    ++m_edits;
    return Done{};
}

Result<Done> Journal::fold()
{
    if (!m_appended)
        return Done{};
    const fs::path beside = m_file.string() + ".new";
    const int descriptor = openLocked(beside);
    if (descriptor < 0)
        return unwritable(beside, errno);
    const Result<Done> written = write(descriptor, wholeRecord(m_origin, m_edits, m_last));
    if (!written || ::fsync(descriptor) != 0 || ::rename(beside.c_str(), m_file.c_str()) != 0) {
        const int error = errno;
        ::close(descriptor);
        ::unlink(beside.c_str());
        return written ? Result<Done>(unwritable(beside, error)) : written;
    }
    ::close(std::exchange(m_descriptor, descriptor));
    m_appended = false;
    return Done{};
}

void Journal::remove()
{
    if (m_descriptor < 0)
        return;
    ::unlink(m_file.c_str());
    ::close(std::exchange(m_descriptor, -1));
}

Result<Done> Journal::write(int descriptor, const std::string &record) const
{
    std::size_t done = 0;
    while (done < record.size()) {
        const ssize_t wrote = ::write(descriptor, record.data() + done, record.size() - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return unwritable(m_file, wrote < 0 ? errno : ENOSPC);
        done += static_cast<std::size_t>(wrote);
    }
    return Done{};
}

Journal::Journal(Journal &&other) noexcept
    : m_file(std::move(other.m_file))
    , m_origin(std::move(other.m_origin))
    , m_last(std::move(other.m_last))
    , m_edits(other.m_edits)
    , m_appended(other.m_appended)
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{ }

Journal &Journal::operator=(Journal &&other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_origin, other.m_origin);
    std::swap(m_last, other.m_last);
    std::swap(m_edits, other.m_edits);
    std::swap(m_appended, other.m_appended);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Journal::~Journal()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::vector<LeftBehind> leftBehind(const fs::path &folder, const Catalog &catalog)
{
    std::vector<LeftBehind> all;
    std::error_code error;
    for (const fs::directory_entry &entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() != kSuffix || isWritten(entry.path()))
            continue;
        if (std::optional<LeftBehind> left = readLeft(entry.path(), catalog))
            all.push_back(std::move(*left));
    }
    std::sort(all.begin(), all.end(),
              [](const LeftBehind &a, const LeftBehind &b) { return a.when > b.when; });
    return all;
}

void discard(const LeftBehind &left)
{
    std::error_code ignored; // what cannot be removed is offered again
    fs::remove(left.journal, ignored);
}

} // namespace breakwater
