// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/plan.h"

#include <optional>
#include <vector>

/// What happens, seen from one stamp: which services it takes, and which of their protections serve.
namespace breakwater {

/// What is planned for. `lost` is the region of a region loss; without it every stamp loses its primary one.
struct Occasion {
    Disruption disruption;
    std::optional<RegionId> lost;
    bool back = false; ///< the way back, once what was lost is there again

    /// Services move to the other zone, instead of coming back where they are.
    bool moves() const
    {
        return disruption.kind == DisruptionKind::Region || disruption.kind == DisruptionKind::Service;
    }
    /// Data is damaged or gone while the platform runs: copies come from before.
    bool restores() const
    {
        return disruption.kind == DisruptionKind::Corruption || disruption.kind == DisruptionKind::Deletion;
    }
    bool operator==(const Occasion &) const = default;
};
Occasion occasionOf(const Topology &topology, const Disruption &disruption,
                    const std::vector<StampId> &stamps, bool back = false);

/// Nothing where the catalog does not know the kind and the design does not say (`keepsData`).
std::optional<bool> keepsData(const Service &service, const ServiceKind *kind);

/// Which services the disruption takes; one a service of the stamp, in its order.
///
/// - region: what stands in the lost region's primary zone.
/// - zone: what stands there and, as far as the design says, in that zone (any, without a target), unless the
///   platform makes nothing of it (its only zone option takes no time and loses nothing).
/// - service: the target (a service, a kind, a part), what is hosted on it, and so on.
/// - provider: the target; without one the models that are called hard, and what has a protection against it.
/// - corruption, deletion: the target; without one what keeps records of the business, or has a protection
/// against
///   it; what carries the copies of others is not taken.
std::vector<char> hitsOf(const Stamp &stamp, const Catalog &catalog, const Occasion &occasion);

/// What a service holds: as its kind, unless it says that its content is built from elsewhere or is logs.
ServiceKind::Content contentOf(const Service &service, const ServiceKind *kind);

/// The part that a `service` disruption takes, when its target is one.
const Part *targetedPart(const Stamp &stamp, const Occasion &occasion);

/// Every protection that serves, best first: one that keeps the RPO before one that misses it, then what a
/// person or the platform starts before what only Microsoft starts, then the shorter recovery, the smaller
/// loss, the id. Against a service's own outage, what protects it from the loss of its region serves as well.
std::vector<const Protection *> servingProtections(const Stamp &stamp, const Service &service,
                                                   const ServiceKind *kind, const Occasion &occasion);

/// Data at risk: a figure to plan with, and what a trial draws (empty: the planning value).
struct Loss {
    Figure figure;
    std::vector<Span> spans;
    std::optional<Minutes> kept; ///< of damaged data: copies that are older are gone
};
/// Under a protection: lag and interval of the design outrank the option's figure; the newest copy is on
/// average half an interval old. A planned failover that drains first loses nothing.
Loss lossUnder(const Protection &protection, const ServiceKind *kind, const Occasion &occasion);

/// How a kind survives the loss of a zone where the design records no choice: its only zone option, or none.
const ZoneOption *naturalZoneOption(const ServiceKind &kind);

} // namespace breakwater
