// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/support/result.h"

#include <functional>
#include <string>
#include <vector>

/// The one way to change a design: pure functions from a Topology to a Topology. Whatever an Edit does not
/// touch keeps its identity (the same shared_ptr). An Edit that cannot be done returns
/// Error::Code::Impossible with one sentence.
namespace breakwater {

using Edit = std::function<Result<Topology>(const Topology &)>;

Edit allOf(std::vector<Edit> edits); ///< every one or none

/// Replaces one stamp and keeps the identity of all others.
Topology withStamp(const Topology &topology, Stamp stamp);
Topology withLayout(const Topology &topology, Layout layout);

/// Mints ids: `<kind>-<4 base-32 characters>`, unique in the topology. `draw` gives 20 random bits; injected
/// in tests.
class IdMint {
public:
    explicit IdMint(std::function<std::uint32_t()> draw);
    static IdMint random();
    std::string mint(std::string_view kind, const Topology &topology) const;

private:
    std::function<std::uint32_t()> m_draw;
};

// Stamps and zones
Edit addStamp(Stamp stamp, Layout layout = {});
Edit removeStamp(StampId stamp); ///< with its layout and every dependency, in any stamp, on what it held
Edit setZoneRegion(StampId stamp, ZoneRole role,
                   RegionId region); ///< adds the secondary zone when there is none
Edit changeStamp(StampId stamp,
                 std::function<void(Stamp &)> change); ///< name, objectives, strategy, timing ... not its id

// Services
/// A service with every default of its kind written out (parameters with a default, none invented).
Service defaultService(const ServiceKind &kind, ServiceId id, std::string name, Site at);
Edit addService(StampId stamp, Service service, CardPlace place);
/// With what names them, in every stamp: dependencies, group memberships, flows' steps, fallbacks, queues,
/// cards; their protections, those they carried (`via`) and those that lose their last counterpart and have
/// no replica.
Edit removeServices(std::vector<ServiceId> services);
/// To another site of its stamp or to another stamp; dependencies and protections follow, unknown ids are an
/// error.
Edit moveService(ServiceId service, StampId toStamp, Site to, CardPlace place);
Edit changeService(ServiceId service,
                   std::function<void(Service &)> change); ///< name, parameters, parts ... not its id
Edit setParameter(ServiceId service, std::string key, std::optional<ParameterValue> value);

// Links
Edit connect(Dependency dependency); ///< refuses itself, unknown ends, and an equal one (same ends and type)
Edit changeDependency(DependencyId dependency, std::function<void(Dependency &)> change);
Edit removeDependencies(std::vector<DependencyId> dependencies);
Edit protect(Protection protection); ///< adds, or replaces the one of that id
Edit removeProtection(ProtectionId protection);

// Canvas
Edit placeCard(StampId stamp, ServiceId service, CardPlace place);
Edit placeCards(StampId stamp, std::map<ServiceId, CardPlace> places);
Edit setCollapsed(StampId stamp, bool collapsed);

// Engagement and agreements
Edit changeEngagement(std::function<void(Engagement &)> change);
Edit changeRoles(std::function<void(std::vector<Role> &)> change);
/// Keeps the lists ordered; of two accepted risks with one key, the later one replaces the earlier.
Edit changeAgreements(std::function<void(Agreements &)> change);

} // namespace breakwater
