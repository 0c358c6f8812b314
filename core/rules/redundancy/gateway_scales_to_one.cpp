// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A gateway that shrinks to one or none needs minutes to grow again, at the worst moment.
class GatewayScalesToOne final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-010"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> least = now.param(*this, "min");
        if (!least)
            return out.notEvaluated(*this, {now.stamp().id}, "the least number of instances");
        for (const Service *gateway : now.servicesOfKind("application-gateway")) {
            const std::optional<double> floor = gateway->number("minCapacity");
            if (!floor)
                out.notEvaluated(*this, {gateway->id}, "its smallest capacity");
            else if (*floor < *least)
                out.add(*this, {gateway->id},
                        {{"service", gateway->name},
                         {"n", counted(*floor, "instance")},
                         {"min", static_cast<int>(*least)}});
        }
    }
};

const Registered<Rule, GatewayScalesToOne> kRegistered;

} // namespace

} // namespace breakwater
