// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/design_file.h"

#include "core/storage/self_check.h"
#include "core/support/log.h"

#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace breakwater {

namespace {

namespace fs = std::filesystem;

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    { }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { close(); }
    bool open() const noexcept { return m_number >= 0; }
    int number() const noexcept { return m_number; }
    /// Closing may be where a network drive reports that it is full.
    bool close() noexcept
    {
        const int number = m_number;
        m_number = -1;
        return number < 0 || ::close(number) == 0;
    }

private:
    int m_number;
};

std::string reason(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return "you have no permission";
    case EROFS:
        return "the place is read-only";
    case ENOSPC:
        return "the disk is full";
    case EDQUOT:
        return "your disk quota is used up";
    case EFBIG:
        return "the file would become larger than allowed";
    case ENOENT:
        return "there is no such file or folder";
    case ENOTDIR:
        return "a part of the path is a file, not a folder";
    case EISDIR:
        return "it is a folder";
    case ELOOP:
        return "its symbolic links run in a circle";
    case ENAMETOOLONG:
        return "the name is too long";
    default:
        return std::generic_category().message(error);
    }
}

Error unreadable(const fs::path &file, std::string_view why)
{
    return {Error::Code::Unreadable, fmt::format("The file cannot be read: {}.", why), file.string()};
}

Error unwritable(const fs::path &file, int error)
{
    return {Error::Code::Unwritable,
            fmt::format("The file cannot be written: {}; what was there before is unchanged.", reason(error)),
            file.string()};
}

/// The file itself behind any number of symbolic links, also when it does not exist yet.
fs::path behindLinks(fs::path file)
{
    std::error_code error;
    for (int hops = 0; hops < 40 && fs::is_symlink(fs::symlink_status(file, error)); ++hops) {
        const fs::path target = fs::read_symlink(file, error);
        if (error)
            break;
        file = target.is_absolute() ? target : file.parent_path() / target;
    }
    return file;
}

fs::path folderOf(const fs::path &file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t done = ::write(descriptor, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return true;
}

/// The mode of a file that does not exist yet: what the user's mask leaves of rw-rw-rw-.
mode_t freshMode()
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return static_cast<mode_t>(0666) & ~mask;
}

/// Puts the bytes on the disk under a name of their own. 0, or what went wrong.
int writeBeside(int descriptor, std::string_view bytes, mode_t mode)
{
    if (::fchmod(descriptor, mode) != 0 || !writeAll(descriptor, bytes) || ::fsync(descriptor) != 0)
        return errno;
    return 0;
}

/// Without this the new name might be lost with the power, though the bytes were safe.
void syncFolder(const fs::path &folder)
{
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.open() && ::fsync(directory.number()) != 0)
        log::io()->debug("folder not synced error={}", errno);
}

std::string sizeText(std::size_t bytes)
{
    return bytes >= (1U << 20U) ? fmt::format("{} MiB", bytes >> 20U) : fmt::format("{} KiB", bytes >> 10U);
}

} // namespace

Result<std::string> readFile(const fs::path &file, std::size_t most)
{
    const Descriptor input(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!input.open())
        return unreadable(file, reason(errno));
    struct stat status { };
    if (::fstat(input.number(), &status) != 0)
        return unreadable(file, reason(errno));
    if (S_ISDIR(status.st_mode))
        return unreadable(file, "it is a folder");
    if (!S_ISREG(status.st_mode))
        return unreadable(file, "it is a device, not a file");
    if (static_cast<std::size_t>(status.st_size) > most)
        return unreadable(file,
                          fmt::format("it is larger than {}, and nothing of its sort is", sizeText(most)));
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(input.number(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return unreadable(file, reason(errno));
        if (got == 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

Result<OpenedDesign> openDesign(const fs::path &file, const Catalog &catalog)
{
    const Result<std::string> bytes = readFile(file);
    if (!bytes)
        return bytes.error();
    return readDesign(*bytes, catalog, file.filename().string());
}

Result<Done> saveFile(std::string_view bytes, const fs::path &file)
{
    const fs::path target = behindLinks(file);
    struct stat old { };
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (exists && !S_ISREG(old.st_mode))
        return unwritable(file, S_ISDIR(old.st_mode) ? EISDIR : EACCES);
    if (exists && ::access(target.c_str(), W_OK) != 0)
        return unwritable(file, errno);

    const fs::path folder = folderOf(target);
    std::string beside = (folder / fmt::format(".{}.XXXXXX", target.filename().string())).string();
    Descriptor output(::mkostemp(beside.data(), O_CLOEXEC));
    if (!output.open())
        return unwritable(file, errno);
    int error =
        writeBeside(output.number(), bytes, exists ? old.st_mode & static_cast<mode_t>(07777) : freshMode());
    if (error == 0 && exists && ::fchown(output.number(), old.st_uid, old.st_gid) != 0)
        log::io()->debug("owner not kept error={}", errno);
    if (!output.close() && error == 0)
        error = errno;
    if (error == 0 && ::rename(beside.c_str(), target.c_str()) != 0)
        error = errno;
    if (error != 0) {
        ::unlink(beside.c_str());
        return unwritable(file, error);
    }
    syncFolder(folder);
    return Done{};
}

Result<Done> saveDesign(const Topology &topology, const fs::path &file)
{
    Topology signedOne = topology;
    signedOne.writer = BREAKWATER_VERSION;
    const std::string bytes = writeDesign(signedOne);
    if (const std::optional<Error> problem = storage::whyNotReadable(bytes))
        return Error{Error::Code::Impossible,
                     fmt::format("The design was not saved, because it could not be opened again: {} ({})",
                                 problem->sentence, problem->place),
                     file.string()};
    return saveFile(bytes, file);
}

} // namespace breakwater
