// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/fragment.h"

#include <map>
#include <string>
#include <vector>

/// What `terraform.tmpl` beside the facts of a kind says: `gap` lines as in `bicep.tmpl`, for what the
/// provider cannot do, then `---` and the module, then further modules under `--- <name>`. Conditions
/// (`//#if`) are those of `bicep.tmpl`. Names, settings and wires are declared there once and hold for both
/// languages; a module takes of them what it declares as a variable.
namespace breakwater::terraform {

struct Module {
    std::vector<bicep::FragmentGap> gaps;
    std::map<std::string, std::string> sections; ///< "" is the module itself
};

Result<Module> parseModule(std::string_view text, const std::string &place);

/// One section for one stamp, with the variable of the settings where the kind has some.
Result<std::string> renderModule(const Module &module, const std::string &section,
                                 const bicep::Fragment &fragment, const bicep::Features &features);

/// Whether a module declares a variable of that name.
bool takes(std::string_view module, std::string_view variable);

} // namespace breakwater::terraform
