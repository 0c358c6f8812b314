// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"

#include <string>
#include <vector>

/// The jobs of a stamp as a Databricks asset bundle: one definition for both regions, a target for each.
namespace breakwater::workloads {

struct BundleFile {
    std::string text;
    std::vector<std::string> notSaid; ///< what a reader has to add, one sentence each
    bool empty() const { return text.empty(); }
};

/// `folder` is the stamp's: a harmless word.
BundleFile bundleOf(const Stamp &stamp, const std::string &folder, const Catalog &catalog,
                    const std::string &heading);

/// "15.4 LTS" as the platform spells it: 15.4.x-scala2.12; empty when it is no such thing.
std::string sparkVersion(const std::string &runtime);
/// Whether a text is a schedule of Quartz and nothing else.
bool isQuartz(const std::string &text);

} // namespace breakwater::workloads
