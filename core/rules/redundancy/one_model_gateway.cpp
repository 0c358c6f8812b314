// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/listed.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Routing, breakers and quotas of every model live in the gateway: it must not be the one thing that is
/// there once.
class OneModelGateway final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-020"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *gateway : now.servicesOfKind("api-management")) {
            const NamedService *summary = now.summary(gateway->id);
            if (summary == nullptr || !isModelGateway(*summary, now))
                continue;
            const std::optional<double> units = gateway->number("units");
            const bool oneRegion =
                summary->footprint().size() == 1 && listed(gateway->parameters, "gatewayRegions").empty();
            if (!oneRegion && !units)
                out.notEvaluated(*this, {gateway->id}, "how many units it has");
            if (!oneRegion && (!units || *units >= 2))
                continue;
            const std::string size = units ? counted(*units, "unit") : "an unknown number of units";
            out.add(
                *this, {gateway->id},
                {{"gateway", gateway->name}, {"shape", size + (oneRegion ? " in one region" : " a region")}});
        }
    }
};

const Registered<Rule, OneModelGateway> kRegistered;

} // namespace

} // namespace breakwater
