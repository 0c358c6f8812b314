// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/cidr.h"
#include "core/export/bicep/plan.h"

#include <optional>
#include <string>
#include <vector>

/// Subnets: those of the design, and those that its services cannot do without.
namespace breakwater::bicep {

enum class SubnetUse {
    Web,
    Functions,
    Nodes, ///< clusters and machines
    SparkPublic,
    SparkPrivate,
    Endpoints,
    Gateway,
    Api,
    Firewall,
    FirewallManagement
};

struct Subnet {
    std::string name;
    Cidr range;
    std::optional<SubnetUse> use;
    std::string owner; ///< symbol of the one service it is for, where each needs its own
    std::string delegation; ///< service that it is handed over to
    std::string clients; ///< of a gateway: who may come in
};

std::string slugless(const std::string &text); ///< without blanks
std::vector<Subnet> subnetsOf(Plan &plan, const Unit &network);
std::optional<std::string> subnetNamed(Plan &plan, const Unit &network, SubnetUse use,
                                       const std::string &owner = {});
/// Address that the ingress controller of a cluster gets, at the end of the subnet of its nodes.
std::optional<std::string> ingressAddress(Plan &plan, const Unit &cluster);
/// API Management that stands inside the network, not beside it.
bool isInjected(const Plan &plan, const Unit &api);

} // namespace breakwater::bicep
