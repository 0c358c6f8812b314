// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/support/result.h"

#include <memory>
#include <string>
#include <string_view>

/// The compiled form of a catalog: what the build embeds and the program reads at its start. No promise
/// between versions; a program reads only what its own build wrote.
namespace breakwater {

/// The catalog's content without its hash: equal catalogs give equal bytes, whatever order their files had.
std::string canonicalBytes(const Catalog &catalog);

/// A header with the hash, then canonicalBytes().
std::string encodeCatalog(const Catalog &catalog);

/// Fails on bytes that encodeCatalog() of this version did not write.
Result<std::shared_ptr<const Catalog>> decodeCatalog(std::string_view bytes);

} // namespace breakwater
