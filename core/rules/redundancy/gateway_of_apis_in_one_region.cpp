// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Every API behind one regional gateway is lost with it, whatever else is doubled.
class GatewayOfApisInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-018"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Region) == nullptr)
            return;
        for (const Service *gateway : now.servicesOfKind("api-management")) {
            const ServiceSummary *summary = now.summary(gateway->id);
            if (summary == nullptr || summary->footprint().size() != 1
                || !listed(gateway->parameters, "gatewayRegions").empty())
                continue;
            out.add(*this, {gateway->id},
                    {{"service", gateway->name}, {"region", now.regionName(*summary->footprint().front())}});
        }
    }
};

const Registered<Rule, GatewayOfApisInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
