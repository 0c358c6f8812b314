// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/yaml_reader.h"

namespace breakwater::catalog {

/// What no single line can show: that ids exist, that figures name their source, that words are known.
/// `catalog` must be the very object that was read, not a copy: places are known by address.
void crossCheck(const Catalog &catalog, Notebook &notebook);

} // namespace breakwater::catalog
