// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/outputs.h"

#include <map>
#include <string>
#include <vector>

/// `main.bicep`, and the files of parameters that deploy it.
namespace breakwater::bicep {

/// Which parts there are, and how they share files.
struct MainFile {
    bool secondary = false, global = false, pairing = false, oneModule = false;
    bool apart = false, sharedTypes = false;
};

std::string mainFile(const MainFile &shape, const std::map<PartOf, std::string> &texts,
                     const std::map<PartOf, std::vector<Output>> &shown, const std::string &pairing);
/// For normal operation, or for the time while the primary region is lost.
std::string parametersFile(const Plan &plan, const MainFile &shape, const std::string &mainText,
                           bool failover);

} // namespace breakwater::bicep
