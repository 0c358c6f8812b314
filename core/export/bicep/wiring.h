// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/plan.h"
#include "core/support/registered.h"

#include <string>
#include <string_view>
#include <vector>

/// The wires of one kind: what a fragment cannot say alone, because it depends on other services. Registers
/// itself; a kind without one is complete with its fragment.
namespace breakwater::bicep {

struct KindWiring {
    virtual ~KindWiring() = default;
    virtual std::string_view kind() const noexcept = 0;
    virtual void wire(Plan &plan, Unit &unit) const = 0;
};

/// Name of a unit as an expression, seen from a part.
std::string nameOf(const Unit &unit, PartOf from);
/// The same inside a string literal: `${...}`, with the suffix of global names.
std::string nameInside(const Unit &unit, PartOf from);
/// The settings object of a part, seen from a part: `region`, `primary`, `secondary`.
std::string settingsOf(PartOf of, PartOf from);
/// Resource id as an expression: an output where the two are deployed together, else put together from names.
std::string idOf(const Unit &unit, const Unit &user, const Plan &plan);
std::string idFromNames(const Unit &unit, PartOf from, const Plan &plan);
std::string scopeOf(PartOf of, PartOf from, const Plan &plan);
/// Both conditions, where there are two.
std::string both(const std::string &a, const std::string &b);
/// A list of which some items are there only under a condition.
Value joined(const Value &always, const std::map<std::string, Value> &late, int indent);
/// An output of a unit of the same part, or nullopt when the two are not always deployed together.
std::optional<std::string> outputOf(const Unit &unit, const Unit &user, std::string_view output);

/// Where clients find a service, inside a string literal; empty when it has no such address.
std::string addressInside(const Plan &plan, const Unit &unit, PartOf from);
/// The listener name of a failover group, inside a string literal.
std::string failoverGroupInside(const Unit &unit);
bool hasFailoverGroup(const Unit &unit);
/// Name of the database of an Azure SQL service; that of the primary one for both.
std::string databaseNameOf(const Unit &first);
/// First part of the public host name of a gateway, inside a string literal.
std::string gatewayLabelInside(const Unit &unit, PartOf from);
std::string gatewayHostInside(const Unit &unit, PartOf from);

/// Units that a unit depends on with that type and kind, in order of symbol; empty words match anything.
std::vector<const Unit *> needsOf(const Plan &plan, const Unit &unit, std::string_view kind,
                                  std::optional<DependencyType> type = {});
std::vector<const Unit *> usersOf(const Plan &plan, const Unit &unit);
const Unit *identityOf(const Plan &plan, const Unit &unit);
/// The grants that a unit has to wait for before it can sign in as that identity: those on what it depends
/// on, or all where the design does not say what that is.
std::vector<std::string> rightsFor(const Plan &plan, const Unit &unit, const Unit &identity);
/// The network of a unit: the one it depends on, else the only one of its part.
const Unit *networkOf(const Plan &plan, const Unit &unit);
std::vector<const Unit *> unitsOfKind(const Plan &plan, std::string_view kind, PartOf part);
std::string subnetId(const Plan &plan, const Unit &network, const Unit &user, const std::string &subnet);

/// Whether a service carries the whole load from its first minute on: after the strategy, or the chosen
/// option.
bool carriesTheLoad(const Plan &plan, const Unit &unit);
/// Normal and full scale of a number of instances, after the strategy and the chosen option.
struct Scale {
    std::int64_t normal = 1, full = 1;
};
Scale scaleOf(const Plan &plan, const Unit &unit, std::string_view countKey, std::string_view minimumKey,
              std::int64_t otherwise);

/// The zones that the design gives a service, none where its region has none.
Value zonesOf(const Plan &plan, const Unit &unit);
/// The protection of a service by that option.
const Protection *protectedBy(const Plan &plan, const Unit &unit, std::string_view option);
/// The primary one of a pair, or the unit itself.
const Unit &leader(const Unit &unit);
/// `resourceGroup(x)` as the leading arguments of resourceId, with the comma; empty for the own group.
std::string scopeArguments(PartOf of, PartOf from, const Plan &plan);
/// When something of the secondary region exists, as an expression of the global part; empty for always.
std::string presence(const Plan &plan, const Unit &target);

/// A parameter, else the catalog's default, which is then remarked on.
std::int64_t numberOr(Plan &plan, const Unit &unit, const std::string &key, std::int64_t otherwise);
std::string textOr(Plan &plan, const Unit &unit, const std::string &key, const std::string &otherwise);
bool flagOr(Plan &plan, const Unit &unit, const std::string &key, bool otherwise);
std::optional<double> partNumber(const Part &part, std::string_view key);
std::optional<std::string> partText(const Part &part, std::string_view key);
std::optional<bool> partFlag(const Part &part, std::string_view key);
/// Short name of a part within its service, distinct among those that were asked for with the same set.
std::string partName(const Part &part, std::set<std::string> &taken);

} // namespace breakwater::bicep
