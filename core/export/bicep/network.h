// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/cidr.h"
#include "core/export/bicep/plan.h"

#include <optional>
#include <string>
#include <vector>

/// Subnets: those of the design, and those that its services cannot do without.
namespace breakwater::bicep {

struct Subnet {
    std::string name;
    Cidr range;
    std::string delegation; ///< service that it is handed over to
    std::string clients; ///< of a gateway: who may come in
};

enum class SubnetUse { Workload, Endpoints, Gateway };

std::string slugless(const std::string &text); ///< without blanks
std::vector<Subnet> subnetsOf(Plan &plan, const Unit &network);
std::optional<std::string> subnetNamed(Plan &plan, const Unit &network, SubnetUse use);

} // namespace breakwater::bicep
