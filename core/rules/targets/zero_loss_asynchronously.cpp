// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Some copy for the loss of a region lags behind, and none is synchronous.
bool isAsynchronous(const Service &service, const StampView &now)
{
    bool lags = false;
    for (const Protection *protection : now.protectionsOf(service)) {
        const DrOption *option = now.optionOf(*protection);
        if (option == nullptr || !protection->covers(DisruptionKind::Region))
            continue;
        if (option->replication == Replication::Sync)
            return false;
        lags = lags || option->replication == Replication::Async;
    }
    return lags;
}

/// An asynchronous copy always misses the writes in flight: whoever promises to lose nothing needs every
/// copy of a store that serves the loss of a region to be synchronous, or one that is.
class ZeroLossAsynchronously final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-008"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const Target *target = now.target(DisruptionKind::Region);
        for (const Service &service : now.stamp().services) {
            const std::optional<Minutes> own = service.objectives ? service.objectives->rpo : std::nullopt;
            const std::optional<Minutes> promise = own ? own : target != nullptr ? target->rpo : std::nullopt;
            const ServiceKind *kind = now.kindOf(service);
            if (!promise || *promise > Minutes{0}
                || (kind != nullptr && kind->state == ServiceKind::State::Stateless))
                continue;
            if (kind == nullptr) {
                if (now.isCovered(service, DisruptionKind::Region) && now.protectionsBy(service).empty())
                    out.notEvaluated(*this, {service.id}, "how its copy is kept");
            } else if (isAsynchronous(service, now)) {
                out.add(*this, {service.id}, {{"workload", now.stamp().name}, {"store", service.name}});
            }
        }
    }
};

const Registered<Rule, ZeroLossAsynchronously> kRegistered;

} // namespace

} // namespace breakwater
