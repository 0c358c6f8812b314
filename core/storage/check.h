// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/document.h"

#include <optional>
#include <string>

namespace breakwater::storage {

/// What a field alone cannot tell: ids unique in the file, zones of a stamp, references that exist; and,
/// where there is a catalog, that it knows every region, kind, part, option and parameter.
struct Violation {
    std::string sentence;
    std::string pointer;
};
/// The first violation in the order of the file. `catalog` null: only what the design itself can tell.
std::optional<Violation> firstViolation(const Document &document, const Catalog *catalog, bool lenient);

} // namespace breakwater::storage
