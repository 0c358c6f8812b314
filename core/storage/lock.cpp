// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/design_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace breakwater {

namespace {

namespace fs = std::filesystem;

/// Two names of one file have one lock.
fs::path lockOf(const fs::path &file)
{
    std::error_code error;
    const fs::path real = fs::weakly_canonical(file, error);
    const fs::path target = error ? file : real;
    return target.parent_path() / fmt::format(".{}.lock", target.filename().string());
}

/// The whole file, held by this opening of it: the kernel lets go when the holder dies, however it dies.
struct flock wholeFile()
{
    struct flock lock { };
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

std::string holderIn(int descriptor)
{
    char text[512];
    const ssize_t size = ::pread(descriptor, text, sizeof text, 0);
    const std::string_view all(text, size > 0 ? static_cast<std::size_t>(size) : 0);
    const std::string name(all.substr(0, all.find('\n')));
    return name.empty() ? "somebody" : name;
}

Error taken(const fs::path &file, const std::string &holder)
{
    return {Error::Code::Unreadable, fmt::format("{} has this design open.", holder), file.string()};
}

Error notLockable(const fs::path &file, int error)
{
    return {Error::Code::Unwritable,
            fmt::format("The design cannot be locked: {}.", std::generic_category().message(error)),
            file.string()};
}

/// Whether the name still leads to what was opened: the holder before may just have removed it.
bool isCurrent(int descriptor, const fs::path &lock)
{
    struct stat opened { };
    struct stat named { };
    return ::fstat(descriptor, &opened) == 0 && ::stat(lock.c_str(), &named) == 0
        && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

bool sign(int descriptor, const std::string &holder)
{
    std::string text = holder.substr(0, holder.find_first_of("\r\n"));
    text += fmt::format("\n{}\n", ::getpid());
    return ::ftruncate(descriptor, 0) == 0
        && ::pwrite(descriptor, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

} // namespace

Result<DesignLock> DesignLock::take(const fs::path &file, const std::string &holder)
{
    const fs::path lock = lockOf(file);
    for (int attempt = 0; attempt < 8; ++attempt) {
        const int descriptor = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (descriptor < 0)
            return notLockable(file, errno);
        DesignLock held;
        held.m_descriptor = descriptor;
        struct flock whole = wholeFile();
        if (::fcntl(descriptor, F_OFD_SETLK, &whole) != 0) {
            const int error = errno;
            if (error == EAGAIN || error == EACCES)
                return taken(file, holderIn(descriptor));
            return notLockable(file, error);
        }
        if (!isCurrent(descriptor, lock))
            continue;
        held.m_lock = lock; // from here on it is ours to remove
        if (!sign(descriptor, holder))
            return notLockable(file, errno);
        return held;
    }
    return taken(file, "Somebody");
}

std::optional<std::string> DesignLock::holderOf(const fs::path &file)
{
    DesignLock look;
    look.m_descriptor = ::open(lockOf(file).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (look.m_descriptor < 0)
        return std::nullopt;
    struct flock whole = wholeFile();
    if (::fcntl(look.m_descriptor, F_OFD_GETLK, &whole) != 0 || whole.l_type == F_UNLCK)
        return std::nullopt;
    return holderIn(look.m_descriptor);
}

DesignLock::DesignLock(DesignLock &&other) noexcept
    : m_lock(std::exchange(other.m_lock, {}))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{ }

DesignLock &DesignLock::operator=(DesignLock &&other) noexcept
{
    std::swap(m_lock, other.m_lock);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

DesignLock::~DesignLock()
{
    if (m_descriptor < 0)
        return;
    // Removed while still held, so that nobody can take a lock that is about to lose its name.
    if (!m_lock.empty())
        ::unlink(m_lock.c_str());
    ::close(m_descriptor);
}

} // namespace breakwater
