// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What `chaos.tmpl` beside the facts of a kind says: the documented fault of Chaos Studio that takes a
/// service of that kind away, one thing a line:
///   target, capability, fault <as the fault library spells it>
///   parameter <key> <value>          `{replicaRegion}` and `{podsOfNamespaces}` are filled in
///   role <id> <name>                 that the experiment needs on the service
///   unless <parameter> <value> -- <why not>
///   does <sentence>
///   refused <sentence>               instead of all that: there is a fault, and it does not fit
namespace breakwater::chaos {

struct Exclusion {
    std::string parameter, value, why;
};

struct Fault {
    std::string target, capability, urn, does, refused;
    std::vector<std::pair<std::string, std::string>> parameters;
    std::vector<std::string> roles; ///< ids
    std::vector<Exclusion> unless;
};

/// Fails with the line that cannot be read.
Result<Fault> parseFault(std::string_view text, const std::string &place);

} // namespace breakwater::chaos
