// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

/// A plain reading of Bicep: enough to see that a file is whole and that its parts fit, and to compare two
/// exports declaration by declaration. Knows nothing of how the files were made.
namespace breakwater::tests {

struct Declaration {
    std::string kind; ///< param, var, resource, module, output, type
    std::string text; ///< from its first word to the next declaration, comments and blank lines left out
};

struct BicepText {
    std::string code; ///< without comments and without what strings say; expressions inside strings stay
    std::vector<std::string> problems;
    std::map<std::string, Declaration> declarations; ///< by symbolic name; outputs as `output <name>`
    std::set<std::string> files; ///< that modules, imports and `using` name
    std::map<std::string, std::set<std::string>> passed; ///< module symbol -> parameters it is given
    std::map<std::string, std::string> moduleFiles; ///< module symbol -> file
    std::set<std::string> required; ///< parameters without a default
};

BicepText readBicep(const std::string &text);

/// How often a word stands in code by itself.
std::size_t timesUsed(const std::string &code, const std::string &word);

/// Problems of a folder as a whole: files that are named and missing, parameters that are not there or not
/// given, and everything that is wrong with a single file.
std::vector<std::string> problemsOf(const std::map<std::string, std::string> &files);

} // namespace breakwater::tests
