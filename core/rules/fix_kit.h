// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/fix.h"

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

/// What several fixes are made of.
namespace breakwater {

/// `Zone redundant of plan-web: on`: one setting of one service. Nothing when the service is null.
void offerSetting(const Service *service, const char *key, ParameterValue value, std::string label,
                  Offers &out);
Edit changePart(ServiceId service, PartId part, std::function<void(Part &)> change);
Edit addPart(ServiceId service, Part part);
/// With an id of its own; what it refers to becomes what stands in for that, where something does.
Part copyOfPart(const FixCase &at, const Part &part);
/// Settings that the twin lacks or has otherwise, without what the catalog marks as regional; parts that only
/// one of the two has, by kind and name.
Edit alignWith(const FixCase &at, const Service &model, const Service &twin);

/// A twin of the service in the secondary zone: its settings and parts, without what is regional.
Service twinFor(const FixCase &at, const Service &service);
/// A Dependency with an id of its own, like the one given.
Dependency copyOfLink(const FixCase &at, const Dependency &link);

/// Every option of the service's kind that answers the disruption, in the order of the catalog, and a twin in
/// the secondary zone where the option works with one and none is there. What is one service for all regions
/// gets a replica there instead. With `alsoFor` only options with a twin, each along with what is to be done
/// about the twin.
void offerOptions(const FixCase &at, const Service *service, DisruptionKind kind, Offers &out,
                  const std::function<bool(const DrOption &)> &wanted = {},
                  const std::function<Edit(const ServiceId &twin)> &alsoFor = {});
/// From `first` on, the offers are for people to choose from.
void leaveToPeople(Offers &offers, std::size_t first);
/// Geo-redundancy of a store that the platform copies: the setting and the option that belongs to it.
void offerGeoRedundancy(const FixCase &at, const Service *account, Offers &out);

/// Puts steps back that the room left out: those of the subject and its twin with one of the actions, else
/// all of the stamp with one. No actions: any step.
void offerSteps(const FixCase &at, std::initializer_list<std::string_view> actions, PlanFor occasion,
                Offers &out);

/// The value is one that the catalog knows for the parameter, or the catalog does not say.
bool mayBe(const ServiceKind *kind, std::string_view key, const ParameterValue &value);
bool isFlag(const ServiceKind *kind, std::string_view key); ///< a parameter of type bool

} // namespace breakwater
