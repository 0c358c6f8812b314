// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace breakwater::storage {

/// What a file says of itself, found without reading the rest where it stands first, as it does in files that
/// Breakwater wrote.
struct Header {
    std::optional<double> format;
    std::string writer;
    bool design = false; ///< has a key that a design has
    bool complete = false; ///< the file was read to its end
};
Header headerOf(std::string_view bytes);

/// Brings a file of an older format to today's, one format after the other. The bytes are JSON.
Result<std::string> migrated(std::string_view bytes, int format);

} // namespace breakwater::storage
