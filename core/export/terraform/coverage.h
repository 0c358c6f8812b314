// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <string>

namespace breakwater {

/// Which kind of service becomes code in which format, and what does not, as the page of the manual.
std::string coverageTable(const Catalog &catalog);

} // namespace breakwater
