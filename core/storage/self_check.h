// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <optional>
#include <string_view>

namespace breakwater::storage {

/// Why these bytes could not be opened as a design, catalog aside. Asked before anything is saved: a file
/// that cannot be opened again is worse than one that was not written.
std::optional<Error> whyNotReadable(std::string_view bytes);

} // namespace breakwater::storage
