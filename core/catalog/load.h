// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/support/result.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace breakwater {

/// The catalog of this build, compiled in from resources/catalog. Read once, at the first call, in a few
/// milliseconds; safe on any thread. (Library breakwater_catalog.)
std::shared_ptr<const Catalog> builtinCatalog();

/// What a folder of catalog files holds: a catalog, or everything that is wrong with it, in the order of
/// files and lines. Each problem is one sentence with `file:line`.
struct CatalogFolder {
    std::shared_ptr<const Catalog> catalog; ///< null when there are problems
    std::vector<Error> problems;
};

/// Reads and cross-checks a folder that has the form of resources/catalog: catalog.yaml, regions.yaml,
/// latency.csv, services/<kind>/facts.yaml with icon.svg and any templates (*.tmpl) beside it,
/// rules/<ID>.yaml. A folder is complete by itself: it replaces the built-in catalog and is not merged with
/// it, so an override starts as a copy of resources/catalog. (Library breakwater_catalog_yaml.)
CatalogFolder readCatalogFolder(const std::filesystem::path &folder);

/// As readCatalogFolder(), with the first problem as the error.
Result<std::shared_ptr<const Catalog>> loadCatalogFolder(const std::filesystem::path &folder);

} // namespace breakwater
