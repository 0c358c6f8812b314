// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/targets/promises.h"

namespace breakwater {

namespace {

/// The store that can lose most is held against the promise. Judged on planning values, as the message
/// says.
class RpoMissed final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-005"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        sayWhatIsNotEstimated(*this, now, out, &Target::rpo);
        for (const auto &estimate : now.estimates())
            if (estimate->rpoTarget)
                judge(now, *estimate, out);
    }

private:
    void judge(const StampView &now, const StampEstimate &estimate, Findings &out) const
    {
        if (estimate.rpoVerdict == Verdict::Missed && estimate.rpoStore) {
            const ServiceSummary *store = now.summary(*estimate.rpoStore);
            out.add(*this, promiseOf(*estimate.rpoStore, estimate.disruption),
                    {{"workload", now.stamp().name},
                     {"disruption", occasion(estimate, now)},
                     {"store", store != nullptr ? store->name() : estimate.rpoStore->text},
                     {"planned", lost(estimate.rpo)},
                     {"rpo", *estimate.rpoTarget}});
        } else if (estimate.rpoVerdict == Verdict::Unknown) {
            for (const StoreRpo &store : estimate.stores)
                if (store.rpo.state == Figure::State::Unknown)
                    out.notEvaluated(*this, promiseOf(store.store, estimate.disruption),
                                     "how much data it can lose");
        }
    }
};

const Registered<Rule, RpoMissed> kRegistered;

} // namespace

} // namespace breakwater
