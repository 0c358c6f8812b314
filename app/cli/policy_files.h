// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/rules/policy/policy.h"
#include "core/support/result.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace breakwater::cli {

/// `--policy FILE`, as often as there are policies.
struct PolicyFiles {
    std::vector<std::string> files;

    void declareOn(CLI::App &command);
    /// Reads and checks them.
    Result<Policies> read(const Catalog &catalog) const;
    /// Lays them into the snapshot, beside those that the design carries; the design's file stays as it is.
    /// The policies that are judged then.
    Result<Policies> addTo(Snapshot &now, const std::string &design) const;
};

} // namespace breakwater::cli
