// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/targets/promises.h"

namespace breakwater {

namespace {

/// The longest chain of recovery steps is held against the promise. Judged on planning values: until
/// percentiles are computed, the message says which value it is.
class RtoMissed final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-003"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        sayWhatIsNotEstimated(*this, now, out, &Target::rto);
        const StampEstimate *estimate = now.estimate();
        if (estimate == nullptr || !estimate->rtoTarget)
            return;
        if (estimate->rtoVerdict == Verdict::Missed)
            out.add(*this, {now.stamp().id},
                    {{"workload", now.stamp().name},
                     {"disruption", kRegionLoss},
                     {"planned", promised(estimate->rto)},
                     {"rto", *estimate->rtoTarget},
                     {"criticalPath", inWords(estimate->criticalTitles, 8)}});
        else if (estimate->rtoVerdict == Verdict::Unknown)
            out.notEvaluated(*this, {now.stamp().id}, whatIsUntimed(*estimate));
    }
};

const Registered<Rule, RtoMissed> kRegistered;

} // namespace

} // namespace breakwater
