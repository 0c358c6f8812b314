// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/binary.h"
#include "core/catalog/load.h"

#include <cassert>

// Laid into the program by builtin_blob.cpp.
extern "C" const char breakwaterCatalogBegin[];
extern "C" const char breakwaterCatalogEnd[];

namespace breakwater {

std::shared_ptr<const Catalog> builtinCatalog()
{
    static const std::shared_ptr<const Catalog> catalog = [] {
        const auto length = static_cast<std::size_t>(breakwaterCatalogEnd - breakwaterCatalogBegin);
        auto decoded = decodeCatalog({breakwaterCatalogBegin, length});
        assert(decoded); // the build wrote it with the same code
        return std::move(decoded).value();
    }();
    return catalog;
}

} // namespace breakwater
