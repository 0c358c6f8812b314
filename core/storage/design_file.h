// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/support/result.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// The design file: read, checked, migrated, written, locked. The only writer of files.
namespace breakwater {

struct OpenedDesign {
    Topology topology;
    int format = kFormat; ///< as found in the file, before migration
    bool newer = false; ///< of a newer Breakwater: may be shown, must not be saved over
};

/// Larger files are refused unread.
inline constexpr std::size_t kLargestFile = std::size_t{512} << 20U;
/// Any regular file. Fails with Unreadable: missing, a folder, a device, larger than `most`.
Result<std::string> readFile(const std::filesystem::path &file, std::size_t most = kLargestFile);

/// Reads a design from bytes. `name` stands in the places of errors. The catalog says which regions, kinds,
/// options and parameters exist. Fails with Unreadable (not JSON, too deep), Invalid (schema, invariants),
/// Newer (only when it cannot be shown at all).
Result<OpenedDesign> readDesign(std::string_view bytes, const Catalog &catalog, const std::string &name);
Result<OpenedDesign> openDesign(const std::filesystem::path &file, const Catalog &catalog);

/// Line, counted from 1, on which each role, stamp and thing of a stamp stands, by its id. Of bytes that are
/// no design: what was found until then.
std::map<std::string, std::size_t, std::less<>> linesOf(std::string_view bytes);

/// Canonical bytes: UTF-8, LF, sorted, one element a line. `writer` is what the file says of its writer.
std::string writeDesign(const Topology &topology);
/// Atomic: written beside, synced, renamed; keeps permissions; follows a symbolic link. Nothing is lost when
/// it fails.
Result<Done> saveDesign(const Topology &topology, const std::filesystem::path &file);
/// Atomic write of any bytes, for exports.
Result<Done> saveFile(std::string_view bytes, const std::filesystem::path &file);

/// SHA-256 of the canonical file without `writer`, `layout` and `records`.
std::string designHash(const Topology &topology);
/// The published JSON Schema of the design file.
std::string_view designSchema();

/// Advisory lock beside the file (`.name.lock`): who edits it. Released on destruction.
class DesignLock {
public:
    static Result<DesignLock> take(const std::filesystem::path &file, const std::string &holder);
    /// Name of another living holder, if there is one.
    static std::optional<std::string> holderOf(const std::filesystem::path &file);
    DesignLock(DesignLock &&) noexcept;
    DesignLock &operator=(DesignLock &&) noexcept;
    ~DesignLock();

private:
    DesignLock() = default;
    std::filesystem::path m_lock;
    int m_descriptor = -1;
};

} // namespace breakwater
