// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/targets/promises.h"

namespace breakwater {

namespace {

/// A promise that the plan keeps on an average day may still be missed one time in twenty. A missed planning
/// value is TGT-003's finding, and not said twice.
class RtoMissedAtP95 final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-004"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &estimate : now.estimates()) {
            if (!estimate->rtoTarget || estimate->rtoVerdict != Verdict::Met)
                continue;
            const std::vector<Subject> promise = promiseOf(now.stamp().id, estimate->disruption);
            if (!estimate->spread)
                out.notEvaluated(*this, promise, "the 95th percentile of the recovery time");
            else if (estimate->spread->p95 > *estimate->rtoTarget)
                out.add(*this, promise,
                        {{"workload", now.stamp().name},
                         {"disruption", occasion(*estimate, now)},
                         {"rto", *estimate->rtoTarget},
                         {"p95", estimate->spread->p95}});
            else if (estimate->spread->atLeast)
                out.notEvaluated(*this, promise, "an upper bound of a time on the way");
        }
    }
};

const Registered<Rule, RtoMissedAtP95> kRegistered;

} // namespace

} // namespace breakwater
