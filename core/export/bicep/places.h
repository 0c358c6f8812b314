// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/part_text.h"
#include "core/export/exporter.h"

#include <functional>
#include <string_view>

/// Where the services of a stamp are in its files, in any language: noted while the files are written, so
/// that nobody has to look for names in them.
namespace breakwater::bicep {

int lineCount(std::string_view text);

/// The calls of a part, in a file that has that many lines above its body.
std::vector<CodePlace> placesOfCalls(const Plan &plan, PartOf part, const std::vector<CallSpan> &calls,
                                     std::string_view body, const std::string &path, int above);
/// The settings of each unit, in a file that has that many lines above the first field of the values.
/// `printed` prints one field's value as it stands there.
std::vector<CodePlace> placesOfValues(const Plan &plan, PartOf part, const std::string &path, int above,
                                      const std::function<std::string(const Value &)> &printed);
/// The module that a unit is made with: all of it.
std::vector<CodePlace> placesOfModules(const Plan &plan, const std::vector<OutputFile> &files,
                                       const std::function<std::string(const Unit &)> &pathOf);

} // namespace breakwater::bicep
