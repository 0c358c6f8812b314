// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

bool isOpen(const Part &endpoint)
{
    const std::optional<std::string> state = endpoint.text("connectionState");
    return state != "pending" && state != "rejected";
}

/// The service itself, or what stands in for it.
bool anyOf(const std::set<ServiceId> &list, const ServiceId &id, const StampView &now)
{
    const Service *own = now.service(id);
    const std::vector<const Service *> twins =
        own != nullptr ? now.twinsOf(*own) : std::vector<const Service *>();
    return list.count(id) != 0 || std::any_of(twins.begin(), twins.end(), [&](const Service *twin) {
               return list.count(twin->id) != 0;
           });
}

std::string placeName(const LandingZone *zone, const StampView &now)
{
    return zone != nullptr ? now.regionName(zone->region) : std::string("the primary region");
}

/// A service that is only reached privately is out of reach for a region whose network has no endpoint for
/// it.
class NoPrivateWay final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-012"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr)
            return;
        std::set<ServiceId> here, there, used;
        for (const Service *network : now.servicesOfKind("private-endpoint"))
            for (const Part &part : network->parts)
                if (part.kind == "endpoint" && part.ref && isOpen(part))
                    (network->at == Site::Secondary ? there : here).insert(*part.ref);
        for (const Dependency &link : now.stamp().dependencies)
            if (link.afterFailover)
                used.insert(link.to);
        for (const ServiceId &id : here) {
            const NamedService *target = now.summary(id);
            if (target == nullptr || anyOf(there, id, now) || !anyOf(used, id, now))
                continue;
            out.add(*this, {id},
                    {{"service", target->name()},
                     {"primary", placeName(now.primary(), now)},
                     {"secondary", placeName(now.secondary(), now)}});
        }
    }
};

const Registered<Rule, NoPrivateWay> kRegistered;

} // namespace

} // namespace breakwater
