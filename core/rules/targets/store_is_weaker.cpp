// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/targets/promises.h"

#include <set>

namespace breakwater {

namespace {

bool ownsData(const ServiceSummary &store, const StampView &now)
{
    const ServiceKind *kind = now.catalog().kind(store.kind());
    return kind == nullptr || kind->state == ServiceKind::State::Stateful;
}

/// The promise of a workload is only as good as the store that keeps what it writes, also when that store
/// stands in another stamp. Judged on planning values, as the message says.
class StoreIsWeaker final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-007"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        const Target *target = now.target(DisruptionKind::Region);
        if (target == nullptr || !target->rpo)
            return;
        std::set<ServiceId> judged;
        for (const auto &[link, from, store] : now.links()) {
            if (link->type != DependencyType::Writes || !judged.insert(link->to).second)
                continue;
            if (!store->rpo()) {
                // What stands in the secondary region is not lost with the primary one.
                if (store->at() != Site::Secondary && ownsData(*store, now))
                    out.notEvaluated(*this, {link->to}, "how much data it can lose");
            } else if (store->rpo()->state == Figure::State::Unknown) {
                out.notEvaluated(*this, {link->to}, "how much data it can lose");
            } else if (store->rpo()->state == Figure::State::Unbounded
                       || store->rpo()->value > *target->rpo) {
                out.add(*this, {link->to},
                        {{"store", store->name()},
                         {"workload", now.stamp().name},
                         {"planned", lost(*store->rpo())},
                         {"rpo", *target->rpo}});
            }
        }
    }
};

const Registered<Rule, StoreIsWeaker> kRegistered;

} // namespace

} // namespace breakwater
