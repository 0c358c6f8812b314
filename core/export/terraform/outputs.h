// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Outputs of modules, as in `core/export/bicep/outputs.h`: those that people or another module read.
namespace breakwater::terraform {

/// What a module declares for people, in the order of its text.
std::vector<std::string> outputsForPeople(std::string_view module);
/// By file of the module: its outputs that these texts read.
std::map<std::string, std::set<std::string>> outputsRead(const std::vector<std::string> &callers);
/// The module without its other outputs.
std::string withOutputs(std::string_view module, const std::set<std::string> &read);

} // namespace breakwater::terraform
