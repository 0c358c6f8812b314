// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

/// One file of an archive, by its path with forward slashes.
struct ZipEntry {
    std::string path, bytes;
    bool stored = false; ///< not compressed, as the first entry of an OpenDocument must be
};

/// A ZIP archive in the order of its entries, without dates: the same entries give the same bytes. Archives
/// and entries below 4 GiB.
std::string zipOf(const std::vector<ZipEntry> &entries);

} // namespace breakwater
