// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <optional>
#include <string>

namespace breakwater::cli {

/// Why `output` is not written: it exists, perhaps as `input` itself, and nobody said `--force`.
std::optional<Error> wouldOverwrite(const std::string &output, const std::string &input, bool force);

} // namespace breakwater::cli
