// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/dns/entry.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A profile can only move clients to an endpoint that it has. Where a person moves them, an endpoint that is
/// off until then is usable.
class OneEndpoint final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-002"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *profile : now.servicesOfKind("traffic-manager")) {
            const bool byHand = profile->text("failoverMode") == "manual";
            std::vector<Way> usable, unknown;
            for (const Way &way : waysFrom(*profile, now)) {
                if (byHand || way.enabled() == true)
                    usable.push_back(way);
                else if (!way.enabled())
                    unknown.push_back(way);
            }
            const Reached reached = reachedBy(usable);
            if (!reached.isOneRegion())
                continue;
            if (!unknown.empty())
                out.notEvaluated(*this, {profile->id}, "which of its endpoints are enabled");
            else
                out.add(*this, {profile->id},
                        {{"entry", profile->name},
                         {"n", counted(static_cast<double>(usable.size()), "usable endpoint")},
                         {"regions", reached.inWords(now)}});
        }
    }
};

const Registered<Rule, OneEndpoint> kRegistered;

} // namespace

} // namespace breakwater
