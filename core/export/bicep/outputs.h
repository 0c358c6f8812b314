// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/plan.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Outputs of modules: those that a deployment shows to people, and those that another module reads. A module
/// has no others.
namespace breakwater::bicep {

struct Output {
    std::string name, type;
};

/// Whether people need it: host names, the name servers of a zone, what proves a host name to be ours, the
/// address of a workspace.
bool isForPeople(std::string_view output);
/// What a module declares for people, in the order of its text.
std::vector<Output> outputsForPeople(std::string_view module);
/// `agwOrdersHostName`: an output of a unit as the part calls it.
std::string outputName(const std::string &symbol, const std::string &output);
/// What stands in for an output of that type where nothing gives it.
std::string_view emptyOutput(std::string_view type);

/// By file of the module: its outputs that these texts read.
std::map<std::string, std::set<std::string>> outputsRead(const std::vector<std::string> &callers);
/// The module without its other outputs.
std::string withOutputs(std::string_view module, const std::set<std::string> &read);

} // namespace breakwater::bicep
