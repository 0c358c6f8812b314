// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Zones share a region: a store that is spread over them and kept nowhere else survives a datacenter, not
/// the disruption that was promised for.
class AvailabilityIsNotRecovery final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-014"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Region) == nullptr)
            return;
        for (const Service &service : now.stamp().services) {
            const ServiceKind *kind = now.kindOf(service);
            const std::optional<RegionId> home = now.stamp().regionOf(service);
            if (kind == nullptr || kind->state != ServiceKind::State::Stateful || !home
                || service.at == Site::Secondary || now.hasGeoCopy(service))
                continue;
            const std::optional<bool> spread = now.isZoneRedundant(service);
            if (!spread)
                out.notEvaluated(*this, {service.id}, "whether it is spread over zones");
            else if (*spread)
                out.add(*this, {service.id}, {{"service", service.name}, {"region", now.regionName(*home)}});
        }
    }
};

const Registered<Rule, AvailabilityIsNotRecovery> kRegistered;

} // namespace

} // namespace breakwater
