// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool lags(const Service &service, const StampView &now)
{
    for (const Protection *protection : now.protectionsOf(service)) {
        const DrOption *option = now.optionOf(*protection);
        if (option != nullptr && protection->covers(DisruptionKind::Region)
            && option->replication == Replication::Async)
            return true;
    }
    return false;
}

/// An asynchronous copy falls behind in silence. Kinds that have no alerts in the catalog are not asked.
class LagNotAlerted final : public Rule {
public:
    std::string_view id() const noexcept override { return "OBS-002"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service &service : now.stamp().services) {
            const ServiceKind *kind = now.kindOf(service);
            if (kind == nullptr || kind->part("alert") == nullptr || !lags(service, now)
                || std::any_of(service.parts.begin(), service.parts.end(), [](const Part &part) {
                       return part.kind == "alert" && part.text("signal") == "replication-lag";
                   }))
                continue;
            out.add(*this, {service.id}, {{"service", service.name}});
        }
    }
};

const Registered<Rule, LagNotAlerted> kRegistered;

} // namespace

} // namespace breakwater
