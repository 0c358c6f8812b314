// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace breakwater {

/// A file of the source tree that the build put into the program (CMake: breakwater_embed).
struct EmbeddedFile {
    std::string_view name; ///< path below the folder that was embedded
    std::string_view bytes;
};

} // namespace breakwater
