// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/plan.h"
#include "core/support/result.h"

#include <string>

namespace CLI {
class App;
}

namespace breakwater::cli {

/// What happens, as a command line says it: shared by the verbs that ask "what if".
struct DisruptionOption {
    std::string words = "region"; ///< KIND[:TARGET]
    bool planned = false, malicious = false;

    void declareOn(CLI::App &command);
    /// A target is an id, or a name that is there once. Usage errors say what would have been understood.
    Result<Disruption> read(const Snapshot &now) const;
};

} // namespace breakwater::cli
