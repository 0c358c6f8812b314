// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"

namespace breakwater {

/// What stands on every export of this snapshot. The hash is the design's, from storage.
Stamping stampingOf(const Snapshot &now, std::string designHash);

/// Whether a line of a text export says what it was made of: it changes with every edit, and means nothing to
/// somebody who compares two exports.
bool saysOrigin(std::string_view line);

} // namespace breakwater
