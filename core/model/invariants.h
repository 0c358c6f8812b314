// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/support/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// What holds for every design: ids are unique in the file, every stamp has one primary and at most one
/// secondary zone, services stand where a zone is, and what a dependency, protection, part or group names
/// exists. (Regions, kinds and parameters are held against the catalog by the reader of design files.)
namespace breakwater {

/// The first invariant that a design breaks, as one sentence; empty when all hold.
std::optional<Error> brokenInvariant(const Topology &topology);

/// The same for the zones of one stamp and for the sites of its services.
std::optional<Error> brokenZones(const Stamp &stamp);

/// Every id of the design, in no promised order: stamps, services, parts, dependencies, protections, groups,
/// degraded modes, roles, decisions.
void forEachId(const Topology &topology, const std::function<void(const std::string &)> &visit);
bool hasId(const Topology &topology, std::string_view id);

/// Lists of things with ids in the order that the file has.
void orderById(Stamp &stamp);

/// An Error of an Edit that the model cannot take.
Error impossible(std::string sentence);

} // namespace breakwater
