// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"
#include "core/model/topology.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

/// What the tests of the exports of code have in common: designs, exports of them, and files.
namespace breakwater::tests {

using Files = std::map<std::string, std::string>;
using Change = std::function<void(Stamp &)>;

/// A template by its name; `rare` is the web one with the kinds that no template has.
const Topology &designNamed(const std::string &name);
/// The names of the designs with one stamp.
const std::vector<std::string> &designNames();
/// The first design with a service of that kind; empty when no design has one.
std::string designWith(const KindId &kind);
/// The design with its first stamp changed.
Topology changed(const std::string &design, const Change &change);

ExportRequest requestFor(const Topology &topology, std::vector<StampId> stamps = {});
/// What the exporter of that id makes; stops the test where there is none, or it fails.
Rendered rendered(const std::string &exporter, const ExportRequest &request);
Files filesOf(const Rendered &rendered);
Files exported(const std::string &exporter, const Topology &topology);

/// Puts a text into every place of a stamp where a person may write one. Addresses of networks stay, since
/// a network without them is refused.
void spoil(Stamp &stamp, const std::string &text);

/// A design that somebody could have made of a template: other parameters, options, strategies and regions,
/// fewer services, strange names. The same seed gives the same design.
Topology variation(std::uint32_t seed);

void writeAll(const Files &files, const std::string &folder);
std::string listed(const std::set<std::string> &list);
std::string listed(const std::vector<std::string> &list);

} // namespace breakwater::tests
