// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Services as things to be taken elsewhere: copied, pasted, mirrored. Copies have ids of their own.
namespace breakwater {

/// Gives ids that neither the design nor an earlier call has.
using Mint = std::function<std::string(std::string_view kind)>;
/// Of a mint that only knows the design: one that remembers what it gave, too.
Mint remembering(Mint mint);

/// The named services and what joins them, as a design of its own: what a clipboard carries. Stamps keep
/// their ids, types, names and zones; what points out of the excerpt is dropped, and so is who the client is.
Topology excerptOf(const Topology &topology, const std::vector<ServiceId> &services,
                   const std::map<ServiceId, CardPlace> &places);

struct Spot {
    StampId stamp;
    Site site = Site::Primary;
    std::optional<CardPlace> place; ///< none: the base shelf keeps its things
};

struct Copying {
    Edit edit;
    std::vector<ServiceId> services; ///< the copies, in the order of the excerpt
    std::size_t links = 0; ///< dependencies and protections among them
};
/// Copies of an excerpt, of this or of another design, each where `spotOf` says; none where it says nothing.
Copying copyInto(const Topology &topology, const Topology &excerpt,
                 const std::function<std::optional<Spot>(const Stamp &, const Service &)> &spotOf,
                 const Mint &mint);

/// The old id of everything that was copied, and its new one: services and parts.
using Renamed = std::map<std::string, std::string>;
/// The same thing under a new id, with new ids for its parts; what its parts refer to is not followed yet.
Service freshCopy(const Service &service, std::string name, Renamed &renamed, const Mint &mint);
/// The same need between the new ends; absent when an end has no new id. Fallbacks and queues outside are
/// dropped.
std::optional<Dependency> freshCopy(const Dependency &dependency, const Renamed &renamed, const Mint &mint);
/// "Key Vault 1" becomes "Key Vault 2": the first number that is free.
std::string freeNameLike(const std::string &name, const std::function<bool(const std::string &)> &taken);
bool hasName(const Topology &topology, const std::string &name);

} // namespace breakwater
